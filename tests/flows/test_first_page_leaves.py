"""A first page by keys: filled, seen, saved, read by two readers; and what stays is in no file."""

import errno
from dataclasses import replace

import pypdfium2
import pytest
import samples
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from traveller import Traveller

from desktop.errors import VaultUnwritableError
from desktop.export.proof import reduced
from desktop.model import desk as model
from desktop.model import entries, first_page, first_page_facts
from desktop.model.document import Kind
from desktop.model.settings import Purpose
from desktop.ui import days, messages
from desktop.ui.screens import session_choosing, session_packet
from desktop.ui.widgets import first_page_editor

CANARY = "quillback"
"""What no file may hold: in notes to oneself, kept sections and documents, answers in private."""
GUIDES = samples.guides()


def row(at, /, **cells):
    return {"id": f"{at:032x}", "cells": cells}


def now():
    day = days.today()
    return {"precision": "day", "year": day.year, "month": day.month, "day": day.day}


def noted(at, value):
    cells = {"scale": "vigil", "name": "On guard", "at": str(days.today()), "value": value}
    return row(at, **cells, note=CANARY)


def fields():
    """Return by guide and section what somebody wrote."""
    return {
        "triggers": {"log": {"rows": [
            row(1, on=now(), what="A heather song", did="I walked", note=CANARY, health=CANARY,
                new="yes", **{"from": 9, "to": 5}),
        ]}},
        "therapist_forms": {"forms": {"rows": [
            row(1, name="A bracken form", on=now(), figure="31", note=CANARY, ask=CANARY),
        ]}},
        "needs": {"cards": {"cards": [
            row(1, need="A bilberry evening", if_not=CANARY, note=CANARY),
        ]}},
        "boundaries": {
            "lines": {"rows": [row(1, when=CANARY, will=CANARY)], entries.KEPT_IN: True},
            "happened": {"rows": [row(2, on=now(), which="Gorse", note=CANARY)]},
        },
        "scales": {
            "readings": {"readings": [noted(1, 4)], "mine": ["vigil"]},
            "talk": {"talk": "yes"},
        },
        "private_screening": {
            one.key: {field.key: CANARY for field in one.fields}
            for one in GUIDES["private_screening"].sections
        },
        "safety_plan": {"required": {"rows": [row(1, what=CANARY)]}},
    }  # fmt: skip


def fields_to_disclose():
    """Return what somebody wrote who has something to tell."""
    return {
        "recovery_plan": {
            "circles": {"inner": [row(1, what="A heather circle", why=CANARY)]},
            "definition": {"since": now()},
        },
        "slip_record": {"record": {"rows": [
            row(1, on=now(), what=CANARY, before=CANARY, word=CANARY, note=CANARY,
                told="I told it without being asked"),
        ]}},
        "urge_log": {"log": {"rows": [
            row(1, on=now(), where=CANARY, instead=CANARY, at_0=8, at_20=2, note=CANARY),
        ]}},
        "partner_questions": {"questions": {"questions": [
            row(1, question=CANARY, answer=CANARY, state="answered"), row(2, question=CANARY),
        ]}},
        "disclosure": {
            "devices": {"ways": [row(1, which=CANARY)]},
            "other_people": {"names": [row(1, letter="A", name="Anna")]},
        },
        "private_questions": {
            one.key: {field.key: CANARY for field in one.fields}
            for one in GUIDES["private_questions"].sections
        },
    }  # fmt: skip


KEPT_WHOLE = "safety_plan"
SHOWN = ("heather", "bracken", "bilberry", "Gorse", "decide nothing", "31")


def begun(session, guide, parts):
    kind = Kind.LETTER if guide.shelf == "letters" else Kind.PLAN
    made = session.start(
        kind=kind, title=guide.title, on=days.today(), guide=guide.id, sections=guide.start()
    )
    for key, found in parts.items():
        session.save(made.id, made.section(key).id, None, fields=found)
    return made.id


class Writer:
    """Somebody who was hurt, with logs and plans, at the choice of what goes in."""

    def __init__(self, desk, place, purpose=Purpose.HURT):
        self.desk, self.goes = desk, Traveller(desk, place)
        wrote = fields() if purpose is Purpose.HURT else fields_to_disclose()
        desk.unlock()
        ids = desk.asks(lambda session: self._write(session, wrote))
        settings = desk.asks(lambda session: session.settings)
        kept = tuple(one for name, one in ids.items() if name == KEPT_WHOLE)
        settings = settings.changed(purpose=purpose, never_leaves=kept)
        desk.asks(lambda session: session.change_settings(settings))
        desk.press("Ctrl+Shift+E")
        desk.wait(lambda: desk.is_at == "session_choice")

    @staticmethod
    def _write(session, wrote):
        return {name: begun(session, GUIDES[name], parts) for name, parts in wrote.items()}

    def fills(self, words="To decide nothing."):
        """Fill the first page by keys, and tick all there is."""
        desk = self.desk
        desk.find("session_first").setFocus()
        desk.press("Space")
        desk.wait(lambda: desk.is_at == "first_back")
        desk.goes_to("first_want_words")
        desk.types(words)
        for box in desk.window.findChildren(QCheckBox):
            if box.objectName().startswith("first_") and box.isVisible() and not box.isChecked():
                box.setFocus()
                desk.press("Space")
        desk.press("Escape")
        desk.wait(lambda: desk.is_at == "session_choice")

    def saves(self):
        """Save the pages without a password; return the words of both readers and the bytes."""
        self.goes.without_password()
        self.goes.wait_for_pages()
        self.goes.saves()
        path = self.goes.file()
        by_pypdf = " ".join(page.extract_text() for page in PdfReader(path).pages)
        with pypdfium2.PdfDocument(path) as document:
            pages = [document[at].get_textpage().get_text_range() for at in range(len(document))]
        return reduced(by_pypdf), reduced(" ".join(pages)), path.read_bytes().decode("latin-1")


def all_that_was_ticked_leaves_and_nothing_that_stays(desk, tmp_path):
    writer = Writer(desk, tmp_path)
    writer.fills()
    *read, raw = writer.saves()
    for text in read:
        assert [one for one in SHOWN if reduced(one) not in text] == []
        assert reduced("median 4") in text
        assert CANARY not in text
    assert CANARY not in raw


def test_all_that_was_ticked_leaves_and_nothing_that_stays(desk, tmp_path):
    all_that_was_ticked_leaves_and_nothing_that_stays(desk, tmp_path)


def test_twin_columns_that_stay_are_seen(desk, tmp_path, monkeypatch):
    rows = first_page_facts.ROWS
    with_notes = tuple(replace(one, keys=(*one.keys, "note")) for one in rows)
    monkeypatch.setattr(first_page_facts, "ROWS", with_notes)
    kind = first_page_facts._Row
    monkeypatch.setattr(
        kind, "column", lambda row, key: next(c for c in row.table.columns if c.key == key)
    )
    monkeypatch.setattr(kind, "text", lambda row, key: str(row.cells.get(key, "")))

    with pytest.raises(AssertionError, match=CANARY):
        all_that_was_ticked_leaves_and_nothing_that_stays(desk, tmp_path)


def test_twin_sections_that_stay_are_seen(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(model, "stays", lambda _section: False)

    with pytest.raises(AssertionError, match=CANARY):
        all_that_was_ticked_leaves_and_nothing_that_stays(desk, tmp_path)


def what_is_told_is_when_and_never_what(desk, tmp_path):
    writer = Writer(desk, tmp_path, Purpose.TRUTH)
    writer.fills()
    *read, raw = writer.saves()
    for text in read:
        for one in (
            "A heather circle", "Stopped since", "I told it without being asked",
            "At the start: 8 of 10. After 20 minutes: 2 of 10.",
            "Questions that were asked: 2. Not answered in full: 1.", "Devices and accounts",
        ):  # fmt: skip
            assert reduced(one) in text
        assert CANARY not in text
    assert CANARY not in raw


def test_whoever_discloses_takes_along_when_and_never_what(desk, tmp_path):
    what_is_told_is_when_and_never_what(desk, tmp_path)


def test_twin_a_record_that_says_what_it_was_is_seen(desk, tmp_path, monkeypatch):
    told = tuple(
        replace(one, keys=(*one.keys, "what")) if one.guide == "slip_record" else one
        for one in first_page_facts.ROWS
    )
    monkeypatch.setattr(first_page_facts, "ROWS", told)

    with pytest.raises(AssertionError, match=CANARY):
        what_is_told_is_when_and_never_what(desk, tmp_path)


def words_outlive_a_lock(desk, tmp_path):
    writer = Writer(desk, tmp_path)
    writer.fills("To be heard.")
    desk.lock()
    desk.unlock()
    desk.press("Ctrl+Shift+E")
    desk.wait(lambda: desk.is_at == "session_choice")
    assert writer.goes.lines()[first_page.HEADINGS[first_page.Line.WANT]] is True
    desk.find("session_first").setFocus()
    desk.press("Space")
    desk.wait(lambda: desk.is_at == "first_back")
    assert desk.find("first_want_words").toPlainText() == "To be heard."
    assert desk.find("first_set_off_item_1").isChecked()


def test_what_was_written_and_ticked_outlives_a_lock(desk, tmp_path):
    words_outlive_a_lock(desk, tmp_path)


def test_twin_an_editor_that_tells_nobody_is_seen(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(
        first_page_editor.FirstPageEditor, "_change",
        lambda page, change: setattr(page, "_now", change(page._now)),
    )  # fmt: skip

    with pytest.raises((AssertionError, KeyError)):
        words_outlive_a_lock(desk, tmp_path)


def test_at_first_nothing_of_it_is_in(desk, tmp_path):
    writer = Writer(desk, tmp_path)
    assert True not in writer.goes.lines().values()
    desk.find("session_first").setFocus()
    desk.press("Space")
    desk.wait(lambda: desk.is_at == "first_back")
    boxes = [one for one in desk.window.findChildren(QCheckBox) if one.isVisible()]
    assert len(boxes) > 15
    assert not any(one.isChecked() for one in boxes)
    # What could go in can be read before it is switched on.
    assert any("A heather song" in one.text() for one in boxes)


def nothing_is_made_while_somebody_types(desk, tmp_path):
    writer = Writer(desk, tmp_path)
    screen = writer.goes.screen
    desk.find("session_first").setFocus()
    desk.press("Space")
    desk.wait(lambda: desk.is_at == "first_back")
    desk.wait(lambda: not screen._timer.isActive())
    before = screen._revision
    box = desk.find("first_want_on")
    box.setFocus()
    desk.press("Space")
    desk.goes_to("first_want_words")
    desk.types("To be heard.")
    assert (screen._revision, screen._timer.isActive()) == (before, False)
    desk.press("Escape")
    writer.goes.wait_for_pages()
    assert screen._made.packed.count == 1


def test_pages_are_made_once_the_editor_is_closed(desk, tmp_path):
    nothing_is_made_while_somebody_types(desk, tmp_path)


def test_twin_pages_that_are_made_at_each_letter_are_seen(desk, tmp_path, monkeypatch):
    honest = session_choosing.Choosing._on_first_changed

    def eager(choosing, page):
        honest(choosing, page)
        choosing.changed.emit()

    monkeypatch.setattr(session_choosing.Choosing, "_on_first_changed", eager)

    with pytest.raises(AssertionError):
        nothing_is_made_while_somebody_types(desk, tmp_path)


def nobody_writes_where_nothing_is_kept(desk, tmp_path, monkeypatch):
    Writer(desk, tmp_path)
    full = VaultUnwritableError(errno.ENOSPC)
    with monkeypatch.context() as disk:
        disk.setattr(type(desk.room._session), "start_packet", raises(full))
        desk.find("session_first").setFocus()
        desk.press("Space")
        assert desk.is_at == "session_first"
        assert desk.reads("session_packet_said") == messages.sentence(full)
    desk.press("Space")
    desk.wait(lambda: desk.is_at == "first_back")


def raises(error):
    def refuse(*_, **__):
        raise error

    return refuse


def test_nobody_writes_where_nothing_can_be_kept(desk, tmp_path, monkeypatch):
    nobody_writes_where_nothing_is_kept(desk, tmp_path, monkeypatch)


def test_twin_an_editor_that_opens_all_the_same_is_seen(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(session_packet.Keeper, "hold", lambda _keeper: None)

    with pytest.raises(AssertionError):
        nobody_writes_where_nothing_is_kept(desk, tmp_path, monkeypatch)


def test_enter_on_a_line_of_the_choice_leads_to_it(desk, tmp_path):
    writer = Writer(desk, tmp_path)
    writer.goes.tree.setFocus()
    desk.press("Home")
    desk.press("Return")
    desk.wait(lambda: desk.is_at == "first_back")
    desk.goes_to("first_day_words")
    desk.types("Awake at four.")
    desk.press("Escape")
    desk.wait(lambda: desk.is_at == "session_choice")
    desk.press("Home")
    desk.press("Down")
    assert writer.goes.tree.currentItem().text(0) == "Sleep and the day"
    desk.press("Space")
    assert writer.goes.lines()["Sleep and the day"] is True
    desk.press("Return")
    desk.wait(lambda: desk.is_at == "first_day_words")
    assert desk.find("first_day_on").isChecked()


def test_a_click_on_an_empty_first_page_leads_to_it_and_one_on_a_box_ticks(desk, tmp_path):
    writer = Writer(desk, tmp_path)
    tree = writer.goes.tree

    def clicks(line):
        place = tree.visualItemRect(line).center()
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)

    clicks(tree.topLevelItem(0).child(0))
    desk.wait(lambda: desk.is_at == "first_back")
    desk.goes_to("first_day_words")
    desk.types("Awake at four.")
    desk.press("Escape")
    desk.wait(lambda: desk.is_at == "session_choice")
    clicks(tree.topLevelItem(0).child(0))
    assert desk.is_at == "session_choice"
    assert writer.goes.lines()["Sleep and the day"] is True


def test_from_a_name_the_way_leads_to_the_line_in_which_it_stands(desk, tmp_path):
    writer = Writer(desk, tmp_path, Purpose.TRUTH)
    writer.fills("To talk about Anna.")
    desk.wait(lambda: desk.can_see("session_names_notice"))
    assert not writer.goes.save.isEnabled()
    desk.chooses("session_names")
    desk.chooses("names_1_change")
    desk.wait(lambda: desk.is_at == "first_want_words")
    desk.press("Ctrl+A")
    desk.types("To talk.")
    desk.press("Escape")
    writer.goes.wait_for_pages()
    assert writer.goes.save.isEnabled()
