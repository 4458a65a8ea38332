"""The words that open a file: to be copied by hand, open for a minute, then behind a button."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent

from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.passphrase_form import SHOWN_MS

_BEHIND = "• • • • •"


class MadePhrase(Card):
    """Shows the words it is given until a minute has passed or the page is left."""

    def __init__(self, look: Look, *, name: str, shown_ms: int = SHOWN_MS) -> None:
        super().__init__(look, name=name)
        self._phrase = ""
        self._shown = label("", "heading", f"{name}_words")
        self._eye = Button(look, "", name=f"{name}_eye", kind="quiet")
        self._eye.setProperty("measure", "link")
        self._timer = QTimer(self, singleShot=True, interval=shown_ms)
        self.lines.addWidget(self._shown)
        self.lines.addLayout(across(self._eye, gap=0))
        self._eye.clicked.connect(self._on_eye)
        self._timer.timeout.connect(self.hide_words)
        self.hide_words()

    def show_phrase(self, phrase: str) -> None:
        """Take these words and show them."""
        self._phrase = phrase
        self._open()

    def take_focus(self) -> None:
        """Let the button below the words have the keys."""
        self._eye.setFocus()

    def forget(self) -> None:
        """Forget the words."""
        self._phrase = ""
        self.hide_words()

    def hide_words(self) -> None:
        """Put the words behind the button."""
        self._timer.stop()
        self._say(_BEHIND, self.tr("Show the words"), self.tr("The words are hidden"))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().hideEvent(event)
        self.hide_words()

    def _open(self) -> None:
        self._say(self._phrase, self.tr("Hide the words"), self._phrase)
        self._timer.start()

    def _on_eye(self) -> None:
        if self._timer.isActive():
            self.hide_words()
        else:
            self._open()

    def _say(self, words: str, act: str, aloud: str) -> None:
        self._shown.setText(words)
        self._shown.setAccessibleName(aloud)
        self._eye.show_text(act)
