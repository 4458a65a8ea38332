"""The tables and the steps between their forms."""

import pytest

from desktop.errors import VaultTooNewError
from desktop.vault import ledger, schema, slots
from desktop.vault.database import Database


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "vault.db"
    path.touch()
    opened = Database(path, slots.new_master())
    yield opened
    opened.close()


def columns(database, table):
    return [row[1] for row in database.rows(f"PRAGMA table_info({table})")]


def test_every_column_of_a_row_is_signed(database):
    schema.bring_up(database)

    for table, signed in ledger.TABLES.items():
        assert set(columns(database, table)) == {*signed, "at", "mac", "body"}
        assert columns(database, table)[-1] == "body"


def test_each_step_is_taken_once_and_in_order(database):
    taken = []
    steps = (lambda _: taken.append(1), lambda _: taken.append(2))
    schema.bring_up(database, steps[:1])
    schema.bring_up(database, steps)
    schema.bring_up(database, steps)

    assert taken == [1, 2]
    assert database.row("PRAGMA user_version") == (2,)


def test_a_step_that_fails_leaves_the_former_form(database):
    schema.bring_up(database)

    def failing(one):
        one.run("CREATE TABLE half (done)")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        schema.bring_up(database, (*schema.STEPS, failing))

    assert database.row("PRAGMA user_version") == (len(schema.STEPS),)
    assert columns(database, "half") == []


def test_a_later_form_is_refused(database):
    schema.bring_up(database, (*schema.STEPS, lambda _: None))

    with pytest.raises(VaultTooNewError):
        schema.bring_up(database)
