"""Leaves read without the tree agree with SQLite, and no bytes make the reader stumble."""

import random
from contextlib import closing

import pytest
import samples

from desktop.vault import salvage_cells
from desktop.vault.salvage_cells import USABLE, records
from desktop.vault.salvage_pages import Sheets

WIDTHS = {2, 3, 4}
VALUES = [None, 0, 1, -1, 127, -128, 40_000, -9_000_000, 2**40, -(2**62), 1.5, "", "w", "ö€𝄞" * 9]


@pytest.fixture
def tables(folder):
    """Give a database with odd values, bodies of every length near the borders, and its pages."""
    with closing(samples.opened(folder)) as desk:
        database = desk._vault.database
        with database.transaction():
            database.run("CREATE TABLE odd (at INTEGER PRIMARY KEY, one, two, three BLOB)")
            database.run("CREATE INDEX by_one ON odd (one, two)")
            for number in range(90):
                size = random.Random(number).choice((0, 3, USABLE - 60, USABLE - 30, 9_000, 20_000))
                row = (number * 7 - 900, VALUES[number % len(VALUES)], f"two {number}", size)
                database.run("INSERT INTO odd VALUES (?, ?, ?, zeroblob(?) || 'x')", row)
            long = ("a long key " * 600, "it lies in pages of its own")
            database.run("INSERT INTO odd VALUES (9000, ?, ?, x'00')", long)
        rows = {row[0]: row[1:] for row in database.rows("SELECT at, one, two, three FROM odd")}
        opened = desk._vault.opened
    return rows, (folder / "vault.db", opened.header.database_salt, [opened.masters.present])


def read(sheets, *, in_index=False):
    for number, page in sheets.every():
        yield from records(number, page, sheets.page, WIDTHS, in_index=in_index)


def test_every_row_is_read_as_sqlite_reads_it(tables):
    rows, place = tables
    with Sheets(*place) as sheets:
        found = {one.at: one for one in read(sheets) if one.width == 4}

    assert {at: one.values[1:] for at, one in found.items() if at in rows} == rows
    assert all(one.is_whole for one in found.values())


def test_an_index_is_read_with_the_keys_that_stand_above_its_leaves(tables):
    rows, place = tables
    with Sheets(*place) as sheets:
        found = {one.values[2] for one in read(sheets, in_index=True) if one.width == 3}

    assert set(rows) <= found


def test_a_broken_chain_gives_what_comes_before(tables):
    rows, place = tables
    with Sheets(*place) as sheets:
        long = next(one for one in read(sheets) if one.width == 4 and len(one.pages) > 3)
        broken = long.pages[2]
        found = {
            one.at: one
            for number, page in sheets.every()
            for one in records(
                number, page, lambda n: None if n == broken else sheets.page(n), WIDTHS
            )
            if one.width == 4
        }

    cut = found[long.at]
    assert not cut.is_whole
    assert cut.values[1:3] == rows[long.at][:2]
    assert 0 < len(cut.values[3]) < len(long.values[3])


def test_a_chain_that_leads_into_itself_ends():
    page = (5).to_bytes(4) + bytes(USABLE - 4)

    found, chain = salvage_cells.follow(5, 100_000, lambda _: page)

    assert (len(found), chain) == (USABLE - 4, (5,))


def test_pages_of_other_kinds_give_nothing():
    for kind in (0, 1, 5, 255):
        assert list(records(2, bytes([kind]) + bytes(USABLE - 1), lambda _: None, WIDTHS)) == []


@pytest.mark.parametrize("kind", [2, 10, 13])
def test_no_bytes_make_it_stumble(kind):
    chance = random.Random(kind)
    for _ in range(100):
        page = bytearray(chance.randbytes(USABLE))
        page[0], page[100] = kind, kind
        for number in (1, 2):
            for in_index in (False, True):
                fetch = chance.choice((lambda _: None, lambda _, page=page: bytes(page)))
                list(records(number, bytes(page), fetch, range(40), in_index=in_index))
