"""Names, review copies, copies to be given back, and the questions before a reading, by keys."""

import controls
import pypdfium2
import pytest
import samples
from test_layout import faults
from traveller import LONGEST_MS, Traveller

from desktop.model import leaving, review, richtext
from desktop.model.document import Kind
from desktop.model.versions import VersionState
from desktop.ui.screens.session_names import SessionNames
from desktop.ui.screens.session_sources import Sources
from desktop.ui.widgets import leaving_panel

CANARY = "canary"
"""Stands in private workings, in the name key and in registers, and must be in no file."""


def row(number, **cells):
    return {"id": f"{number:032x}", "cells": cells}


NAMES = [
    row(1, letter="A", name="Anna Smith", who="from work", may_print="no"),
    row(2, letter="C", name="Carl", may_print="no"),
]


class Case:
    """A disclosure with a key, private workings and remarks, and somebody who takes it along."""

    def __init__(self, desk, place):
        self.desk = desk
        self.goes = Traveller(desk, place)
        desk.unlock()
        self.id = desk.begins("disclosure").id
        self.write("opening", "It began in 2016.")
        self.write("other_people", "Somebody from my work.", names=NAMES)
        for key in ("opening", "other_people"):
            private = desk.asks(
                lambda session, key=key: session.add_section(self.id, f"private:{key}")
            )
            self.save(private, f"{CANARY} {key}", {CANARY: CANARY})
        self.register({review.REMARKS: [row(7, line="12", remark="how many times")]})

    @property
    def document(self):
        return next(one for one in self.desk.documents() if one.id == self.id)

    def save(self, section, text, fields):
        body = richtext.from_plain(text)
        self.desk.asks(lambda session: session.save(self.id, section.id, body, fields=fields))

    def write(self, key, text, **fields):
        self.save(self.document.section(key), text, fields)

    def register(self, fields):
        section = self.desk.asks(lambda session: session.add_section(self.id, review.KEY))
        self.desk.asks(lambda session: session.save(self.id, section.id, None, fields=fields))

    def keeps(self, state):
        self.desk.asks(lambda session: session.keep_version(self.id, state))

    @property
    def versions(self):
        return self.desk.asks(lambda session: session.versions(self.id))

    def copies(self):
        return self.document.section(review.KEY).fields.get(review.COPIES, [])

    def opens(self):
        """Go to the pages, tick all of the disclosure, and set no password."""
        self.desk.press("Ctrl+Shift+E")
        self.desk.wait(lambda: self.desk.is_at == "session_choice")
        self.goes.ticks_all()
        self.goes.without_password()
        self.goes.wait_for_pages()

    def picks(self, name, text):
        self.goes.picks(name, text)
        self.goes.wait_for_pages()

    def texts(self):
        """Return the words of each saved file, by name."""
        return {path.name: words_in(path) for path in sorted(self.goes.place.glob("*.pdf"))}


def words_in(path):
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(
            document[at].get_textpage().get_text_range() for at in range(len(document))
        ).replace("\r", "")


@pytest.fixture
def case(desk, tmp_path):
    return Case(desk, tmp_path)


# -- names --------------------------------------------------------------------


def decides_on_names(case):
    desk = case.desk
    case.write("opening", "In May I met Anna by the lake, and Carl.")
    case.opens()
    assert desk.can_see("session_names_notice")
    assert not case.goes.save.isEnabled()
    assert case.goes.save.accessibleDescription() == "Look at the names first."

    desk.chooses("session_names")
    assert "In May I met Anna by the lake" in desk.reads("names_1_1")
    assert desk.reads("names_1_1_heading").startswith("2 · ")
    assert desk.reads("names_2_who") == "Person C: Carl"
    assert not desk.find("names_1_print").isChecked()
    assert not desk.find("names_2_print").isChecked()
    desk.chooses("names_1_print")
    desk.press("Escape")
    assert desk.is_at == "session_names", "what waits for the pages cannot hold the keyboard"
    case.goes.wait_for_pages()
    assert not case.goes.save.isEnabled(), "one of two was ticked"

    desk.chooses("session_names")
    assert desk.find("names_1_print").isChecked()
    desk.chooses("names_2_print")
    desk.press("Escape")
    case.goes.wait_for_pages()
    assert case.goes.save.isEnabled()


def test_names_in_the_text_are_shown_all_at_once_and_printed_only_where_ticked(case):
    decides_on_names(case)

    case.goes.saves()

    (text,) = case.texts().values()
    assert "Anna" in text
    assert "from work" not in text


def test_somebody_of_the_key_whose_name_is_replaced_needs_no_tick(case):
    desk = case.desk
    case.write("opening", "In May I met Anna by the lake. Anna Smith’s car was there.")
    case.opens()
    assert not case.goes.save.isEnabled()

    desk.chooses("session_names")
    desk.chooses("names_1_instead_offer")
    desk.press("Escape")
    case.goes.wait_for_pages()
    assert case.goes.save.isEnabled()
    case.goes.saves()

    (text,) = case.texts().values()
    assert "In May I met Person A by the lake. Person A’s car was there." in text
    assert "Anna" not in text
    assert "Smith" not in text


def test_the_twin_panel_that_does_not_ask_saves_at_once(case, monkeypatch):
    monkeypatch.setattr(leaving_panel.LeavingPanel, "show_names", lambda *_: None)

    with pytest.raises(AssertionError):
        decides_on_names(case)


def test_a_tick_is_for_this_time(case):
    decides_on_names(case)
    case.desk.goes("today")

    case.desk.press("Ctrl+Shift+E")
    case.desk.qtbot.waitUntil(lambda: case.desk.can_see("session_names_notice"), timeout=LONGEST_MS)

    assert not case.goes.save.isEnabled()


def a_tick_is_for_one_packet(case):
    desk = case.desk
    case.write("opening", "In May I met Anna by the lake, and Carl.")
    case.opens()
    desk.chooses("session_names")
    for name in ("names_1_print", "names_2_print", "names_list_1"):
        desk.chooses(name)
    desk.press("Escape")
    case.goes.wait_for_pages()
    assert case.goes.save.isEnabled()

    desk.chooses("session_packets")
    desk.chooses("packets_new")
    desk.wait(lambda: desk.is_at == "session_choice")
    case.goes.ticks_all()
    case.goes.wait_for_pages()

    assert desk.can_see("session_names_notice"), "a tick of another packet holds"
    desk.chooses("session_names")
    assert not desk.find("names_1_print").isChecked()
    assert not desk.find("names_list_1").isChecked()


def test_a_tick_is_for_one_packet_and_no_other(case):
    a_tick_is_for_one_packet(case)


def test_the_twin_that_keeps_the_ticks_prints_names_in_another_packet(case, monkeypatch):
    take = SessionNames.take

    def keeps(self, kept):
        ticked = self.printed, self.listed
        take(self, kept)
        self.printed, self.listed = ticked

    monkeypatch.setattr(SessionNames, "take", keeps)

    with pytest.raises(AssertionError, match="another packet"):
        a_tick_is_for_one_packet(case)


def test_the_way_back_leads_to_the_section_in_which_the_name_stands(case):
    desk = case.desk
    case.write("opening", "with Anna")
    case.opens()
    desk.chooses("session_names")

    desk.chooses("names_1_change")

    desk.wait(lambda: desk.can_see("writing_outline"))
    assert desk.inside.writing.place().section == case.document.section("opening").id


def test_the_page_of_names_is_the_last_and_holds_whom_was_ticked(case):
    desk = case.desk
    case.opens()
    assert not desk.can_see("session_names_notice")
    before = case.goes.screen._made.packed.count
    desk.chooses("session_names")
    assert "Nobody of your name key" in desk.reads("names_none")
    desk.chooses("names_list_1")
    desk.press("Escape")
    case.goes.wait_for_pages()
    assert case.goes.screen._made.packed.count == before + 1

    case.goes.saves()

    with pypdfium2.PdfDocument(case.goes.file()) as document:
        last = document[len(document) - 1].get_textpage().get_text_range()
    assert "Names, for the people in the room" in last
    assert "Anna Smith" in last
    assert "Carl" not in "".join(case.texts().values())


# -- a review copy ------------------------------------------------------------


def test_a_review_copy_holds_numbers_bars_and_remarks_and_keeps_a_version(case):
    desk = case.desk
    case.keeps(VersionState.WITH_THERAPIST)
    case.write("opening", "It began in 2016.\nAnd again in 2019.")
    case.opens()
    case.picks("session_use", "A review copy")
    manifest = case.goes.screen._made.packed.manifest
    assert manifest.line_numbers
    changed = {piece.key: piece.changed for piece in manifest.pieces}
    assert changed == {"opening": {1}, "other_people": frozenset()}

    case.goes.saves()

    (text,) = case.texts().values()
    assert "Remarks at the last review" in text
    assert "how many times" in text
    first, second = case.versions
    assert second.state is VersionState.WITH_THERAPIST
    assert second.pages == case.goes.screen._made.packed.count
    assert second.fingerprint == manifest.fingerprint()
    assert not first.fingerprint
    assert "A version" in desk.reads("proof_note_1")


def item(number, **cells):
    return row(number, kind="Paid subscriptions", usual="weekly", peak="daily", **cells)


def test_a_section_of_facts_alone_can_be_chosen_and_a_changed_table_has_a_bar(case):
    case.write("categories", "", items=[item(1)])
    case.keeps(VersionState.WITH_THERAPIST)
    case.write("categories", "", items=[item(1), item(2, length="eight hours")])
    case.opens()
    assert case.goes.lines()["Frequency and last time"] is True
    case.picks("session_use", "A review copy")
    made = case.goes.screen._made.packed.manifest
    assert {one.key for one in made.pieces if one.changed_tables} >= {"frequency"}

    case.goes.saves()

    assert case.desk.reads("proof_title") == "Saved, and read back"
    (text,) = case.texts().values()
    assert "eight hours" in text
    assert [one.state for one in case.versions] == [VersionState.WITH_THERAPIST] * 2


def test_pages_for_a_session_have_no_remarks_and_keep_no_version(case):
    case.opens()
    case.goes.saves()

    (text,) = case.texts().values()
    assert "how many times" not in text
    assert case.versions == ()


def test_no_version_is_kept_of_a_text_that_changed_meanwhile(case, monkeypatch):
    case.opens()
    case.picks("session_use", "A review copy")
    monkeypatch.setattr(Sources, "has_unkept", lambda *_: True)

    case.goes.saves()

    assert "no version was kept" in case.desk.reads("proof_note_1")
    assert case.versions == ()


# -- the register -------------------------------------------------------------


def test_what_came_after_the_clearing_ends_the_document(case):
    case.keeps(VersionState.CLEARED)
    case.write("opening", "It began in 2016.\nAnd again in 2019.")
    case.opens()
    assert "cleared to read" in case.desk.reads("session_register_note")

    case.goes.saves()

    (text,) = case.texts().values()
    assert "Changes since" in text
    assert "New: And again in 2019." in text


# -- copies -------------------------------------------------------------------


def test_each_copy_is_a_file_of_its_own_and_a_row_in_the_register(case):
    desk = case.desk
    typed = row(9, copy="an older one", whom="my therapist")
    case.register({review.REMARKS: [row(7, line="12")], review.COPIES: [typed]})
    case.opens()
    case.picks("session_copies", "3")
    assert case.goes.screen._made.packed.manifest.copy == "copy 1 of 3, to be given back"

    case.goes.saves()

    texts = case.texts()
    assert list(texts) == ["pages-2.pdf", "pages-3.pdf", "pages.pdf"]
    for number, name in ((1, "pages.pdf"), (2, "pages-2.pdf"), (3, "pages-3.pdf")):
        assert f"copy {number} of 3, to be given back" in texts[name]
        assert name in desk.reads("proof_note_1")
    desk.wait(lambda: len(case.copies()) == 4)
    assert case.copies()[0] == typed
    assert [one["cells"]["copy"] for one in case.copies()[1:]] == [
        f"copy {number} of 3, to be given back" for number in (1, 2, 3)
    ]
    assert {one["cells"]["state"] for one in case.copies()[1:]} == {review.OUT}
    assert case.document.section(review.KEY).fields[review.REMARKS]

    desk.chooses("proof_remove")
    desk.wait(lambda: desk.reads("proof_removed") == "The files are deleted.")
    assert case.texts() == {}
    desk.wait(lambda: case.copies()[-1]["cells"]["state"] == review.DESTROYED)
    assert case.copies()[0] == typed


def test_a_person_can_stop_after_a_copy(case):
    desk = case.desk
    case.opens()
    case.picks("session_copies", "9")
    case.goes.save.setFocus()
    desk.press("Return")
    desk.wait(lambda: desk.is_at == "saving_stop")
    desk.press("Space")
    desk.qtbot.waitUntil(lambda: desk.can_see("proof_title"), timeout=LONGEST_MS)

    assert 1 <= len(case.texts()) < 9
    desk.wait(lambda: len(case.copies()) == len(case.texts()))


# -- before it is read --------------------------------------------------------

ASKED = ("room", "agreed", "hours", "afraid", "legal", "health")


def test_before_a_reading_there_are_questions_and_nothing_is_locked(case):
    desk = case.desk
    case.opens()
    case.picks("session_use", "For a reading")
    case.goes.save.setFocus()
    desk.press("Return")
    desk.wait(lambda: desk.is_at == "before_back")
    for key in ASKED:
        for answer in ("yes", "no", "unsure"):
            assert not desk.find(f"before_{key}_{answer}").isChecked()
        assert not desk.can_see(f"before_{key}_options")

    desk.chooses("before_room_no")
    assert "a specialist for each of you" in desk.reads("before_room_1")
    assert desk.can_see("before_sooner_options")
    desk.chooses("before_room_yes")
    assert not desk.can_see("before_room_options")
    assert not desk.can_see("before_sooner_options")
    desk.chooses("before_afraid_no")
    assert not desk.can_see("before_afraid_options")
    desk.chooses("before_afraid_unsure")
    assert desk.can_see("before_afraid_options")

    desk.chooses("before_on")
    desk.qtbot.waitUntil(lambda: desk.can_see("proof_title"), timeout=LONGEST_MS)
    assert desk.reads("proof_title") == "Saved, and read back"
    desk.press("Return")
    case.goes.wait_for_pages()
    case.goes.save.setFocus()
    desk.press("Return")
    desk.wait(lambda: desk.is_at == "before_back")
    assert not desk.find("before_afraid_unsure").isChecked(), "answers are not kept"


def pages_for_a_reading_name_no_therapy(case):
    case.opens()
    case.picks("session_use", "For a reading")
    manifest = case.goes.screen._made.packed.manifest
    assert "session" not in manifest.title
    assert manifest.footer == "Private."


def test_pages_for_a_reading_name_no_session_and_no_therapy(case, tmp_path):
    pages_for_a_reading_name_no_therapy(case)

    case.desk.asks(
        lambda one: samples.write(
            one, one.start(kind=Kind.LETTER, title="To you", on=samples.TODAY), "heather"
        )
    )
    case.desk.goes("today")
    case.desk.press("Ctrl+Shift+E")
    case.goes.ticks("To you")
    case.goes.wait_for_pages()
    assert case.goes.screen._made.packed.manifest.title == "Pages"


def test_the_twin_that_prints_the_foot_of_a_session_in_a_reading(case, monkeypatch):
    monkeypatch.setattr(leaving, "PRIVATE", "Private. For therapy.")

    with pytest.raises(AssertionError, match="therapy"):
        pages_for_a_reading_name_no_therapy(case)


def test_the_questions_can_be_left_with_nothing_saved(case):
    desk = case.desk
    case.opens()
    case.picks("session_use", "For a reading")
    case.goes.save.setFocus()
    desk.press("Return")
    desk.wait(lambda: desk.is_at == "before_back")

    desk.press("Escape")

    assert desk.can_see("session_save")
    assert case.texts() == {}


def test_a_letter_is_not_asked_about(desk, tmp_path):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("The lake in winter")
    desk.wait_until_saved()
    desk.press("Ctrl+Shift+E")
    goes = Traveller(desk, tmp_path)
    goes.ticks_all()
    goes.picks("session_use", "For a reading")
    goes.wait_for_pages()

    goes.saves()

    assert goes.file().name == "pages.pdf"
    assert desk.documents()[0].kind is Kind.ENTRY


# -- private workings ---------------------------------------------------------


@pytest.mark.parametrize("use", ["For a session", "A review copy", "For a reading"])
def test_private_workings_are_in_nothing_that_leaves(case, use):
    desk = case.desk
    case.write("other_people", "x", names=[row(1, letter="A", name="Anna", who=CANARY)])
    for state in (VersionState.WITH_THERAPIST, VersionState.CLEARED):
        case.keeps(state)
    private = case.document.section("private:opening")
    case.save(private, f"{CANARY} changed since", {})
    case.write("opening", "It began in 2016.\nAnd again in 2019.")
    case.opens()
    assert CANARY not in "".join(case.goes.lines())
    case.picks("session_use", use)
    case.picks("session_copies", "2")
    made = case.goes.screen._made.packed.manifest
    assert not any(piece.key.startswith("private:") for piece in made.pieces)

    case.goes.save.setFocus()
    desk.press("Return")
    if use == "For a reading":
        desk.wait(lambda: desk.is_at == "before_back")
        desk.chooses("before_on")
    desk.qtbot.waitUntil(lambda: desk.can_see("proof_title"), timeout=LONGEST_MS)

    assert len(case.texts()) == 2
    for text in case.texts().values():
        assert CANARY not in text
        assert "New: And again in 2019." in text
    assert CANARY not in desk.reads()
    desk.wait(lambda: len(case.copies()) == 2)
    assert CANARY not in str(case.document.section(review.KEY).fields)
    assert leaving.NAME_KEY not in {piece.key for piece in made.pieces}


# -- how it looks -------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "text"), [((1280, 800), 100), ((1280, 800), 200), ((1024, 640), 250)]
)
def test_nothing_is_cut_on_the_pages_of_names_and_of_questions(case, size, text):
    desk = case.desk
    case.write("opening", "In May I met Anna Smith by the lake, and Carl with her.")
    case.opens()
    desk.look.set_text_size(text)
    desk.window.resize(*size)
    desk.find("session_part_leaving").click() if desk.can_see("session_part") else None
    screen, found = case.goes.screen, {}

    desk.find("session_names").click()
    found["names"] = faults(screen)
    for name in ("names_1_print", "names_2_print"):
        desk.find(name).click()
    desk.find("names_done").click()
    case.goes.wait_for_pages()
    desk.find("session_use").setCurrentIndex(2)
    case.goes.wait_for_pages()
    case.goes.save.click()
    for key in ASKED:
        desk.find(f"before_{key}_unsure").click()
    controls.settle()
    found["before"] = faults(screen)

    assert found == {"names": [], "before": []}
