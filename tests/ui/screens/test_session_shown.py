"""Other forms than PDF: shown from their bytes, closed as was said, saved and proved, by keys."""

import threading
import zipfile
from io import BytesIO

import pytest
import samples
from PySide6.QtWidgets import QAbstractButton
from traveller import LONGEST_MS, Traveller

from desktop import sealed_pages
from desktop.model.manifest import Manifest
from desktop.packet import Packed
from desktop.session import Session
from desktop.ui.jobs import Jobs
from desktop.ui.registering import Registering
from desktop.ui.screens import session_shown, session_work
from desktop.ui.screens.session_work import Made
from desktop.ui.widgets import leaving_form
from desktop.ui.widgets.leaving_form import Closing
from desktop.ui.widgets.leaving_panel import LeavingPanel
from desktop.ui.widgets.leaving_password import LeavingPassword
from desktop.ui.widgets.page_view import PageView

FORMS = {"Word file, A4": "docx", "Text file": "txt", "Markdown": "md"}


@pytest.fixture
def traveller(desk, tmp_path):
    desk.unlock()
    desk.begins("entry", "The lake in winter")
    desk.press("Ctrl+Shift+E")
    desk.wait(lambda: desk.is_at == "session_choice")
    return Traveller(desk, tmp_path)


def chosen_entry(traveller):
    traveller.ticks(traveller.entries()[0])
    traveller.wait_for_pages()


def is_shown(traveller):
    made = traveller.screen._made
    waits = traveller.screen._timer.isActive()
    return made is not None and bool(made.shown) and not waits


def chooses_form(traveller, form):
    desk = traveller.desk
    traveller.picks("session_paper", form)
    desk.qtbot.waitUntil(lambda: is_shown(traveller), timeout=LONGEST_MS)


def closes(traveller, name):
    traveller.desk.find(name).setFocus()
    traveller.desk.press("Space")
    traveller.desk.qtbot.waitUntil(lambda: is_shown(traveller), timeout=LONGEST_MS)


def words_shown(traveller):
    return traveller.desk.find("session_words").toPlainText()


def refuses_until_it_is_said(traveller):
    """What every form without a password does, and its twin does not."""
    save = traveller.save
    assert not save.isEnabled()
    assert save.accessibleDescription() == "Say first whether it leaves sealed, or as it is."
    assert not traveller.desk.find("session_sealed").isChecked()
    assert not traveller.desk.find("session_as_it_is").isChecked()


@pytest.mark.parametrize("form", FORMS)
def test_a_form_without_a_password_says_so_first_and_leaves_as_it_is(traveller, form):
    desk = traveller.desk
    chosen_entry(traveller)

    chooses_form(traveller, form)

    assert "password" in desk.reads("session_no_password")
    assert "The lake in winter" in words_shown(traveller)
    assert not desk.can_see("session_password")
    refuses_until_it_is_said(traveller)

    closes(traveller, "session_as_it_is")
    assert desk.reads("session_name") == f"pages.{FORMS[form]}"
    assert "It has no password." in desk.reads("session_notice_words")
    traveller.saves()

    [path] = traveller.place.glob("pages.*")
    assert path.name == f"pages.{FORMS[form]}"
    assert "The lake in winter" in text_of(path)
    assert desk.reads("proof_title") == "Saved, and read back"
    assert desk.reads("proof_opens") == "Anyone who has the file can read it, as you chose"
    assert not desk.can_see("proof_pages")
    assert "sign for sign" in desk.reads()

    desk.chooses("proof_remove")
    desk.wait(lambda: desk.reads("proof_removed") == "The file is deleted.")
    assert not path.exists()


def text_of(path):
    raw = path.read_bytes()
    if path.suffix != ".docx":
        return raw.decode("utf-8-sig")
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return archive.read("word/document.xml").decode()


def test_twin_a_question_with_an_answer_chosen_beforehand(traveller, monkeypatch):
    monkeypatch.setattr(
        leaving_form.LeavingForm, "closing", lambda one: Closing.OPEN if one else None
    )
    chosen_entry(traveller)
    chooses_form(traveller, "Text file")

    with pytest.raises(AssertionError):
        refuses_until_it_is_said(traveller)


def test_a_form_without_a_password_can_leave_sealed(traveller):
    desk = traveller.desk
    chosen_entry(traveller)
    chooses_form(traveller, "Word file, A4")

    closes(traveller, "session_sealed")
    password = desk.find("session_password").text()
    assert desk.reads("session_name") == "pages.dat"
    assert "this program" in desk.reads("session_notice_words")
    assert "The lake in winter" in words_shown(traveller)
    traveller.saves()

    path = traveller.place / "pages.dat"
    manifest = sealed_pages.read(path.read_bytes(), password, samples.CHEAP_BOUNDS)
    assert any("lake" in block.text for piece in manifest.pieces for block in piece.body)
    assert desk.reads("proof_opens") == "It opens with the password and this program only"
    assert "lake" not in path.read_bytes().decode("latin-1")


def test_what_was_said_of_one_form_is_not_said_of_another(traveller):
    chosen_entry(traveller)
    chooses_form(traveller, "Word file, A4")
    closes(traveller, "session_as_it_is")
    assert traveller.save.isEnabled()

    chooses_form(traveller, "Markdown")

    refuses_until_it_is_said(traveller)


def test_the_form_is_kept_with_the_packet(traveller):
    desk = traveller.desk
    chosen_entry(traveller)
    chooses_form(traveller, "Text file")

    desk.goes("today")
    desk.press("Ctrl+Shift+E")
    desk.wait(lambda: desk.find("session_paper").currentText() == "Text file")

    assert desk.find("session_name").text() == "pages.txt"


def test_numbered_copies_leave_as_word_files_each_with_its_number(traveller):
    desk = traveller.desk
    chosen_entry(traveller)
    traveller.picks("session_use", "A review copy")
    traveller.picks("session_copies", "2")
    chooses_form(traveller, "Word file, A4")
    closes(traveller, "session_as_it_is")

    traveller.saves()

    first, second = (text_of(traveller.place / name) for name in ("pages.docx", "pages-2.docx"))
    assert ("copy 1 of 2" in first, "copy 2 of 2" in second) == (True, True)
    assert "lnNumType" in first
    assert "pages.docx, pages-2.docx" in desk.reads("proof_note_1")


def test_a_file_that_is_not_as_it_should_be_is_not_left(traveller, monkeypatch):
    chosen_entry(traveller)
    chooses_form(traveller, "Word file, A4")
    closes(traveller, "session_as_it_is")
    spoil(monkeypatch)

    traveller.saves()

    assert traveller.desk.reads("proof_title") == "Nothing was saved"
    assert "Save again" in traveller.desk.reads("proof_advice")
    assert list(traveller.place.glob("pages*")) == []


def spoil(monkeypatch):
    """Let the disk give back a file that lost its end."""
    settle = session_work.Door.new_file

    def new_file(door, *where):
        file = settle(door, *where)
        whole = file.settle
        file.settle = lambda: whole()[:-30]
        return file

    monkeypatch.setattr(session_work.Door, "new_file", new_file)


def test_pages_too_many_for_one_file_are_told_before_they_are_saved(look, qtbot):
    view, panel = PageView(look, has_full=True), LeavingPanel(look)
    for part in (view, panel):
        qtbot.addWidget(part)
        part.show()
    parts = tuple(
        Manifest(title="T", pieces=(), volume=f"part {number} of 3") for number in (1, 2, 3)
    )
    packed = Packed(b"", 298, parts[0], None)

    session_shown.show(Made(1, (), packed, volumes=parts), view, panel)

    assert panel.findChild(QAbstractButton, "session_save").text() == "Save 3 files"


def each_packet_and_each_saving_begins_closed(traveller):
    """Somebody saves without a password, saves once more, and begins another packet."""
    desk = traveller.desk
    chosen_entry(traveller)
    made = [desk.find("session_password").text()]
    desk.find("session_name").setFocus()
    desk.press("Ctrl+A")
    desk.types("for-carla.pdf")
    traveller.without_password()
    traveller.wait_for_pages()
    traveller.saves()
    desk.press("Return")
    traveller.wait_for_pages()
    assert desk.find("session_password_on").isChecked()
    assert traveller.screen._made.packed.password == desk.find("session_password").text()
    made.append(desk.find("session_password").text())
    assert desk.reads("session_name") == "for-carla.pdf"
    traveller.without_password()

    desk.find("session_packets").setFocus()
    desk.press("Space")
    desk.chooses("packets_new")

    desk.wait(lambda: desk.can_see("session_choice"))
    assert desk.find("session_password_on").isChecked()
    made.append(desk.find("session_password").text())
    assert len(set(made)) == 3
    assert desk.reads("session_name") == "pages.pdf"


def test_without_a_password_is_said_for_one_packet_and_one_saving(traveller):
    each_packet_and_each_saving_begins_closed(traveller)


def test_twin_a_panel_that_keeps_what_was_said(traveller, monkeypatch):
    monkeypatch.setattr(LeavingPassword, "ask_anew", lambda *_, **__: None)

    with pytest.raises(AssertionError):
        each_packet_and_each_saving_begins_closed(traveller)


def a_lock_passes_over_what_comes_home_late(traveller, monkeypatch):
    """A copy is there, and is told only after the vault was closed."""
    desk = traveller.desk
    traveller.picks("session_copies", "3")
    chosen_entry(traveller)
    jobs = desk.room._jobs
    saved, goes_on = threading.Event(), threading.Event()
    write, close, drop = session_work.write, Session.close, Registering.drop
    asked_late = []

    def late(*what):
        written = write(*what)
        saved.set()
        goes_on.wait(5)
        return written

    def closing(session):
        close(session)
        goes_on.set()
        # Its answer is on its way home now.
        jobs._work.wait(lambda: None)

    def settles(register, line, path, content):
        asked_late.append(path)
        return False

    monkeypatch.setattr(session_work, "write", late)
    monkeypatch.setattr(Session, "close", closing)
    monkeypatch.setattr(Registering, "settle", settles)
    monkeypatch.setattr(Registering, "drop", lambda *what: asked_late.append(1) or drop(*what))
    traveller.save.setFocus()
    desk.press("Return")
    desk.qtbot.waitUntil(saved.is_set, timeout=LONGEST_MS)

    desk.press("Ctrl+L")
    desk.wait(lambda: bool(desk.left))
    desk.qtbot.wait(50)

    assert [path.name for path in traveller.place.glob("*.pdf")] == ["pages.pdf"]
    assert (desk.bugs, asked_late) == ([], [])
    desk.wait_until_left()


def test_a_lock_passes_over_what_comes_home_after_the_vault_was_closed(traveller, monkeypatch):
    a_lock_passes_over_what_comes_home_late(traveller, monkeypatch)


def test_twin_a_lock_that_hears_what_comes_too_late(traveller, monkeypatch):
    monkeypatch.setattr(Jobs, "ask_last", Jobs.ask)

    with pytest.raises(AssertionError):
        a_lock_passes_over_what_comes_home_late(traveller, monkeypatch)
    traveller.desk.bugs.clear()
