"""Everything is taken along by keys: asked first, read back, and nothing is left half done."""

import contextlib
import errno
import json
import shutil
import threading

import pytest
import samples
import whole_vault
from controls import settle
from test_layout import faults
from whole_vault import OPEN, STAYS

from desktop import sealed_vault, takeaway
from desktop.errors import DestinationError
from desktop.fresh import NewFile, NewFolder
from desktop.model.document import Kind
from desktop.ui.registering import Registering
from desktop.ui.screens import takeaway_work
from desktop.ui.screens.takeaway import TakeawayScreen


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Give a vault with something of every kind in it; each test has a copy."""
    folder = samples.blank_vault(tmp_path_factory.mktemp("filled") / "vault")
    with contextlib.closing(samples.opened(folder)) as session:
        whole_vault.fill(session)
    return folder


@pytest.fixture
def stick(desk, tmp_path, filled):
    """Fill the vault, and give a place to take things to."""
    shutil.rmtree(desk.folder)
    shutil.copytree(filled, desk.folder)
    place = tmp_path / "stick"
    place.mkdir()
    return place


def goes_there(desk, stick, form="open", *, is_whole=False):
    desk.unlock()
    desk.goes("settings")
    desk.chooses("settings_takeaway")
    if is_whole:
        desk.chooses("takeaway_whole")
    desk.inside._screens["takeaway"]._on_chosen(stick)
    desk.find("takeaway_back").setFocus()
    desk.goes_to("takeaway_open")
    if form == "sealed":
        desk.press("Down")
    desk.press("Space")


def takes(desk, stick, form="open", *, is_whole=False):
    goes_there(desk, stick, form, is_whole=is_whole)
    desk.chooses("takeaway_go")
    desk.wait(lambda: desk.can_see("takeaway_there") or bool(desk.reads("takeaway_said")))


def files_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def left(stick):
    return sorted(path.name for path in stick.rglob("*"))


def test_nothing_is_chosen_beforehand_and_it_says_first_who_can_read_it(desk, stick):
    desk.unlock()
    desk.goes("settings")
    desk.chooses("settings_takeaway")
    said = desk.reads()

    assert said.index("Whoever has these files can read them") < said.index("In which form")
    for name in ("takeaway_open", "takeaway_sealed", "takeaway_whole"):
        assert not desk.find(name).isChecked()
    assert not desk.find("takeaway_go").isEnabled()
    assert left(stick) == []


def test_all_of_it_lies_in_a_folder_and_a_vault_can_be_made_of_it(desk, stick, tmp_path):
    takes(desk, stick, is_whole=True)

    files = files_of(stick / "pages")
    assert desk.reads("takeaway_there") == "It is there, and was read back"
    assert STAYS in b"".join(files.values()).decode()
    folder = samples.blank_vault(tmp_path / "other")
    with contextlib.closing(samples.opened(folder)) as other:
        takeaway.taken_in(takeaway.folder_reader(stick / "pages"), other)
        kinds = [other.carried(one)["kind"] for one in other.carried_ids()]
        mine = desk.asks(whole_vault.rows)
        theirs = whole_vault.rows(other)
    # What was noted of this very file comes after it.
    assert {"letter", "entry", "packet", "register"} <= set(kinds)
    assert {key: mine[key] for key in theirs if key[0] != "setting"} == {
        key: row for key, row in theirs.items() if key[0] != "setting"
    }


def leaves_without_what_stays(desk, stick):
    takes(desk, stick)
    words = b"".join(files_of(stick / "pages").values()).decode()
    assert OPEN in words
    for word in (STAYS, whole_vault.PRIVATE, whole_vault.KEPT_ENTRY):
        assert word not in words


def test_without_the_tick_nothing_that_stays_goes_along(desk, stick):
    leaves_without_what_stays(desk, stick)


def test_twin_that_does_not_look_at_the_tick_is_seen(desk, stick, monkeypatch):
    honest = takeaway_work.takeaway.everything
    monkeypatch.setattr(
        takeaway_work.takeaway, "everything",
        lambda session, guides, *, is_whole: honest(session, guides, is_whole=True),
    )  # fmt: skip

    with pytest.raises(AssertionError):
        leaves_without_what_stays(desk, stick)


def test_one_sealed_file_opens_with_its_words_and_holds_the_same(desk, stick):
    takes(desk, stick, "sealed", is_whole=True)
    phrase = desk.reads("takeaway_phrase_words")

    assert left(stick) == ["pages.dat"]
    raw = (stick / "pages.dat").read_bytes()
    held = sealed_vault.unsealed(raw, phrase, samples.CHEAP_BOUNDS)
    assert STAYS in held["0001.md"].decode() + "".join(one.decode() for one in held.values())
    assert json.loads(held["vault.json"])["complete"] is True
    assert STAYS.encode() not in raw


def test_the_sealed_file_can_be_looked_into_where_sealed_files_are_opened(desk, stick):
    takes(desk, stick, "sealed")
    phrase = desk.reads("takeaway_phrase_words")
    desk.goes("settings")
    desk.chooses("settings_sealed")
    screen = desk.inside._screens["sealed"]
    screen._file._on_chosen(stick / "pages.dat")
    desk.wait(lambda: desk.is_at == "sealed_secret")
    desk.types(phrase)
    desk.press("Return")
    desk.wait(lambda: desk.is_at == "sealed_text")

    assert OPEN in desk.find("sealed_text").toPlainText()


def lines(session):
    (register,) = [
        one for one in session.of_kind(Kind.REGISTER) if session.open(one.id).sections[-1].fields
    ]
    return [one.fields for one in session.open(register.id).sections if one.fields]


def test_what_left_is_noted_and_its_words_can_be_found_there(desk, stick):
    takes(desk, stick, "sealed")
    phrase = desk.reads("takeaway_phrase_words")
    assert "They stand in the list of what left, too" in desk.reads("takeaway_about")

    (line,) = desk.asks(lines)
    assert (line["what"], line["name"], line["password"]) == ("everything", "pages.dat", phrase)
    assert line["fate"] == "out"


def a_sealed_one_can_be_deleted_later(desk, stick):
    takes(desk, stick, "sealed")
    desk.lock()
    desk.unlock()
    desk.goes("settings")
    desk.chooses("settings_register")
    desk.chooses("register_out_1_delete")
    desk.chooses("register_delete_sure")
    desk.wait(lambda: desk.reads("register_said") == "The file is deleted.")

    assert left(stick) == []


def test_a_sealed_one_can_be_deleted_out_of_the_list_in_a_later_room(desk, stick):
    a_sealed_one_can_be_deleted_later(desk, stick)


def test_twin_that_does_not_note_which_bytes_it_is_is_seen(desk, stick, monkeypatch):
    honest = takeaway_work._named
    monkeypatch.setattr(takeaway_work, "_named", lambda path, _, kept: honest(path, None, kept))

    with pytest.raises(AssertionError, match="register_out_1_delete"):
        a_sealed_one_can_be_deleted_later(desk, stick)


def test_a_second_time_stands_beside_the_first(desk, stick):
    (stick / "pages").mkdir()
    (stick / "pages" / "mine.txt").write_text("mine")

    takes(desk, stick)

    assert left(stick / "pages") == ["mine.txt"]
    assert "vault.json" in left(stick / "pages 2")


# -- nothing half done ---------------------------------------------------------------


def stops_in_the_middle(desk, stick, monkeypatch, form):
    """Stop as soon as the first file was made."""
    honest = takeaway_work.Taking._on_written

    def stopping(taking, nothing):
        honest(taking, nothing)
        desk.inside._screens["takeaway"]._on_stop()

    monkeypatch.setattr(takeaway_work.Taking, "_on_written", stopping)
    takes(desk, stick, form, is_whole=True)
    assert "stopped" in desk.reads("takeaway_said")
    assert left(stick) == []


@pytest.mark.parametrize("form", ["open", "sealed"])
def test_stopped_in_the_middle_nothing_is_left(desk, stick, monkeypatch, form):
    stops_in_the_middle(desk, stick, monkeypatch, form)


def test_twin_that_leaves_what_it_had_made_is_seen(desk, stick, monkeypatch):
    monkeypatch.setattr(NewFolder, "drop", lambda _folder: None)

    with pytest.raises(AssertionError):
        stops_in_the_middle(desk, stick, monkeypatch, "open")


def test_stopped_while_it_gets_its_name_nothing_is_left(desk, stick, monkeypatch):
    honest = NewFolder.keep

    def keep(folder):
        path = honest(folder)
        desk.inside._screens["takeaway"]._taking._is_stopped = True
        return path

    monkeypatch.setattr(NewFolder, "keep", keep)
    takes(desk, stick)

    assert "stopped" in desk.reads("takeaway_said")
    assert left(stick) == []


@pytest.mark.parametrize(
    "told",
    [("open", errno.ENOSPC, "no room left"), ("sealed", errno.EIO, "cannot be reached now")],
    ids=["full", "pulled"],
)
def test_a_full_disk_and_a_stick_that_was_pulled_are_said_and_leave_nothing(
    desk, stick, monkeypatch, told
):
    form, number, words = told

    def refuse(_file, _content):
        raise DestinationError(number)

    monkeypatch.setattr(NewFile, "write", refuse)
    takes(desk, stick, form)

    assert words in desk.reads("takeaway_said")
    assert left(stick) == []
    assert desk.is_at == "takeaway_go"


def is_read_back(desk, stick, monkeypatch, form):
    honest = NewFile.settle
    monkeypatch.setattr(NewFile, "settle", lambda file: honest(file)[:-1] + b"?")
    takes(desk, stick, form)
    assert "could not be read back" in desk.reads("takeaway_said")
    assert left(stick) == []


@pytest.mark.parametrize("form", ["open", "sealed"])
def test_what_does_not_lie_there_as_it_was_written_gets_no_name(desk, stick, monkeypatch, form):
    is_read_back(desk, stick, monkeypatch, form)


def test_twin_that_does_not_read_back_is_seen(desk, stick, monkeypatch):
    monkeypatch.setattr(takeaway_work, "_assert_same", lambda _found, _wanted: None)

    with pytest.raises(AssertionError):
        is_read_back(desk, stick, monkeypatch, "open")


def test_a_lock_in_the_middle_leaves_nothing(desk, stick, monkeypatch):
    goes_there(desk, stick)
    monkeypatch.setattr(takeaway_work.Taking, "_on_written", lambda *_: None)
    desk.chooses("takeaway_go")
    desk.wait(lambda: bool(left(stick)))
    own = desk.room._door._own
    desk.lock()

    own.tidy(None)  # what the real door does once a room has ended

    assert left(stick) == []


def test_going_elsewhere_stops_it(desk, stick, monkeypatch):
    goes_there(desk, stick)
    honest = takeaway_work.Taking._on_written

    def leaving(taking, nothing):
        desk.goes("today")
        honest(taking, nothing)

    monkeypatch.setattr(takeaway_work.Taking, "_on_written", leaving)
    desk.chooses("takeaway_go")

    desk.wait(lambda: not desk.inside._screens["takeaway"]._taking.is_working)
    desk.wait(lambda: left(stick) == [])


def test_it_can_be_deleted_again(desk, stick, monkeypatch):
    takes(desk, stick)
    assert "ask a lawyer first" in desk.reads("takeaway_deleting")
    goes_on, honest = threading.Event(), takeaway_work.remove
    monkeypatch.setattr(
        takeaway_work, "remove", lambda *those: (goes_on.wait(20), honest(*those))[1]
    )
    desk.chooses("takeaway_delete")
    assert not desk.find("takeaway_delete").isEnabled(), "a second try would find nothing"
    goes_on.set()
    desk.wait(lambda: desk.reads("takeaway_there") == "It is deleted")

    assert left(stick) == []
    desk.wait(lambda: desk.inside.texts.is_kept)
    (line,) = desk.asks(lines)
    assert line["fate"] == "deleted"


@pytest.mark.parametrize(("is_whole", "title"), [(True, ""), (False, "All that may leave")])
def test_the_list_of_what_left_does_not_call_a_part_of_it_everything(desk, stick, is_whole, title):
    takes(desk, stick, is_whole=is_whole)
    desk.wait(lambda: desk.inside.texts.is_kept)

    (line,) = desk.asks(lines)
    assert line["title"] == title


def refuse(*_):
    raise DestinationError(errno.EACCES)


def test_what_could_not_be_deleted_is_still_out(desk, stick, monkeypatch):
    takes(desk, stick)
    monkeypatch.setattr(takeaway_work, "remove", refuse)
    desk.chooses("takeaway_delete")
    desk.wait(lambda: bool(desk.reads("takeaway_end_said")))

    (line,) = desk.asks(lines)
    assert line["fate"] == "out"
    assert desk.find("takeaway_delete").isEnabled()


def test_words_that_go_on_to_a_second_line_are_whole_in_large_letters(desk, stick):
    desk.look.set_text_size(200)
    goes_there(desk, stick)
    desk.window.resize(1024, 640)
    settle()

    for name in ("takeaway_open", "takeaway_sealed"):
        radio = desk.find(name)
        assert radio.height() >= radio.heightForWidth(radio.width())


def who_can_read_it_follows_the_form(desk, stick):
    goes_there(desk, stick)
    assert "Whoever has these files" in desk.reads("takeaway_notice_title")

    desk.press("Down")

    assert desk.reads("takeaway_notice_title").startswith("Whoever has the file and its words")
    assert "with this program only" in desk.reads("takeaway_notice_words")


def test_who_can_read_it_is_said_of_the_form_that_is_chosen(desk, stick):
    who_can_read_it_follows_the_form(desk, stick)


def test_twin_that_says_the_same_of_each_form_is_seen(desk, stick, monkeypatch):
    monkeypatch.setattr(TakeawayScreen, "_offer", lambda self: self._say_who(is_sealed=False))

    with pytest.raises(AssertionError):
        who_can_read_it_follows_the_form(desk, stick)


def test_where_no_line_could_be_taken_the_words_are_not_said_to_stand_there(
    desk, stick, monkeypatch
):
    monkeypatch.setattr(Registering, "begin", lambda *_: None)
    takes(desk, stick, "sealed")

    assert "list of what left" not in desk.reads("takeaway_about")


def test_stopped_too_late_and_not_to_be_removed_it_stays_in_the_list(desk, stick, monkeypatch):
    honest = takeaway_work.Taking._on_kept

    def stopping(taking, path):
        taking.stop()
        honest(taking, path)

    monkeypatch.setattr(takeaway_work.Taking, "_on_kept", stopping)
    monkeypatch.setattr(takeaway_work, "remove", refuse)
    takes(desk, stick)

    assert "stopped" not in desk.reads("takeaway_said")
    (line,) = desk.asks(lines)
    assert line["fate"] == "out"


@pytest.mark.parametrize("size", [100, 250])
def test_nothing_is_cut_at_any_text_size(desk, stick, size):
    desk.look.set_text_size(size)
    goes_there(desk, stick, "sealed")
    settle()
    assert faults(desk.find("takeaway")) == []
    desk.chooses("takeaway_go")
    desk.wait(lambda: desk.can_see("takeaway_there"))
    settle()

    assert faults(desk.find("takeaway")) == []
