"""What a shelf of the index holds is compared with what it must hold."""

from contextlib import closing

import pytest

from desktop.errors import VaultDamagedError
from desktop.vault import comparing, ledger, schema, search, slots
from desktop.vault.database import Database

DAY = 700_000
TEXTS = {
    1: "a and in lake spring winter",
    2: "lake sea " + "é" * 40_000,
    3: "",
    4: "lake sea",
}
SECTION = (
    "INSERT INTO section (at, id, document, version, key, heading, place, words, fields, mac) "
    "VALUES (?, ?, '', 1, '', '', 0, 0, '{}', x'')"
)


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "vault.db"
    path.touch()
    with closing(Database(path, slots.new_master())) as opened:
        schema.bring_up(opened)
        with opened.transaction():
            ledger.found(opened, bytes(16))
            for at in TEXTS:
                opened.run(SECTION, (at, f"{at}"))
                take_up(opened, at)
        yield opened


def entry(at):
    return search.Entry(at, 1, "title", DAY)


def take_up(database, at):
    search.put(database, entry(at), TEXTS[at])


def due(at):
    return entry(at), TEXTS[at]


def answer(database, told=due, shelf=0):
    [*between, last] = comparing.compare(database, shelf, told)
    assert set(between) <= {None}
    return last


def test_a_shelf_that_is_as_it_must_be_agrees(database):
    assert answer(database) is True


def test_words_that_stand_often_are_read_in_portions(database, monkeypatch):
    monkeypatch.setattr(comparing, "PORTION", 2)

    assert answer(database) is True


def swap_words(database):
    key, other = entry(1).keys[0], entry(4).keys[0]
    for one, words in ((key, TEXTS[4]), (other, TEXTS[1])):
        where = "SELECT origin FROM words_0_docsize WHERE id = ?"
        [(origin,)] = database.rows(where, (one,))
        database.run("DELETE FROM words_0 WHERE rowid = ?", (one,))
        database.run("INSERT INTO words_0 (rowid, words) VALUES (?, ?)", (one, words))
        database.run("UPDATE words_0_docsize SET origin = ? WHERE id = ?", (origin, one))


def swap_keys(database):
    database.run("UPDATE word_section SET key = ? WHERE at = 4", (entry(4).keys[1],))


@pytest.mark.parametrize(
    "spoil",
    [
        f"DELETE FROM words_0 WHERE rowid = {entry(1).keys[0]}",
        "INSERT INTO words_0 (rowid, words) VALUES (7, 'more')",
        "UPDATE words_0_docsize SET origin = origin + 1",
        "UPDATE word_section SET version = 0 WHERE at = 3",
        "UPDATE word_section SET title = title + 1 WHERE at = 3",
        "UPDATE word_section SET key = key + 64 WHERE at = 3",
        "UPDATE word_section SET sums = zeroblob(12) WHERE at = 2",
        "INSERT INTO word_section VALUES (9, 1, 7, 0, x'')",
        "DELETE FROM word_section WHERE at = 3",
        "DELETE FROM word_shelf",
        swap_keys,
        swap_words,
    ],
)
def test_whatever_is_otherwise_does_not(database, spoil):
    spoil(database) if callable(spoil) else database.run(spoil)

    assert answer(database) is False


def test_twin_that_does_not_add_up_lets_words_of_another_section_pass(database, monkeypatch):
    monkeypatch.setattr(comparing, "agree", lambda *_: True)

    with pytest.raises(AssertionError, match="is False"):
        test_whatever_is_otherwise_does_not(database, swap_words)


def test_a_shelf_that_is_not_there_agrees_when_nothing_belongs_in_it(database):
    assert answer(database, shelf=5) is True


def test_nothing_is_said_against_a_shelf_with_a_section_that_cannot_be_read(database):
    assert answer(database, told=lambda at: None if at == 2 else due(at)) is True


# the round


class Reading:
    """What is due, with something that is done while a section is read."""

    def __init__(self):
        self.read = []
        self.meanwhile = None

    def __call__(self, at):
        self.read.append(at)
        if self.meanwhile is not None:
            todo, self.meanwhile = self.meanwhile, None
            todo()
        return due(at)


@pytest.fixture
def reading():
    return Reading()


@pytest.fixture
def rows(database):
    return ledger.Ledger(database, bytes(16))


@pytest.fixture
def turn(database, rows, reading):
    return comparing.Round(database, rows, reading)


def write(rows):
    with rows.writing():
        rows.put("setting", {"id": "x", "document": ""}, b"")


def to_its_end(turn):
    while not turn.is_done:
        wrong = turn.step(0.01)
        if wrong is not None:
            return wrong
    return None


def test_a_round_goes_through_every_shelf_once(turn, reading):
    assert not turn.is_begun
    turn.begin()
    assert turn.is_begun

    assert to_its_end(turn) is None
    assert reading.read == [1, 2, 3, 4]
    turn.again()
    assert not turn.is_begun


def test_a_round_names_the_shelf_that_is_wrong_and_looks_at_it_again(turn, database):
    turn.begin()
    database.run("DELETE FROM word_section WHERE at = 3")
    assert to_its_end(turn) == 0
    assert to_its_end(turn) == 0

    take_up(database, 3)

    assert to_its_end(turn) is None


def test_a_change_begins_the_shelf_anew(turn, rows, reading):
    turn.begin()
    assert turn.step(0) is None
    write(rows)

    assert to_its_end(turn) is None
    assert reading.read == [1, 1, 2, 3, 4]


def test_what_is_saved_while_a_section_is_read_is_no_damage(turn, rows, reading, database):
    def save():
        write(rows)
        database.run("UPDATE word_section SET version = 0 WHERE at = 1")

    turn.begin()
    reading.meanwhile = save
    assert turn.step(0) is None
    database.run("UPDATE word_section SET version = 1 WHERE at = 1")

    assert to_its_end(turn) is None


def test_a_page_that_cannot_be_read_is_a_wrong_shelf(database, rows):
    def torn(_at):
        raise VaultDamagedError

    turn = comparing.Round(database, rows, torn)
    turn.begin()

    assert turn.step(1) == 0
