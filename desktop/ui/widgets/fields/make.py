"""Which widget a kind of field has, and how much of a line it takes."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.model.guide import GuideField
from desktop.ui.theme import Look
from desktop.ui.widgets.fields.answer import AnswerField, Answers
from desktop.ui.widgets.fields.chips import ChipsField, Offer
from desktop.ui.widgets.fields.date import DateField
from desktop.ui.widgets.fields.line import ShortField
from desktop.ui.widgets.fields.money import MoneyField
from desktop.ui.widgets.fields.passage import TextField
from desktop.ui.widgets.fields.reference import ReferenceField
from desktop.ui.widgets.fields.scale import ScaleField
from desktop.ui.widgets.fields.timer import TimerField

_NARROW = {"short", "choice", "date", "money", "yes-no-none", "timer"}
_MINUTES = 20
"""For a timer whose guide says nothing else: a sitting of twenty minutes (domain.md)."""
_SIDE_BY_SIDE, _LISTED = 20, 26
"""Letters of all answers side by side, and of one in a list, for which half a form is enough."""


def widget(look: Look, name: str, field: GuideField) -> QWidget | None:
    """Return the widget for a field that is no table; None for a kind that is not known."""
    what = field.label or field.key
    made: dict[str, Callable[[], QWidget]] = {
        "short": lambda: ShortField(what, name=name),
        "text": lambda: TextField(look, what, name=name),
        "choice": lambda: _choice(look, name, field),
        "choices": lambda: ChipsField(
            look, what, Offer(choices=field.choices, own=field.own), name=name
        ),
        "scale": lambda: ScaleField(look, what, field.ends, name=name),
        # A fact has its place in time; "Thursday" in a plan is a whole answer.
        "date": lambda: DateField(look, what, name=name, wants_year=bool(field.role)),
        "money": lambda: MoneyField(look, what, name=name),
        "yes-no-none": lambda: AnswerField(look, what, _yes_no_none(field), name=name),
        "reference": lambda: ReferenceField(look, what, name=name),
        "timer": lambda: TimerField(look, field.minutes or _MINUTES, monotonic, name=name),
    }
    return made[field.kind]() if field.kind in made else None


def is_narrow(field: GuideField) -> bool:
    """Say whether another field may stand beside this one."""
    if field.wide or field.kind not in _NARROW:
        return False
    return field.kind != "choice" or (not field.own and _fits_half(field.choices))


def _fits_half(choices: tuple[str, ...]) -> bool:
    """Say whether answers fit into half a form, side by side or as words of a list."""
    answers = Answers(words={choice: choice for choice in choices})
    lengths = [len(choice) for choice in choices]
    return (
        sum(lengths) <= _SIDE_BY_SIDE if answers.are_short() else max(lengths, default=0) <= _LISTED
    )


def _choice(look: Look, name: str, field: GuideField) -> QWidget:
    what = field.label or field.key
    if field.own:
        offer = Offer(choices=field.choices, own=True, single=True)
        return ChipsField(look, what, offer, name=name)
    answers = Answers(words={choice: choice for choice in field.choices}, wide=field.wide)
    return AnswerField(look, what, answers, name=name)


def _yes_no_none(field: GuideField) -> Answers:
    tr, keys = QCoreApplication.translate, ("yes", "no", "none")
    usual = (
        tr("FieldForm", "Yes"),
        tr("FieldForm", "No"),
        tr("FieldForm", "None"),
    )
    words = field.choices if len(field.choices) == len(keys) else usual
    return Answers(words=dict(zip(keys, words, strict=True)))
