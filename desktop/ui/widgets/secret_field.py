"""The field for a passphrase or a phrase: hidden, never copied, and it forgets at once."""

import sys

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.theme import Look
from desktop.ui.widgets import caps_lock
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.cards import IconView

_TELLS_LAYOUT = {"win32", "darwin"}
"""Where Qt's input method follows the keyboard layout; elsewhere it only repeats the locale."""


class SecretField(QWidget):
    """A secret being typed; `take` hands it over once and leaves nothing behind."""

    submitted = Signal()
    changed = Signal(bool)
    """Emitted with whether anything stands in it; never with what."""

    def __init__(self, look: Look, what: str, *, name: str) -> None:
        super().__init__()
        self._look = look
        self._caps: bool | None = None
        self.setObjectName(f"{name}_field")
        self._label = QLabel(what)
        self._label.setProperty("role", "label")
        self._edit = _SecretEdit(name, what)
        self._label.setBuddy(self._edit)
        self._layout_sign = QLabel()
        self._layout_sign.setObjectName(f"{name}_layout")
        self._layout_sign.setProperty("role", "tag")
        self._eye = IconButton(look, "eye", self.tr("Show what I type"), name=f"{name}_eye")
        self._eye.setCheckable(True)
        self._frame = QFrame()
        self._frame.setProperty("surface", "field")
        self._inside = QHBoxLayout(self._frame)
        self._inside.addWidget(self._edit, 1)
        self._inside.addWidget(self._layout_sign)
        self._inside.addWidget(self._eye)
        self._caps_icon = IconView(look, "arrow-big-up", "attention", side=16)
        self._caps_words = QLabel(self.tr("Caps Lock is on"))
        self._caps_words.setObjectName(f"{name}_caps")
        self._caps_words.setProperty("role", "notice")
        self._below = QHBoxLayout()
        self._below.addWidget(self._caps_icon)
        self._below.addWidget(self._caps_words)
        self._below.addStretch(1)
        self._lines = QVBoxLayout(self)
        self._lines.addWidget(self._label)
        self._lines.addWidget(self._frame)
        self._lines.addLayout(self._below)
        self.setFocusProxy(self._edit)
        self._join()
        self._settle()
        self._say_caps()
        self._say_layout()

    def _join(self) -> None:
        self._edit.returnPressed.connect(self.submitted)
        self._edit.textChanged.connect(self._on_text_changed)
        self._edit.key_seen.connect(self._on_key_seen)
        self._edit.held.connect(self._on_held)
        self._eye.toggled.connect(self._on_eye_toggled)
        QGuiApplication.inputMethod().localeChanged.connect(self._say_layout)
        self._look.changed.connect(self._settle)

    def take(self) -> str:
        """Return what was typed and clear the field, its undo steps included."""
        secret = self._edit.text()
        self.clear()
        return secret

    def text(self) -> str:
        """Return what was typed and leave it there, for a try that may have to be repeated."""
        return self._edit.text()

    def select(self) -> None:
        """Choose all of it, so that the next key begins anew."""
        self._edit.selectAll()

    def clear(self) -> None:
        """Forget what was typed and hide again."""
        # Setting a text also drops the undo steps; QLineEdit.clear() would keep them.
        self._edit.setText("")
        self._eye.setChecked(False)

    def is_empty(self) -> bool:
        """Return whether nothing has been typed."""
        return not self._edit.text()

    def _on_text_changed(self, text: str) -> None:
        self.changed.emit(bool(text))

    def _on_eye_toggled(self, is_shown: bool) -> None:
        self._edit.reveal(is_shown)
        self._eye.show_icon("eye-off" if is_shown else "eye")
        self._eye.show_text(
            self.tr("Hide what I type") if is_shown else self.tr("Show what I type")
        )

    def _on_key_seen(self, event: QKeyEvent) -> None:
        told = caps_lock.from_system()
        self._caps = caps_lock.from_key(event, self._caps) if told is None else told
        self._say_caps()

    def _on_held(self, is_held: bool) -> None:
        self._frame.setProperty("held", "true" if is_held else "false")
        self._frame.style().polish(self._frame)
        # Caps Lock can change while the field is not looked at; what was learnt is then stale.
        self._caps = caps_lock.from_system() if is_held else None
        self._say_caps()

    def _say_caps(self) -> None:
        parts: tuple[QWidget, ...] = (self._caps_icon, self._caps_words)
        for part in parts:
            kept = part.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            part.setSizePolicy(kept)
            part.setVisible(self._caps is True)
        self._edit.setAccessibleDescription(self._caps_words.text() if self._caps else "")

    def _say_layout(self) -> None:
        locale = QGuiApplication.inputMethod().locale()
        self._layout_sign.setText(locale.name().replace("_", " ").upper())
        self._layout_sign.setAccessibleName(
            self.tr("Keyboard layout: {0}").format(locale.nativeLanguageName())
        )
        self._layout_sign.setVisible(sys.platform in _TELLS_LAYOUT)

    def _settle(self) -> None:
        px = self._look.theme.px
        self._frame.setFixedHeight(px(48))
        hidden = self._look.theme.font("title", serif=False)
        hidden.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, px(3))
        self._edit.set_fonts(self._look.theme.font("control"), hidden)
        self._inside.setContentsMargins(px(12), 0, px(4), 0)
        self._inside.setSpacing(px(8))
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(8))
        self._below.setSpacing(px(8))


class _SecretEdit(QLineEdit):
    """A line of which nothing can be copied, shown or not."""

    key_seen = Signal(QKeyEvent)
    held = Signal(bool)

    def __init__(self, name: str, what: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(what)
        self.setProperty("kind", "bare")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self._shown = self._hidden = self.font()
        self.reveal(False)
        # What is selected would go into the primary selection, open to every other program.
        self.selectionChanged.connect(self._on_selection_changed)

    def reveal(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._dress()
        # Qt takes the hints back when the echo mode changes.
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )

    def set_fonts(self, shown: QFont, hidden: QFont) -> None:
        self._shown, self._hidden = shown, hidden
        self._dress()

    def _dress(self) -> None:
        is_shown = self.echoMode() is QLineEdit.EchoMode.Normal
        self.setFont(self._shown if is_shown else self._hidden)

    def _on_selection_changed(self) -> None:
        if self.echoMode() is QLineEdit.EchoMode.Normal and self.hasSelectedText():
            self.deselect()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self.key_seen.emit(event)
        if event.matches(QKeySequence.StandardKey.Copy) or event.matches(
            QKeySequence.StandardKey.Cut
        ):
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.held.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.held.emit(False)
