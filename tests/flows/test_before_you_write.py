"""The six pages of before, in the real window: left at once, found again, and never noted."""

import shutil

import pytest

from desktop.door import Mode
from desktop.ui import shipped
from desktop.ui.screens.one_by_one import OneByOne

KEYS = [part.key for part in shipped.page("before").parts]


def read_all(desk):
    """Go through all six by Enter alone, and return which were seen."""
    seen = []
    for _ in KEYS:
        seen += [key for key in KEYS if desk.can_see(f"know_{key}")]
        desk.press("Return")
    return seen


def what_is_left(desk):
    """Return what the room tells the door at its end: the only thing kept outside a vault."""
    desk.wait(lambda: bool(desk.left))
    told = desk.told()
    desk.get_up()
    return told


def takes_the_place(desk, tmp_path, *, reading):
    desk.sit_down(Mode.WELCOME, tmp_path)
    desk.press("Return")
    if reading:
        assert read_all(desk) == KEYS
    else:
        desk.chooses("know_out")
    assert desk.is_at == "welcome_here"
    desk.press("Return")
    return what_is_left(desk)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Give the pages a home of their own, so that everything new in it is seen."""
    home = tmp_path / "home"
    home.mkdir()
    for name, place in (("HOME", home), ("XDG_DATA_HOME", home / "data")):
        monkeypatch.setenv(name, str(place))
    return home


def nothing_tells_whether_they_were_read(desk, tmp_path, home):
    told, there = [], []
    for reading in (False, True):
        told.append(takes_the_place(desk, tmp_path, reading=reading))
        there.append(sorted(str(path.relative_to(home)) for path in home.rglob("*")))
        shutil.rmtree(home)
        home.mkdir()

    assert told[0]["mode"] == Mode.CREATE.value
    # First what the door was told: it may have written that down already, or not yet.
    assert told[0] == told[1]
    assert there[0] == there[1]


def test_nothing_outside_a_vault_tells_whether_the_six_pages_were_read(desk, tmp_path, home):
    nothing_tells_whether_they_were_read(desk, tmp_path, home)


def test_twin_a_room_that_noted_it_would_be_found(desk, tmp_path, home, monkeypatch):
    read_on = OneByOne._on_next

    def notes_it(self):
        (home / "read").touch()
        read_on(self)

    monkeypatch.setattr(OneByOne, "_on_next", notes_it)

    with pytest.raises(AssertionError, match="'read'"):
        nothing_tells_whether_they_were_read(desk, tmp_path, home)


def test_twin_a_room_that_told_the_door_would_be_found(desk, tmp_path, home, monkeypatch):
    read_on = OneByOne._on_next

    def tells_it(self):
        self._look.set_text_size(90)
        read_on(self)

    monkeypatch.setattr(OneByOne, "_on_next", tells_it)

    with pytest.raises(AssertionError, match="text_size"):
        nothing_tells_whether_they_were_read(desk, tmp_path, home)


def test_nothing_in_the_vault_tells_it_either(desk):
    desk.unlock()
    before = desk.room._session.settings
    desk.goes("settings")
    desk.chooses("settings_know")
    assert read_all(desk) == KEYS

    assert desk.can_see("settings_title")
    assert desk.room._session.settings == before


def test_they_are_found_in_settings_and_left_by_escape(desk):
    desk.unlock()
    desk.goes("settings")
    desk.chooses("settings_know")
    desk.press("Return")
    seen = [key for key in KEYS if desk.can_see(f"know_{key}")]
    desk.press("Escape")

    assert seen == KEYS[1:2]
    assert desk.can_see("settings_title")


@pytest.mark.parametrize("begin", ["unlock", "sit_down"])
def test_they_are_found_in_help_from_inside_and_from_the_lock_screen(desk, begin):
    getattr(desk, begin)()
    desk.press("F1")
    if desk.can_see("help_where"):
        desk.chooses("help_skip")
    desk.chooses("help_know")
    seen = read_all(desk)

    assert seen == KEYS
    assert desk.is_at == "help_know"
    desk.press("Escape")
    assert not desk.can_see("help_title")


def test_help_opens_over_them_and_leads_back_to_the_same_page(desk, tmp_path):
    desk.sit_down(Mode.WELCOME, tmp_path)
    desk.press("Return")
    desk.press("Return")
    desk.press("F1")
    assert desk.can_see("help_where")
    desk.press("Escape")

    assert [key for key in KEYS if desk.can_see(f"know_{key}")] == KEYS[1:2]
