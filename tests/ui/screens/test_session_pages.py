"""What leaves is shown first, is what was chosen, and is proved where it lies."""

import errno
import stat
import tempfile
import threading
import time
from pathlib import Path

import desk as desks
import pytest
import samples
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QTreeWidget
from pytestqt.exceptions import TimeoutError as QtBotTimeoutError
from traveller import LONGEST_MS, Traveller

from desktop import door, errors, files, packet
from desktop.model import richtext
from desktop.model.document import Kind
from desktop.model.manifest import CheckKind
from desktop.ui.screens import session_shown
from desktop.ui.widgets import choice_tree, leaving_panel


def write_some(desk):
    """Write an entry, a letter and a page of a disclosure; leave another letter empty."""
    desk.unlock()
    desk.begins("entry", "The lake in winter")
    desk.begins("letter")
    desk.chooses("today_start_disclosure")
    desk.types("It began in March")
    desk.wait_until_saved()


@pytest.fixture
def traveller(desk, tmp_path):
    write_some(desk)
    desk.press("Ctrl+Shift+E")
    desk.wait(lambda: desk.is_at == "session_choice")
    return Traveller(desk, tmp_path)


def test_nothing_is_chosen_at_first_and_what_cannot_leave_has_no_box(traveller):
    lines = traveller.lines()

    assert True not in lines.values()
    ticked = [text for text, state in lines.items() if state is not None]
    # The entry and its month, the disclosure and its one written section.
    assert len(ticked) == 4
    assert any(text.endswith(", empty") for text in lines)
    assert any(text.endswith(", not for me") for text in lines)
    assert not traveller.save.isEnabled()
    assert traveller.save.accessibleDescription() == "Choose what goes in first."


def test_twin_a_tree_that_gives_all_a_box(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(choice_tree.ChoiceTree, "_prints", lambda *_: True)
    write_some(desk)
    desk.press("Ctrl+Shift+E")

    with pytest.raises(AssertionError):
        test_nothing_is_chosen_at_first_and_what_cannot_leave_has_no_box(Traveller(desk, tmp_path))


def chosen_entry(traveller):
    entry = traveller.entries()[0]
    traveller.ticks(entry)
    traveller.wait_for_pages()
    return entry


def test_the_pages_that_are_shown_are_drawn_from_the_file_that_is_saved_and_proved(traveller):
    desk = traveller.desk
    section = next(
        item.text(0)
        for item in traveller.tree._items()
        if item.parent() and item.data(0, Qt.ItemDataRole.CheckStateRole) is not None
    )
    traveller.ticks(section)
    traveller.wait_for_pages()
    password = desk.find("session_password").text()
    assert len(password.split()) >= 4 or len(password) >= 16
    assert "password" in desk.reads("session_notice_words") or desk.can_see("session_notice")
    shown = traveller.screen._view.image.copy()
    width = shown.width()

    traveller.saves()

    path = traveller.file()
    assert path.name == "pages.pdf"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with packet.Press() as press:
        picture = press.draw(path.read_bytes(), password, page=1, width=width)
        with pytest.raises(packet.ChildError):
            press.draw(path.read_bytes(), None, page=1, width=width)
    drawn = QImage(
        picture.dots, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32
    )
    assert drawn == shown
    assert desk.reads("proof_title") == "Saved, and read back"
    assert all(desk.can_see(f"proof_{kind.name.lower()}") for kind in CheckKind)
    assert desk.is_at == "proof_done"

    desk.chooses("proof_remove")
    desk.wait(lambda: desk.reads("proof_removed") == "The file is deleted.")
    assert not path.exists()


def test_what_was_changed_after_the_preview_cannot_be_saved_before_it_is_shown(traveller):
    desk = traveller.desk
    chosen_entry(traveller)
    assert traveller.save.isEnabled()

    desk.find("session_password").setFocus()
    desk.press("End")
    desk.types("x")

    assert not traveller.save.isEnabled()
    assert traveller.save.accessibleDescription() == "The pages are being set."
    traveller.wait_for_pages()
    assert traveller.screen._made.packed.password == desk.find("session_password").text()
    assert traveller.save.isEnabled()


def test_twin_a_preview_that_is_not_put_off_can_be_saved_with_another_password(
    traveller, monkeypatch
):
    monkeypatch.setattr(leaving_panel.LeavingPanel, "show_waiting", lambda _self: None)

    with pytest.raises(AssertionError):
        test_what_was_changed_after_the_preview_cannot_be_saved_before_it_is_shown(traveller)


def test_a_password_that_cannot_be_used_is_refused_with_its_reason(traveller):
    desk = traveller.desk
    chosen_entry(traveller)
    desk.find("session_password").setFocus()
    desk.press("Ctrl+A")
    desk.types("ünlösbar")
    desk.qtbot.waitUntil(
        lambda: traveller.save.accessibleDescription().startswith("Only plain letters"),
        timeout=LONGEST_MS,
    )
    assert not traveller.save.isEnabled()

    desk.chooses_switch = desk.find("session_password_on")
    desk.chooses_switch.setFocus()
    desk.press("Space")
    traveller.wait_for_pages()

    assert traveller.screen._made.packed.password is None
    assert traveller.save.isEnabled()
    assert not desk.can_see("session_password")


def test_what_no_font_can_draw_is_named_with_its_section_and_the_writer_decides(
    desk, tmp_path, monkeypatch
):
    others = packet.Press.__init__.__defaults__[2:]
    monkeypatch.setattr(packet.Press.__init__, "__defaults__", (packet.helper, (), *others))
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("a sign of my own: \U0010fffd")
    desk.wait_until_saved()
    desk.press("Ctrl+Shift+E")
    traveller = Traveller(desk, tmp_path)
    [title] = traveller.entries()
    traveller.ticks(title)
    traveller.wait_for_pages()

    assert desk.can_see("session_missing")
    assert title in desk.reads()
    assert not traveller.save.isEnabled()
    desk.find("session_signs").setFocus()
    desk.press("Space")
    traveller.wait_for_pages()

    assert traveller.save.isEnabled()


def test_twin_a_panel_that_saves_without_being_asked(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(leaving_panel.LeavingPanel, "replaces", lambda _self: True)

    with pytest.raises(AssertionError):
        test_what_no_font_can_draw_is_named_with_its_section_and_the_writer_decides(
            desk, tmp_path, monkeypatch
        )


def test_a_file_that_is_not_as_it_was_made_is_told_and_never_gets_its_name(traveller, monkeypatch):
    honest = files.read_again
    monkeypatch.setattr(files, "read_again", lambda descriptor: honest(descriptor) + b" ")
    chosen_entry(traveller)

    traveller.saves()

    desk = traveller.desk
    assert desk.reads("proof_title") == "Nothing was saved"
    assert desk.reads("proof_whole") == "It is not what was written"
    assert "not left in the place you chose" in desk.reads("proof_advice")
    assert not desk.can_see("proof_remove")
    assert left_in(traveller.place) == []
    assert desk.is_at == "proof_done"
    desk.press("Return")
    assert desk.is_at == "session_choice"


def left_in(place):
    return [path for path in place.iterdir() if path.is_file()]


def test_twin_an_honest_file_is_not_told_to_be_wrong(traveller):
    class Untouched:
        def setattr(self, *_):
            pass

    with pytest.raises(AssertionError):
        test_a_file_that_is_not_as_it_was_made_is_told_and_never_gets_its_name(
            traveller, Untouched()
        )


@pytest.mark.parametrize("has_nameless", [True, False])
def test_a_file_that_could_not_be_read_back_is_not_left_in_the_place(
    traveller, monkeypatch, has_nameless
):
    def refuse(_descriptor):
        raise OSError(errno.EIO, "")

    if not has_nameless:
        monkeypatch.setattr(files, "new_nameless", lambda _: None)
    monkeypatch.setattr(files, "read_again", refuse)
    chosen_entry(traveller)

    traveller.saves()

    desk = traveller.desk
    assert "could not be read back" in desk.reads("proof_advice")
    assert not desk.can_see("proof_remove")
    assert desk.is_at == "proof_done"
    assert left_in(traveller.place) == []


def test_what_is_proved_has_no_name_yet(traveller, monkeypatch):
    honest, seen = packet.Press.prove, []

    def looks(self, written, packed):
        seen.append(list(traveller.place.glob("*.pdf")))
        return honest(self, written, packed)

    monkeypatch.setattr(packet.Press, "prove", looks)
    chosen_entry(traveller)

    traveller.saves()

    assert seen == [[]]
    assert traveller.file().name == "pages.pdf"


def test_twin_a_file_that_is_named_before_it_is_proved(traveller, monkeypatch):
    keep, kept = door.NewFile.keep, []

    def hasty(self):
        kept.append(keep(self))
        return kept[0].read_bytes()

    monkeypatch.setattr(door.NewFile, "settle", hasty)
    monkeypatch.setattr(door.NewFile, "keep", lambda _self: kept[0])

    with pytest.raises(AssertionError):
        test_what_is_proved_has_no_name_yet(traveller, monkeypatch)


def test_a_lock_does_not_wait_for_a_file_on_a_disk_that_does_not_answer(traveller, monkeypatch):
    begun, goes_on, desk = threading.Event(), threading.Event(), traveller.desk

    def hang(*_):
        begun.set()
        goes_on.wait(4)
        raise OSError(errno.EIO, "")

    monkeypatch.setattr(files, "give_name", hang)
    chosen_entry(traveller)
    traveller.save.setFocus()
    desk.press("Return")
    desk.qtbot.waitUntil(begun.is_set, timeout=LONGEST_MS)
    pressed = time.monotonic()
    desk.press("Ctrl+L")
    desk.wait(lambda: bool(desk.left))
    taken = time.monotonic() - pressed
    goes_on.set()

    assert taken < 1.0
    assert desk.wait_until_left() is door.Mode.LOCK


def test_twin_a_lock_that_waits_for_its_turn(traveller, monkeypatch):
    monkeypatch.setattr(door, "TURN_S", 10.0)

    with pytest.raises(AssertionError):
        test_a_lock_does_not_wait_for_a_file_on_a_disk_that_does_not_answer(traveller, monkeypatch)


def test_a_place_that_cannot_be_written_to_is_said_and_leaves_nothing(traveller):
    desk = traveller.desk
    chosen_entry(traveller)
    with tempfile.TemporaryDirectory() as gone:
        traveller.screen._panel.set_place(Path(gone) / "not there")
        traveller.save.setFocus()
        desk.press("Return")
        desk.wait(lambda: "cannot be reached" in desk.reads())
    assert list(traveller.place.glob("*.pdf")) == []


def a_failed_save_is_said_and_can_be_tried_again(traveller):
    desk = traveller.desk
    chosen_entry(traveller)
    home = traveller.screen._panel.folder()
    with tempfile.TemporaryDirectory() as gone:
        traveller.screen._panel.set_place(Path(gone) / "not there")
        traveller.save.setFocus()
        desk.press("Return")
        desk.wait(lambda: "cannot be reached" in desk.reads())
    assert traveller.is_ready()
    assert traveller.save.isEnabled(), "the pages are there"
    assert "cannot be reached" in desk.reads("session_why")
    assert desk.is_at == "session_save"

    desk.goes("today")
    desk.press("Ctrl+Shift+E")
    traveller.wait_for_pages()
    assert "cannot be reached" in desk.reads("session_why"), "what was said stays said"

    traveller.screen._on_place_chosen(home)
    assert not desk.can_see("session_why")
    assert traveller.save.isEnabled()
    traveller.saves()
    assert desk.reads("proof_title") == "Saved, and read back"
    assert traveller.file().name == "pages.pdf"


def test_a_failed_save_keeps_the_pages_and_another_place_can_be_taken(traveller):
    a_failed_save_is_said_and_can_be_tried_again(traveller)


def test_twin_a_failed_save_that_takes_the_pages_away(traveller, monkeypatch):
    screen = traveller.screen
    monkeypatch.setattr(
        session_shown, "show_failure", lambda _panel, words: words and fails(screen)
    )

    def fails(screen):
        screen._on_failed(errors.DestinationError())

    with pytest.raises((AssertionError, QtBotTimeoutError)):
        a_failed_save_is_said_and_can_be_tried_again(traveller)


def test_what_became_of_copies_is_shown_on_coming_back(traveller):
    desk = traveller.desk
    chosen_entry(traveller)
    traveller.picks("session_copies", "5")
    traveller.wait_for_pages()
    traveller.save.setFocus()
    desk.press("Return")
    desk.wait(lambda: desk.can_see("saving_title"))
    desk.goes("today")
    desk.qtbot.waitUntil(lambda: traveller.screen._unseen is not None, timeout=LONGEST_MS)
    assert len(list(traveller.place.glob("*.pdf"))) == 5

    desk.press("Ctrl+Shift+E")

    desk.wait(lambda: desk.can_see("proof_title"))
    assert desk.reads("proof_title") == "Saved, and read back"
    assert desk.is_at == "proof_done"
    desk.press("Return")
    assert desk.is_at == "session_choice"
    assert traveller.screen._unseen is None


def test_a_new_packet_shows_nothing_of_the_last_one_at_once(traveller):
    desk = traveller.desk
    chosen_entry(traveller)
    desk.chooses("session_packets")
    desk.chooses("packets_new")

    assert traveller.screen._timer.isActive(), "nothing was read since"
    assert traveller.screen._view.image is None
    assert not traveller.save.isEnabled()
    assert traveller.save.accessibleDescription() == "Choose what goes in first."


@pytest.mark.parametrize("has_nameless", [True, False])
def test_a_file_that_cannot_get_its_name_is_not_left_in_the_place(
    traveller, monkeypatch, has_nameless
):
    def full(*_):
        raise OSError(errno.ENOSPC, "")

    if not has_nameless:
        monkeypatch.setattr(files, "new_nameless", lambda _: None)
    monkeypatch.setattr(files, "give_name", full)
    chosen_entry(traveller)
    traveller.save.setFocus()
    traveller.desk.press("Return")

    traveller.desk.wait(lambda: "no room left" in traveller.desk.reads())
    assert left_in(traveller.place) == []


def test_a_made_password_is_hidden_when_the_page_is_left(traveller):
    desk = traveller.desk
    field = desk.find("session_password")
    assert field.echoMode() is field.EchoMode.Normal

    desk.goes("today")
    desk.press("Ctrl+Shift+E")

    assert field.echoMode() is field.EchoMode.Password


def test_the_choice_is_a_tree_with_a_name_for_screen_readers(traveller):
    assert isinstance(traveller.tree, QTreeWidget)
    assert traveller.tree.accessibleName() == "What goes in"
    assert desks.SIZE


def test_an_entry_whose_every_word_is_marked_to_stay_is_ticked_no_more(desk, tmp_path):
    desk.unlock()
    entry = desk.asks(lambda one: one.start(kind=Kind.ENTRY, title="a day", on=samples.TODAY))
    kept = richtext.kept(richtext.from_plain("what stays"))
    desk.asks(lambda one: one.save(entry.id, entry.sections[0].id, kept))
    desk.press("Ctrl+Shift+E")
    goes = Traveller(desk, tmp_path)
    [line] = goes.entries()

    goes.ticks(line)
    desk.wait(lambda: f"{line}, stays here" in goes.lines())

    assert True not in goes.lines().values()
    assert not goes.save.isEnabled()
