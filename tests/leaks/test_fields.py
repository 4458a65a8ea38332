"""Whatever can be typed into asks input methods to learn nothing, and gives nothing to a drag.

What the real pages hold is walked through in `tests/test_controls.py`; here is each kind of field.
"""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from desktop import app
from desktop.ui.clipboard import Clipboard
from desktop.ui.screens import search
from desktop.ui.theme import Look
from desktop.ui.widgets import find_bar, leaving_password, new_name, paper, secret_field
from desktop.ui.widgets.choices import NumberField
from desktop.ui.widgets.fields import form_find, line, passage
from desktop.ui.widgets.words_grid import WordField

HINT = Qt.InputMethodHint
EDITS = (QLineEdit, QTextEdit, QPlainTextEdit)
OWN = r"\((?:QLineEdit|QTextEdit|QTextBrowser|QPlainTextEdit|QSpinBox|QAbstractSpinBox)\):"
MADE = r"= (?:QLineEdit|QTextEdit|QTextBrowser|QPlainTextEdit|QSpinBox|QDateEdit|QTimeEdit)\("
SAYS = ("setInputMethodHints", "NoTextInteraction", "paper_frame.settle")


@pytest.fixture
def look(qapp):
    return Look(qapp, app.preferences.load(""))


def kinds(look: Look) -> dict[str, QWidget]:
    """Return one of each kind of field that stands on more than one page."""
    return {
        "a line": line.Line("words", name="one"),
        "lines": passage.TextField(look, "words", name="two"),
        "the page": paper.Paper(look, Clipboard(clear_after_ms=60_000)),
        "a passphrase": secret_field.SecretField(look, "words", name="three"),
        "a word of a phrase": WordField("four", "words"),
        "a number": NumberField(),
        "a file's password": leaving_password.LeavingPassword(look),
    }


def edits(widget: QWidget) -> list[QWidget]:
    own = [widget] if isinstance(widget, EDITS) else []
    return own + [one for kind in EDITS for one in widget.findChildren(kind)]


def assert_each_asks_for_silence(look, qtbot):
    for what, widget in kinds(look).items():
        qtbot.addWidget(widget)
        assert edits(widget), what
        held = widget if what == "a number" else None
        for one in edits(widget):
            hints = (held or one).inputMethodHints()
            assert hints & HINT.ImhSensitiveData, f"{what} is learnt"
            if what != "a number":
                assert hints & HINT.ImhNoPredictiveText, f"{what} is guessed"
            if isinstance(one, QLineEdit):
                assert not one.dragEnabled(), f"{what} can be dragged out"
            elif not isinstance(one, QTextEdit):
                assert not one.createMimeDataFromSelection().formats(), what


def test_each_kind_of_field_asks_for_silence(look, qtbot):
    assert_each_asks_for_silence(look, qtbot)


@pytest.mark.parametrize(
    ("where", "named"), [(line, "a line"), (passage, "lines"), (leaving_password, "a file's")]
)
def test_twin_a_kind_of_field_that_is_learnt_from(look, qtbot, monkeypatch, where, named):
    monkeypatch.setattr(where, "PLAIN_HINTS", HINT.ImhNone)

    with pytest.raises(AssertionError, match=named):
        assert_each_asks_for_silence(look, qtbot)


def seen_again(field: QWidget, edit: QLineEdit, eye: str) -> Qt.InputMethodHint:
    button = field.findChild(QAbstractButton, eye)
    for _ in range(2):
        button.click()
    assert edit.echoMode() is QLineEdit.EchoMode.Normal
    return edit.inputMethodHints()


def assert_a_password_that_is_shown_again_is_not_learnt(look, qtbot):
    """Qt takes the wish back when what was hidden is shown."""
    field = leaving_password.LeavingPassword(look)
    qtbot.addWidget(field)
    assert seen_again(field, field.findChild(QLineEdit), "session_eye") & HINT.ImhSensitiveData


def test_a_password_that_is_shown_again_is_not_learnt(look, qtbot):
    assert_a_password_that_is_shown_again_is_not_learnt(look, qtbot)


def test_twin_a_wish_that_is_made_once(look, qtbot, monkeypatch):
    honest, made = QLineEdit.setInputMethodHints, []

    def once(edit, hints):
        if edit not in made:
            made.append(edit)
            honest(edit, hints)

    class Plain(QLineEdit):
        setInputMethodHints = once  # noqa: N815 - Qt's name

    monkeypatch.setattr(leaving_password, "QLineEdit", Plain)

    with pytest.raises(AssertionError):
        assert_a_password_that_is_shown_again_is_not_learnt(look, qtbot)


def test_a_passphrase_that_is_shown_is_not_learnt(look, qtbot):
    field = secret_field.SecretField(look, "words", name="field")
    qtbot.addWidget(field)
    (edit,) = field.findChildren(QLineEdit)
    edit.reveal(True)

    assert edit.inputMethodHints() & HINT.ImhSensitiveData
    assert edit.inputMethodHints() & HINT.ImhHiddenText


def silent(text: str) -> bool:
    """Say whether a module that makes fields says what they ask for, as often as it makes some."""
    made = len(re.findall(OWN, text)) + len(re.findall(MADE, text))
    return sum(text.count(one) for one in SAYS) >= made


def test_no_module_makes_a_field_without_saying_what_it_asks_for():
    folder = Path(app.__file__).parent / "ui"
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*.py")}

    assert [name for name, text in texts.items() if not silent(text)] == []
    makers = {name for name, text in texts.items() if re.search(OWN, text) or re.search(MADE, text)}
    known = (search, find_bar, new_name, form_find, paper)
    assert {Path(one.__file__).name for one in known} <= makers
    assert not silent("class Field(QLineEdit):\n    pass")
