"""The small parts: what they say, what they keep, what a keyboard does with them."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from desktop.model.document import State
from desktop.ui.widgets import mark, state_mark
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.cards import Card, IconView, NoticeCard
from desktop.ui.widgets.choices import CheckBox, Combo, Radio
from desktop.ui.widgets.rows import RowList, RowText
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.state_mark import StateMark
from desktop.ui.widgets.switch import Switch


@pytest.fixture
def shown(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        return widget

    return show


def picture(paint, side=40):
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, side, side))
    painter.end()
    return image


def test_every_state_has_a_sign_of_its_own(look):
    signs = [
        bytes(
            picture(lambda painter, place, s=state: state_mark.paint(painter, place, s, look.theme))
            .convertToFormat(QImage.Format.Format_Grayscale8)
            .constBits()
        )
        for state in State
    ]

    assert len(set(signs)) == len(State)


def test_a_state_is_also_a_word(shown, look):
    made = shown(StateMark(look, State.STARTED, "started", name="state"))
    assert made.accessibleName() == "started"
    made.show_state(State.REVIEWED, "reviewed with someone")

    assert made.accessibleName() == "reviewed with someone"


def test_the_mark_is_painted_in_the_accent(look):
    image = picture(lambda painter, place: mark.paint(painter, QRectF(0, 0, 32, 40), look))

    assert image.pixelColor(1, 20).name() == look.theme.colours.accent.lower()
    assert image.pixelColor(16, 26).name() == look.theme.colours.accent.lower()


@pytest.mark.parametrize("kind", ["primary", "plain", "quiet", "attention", "irreversible", "chip"])
def test_a_button_has_its_names_and_its_kind(shown, look, kind):
    made = shown(Button(look, "Open", name="open", kind=kind, icon="lock"))

    assert (made.objectName(), made.accessibleName()) == ("open", "Open")
    assert made.property("kind") == kind
    assert not made.icon().isNull()
    assert made.isCheckable() is (kind == "chip")


def test_what_is_not_possible_says_why(shown, look):
    made = shown(Button(look, "Open", name="open"))
    made.refuse("Nothing is written yet.")
    assert not made.isEnabled()
    assert made.toolTip() == made.accessibleDescription() == "Nothing is written yet."

    made.refuse("")
    assert made.isEnabled()
    assert made.toolTip() == ""


def test_an_icon_alone_says_its_word_and_key(shown, look):
    made = shown(IconButton(look, "panel-right", "Guide", name="guide", key="F9"))

    assert made.accessibleName() == "Guide"
    assert made.toolTip() == "Guide (F9)"


def test_icons_change_their_colour_with_the_theme(shown, look):
    view = shown(IconView(look, "lock", "ink"))
    before = view.grab().toImage()
    look.set_mode("dark")

    assert view.grab().toImage() != before
    look.set_mode("system")


def test_a_notice_is_heard_as_one_sentence_and_stays(shown, look):
    made = NoticeCard(look, "Not saved", "The disk is full.", name="notice", icon="info")
    again = Button(look, "Try again", name="again")
    made.add_action(again)
    made.add_action(Button(look, "Another place", name="other", kind="quiet"))
    shown(made)

    assert made.accessibleName() == "Not saved. The disk is full."
    assert again.x() < made.findChild(Button, "other").x()
    made.say("Saved", "All is kept.")
    assert made.findChild(QLabel, "notice_title").text() == "Saved"


def test_words_of_a_notice_are_never_read_as_markup(shown, look):
    made = shown(NoticeCard(look, "<b>x</b>", "<i>y</i>", name="notice", icon="info"))

    for label in made.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_card_keeps_its_parts_away_from_its_edge(shown, look):
    made = Card(look, name="card")
    inner = QLabel("x")
    made.lines.addWidget(inner)
    shown(made)

    assert inner.x() >= 24


def test_a_switch_turns_with_space_and_says_its_word(shown, look):
    made = shown(Switch(look, "Password", name="switch"))
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_Space)

    assert made.isChecked()
    assert made.accessibleName() == "Password"


def test_a_switch_looks_different_on_off_and_not_possible(shown, look):
    made = shown(Switch(look, "Password", name="switch"))
    looks = [made.grab().toImage()]
    made.setChecked(True)
    looks.append(made.grab().toImage())
    made.setEnabled(False)
    looks.append(made.grab().toImage())

    assert looks[0] != looks[1] != looks[2] != looks[0]


ANSWERS = (("yes", "Yes"), ("partly", "Partly"), ("no", "No"))


def test_one_answer_at_a_time_and_none_again(shown, look, qtbot):
    made = shown(Segmented(look, ANSWERS, name="known", what="Known already?"))
    told = []
    made.chosen.connect(told.append)
    for key in ("yes", "no", "no"):
        made.findChild(QPushButton, f"known_{key}").click()

    assert told == ["yes", "no", ""]
    assert made.value() == ""


def test_a_needed_answer_cannot_be_taken_back(shown, look):
    made = shown(Segmented(look, ANSWERS, name="known", what="Known already?", is_needed=True))
    made.set_value("yes")
    made.findChild(QPushButton, "known_yes").click()

    assert made.value() == "yes"


def test_arrows_walk_along_the_answers(shown, look):
    made = shown(Segmented(look, ANSWERS, name="known", what="Known already?"))
    first, second = (made.findChild(QPushButton, f"known_{key}") for key in ("yes", "partly"))
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Left)
    assert first.hasFocus()
    assert first.accessibleName() == "Known already?: Yes"


ROWS = (
    RowText(
        key="1", title="Disclosure", detail="third draft", state=State.STARTED, state_word="started"
    ),
    RowText(
        key="2", title="A title that is far too long for the room it has " * 4, side="Thursday"
    ),
)


def test_a_row_is_heard_whole(shown, look):
    made = RowList(look, name="rows")
    made.show_rows(ROWS, "1")
    shown(made)

    row = made.findChild(QAbstractButton, "rows_1")
    assert row.accessibleName() == "Disclosure, third draft, started"
    assert row.isChecked()


def test_a_cut_title_is_whole_in_the_tooltip(shown, look):
    made = RowList(look, name="rows")
    made.show_rows(ROWS)
    shown(made)
    made.grab()

    assert made.findChild(QAbstractButton, "rows_2").toolTip() == ROWS[1].title
    assert made.findChild(QAbstractButton, "rows_1").toolTip() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_rows_are_walked_with_arrows_and_chosen_with_a_key(shown, look, qtbot, key):
    made = RowList(look, name="rows")
    made.show_rows(ROWS, "1")
    shown(made)
    first, second = (made.findChild(QAbstractButton, f"rows_{number}") for number in "12")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    with qtbot.waitSignal(made.chosen) as told:
        QTest.keyClick(second, key)

    assert told.args == ["2"]
    assert first.isChecked()
    made.set_current("2")
    assert second.isChecked()


def test_a_box_holds_in_full_in_part_or_not_and_looks_so(shown, look):
    made = shown(CheckBox(look, "First page", name="box"))
    made.setTristate(True)
    looks = []
    for state in Qt.CheckState:
        made.setCheckState(state)
        looks.append(made.grab().toImage())

    assert looks[0] != looks[1] != looks[2] != looks[0]
    assert made.accessibleName() == "First page"


@pytest.mark.parametrize("kind", [CheckBox, Radio])
def test_a_click_on_the_words_chooses_too(shown, look, kind):
    made = shown(kind(look, "First page", name="box"))
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(made.width() - 4, 10))

    assert made.isChecked()


@pytest.mark.parametrize("kind", [CheckBox, Radio])
def test_a_box_grows_with_the_text(shown, look, kind):
    made = shown(kind(look, "First page", name="box"))
    before = made.sizeHint()
    look.set_text_size(200)

    assert made.sizeHint().height() == 2 * before.height()


def test_a_list_that_opens_shows_its_arrow(shown, look):
    made = Combo(look, "Form", name="form")
    made.addItems(["PDF"])
    shown(made)
    image = made.grab().toImage()
    right = {
        image.pixelColor(x, y).name()
        for x in range(made.width() - 28, made.width() - 10)
        for y in range(12, made.height() - 12)
    }

    assert look.theme.colours.muted.lower() in right


def test_a_page_keeps_its_column_in_the_middle_and_no_wider(shown, look):
    made = ScrollPage(look, 400)
    part = QLabel("x")
    made.add(part)
    made.resize(1000, 600)
    shown(made)
    left = part.mapTo(made, QPoint(0, 0)).x()
    right = made.viewport().width() - left - part.width()

    assert part.width() <= 400
    assert part.width() >= 380
    assert abs(left - right) <= 2


def test_a_narrow_window_gets_a_narrow_column(shown, look):
    made = ScrollPage(look, 400)
    part = QLabel("x")
    made.add(part)
    made.resize(300, 600)
    shown(made)

    assert part.mapTo(made, QPoint(part.width(), 0)).x() <= 300


def test_a_page_can_be_emptied(shown, look):
    made = ScrollPage(look, 400)
    made.add(QLabel("one", objectName="one"))
    made.add_space(16)
    made.clear()
    made.add(QLabel("two", objectName="two"))
    shown(made)
    QTest.qWait(5)

    assert [label.text() for label in made.findChildren(QLabel)] == ["two"]


def test_tab_brings_what_is_out_of_sight_into_sight(shown, look):
    made = ScrollPage(look, 400)
    buttons = [Button(look, str(number), name=f"b{number}") for number in range(30)]
    for button in buttons:
        made.add(button)
    made.resize(500, 300)
    shown(made)
    buttons[0].setFocus()
    for _ in range(20):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert buttons[20].hasFocus()
    assert not buttons[20].visibleRegion().isEmpty()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_part_has_a_name(qtbot, look, mode):
    look.set_mode(mode)
    window = QWidget()
    parts = (
        Button(look, "Open", name="a"),
        IconButton(look, "x", "Close", name="b"),
        Switch(look, "On", name="c"),
        CheckBox(look, "Yes", name="d"),
        Radio(look, "No", name="e"),
        Combo(look, "Form", name="f"),
        Segmented(look, ANSWERS, name="g", what="Known?"),
    )
    for part in parts:
        part.setParent(window)
    qtbot.addWidget(window)
    asked = [
        w for w in window.findChildren(QWidget) if w.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]

    assert all(w.objectName() and w.accessibleName() for w in asked)
    look.set_mode("system")
