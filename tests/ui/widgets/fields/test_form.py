from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from ui.widgets.fields.field_parts import FIELDS, ROWS, TABLE

from desktop.ui.widgets.fields.form import FieldForm


def form_of(shown, look, fields=FIELDS):
    form = FieldForm(look, "facts", fields)
    form.resize(560, 700)
    return shown(form)


def test_what_is_typed_is_what_is_kept(shown, look, qtbot):
    form = form_of(shown, look)
    told = []
    form.edited.connect(lambda: told.append(form.values()))
    form.focus_first()
    qtbot.keyClicks(QApplication.focusWidget(), "Evenings")
    form.focus_field("more")
    qtbot.keyClicks(QApplication.focusWidget(), "One")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "two")

    assert form.values() == {"title": "Evenings", "more": "One\ntwo"}
    assert len(told) == len("Evenings") + len("One\ntwo")


def test_the_same_values_again_leave_the_caret_where_it_is(shown, look, qtbot):
    form = form_of(shown, look)
    form.show_values({"title": "Evenings", "more": "One\ntwo"})
    for key, kind in (("title", QLineEdit), ("more", QPlainTextEdit)):
        form.focus_field(key)
        field = QApplication.focusWidget()
        assert isinstance(field, kind)
        qtbot.keyClick(field, Qt.Key.Key_Home)
        qtbot.keyClick(field, Qt.Key.Key_Right)
        qtbot.keyClicks(field, "x")
        form.show_values(form.values())
        qtbot.keyClicks(field, "y")

    assert form.values() == {"title": "Exyvenings", "more": "Oxyne\ntwo"}


def test_a_field_that_is_not_known_is_given_back_untouched(shown, look, qtbot):
    form = form_of(shown, look)
    newer = {"title": "A", "from a newer program": {"any": ["thing", None, 0]}}
    form.show_values(newer)
    form.focus_first()
    qtbot.keyClicks(QApplication.focusWidget(), "b")

    assert form.values() == newer | {"title": "bA"}


def test_rows_are_given_back_as_they_were(shown, look):
    form = form_of(shown, look, (TABLE,))
    form.show_values({"items": ROWS})

    assert form.values() == {"items": ROWS}
