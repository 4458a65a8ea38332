"""The first page in the choice of what goes in: the lines in which something stands, to tick."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from desktop.model import first_page
from desktop.model.first_page import HEADINGS, Facts, FirstPage, Line, Report, Safety
from desktop.model.settings import Purpose
from desktop.ui.widgets import choice_tree
from desktop.ui.widgets.choice_tree import Branch

KEY = "first_page"
"""The branch of these lines, as `ChoiceTree.ticked` names it."""
_COUNTS = ("", "one", "two", "three", "four", "five", "six")


def branch(page: FirstPage, facts: Facts, purpose: Purpose) -> Branch:
    """Return the lines of a page in which something stands, each with how it stands there."""
    shown = [one for one in first_page.lines(purpose, page, facts) if _holds(page, one)]
    lines = [
        choice_tree.Line(one.value, HEADINGS[one], page.is_on(one), _note(page, facts, one))
        for one in shown
    ]
    if not lines:
        lines = [choice_tree.Line("", _say("Choose and write"), note=_say("empty"), has_box=False)]
    return Branch(KEY, _say("First page"), lines)


def with_ticks(page: FirstPage, shown: Branch, ticked: Iterable[str]) -> FirstPage:
    """Return the page with the lines of this branch on that are ticked, and the others off."""
    now = frozenset(ticked)
    for one in shown.lines:
        if one.has_box:
            page = page.switched(Line(one.key), is_on=one.key in now)
    return page


def _holds(page: FirstPage, line: Line) -> bool:
    return (
        page.is_on(line)
        or bool(page.text(line).strip())
        or bool(page.ticked.get(line.value))
        or (line is Line.SAFETY and page.safety is not Safety.NOTHING)
    )


def _note(page: FirstPage, facts: Facts, line: Line) -> str:
    if page.is_on(line) and _prints_nothing(page, facts, line):
        return _say("empty") if line is not Line.SAFETY else _say("nothing")
    if line is Line.SAFETY:
        return {
            Safety.OWN: _say("in my words"),
            Safety.ALOUD: _say("say it aloud"),
            Safety.NOTHING: _say("nothing"),
        }[page.safety]
    if line is Line.REPORT:
        return {Report.EXCERPTS: _say("excerpts"), Report.UNEDITED: _say("unedited")}[page.report]
    if line is Line.SCALES:
        return _COUNTS[min(len(page.ticked.get(line.value, ())), len(_COUNTS) - 1)]
    return ""


def _prints_nothing(page: FirstPage, facts: Facts, line: Line) -> bool:
    if line in {Line.DATES, Line.REPORT}:
        return False
    if line in first_page.HEAD:
        return not page.text(line).strip()
    return first_page.piece(page, facts, line) is None


def _say(words: str) -> str:
    return QCoreApplication.translate("FirstPageBranch", words)
