"""The index of words of former forms is known by its tables, and taken out one by one."""

from contextlib import closing

import pytest

from desktop.vault import former_search, schema, slots
from desktop.vault.database import Database


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "vault.db"
    path.touch()
    with closing(Database(path, slots.new_master())) as opened:
        schema.bring_up(opened, schema.STEPS[:4])
        opened.run("CREATE VIRTUAL TABLE search_words_0 USING fts5(words, content='')")
        opened.run("CREATE VIRTUAL TABLE search_words_12 USING fts5(words, content='')")
        opened.run("INSERT INTO section VALUES (1, '', '', 1, '', '', 0, '', 0, '', x'', x'', x'')")
        schema.bring_up(opened)
        yield opened


def test_its_tables_are_still_there_after_the_step_to_the_present_form(database):
    assert former_search.tables(database) == [
        "search_words_0", "search_words_12", "search_section", "search_shelf", "search_state",
    ]  # fmt: skip


def test_taken_out_one_by_one_nothing_of_it_is_left_and_the_new_one_stays(database):
    for name in former_search.tables(database):
        assert former_search.is_whole(database, name)
        former_search.drop(database, name)

    assert former_search.tables(database) == []
    assert database.rows("SELECT name FROM sqlite_master WHERE name LIKE 'search%'") == []
    assert database.row("SELECT upto FROM word_state") == (-1,)


def test_a_new_vault_has_none_of_it(tmp_path):
    path = tmp_path / "new.db"
    path.touch()
    with closing(Database(path, slots.new_master())) as opened:
        schema.bring_up(opened)

        assert former_search.tables(opened) == []
