"""A passage of another text is chosen by keys, copied, and stays where it was."""

import contextlib

import pytest
import samples
from PySide6.QtWidgets import QListWidget

from desktop.model import entries, richtext, screening
from desktop.model.document import FEW, Kind
from desktop.model.entries import Entry
from desktop.model.richtext import Block, BlockKind, Run
from desktop.model.settings import Purpose
from desktop.ui.screens import passage_choice


def amends(desk):
    """Write a disclosure, then stand at a form that refers to it."""
    desk.unlock()
    desk.chooses("today_start_disclosure")
    desk.press("Ctrl+Tab")
    desk.types("It began in 2016.")
    desk.wait_until_saved()
    desk.inside._beginning.guided("amends")
    desk.goes_to("facts_points_bar_add")
    desk.press("Space")


def wants(desk):
    name = next(
        one.objectName()
        for one in desk.window.findChildren(type(desk.find("facts_points_bar_add")))
        if one.objectName().endswith("_choose") and one.isVisible()
    )
    desk.find(name).setFocus()
    desk.press("Space")


def test_a_passage_is_copied_into_the_form_that_asked(desk):
    amends(desk)
    wants(desk)
    assert desk.is_at == "passage_document"

    desk.find("passage_take").setFocus()
    desk.press("Space")
    desk.wait(lambda: desk.can_see("writing_outline"))
    desk.wait_until_saved()

    letter = next(one for one in desk.documents() if one.guide == "amends")
    source = next(one for one in desk.documents() if one.guide == "disclosure")
    kept = str([one.fields for one in letter.pages])
    assert "It began in 2016." in kept
    assert source.id in kept
    assert "It began in 2016." in richtext.plain(source.pages[0].body)


def test_escape_goes_back_and_changes_nothing(desk):
    amends(desk)
    wants(desk)

    desk.press("Escape")

    assert desk.can_see("writing_outline")
    assert desk.window.findChildren(QListWidget, "passage_lines")[0].count() == 0
    assert {one.kind for one in desk.documents()} == {Kind.LETTER}


def test_a_section_without_words_says_so(desk):
    amends(desk)
    wants(desk)
    section = desk.find("passage_section")
    section.setFocus()
    desk.press("Down")

    assert desk.can_see("passage_none")
    assert not desk.find("passage_take").isEnabled()


def test_the_choice_begins_where_the_form_asks_and_where_there_are_words(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("Something else.")
    desk.inside._beginning.guided("disclosure")
    desk.press("Ctrl+PgDown")
    desk.types("It began in 2016.")
    desk.press("Ctrl+N")
    desk.types("Later than that.")
    desk.wait_until_saved()
    desk.inside._beginning.guided("amends")
    desk.goes_to("facts_points_bar_add")
    desk.press("Space")

    wants(desk)

    disclosure = next(one for one in desk.documents() if one.guide == "disclosure")
    assert desk.find("passage_document").currentData() == disclosure.id
    assert desk.find("passage_section").currentData() == disclosure.pages[1].id
    assert desk.find("passage_lines").currentItem().text() == "It began in 2016."


def test_a_passage_that_never_leaves_is_not_offered(desk):
    amends(desk)
    disclosure = next(one for one in desk.documents() if one.guide == "disclosure")
    body = (
        Block.of(BlockKind.PARAGRAPH, [Run("It began. "), Run("quillback", kept=True)]),
        *richtext.kept(richtext.from_plain("tarpaulin")),
    )
    desk.asks(lambda session: session.save(disclosure.id, disclosure.pages[0].id, body, fields={}))
    # What was open before is read again by another person at the desk.
    desk.lock()
    desk.unlock()
    letter = next(one for one in desk.documents() if one.guide == "amends")
    desk.inside.open(letter.id)
    desk.find("facts_points_bar_add").setFocus()
    desk.press("Space")

    wants(desk)

    lines = desk.window.findChildren(QListWidget, "passage_lines")[0]
    assert [lines.item(at).text() for at in range(lines.count())] == ["It began."]


def names_nothing_of_the_journal(desk):
    """Ask for a passage beside a veiled entry and answers given in private."""
    with contextlib.closing(samples.opened(desk.folder)) as session:
        session.change_settings(session.settings.changed(purpose=Purpose.HURT))
        entry = session.start(kind=Kind.ENTRY, title="The drawer", on=samples.TODAY)
        veiled = entries.with_entry({}, Entry(is_veiled=True))
        body = richtext.from_plain("never read twice")
        session.save(entry.id, entry.sections[0].id, body, fields=veiled)
    desk.unlock()
    desk.begins("private_screening")
    desk.inside._beginning.guided("needs")
    desk.inside.texts.quoted = "boundaries"
    desk.inside._on_desk_wanted("passage")
    offered = desk.find("passage_document")
    titles = {offered.itemText(row) for row in range(offered.count())}
    assert titles == {"What I need"}
    assert "never read twice" not in desk.reads()


def test_nothing_of_the_journal_or_of_private_answers_is_named(desk):
    names_nothing_of_the_journal(desk)


def test_twin_a_choice_that_names_entries_is_seen(desk, monkeypatch):
    monkeypatch.setattr(passage_choice, "FEW", (*FEW, Kind.ENTRY))

    with pytest.raises(AssertionError, match="The drawer"):
        names_nothing_of_the_journal(desk)


def test_twin_a_choice_that_names_what_was_answered_in_private_is_seen(desk, monkeypatch):
    monkeypatch.setattr(screening, "GUIDES", frozenset())

    with pytest.raises(AssertionError, match="in private"):
        names_nothing_of_the_journal(desk)
