"""A walk through the room of the one who was betrayed: nothing there checks, counts or grades.

Every place of the rail, every page below Settings, every guide of the role with every section and
every page that leads from it, in the real window. What an import contract cannot hold, because a
page serves both people, is seen here (docs/two-rooms.md).
"""

import contextlib
import inspect
import re
import sys
from functools import partial

import filled
import pytest
import samples
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QTextEdit,
)

from desktop import spelling, wordbook
from desktop.model import (
    completeness,
    entries,
    gaps,
    names,
    reading_scope,
    richtext,
    scales,
    unwanted,
)
from desktop.model.document import Kind
from desktop.model.settings import Purpose
from desktop.reader import harm, reading
from desktop.ui import reading_door, section_facts, shelves, spelling_desk
from desktop.ui.inside import BELOW_SETTINGS
from desktop.ui.screened import Screened
from desktop.ui.screens.reading_kept import KeptReading
from desktop.ui.widgets.section_desk import Side
from desktop.ui.widgets.section_head import SectionHead

CHECKS = (spelling, wordbook, unwanted, names, completeness, gaps, reading, harm)
ANGRY = "He allways lied. He never once told the truth and I am not ok. Allways."
GRADES = re.compile(
    r"\d\s*%|\bstreak|\bscor(?:e|ed|ing)\b|\b\d+ (?:of|out of) \d+\b|\d+/\d+|well done|congratulat"
    r"|keep it up|\b\d+ (?:entr|words?\b|rows?\b|questions?\b)|days? in a row|\btotals?\b"
    r"|\baverage|\bgoal\b",
    re.IGNORECASE,
)
"""What counts, grades or praises (interface.md, Principles 4)."""
ANYWHERE = re.compile(r".+: (?:\d|10) of 10|\d+ of \d+ · [^·]+ · (?:empty|started)")
"""What the buttons of a scale say aloud: what the person notes, not what is made of it. And which
section is shown, where large text leaves no room for the list of them."""
EXCEPTIONS = {
    "impact_letter, reading": re.compile(r"1 · Before I begin · page \d+ of \d+"),
    "settings": re.compile(r"100 %"),
    "know": re.compile(r"\d of 6"),
}
"""Where one is on paper that is read aloud, or among six short pages, not how far one got; and the
size of text that a person sets."""
SHORT = "felt_not_known"
LETTER, READER = "impact_letter", "reading_with"
"""The one text of theirs that can be read at all, and the page on which they can ask for it."""
CARDS, ON_CARD = "needs", "card_heard"
"""The one exception (domain.md 4.3): a need card, from a quiet door on the card itself."""
LEAST_TEXTS = 500


class Watch:
    """Notes each call into a check of what is written, and where the person was."""

    def __init__(self, monkeypatch):
        self.calls, self.place = set(), ""
        known = [one for name, one in sys.modules.items() if name.startswith("desktop")]
        for module in CHECKS:
            for name, made in inspect.getmembers(module, inspect.isfunction):
                if made.__module__ != module.__name__ or name.startswith("_"):
                    continue
                noted = self._noted(f"{module.__name__}.{name}", made)
                for other in known:
                    if getattr(other, name, None) is made:
                        monkeypatch.setattr(other, name, noted)
        for made in (spelling.Speller, wordbook.Wordbook, reading_door.Reader):
            noted = self._noted(f"{made.__module__}.{made.__name__}", made.__init__)
            monkeypatch.setattr(made, "__init__", noted)

    def _noted(self, name, made):
        def noted(*given, **rest):
            # Without a partner's sheet there are no limits: this says so, and nothing is read.
            if name != "desktop.model.unwanted.limits" or given[0]:
                self.calls.add((self.place, name))
            return made(*given, **rest)

        return noted


@pytest.fixture
def hers(desk):
    """Give somebody who was hurt, inside her own vault, in which every field is filled."""
    with contextlib.closing(samples.opened(desk.folder)) as session:
        # The later pages are opened, so that they are looked at, too.
        settings = session.settings.changed(purpose=Purpose.HURT, shows_late=True)
        session.change_settings(settings)
        guides = samples.guides()
        for name in theirs(guides):
            fills(session, guides[name])
        entry = samples.letter(session, kind=Kind.ENTRY, text=ANGRY)
        told = entries.Entry(before=8, after=5, tags=("nights",), is_veiled=True)
        body = richtext.from_plain(ANGRY)
        session.save(entry.id, entry.sections[0].id, body, fields=entries.with_entry({}, told))
    desk.unlock()
    return desk


def fills(session, guide):
    """Begin a guide, and put something in each of its fields."""
    document = session.start(
        kind=shelves.kind_for(guide), title=guide.title, on=samples.TODAY, guide=guide.id,
        sections=guide.start(),
    )  # fmt: skip
    for one in document.pages:
        fields = read_out() if guide.id == scales.GUIDE else filled.section(guide.section(one.key))
        session.save(document.id, one.id, richtext.EMPTY, fields=fields)


def read_out():
    """Return scales of a week, worse and better, with a day nobody looked at them."""
    fields = scales.with_mine({}, ("slp", "vigil"))
    for number, value in enumerate((7, 2, 9, 3)):
        at = f"2026-03-{10 + 2 * number}T21:40"
        reading = scales.Reading(id=f"{number:032}", scale="slp", at=at, value=value)
        fields = scales.with_reading(fields, reading, "Sleep")
    return fields


@pytest.fixture
def walk(hers, monkeypatch):
    return Walk(hers, Watch(monkeypatch))


def words_of(widget):
    """Return all that a control shows or says."""
    yield widget.accessibleName()
    yield widget.toolTip()
    match widget:
        case QLabel() | QAbstractButton() | QLineEdit():
            yield widget.text()
        case QComboBox():
            yield from (widget.itemText(row) for row in range(widget.count()))
        case QTabBar():
            yield from (widget.tabText(at) for at in range(widget.count()))
        case QAbstractItemView() if widget.model() is not None:
            model = widget.model()
            rows = (model.index(row, 0) for row in range(model.rowCount()))
            yield from (str(model.data(row) or "") for row in rows)


def visible(widget):
    """Return what can be seen below a widget; what is hidden is not gone into."""
    for one in widget.children():
        if one.isWidgetType() and one.isVisible():
            yield one
            yield from visible(one)


class Walk:
    """Goes from page to page, and looks at each."""

    def __init__(self, desk, watch):
        self.desk, self.watch, self.seen, self.doors = desk, watch, {}, set()

    def looks(self, place):
        """Note what stands on the page, and see that nothing is marked in its text."""
        self.watch.place = place
        QCoreApplication.processEvents()
        shown = list(visible(self.desk.window))
        known = {one.objectName() for one in shown}
        words = {text for one in shown for text in words_of(one) if text}
        self.seen.setdefault(place, set()).update(words)
        for paper in (one for one in shown if isinstance(one, QTextEdit)):
            waves = [one for one in paper.extraSelections() if one.format.fontUnderline()]
            assert waves == [], f"something is marked on {place}"
        assert "writing_unwanted_line" not in known, f"something is told on {place}"
        assert "writing_spelling" not in known, f"spelling is offered on {place}"

    def at(self, place, go):
        self.watch.place = place
        go()
        self.looks(place)

    def goes_round(self):
        """Go to each place of the rail, to the pages below Settings, and to the search."""
        for entry in shelves.entries(Purpose.HURT):
            self.at(entry.key, lambda key=entry.key: self.desk.goes(key))
            if shelves.offered(entry.key, self.guides, Purpose.HURT):
                show = self.desk.inside._on_guides_wanted
                self.at(f"{entry.key}, guides", lambda key=entry.key, show=show: show(key))
        for name in sorted(BELOW_SETTINGS | {"settings", "search"}):
            self.at(name, lambda name=name: self.desk.inside.go(name))
        self.desk.inside.go("today")

    @property
    def guides(self):
        return self.desk.inside._means.guides

    def opens(self, guide):
        """Open a guide, and look at every side of every section and at what leads from it."""
        self.watch.place = guide
        [one] = [one for one in self.desk.documents() if one.guide == guide]
        self.desk.inside.open(one.id)
        page = self.desk.inside.writing
        document = page._document
        if document is None or document.guide != guide:
            self.looks(guide)
            return
        for section in document.pages:
            for side in page._facts.sides(self.guides[guide], section):
                page._show_section(section.id, side=side)
                if side is Side.LETTER:
                    page.page.paper.insertPlainText(ANGRY)
                    page._facts._mark()
                self.looks(guide)
                if self.desk.can_see(ON_CARD):
                    self.goes_through_the_door(guide, section.key)
        self._follows_links(guide)

    def goes_through_the_door(self, guide, section):
        """Ask to be heard with the card that is open."""
        self.doors.add((guide, section))
        if guide == CARDS:
            place = f"{guide}, {section}, {READER}"
            self.at(place, self.desk.find(ON_CARD).click)
            self.asks_to_be_read(place)
            self.desk.inside._return()

    def _follows_links(self, guide):
        links = self.desk.inside.writing._links
        for name, button in links._buttons.items():
            if not button.isHidden():
                self.at(f"{guide}, {name}", lambda name=name: links.wanted.emit(name))
                if name == READER:
                    self.asks_to_be_read(f"{guide}, {name}")
                self.desk.inside._return()

    def asks_to_be_read(self, place):
        """Press what would have the letter read, with every offer as it is at first.

        Somebody who answered that they are afraid is offered nothing: here they are not, for once.
        """
        assert not self.desk.can_see("reading_with_go"), "it can be read by somebody afraid"
        page = self.desk.find("reading_with")
        with pytest.MonkeyPatch.context() as once:
            once.setattr(Screened, "keeps_apart", property(lambda _: False))
            self.desk.inside.texts.asked_row = page._row
            page.show_document(self.desk.inside.writing.document)
            self.at(place, self.desk.find("reading_with_go").click)

    def goes(self, guides=()):
        """Go the whole way, or open some guides only."""
        if not guides:
            self.writes_freely()
            self.goes_round()
        for guide in guides or theirs(self.guides):
            self.opens(guide)
        return self

    def writes_freely(self):
        """Begin an entry and a letter without a guide, and write in anger."""
        for place, begin in (
            ("an entry", self.desk.inside._beginning.entry),
            ("a second entry", self.desk.inside._beginning.entry),
            ("a letter", self.desk.inside._beginning.letter),
        ):
            self.at(place, begin)
            self.desk.inside.writing.page.paper.insertPlainText(ANGRY)
            self.looks(place)


def theirs(guides):
    return sorted(name for name, one in guides.items() if "hurt" in one.roles)


def assert_unchecked(walk):
    """No check was asked; whose name stands in what leaves is looked at where it leaves."""
    asked = {one for one in walk.watch.calls if one[0] != "session"}
    assert asked == set(), f"asked: {sorted(asked)}"


def assert_ungraded(walk):
    """Nothing that can be seen or is said aloud counts, grades or praises."""
    found = [
        f"{place}: {text}"
        for place, texts in walk.seen.items()
        for text in texts
        if GRADES.search(text) and not EXCEPTIONS.get(place, ANYWHERE).fullmatch(text)
    ]
    assert found == [], f"graded: {found}"


def test_no_page_of_the_partner_checks_counts_or_grades(walk):
    # Large text first: each change of it dresses every page anew that was made before.
    walk.desk.look.set_text_size(200)
    walk.opens(SHORT)
    walk.desk.look.set_text_size(100)
    walk.goes()

    assert_unchecked(walk)
    assert_ungraded(walk)
    # The walk went somewhere: each place of the rail, each guide, and what leads from them.
    places = {one.key for one in shelves.entries(Purpose.HURT)} | set(theirs(walk.guides))
    further = {"settings", "search", "question_sheet, asking", f"{LETTER}, {READER}"}
    assert places | further <= set(walk.seen)
    # No other page of theirs leads to the reader.
    led = {one for one in walk.seen if one.endswith(READER)}
    assert led == {f"{LETTER}, {READER}", f"{CARDS}, cards, {READER}"}
    assert_one_door(walk)
    assert sum(map(len, walk.seen.values())) > LEAST_TEXTS


def test_twin_spelling_that_is_on_by_itself_is_noticed(walk, monkeypatch):
    honest = spelling_desk.SpellingDesk.show_text

    def show_text(self, *given, **rest):
        honest(self, *given, **rest)
        self._marks.set_speller(self._of(self._texts.session.settings))

    monkeypatch.setattr(spelling_desk.SpellingDesk, "show_text", show_text)

    with pytest.raises(AssertionError, match=r"asked: .*desktop\.spelling\.Speller"):
        assert_unchecked(walk.goes([SHORT]))


@pytest.mark.parametrize("where", [LETTER, CARDS])
def test_twin_a_reader_that_reads_without_being_switched_on_is_noticed(walk, monkeypatch, where):
    every = frozenset(reading_scope.OF_IMPACTED)
    monkeypatch.setattr(KeptReading, "offers", lambda _self: every)

    with pytest.raises(AssertionError, match=r"asked: .*desktop\.ui\.reading_door\.Reader"):
        assert_unchecked(walk.goes([where]))


def assert_one_door(walk):
    """Of all forms of theirs only the need cards have a door to the reader (domain.md 4.3)."""
    assert walk.doors == {(CARDS, "cards")}


def test_twin_a_door_beside_another_form_is_noticed(walk, monkeypatch):
    monkeypatch.setattr(section_facts, "is_on_cards", lambda _guide, _section: True)

    with pytest.raises(AssertionError, match="setback_half"):
        assert_one_door(walk.goes([CARDS, "setback_half"]))


def test_twin_limits_read_from_any_page_of_the_vault_are_noticed(walk, monkeypatch):
    def documents(texts):
        session = texts.session
        found = texts.jobs.ask(session.summaries)
        return tuple(texts.jobs.ask(partial(session.open, one.id)) for one in found)

    monkeypatch.setattr(section_facts.partner_sheet, "documents", documents)

    with pytest.raises(AssertionError, match=r"asked: .*desktop\.model\.unwanted\.limits"):
        assert_unchecked(walk.goes([SHORT]))


def test_twin_a_page_that_says_how_much_is_done_is_noticed(walk, monkeypatch):
    honest = SectionHead.show_guided
    monkeypatch.setattr(
        SectionHead,
        "show_guided",
        lambda self, one, words: honest(self, one, f"{words} · 1 of 3 sections"),
    )

    with pytest.raises(AssertionError, match=r"graded: .*1 of 3 sections"):
        assert_ungraded(walk.goes([SHORT]))
