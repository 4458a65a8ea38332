"""The headings under which the guides of a long shelf stand."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from desktop.model.guide import Guide

FEW = 8
"""So many are seen at a glance; a heading among them would only be one more thing to read."""


def tr(words: str) -> str:
    """Return words in the language of the interface."""
    return QCoreApplication.translate("Bands", words)


def parts(guides: Sequence[Guide]) -> list[tuple[str, list[Guide]]]:
    """Return guides of one shelf, in their order, below their headings; a few have none.

    The tens of a guide's `order` say where it belongs (docs/guides.md).
    """
    if len(guides) <= FEW:
        return [("", list(guides))] if guides else []
    found = groupby(guides, lambda one: _heading(one.shelf, one.order))
    return [(heading, list(some)) for heading, some in found]


def _heading(shelf: str, order: int) -> str:
    bands = {
        "plans": (
            (20, tr("For yourself")), (30, tr("Between the two of you")),
            (60, tr("Trust, and what lies ahead")), (100, tr("For harder days")),
        ),
        "practise": (
            (50, tr("Trust, and the harm done")), (60, tr("When closeness is hard")),
            (80, tr("Small good things")), (100, tr("Afterwards")),
        ),
    }.get(shelf, ())  # fmt: skip
    return next((heading for end, heading in bands if order < end), "")
