"""Help now: five things that can help tonight, readable when little can be read.

Public lines only: nothing a person wrote stands here, so that it can open from the lock screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.helplines import ELSEWHERE, Country, Helplines, Line
from desktop.texts import Page
from desktop.ui.screens.one_by_one import Leading, OneByOne
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import across
from desktop.ui.widgets.help_row import HelpRow, HelpRows
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.rows import RowList, RowText
from desktop.ui.widgets.scroll_page import ScrollPage

COLUMN = 720
"""shared/mock/09-help-now.png."""
_ORDER = ("breathe", "person", "line", "safer", "emergency")
_FEAR_FIRST = ("line", "safer", "person", "breathe", "emergency")
"""For somebody who said to this vault that they have reason to be afraid."""
_Action = QAbstractSlider.SliderAction
_SCROLLS = {
    Qt.Key.Key_Down: _Action.SliderSingleStepAdd, Qt.Key.Key_Up: _Action.SliderSingleStepSub,
    Qt.Key.Key_PageDown: _Action.SliderPageStepAdd, Qt.Key.Key_PageUp: _Action.SliderPageStepSub,
    Qt.Key.Key_End: _Action.SliderToMaximum, Qt.Key.Key_Home: _Action.SliderToMinimum,
}  # fmt: skip
_ICONS = {
    "breathe": "leaf", "person": "user", "line": "phone", "safer": "route",
    "emergency": "life-buoy",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """What is public and comes with the program: the numbers, and what to know before writing."""

    lines: Helplines
    before: Page


class HelpNow(QWidget):
    """Emits the country a person chose, and that they go back to where they were.

    `country` is a code of the lines, or "" where none may be known: then the list comes first.
    """

    country_chosen = Signal(str)
    ground_wanted = Signal()
    closed = Signal()

    def __init__(self, look: Look, public: Shipped, country: str, can_keep: bool) -> None:
        super().__init__()
        self.setObjectName("help")
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look, self._lines = look, public.lines
        self._code, self._can_keep = country, can_keep
        self._held = _ORDER[0]
        self._has_shown_rows = False
        self._back = Button(look, "", name="help_back", kind="quiet", icon="chevron-left")
        self._key = label(self.tr("Esc"), "tag")
        self._key.setWordWrap(False)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._pages = QStackedWidget()
        self._rows_page = ScrollPage(look, COLUMN, name="help_rows_page")
        self._countries_page = ScrollPage(look, COLUMN, name="help_countries_page")
        self._card_page = ScrollPage(look, COLUMN, name="help_card_page")
        self._rows = {name: HelpRow(look, _ICONS[name], name=f"help_{name}") for name in _ORDER}
        self._list = HelpRows(look)
        self._list.show_rows(list(self._rows.values()))
        self._origin = label("", "note", "help_origin")
        self._other = Button(look, self.tr("Other country"), name="help_country", kind="quiet")
        self._other.setProperty("measure", "link")
        self._know = Button(look, public.before.title, name="help_know", kind="quiet")
        self._know.setProperty("measure", "link")
        self._know_pages = OneByOne(look, public.before, Leading(out=self.tr("Back to Help now")))
        self._know_pages.without_help()
        self._skip = Button(look, self.tr("Leave this out"), name="help_skip", kind="quiet")
        self._countries = RowList(look, name="help_country")
        self._lay_out()
        self._join()

    def arrive(self) -> None:
        """Show the countries if none is known, else the five rows."""
        if self._code:
            self._show_rows()
        else:
            self._show_countries()

    def leave(self) -> None:
        """Leave nothing behind: nothing was typed."""

    def put_fear_first(self, is_wanted: bool) -> None:  # an answer of the vault
        """Put those who know about fear at home before the others, if that is wanted."""
        if not is_wanted:
            return
        self._lines = self._lines.with_fear_first()
        self._list.show_rows([self._rows[name] for name in _FEAR_FIRST])
        if self._held == _ORDER[0]:
            self._held = _FEAR_FIRST[0]
        if self._pages.currentWidget() is self._rows_page and self._has_shown_rows:
            self._show_rows()

    # parts

    def _lay_out(self) -> None:
        px = self._look.theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(8), px(24), 0)
        head.setSpacing(px(12))
        head.addWidget(self._back)
        head.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._pages, 1)
        for page in (self._rows_page, self._countries_page, self._card_page, self._know_pages):
            self._pages.addWidget(page)
        self._lay_out_rows()
        self._lay_out_countries()

    def _lay_out_rows(self) -> None:
        page = self._rows_page
        page.add(label(self.tr("Help now"), "title", "help_title"))
        intro = QHBoxLayout()
        intro.addWidget(label(self.tr("Take any one of these. You can come back."), "muted"), 1)
        intro.addWidget(self._other)
        page.add_layout(intro)
        page.add(self._list)
        foot = QHBoxLayout()
        foot.addWidget(self._origin, 1)
        foot.addWidget(self._know, 0, Qt.AlignmentFlag.AlignTop)
        page.add_layout(foot)

    def _lay_out_countries(self) -> None:
        page = self._countries_page
        page.add(label(self.tr("Where are you?"), "title", "help_where"))
        kept = self.tr("The numbers depend on it. Your choice is kept inside your vault.")
        passing = self.tr("The numbers depend on it. Your choice is not kept.")
        page.add(label(kept if self._can_keep else passing, "muted"))
        self._countries.show_rows(
            [RowText(key=one.code, title=one.name) for one in self._lines.countries]
        )
        page.add(self._countries)
        page.add_layout(across(self._skip, gap=0))

    def _join(self) -> None:
        self._back.clicked.connect(self._on_back)
        self._back.installEventFilter(self)
        self._other.clicked.connect(self._show_countries)
        self._countries.chosen.connect(self._on_country)
        self._skip.clicked.connect(self._show_rows)
        self._know.clicked.connect(self._show_what_to_know)
        self._know_pages.closed.connect(self._on_known)
        for name, show in (
            ("breathe", self._show_breathe),
            ("person", self._show_person),
            ("line", self._show_line),
            ("safer", self._show_safer),
            ("emergency", self._show_emergency),
        ):
            self._rows[name].clicked.connect(show)
        self._escape.activated.connect(self._on_back)

    # the rows

    def _country(self) -> Country:
        return self._lines.country(self._code or ELSEWHERE)

    def _show_rows(self) -> None:
        country = self._country()
        first = country.lines[0]
        self._rows["breathe"].say(
            self.tr("Breathe or ground"), self.tr("a minute or two, here; F8 from anywhere")
        )
        self._rows["person"].say(
            self.tr("One person"), self.tr("somebody who is good to you, at any hour")
        )
        self._rows["line"].say(self.tr("Somebody to talk to"), _beside(first), first.number)
        self._rows["safer"].say(
            self.tr("Go somewhere safer"), self.tr("where to, and what to put out of reach")
        )
        self._rows["emergency"].say(self.tr("Emergency"), country.emergency_note, country.emergency)
        said = self.tr("Numbers for {country}. {origin}\n{call_list}")
        self._origin.setText(
            said.format(
                country=_in_sentence(country),
                origin=self._lines.origin,
                call_list=self._lines.call_list,
            )
        )
        self._turn_to(self._rows_page, self.tr("Back to where you were"))
        self._has_shown_rows = True
        self._rows[self._held].setFocus()

    def _show_countries(self) -> None:
        self._turn_to(self._countries_page, self.tr("Back"))
        self._countries.hold(self._code)

    def _on_country(self, code: str) -> None:
        self._code = code
        self.country_chosen.emit(code)
        self._show_rows()

    def _on_back(self) -> None:
        if self._pages.currentWidget() is self._rows_page or not self._has_shown_rows:
            self.closed.emit()
        else:
            self._show_rows()

    # the cards

    def _show_breathe(self) -> None:
        """Leave it to the page for that, which lies over this one for a while."""
        self._held = "breathe"
        self.ground_wanted.emit()

    def _show_person(self) -> None:
        words = (
            self.tr("Ring somebody who is good to you. It may be anybody you can be quiet with."),
            self.tr("You need not tell them what it is about."),
            self.tr("You can say: “It is a bad evening. Will you stay on the phone with me?”"),
            self.tr("If nobody answers, try the next one, or take another row here."),
        )
        self._show_card("person", self.tr("One person"), [_Part("", words)])

    def _show_line(self) -> None:
        lines = self._country().lines
        parts = [self._about(line) for line in lines]
        self._show_card("line", self.tr("Somebody to talk to"), parts, self._beneath())

    def _show_safer(self) -> None:
        words = (
            self.tr(
                "Go where other people are, or where a door can be shut. A friend, a neighbour, "
                "a café, a waiting room."
            ),
            self.tr("Take your phone, keys, money, and any medicine you need."),
            self.tr(
                "If somebody frightens you, go while you can, and do not say beforehand that you "
                "are going."
            ),
        )
        reach = (
            self.tr("If it is yourself you are afraid of, put distance between you and it."),
            self.tr("Leave behind what you could hurt yourself with, or lock it away."),
            self.tr("Or ask somebody to keep it for tonight. You need not say why."),
        )
        helps = [self._about(line) for line in self._country().lines if line.for_fear]
        parts = [_Part("", words), _Part(self.tr("Out of reach"), reach), *helps]
        self._show_card("safer", self.tr("Go somewhere safer"), parts, self._beneath())

    def _show_emergency(self) -> None:
        country = self._country()
        words = (
            country.emergency_note[:1].upper() + country.emergency_note[1:],
            self.tr("Say where you are first, then what is happening."),
            self.tr("You can ring when you are not sure. That is what it is for."),
        )
        part = _Part(country.emergency, words, country.source)
        self._show_card("emergency", self.tr("Emergency"), [part], self._beneath())

    def _beneath(self) -> str:
        return f"{self._lines.origin}\n{self._lines.call_list}"

    def _about(self, line: Line) -> "_Part":
        said = ", ".join(part for part in (f"{line.name}: {line.about}", line.hours) if part)
        return _Part(line.number, (said, line.note) if line.note else (said,), line.source)

    def _show_card(
        self, name: str, title: str, parts: Sequence["_Part"], closing: str = ""
    ) -> None:
        self._held = name
        page = self._card_page
        page.clear()
        page.add(label(title, "title", "help_card_title"))
        for part in parts:
            self._add_part(part)
        if closing:
            page.add_space(8)
            page.add(label(closing, "muted"))
        self._turn_to(page, self.tr("Back to Help now"))
        page.verticalScrollBar().setValue(0)
        self._back.setFocus()

    def _add_part(self, part: "_Part") -> None:
        page, heading = self._card_page, part.heading
        if heading:
            page.add_space(8)
            page.add(label(heading, "number" if heading.lstrip("+")[0].isdigit() else "panel"))
        for sentence in part.sentences:
            page.add(label(sentence, "large"))
        if part.source:
            page.add(label(self.tr("Source: {source}").format(source=part.source), "note"))

    # what to know before writing

    def _show_what_to_know(self) -> None:
        self._turn_to(self._know_pages, self.tr("Back to Help now"))
        self._know_pages.arrive()

    def _on_known(self) -> None:
        self._show_rows()
        self._know.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Scroll a card by its keys: on it there is nothing else to go to."""
        card = self._card_page
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            action = _SCROLLS.get(Qt.Key(event.key()))
            if action is not None and self._pages.currentWidget() is card:
                card.verticalScrollBar().triggerAction(action)
                return True
        return False

    def _turn_to(self, page: QWidget, back: str) -> None:
        self._pages.setCurrentWidget(page)
        self._back.show_text(back)
        # The six pages have a way out and an Escape of their own; two of them would do nothing.
        is_here = page is not self._know_pages
        self._escape.setEnabled(is_here)
        for part in (self._back, self._key):
            part.setVisible(is_here)


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands together on a card: a number or a few words, sentences, and who says so."""

    heading: str
    sentences: Sequence[str]
    source: str = ""


def _beside(line: Line) -> str:
    return ", ".join(part for part in (line.name, line.hours) if part)


def _in_sentence(country: Country) -> str:
    """Return the name as it stands in a sentence: the United Kingdom, another country."""
    if country.code == ELSEWHERE:
        return country.name[:1].lower() + country.name[1:]
    return f"the {country.name}" if country.name.startswith("United ") else country.name
