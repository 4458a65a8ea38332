"""One name, number or address that stands in the pages, and what is to stand there instead."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields.line import ShortField
from desktop.ui.widgets.labels import label

FIELD = 260


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What stands in the pages, what it is, where first, and what could stand there instead."""

    words: str
    kind: str = ""
    where: str = ""
    around: str = ""
    offered: str = ""
    exactly: bool = False


class NameRow(QWidget):
    """Emits `changed` with each letter; `left` once it is looked at and stays as it is."""

    changed = Signal()
    left = Signal()

    def __init__(self, look: Look, seen: Seen, words: str, *, name: str, may_stay: bool) -> None:
        super().__init__()
        self.seen = seen
        self.setObjectName(name)
        px = look.theme.px
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, px(4), 0, px(8))
        lines.setSpacing(px(4))
        lines.addWidget(label(seen.words, "strong", f"{name}_what"))
        about = " · ".join(one for one in (seen.kind, seen.where) if one.strip())
        if about:
            lines.addWidget(label(about, "note", f"{name}_where"))
        if seen.around:
            lines.addWidget(label(seen.around, "words", f"{name}_around"))
        what = self.tr("In the place of {what}").format(what=seen.words)
        self._field = ShortField(what, name=f"{name}_words")
        self._field.setPlaceholderText(self.tr("In its place"))
        self._field.setFixedWidth(px(FIELD))
        self._field.show_value(words)
        self._field.edited.connect(self.changed)
        parts: list[QWidget] = [self._field]
        if seen.offered:
            offer = Button(
                look, self.tr("Write “{words}”").format(words=seen.offered), name=f"{name}_offer",
                kind="quiet",
            )  # fmt: skip
            offer.clicked.connect(self._on_offered)
            parts.append(offer)
        if may_stay:
            stay = Button(look, self.tr("Leave it"), name=f"{name}_stay", kind="quiet")
            stay.setAccessibleName(self.tr("Leave {what} as it is").format(what=seen.words))
            stay.clicked.connect(self.left)
            parts.append(stay)
        lines.addLayout(across(*parts, gap=px(8)))

    def words(self) -> str:
        """Return what is to stand in its place; "" while nothing is."""
        return self._field.text().strip()

    def write(self, words: str) -> None:
        """Show these words in its place."""
        self._field.show_value(words)

    def _on_offered(self) -> None:
        self.write(self.seen.offered)
        self.changed.emit()
