"""Fields, plans and pages beside a section, in a real vault."""

import pytest
import samples
from samples import TODAY

from desktop.errors import VaultUnwritableError
from desktop.model import richtext
from desktop.model.document import Kind, Reason, State
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
