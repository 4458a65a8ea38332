from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.ui.widgets.fields.framed import Framed, divider


def test_the_edge_shows_that_one_of_the_parts_has_the_keyboard(shown, look):
    first, second = QPushButton("a"), QLineEdit()
    frame = shown(Framed(look, (first, divider(), second)))
    seen = []
    for part in (first, second):
        part.setFocus()
        seen.append(frame.property("held"))
    second.clearFocus()
    seen.append(frame.property("held"))

    assert seen == ["true", "true", "false"]


def test_it_is_as_high_as_the_other_fields(look, qtbot):
    frame = Framed(look, (QLineEdit(),))
    qtbot.addWidget(frame)
    assert frame.height() == 40
    look.set_text_size(200)
    assert frame.height() == 80
    look.set_text_size(100)
