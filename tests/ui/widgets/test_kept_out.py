"""What never leaves is not pasted into fields from which words could leave."""

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model import richtext
from desktop.model.richtext import Block, BlockKind, Run
from desktop.ui import clipboard
from desktop.ui.widgets.fields.line import Line
from desktop.ui.widgets.fields.passage import TextField
from desktop.ui.widgets.kept_out import KeptOut

BODY = (
    Block.of(BlockKind.PARAGRAPH, [Run("may "), Run("never ", kept=True), Run("leave")]),
    Block.of(BlockKind.PARAGRAPH, [Run("at all", kept=True)]),
)


class Form(QWidget):
    """A page with two fields; it hears what is to be said."""

    said = Signal(str)

    def __init__(self):
        super().__init__()
        self.heard = []
        self.said.connect(self.heard.append)


@pytest.fixture
def form(look, shown):
    form = Form()
    form.line, form.text = Line("A line", name="line"), TextField(look, "Text", name="text")
    lines = QVBoxLayout(form)
    lines.addWidget(form.line)
    lines.addWidget(form.text)
    shown(form)
    yield form
    QGuiApplication.clipboard().clear()


def pasted(form, body):
    QGuiApplication.clipboard().setMimeData(clipboard.mime_of(body))
    for field in (form.line, form.text):
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    return " ".join(form.line.text().split()), form.text.toPlainText()


def test_a_passage_that_never_leaves_is_left_out_and_that_is_said(form):
    assert pasted(form, BODY) == ("may leave", "may leave")
    assert all("never leaves" in one for one in form.heard)
    assert len(form.heard) == 2


def test_the_menu_of_a_line_pastes_in_the_same_way(form):
    QGuiApplication.clipboard().setMimeData(clipboard.mime_of(BODY))
    [out] = form.line.findChildren(KeptOut)
    menu = out.menu()

    next(one for one in menu.actions() if one.objectName() == "edit-paste").trigger()
    menu.deleteLater()

    assert form.line.text() == "may leave"


def test_where_nothing_leaves_all_of_it_is_put_in(form):
    form.setProperty(clipboard.STAYS, True)

    assert pasted(form, BODY) == ("may never leave at all", "may never leave\nat all")


def test_what_may_leave_is_pasted_as_ever(form):
    assert pasted(form, richtext.from_plain("two\nlines")) == ("two lines", "two\nlines")


def test_words_of_other_programs_are_pasted_as_ever(form):
    QGuiApplication.clipboard().setText("from elsewhere")
    QTest.keyClick(form.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert form.line.text() == "from elsewhere"
    assert form.heard == []


def test_twin_that_does_not_ask_takes_all(form, monkeypatch):
    monkeypatch.setattr(clipboard, "words_for", lambda *_: None)

    with pytest.raises(AssertionError, match="never"):
        test_a_passage_that_never_leaves_is_left_out_and_that_is_said(form)
