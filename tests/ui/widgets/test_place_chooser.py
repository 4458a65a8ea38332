from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
)

from desktop.ui.widgets import place_chooser
from desktop.ui.widgets.place_chooser import Asking, PlaceChooser, Spot, any_folder, removable


@pytest.fixture
def home(tmp_path):
    for name in ("Zoo", "apples", "Bread/Inside", ".hidden"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "a file.txt").touch()
    return tmp_path


@pytest.fixture
def chooser(look, shown, home):
    asking = Asking(
        title="Where?", words="Choose.", choose="Here", refusal=any_folder, mark=any_folder
    )
    made = shown(PlaceChooser(look, asking, name="place"))
    made.resize(900, 600)
    made.begin([Spot(name="Home", path=home, icon="house")], home)
    return made


def names(chooser, part="folders"):
    items = chooser.findChild(QListWidget, f"place_{part}")
    return [items.item(row).text() for row in range(items.count())]


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def test_folders_are_listed_by_name_without_files_and_hidden_ones(chooser):
    assert names(chooser) == ["apples", "Bread", "Zoo"]


def test_enter_goes_in_and_backspace_up_to_the_folder_left(chooser):
    QTest.keyClicks(QApplication.focusWidget(), "br")
    press(Qt.Key.Key_Return)
    inside = names(chooser)
    press(Qt.Key.Key_Backspace)

    assert (inside, QApplication.focusWidget().currentItem().text()) == (["Inside"], "Bread")


def test_where_one_is_is_said(chooser, home):
    QTest.keyClicks(QApplication.focusWidget(), "zoo")
    press(Qt.Key.Key_Return)
    said = chooser.findChild(QLabel, "place_where").text()

    assert (said, chooser.findChild(QLabel, "place_nothing").isVisible()) == (
        str(home / "Zoo"),
        True,
    )


def test_the_folder_one_is_in_is_chosen_with_one_key(chooser, home, qtbot):
    press(Qt.Key.Key_Return)
    with qtbot.waitSignal(chooser.chosen) as chosen:
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert chosen.args == [home / "apples"]


def test_escape_leaves_without_choosing(chooser, qtbot):
    with qtbot.assertNotEmitted(chooser.chosen), qtbot.waitSignal(chooser.closed):
        press(Qt.Key.Key_Escape)


def test_a_folder_that_cannot_be_read_is_said_and_one_stays(chooser, home):
    chooser.go_to(home / "gone")

    assert (chooser.findChild(QLabel, "place_said").text()[:11], names(chooser)) == (
        "This folder",
        ["apples", "Bread", "Zoo"],
    )


def test_a_place_is_gone_to_by_enter(chooser, home):
    chooser.go_to(home / "Bread")
    places = chooser.findChild(QListWidget, "place_places")
    places.setFocus()
    places.setCurrentRow(0)
    press(Qt.Key.Key_Return)

    assert names(chooser) == ["apples", "Bread", "Zoo"]


def test_sticks_and_disks_are_found_beneath_their_roots(tmp_path):
    (tmp_path / "STICK").mkdir()

    assert removable([tmp_path, tmp_path / "nothing here"]) == (tmp_path / "STICK",)


def test_the_places_begin_at_home_and_name_each_once(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    found = place_chooser.spots(str.upper)

    assert (found[0].name, found[0].path, len({one.path for one in found})) == (
        "HOME",
        Path(tmp_path),
        len(found),
    )


def remembers_nothing(before, home):
    assert sorted(home.rglob("*")) == before


def test_it_remembers_nothing_on_the_disk(chooser, home):
    before = sorted(home.rglob("*"))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    remembers_nothing(before, home)


def test_a_chooser_that_kept_a_note_is_noticed(chooser, home):
    before = sorted(home.rglob("*"))
    (home / "recent").touch()

    with pytest.raises(AssertionError, match="recent"):
        remembers_nothing(before, home)


def test_nothing_in_the_program_uses_the_chooser_of_the_system():
    root = Path(place_chooser.__file__).parents[2]
    found = [file for file in root.rglob("*.py") if QFileDialog.__name__ in file.read_text()]

    assert found == []


def test_a_folder_without_folders_leaves_the_focus_where_it_can_be_seen(chooser):
    QTest.keyClicks(QApplication.focusWidget(), "zoo")
    press(Qt.Key.Key_Return)
    inside = QApplication.focusWidget()
    press(Qt.Key.Key_Backspace)

    assert inside is chooser.findChild(QPushButton, "place_choose")
    assert QApplication.focusWidget().currentItem().text() == "Zoo"


def asking_for_a_file(**changes):
    values = {
        "title": "Which file?", "words": "Choose.", "choose": "This file", "refusal": any_folder,
        "mark": any_folder, "files": place_chooser.files_in,
    }  # fmt: skip
    return Asking(**{**values, **changes})


@pytest.fixture
def file_chooser(look, shown, home):
    def begin(**changes):
        made = shown(PlaceChooser(look, asking_for_a_file(**changes), name="place"))
        made.resize(900, 600)
        made.begin([Spot(name="Home", path=home, icon="house")], home)
        return made

    return begin


def test_where_a_file_is_chosen_files_stand_behind_the_folders(file_chooser, home):
    (home / ".hidden file").touch()

    assert names(file_chooser()) == ["apples", "Bread", "Zoo", "a file.txt"]


def test_a_file_is_chosen_with_enter_and_with_the_key_for_choosing(file_chooser, home, qtbot):
    chooser = file_chooser()
    QTest.keyClicks(QApplication.focusWidget(), "a f")
    with qtbot.waitSignal(chooser.chosen) as entered:
        press(Qt.Key.Key_Return)
    with qtbot.waitSignal(chooser.chosen) as chosen:
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert entered.args == chosen.args == [home / "a file.txt"]


def test_a_folder_is_gone_into_where_a_file_is_chosen(file_chooser, qtbot):
    chooser = file_chooser()
    QTest.keyClicks(QApplication.focusWidget(), "br")
    with qtbot.assertNotEmitted(chooser.chosen):
        press(Qt.Key.Key_Return)

    assert names(chooser) == ["Inside"]


def test_a_folder_alone_is_no_file_and_it_says_so(file_chooser, qtbot):
    chooser = file_chooser()
    with qtbot.assertNotEmitted(chooser.chosen):
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert chooser.findChild(QLabel, "place_said").text().startswith("Choose a file in the list")


def test_an_empty_folder_says_so_where_a_file_is_chosen(file_chooser, home):
    chooser = file_chooser()
    chooser.go_to(home / "Zoo")

    assert chooser.findChild(QLabel, "place_nothing").text() == "Nothing in here."
    assert chooser.findChild(QLabel, "place_nothing").isVisible()


def test_a_file_that_is_known_is_marked_and_under_the_keyboard_at_once(file_chooser, home):
    (home / "z sheet").touch()
    chooser = file_chooser(mark=lambda one: "(sheet)" if one.name == "z sheet" else "")

    listed = chooser.findChild(QListWidget, "place_folders")
    assert (listed.hasFocus(), listed.currentItem().text()) == (True, "z sheet   (sheet)")


def test_a_file_that_will_not_do_is_said_and_not_chosen(file_chooser, qtbot):
    chooser = file_chooser(refusal=lambda one: f"{one.name} is none.")
    QTest.keyClicks(QApplication.focusWidget(), "a f")
    with qtbot.assertNotEmitted(chooser.chosen):
        press(Qt.Key.Key_Return)

    assert chooser.findChild(QLabel, "place_said").text() == "a file.txt is none."


def test_where_a_file_is_chosen_what_came_from_outside_is_one_more_place(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "Downloads").mkdir()
    found = place_chooser.spots(str.upper, ("home", "downloads"))

    assert [(one.name, one.path) for one in found[:2]] == [
        ("HOME", tmp_path),
        ("DOWNLOADS", tmp_path / "Downloads"),
    ]


@pytest.mark.parametrize(("width", "is_below"), [(1600, False), (900, True)])
def test_a_large_text_puts_the_places_above_the_folders(chooser, look, qtbot, width, is_below):
    look.set_text_size(250)
    chooser.resize(width, 640)
    left, right = (chooser.findChild(QListWidget, f"place_{one}") for one in ("places", "folders"))
    qtbot.waitUntil(lambda: (left.geometry().bottom() < right.geometry().top()) is is_below)
    area = chooser.findChild(QScrollArea, "place_area")

    assert area.widget().width() <= area.viewport().width()


def test_each_kind_of_place_has_its_word(qapp, home, monkeypatch):
    monkeypatch.setattr(place_chooser.QStandardPaths, "writableLocation", lambda _kind: str(home))
    kinds = (*place_chooser.PLACES, "downloads")
    words = [place_chooser.word_for(kind) for kind in kinds]

    assert words == ["Home", "Documents", "Desktop", "Downloads"]
    assert [one.name for one in place_chooser.spots() if one.path == home] == ["Home"]
