"""Pages of a damaged file: the whole ones are found, wherever they stand, and no other."""

import os
from contextlib import closing

import pytest
import samples

from desktop.vault import pages
from desktop.vault.database import PAGE
from desktop.vault.salvage_pages import Sheets


@pytest.fixture
def written(folder):
    """Give the path of a database, and what opens its pages."""
    with closing(samples.opened(folder)) as desk:
        for number in range(6):
            samples.letter(desk, text=f"word{number} " * 2_000)
        opened = desk._vault.opened
    return folder / "vault.db", opened.header.database_salt, [opened.masters.present]


def spoiled(path, *numbers):
    raw = bytearray(path.read_bytes())
    for number in numbers:
        raw[(number - 1) * PAGE : number * PAGE] = os.urandom(PAGE)
    path.write_bytes(raw)


def test_every_page_of_a_whole_file_is_read(written):
    with Sheets(*written) as sheets:
        assert [number for number, _ in sheets.every()] == [*range(1, sheets.count + 1)]
        assert sheets.damaged() == []
        assert sheets.look_for_strays() == 0


def test_a_changed_bit_makes_a_page_none(written):
    samples.flip(written[0], 2 * PAGE + 100)

    with Sheets(*written) as sheets:
        assert sheets.damaged() == [3]
        assert sheets.page(3) is None
        assert 3 not in dict(sheets.every())


def test_twin_without_the_tag_a_changed_bit_goes_unnoticed(written, monkeypatch):
    monkeypatch.setattr(pages.hmac, "compare_digest", lambda *_: True)

    with pytest.raises(AssertionError, match=r"\[3\]"):
        test_a_changed_bit_makes_a_page_none(written)


def test_the_first_page_may_be_gone(written):
    spoiled(written[0], 1)

    with Sheets(*written) as sheets:
        assert sheets.damaged() == [1]
        assert len(dict(sheets.every())) == sheets.count - 1


def test_pages_that_changed_places_are_found_under_their_own_numbers(written):
    raw = bytearray(written[0].read_bytes())
    with Sheets(*written) as sheets:
        before = dict(sheets.every())
    raw[PAGE : 2 * PAGE], raw[4 * PAGE : 5 * PAGE] = raw[4 * PAGE : 5 * PAGE], raw[PAGE : 2 * PAGE]
    written[0].write_bytes(raw)

    with Sheets(*written) as sheets:
        assert sheets.damaged() == [2, 5]
        assert sheets.look_for_strays() == 2
        assert dict(sheets.every()) == before


def test_pages_behind_a_hole_are_found_also_beyond_the_end(written):
    raw = bytearray(written[0].read_bytes())
    del raw[2 * PAGE : 4 * PAGE]
    written[0].write_bytes(raw)

    with Sheets(*written) as sheets:
        sheets.look_for_strays()
        found = dict(sheets.every())
        assert sorted(found) == [1, 2, *range(5, sheets.count + 3)]


def test_looking_for_them_ends(written, monkeypatch):
    spoiled(written[0], 2, 3, 4)
    monkeypatch.setattr("desktop.vault.salvage_pages.MOST_TRIES", 2)

    with Sheets(*written) as sheets:
        assert sheets.look_for_strays() == 0


def test_a_rest_that_is_no_page_is_none(written):
    path = written[0]
    path.write_bytes(path.read_bytes()[: 3 * PAGE + 17])

    with Sheets(*written) as sheets:
        assert sheets.count == 3
        assert sheets.page(4) is None
        assert sheets.page(0) is None
