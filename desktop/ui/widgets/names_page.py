"""Who stands by name in what leaves, and what leads to somebody; the writer decides, one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.model.leaving import NamePlace
from desktop.model.names import Name, role_words
from desktop.model.naming import Instead, Naming, Replaced
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.choices import CheckBox
from desktop.ui.widgets.fields.line import ShortField
from desktop.ui.widgets.labels import label, no_taller_than_needed
from desktop.ui.widgets.name_row import FIELD, NameRow, Seen
from desktop.ui.widgets.scroll_page import ScrollPage

WIDTH = 680
SETTLE_MS = 250
MOST_SEEN, MOST_PLACES = 30, 60
"""Lines shown of what was seen and of what was replaced: more can be read nowhere at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Where names stand, who is in the key, who was ticked for what, and what else was seen."""

    places: tuple[NamePlace, ...]
    everybody: tuple[Name, ...]
    printed: frozenset[Name]
    listed: frozenset[Name]
    naming: Naming = field(default_factory=Naming)
    replaced: tuple[Replaced, ...] = ()
    likely: tuple[Seen, ...] = ()
    leads: tuple[Seen, ...] = ()


class NamesPage(QWidget):
    """Emits `closed`, and a place that is to be changed; `typed` and, a little later, `changed`.

    `again_wanted` asks for what was left before, too.

    Nothing is ticked but what the writer ticked.
    """

    closed = Signal()
    typed = Signal()
    changed = Signal()
    again_wanted = Signal()
    change_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("names")
        self._look = look
        self._printed: dict[Name, CheckBox] = {}
        self._listed: dict[Name, CheckBox] = {}
        self._rows: list[NameRow] = []
        self._naming = Naming()
        self._page = ScrollPage(look, WIDTH, name="names_page")
        self._first: QWidget = self._page
        self._new_name: ShortField | None = None
        self._new_words: ShortField | None = None
        self._own: QVBoxLayout | None = None
        self._reads: QVBoxLayout | None = None
        self._half: QLabel | None = None
        self._asked_for = ("", "")
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.changed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self).activated.connect(
            self._on_leaving
        )

    # what others call

    def show_names(self, asked: Asked) -> None:
        """Show everybody, each with what was decided so far."""
        self.forget()
        self._naming = asked.naming
        back = Button(self._look, self.tr("Back to the pages"), name="names_back", kind="quiet")
        back.clicked.connect(self._on_leaving)
        self._first = back
        self._page.add_layout(across(back, gap=0))
        self._page.add(label(self.tr("Names"), "title", "names_title"))
        self._lay_out_places(asked)
        self._lay_out_own(asked)
        self._lay_out_seen(self.tr("What looks like a name"), "names_likely", asked.likely)
        self._lay_out_seen(self.tr("What leads to somebody"), "names_leads", asked.leads)
        self._lay_out_again(asked)
        self._reads = QVBoxLayout()
        self._page.add_layout(self._reads)
        self.show_replaced(asked.replaced)
        self._lay_out_key(asked)
        done = Button(self._look, self.tr("Done"), name="names_done", kind="primary")
        done.clicked.connect(self._on_leaving)
        self._page.add_layout(across(done, gap=0))
        no_taller_than_needed(self._page)

    def show_replaced(self, replaced: Sequence[Replaced]) -> None:
        """Show each place in which something else stands now, as it reads there."""
        if self._reads is None:
            return
        _empty(self._reads)
        if not replaced:
            return
        self._reads.addWidget(label(self.tr("What is replaced"), "panel", "names_reads"))
        for number, one in enumerate(replaced[:MOST_PLACES], 1):
            where = one.heading.strip() or self.tr("On the front, or in the file name")
            name = f"names_reads_{number}"
            self._reads.addWidget(label(f"{one.was} · {where}", "note", f"{name}_where"))
            self._reads.addWidget(label(one.words, "words", name))
        if len(replaced) > MOST_PLACES:
            self._reads.addWidget(label(self.tr("More places follow in the pages."), "note"))
        no_taller_than_needed(self._page)

    def arrive(self) -> None:
        """Give the way back the focus."""
        self._first.show()
        self._first.setFocus()

    def printed(self) -> frozenset[Name]:
        """Return who may stand in the text this time."""
        return frozenset(name for name, box in self._printed.items() if box.isChecked())

    def listed(self) -> frozenset[Name]:
        """Return who stands on the page of names."""
        return frozenset(name for name, box in self._listed.items() if box.isChecked())

    def naming(self) -> Naming:
        """Return what is to stand in the place of whom, with what was looked at and left.

        What is typed for another name counts as soon as both stand there: nobody has to confirm it.
        """
        name, words = self._typed()
        found = replace(self._decided(), half=("", "") if name and words else (name, words))
        return found.with_instead(Instead(name=name, words=words)) if name and words else found

    def _decided(self) -> Naming:
        found = self._naming
        for row in self._rows:
            instead = Instead(name=row.seen.words, words=row.words(), exactly=row.seen.exactly)
            found = found.with_instead(instead)
        return found

    def forget(self) -> None:
        """Show nobody any more."""
        self._settle.stop()
        self._page.clear()
        self._printed, self._listed, self._rows = {}, {}, []
        self._new_name = self._new_words = self._own = self._reads = self._half = None
        self._asked_for = ("", "")

    # parts

    def _lay_out_places(self, asked: Asked) -> None:
        self._page.add(label(self.tr(
            "What you write here stands in these pages only. Your own text stays as it is."
        ), "body"))  # fmt: skip
        if not asked.places:
            if asked.everybody:
                words = self.tr("Nobody of your name key stands by name in these pages.")
                self._page.add(label(words, "body", "names_none"))
            return
        words = self.tr(
            "These people of your name key stand by name in what you chose. Write what is to "
            "stand there, change it in the text, or print the name this time. A name on paper can "
            "be read by anybody who finds the paper."
        )
        self._page.add(label(words, "muted"))
        # Sorted for the groups only: within one, the places stand as they do in the pages.
        order = sorted(asked.places, key=lambda one: (one.name.letter, one.name.name))
        groups = groupby(order, key=lambda one: one.name)
        for number, (name, places) in enumerate(groups, 1):
            self._page.add(self._card(number, name, list(places), asked))

    def _card(self, number: int, name: Name, places: Sequence[NamePlace], asked: Asked) -> Card:
        card = Card(self._look, name=f"names_{number}")
        card.lines.addWidget(label(_who(name), "panel", f"names_{number}_who"))
        for at, place in enumerate(places, 1):
            heading = place.heading.strip() or self.tr("On the front, or in the file name")
            card.lines.addWidget(label(heading, "note", f"names_{number}_{at}_heading"))
            card.lines.addWidget(label(place.words, "words", f"names_{number}_{at}"))
        offered = role_words(name.letter) if name.letter else ""
        row = self._row(Seen(words=name.name, offered=offered), f"names_{number}_instead")
        card.lines.addWidget(row)
        box = CheckBox(self._look, self.tr("Print it this time"), name=f"names_{number}_print")
        box.setAccessibleName(self.tr("Print the name of {who} this time").format(who=_who(name)))
        box.setChecked(name in asked.printed)
        self._printed[name] = box
        change = Button(
            self._look, self.tr("Change it in the text"), name=f"names_{number}_change",
            kind="quiet",
        )  # fmt: skip
        change.clicked.connect(lambda: self.change_wanted.emit(places[0]))
        card.lines.addLayout(across(box, change, gap=self._look.theme.px(16)))
        return card

    def _row(self, seen: Seen, name: str, *, may_stay: bool = False) -> NameRow:
        words = self._naming.for_name(seen.words)
        row = NameRow(self._look, seen, words, name=name, may_stay=may_stay)
        row.changed.connect(self._on_typed)
        self._rows.append(row)
        return row

    def _on_typed(self) -> None:
        self.typed.emit()
        self._settle.start()

    # names that the writer adds

    def _lay_out_own(self, asked: Asked) -> None:
        px = self._look.theme.px
        self._page.add_space(16)
        self._page.add(label(self.tr("Write something else for a name"), "panel"))
        self._page.add(label(self.tr(
            "“My sister”, “colleague B”, or initials. It is found whole and in part, with ’s, and "
            "large or small. Other endings are not."
        ), "muted"))  # fmt: skip
        self._own = QVBoxLayout()
        self._page.add_layout(self._own)
        of_key = {one.name.name for one in asked.places}
        for one in asked.naming.insteads:
            if one.name not in of_key:
                self._add_own(Seen(words=one.name, exactly=one.exactly))
        self._new_name = ShortField(self.tr("Name"), name="names_new_name")
        self._new_words = ShortField(self.tr("In its place"), name="names_new_words")
        for line in (self._new_name, self._new_words):
            line.setPlaceholderText(line.accessibleName())
            line.setFixedWidth(px(FIELD))
            line.edited.connect(self._on_typed)
            line.returnPressed.connect(self._on_add)
        for line, text in zip((self._new_name, self._new_words), asked.naming.half, strict=True):
            line.show_value(text)
        add = Button(self._look, self.tr("Replace it"), name="names_add", kind="plain")
        add.clicked.connect(self._on_add)
        self._page.add_layout(across(self._new_name, self._new_words, add, gap=px(8)))
        self._half = label("", "note", "names_half")
        self._page.add(self._half)
        self._half.hide()

    def _add_own(self, seen: Seen) -> None:
        if self._own is not None:
            self._own.addWidget(self._row(seen, f"names_own_{self._own.count() + 1}"))

    def _typed(self) -> tuple[str, str]:
        if self._new_name is None or self._new_words is None:
            return "", ""
        return self._new_name.text().strip(), self._new_words.text().strip()

    def _on_leaving(self) -> None:
        """Point out half a pair once; whoever goes then finds it here again."""
        typed = self._typed()
        is_half = any(typed) and not all(typed)
        if is_half and typed != self._asked_for:
            self._asked_for = typed
            self._point_out()
        else:
            self.closed.emit()

    def _point_out(self) -> None:
        name, _ = self._typed()
        field = self._new_words if name else self._new_name
        if self._half is None or field is None:
            return
        self._half.setText(
            self.tr("What is to stand in the place of this name? Until then it is printed.")
            if name
            else self.tr("In whose place are these words to stand? Until then they are not used.")
        )
        self._half.show()
        field.setFocus()

    def _on_add(self) -> None:
        if self._new_name is None or self._new_words is None:
            return
        name, words = self._typed()
        if not name or not words:
            self._point_out()
            return
        if self._half is not None:
            self._half.hide()
        self._naming = self.naming()
        known = [row for row in self._rows if row.seen.words == name]
        for row in known:
            row.write(words)
        if not known:
            self._add_own(Seen(words=name))
        self._new_name.clear()
        self._new_words.clear()
        self._new_name.setFocus()
        self._on_typed()

    # what was seen

    def _lay_out_seen(self, title: str, name: str, found: Sequence[Seen]) -> None:
        if not found:
            return
        self._page.add_space(16)
        self._page.add(label(title, "panel", name))
        self._page.add(label(self.tr(
            "Only a guess, and not all of it is found. Nothing has to be changed."
        ), "muted"))  # fmt: skip
        for number, seen in enumerate(found[:MOST_SEEN], 1):
            row = self._row(seen, f"{name}_{number}", may_stay=True)
            row.left.connect(partial(self._on_left, row))
            self._page.add(row)

    def _on_left(self, row: NameRow) -> None:
        self._naming = self._decided().leaving(row.seen.words)
        self._rows.remove(row)
        row.focusNextChild()
        row.hide()
        self._on_typed()

    def _lay_out_again(self, asked: Asked) -> None:
        if asked.naming.left:
            again = Button(
                self._look, self.tr("Show again what was left"), name="names_again", kind="quiet"
            )
            again.clicked.connect(self._on_again)
            self._page.add_layout(across(again, gap=0))

    def _on_again(self) -> None:
        self._naming = replace(self.naming(), left=frozenset())
        self.typed.emit()
        self.again_wanted.emit()

    def _lay_out_key(self, asked: Asked) -> None:
        if not asked.everybody:
            return
        self._page.add_space(16)
        self._page.add(label(self.tr("Names, for the people in the room"), "panel"))
        words = self.tr(
            "A page of its own at the end can say who stands behind a letter. Settle with both "
            "therapists whom it names: somebody you may both meet, seldom a stranger."
        )
        self._page.add(label(words, "muted"))
        for number, name in enumerate(asked.everybody, 1):
            box = CheckBox(self._look, _who(name), name=f"names_list_{number}")
            box.setChecked(name in asked.listed)
            self._listed[name] = box
            self._page.add(box)


def _who(name: Name) -> str:
    return f"{role_words(name.letter)}: {name.name}" if name.letter else name.name


def _empty(lines: QVBoxLayout) -> None:
    while (item := lines.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
