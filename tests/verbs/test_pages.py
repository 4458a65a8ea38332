"""Fields, plans and pages beside a section, in a real vault."""

from contextlib import closing

import pytest
import samples
from samples import TODAY

from desktop.errors import VaultDamagedError, VaultUnwritableError
from desktop.model import richtext
from desktop.model.document import Kind, Reason, State
from desktop.vault import pages as vault_pages
from desktop.vault import sealing
from desktop.vault.database import PAGE
from desktop.verbs import pages

LONG = "every word of this stays where it can be found again. " * 5


def guided(desk, **more):
    return desk.start(
        kind=Kind.LETTER, title="Disclosure", on=TODAY, guide="disclosure",
        sections=(("front_sheet", "Front sheet"), ("opening", "Opening")), **more,
    )  # fmt: skip


def again(desk, folder):
    desk.close()
    return samples.opened(folder)


def test_the_guide_of_a_document_is_known_without_its_words(desk):
    document = guided(desk)
    desk._vault.database.run("UPDATE section SET mac = zeroblob(32)")

    assert desk.guide_of(document.id) == "disclosure"
    with pytest.raises(KeyError):
        desk.guide_of("no such one")


def test_fields_are_there_after_reopening(desk, folder):
    document = guided(desk)
    fields = {"period": {"typed": "2016 to 2024"}, "rows": [{"id": "a", "cells": {"x": "é 🌿"}}]}

    desk.save(document.id, document.sections[0].id, None, fields=fields)

    opened = again(desk, folder)
    assert opened.open(document.id).sections[0].fields == fields
    assert opened.open(document.id).sections[0].state is State.STARTED
    opened.close()


def test_body_and_fields_leave_each_other_alone(desk):
    document = guided(desk)
    section, body = document.sections[0].id, richtext.from_plain("words of the page")

    desk.save(document.id, section, body)
    desk.save(document.id, section, None, fields={"held_back": "no"})
    desk.save(document.id, section, body, fields=None)

    kept = desk.open(document.id).sections[0]
    assert (kept.body, kept.fields) == (body, {"held_back": "no"})


def test_what_fields_held_before_a_session_is_kept(desk, folder):
    document = guided(desk)
    section = document.sections[0].id
    desk.save(document.id, section, richtext.from_plain("first"), fields={"a": "before"})
    opened = again(desk, folder)

    opened.save(document.id, section, None, fields={"a": "after"})
    opened.save(document.id, section, None, fields={"a": "after all"})

    (snapshot,) = opened.snapshots(document.id, section)
    assert snapshot.reason is Reason.SESSION
    assert opened.snapshot_fields(snapshot.id) == {"a": "before"}
    assert opened.snapshot_body(snapshot.id) == richtext.from_plain("first")
    opened.close()


def keeps_a_removal(desk):
    document = guided(desk)
    section = document.sections[0].id
    desk.save(document.id, section, None, fields={"a": LONG, "b": "stays"})
    desk.save(document.id, section, None, fields={"b": "stays"})
    kept = [one for one in desk.snapshots(document.id) if one.reason is Reason.REMOVED]
    assert [desk.snapshot_fields(one.id)["a"] for one in kept] == [LONG]


def test_a_large_removal_from_fields_keeps_what_was_there(desk):
    keeps_a_removal(desk)


def test_a_row_that_is_taken_out_is_kept_however_short(desk):
    document = guided(desk)
    section = document.sections[0].id
    rows = [{"id": letter * 32, "cells": {"truth": letter}} for letter in "ab"]
    desk.save(document.id, section, None, fields={"items": rows})
    desk.save(document.id, section, None, fields={"items": rows[::-1]})
    assert desk.snapshots(document.id) == ()

    desk.save(document.id, section, None, fields={"items": rows[:1]})
    desk.save(document.id, section, None, fields={})

    kept = [desk.snapshot_fields(one.id)["items"] for one in desk.snapshots(document.id)]
    assert kept == [rows[:1], rows[::-1]]


def test_the_twin_that_looks_away_loses_it(desk, monkeypatch):
    monkeypatch.setattr(pages, "_takes_much", lambda *_: False)

    with pytest.raises(AssertionError):
        keeps_a_removal(desk)


def test_a_section_is_added_once(desk, folder):
    document = guided(desk)

    first = desk.add_section(document.id, "private:opening")
    opened = again(desk, folder)

    assert opened.add_section(document.id, "private:opening").id == first.id
    assert [one.key for one in opened.open(document.id).pages] == ["front_sheet", "opening"]
    opened.close()


def test_what_stands_beside_a_document_does_not_change_how_far_it_is(desk):
    document = guided(desk)
    page = desk.add_section(document.id, "private:opening")

    desk.save(document.id, page.id, richtext.from_plain("anger"))

    assert [one.state for one in desk.summaries()] == [State.EMPTY]


def test_a_plan_stands_between_letters_and_entries(desk):
    for kind in (Kind.ENTRY, Kind.PLAN, Kind.LETTER, Kind.PLAN):
        desk.start(kind=kind, title=kind.value, on=TODAY)

    kinds = [one.kind for one in desk.summaries()]

    assert kinds == [Kind.LETTER, Kind.PLAN, Kind.PLAN, Kind.ENTRY]


def test_a_save_that_failed_can_be_made_again(desk, monkeypatch):
    document = guided(desk)
    section = document.sections[0].id
    desk.save(document.id, section, None, fields={"a": "one"})

    def full(*_):
        raise VaultUnwritableError

    with monkeypatch.context() as broken:
        broken.setattr(pages.documents, "touch", full)
        with pytest.raises(VaultUnwritableError):
            desk.save(document.id, section, None, fields={"a": "two"})
    assert desk.open(document.id).sections[0].fields == {"a": "one"}

    desk.save(document.id, section, None, fields={"a": "two"})

    assert desk.open(document.id).sections[0].fields == {"a": "two"}


def lines_that_could_not_be_read(desk, folder):
    """Damage the page on which the line of one of three hundred texts stands; open again."""
    for number in range(300):
        desk.start(kind=Kind.LETTER, title=f"title {number} " * 8, on=TODAY)
    key = desk._vault.database.key
    desk._is_off = True  # the index of words would hold the titles, too
    desk.close()
    raw = (folder / "vault.db").read_bytes()
    keys = sealing.page_tag_key(key.raw, raw[: vault_pages.SALT])
    plain = (
        vault_pages.plain(raw[at : at + PAGE], at // PAGE + 1, keys)
        for at in range(0, len(raw), PAGE)
    )
    [page] = [number for number, one in enumerate(plain) if b"title 150 title" in one]
    samples.flip(folder / "vault.db", page * PAGE + 2_000)
    return samples.opened(folder)


def assert_damage_costs_what_stands_there(desk, folder):
    with closing(lines_that_could_not_be_read(desk, folder)) as opened:
        titles = [one.title.split()[1] for one in opened.summaries()]
        left_out = 300 - len(titles)

        assert "150" not in titles
        assert 0 < left_out < 30
        assert titles == sorted(titles, key=int, reverse=True)
        assert opened.unreadable() == left_out
        assert opened.unreadable() == 0
        with pytest.raises(VaultDamagedError):
            samples.checked(opened)


def test_a_damaged_page_costs_the_lines_on_it_and_no_other(desk, folder):
    assert_damage_costs_what_stands_there(desk, folder)


def test_twin_a_list_read_all_at_once_is_lost_with_one_page(desk, folder, monkeypatch):
    def sound(self, table, where, order):
        return self.select(table, f"WHERE {where} {order}"), []

    monkeypatch.setattr("desktop.vault.ledger.Ledger.sound", sound)

    with pytest.raises(VaultDamagedError):
        assert_damage_costs_what_stands_there(desk, folder)


def test_a_line_that_was_not_written_here_is_left_out_counted_once_and_left_as_it_is(desk):
    for number in range(3):
        samples.letter(desk, title=f"letter {number}", text="words")
    spoil = "UPDATE document SET title = 'another' WHERE title = 'letter 1'"
    desk._vault.database.run(spoil)

    assert [one.title for one in desk.summaries()] == ["letter 2", "letter 0"]
    assert (desk.unreadable(), desk.unreadable()) == (1, 0)
    desk.summaries()
    assert desk.unreadable() == 0
    kept = desk._vault.database.row("SELECT title FROM document WHERE title = 'another'")
    assert kept == ("another",)
    with pytest.raises(VaultDamagedError):
        samples.checked(desk)


@pytest.mark.parametrize("title", ["letter 2", "letter 0"])
def test_a_letter_can_be_begun_whichever_line_is_damaged(desk, title):
    for number in range(3):
        samples.letter(desk, title=f"letter {number}")
    desk._vault.database.run("UPDATE document SET mac = zeroblob(32) WHERE title = ?", (title,))

    samples.letter(desk, title="one more")

    assert desk.summaries()[0].title == "one more"


def keeps_what_went_little_by_little(desk):
    document = guided(desk)
    section = document.sections[0].id
    for length in range(len(LONG), 0, -40):
        desk.save(document.id, section, None, fields={"a": LONG[:length], "b": "stays"})
    kept = [one for one in desk.snapshots(document.id) if one.reason is Reason.REMOVED]
    assert LONG in [desk.snapshot_fields(one.id)["a"] for one in kept]
    assert len(kept) <= len(LONG) // pages.LARGE_REMOVAL


def test_what_goes_from_a_field_a_little_at_a_time_is_kept_too(desk):
    keeps_what_went_little_by_little(desk)


def test_the_twin_that_looks_at_each_save_alone_loses_it(desk, monkeypatch):
    monkeypatch.setattr(pages, "_fuller", lambda _, now: now)

    with pytest.raises(AssertionError):
        keeps_what_went_little_by_little(desk)


def test_lists_can_be_asked_for_by_kind(desk):
    for kind in Kind:
        samples.letter(desk, title=kind.value, kind=kind)

    assert [one.title for one in desk.summaries(kinds={Kind.PLAN, Kind.LETTER})] == [
        "letter", "plan",
    ]  # fmt: skip
    assert desk.summaries(kinds=()) == ()


def test_what_was_changed_last_comes_first_and_an_empty_page_is_none(desk):
    first = samples.letter(desk, title="first", text="words", kind=Kind.ENTRY)
    samples.letter(desk, title="empty", kind=Kind.PLAN)
    samples.letter(desk, title="empty letter")
    desk.trash(samples.letter(desk, title="in the trash", text="words").id)
    samples.write(desk, first, "more words")

    assert [one.title for one in desk.recent(6)] == ["first", "empty letter"]
    assert [one.title for one in desk.recent(1)] == ["first"]


def test_a_damaged_line_takes_no_other_place_among_what_was_changed_last(desk):
    for number in range(4):
        samples.letter(desk, title=f"letter {number}")
    desk._vault.database.run("UPDATE document SET mac = zeroblob(32) WHERE title = 'letter 2'")

    assert [one.title for one in desk.recent(2)] == ["letter 3", "letter 1"]
    assert desk.unreadable() == 1


def test_it_is_known_what_is_there_what_was_begun_and_which_titles_are_taken(desk):
    one = samples.letter(desk, title="Sunday")
    other = samples.letter(desk, title="Sunday, 21:40")
    gone = desk.start(kind=Kind.PLAN, title="Sunday (2)", on=TODAY, guide="needs")
    desk.start(kind=Kind.LETTER, title="A disclosure", on=TODAY, guide="disclosure")
    desk.trash(gone.id)
    desk._vault.database.run("UPDATE document SET mac = x'00' WHERE id = ?", (other.id,))

    assert [desk.is_kept(id_) for id_ in (one.id, other.id, gone.id, "none")] == [
        True, False, False, False,
    ]  # fmt: skip
    assert desk.begun() == {"disclosure"}
    assert desk.titles_from("Sunday") == {"Sunday", "Sunday, 21:40"}
    assert desk.titles_from("half \ud83d") == frozenset()


def test_it_is_known_also_where_a_page_is_damaged(desk, monkeypatch):
    desk.start(kind=Kind.LETTER, title="A disclosure", on=TODAY, guide="disclosure")

    def damaged(*_):
        raise VaultDamagedError

    for name in ("guides", "titles_from"):
        monkeypatch.setattr(f"desktop.vault.documents.{name}", damaged)

    assert desk.begun() == {"disclosure"}
    assert desk.titles_from("A ") == {"A disclosure"}
