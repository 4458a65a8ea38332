"""Buttons whose icons take the colour of their words, and a reason when they cannot be used."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton

from desktop.ui import icons
from desktop.ui.theme import Look

Kind = Literal["primary", "plain", "quiet", "attention", "irreversible", "chip"]

# What the icon is painted in beside the words of each kind.
_TOKENS: dict[Kind, str] = {
    "primary": "on_accent",
    "plain": "ink",
    "quiet": "accent",
    "attention": "on_attention",
    "irreversible": "irreversible",
    "chip": "ink",
}
_ICON = 20


class Button(QPushButton):
    """A button of one kind; it keeps its looks when the theme changes."""

    def __init__(
        self, look: Look, text: str, *, name: str, kind: Kind = "plain", icon: str = ""
    ) -> None:
        super().__init__(text)
        self._look = look
        self._kind: Kind = kind
        self._icon = icon
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setProperty("kind", kind)
        self.setCheckable(kind == "chip")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if kind == "chip":
            self.setProperty("shape", "pill")
        look.changed.connect(self._settle)
        self._settle()

    def show_text(self, text: str) -> None:
        """Say something else, to the eye and to a screen reader."""
        self.setText(text)
        self.setAccessibleName(text)

    def show_icon(self, icon: str) -> None:
        """Show another icon beside the words."""
        self._icon = icon
        self._settle()

    def refuse(self, reason: str) -> None:
        """Be not possible, and say why; with no reason, be possible again."""
        self.setEnabled(not reason)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's name
        # Outside a dialog Qt lets Space press a button, but not Enter.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def _settle(self) -> None:
        if not self._icon:
            return
        theme = self._look.theme
        colours, side, gap = theme.colours, theme.px(_ICON), theme.px(8)
        colour = theme.colour(_TOKENS[self._kind]).name()
        self.setIcon(icons.icon(self._icon, side, colour, disabled=colours.muted, gap=gap))
        self.setIconSize(QSize(side + gap, side))


class IconButton(QToolButton):
    """An icon alone: its tooltip and accessible name say what it does, its key included."""

    def __init__(self, look: Look, icon: str, text: str, *, name: str, key: str = "") -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self.setObjectName(name)
        self.show_text(text, key)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.changed.connect(self._settle)
        self._settle()

    def show_text(self, text: str, key: str = "") -> None:
        """Say what it does."""
        self.setAccessibleName(text)
        self.setToolTip(f"{text} ({key})" if key else text)

    def show_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._settle()

    def _settle(self) -> None:
        theme = self._look.theme
        side = theme.px(_ICON)
        colours = theme.colours
        self.setIcon(icons.icon(self._icon, side, colours.ink, disabled=colours.muted))
        self.setIconSize(QSize(side, side))
        self.setFixedSize(theme.px(40), theme.px(40))
