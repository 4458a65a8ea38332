"""Every guide of every person is begun, filled by real keys and clicks, kept, and opened again.

One vault for each person; `dev.py prove practices` takes every guide, a test a fourth. Each field
is filled once, in the real window, and what both are offered by one of them; then the vault is
locked and opened anew, and what stands in it and in its forms is compared with what was typed,
place by place. A place that is not right is named with the practices
it carries (docs/practices.md). What two people do is gone through turn by turn.
"""

import contextlib
import os
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import practices_doc
import pytest
import samples
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop.model import answers, richtext, scales
from desktop.model.document import Document
from desktop.model.guide import BODY, Guide, GuideField, GuideSection
from desktop.model.settings import Purpose
from desktop.model.sitting import Sitting
from desktop.session import Session
from desktop.ui import shipped
from desktop.ui.widgets.fields import make
from desktop.ui.widgets.fields.passage import TextField
from desktop.ui.widgets.section_desk import Side

YEAR, AMOUNT, DIAL, SECONDS = "2019", "140", 6, 90
ANSWERS = ("yes", "no", "none")
WORD = re.compile(r"w\d+")
SHORT = 4
"""Of so many guides one is filled where the whole count is not asked for."""
PEOPLE = (Purpose.TRUTH, Purpose.HURT)
TWO = {one.id: one for one in shipped.practices_of_two()}


class Clock:
    """Moves when somebody moves it."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


class Hand:
    """Fills what stands on the page, and says what has to be kept for it."""

    def __init__(self, desk, clock: Clock) -> None:
        self.desk, self.clock, self._count = desk, clock, 0

    # one guide

    def fills(self, guide: Guide) -> dict[str, Any]:
        """Begin a guide where it is offered, and fill all its sections; return what was typed."""
        if guide.id == scales.GUIDE:
            return self._scales()
        self.begins(guide)
        typed = {}
        for number, section in enumerate(guide.sections):
            if number:
                self.desk.press("Ctrl+PgDown")
            typed[section.key] = self._section(section)
        return typed

    def begins(self, guide: Guide) -> None:
        """Begin a guide where it is offered, by clicks."""
        if guide.late or guide.shelf == "practise":
            self.desk.goes("practise")
            if guide.late:
                self._clicks(self.desk.find("practising_later"))
            self._clicks(self.desk.find(f"{'later' if guide.late else 'practising'}_{guide.id}"))
            return
        self.desk.inside._on_guides_wanted(guide.shelf)
        self._clicks(self.desk.find(f"guide_choice_{guide.id}"))
        if guide.id == answers.GUIDE:
            self._clicks(self.desk.find("questions_in_by_hand"))

    def _section(self, section: GuideSection) -> dict[str, Any]:
        page = self.desk.inside.writing
        fields = [one for one in section.fields if one.key != BODY]
        typed = {}
        if fields:
            self._turns_to(Side.FACTS)
            form = page.desk.facts.form
            typed = {one.key: self._one(form, one, f"facts_{one.key}") for one in fields}
        if section.has_body:
            self._turns_to(Side.LETTER)
            typed[BODY] = self._types(page.page.paper)
        return typed

    def _turns_to(self, side: Side) -> None:
        for _ in Side:
            if self.desk.inside.writing.desk.side is side:
                return
            self.desk.press("Ctrl+Tab")
        raise AssertionError(f"there is no side {side}")

    def _scales(self) -> dict[str, Any]:
        self.desk.goes("notice")
        for name in ("scales_choose", "scales_choice_slp", "scales_own_make"):
            if name == "scales_own_make":
                self._types(self.desk.find("scales_own_name"), "Singing")
            self._clicks(self.desk.find(name))
        self._clicks(self.desk.find("scales_choice_done"))
        self._clicks(self.desk.find("scales_chip_slp"))
        self.desk.types(str(DIAL))
        rows = [{"scale": "slp", "value": DIAL}]
        self.desk.wait(lambda: self.desk.inside.texts.is_kept)
        [page] = [one for one in self.desk.documents() if one.guide == scales.GUIDE]
        [own] = scales.own(page.section(scales.SECTION).fields)
        named = {"mine": ["slp", own.id], "own": [{"name": "Singing"}]}
        return {"readings": {**named, "readings": rows}}

    # one field

    def _one(self, form: QWidget, field: GuideField, name: str) -> Any:
        """Fill one field by its kind."""
        # Chips with room for own words stand for a choice, too.
        fill = {
            "table": self._table,
            "fixed": self._rows,
            "map": self._rows,
            "choice": self._chips if field.own else self._answers,
            "yes-no-none": self._answers,
            "choices": self._chips,
            "scale": self._dials,
            "timer": self._times,
            "reference": self._refers,
        }.get(field.kind)
        if fill is not None:
            return fill(form, field, name)
        line, words = {"date": ("_words", YEAR), "money": ("_lower", AMOUNT)}.get(
            field.kind, ("", "")
        )
        return self._types(self._in(form, f"{name}{line}"), words)

    def _table(self, form: QWidget, field: GuideField, name: str) -> list[dict[str, Any]]:
        self._clicks(self._in(form, f"{name}_bar_add"))
        return [self._cells(form, field.columns, f"{name}_cell")]

    def _rows(self, form: QWidget, field: GuideField, name: str) -> dict[str, Any]:
        return {
            row.key: self._cells(form, field.columns, f"{name}_{row.key}_cell")
            for row in field.rows
        }

    def _chips(self, form: QWidget, field: GuideField, name: str) -> Any:
        self._clicks(self._in(form, f"{name}_0"))
        return [field.choices[0]] if field.kind == "choices" else field.choices[0]

    def _dials(self, form: QWidget, _field: GuideField, name: str) -> int:
        self._clicks(self._in(form, f"{name}_{DIAL}"))
        return DIAL

    def _cells(self, form: QWidget, columns: Sequence[GuideField], name: str) -> dict[str, Any]:
        return {one.key: self._one(form, one, f"{name}_{one.key}") for one in columns}

    def _answers(self, form: QWidget, field: GuideField, name: str) -> str:
        choices = field.choices or ANSWERS
        at = min(1, len(choices) - 1)  # the first may put a row aside
        line = form.findChild(QWidget, f"{name}_line_{at}")
        if line is not None and line.isVisible():
            self._clicks(line)
        else:
            for _ in range(at + 1):
                QTest.keyClick(self._in(form, f"{name}_list"), Qt.Key.Key_Down)
        return choices[at]

    def _times(self, form: QWidget, _field: GuideField, name: str) -> int:
        self._clicks(self._in(form, f"{name}_start"))
        self.clock.now += SECONDS
        self._clicks(self._in(form, f"{name}_stop"))
        return SECONDS

    def _refers(self, form: QWidget, _field: GuideField, name: str) -> str:
        self._clicks(self._in(form, f"{name}_choose"))
        chosen = self.desk.find("passage_lines").currentItem().text()
        self._clicks(self.desk.find("passage_take"))
        return chosen

    def _types(self, widget: QWidget, words: str = "") -> str:
        self._count += 1
        words = words or f"w{self._count}"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
        QTest.keyClicks(widget, words)
        return words

    def _clicks(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    @staticmethod
    def _in(form: QWidget, name: str) -> QWidget:
        found = form.findChild(QWidget, name)
        assert found is not None, f"there is no {name}"
        return found


def kept(document: Document) -> dict[str, Any]:
    """Return what stands in a document, section by section, as somebody would say it."""
    return {
        one.key: said(one.fields) | ({BODY: words} if (words := richtext.plain(one.body)) else {})
        for one in document.pages
    }


def said(value: Any) -> Any:
    """Return a value without the ids of rows, with dates and amounts as they are typed."""
    match value:
        case [{"cells": _}, *_]:
            return [said(row["cells"]) for row in value]
        case {"document": _, "words": words}:
            return words
        case {"lower": lower}:
            return str(lower)
        case {"precision": "year", "year": year}:
            return str(year)
        case Mapping():
            return {key: said(one) for key, one in value.items()}
    return value


def wrong(typed: Mapping[str, Any], found: Mapping[str, Any], place: str) -> Iterator[str]:
    """Yield each place where something else stands than was typed."""
    for key, wanted in typed.items():
        there, at = found.get(key), f"{place}/{key}"
        if isinstance(wanted, Mapping) and isinstance(there, Mapping):
            yield from wrong(wanted, there, at)
        elif _are_rows(wanted) and _are_rows(there):
            yield from wrong(wanted[0], there[0], at)
        elif wanted != there:
            yield f"{at}: {there!r} instead of {wanted!r}"


def _are_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def places(typed: Mapping[str, Any], place: str) -> Iterator[str]:
    """Yield each place in which something was typed."""
    for key, value in typed.items():
        yield (at := f"{place}/{key}")
        below = value[0] if _are_rows(value) else value
        if isinstance(below, Mapping):
            yield from places(below, at)
            for cells in (one for one in below.values() if isinstance(one, Mapping)):
                yield from places(cells, at)  # a column of a table whose rows the guide names


def of(desk, purpose: Purpose) -> list[Guide]:
    """Return every guide that is offered to this person; what others refer to comes first."""
    known = desk.inside._means.guides
    mine = [one for one in known.values() if one.is_for(purpose.value)]
    aims = {field.refers_to for one in known.values() for field in _fields(one)}
    return sorted(
        mine, key=lambda one: (one.id not in aims, any(each.refers_to for each in _fields(one)))
    )


def fills(guide: Guide, purpose: Purpose) -> bool:
    """Say whether this person fills a guide: what is offered to both is filled by one of them."""
    if len(guide.roles) == 1:
        return True
    return purpose is (Purpose.TRUTH if guide.order % 2 else Purpose.HURT)


def _fields(guide: Guide) -> Iterator[GuideField]:
    for section in guide.sections:
        for field in section.fields:
            yield from (field, *field.columns)


def shown(desk, document: Document) -> tuple[str, set[str]]:
    """Open a document again, and return the place it opens at with the words that stand there."""
    desk.inside.open(document.id)
    writing = desk.inside.writing
    if writing.desk.side is Side.LETTER:
        return f"{writing._section.key}/{BODY}", {writing.page.paper.toPlainText()}
    form = writing.desk.facts.form
    lines = {one.text() for kind in (QLineEdit, QLabel) for one in form.findChildren(kind)}
    pages = {one.toPlainText() for one in form.findChildren(QPlainTextEdit)}
    return writing._section.key, lines | pages


def words(typed: Any) -> set[str]:
    """Return every word that was typed, and nothing that was chosen."""
    match typed:
        case Mapping():
            return {word for one in typed.values() for word in words(one)}
        case [Mapping(), *_]:
            return words(typed[0])
        case str() if WORD.fullmatch(typed):
            return {typed}
    return set()


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(make, "monotonic", clock)
    return clock


def as_somebody(desk, purpose: Purpose):
    """Unlock as a person who opened the later pages."""
    with contextlib.closing(samples.opened(desk.folder)) as session:
        wanted = session.settings.changed(purpose=purpose, shows_late=True, guide_panel=False)
        session.change_settings(wanted)
    return desk.unlock()


def some_of(guides: Sequence[Guide]) -> Sequence[Guide]:
    """Return a fourth of the guides, by the seed of the run; all of them in `prove practices`."""
    if os.environ.get("STILLPAGE_PRACTICES") == "all":
        return guides
    taken = random.sample(range(len(guides)), -(-len(guides) // SHORT))
    some = [guides[at] for at in sorted(taken)]
    # What quotes another text comes after it: else there are no words to be quoted.
    quoted = {name for one in some for name in refers_to(one)}
    return [
        *(one for one in guides if one.id in quoted),
        *(one for one in some if one.id not in quoted),
    ]


def refers_to(guide: Guide) -> set[str]:
    """Return the guides of which a passage is asked for."""
    fields = [field for section in guide.sections for field in section.fields]
    columns = [column for field in fields for column in field.columns]
    return {one.refers_to for one in (*fields, *columns) if one.refers_to}


def assert_what_was_typed_is_there(desk, typed: Mapping[str, Any], guides: Sequence[Guide]) -> None:
    ids = practices_doc.homes_by_file()
    named = {one.id: sorted(ids.get(f"guides/en/{one.id}.toml", ())) for one in guides}
    found = {one.guide: kept(one) for one in desk.documents()}
    assert found.keys() == {one.id for one in guides}
    lost = [
        f"{', '.join(named[key])}: {line}"
        for key in typed
        for line in wrong(typed[key], found.get(key, {}), key)
    ]
    assert lost == [], "not kept: " + "\n".join(lost)
    for one in desk.documents():
        if one.guide == scales.GUIDE or one.guide not in typed:
            continue
        place, there = shown(desk, one)
        section, _, body = place.partition("/")
        wanted = typed[one.guide][section]
        lost = words({key: wanted[key] for key in wanted if (key == BODY) is bool(body)}) - there
        where = f"{', '.join(named[one.guide])}: {one.guide}/{place}"
        assert lost == set(), f"not shown: {where}"


@pytest.mark.slow
@pytest.mark.parametrize("purpose", PEOPLE)
def test_every_guide_is_filled_by_hand_and_stands_there_when_the_vault_is_opened_again(
    desk, clock, purpose
) -> None:
    hand = Hand(as_somebody(desk, purpose), clock)
    guides = some_of(of(desk, purpose))
    for one in guides:
        if not fills(one, purpose):
            hand.begins(one)
    typed = {one.id: hand.fills(one) for one in guides if fills(one, purpose)}
    desk.wait(lambda: desk.inside.texts.is_kept)

    desk.lock()
    desk.unlock()

    assert_what_was_typed_is_there(desk, typed, guides)
    filled = {at for key in typed for at in (key, *places(typed[key], key))}
    assert homes(typed) - filled == set()


def homes(typed: Mapping[str, Any]) -> set[str]:
    """Return every place of these guides that carries a part of a practice, by docs/practices."""
    return {
        at
        for one in practices_doc.carriages()
        for part in one.parts
        for at in part.at
        if at.partition("/")[0] in typed
    }


def assert_a_boundary_is_kept(desk, clock) -> None:
    hand = Hand(as_somebody(desk, Purpose.HURT), clock)
    [guide] = [one for one in of(desk, Purpose.HURT) if one.id == "boundaries"]
    typed = {guide.id: hand.fills(guide)}
    desk.wait_until_saved()
    desk.lock()
    desk.unlock()
    assert_what_was_typed_is_there(desk, typed, [guide])


def test_twin_a_field_that_is_not_kept_is_named(desk, clock, monkeypatch) -> None:
    honest = Session.save

    def forgetful(session, document, section, body, *, fields=None, **rest):
        for row in (fields or {}).get("rows", ()):
            row["cells"].pop("will", None)
        return honest(session, document, section, body, fields=fields, **rest)

    monkeypatch.setattr(Session, "save", forgetful)

    with pytest.raises(AssertionError, match="not kept: B2: boundaries/lines/rows/will"):
        assert_a_boundary_is_kept(desk, clock)


def test_twin_a_field_that_is_not_shown_again_is_named(desk, clock, monkeypatch) -> None:
    monkeypatch.setattr(TextField, "show_value", lambda *_: None)

    with pytest.raises(AssertionError, match="not shown: B2: boundaries/"):
        assert_a_boundary_is_kept(desk, clock)


# what two people do


def goes_through(desk, practice: str) -> list[str]:
    """Go through each turn of a practice by clicks and keys, and return what was written."""
    desk.inside.go("together")
    desk.find(f"together_{practice}").click()
    desk.find("practice_begin").click()
    desk.wait(lambda: desk.can_see("sitting"))
    written = []
    for number, turn in enumerate(TWO[practice].turns):
        assert desk.reads("sitting_heading") == turn.step.heading, f"{practice}: turn {number}"
        assert desk.can_see("sitting_time") == bool(turn.step.minutes), turn.step.key
        assert desk.can_see("sitting_text") == bool(turn.step.lines), turn.step.key
        if turn.step.lines:
            written.append(f"turn {number} of it")
            text = desk.find("sitting_text")
            text.setFocus()
            desk.types(written[-1])
        desk.find("sitting_next").click()
    return written


def keeps(desk) -> None:
    """Say that it is to be kept, and lock."""
    for name in ("sitting_keep", "sitting_owner", "sitting_lock"):
        QTest.mouseClick(desk.find(name), Qt.MouseButton.LeftButton)
    desk.wait_until_left()


def assert_all_of_it_is_kept(desk, *practices: str) -> None:
    wanted = []
    for practice in practices:
        wanted += goes_through(desk, practice)
        keeps(desk)
        desk.unlock()
    texts = "\n".join(desk.texts())

    assert len(desk.documents()) == len(practices)
    assert [one for one in wanted if one not in texts] == []


@pytest.mark.slow
def test_everything_two_people_do_is_gone_through_and_kept_if_its_owner_says_so(desk) -> None:
    assert_all_of_it_is_kept(as_somebody(desk, Purpose.TRUTH), *TWO)


def test_twin_a_last_turn_that_is_lost_is_noticed(desk, monkeypatch) -> None:
    honest = Sitting.written
    monkeypatch.setattr(
        Sitting, "written", lambda one, text: one if one.is_last else honest(one, text)
    )

    with pytest.raises(AssertionError, match=r"== \[\]"):
        assert_all_of_it_is_kept(as_somebody(desk, Purpose.TRUTH), "repair")
