"""What left stands in the register: by keys, in the real program, with real files."""

import hashlib
import threading
from datetime import timedelta

import controls
import pytest
from PySide6.QtWidgets import QLabel
from test_layout import faults
from traveller import Traveller

from desktop import errands
from desktop.model.document import Kind
from desktop.model.register import Fate, Left
from desktop.ui import days
from desktop.ui.screens import register_line
from desktop.ui.screens.register import RegisterScreen


@pytest.fixture
def traveller(desk, tmp_path):
    desk.unlock()
    desk.begins("entry", "The lake in winter")
    desk.press("Ctrl+Shift+E")
    desk.wait(lambda: desk.is_at == "session_choice")
    made = Traveller(desk, tmp_path)
    made.ticks(made.entries()[0])
    made.wait_for_pages()
    made.saves()
    return made


def kept(desk):
    desk.wait(lambda: desk.inside.texts.is_kept)


def lines(desk):
    def read(session):
        held = session.register()
        return [Left.from_json(one.fields) for one in held.sections] if held else []

    return desk.asks(read)


def goes_to_the_register(desk):
    desk.chooses("proof_done")
    desk.chooses("session_register")
    desk.wait(lambda: desk.is_at == "register_back")


def test_what_was_saved_stands_in_the_register_with_whom_it_is_for(traveller):
    desk = traveller.desk
    desk.find("register_line_1_whom").setFocus()
    desk.types("my therapist")
    traveller.picks("register_line_1_returns", "To come back")
    kept(desk)

    [left] = lines(desk)
    assert (left.whom, left.returns, left.fate) == ("my therapist", "to come back", Fate.OUT)
    assert (left.folder, left.name) == (str(traveller.place), "pages.pdf")
    content = traveller.file().read_bytes()
    assert (left.size, left.digest) == (len(content), hashlib.sha256(content).hexdigest())
    assert left.password
    assert left.fingerprint.startswith(desk.reads("register_line_1_fingerprint").split(" · ")[0])

    goes_to_the_register(desk)
    assert desk.reads("register_out_1_state") == "Out"
    assert desk.find("register_out_1_whom").text() == "my therapist"
    where = desk.reads("register_out_1_where").replace("\u200b", "")
    assert where == f"pages.pdf\n{traveller.place}"
    assert left.password not in shown(desk)


def shown(desk):
    return " ".join(one.text() for one in desk.window.findChildren(QLabel))


def test_its_password_is_behind_an_eye_and_gone_when_the_page_is_left(traveller):
    desk = traveller.desk
    [left] = lines(desk)
    goes_to_the_register(desk)
    desk.chooses("register_out_1_eye")

    assert desk.reads("register_out_1_password").replace("\u200b", "") == left.password
    desk.press("Escape")
    desk.wait(lambda: desk.is_at == "session_choice")
    assert left.password not in shown(desk).replace("\u200b", "")


def test_what_came_back_is_out_no_more_and_can_be_out_after_all(traveller, monkeypatch):
    desk = traveller.desk
    [left] = lines(desk)
    left_on = left.moment.date()
    monkeypatch.setattr(days, "today", lambda: left_on + timedelta(days=5))
    goes_to_the_register(desk)
    desk.chooses("register_out_1_back")

    assert desk.reads("register_over_1_state").startswith("Came back on ")
    assert not desk.can_see("register_out")
    assert desk.is_at == "register_over_1_day"
    back_on = left_on + timedelta(days=2)
    desk.types(f"{back_on:%d %B %Y}")
    kept(desk)
    assert [(one.fate, one.fate_on) for one in lines(desk)] == [(Fate.BACK, back_on.isoformat())]
    assert desk.reads("register_over_1_state") == f"Came back on {days.full_day(back_on)}"

    desk.chooses("register_over_1_out")
    desk.chooses("register_out_1_destroyed")
    assert desk.reads("register_over_1_state").startswith("Destroyed on ")


def test_a_line_that_came_in_by_mistake_is_taken_out_with_its_password_and_no_file(traveller):
    desk = traveller.desk
    goes_to_the_register(desk)
    desk.chooses("register_out_1_away")
    assert desk.is_at == "register_away_keep"
    assert desk.can_see("register_away_password")
    desk.press("Escape")
    assert len(lines(desk)) == 1

    desk.chooses("register_out_1_away")
    desk.chooses("register_away_sure")
    assert desk.reads("register_said") == "The line is taken out."
    assert desk.can_see("register_none")
    assert desk.is_at == "register_back"
    assert lines(desk) == []
    assert traveller.file().exists()


def in_another_room(traveller):
    desk = traveller.desk
    desk.lock().unlock()
    desk.press("Ctrl+Shift+E")
    desk.wait(lambda: desk.is_at == "session_choice")
    desk.chooses("session_register")
    desk.wait(lambda: desk.is_at == "register_back")


def a_file_of_an_earlier_room_is_deleted(traveller):
    desk, path = traveller.desk, traveller.file()
    in_another_room(traveller)
    desk.chooses("register_out_1_delete")
    assert desk.is_at == "register_delete_keep"
    assert desk.can_see("register_delete_evidence")
    desk.press("Escape")
    assert path.exists()

    desk.chooses("register_out_1_delete")
    desk.chooses("register_delete_sure")
    desk.wait(lambda: desk.can_see("register_over_1_state"))
    assert not path.exists()
    assert desk.reads("register_said") == "The file is deleted."
    assert desk.reads("register_over_1_state").startswith("Deleted from here on ")


def test_a_file_of_an_earlier_room_can_be_deleted_once_it_is_said_what_that_does(traveller):
    a_file_of_an_earlier_room_is_deleted(traveller)


def a_deletion_is_noted_wherever_somebody_went(traveller, monkeypatch):
    desk, path = traveller.desk, traveller.file()
    in_another_room(traveller)
    screen, gone_on = desk.inside._screens["register"], threading.Event()
    remove = screen._door.remove_same
    slow = lambda *what, **more: (gone_on.wait(5), remove(*what, **more))  # noqa: E731
    monkeypatch.setattr(screen._door, "remove_same", slow)
    desk.chooses("register_out_1_delete")
    desk.chooses("register_delete_sure")
    desk.goes("today")  # before the slow disk has answered
    gone_on.set()
    desk.wait(lambda: not path.exists())
    desk.wait(screen._delete.isEnabled)

    kept(desk)
    assert [left.fate for left in lines(desk)] == [Fate.DELETED]
    assert not desk.can_see("register_title")


def test_a_file_that_was_deleted_is_noted_as_such_wherever_somebody_went(traveller, monkeypatch):
    a_deletion_is_noted_wherever_somebody_went(traveller, monkeypatch)


def test_twin_that_forgets_whose_file_it_was_is_seen(traveller, monkeypatch):
    tell = RegisterScreen._tell
    monkeypatch.setattr(
        RegisterScreen, "_on_removed", lambda screen, line, _: tell(screen, line, "")
    )

    with pytest.raises(AssertionError, match="DELETED"):
        a_deletion_is_noted_wherever_somebody_went(traveller, monkeypatch)


def another_file_of_that_name_is_left(traveller):
    desk, path = traveller.desk, traveller.file()
    size = path.stat().st_size
    path.unlink()
    path.write_bytes(b"x" * size)
    in_another_room(traveller)
    desk.chooses("register_out_1_delete")
    desk.chooses("register_delete_sure")
    desk.wait(lambda: desk.reads("register_said") != "")

    assert path.read_bytes() == b"x" * size
    assert desk.reads("register_said").startswith("Another file stands there now")
    assert desk.reads("register_out_1_state") == "Out"


def test_another_file_of_that_name_is_left_alone(traveller):
    another_file_of_that_name_is_left(traveller)


def test_twin_of_a_door_that_goes_by_the_name(traveller, monkeypatch):
    monkeypatch.setattr(errands, "_removed_same", lambda path, *_: errands._removed(path))

    with pytest.raises((AssertionError, FileNotFoundError)):
        another_file_of_that_name_is_left(traveller)


def test_a_file_that_was_moved_is_said_to_be_gone(traveller):
    desk, path = traveller.desk, traveller.file()
    in_another_room(traveller)
    path.rename(path.with_name("elsewhere.pdf"))
    desk.chooses("register_out_1_delete")
    desk.chooses("register_delete_sure")
    desk.wait(lambda: desk.reads("register_said") != "")

    assert desk.reads("register_said").startswith("It is not in that place any more.")
    assert path.with_name("elsewhere.pdf").exists()


def test_the_proof_tells_what_printing_leaves_behind(traveller):
    desk = traveller.desk
    assert not desk.can_see("register_line_keeps")
    desk.chooses("register_line_paper")
    assert desk.can_see("register_line_keeps")
    assert len(register_line.printing().part("how").sentences) == 5
    desk.chooses("register_line_paper")
    assert not desk.can_see("register_line_keeps")


def test_an_empty_register_says_so_and_leads_to_the_page_on_paper(desk):
    desk.unlock()
    desk.goes("settings")
    desk.chooses("settings_register")
    desk.wait(lambda: desk.is_at == "register_back")

    assert desk.can_see("register_none")
    desk.chooses("register_paper")
    assert desk.can_see("register_printing_title")
    desk.press("Escape")
    assert desk.is_at == "register_back"
    desk.press("Escape")
    desk.wait(lambda: desk.is_at == "session_choice")


@pytest.mark.parametrize(
    ("size", "text"), [((1280, 800), 100), ((1280, 800), 200), ((1024, 640), 250)]
)
def test_nothing_is_cut_off_at_any_size(traveller, size, text):
    desk = traveller.desk
    desk.look.set_text_size(text)
    desk.window.resize(*size)
    desk.find("register_line_paper").click()
    controls.settle()
    found = {"proof": faults(traveller.screen)}
    traveller.screen.went.emit("register")
    desk.find("register_out_1_eye").click()
    controls.settle()
    screen = desk.inside._screens["register"]
    found["register"] = faults(screen)
    desk.find("register_out_1_delete").click()
    controls.settle()
    found["delete"] = faults(screen)
    desk.find("register_delete_keep").click()
    desk.find("register_out_1_away").click()
    controls.settle()
    found["away"] = faults(screen)
    desk.find("register_away_keep").click()
    desk.find("register_paper").click()
    controls.settle()
    found["paper"] = faults(screen)
    desk.find("register_printing_on").click()
    desk.find("register_out_1_destroyed").click()
    controls.settle()
    found["over"] = faults(screen)

    assert [*filter(None, found.values())] == []


# -- the program ended in between -------------------------------------------


def begun(desk, path, content, **more):
    """Note a file as a room does that ends before it can settle the line."""
    left = Left(
        title="Pages", at="2026-11-22T21:52:00+01:00", folder=str(path.parent), name=path.name,
        size=len(content), digest=hashlib.sha256(content).hexdigest(), **more,
    )  # fmt: skip
    desk.asks(lambda session: session.begin_line(left))


def test_a_file_whose_room_ended_is_found_in_its_place(desk, tmp_path):
    path = tmp_path / "pages.pdf"
    path.write_bytes(b"whole")
    desk.unlock()
    begun(desk, path, b"whole")
    desk.goes("settings")
    desk.chooses("settings_register")

    desk.wait(lambda: desk.can_see("register_out_1_state"))
    desk.wait(lambda: desk.reads("register_out_1_state") == "Out")
    kept(desk)
    assert [one.fate for one in lines(desk)] == [Fate.OUT]


def test_of_a_file_that_is_not_there_the_writer_says_so(desk, tmp_path):
    desk.unlock()
    begun(desk, tmp_path / "pages.pdf", b"whole")
    desk.goes("settings")
    desk.chooses("settings_register")
    desk.wait(lambda: desk.can_see("register_out_1_never"))

    assert desk.reads("register_out_1_state").startswith("The program ended")
    desk.chooses("register_out_1_never")
    assert desk.reads("register_over_1_state") == "Never came to be"


def test_the_register_is_among_nothing_that_was_written(traveller):
    def kinds(session):
        return {one.kind for one in session.summaries(kinds=(Kind.LETTER, Kind.ENTRY, Kind.PLAN))}

    assert Kind.REGISTER not in traveller.desk.asks(kinds)
