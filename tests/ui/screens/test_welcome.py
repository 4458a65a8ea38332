import pytest
from PySide6.QtCore import Qt
from pytestqt.wait_signal import SignalEmittedError

from desktop import files, texts
from desktop.ui.screens.welcome import Ground, WelcomeScreen, free_folder

FOLDER = files.resources() / "texts" / "en"


def page(name):
    return texts.load(name, (FOLDER / name).read_text("utf-8"))


@pytest.fixture
def usual(tmp_path):
    usual = tmp_path / "usual"
    usual.mkdir()
    return usual


@pytest.fixture
def build(look, monkeypatch, tmp_path):
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
            holds=("It holds here.",),
        )
        return WelcomeScreen(look, ground)

    return make


def choose(somebody):
    somebody.goes_to("welcome_place")
    somebody.presses(Qt.Key.Key_Return)


def test_begin_takes_a_neutral_folder_in_the_usual_place(build, person, usual, qtbot):
    screen = build(usual)
    somebody = person(screen)
    with qtbot.waitSignal(screen.place_chosen) as chosen:
        somebody.presses(Qt.Key.Key_Return)

    assert chosen.args == [usual / "Vault"]


def test_a_second_person_gets_a_folder_of_their_own(usual):
    (usual / "Vault").mkdir()

    assert free_folder(usual) == usual / "Vault 2"


def test_nothing_is_made_by_the_page_itself(build, person, usual):
    person(build(usual)).presses(Qt.Key.Key_Return)

    assert list(usual.iterdir()) == []


def test_where_the_vault_will_be_is_said(build, person, usual):
    said = person(build(usual)).sees("welcome_where")

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


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("welcome_before", "Before you write"),
        ("welcome_protects", "What this protects, and what it cannot"),
    ],
)
def test_what_to_know_can_be_read_first_and_left_again(build, person, usual, name, title):
    somebody = person(build(usual))
    somebody.goes_to(name)
    somebody.presses(Qt.Key.Key_Return)
    read = somebody.sees(name.removeprefix("welcome_") + "_title")
    somebody.presses(Qt.Key.Key_Escape)

    assert (read, somebody.can_see("welcome_name")) == (title, True)


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
