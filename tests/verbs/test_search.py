"""Every word that is saved is found, whatever the index knows, and none that is gone."""

import random
import shutil
import time
from contextlib import closing
from pathlib import Path

import pytest
import samples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import VaultUnwritableError
from desktop.model import richtext
from desktop.model.document import Kind
from desktop.vault import database as databases
from desktop.vault import former_search, pages, schema, sealing
from desktop.vault import search as index
from desktop.vault.database import PAGE
from desktop.verbs import search

CANARY = "quvorpxyl"
FORMER, FACTS = 3, 4
"""The forms in which the former index of words, and the indexes of facts, came."""


def indexed(desk):
    """Let the index take up all there is."""
    for _ in range(10_000):
        if desk.index_slice():
            return desk
    raise AssertionError("the index comes to no end")


def titles(desk, question, **more):
    return [hit.title for hit in desk.search(question, **more)]


def left(desk):
    """End a session as a process does that is ended: nothing more is taken up."""
    desk._is_closed = True
    desk.close()


def known(desk):
    return desk._vault.database.row("SELECT count(*) FROM word_section WHERE version > 0")[0]


@pytest.fixture(params=["read by the search", "in the index"])
def kept(request, desk):
    """Return what lets the index take up what was written, or not."""
    return indexed if request.param == "in the index" else (lambda one: one)


def guided(desk):
    document = desk.start(
        kind=Kind.LETTER, title="Disclosure", on=samples.TODAY,
        sections=(("one", "The first heading"), ("two", "Second")),
    )  # fmt: skip
    samples.write(desk, document, "a lake in winter")
    rows = [{"id": "0" * 32, "cells": {"kind": "Letters to Anna", "none": True}}]
    desk.save(document.id, document.sections[1].id, None, fields={"rows": rows, "t": "hired car"})
    page = desk.add_section(document.id, "private:two", "Second")
    desk.save(document.id, page.id, richtext.from_plain("what nobody reads"))
    return document


@pytest.mark.parametrize(
    ("question", "heading"),
    [("winter", "The first heading"), ("anna", "Second"), ("hired CAR", "Second"),
     ("first heading", "The first heading"), ("disclosure", "The first heading"),
     ("disclosure car", "Second"), ("lak", "The first heading")],
)  # fmt: skip
def test_words_of_body_fields_title_and_heading_are_found(desk, kept, question, heading):
    document = guided(desk)
    kept(desk)

    [hit] = desk.search(question)

    assert (hit.document, hit.heading, hit.is_private) == (document.id, heading, False)


def test_a_private_page_is_found_and_says_that_it_is_one(desk, kept):
    guided(desk)

    [hit] = kept(desk).search("nobody")

    assert hit.is_private
    assert hit.snippet.text == "what nobody reads"


def test_what_is_not_saved_any_more_is_not_found(desk, kept):
    document = samples.letter(desk, title="one", text="former words")
    kept(desk)
    samples.write(desk, document, "latter words")
    kept(desk)

    assert titles(desk, "former") == []
    assert titles(desk, "latter") == ["one"]


def test_another_title_and_another_day_are_known(desk, kept):
    first = samples.letter(desk, title="first", text="lake")
    samples.letter(desk, title="second", text="lake")
    kept(desk)

    desk.rename(first.id, "renamed")
    desk.redate(first.id, samples.TODAY.replace(day=20))
    kept(desk)

    assert titles(desk, "lake") == ["renamed", "second"]
    assert titles(desk, "first") == []


def test_the_latest_days_come_first_and_no_more_than_asked_for(desk, kept):
    for day in (3, 9, 1, 7):
        document = samples.letter(desk, title=f"day {day}", text="lake lake")
        desk.redate(document.id, samples.TODAY.replace(day=day))
    kept(desk)

    assert titles(desk, "lake", limit=3) == ["day 9", "day 7", "day 3"]
    assert titles(desk, "lake day", limit=2) == ["day 9", "day 7"]


def test_what_lies_in_the_trash_is_found_there_only(desk, kept):
    document = samples.letter(desk, title="one", text="lake")
    kept(desk)
    desk.trash(document.id)
    kept(desk)

    assert titles(desk, "lake") == []
    assert titles(desk, "lake", trashed=True) == ["one"]


def test_words_far_apart_in_a_long_section_are_found_together(desk, kept):
    middle = "filler words " * 2_000
    samples.letter(desk, title="long", text=f"alpha {middle} omega psi")
    kept(desk)

    assert titles(desk, "alpha omega") == ["long"]
    assert titles(desk, '"omega psi"') == ["long"]
    assert titles(desk, '"alpha omega"') == []


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_question_raises_and_every_saved_word_is_found(desk, kept, data):
    text = data.draw(st.text(min_size=1, max_size=80))
    document = samples.letter(desk, text=text)
    kept(desk)

    desk.search(data.draw(st.text(max_size=40)))
    for word in search.search.words(text):
        hits = desk.search(text[word.start : word.end], limit=10_000)
        assert document.id in {hit.document for hit in hits}


@pytest.mark.parametrize("question", ['"', "a*", "NEAR(a, 2)", "words:x", "^a", "-a", "'", "%", ""])
def test_signs_of_the_index_are_plain_text(desk, kept, question):
    samples.letter(desk, text="a near words")
    kept(desk).search(question)


def test_what_a_session_left_is_known_to_the_next(desk, folder):
    for number in range(30):
        samples.letter(desk, title=f"{number}", text="lake")
    assert known(desk) == 0
    left(desk)
    with closing(samples.opened(folder)) as opened:
        assert len(titles(opened, "lake")) == 30
        indexed(opened)
        assert known(opened) == 30
    with closing(samples.opened(folder)) as opened:
        opened._know()
        assert opened._surveyed is None
        assert len(titles(opened, "lake")) == 30


def test_a_save_does_nothing_for_the_index(desk):
    document = samples.letter(desk, text="lake")
    indexed(desk)
    before = desk._vault.database.rows("SELECT * FROM word_section")

    samples.write(desk, document, "sea")

    assert desk._vault.database.rows("SELECT * FROM word_section") == before


def test_twin_without_reading_what_the_index_does_not_know_words_are_missed(desk, monkeypatch):
    samples.letter(desk, title="one", text="lake")
    assert titles(desk, "lake") == ["one"]
    monkeypatch.setattr(search.Finding, "_unknown", lambda _self: iter(()))

    assert titles(desk, "lake") == []


def plainly(desk, question):
    """Return what a look through all that is written finds, latest day first."""
    terms = search.search.asked(question)
    found = []
    for one in desk.summaries():
        document = desk.open(one.id)
        written = search.search.Written(
            title=one.title,
            heading="",
            fields_of=str,
            body=richtext.plain(document.sections[0].body),
        )
        if terms and search.search.find(terms, written):
            found.append((one.on, one.title))
    return sorted(found, reverse=True)


def assert_a_search_finds_what_a_plain_look_finds(desk):
    chance = random.Random(20_261_122)
    words = ["lake", "Seé", "sea", "winter", "wint", "語語", "o'er", "don’t", "the", "The", "x1"]

    def some(most):
        return " ".join(chance.choice(words) for _ in range(chance.randrange(1, most)))

    letters = [samples.letter(desk, title=f"n{number}", text=some(9)) for number in range(24)]
    for turn in range(30):
        letter = chance.choice(letters)
        if turn % 3 == 0:
            desk.redate(letter.id, samples.TODAY.replace(day=chance.randrange(1, 28)))
        elif turn % 7 == 0:
            letters.remove(letter)
            desk.delete_for_good(letter.id)
        else:
            samples.write(desk, letter, some(9))
        if turn % 5 == 0:
            desk.index_slice()
        if turn == 17:
            indexed(desk)
        asked = some(4) if chance.random() < 0.5 else f'"{some(4)}"'
        found = [(hit.on, hit.title) for hit in desk.search(asked, limit=1_000)]
        assert sorted(found, reverse=True) == plainly(desk, asked)
        assert [on for on, _ in found] == sorted((on for on, _ in found), reverse=True)


def test_a_search_finds_what_a_plain_look_through_all_texts_finds(desk):
    assert_a_search_finds_what_a_plain_look_finds(desk)


def test_twin_an_index_that_lacks_a_word_finds_less(desk, monkeypatch):
    whole = index.put

    def put(database, entry, words):
        whole(database, entry, words.replace("winter", ""))

    monkeypatch.setattr(index, "put", put)

    with pytest.raises(AssertionError, match="=="):
        assert_a_search_finds_what_a_plain_look_finds(desk)


# deleted for good


def plain_pages(desk, folder):
    key = desk._vault.database.key
    desk.close()
    raw = (folder / "vault.db").read_bytes()
    keys = sealing.page_tag_key(key.raw, raw[: pages.SALT])
    read = [
        pages.plain(raw[at : at + PAGE], at // PAGE + 1, keys) for at in range(0, len(raw), PAGE)
    ]
    assert None not in read
    return b"".join(read)


def spoil_page(desk, folder, holding):
    """Change one bit of the first page that holds this."""
    raw = plain_pages(desk, folder)
    page = raw.index(holding) // (len(raw) * PAGE // (folder / "vault.db").stat().st_size)
    samples.flip(folder / "vault.db", page * PAGE + 2_000)


def seen(raw):
    """Return how often one of forty words stands there; they begin as no two of them do.

    FTS5 does not write again what a word has in common with the one before.
    """
    return raw.count(CANARY.encode())


def assert_no_word_is_left(desk, folder):
    canaries = [f"{chr(97 + n // 2)}{n % 2}{CANARY}" for n in range(40)]
    for number in range(20):
        samples.letter(desk, text=f"other words {number}")
    document = samples.letter(desk, title=canaries[0], text=" ".join(canaries))
    indexed(desk)
    for number in range(4):
        samples.write(desk, document, " ".join(canaries[number:]))
        indexed(desk)
    assert seen(plain_pages(desk, folder)) > 40
    desk = samples.opened(folder)

    desk.delete_for_good(document.id)

    assert titles(desk, canaries[9]) == []
    assert len(titles(desk, "other")) == 20
    indexed(desk)
    assert len(titles(desk, "other")) == 20
    assert seen(plain_pages(desk, folder)) == 0


def test_what_is_deleted_for_good_is_gone_from_the_index_too(desk, folder):
    assert_no_word_is_left(desk, folder)


def test_twin_a_database_that_does_not_overwrite_keeps_words_of_the_index(folder, monkeypatch):
    monkeypatch.setattr(databases, "SECURE_DELETE", "OFF")

    with pytest.raises(AssertionError, match="== 0"):
        assert_no_word_is_left(samples.opened(folder), folder)


def test_twin_an_index_that_only_strikes_words_out_keeps_them(desk, folder, monkeypatch):
    def forget(database, document):
        for (at,) in database.rows("SELECT at FROM section WHERE document = ?", (document,)):
            for number in index.shelves(database):
                where = "SELECT key FROM word_section WHERE at = ?"
                for (key,) in database.rows(where, (at,)):
                    database.run(f"DELETE FROM words_{number} WHERE rowid = ?", (key,))
            database.run("DELETE FROM word_section WHERE at = ?", (at,))

    monkeypatch.setattr(index, "forget", forget)

    with pytest.raises(AssertionError, match="== 0"):
        assert_no_word_is_left(desk, folder)


def test_a_text_deleted_while_it_is_taken_up_does_not_come_back(desk):
    document = samples.letter(desk, text=f"{CANARY} " * 3_000)
    desk._know()
    desk._prepare(time.perf_counter() + 9)
    held = desk._ready
    assert held

    desk.delete_for_good(document.id)
    desk._ready = held
    indexed(desk)

    assert index.shelves(desk._vault.database) == []


def test_with_the_last_text_that_is_deleted_for_good_its_shelf_goes(desk):
    document = samples.letter(desk, text="lake")
    indexed(desk)

    desk.delete_for_good(document.id)

    assert index.shelves(desk._vault.database) == []


# an index that is lost or damaged


def lose(desk):
    desk._vault.database.run("DROP TABLE word_section")


def lose_a_shelf(desk):
    desk._vault.database.run("DROP TABLE words_0")


def lose_the_state(desk):
    desk._vault.database.run("DELETE FROM word_state")


@pytest.mark.parametrize("spoil", [lose, lose_a_shelf, lose_the_state])
def test_an_index_that_is_lost_or_damaged_is_made_again(desk, folder, spoil):
    for number in range(3):
        samples.letter(desk, title=f"{number}", text="lake words")
    indexed(desk)
    spoil(desk)
    desk.close()

    with closing(samples.opened(folder)) as opened:
        assert len(titles(opened, "lake")) == 3
        assert len(titles(opened, '"lake words"')) == 3
        indexed(opened)
        assert known(opened) == 3
        assert not opened._is_off
        assert len(titles(opened, "lake")) == 3


def test_a_damaged_section_hides_no_other(desk, kept):
    spoilt = samples.letter(desk, title="spoilt", text="lake")
    samples.letter(desk, title="whole", text="lake")
    command = "UPDATE section SET mac = zeroblob(32) WHERE document = ?"
    desk._vault.database.run(command, (spoilt.id,))
    kept(desk)

    assert titles(desk, "lake") == ["whole"]


def test_a_damaged_page_of_the_index_hides_nothing(desk, folder, tmp_path):
    for number in range(30):
        # Of each word FTS5 writes what it has not in common with the one before: its end.
        text = " ".join(f"{number * 100 + word:04}{CANARY}" for word in range(100))
        samples.letter(desk, title=f"{number}", text=f"{CANARY} {text}")
    indexed(desk)
    raw = plain_pages(desk, folder)
    size = len(raw) * PAGE // (folder / "vault.db").stat().st_size
    noted = [
        at // size
        for at in range(0, len(raw), size)
        if raw[at : at + size].count(CANARY.encode()) > len(CANARY)
    ]
    assert len(noted) > 2
    for page in noted:
        spoilt = Path(shutil.copytree(folder, tmp_path / f"spoilt {page}"))
        samples.flip(spoilt / "vault.db", page * PAGE + 2_000)
        with closing(samples.opened(spoilt)) as opened:
            assert len(titles(opened, CANARY)) == 30
            indexed(opened)
            samples.letter(opened, title="new", text=CANARY)
            assert len(titles(opened, CANARY)) == 31


def test_pages_that_cannot_be_read_cost_what_stands_on_them_and_no_error(desk, folder):
    for number in range(200):
        samples.letter(desk, title=f"number {number}", text=f"lake {number} " * 20)
    indexed(desk)
    spoil_page(desk, folder, b"lake 100 lake")

    with closing(samples.opened(folder)) as opened:
        found = titles(opened, "lake", limit=1_000)
        assert 180 < len(found) < 200
        document = next(one for one in opened.summaries() if one.title == "number 5")
        samples.letter(opened, title="new", text="lake")
        opened.index_slice()
        assert "new" in titles(opened, "lake", limit=1_000)
        assert document.title in found


def test_a_full_disk_stops_the_index_and_no_search(desk):
    samples.letter(desk, title="one", text="lake " * 500)
    with samples.file_limit(0):
        assert desk.index_slice()
        assert titles(desk, "lake") == ["one"]
        with pytest.raises(VaultUnwritableError):
            samples.letter(desk)
    indexed(desk)
    assert titles(desk, "lake") == ["one"]


# keeping out of the way


def test_a_slice_is_short(desk):
    for number in range(60):
        samples.letter(desk, text=f"words of an entry {number} " * 50)
    took = []
    for _ in range(500):
        begun = time.process_time()
        is_done = desk.index_slice()
        took.append(time.process_time() - begun)
        if is_done:
            break

    assert sorted(took)[len(took) // 2] < 0.02
    assert len(took) > 2


def test_closing_goes_on_for_a_moment_only(desk, folder):
    for number in range(40):
        samples.letter(desk, text=f"words of an entry {number} " * 400)
    begun = time.process_time()
    desk.close()

    assert time.process_time() - begun < 0.2
    with closing(samples.opened(folder)) as opened:
        assert known(opened) <= 40
        assert len(titles(opened, "entry 39")) == 1


# vaults of former forms


def as_before(desk, form):
    """Give the vault the tables of a former form; return it with the index of that form."""
    database = desk._vault.database
    index.make_again(database)
    for name in ("word_section", "word_shelf", "word_state"):
        database.run(f"DROP TABLE {name}")
    if form < FACTS:
        for name in ("document_day", "section_facts"):
            database.run(f"DROP INDEX {name}")
    if form >= FORMER:
        for command in schema._THIRD:
            database.run(command)
        database.run(
            "CREATE VIRTUAL TABLE search_words_0 USING fts5("
            "words, content='', contentless_delete=1, tokenize='ascii')"
        )
        database.run("INSERT INTO search_shelf VALUES (0)")
        for at, title in database.rows(
            "SELECT s.at, d.title FROM section s JOIN document d ON d.id = s.document"
        ):
            words = f"{title} lake {CANARY}{at} " * 20
            database.run("INSERT INTO search_words_0 (rowid, words) VALUES (?, ?)", (at, words))
            row = (at, 1, title, "2026-03-14", 739_689, bytes(12))
            database.run("INSERT INTO search_section VALUES (?, ?, ?, ?, ?, ?)", row)
    database.run(f"PRAGMA user_version = {form}")
    left(desk)


@pytest.mark.parametrize("form", [2, 3, 4])
def test_an_old_vault_opens_and_is_taken_up_later(desk, folder, form):
    for number in range(30):
        samples.letter(desk, title=f"n{number}", text=f"lake {number}")
    as_before(desk, form)

    with closing(samples.opened(folder)) as opened:
        assert len(titles(opened, "lake")) == 30
        assert titles(opened, '"lake 17"') == ["n17"]
        indexed(opened)
        assert known(opened) == 30
        assert len(titles(opened, "lake")) == 30
        assert opened.renewed == set()
        assert not opened._is_off


def assert_no_word_of_the_former_index_is_left(desk, folder):
    samples.letter(desk, text="other words")
    document = samples.letter(desk, title=CANARY, text="lake")
    as_before(desk, FORMER + 1)
    opened = samples.opened(folder)

    opened.delete_for_good(document.id)

    assert seen(plain_pages(opened, folder)) == 0


def test_what_is_deleted_for_good_is_gone_from_the_index_of_a_former_form_too(desk, folder):
    assert_no_word_of_the_former_index_is_left(desk, folder)


def test_twin_that_leaves_the_former_index_keeps_its_words(desk, folder, monkeypatch):
    monkeypatch.setattr(former_search, "tables", lambda _database: [])

    with pytest.raises(AssertionError, match="== 0"):
        assert_no_word_of_the_former_index_is_left(desk, folder)


def test_a_former_index_with_a_damaged_page_keeps_nobody_from_opening_or_finding(desk, folder):
    for number in range(30):
        samples.letter(desk, title=f"n{number}", text="lake")
    as_before(desk, FORMER + 1)
    opened = samples.opened(folder)
    left(opened)
    spoil_page(samples.opened(folder), folder, f"{CANARY}1".encode())

    with closing(samples.opened(folder)) as opened:
        assert len(titles(opened, "lake")) == 30
        indexed(opened)
        assert known(opened) == 30
        assert len(titles(opened, "lake")) == 30


def test_a_frozen_vault_of_the_first_form_is_searched_and_taken_up(tmp_path):
    vector = Path(__file__).parents[1] / "vault" / "vectors" / "v1"
    told = samples.told(vector)
    folder = Path(shutil.copytree(vector / "vault", tmp_path / "vault"))

    with closing(samples.opened(folder, told["passphrase"])) as opened:
        assert len(opened.search("語")) == 1
        indexed(opened)
        assert [hit.snippet.text for hit in opened.search("by the first version")] == [
            "These words were written by the first version."
        ]
