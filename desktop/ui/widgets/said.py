"""What a screen says beside a field: a line for a slip, a card for what stands in the way."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import (
    AppError,
    PhraseError,
    ShareError,
    SharesApartError,
    ShareTwiceError,
    WrongSecretError,
)
from desktop.ui import messages
from desktop.ui.theme import Look
from desktop.ui.widgets.cards import IconView, NoticeCard
from desktop.ui.widgets.labels import label

_SLIPS = (WrongSecretError, PhraseError, ShareError, ShareTwiceError, SharesApartError)
"""What the next try can mend; it needs no card."""


class Said(QWidget):
    """One line beside a field; takes no room while there is nothing to say."""

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(f"{name}_line")
        self._words = label("", "notice", name)
        self._row = QHBoxLayout(self)
        icon = IconView(look, "info", "attention", side=16)
        self._row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)
        look.changed.connect(self._settle)
        self._settle()
        self.hide()

    def say(self, words: str) -> None:
        """Say this, to the eye and to a screen reader; with no words, say nothing."""
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self.setVisible(bool(words))
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._words, words))

    def words(self) -> str:
        """Return what is being said."""
        return self._words.text()

    def _settle(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._look.theme.px(8))


class Trouble(QWidget):
    """Why a vault did not open: a line when typing again helps, else a card that stays."""

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_place")
        self._line = Said(look, name=name)
        self._card = NoticeCard(
            look, self.tr("The vault stays closed"), "", name=f"{name}_card", icon="hard-drive"
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._line)
        lines.addWidget(self._card)
        self._card.hide()

    def say(self, error: AppError, more: str = "") -> None:
        """Say what this error means and what to do; `more` is one further sentence."""
        self.tell(error, messages.sentence(error), more)

    def tell(self, error: AppError, sentence: str, more: str = "") -> None:
        """Say this sentence about the error instead of its usual one."""
        words = f"{sentence} {more}".strip()
        is_slip = isinstance(error, _SLIPS)
        self._line.say(words if is_slip else "")
        self._card.setVisible(not is_slip)
        if not is_slip:
            self._card.say(self.tr("The vault stays closed"), words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._card, words))

    def ways(self) -> str:
        """Return where a damaged vault leads, above the two buttons for it."""
        return self.tr(
            "Below you can read the newest backup. You can also save what can be saved into a new "
            "vault."
        )

    def say_words(self, words: str) -> None:
        """Say one line."""
        self._card.hide()
        self._line.say(words)

    def clear(self) -> None:
        """Say nothing."""
        self._card.hide()
        self._line.say("")
