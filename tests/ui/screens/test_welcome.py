from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.wait_signal import SignalEmittedError

from desktop import files, texts
from desktop.ui import checking
from desktop.ui.jobs import Jobs
from desktop.ui.screens.welcome import Ground, WelcomeScreen, free_folder

FOLDER = files.resources() / "texts" / "en"


def page(name):
    return texts.load(name, (FOLDER / name).read_text("utf-8"))


BEFORE = page("before.toml")


@pytest.fixture
def usual(tmp_path):
    usual = tmp_path / "usual"
    usual.mkdir()
    return usual


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.end()


@pytest.fixture
def build(look, jobs, monkeypatch, tmp_path):
    home = tmp_path / "home"
    (home / "Papers" / "Old").mkdir(parents=True)
    (home / "Dropbox").mkdir()
    monkeypatch.setenv("HOME", str(home))

    def make(usual, is_remote=lambda _place: False):
        ground = Ground(
            usual=usual,
            synced_by=files.synced_by,
            is_remote=is_remote,
            is_too_deep=files.is_too_deep,
            before=page("before.toml"),
            protects=page("protects.toml"),
            checkup=partial(checking.screen, look, jobs, None),
            holds=("It holds here.",),
        )
        return WelcomeScreen(look, ground)

    return make


def goes_on(somebody):
    """Begin, and leave the six pages for later."""
    somebody.presses(Qt.Key.Key_Return)
    somebody.goes_to("know_out")
    somebody.presses(Qt.Key.Key_Return)


def test_the_page_about_watching_leads_to_a_look_and_back(build, person, usual, qtbot):
    somebody = person(build(usual))
    somebody.presses(Qt.Key.Key_Return)
    while not somebody.can_see("know_checkup"):
        somebody.presses(Qt.Key.Key_Return)
    somebody.goes_to("know_checkup")
    somebody.presses(Qt.Key.Key_Space)
    assert somebody.is_at == "checkup_look"
    somebody.presses(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: somebody.can_see("checkup_copies_seen"), timeout=10_000)
    somebody.presses(Qt.Key.Key_Escape)

    assert somebody.can_see("know_watched")
    assert somebody.is_at == "know_next"
    assert not somebody.can_see("checkup_copies_seen")


def choose(somebody):
    goes_on(somebody)
    somebody.goes_to("welcome_place")
    somebody.presses(Qt.Key.Key_Return)


def test_a_neutral_folder_in_the_usual_place_is_taken(build, person, usual, qtbot):
    screen = build(usual)
    somebody = person(screen)
    goes_on(somebody)
    with qtbot.waitSignal(screen.place_chosen) as chosen:
        somebody.presses(Qt.Key.Key_Return)

    assert chosen.args == [usual / "Vault"]


def test_a_second_person_gets_a_folder_of_their_own(usual):
    (usual / "Vault").mkdir()

    assert free_folder(usual) == usual / "Vault 2"


def test_nothing_is_made_by_the_page_itself(build, person, usual):
    somebody = person(build(usual))
    goes_on(somebody)
    somebody.presses(Qt.Key.Key_Return)

    assert list(usual.iterdir()) == []


def test_where_the_vault_will_be_is_said(build, person, usual):
    somebody = person(build(usual))
    goes_on(somebody)
    said = somebody.sees("welcome_where")

    assert [part for part in ("“Vault”", str(usual)) if part not in said] == []


def test_another_place_is_chosen_by_keys(build, person, usual, tmp_path, qtbot):
    screen = build(usual)
    somebody = person(screen)
    choose(somebody)
    somebody.types("pap")
    somebody.presses(Qt.Key.Key_Return)
    somebody.presses(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(screen.place_chosen) as chosen:
        somebody.presses(Qt.Key.Key_Return)

    assert chosen.args == [tmp_path / "home" / "Papers" / "Vault"]


def test_a_place_that_is_copied_elsewhere_is_said_to_be_so(build, person, usual):
    somebody = person(build(usual))
    choose(somebody)
    somebody.types("drop")
    somebody.presses(Qt.Key.Key_Return)
    somebody.presses(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert somebody.sees("welcome_notice_title") == "Dropbox copies this place elsewhere"


def test_the_usual_place_is_not_praised_when_it_is_copied_elsewhere(build, person, tmp_path):
    somebody = person(build(tmp_path / "home" / "Dropbox"))
    goes_on(somebody)

    assert somebody.can_see("welcome_where")
    assert "outside the folders that are copied" not in somebody.sees("welcome_where")


def test_a_place_on_another_machine_is_refused_with_a_next_step(build, person, usual):
    somebody = person(build(usual, is_remote=lambda _place: True))
    choose(somebody)
    somebody.presses(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert "Choose one on this computer" in somebody.sees("welcome_places_said")


def test_escape_in_the_chooser_keeps_the_place(build, person, usual):
    somebody = person(build(usual))
    choose(somebody)
    somebody.presses(Qt.Key.Key_Escape)

    assert str(usual) in somebody.sees("welcome_where")


def test_a_folder_that_cannot_be_made_is_said_here(build, person, usual):
    screen = build(usual)
    somebody = person(screen)
    screen.refuse("There is no room left.")

    assert (somebody.sees("welcome_trouble"), somebody.is_at) == (
        "There is no room left.",
        "welcome_place",
    )


def test_what_it_protects_can_be_read_first_and_left_again(build, person, usual):
    somebody = person(build(usual))
    somebody.goes_to("welcome_protects")
    somebody.presses(Qt.Key.Key_Return)
    read = somebody.sees("protects_title")
    somebody.presses(Qt.Key.Key_Escape)

    assert (read, somebody.can_see("welcome_name")) == (page("protects.toml").title, True)


def test_six_pages_come_before_the_place_is_asked_for(build, person, usual):
    somebody = person(build(usual))
    somebody.presses(Qt.Key.Key_Return)
    read = []
    while not somebody.can_see("welcome_here"):
        read += [part.key for part in BEFORE.parts if somebody.can_see(f"know_{part.key}")]
        somebody.presses(Qt.Key.Key_Return)

    assert read == ["adults", "not", "readers", "court", "waiting", "watched"]
    assert somebody.is_at == "welcome_here"


def skipping_any_of_them_leads_on(build, person, usual, number):
    somebody = person(build(usual))
    for _ in range(number + 1):
        somebody.presses(Qt.Key.Key_Return)
    assert somebody.can_see(f"know_{BEFORE.parts[number].key}")
    somebody.goes_to("know_out")
    somebody.presses(Qt.Key.Key_Return)

    assert somebody.is_at == "welcome_here"


@pytest.mark.parametrize("number", range(len(BEFORE.parts)))
def test_each_of_the_six_can_be_left_for_later_and_leads_on(build, person, usual, number):
    skipping_any_of_them_leads_on(build, person, usual, number)


def test_twin_a_page_that_had_to_be_read_would_be_found(build, person, usual, monkeypatch):
    def shows_the_next(self):
        self._know._on_next()

    monkeypatch.setattr(WelcomeScreen, "_ask_where", shows_the_next)

    with pytest.raises(AssertionError, match="== 'welcome_here'"):
        skipping_any_of_them_leads_on(build, person, usual, 0)


@pytest.mark.parametrize("away", ["know_next", "welcome_here"])
def test_escape_leads_back_to_the_first_page(build, person, usual, away):
    somebody = person(build(usual))
    if away == "know_next":
        somebody.presses(Qt.Key.Key_Return)
    else:
        goes_on(somebody)
    held = somebody.is_at
    somebody.presses(Qt.Key.Key_Escape)

    assert (held, somebody.is_at) == (away, "welcome_begin")


def reading_them_leaves_no_trace(build, person, usual, home):
    """Read all six, then skip them; look at everything below the home and where vaults are."""
    before = sorted(home.rglob("*")), sorted(usual.rglob("*"))
    somebody = person(build(usual))
    for _ in range(len(BEFORE.parts) + 1):
        somebody.presses(Qt.Key.Key_Return)
    somebody.presses(Qt.Key.Key_Escape)
    goes_on(somebody)

    assert (sorted(home.rglob("*")), sorted(usual.rglob("*"))) == before


def test_nothing_notes_that_they_were_read(build, person, usual, tmp_path):
    reading_them_leaves_no_trace(build, person, usual, tmp_path / "home")


def test_twin_a_note_that_they_were_read_would_be_found(
    build, person, usual, tmp_path, monkeypatch
):
    ask = WelcomeScreen._ask_where

    def notes_it(self):
        (tmp_path / "home" / ".stillpage").write_text("read")
        ask(self)

    monkeypatch.setattr(WelcomeScreen, "_ask_where", notes_it)

    with pytest.raises(AssertionError, match="== "):
        reading_them_leaves_no_trace(build, person, usual, tmp_path / "home")


def test_it_says_that_it_is_for_adults(build, person, usual):
    assert "eighteen" in person(build(usual)).sees()


def test_somebody_with_a_vault_already_can_say_so(build, person, usual, qtbot):
    screen = build(usual)
    somebody = person(screen)
    somebody.goes_to("welcome_open")
    with qtbot.waitSignal(screen.other_vault_wanted):
        somebody.presses(Qt.Key.Key_Return)


def deep_place(tmp_path):
    place = tmp_path / "home"
    while not files.is_too_deep(free_folder(place)):
        place = place / ("d" * 40)
    place.mkdir(parents=True)
    return place


def test_a_place_too_deep_for_a_vault_is_said_and_not_taken(build, person, tmp_path, qtbot):
    place = deep_place(tmp_path)
    screen = build(place)
    somebody = person(screen)
    goes_on(somebody)
    with qtbot.assertNotEmitted(screen.place_chosen):
        somebody.presses(Qt.Key.Key_Return)

    assert "lies too deep" in somebody.sees()
    assert screen._why_not(place).startswith("This folder lies too deep")
    assert screen._why_not(tmp_path) == ""


def test_twin_a_page_that_does_not_look_how_deep_a_place_is(
    build, person, tmp_path, qtbot, monkeypatch
):
    monkeypatch.setattr(WelcomeScreen, "_why_too_deep", lambda *_: "")
    body = test_a_place_too_deep_for_a_vault_is_said_and_not_taken

    with pytest.raises(SignalEmittedError):
        body(build, person, tmp_path, qtbot)
