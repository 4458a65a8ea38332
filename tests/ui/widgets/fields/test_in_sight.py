import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from ui.widgets.fields.field_parts import FIELDS, ROWS, TABLE

from desktop.ui.widgets.fields import in_sight
from desktop.ui.widgets.fields.form import FieldForm
from desktop.ui.widgets.scroll_page import ScrollPage


@pytest.fixture
def page(shown, look):
    made = ScrollPage(look, 560, name="page")
    made.form = FieldForm(look, "facts", (*FIELDS, TABLE))
    made.add(made.form)
    made.resize(640, 360)
    shown(made)
    made.form.show_values({"items": ROWS})
    return made


def is_seen(page):
    held = QApplication.focusWidget()
    place = held.rect().translated(held.mapTo(page.viewport(), held.rect().topLeft()))
    return page.viewport().rect().intersects(place)


@pytest.mark.parametrize("key", ["more", "from", f"items/{ROWS[40]['id']}/hidden"])
def test_what_gets_the_keyboard_is_brought_into_sight(page, qtbot, key):
    page.form.focus_field(key)
    assert (
        QApplication.focusWidget()
        .objectName()
        .endswith({"more": "more", "from": "choose"}.get(key, "hidden"))
    )
    qtbot.waitUntil(lambda: is_seen(page))
    page.form.focus_first()
    qtbot.waitUntil(lambda: is_seen(page))


def test_going_between_list_and_form_keeps_the_keyboard_in_sight(page, qtbot):
    page.form.focus_field("items")
    qtbot.waitUntil(lambda: is_seen(page))
    page.form.focus_field(f"items/{ROWS[0]['id']}/hidden")
    qtbot.waitUntil(lambda: is_seen(page))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget().objectName() == "facts_items_rows"
    qtbot.waitUntil(lambda: is_seen(page))


def test_a_widget_that_scrolls_in_nothing_stays_where_it_is(shown, qtbot):
    widget = shown(QWidget())
    in_sight.bring(widget)
    qtbot.wait(10)

    assert in_sight.scrolled_by(widget) is None
