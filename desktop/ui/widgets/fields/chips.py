"""Several answers out of many as chips, to which a person may add words of their own."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.flow import Flow
from desktop.ui.widgets.fields.line import Line

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}

_SHOWN = 40
"""So many letters of own words a chip shows; all of them are in its tooltip."""
_PADDING, _HIGH = 13, 32
"""Of a chip, one pixel more than sheet.py gives, for what rounding takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What can be chosen, whether own words may be added, and whether only one may hold."""

    choices: tuple[str, ...]
    own: bool = False
    single: bool = False


class ChipsField(QWidget):
    """Chips that are on or off; the arrows walk along them, and what is being added counts."""

    edited = Signal()

    def __init__(self, look: Look, what: str, offer: Offer, *, name: str) -> None:
        super().__init__()
        self._look, self._what, self._offer = look, what, offer
        self._chips: list[_Chip] = []
        self.setObjectName(name)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        self._flow = Flow(look, gap=8)
        lines.addLayout(self._flow)
        self._add = Button(look, self.tr("Add"), name=f"{name}_add", kind="quiet", icon="plus")
        self._add.setProperty("measure", "small")
        self._add.setAccessibleName(self.tr("{0}: add your own").format(what))
        self._line = _AddLine(self.tr("{0}: your own words").format(what), name=f"{name}_new")
        for choice in offer.choices:
            self._make_chip(choice, own=False)
        self._flow.addWidget(self._add)
        self._flow.addWidget(self._line)
        self._add.setVisible(offer.own)
        self._line.hide()
        self._add.clicked.connect(self._on_add_clicked)
        self._line.textEdited.connect(self._on_line_edited)
        self._line.editingFinished.connect(self._on_line_left)
        self._line.given_up.connect(self._on_line_given_up)
        look.changed.connect(self._settle)
        self._settle()

    def value(self) -> Any:
        """Return what is chosen: the guide's words in its order, own words after them."""
        new = self._line.text().strip()
        chosen = [chip.words for chip in self._chips if chip.isChecked() or chip.words == new]
        if new and self._offer.single:
            chosen = [new]
        elif new and new not in chosen:
            chosen.append(new)
        if self._offer.single:
            return chosen[0] if chosen else ABSENT
        return chosen or ABSENT

    def show_value(self, value: Any) -> None:
        """Show these as chosen; what the guide does not name is shown as the person's own."""
        given = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        wanted = [one for one in given if isinstance(one, str) and one]
        for chip in [chip for chip in self._chips if chip.is_own and chip.words not in wanted]:
            self._chips.remove(chip)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        known = {chip.words for chip in self._chips}
        for words in dict.fromkeys(wanted):
            if words not in known:
                self._make_chip(words, own=True)
        for chip in self._chips:
            chip.setChecked(chip.words in wanted)
        self._close_line()

    def hold(self) -> None:
        """Take the keyboard."""
        chosen = [chip for chip in self._chips if chip.isChecked()]
        (*chosen, *self._chips, self._add)[0].setFocus()

    def _make_chip(self, words: str, *, own: bool) -> "_Chip":
        count = sum(chip.is_own for chip in self._chips) + 1
        number = f"own_{count}" if own else str(len(self._chips))
        chip = _Chip(self._look, words, name=f"{self.objectName()}_{number}", is_own=own)
        if own:
            chip.setAccessibleName(self.tr("{0}: your own, {1}").format(self._what, count))
            chip.setAccessibleDescription(words)
        else:
            chip.setAccessibleName(f"{self._what}: {words}")
        chip.clicked.connect(self._on_chip_clicked)
        chip.stepped.connect(self._on_stepped)
        self._flow.insert(len(self._chips), chip)
        if own and self._chips:
            QWidget.setTabOrder(self._chips[-1], chip)
        elif own:
            # Never along the focus chain: PySide takes each step of it for a new parent (0073).
            QWidget.setTabOrder(self._add, chip)
            QWidget.setTabOrder(chip, self._add)
        self._chips.append(chip)
        if self.isVisible():
            chip.show()
        return chip

    def _choose(self, chosen: "_Chip") -> None:
        if self._offer.single:
            for chip in self._chips:
                chip.setChecked(chip is chosen and chosen.isChecked())

    def _on_chip_clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, _Chip):
            self._choose(pressed)
        self.edited.emit()

    def _on_stepped(self, step: int) -> None:
        held = [at for at, chip in enumerate(self._chips) if chip.hasFocus()]
        if held:
            at = min(max(held[0] + step, 0), len(self._chips) - 1)
            self._chips[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_add_clicked(self) -> None:
        self._add.hide()
        self._line.show()
        self._line.setFocus()

    def _on_line_edited(self) -> None:
        self.edited.emit()

    def _on_line_left(self) -> None:
        """Make a chip of what was added; it counted already, so nothing has changed."""
        words, had_keyboard = self._line.text().strip(), self._line.hasFocus()
        self._close_line()
        if words:
            chip = next((one for one in self._chips if one.words == words), None)
            chip = chip or self._make_chip(words, own=True)
            chip.setChecked(True)
            self._choose(chip)
        if had_keyboard:
            self._add.setFocus()

    def _on_line_given_up(self) -> None:
        had_words = bool(self._line.text().strip())
        self._close_line()
        self._add.setFocus()
        if had_words:
            self.edited.emit()

    def _close_line(self) -> None:
        self._line.setText("")
        if self._offer.own:
            self._add.show()
        self._line.hide()

    def _settle(self) -> None:
        self._line.setFixedWidth(self._look.theme.px(200))


class _Chip(Button):
    stepped = Signal(int)

    def __init__(self, look: Look, words: str, *, name: str, is_own: bool) -> None:
        is_long = len(words) > _SHOWN
        cut = f"{words[: _SHOWN - 1].rstrip()}…" if is_long else words
        # Unless doubled, Qt takes the sign for the mark of a key.
        super().__init__(look, cut.replace("&", "&&"), name=name, kind="chip")
        self._look_now = look
        self.words, self.is_own = words, is_own
        self.setToolTip(words if is_long else "")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        # A chosen chip is set in semibold; it must neither grow nor be cut then.
        theme = self._look_now.theme
        strong = QFontMetrics(theme.font("control_strong"))
        wide = strong.size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        return QSize(wide + 2 * theme.px(_PADDING) + 2 * theme.px(1), theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class _AddLine(Line):
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
