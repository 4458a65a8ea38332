import pytest
from PySide6.QtCore import Qt
from samples import blank_vault

from desktop import files
from desktop.ui.screens.choose_vault import Choice, ChooseVaultScreen


@pytest.fixture
def place(tmp_path, monkeypatch):
    home = tmp_path / "home"
    (home / "Letters").mkdir(parents=True)
    blank_vault(home / "Mine")
    monkeypatch.setenv("HOME", str(home))
    place = tmp_path / "usual"
    for name in ("Vault", "Vault 2"):
        blank_vault(place / name)
    return place


@pytest.fixture
def screen(look, place):
    choice = Choice(
        vaults=lambda: files.vaults_in(place),
        is_vault=files.is_vault,
        is_too_deep=files.is_too_deep,
        can_go_back=True,
    )
    return ChooseVaultScreen(look, choice)


def test_several_vaults_are_listed_by_their_folder_names_alone(screen, person):
    somebody = person(screen)
    held = somebody.is_at
    rows = [screen.findChild(object, f"choose_vault_{n}").accessibleName() for n in (1, 2)]

    assert (rows, held) == (["Vault", "Vault 2"], "choose_vault_1")


def test_arrows_and_enter_choose_a_vault(screen, person, place, qtbot):
    somebody = person(screen)
    somebody.presses(Qt.Key.Key_Down)
    with qtbot.waitSignal(screen.vault_chosen) as chosen:
        somebody.presses(Qt.Key.Key_Return)

    assert chosen.args == [place / "Vault 2"]


def test_a_vault_in_another_place_is_found_by_keys(screen, person, tmp_path, qtbot):
    somebody = person(screen)
    somebody.goes_to("choose_elsewhere")
    somebody.presses(Qt.Key.Key_Return)
    somebody.types("mi")
    with qtbot.waitSignal(screen.vault_chosen) as chosen:
        somebody.presses(Qt.Key.Key_Return)

    assert chosen.args == [tmp_path / "home" / "Mine"]


def test_a_folder_that_is_no_vault_is_refused_with_a_next_step(screen, person):
    somebody = person(screen)
    somebody.goes_to("choose_elsewhere")
    somebody.presses(Qt.Key.Key_Return)
    somebody.presses(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert "not a vault" in somebody.sees("choose_places_said")


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("choose_new", "new_wanted"),
        ("choose_back", "closed"),
        ("choose_page_help", "help_wanted"),
    ],
)
def test_every_way_from_it_is_reached_by_keys(screen, person, qtbot, name, signal):
    somebody = person(screen)
    somebody.goes_to(name)
    with qtbot.waitSignal(getattr(screen, signal)):
        somebody.presses(Qt.Key.Key_Return)


def test_where_there_is_no_vault_it_says_so(look, person, tmp_path):
    choice = Choice(
        vaults=tuple, is_vault=files.is_vault, is_too_deep=files.is_too_deep, can_go_back=False
    )
    somebody = person(ChooseVaultScreen(look, choice))

    assert (somebody.sees("choose_none"), somebody.can_see("choose_back")) == (
        "There is no vault in the usual place.",
        False,
    )


def test_a_vault_that_lies_too_deep_to_be_opened_is_said(screen, tmp_path):
    place = tmp_path / "home"
    while not files.is_too_deep(place):
        place = place / ("d" * 40)
    place.parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "home" / "Mine").rename(place)

    assert "lies too deep" in screen._why_not(place)
    assert screen._why_not(tmp_path / "usual" / "Vault") == ""
