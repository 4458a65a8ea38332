"""Deleted for good: every page is decrypted by hand, and no copy of the words is left."""

import random
from contextlib import closing

import pytest
import samples

from desktop.vault import database as databases
from desktop.vault import documents, sealing
from desktop.vault.database import PAGE
from desktop.vault.salvage_pages import Sheets

WORDS = "heron over the marsh"
COPIES = 40


def copies(folder, needles):
    """Return how often any of these bytes stands in any page, in use or free."""
    with closing(samples.opened(folder)) as desk:
        opened = desk._vault.opened
    salt, keys = opened.header.database_salt, [opened.masters.present]
    raw = (folder / "vault.db").read_bytes()
    with Sheets(folder / "vault.db", salt, keys) as sheets:
        whole = dict(sheets.every())
        # A page that was made and freed at once carries no tag; it is decrypted all the same.
        for number in sheets.damaged():
            page = raw[(number - 1) * PAGE : number * PAGE]
            whole[number] = sealing.page_plain(keys[0].raw, page[-80:-64], page[:-80])
        assert len(whole) == sheets.count
    return sum(page.count(needle) for page in whole.values() for needle in needles)


def filled(desk):
    """Return letters with the words, among others: short, and so long that they are packed."""
    found, chance = [], random.Random(5)
    for number in range(COPIES):
        samples.letter(desk, text=f"something else {number} " * 20)
        rest = " ".join(str(chance.random()) for _ in range(4 if number % 4 else 600))
        text = f"{WORDS} {number} {rest}"
        found.append(samples.letter(desk, title=f"{WORDS} {number}", text=text))
        samples.write(desk, found[-1], text + " and more")
    return found


def needles(desk, letters):
    """Return the words, and a piece out of the middle of each packed body as it is kept."""
    packed = [documents.pack(desk.open(one.id).sections[0].body) for one in letters]
    inside = [one[200:232] for one in packed if one[:1] == b"\1"]
    assert len(inside) == COPIES // 4
    assert {len(one) for one in inside} == {32}
    return [WORDS.encode(), *inside]


@pytest.mark.slow
def test_no_page_holds_a_copy_of_what_was_deleted_for_good(folder):
    with closing(samples.opened(folder)) as desk:
        letters = filled(desk)
        wanted = needles(desk, letters)
    assert copies(folder, wanted) > COPIES

    with closing(samples.opened(folder)) as desk:
        for one in letters:
            desk.trash(one.id)
            desk.delete_for_good(one.id)

    left = copies(folder, wanted)
    assert left == 0, f"{left} copies are left"


@pytest.mark.slow
def test_twin_without_overwriting_copies_are_left(folder, monkeypatch):
    monkeypatch.setattr(databases, "SECURE_DELETE", "OFF")

    with pytest.raises(AssertionError, match="copies are left"):
        test_no_page_holds_a_copy_of_what_was_deleted_for_good(folder)
