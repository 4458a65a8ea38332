"""The look that is on now: follows the system and the person, and tells painted widgets."""

from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.preferences import LARGEST_TEXT, SMALLEST_TEXT, Preferences
from desktop.ui import fonts
from desktop.ui.focus_ring import FocusRing
from desktop.ui.sheet import style_sheet
from desktop.ui.tokens import Theme

__all__ = ["Look", "Mode", "Theme"]

Mode = Literal["system", "light", "dark"]
_STYLE = "fusion"


class Look(QObject):
    """The theme that is on now; says when it changes, so that painted widgets paint again."""

    changed = Signal()

    def __init__(self, application: QApplication, preferences: Preferences) -> None:
        super().__init__()
        self._application = application
        self._preferences = preferences
        self._theme = self._wanted()
        self._dressed: list[QApplication | QWidget] = []
        self._ring = FocusRing(self, lambda: self.theme)
        fonts.register_shipped()
        if not application.styleSheet() and application.style().name() != _STYLE:
            application.setStyle(_STYLE)
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        application.focusChanged.connect(self._on_focus_changed)
        self._apply()

    @property
    def theme(self) -> Theme:
        """The theme that is on now."""
        return self._theme

    @property
    def preferences(self) -> Preferences:
        """What the door is to keep for the next start."""
        return self._preferences

    @property
    def text_size(self) -> int:
        """The text size that is on now, in per cent."""
        return self._preferences.text_size

    @property
    def mode(self) -> Mode:
        """Whether light or dark is fixed, or the system is followed."""
        modes: dict[str, Mode] = {"light": "light", "dark": "dark"}
        return modes.get(self._preferences.theme, "system")

    def dress(self, whole: QApplication | QWidget) -> None:
        """Let everything inside this look as it should, now and after each change.

        A window carries the sheet, not the application: parts that are joined before they stand in
        the window are then dressed once instead of once a join, which halves the way inside.
        """
        self._dressed = [one for one in self._dressed if isValid(one)]
        self._dressed.append(whole)
        self._put_on(whole)

    def set_text_size(self, percent: int) -> None:
        """Show everything at this size, kept within 80 and 250 %."""
        percent = min(max(percent, SMALLEST_TEXT), LARGEST_TEXT)
        self._preferences = replace(self._preferences, text_size=percent)
        self._settle()

    def set_mode(self, mode: Mode) -> None:
        """Fix light or dark, or follow the system again."""
        self._preferences = replace(self._preferences, theme=mode)
        self._settle()

    def _settle(self) -> None:
        theme = self._wanted()
        if theme == self._theme:
            return
        self._theme = theme
        self._apply()
        self._ring.follow()
        self.changed.emit()

    def _apply(self) -> None:
        self._application.setPalette(self._theme.palette())
        self._application.setFont(self._theme.font("control"))
        for whole in filter(isValid, self._dressed):
            self._put_on(whole)

    def _put_on(self, whole: QApplication | QWidget) -> None:
        sheet = style_sheet(self._theme)
        # The same sheet again would dress everything anew.
        if whole.styleSheet() != sheet:
            whole.setStyleSheet(sheet)

    def _wanted(self) -> Theme:
        return Theme(dark=self._is_dark(), text_size=self._preferences.text_size)

    def _is_dark(self) -> bool:
        if self._preferences.theme != "system":
            return self._preferences.theme == "dark"
        return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _on_focus_changed(self) -> None:
        self._ring.follow()

    def _on_system_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._settle()
