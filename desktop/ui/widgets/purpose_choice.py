"""What I am here for: three answers, none chosen beforehand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from desktop.model.settings import Purpose
from desktop.ui.theme import Look
from desktop.ui.widgets.choices import Radio, RadioGroup
from desktop.ui.widgets.said import Said


class PurposeChoice(QWidget):
    """Three answers of equal weight; Enter goes on."""

    submitted = Signal()

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._group = RadioGroup(self)
        self._answers: dict[Purpose, Radio] = {}
        self._missing = Said(look, name=f"{name}_missing")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.theme.px(8))
        for purpose, words in (
            (Purpose.TRUTH, self.tr("Preparing to tell the truth")),
            (Purpose.HURT, self.tr("I have been hurt")),
            (Purpose.JOURNAL, self.tr("A private journal")),
        ):
            answer = Radio(look, words, name=f"{name}_{purpose.value}")
            self._answers[purpose] = answer
            self._group.take(answer)
            lines.addWidget(answer)
        lines.addWidget(self._missing)
        self.setFocusProxy(self._answers[Purpose.TRUTH])
        self._group.buttonToggled.connect(self._on_toggled)

    def chosen(self) -> Purpose | None:
        """Return the answer, or None after saying that one is needed."""
        for purpose, answer in self._answers.items():
            if answer.isChecked():
                self._missing.say("")
                return purpose
        self._missing.say(self.tr("Choose one with the arrow keys and Space; all three are fine."))
        self.setFocus()
        return None

    def _on_toggled(self, answer: QAbstractButton, is_on: bool) -> None:
        if is_on:
            self.setFocusProxy(answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submitted.emit()
        else:
            super().keyPressEvent(event)
