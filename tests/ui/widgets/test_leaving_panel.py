import contextlib
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QScrollArea

from desktop import strength
from desktop.model.manifest import Form, Missing, Paper, Size
from desktop.ui.widgets.fields import in_sight
from desktop.ui.widgets.leaving_panel import LeavingPanel
from desktop.ui.widgets.leaving_password import LeavingPassword


@pytest.fixture
def panel(look, shown):
    panel = shown(LeavingPanel(look))
    panel.resize(320, 900)
    panel.show_count(2)
    return panel


def field(panel, name="session_password"):
    return panel.findChild(QLineEdit, name)


def save(panel):
    return panel.findChild(QAbstractButton, "session_save")


def press(panel, name):
    panel.findChild(QAbstractButton, name).click()


def test_a_made_password_is_there_from_the_start_and_shown(panel):
    assert panel.password() == field(panel).text()
    assert strength.strength(panel.password()) >= strength.Strength.HARD
    assert field(panel).echoMode() is QLineEdit.EchoMode.Normal
    assert save(panel).isEnabled()
    assert save(panel).text() == "Save 2 pages"


def test_it_goes_behind_the_eye_and_comes_back(panel):
    press(panel, "session_eye")
    assert field(panel).echoMode() is QLineEdit.EchoMode.Password
    press(panel, "session_eye")
    assert field(panel).echoMode() is QLineEdit.EchoMode.Normal
    panel._password._shown.timeout.emit()
    assert field(panel).echoMode() is QLineEdit.EchoMode.Password
    before = panel.password()
    press(panel, "session_make")
    assert panel.password() != before


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "Type a password"),
        ("grün", "Only plain letters"),
        ("x" * 65, "Sixty-four characters"),
    ],
)
def test_what_no_file_can_have_is_refused_with_its_reason(panel, typed, reason):
    field(panel).clear()
    for letter in typed:
        field(panel).insert(letter)

    assert not panel.is_password_fit()
    assert not save(panel).isEnabled()
    assert save(panel).accessibleDescription().startswith(reason)


@pytest.mark.parametrize("name", ["../mine", "mine\\", "mi\tne", "ü" * 120])
def test_a_name_no_file_can_have_is_said_before_anything_is_saved(panel, name):
    field(panel, "session_name").setText(name)
    assert not save(panel).isEnabled()
    assert panel.findChild(QLabel, "session_why").text().startswith("No file can have this name")
    assert panel.findChild(QLabel, "session_why").isVisible()

    field(panel, "session_name").setText("mine")
    assert save(panel).isEnabled()


def test_without_a_password_it_says_who_can_read_it(panel, qtbot):
    with qtbot.waitSignal(panel.changed):
        press(panel, "session_password_on")

    assert panel.password() is None
    assert not field(panel).isVisible()
    said = " ".join(one.text() for one in panel.findChildren(QLabel))
    assert "It has no password." in said


def test_what_no_font_has_is_named_at_once_and_asked_about(panel, qtbot):
    panel.show_missing(
        (
            Missing(heading="One", characters=("☃",)),
            Missing(heading="Two", characters=("漢",)),
        )
    )
    said = " ".join(one.text() for one in panel.findChildren(QLabel))
    assert "One: ☃" in said
    assert "Two: 漢" in said
    assert not save(panel).isEnabled()
    with qtbot.waitSignal(panel.changed):
        press(panel, "session_signs")
    assert panel.replaces()
    assert save(panel).isEnabled()
    panel.show_missing(())
    assert not panel.findChild(QAbstractButton, "session_signs").isVisible()


def what_is_asked_comes_into_sight(panel, qtbot):
    panel.resize(300, 800)
    panel.show_missing((Missing(heading="One", characters=("☃",)),))
    signs = panel.findChild(QAbstractButton, "session_signs")
    with contextlib.suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not signs.visibleRegion().isEmpty(), timeout=500)

    assert not signs.visibleRegion().isEmpty()


def test_what_is_asked_of_characters_comes_into_sight(panel, qtbot):
    what_is_asked_comes_into_sight(panel, qtbot)


def test_twin_that_asks_beyond_the_edge_is_seen(panel, qtbot, monkeypatch):
    monkeypatch.setattr(in_sight, "bring", lambda _: None)

    with pytest.raises(AssertionError):
        what_is_asked_comes_into_sight(panel, qtbot)


def test_name_place_and_paper_are_what_is_set(panel, qtbot):
    field(panel, "session_name").setText(" my pages ")
    assert panel.file_name() == "my pages.pdf"
    field(panel, "session_name").clear()
    assert panel.file_name() == "pages.pdf"
    panel.set_place(Path("/a/stick"))
    assert panel.folder() == Path("/a/stick")
    assert panel.paper() is Paper.A4
    with qtbot.waitSignal(panel.changed):
        panel.findChild(QComboBox, "session_paper").setCurrentIndex(1)
    assert panel.paper() is Paper.LETTER


def test_nothing_is_saved_while_the_pages_are_not_what_is_set(panel, qtbot):
    with qtbot.waitSignal(panel.password_touched):
        QTest.keyClick(field(panel), "x")
    panel.show_waiting()
    assert not save(panel).isEnabled()
    panel.show_count(2)
    assert save(panel).isEnabled()
    panel.show_count(0)
    assert save(panel).accessibleDescription() == "Choose what goes in first."


@pytest.mark.parametrize("words", ["glorifier probing fruit myspace pessimism", "Xy7" * 21])
def test_a_password_too_long_for_its_field_is_shown_whole_while_it_is_open(panel, words):
    field(panel).setText(words)
    whole = panel.findChild(QLabel, "session_password_whole")
    assert (whole.isVisible(), whole.text().replace("\u200b", "")) == (True, words)
    assert whole.minimumSizeHint().width() < panel.findChild(QScrollArea).viewport().width()

    panel.hide_password()

    assert (whole.isVisible(), whole.text()) == (False, "")


def test_a_password_that_fits_is_not_shown_twice(panel):
    field(panel).setText("short one")

    assert not panel.findChild(QLabel, "session_password_whole").isVisible()


def test_saving_stays_in_sight_where_there_is_room_and_scrolls_where_there_is_none(panel):
    area, button = panel.findChild(QScrollArea), save(panel)
    assert not area.isAncestorOf(button)

    panel.resize(320, 400)
    assert area.isAncestorOf(button)
    panel.resize(320, 900)

    assert not area.isAncestorOf(button)


def test_names_that_nobody_allowed_are_told_and_nothing_is_saved(panel, qtbot):
    panel.show_names(0, 0)
    assert save(panel).isEnabled()
    assert not panel.findChild(QAbstractButton, "session_names").isVisible()

    panel.show_names(3, 1)

    assert save(panel).accessibleDescription() == "Look at the names first."
    assert "in 3 places" in panel.findChild(QLabel, "session_names_notice_words").text()
    with qtbot.waitSignal(panel.names_wanted):
        press(panel, "session_names")
    panel.focus_last()
    assert panel.focusWidget().objectName() == "session_names"

    panel.show_names(0, 1)
    assert save(panel).isEnabled()
    assert panel.findChild(QAbstractButton, "session_names").isVisible()


def test_why_nothing_can_be_saved_stands_above_saving(panel):
    why = panel.findChild(QLabel, "session_why")
    assert not why.isVisible()

    field(panel).setText("")

    assert why.isVisible()
    assert why.text() == save(panel).accessibleDescription()


def picks(panel, words):
    box = panel.findChild(QComboBox, "session_paper")
    box.setCurrentIndex(box.findText(words))


def test_the_ending_of_the_name_follows_the_form(panel):
    field(panel, "session_name").setText("my pages.pdf")
    picks(panel, "Word file, A4")
    assert field(panel, "session_name").text() == "my pages.docx"

    press(panel, "session_sealed")
    assert panel.file_name() == "my pages.dat"
    picks(panel, "Markdown")
    assert panel.file_name() == "my pages.md"
    field(panel, "session_name").setText("no. 4")
    assert panel.file_name() == "no. 4.md"


def test_nothing_is_saved_before_it_is_said_how_a_file_without_a_password_leaves(panel):
    picks(panel, "Text file")
    panel.show_file()

    assert save(panel).text() == "Save the file"
    assert not save(panel).isEnabled()
    assert panel.password() is None
    assert panel.findChild(QLabel, "session_why").text().startswith("Say first whether")
    assert "depends" in panel.findChild(QLabel, "session_notice_words").text()

    press(panel, "session_as_it_is")
    assert save(panel).isEnabled()
    assert "It has no password." in panel.findChild(QLabel, "session_notice_words").text()

    press(panel, "session_sealed")
    assert panel.password() == field(panel).text()
    assert field(panel).isVisible()
    assert not panel.findChild(QAbstractButton, "session_password_on").isVisible()
    assert "this program" in panel.findChild(QLabel, "session_notice_words").text()


def test_several_files_are_told(panel):
    panel.show_count(300)
    panel.show_volumes(7)

    assert save(panel).text() == "Save 7 files"


def test_a_kept_form_is_taken_without_a_sound(panel, qtbot):
    with qtbot.assertNotEmitted(panel.changed):
        panel.take(Form.WORD, Paper.LETTER, Size.LARGE)

    assert (panel.form.form(), panel.paper(), panel.form.words_size()) == (
        Form.WORD, Paper.LETTER, Size.LARGE,
    )  # fmt: skip
    assert panel.file_name() == "pages.docx"


def take(panel, of):
    panel.take(Form.PDF, Paper.A4, Size.READING, of)


def nothing_of_one_packet_is_left_for_another(panel):
    take(panel, "one")
    made = panel.password()
    field(panel, "session_name").setText("for-carla.pdf")
    press(panel, "session_password_on")

    take(panel, "another")

    assert panel.password() not in {None, made}
    assert panel.file_name() == "pages.pdf"
    assert field(panel).echoMode() is QLineEdit.EchoMode.Normal


def test_another_packet_has_a_password_and_a_name_of_its_own(panel, qtbot):
    with qtbot.assertNotEmitted(panel.password_touched, wait=600):
        nothing_of_one_packet_is_left_for_another(panel)


def test_twin_that_asks_nothing_anew(panel, monkeypatch):
    monkeypatch.setattr(LeavingPassword, "ask_anew", lambda *_, **__: None)

    with pytest.raises(AssertionError):
        nothing_of_one_packet_is_left_for_another(panel)


def test_twin_that_takes_no_packet_for_another(panel, monkeypatch):
    honest = LeavingPanel.take
    monkeypatch.setattr(LeavingPanel, "take", lambda *args: honest(*args[:4]))

    with pytest.raises(AssertionError):
        nothing_of_one_packet_is_left_for_another(panel)


def test_what_was_typed_for_a_packet_stays_until_it_is_saved(panel):
    take(panel, None)
    field(panel).setText("typed by hand for this one")
    field(panel, "session_name").setText("mine.pdf")

    # It is made of what was chosen, and somebody comes back to it.
    take(panel, "one")
    take(panel, "one")
    panel.go_on(has_saved=False)
    take(panel, "one")
    assert (panel.password(), panel.file_name()) == ("typed by hand for this one", "mine.pdf")

    panel.go_on(has_saved=True)
    assert panel.password() == "typed by hand for this one"
    take(panel, "one")
    fresh = panel.password()
    assert fresh not in {None, "typed by hand for this one"}
    assert panel.file_name() == "mine.pdf"
    take(panel, "one")
    assert panel.password() == fresh


def test_without_a_password_is_said_for_one_saving_alone(panel):
    take(panel, "one")
    press(panel, "session_password_on")
    assert panel.password() is None

    panel.go_on(has_saved=True)
    take(panel, "one")

    assert panel.password() is not None
    assert field(panel).isVisible()
