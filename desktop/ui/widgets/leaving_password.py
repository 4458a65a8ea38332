"""The password of a file: made or typed, shown for a minute, and judged in words."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop import strength
from desktop.strength import FilePassword
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields.field import PLAIN_HINTS
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.leaving_form import Closing
from desktop.ui.widgets.switch import Switch

SHOWN_MS = 60_000
SETTLE_MS = 400
LONGEST_WORD = 20


class LeavingPassword(QWidget):
    """Emits `switched` when there is one or none, `touched` at each letter, then `changed`."""

    switched = Signal()
    touched = Signal()
    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._closing = Closing.OWN
        self._is_used = False
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._shown = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._is_closed = Switch(look, self.tr("Password"), name="session_password_on")
        self._password = QLineEdit()
        self._again = Button(look, self.tr("Make another"), name="session_make", kind="quiet")
        self._eye = Button(look, self.tr("Hide it"), name="session_eye", kind="quiet")
        self._whole = label("", "strong", "session_password_whole")
        self._strength = label("", "note", "session_strength")
        self._lay_out()
        self._is_closed.toggled.connect(self._on_closed_toggled)
        self._password.textChanged.connect(self._on_password_changed)
        self._again.clicked.connect(self._make)
        self._eye.clicked.connect(self._on_eye)
        self._shown.timeout.connect(self._hide)
        self._settle.timeout.connect(self.changed)
        self._make()
        # The password that is there from the first is no change of it.
        self._settle.stop()

    # what others call

    def password(self) -> str | None:
        """Return the password that the file is to have, or None for none."""
        return self._password.text() if self._is_wanted() else None

    def is_fit(self) -> bool:
        """Say whether a file can have what is set."""
        word = self.password()
        return word is None or strength.file_password(word) is FilePassword.FITS

    def words(self) -> str:
        """Return what is to be said of the password as it is."""
        return self._words(self._password.text())

    def take(self, closing: Closing) -> None:
        """Show what belongs to this way of closing: a switch only where the file has the choice."""
        self._closing = closing
        self.setVisible(closing in {Closing.OWN, Closing.SEALED})
        self._is_closed.setVisible(closing is Closing.OWN)
        self._show_parts()

    def use(self) -> None:
        """Know that a file has gone with this password: the next one gets another."""
        self._is_used = True

    def ask_anew(self, *, is_other: bool) -> None:
        """Have the password on again, and one of its own for what is another; emits nothing."""
        was = self.blockSignals(True)
        self._is_closed.setChecked(True)
        if is_other or self._is_used:
            self._is_used = False
            self._make()
            self._settle.stop()
        self.blockSignals(was)

    def hide_password(self) -> None:
        """Put the password behind the eye."""
        self._shown.stop()
        self._hide()

    # parts

    def _lay_out(self) -> None:
        self._password.setObjectName("session_password")
        self._password.setAccessibleName(self.tr("Password of the file"))
        self._password.setInputMethodHints(PLAIN_HINTS)
        self._password.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.theme.px(8))
        for part in (
            label(self.tr("Password"), "label"),
            self._is_closed,
            self._password,
            self._whole,
            self._strength,
            self._acts(),
        ):
            lines.addWidget(part)
        self._is_closed.setChecked(True)

    def _acts(self) -> QWidget:
        acts = QWidget()
        row = QHBoxLayout(acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self._again, self._eye):
            button.setProperty("measure", "link")
            row.addWidget(button)
            row.addStretch(1)
        return acts

    # what happens

    def _is_wanted(self) -> bool:
        is_own = self._closing is Closing.OWN and self._is_closed.isChecked()
        return is_own or self._closing is Closing.SEALED

    def _make(self) -> None:
        self._password.setText(strength.make())
        self._show()

    def _show(self) -> None:
        self._password.setEchoMode(QLineEdit.EchoMode.Normal)
        # Qt takes the hints back when the echo mode changes.
        self._password.setInputMethodHints(PLAIN_HINTS)
        self._password.setCursorPosition(0)
        self._eye.show_text(self.tr("Hide it"))
        # What is shown goes behind the eye by itself (interface.md, Look).
        self._shown.start()
        self._show_whole()

    def _hide(self) -> None:
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye.show_text(self.tr("Show it"))
        self._show_whole()

    def _show_whole(self) -> None:
        """Show all of a password that is open and too long for its field: it is to be copied."""
        words = self._password.text()
        room = self._password.width() - 2 * self._look.theme.px(16)
        is_cut = self._password.fontMetrics().horizontalAdvance(words) > room
        is_open = self._password.echoMode() is QLineEdit.EchoMode.Normal
        self._whole.setText(breakable(words) if is_open and is_cut else "")
        self._whole.setVisible(is_open and is_cut and self._is_wanted())

    def _on_eye(self) -> None:
        if self._password.echoMode() is QLineEdit.EchoMode.Normal:
            self._shown.stop()
            self._hide()
        else:
            self._show()

    def _on_closed_toggled(self) -> None:
        self._show_parts()
        self.switched.emit()

    def _show_parts(self) -> None:
        for part in (self._password, self._again, self._eye, self._strength):
            part.setVisible(self._is_wanted())
        self._show_whole()

    def _on_password_changed(self, text: str) -> None:
        self._strength.setText(self._words(text))
        self._show_whole()
        self.touched.emit()
        self._settle.start()

    def _words(self, text: str) -> str:
        match strength.file_password(text):
            case FilePassword.EMPTY:
                return self.tr("Type a password, or have one made.")
            case FilePassword.NOT_ASCII:
                return self.tr(
                    "Only plain letters A to Z, digits and signs: other programs read the rest "
                    "in different ways."
                )
            case FilePassword.TOO_LONG:
                return self.tr("Sixty-four characters at most.")
        steps = {
            strength.Strength.TOO_EASY: self.tr(
                "Too easy to guess. Anybody who tries will open it."
            ),
            strength.Strength.KNOWN_TO_SOME: self.tr("Somebody who knows you could guess it."),
            strength.Strength.HARD: self.tr("Hard to guess."),
            strength.Strength.VERY_HARD: self.tr("Very hard to guess."),
        }
        say_it = self.tr("Say it on the telephone, not in the same message as the file.")
        return f"{steps[strength.strength(text)]} {say_it}"

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().resizeEvent(event)
        self._show_whole()


def breakable(words: str) -> str:
    """Return words that go over to the next line: between them, or anywhere in a very long one."""
    is_long = any(len(word) > LONGEST_WORD for word in words.split())
    return "\u200b".join(words) if is_long else words
