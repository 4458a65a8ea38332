"""Which widget a kind of field has, and how much of a line it takes."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.model.guide import GuideField
from desktop.ui.theme import Look
from desktop.ui.widgets.fields.answer import AnswerField, Answers
from desktop.ui.widgets.fields.date import DateField
from desktop.ui.widgets.fields.line import ShortField
from desktop.ui.widgets.fields.passage import TextField

_NARROW = {"short", "choice", "date", "money", "yes-no-none", "timer"}
_ROOM = 40
"""Answers of so many letters together leave no room for a second field on their line."""


def widget(look: Look, name: str, field: GuideField) -> QWidget | None:
    """Return the widget for a field that is no table; None for a kind that is not known."""
    what = field.label or field.key
    match field.kind:
        case "short":
            return ShortField(what, name=name)
        case "text":
            return TextField(look, what, name=name)
        case "choice":
            answers = Answers(words={choice: choice for choice in field.choices})
            return AnswerField(look, what, answers, name=name)
        case "yes-no-none":
            return AnswerField(look, what, _yes_no_none(field), name=name)
        case "date":
            return DateField(look, what, name=name)
        case _:
            return None


def is_narrow(field: GuideField) -> bool:
    """Say whether another field may stand beside this one."""
    if field.wide or field.kind not in _NARROW:
        return False
    return sum(len(choice) for choice in field.choices) <= _ROOM or field.kind != "choice"


def _yes_no_none(field: GuideField) -> Answers:
    tr, keys = QCoreApplication.translate, ("yes", "no", "none")
    usual = (
        tr("FieldForm", "Yes"),
        tr("FieldForm", "No"),
        tr("FieldForm", "None"),
    )
    words = field.choices if len(field.choices) == len(keys) else usual
    return Answers(words=dict(zip(keys, words, strict=True)))
