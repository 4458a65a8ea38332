"""What the pages are, and how many copies of them are to come back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.model.leaving import MOST_COPIES, Leaving, Use
from desktop.ui.theme import Look
from desktop.ui.widgets.choices import Combo
from desktop.ui.widgets.labels import label


class LeavingKind(QWidget):
    """Emits `changed` when other pages are wanted."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._use = Combo(look, self.tr("What these pages are"), name="session_use")
        self._copies = Combo(look, self.tr("Copies to be given back"), name="session_copies")
        self._about = label("", "note", "session_use_note")
        self._first = label("", "note", "session_first_note")
        self._register = label("", "note", "session_register_note")
        self._points = label("", "note", "session_points_note")
        self._touched = label("", "note", "session_touched_note")
        self._apart = label("", "note", "session_apart_note")
        self._lay_out()
        self._use.currentIndexChanged.connect(self._on_changed)
        self._copies.currentIndexChanged.connect(self.changed)
        self._say()

    # what others call

    def use(self) -> Use:
        """Return what the pages are."""
        # Qt gives a plain string back.
        return Use(self._use.currentData())

    def copies(self) -> int:
        """Return how many numbered copies there are to be; 0 for none that is numbered."""
        return int(self._copies.currentData())

    def take(self, use: str, copies: int) -> None:
        """Take what was kept of both; what is none of the choices is the first one."""
        for combo, kept in ((self._use, use), (self._copies, copies)):
            combo.blockSignals(True)
            combo.setCurrentIndex(max(0, combo.findData(kept)))
            combo.blockSignals(False)
        self._say()

    def show_first(self, *, is_on: bool) -> None:
        """Say that a first page or charts which are on stay out, where these pages have none."""
        self._first.setVisible(is_on and self.use() is not Use.SESSION)

    def show_leaving(self, left: Leaving | None) -> None:
        """Say what follows from what was chosen; None while nothing is."""
        self._say(
            is_reviewed=left is None or left.reviewed is not None,
            is_partial=left is not None and left.is_partial,
        )
        is_beside = left is not None and left.reviewed is not None and left.has_points
        self._points.setVisible(is_beside)
        self._register.setVisible(left is not None and bool(left.added_to))
        touched = left.touched if left is not None else ()
        self._touched.setText("\n".join(f"{heading}: {words}" for heading, words in touched))
        self._touched.setVisible(bool(touched))
        apart = left.apart if left is not None else ()
        said = self.tr(
            "{0}: stays out. It explains, and beside a disclosure it reads as an excuse. It can "
            "leave in a file of its own."
        )
        self._apart.setText("\n".join(said.format(title) for title in apart))
        self._apart.setVisible(bool(apart))

    # parts

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.theme.px(8))
        for words, use in (
            (self.tr("For a session"), Use.SESSION),
            (self.tr("A review copy"), Use.REVIEW),
            (self.tr("For a reading"), Use.READING),
        ):
            self._use.addItem(words, use)
        self._copies.addItem(self.tr("None"), 0)
        for count in range(1, MOST_COPIES + 1):
            self._copies.addItem(str(count), count)
        for combo in (self._use, self._copies):
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        words = self.tr("At its end it lists what has changed since the text was cleared to read.")
        self._register.setText(words)
        self._first.setText(
            self.tr("The first page and its charts are for a session. They stay out of this file.")
        )
        self._points.setText(
            self.tr(
                "The language you kept comes after the text. Changes are not marked there, and "
                "the version is of the text alone."
            )
        )
        self._points.hide()
        self._first.hide()
        self._register.hide()
        self._touched.hide()
        self._apart.hide()
        for part in (
            label(self.tr("What these pages are"), "label"),
            self._use,
            self._about,
            self._first,
            self._register,
            self._points,
            self._touched,
            self._apart,
            label(self.tr("Copies to be given back"), "label"),
            self._copies,
        ):
            lines.addWidget(part)

    # what happens

    def _on_changed(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self, *, is_reviewed: bool = True, is_partial: bool = False) -> None:
        match self.use():
            case Use.SESSION:
                words = self.tr("For you and somebody trained, and for nobody else.")
            case Use.REVIEW if is_partial:
                words = self.tr(
                    "Numbered lines, bars at what changed since the last review, and the open "
                    "remarks at the end. Not all of the text is in, so no version is kept."
                )
            case Use.REVIEW if is_reviewed:
                words = self.tr(
                    "Numbered lines, bars at what changed since the last review, and the open "
                    "remarks at the end. Saving it keeps a version."
                )
            case Use.REVIEW:
                words = self.tr(
                    "Numbered lines. For bars, remarks and a version, choose one guided "
                    "document alone."
                )
            case Use.READING:
                words = self.tr("To be read out, or for anybody but your own therapist.")
        self._about.setText(words)
