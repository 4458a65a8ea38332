"""Help now: five things that can help tonight, readable when little can be read.

Public lines only: nothing a person wrote stands here, so that it can open from the lock screen.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.helplines import ELSEWHERE, Country, Helplines, Line
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
_ICONS = {
    "breathe": "leaf", "person": "user", "line": "phone", "safer": "route",
    "emergency": "life-buoy",
}  # fmt: skip


class HelpNow(QWidget):
    """Emits the country a person chose, and that they go back to where they were.

    `country` is a code of the lines, or "" where none may be known: then the list comes first.
    """

    country_chosen = Signal(str)
    ground_wanted = Signal()
    closed = Signal()

    def __init__(self, look: Look, lines: Helplines, country: str, can_keep: bool) -> None:
        super().__init__()
        self.setObjectName("help")
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look, self._lines = look, lines
        self._code, self._can_keep = country, can_keep
        self._held = _ORDER[0]
        self._has_shown_rows = False
        self._back = Button(look, "", name="help_back", kind="quiet", icon="chevron-left")
        self._key = label(self.tr("Esc"), "tag")
        self._key.setWordWrap(False)
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
        for page in (self._rows_page, self._countries_page, self._card_page):
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
        page.add(self._origin)

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
        self._other.clicked.connect(self._show_countries)
        self._countries.chosen.connect(self._on_country)
        self._skip.clicked.connect(self._show_rows)
        for name, show in (
            ("breathe", self._show_breathe),
            ("person", self._show_person),
            ("line", self._show_line),
            ("safer", self._show_safer),
            ("emergency", self._show_emergency),
        ):
            self._rows[name].clicked.connect(show)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self._on_back)

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
            self.tr("Go somewhere safer"), self.tr("where to go, and who helps with that")
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
        self._show_card("person", self.tr("One person"), [("", words)])

    def _show_line(self) -> None:
        lines = self._country().lines
        parts = [self._about(line) for line in lines]
        self._show_card("line", self.tr("Somebody to talk to"), parts, self._lines.call_list)

    def _show_safer(self) -> None:
        words = (
            self.tr(
                "Go where other people are, or where a door can be shut: a friend, a neighbour, "
                "a café, a waiting room."
            ),
            self.tr("Take your phone, keys, money, and any medicine you need."),
            self.tr(
                "If somebody frightens you, go while you can, and do not say beforehand that you "
                "are going."
            ),
            self.tr(
                "If it is yourself you are afraid of, leave behind what you could hurt yourself "
                "with, or ask somebody to keep it for tonight."
            ),
        )
        helps = [self._about(line) for line in self._country().lines if line.for_fear]
        self._show_card(
            "safer",
            self.tr("Go somewhere safer"),
            [("", words), *helps],
            self._lines.call_list,
        )

    def _show_emergency(self) -> None:
        country = self._country()
        words = (
            country.emergency_note,
            self.tr("Say where you are first, then what is happening."),
            self.tr("You can ring when you are not sure. That is what it is for."),
        )
        self._show_card("emergency", self.tr("Emergency"), [(country.emergency, words)])

    def _about(self, line: Line) -> tuple[str, Sequence[str]]:
        said = ", ".join(part for part in (f"{line.name}: {line.about}", line.hours) if part)
        return line.number, (said, line.note) if line.note else (said,)

    def _show_card(
        self,
        name: str,
        title: str,
        parts: Sequence[tuple[str, Sequence[str]]],
        closing: str = "",
    ) -> None:
        self._held = name
        page = self._card_page
        page.clear()
        page.add(label(title, "title", "help_card_title"))
        for heading, sentences in parts:
            self._add_part(heading, sentences)
        if closing:
            page.add_space(8)
            page.add(label(closing, "muted"))
        self._turn_to(page, self.tr("Back to Help now"))
        page.verticalScrollBar().setValue(0)
        self._back.setFocus()

    def _add_part(self, heading: str, sentences: Sequence[str]) -> None:
        page = self._card_page
        if heading:
            page.add_space(8)
            page.add(label(heading, "number" if heading[0].isdigit() else "panel"))
        for sentence in sentences:
            page.add(label(sentence, "large"))

    def _turn_to(self, page: QWidget, back: str) -> None:
        self._pages.setCurrentWidget(page)
        self._back.show_text(back)


def _beside(line: Line) -> str:
    return ", ".join(part for part in (line.name, line.hours) if part)


def _in_sentence(country: Country) -> str:
    """Return the name as it stands in a sentence: the United Kingdom, another country."""
    if country.code == ELSEWHERE:
        return country.name[:1].lower() + country.name[1:]
    return f"the {country.name}" if country.name.startswith("United ") else country.name
