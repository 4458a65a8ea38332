"""Looks at a person's own questions once more, two days on, on the page of their sheet only."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from desktop.model import asking, still_wanted
from desktop.model.guide import Guide
from desktop.ui import days
from desktop.ui.widgets.asked_again import LATER, YES
from desktop.ui.widgets.facts_page import FactsPage

Fields = Mapping[str, Any]


def holds_questions(guide: Guide | None, section: str) -> bool:
    """Say whether a section of a document is the one in which questions are gathered."""
    return guide is not None and guide.id == asking.GUIDE and section == still_wanted.TABLE


def noted(fields: Fields, former: Fields) -> Fields:
    """Return the fields with the time at which each question was first there."""
    return still_wanted.stamped(fields, former, _now())


def show(page: FactsPage, fields: Fields, begun: date) -> None:
    """Ask about the first question that waits, and say in the list which are left out."""
    waiting = still_wanted.waiting(fields, begun, _now())
    page.ask_again(waiting[0] if waiting else None)
    show_states(page, fields)


def show_states(page: FactsPage, fields: Fields) -> None:
    """Say in the list which questions are left out."""
    page.state_rows(still_wanted.TABLE, still_wanted.states(fields))


def answered(fields: Fields, row: str, what: str) -> Fields:
    """Return the fields after this was said of a row."""
    if what == LATER:
        return still_wanted.put_off(fields, _now())
    if what == YES:
        return still_wanted.keep(fields, row, days.today())
    return still_wanted.leave_out(fields, row)


def _now() -> datetime:
    return datetime.now().astimezone()
