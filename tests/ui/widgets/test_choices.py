import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.ui.widgets.choices import CheckBox, Combo, NumberField, Radio, RadioGroup


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


@pytest.fixture
def form(look, shown):
    """Return a page with a field, three radios of which the second holds, and a field."""
    page = QWidget()
    lines = QVBoxLayout(page)
    group = RadioGroup(page)
    radios = [Radio(look, word, name=word) for word in ("one", "two", "three")]
    radios[1].setChecked(True)
    fields = [QLineEdit(), QLineEdit()]
    for part in (fields[0], *radios, fields[1]):
        lines.addWidget(part)
    for radio in radios:
        group.take(radio)
    return shown(page), fields, radios


@pytest.mark.parametrize(("at", "key"), [(0, Qt.Key.Key_Tab), (1, Qt.Key.Key_Backtab)])
def test_tab_leads_to_the_one_that_holds_from_either_side(form, at, key):
    page, fields, radios = form
    fields[at].setFocus()
    QTest.keyClick(fields[at], key)

    assert page.focusWidget() is radios[1]


def test_an_arrow_chooses_and_tab_leads_there_from_then_on(form):
    page, fields, radios = form
    radios[1].setFocus()
    QTest.keyClick(radios[1], Qt.Key.Key_Down)
    fields[0].setFocus()
    QTest.keyClick(fields[0], Qt.Key.Key_Tab)

    assert (radios[2].isChecked(), page.focusWidget()) == (True, radios[2])


@pytest.mark.parametrize("key", [Qt.Key.Key_PageUp, Qt.Key.Key_PageDown])
def test_a_key_that_scrolls_the_page_changes_no_number(shown, key):
    made = shown(NumberField())
    made.setValue(20)
    QTest.keyClick(made, key)

    assert made.value() == 20


def test_an_arrow_changes_the_number(shown):
    made = shown(NumberField())
    made.setValue(20)
    QTest.keyClick(made, Qt.Key.Key_Up)

    assert made.value() == 21
