"""Above a page: which section or title it is, and how far it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from desktop.model.document import State
from desktop.model.guide import GuideSection
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import CheckBox, Combo
from desktop.ui.widgets.column import Column
from desktop.ui.widgets.kept_out import KeptOut
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.outline import OutlineRow, nothing_yet, state_said

MARKS = (None, State.REVIEWED, State.CLEARED, State.NOT_FOR_ME)
OF_OTHERS = frozenset({State.REVIEWED, State.CLEARED})
"""What is said of pages that others get to see; of what never leaves the vault nobody asks it."""


class SectionHead(Column):
    """Emits the section that was chosen, the mark that was set by hand, the title as typed."""

    section_chosen = Signal(str)
    marked = Signal(object)
    retitled = Signal(str)
    entered = Signal()
    spelling_switched = Signal(bool)
    whole_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._guide = ""
        self._leaves = True
        self._offered: list[State | None] = list(MARKS)
        self._chooser = Combo(look, self.tr("Section"), name="writing_chooser")
        self._heading = label("", "title", "writing_heading")
        self._title = QLineEdit()
        self._title.setObjectName("writing_title")
        self._title.setAccessibleName(self.tr("Title"))
        self._title.setPlaceholderText(self.tr("Title"))
        self._title.setProperty("kind", "bare")
        self._title.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._mark = Combo(look, self.tr("How far this section is"), name="writing_mark")
        self._spelling = CheckBox(look, self.tr("Spelling"), name="writing_spelling")
        self._spelling.setToolTip(self.tr("Marks words no dictionary has. Ctrl+. proposes others."))
        self._spelling.hide()
        self._whole = Button(
            look, self.tr("Whole text"), name="writing_whole", kind="quiet", icon="list"
        )
        self._whole.setAccessibleName(self.tr("Pages that look at the whole text"))
        chooser = QHBoxLayout()
        chooser.addWidget(self._chooser, 1)
        chooser.addWidget(self._whole)
        self.lines.addLayout(chooser)
        titles = QHBoxLayout()
        titles.addWidget(self._heading, 1)
        titles.addWidget(self._title, 1)
        titles.addWidget(self._spelling)
        titles.addWidget(self._mark)
        self.lines.addLayout(titles)
        self._chooser.activated.connect(self._on_chooser_activated)
        self._whole.clicked.connect(self._on_whole_clicked)
        self._spelling.toggled.connect(self._on_spelling_toggled)
        self._mark.activated.connect(self._on_mark_activated)
        self._title.textEdited.connect(self.retitled)
        KeptOut(self._title)
        self._title.returnPressed.connect(self.entered)
        look.changed.connect(self._dress)
        self._dress()

    def show_rows(self, rows: Sequence[OutlineRow]) -> None:
        """Offer these sections."""
        self._chooser.clear()
        self._guide = rows[0].guide if rows else ""
        for row in rows:
            self._chooser.addItem(self._words(row, len(rows)), row.id)

    def show_row(self, row: OutlineRow, count: int) -> None:
        """Show a section's state as it is now."""
        self._chooser.setItemText(self._chooser.findData(row.id), self._words(row, count))

    def choose(self, section: str) -> None:
        """Show which section is open."""
        self._chooser.setCurrentIndex(self._chooser.findData(section))

    def show_guided(self, guide: GuideSection, heading: str) -> None:
        """Head a section of a guide."""
        self._leaves = guide.exportable
        self._heading.setText(f"{guide.number} · {heading}")
        self._mark.show()
        self._title.hide()

    def show_free(self, title: str) -> None:
        """Head a free text: its title can be typed."""
        self._mark.hide()
        self._title.show()
        self._title.setText(title)
        self._title.setCursorPosition(0)

    def show_mark(self, mark: State | None, written: State) -> None:
        """Offer the marks; without one, the state follows from what is written."""
        self._offered = [
            one for one in MARKS if self._leaves or one is mark or one not in OF_OTHERS
        ]
        self._mark.clear()
        for one in self._offered:
            self._mark.addItem(
                state_said(one or written, self._guide) or nothing_yet(self._guide), one
            )
        self._mark.setCurrentIndex(self._offered.index(mark))

    def show_spelling(self, *, is_on: bool | None) -> None:
        """Offer the switch for spelling; None where there is none."""
        self._spelling.blockSignals(True)
        self._spelling.setChecked(bool(is_on))
        self._spelling.blockSignals(False)
        self._spelling.setVisible(is_on is not None)

    def set_form(self, *, is_guided: bool, is_narrow: bool, has_whole: bool = False) -> None:
        """Show the chooser where there is no outline; it names the section, too."""
        self._chooser.setVisible(is_narrow)
        self._whole.setVisible(is_narrow and has_whole)
        self._heading.setVisible(is_guided and not is_narrow)

    def _words(self, row: OutlineRow, count: int) -> str:
        return self.tr("{number} of {all} · {words}").format(
            number=row.number, all=count, words=row.words(" · ")
        )

    def _on_chooser_activated(self, index: int) -> None:
        self.section_chosen.emit(self._chooser.itemData(index))

    def _on_mark_activated(self, index: int) -> None:
        self.marked.emit(self._offered[index])

    def _on_whole_clicked(self) -> None:
        self.whole_wanted.emit(self._whole.mapToGlobal(self._whole.rect().bottomLeft()))

    def _on_spelling_toggled(self, is_on: bool) -> None:
        self.spelling_switched.emit(is_on)

    def _dress(self) -> None:
        self._title.setFont(self._look.theme.font("title"))
