"""Colours, type, spacing: every value the interface paints with, and the look that is on now."""

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette, QPen
from PySide6.QtWidgets import QApplication

from desktop.preferences import LARGEST_TEXT, SMALLEST_TEXT, Preferences
from desktop.ui import fonts
from desktop.ui.focus_ring import FocusRing
from desktop.ui.sheet import style_sheet

Mode = Literal["system", "light", "dark"]
Role = Literal["title", "heading", "words", "panel", "control", "control_strong", "label", "note"]

STEP = 4
"""All spacing is a multiple of this (interface.md, Look)."""


def mix(base: str, other: str, share: float) -> str:
    """Return the colour that lies this share of the way from the first to the second."""
    first, second = QColor(base), QColor(other)
    return QColor.fromRgbF(
        first.redF() + (second.redF() - first.redF()) * share,
        first.greenF() + (second.greenF() - first.greenF()) * share,
        first.blueF() + (second.blueF() - first.blueF()) * share,
    ).name()


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """One set of tokens (interface.md, Look); those with `_over` are for the pointer over it."""

    window: str
    paper: str
    ink: str
    muted: str
    line: str
    control_line: str
    accent: str
    on_accent: str
    accent_soft: str
    attention: str
    on_attention: str
    attention_soft: str
    irreversible: str

    @property
    def over(self) -> str:
        """Behind a row or a quiet control under the pointer."""
        return mix(self.window, self.ink, 0.06)

    @property
    def desk(self) -> str:
        """Behind a sheet of paper that is shown as a whole."""
        return mix(self.window, self.ink, 0.03)

    @property
    def accent_over(self) -> str:
        """A filled accent one step towards ink."""
        return mix(self.accent, self.ink, 0.15)

    @property
    def attention_over(self) -> str:
        """A filled attention one step towards ink."""
        return mix(self.attention, self.ink, 0.15)

    @property
    def irreversible_over(self) -> str:
        """Behind the words of what cannot be undone, under the pointer."""
        return mix(self.paper, self.irreversible, 0.08)


LIGHT = Colours(
    window="#F3EFE8",
    paper="#FBF9F5",
    ink="#282724",
    muted="#655F56",
    line="#DDD6CA",
    control_line="#8C8477",
    accent="#2B6560",
    on_accent="#FBF9F5",
    accent_soft="#DCE9E6",
    attention="#7A4E00",
    on_attention="#FBF9F5",
    attention_soft="#F4E8D2",
    irreversible="#8C2F2B",
)
DARK = Colours(
    window="#1B1C1E",
    paper="#232427",
    ink="#E9E4DA",
    muted="#A8A196",
    line="#36383C",
    control_line="#7C7A74",
    accent="#86C5BC",
    on_accent="#17302D",
    accent_soft="#27403D",
    attention="#E0B66A",
    on_attention="#2A1E05",
    attention_soft="#3A3222",
    irreversible="#E59A94",
)

# Size at 100 %, weight, serif: shared/mock/README.md, Measures, Type.
_ROLES: dict[Role, tuple[int, QFont.Weight, bool]] = {
    "title": (26, QFont.Weight.Normal, True),
    "heading": (20, QFont.Weight.Normal, True),
    "words": (17, QFont.Weight.Normal, True),
    "panel": (17, QFont.Weight.DemiBold, False),
    "control": (15, QFont.Weight.Normal, False),
    "control_strong": (15, QFont.Weight.DemiBold, False),
    "label": (13, QFont.Weight.Medium, False),
    "note": (13, QFont.Weight.Normal, False),
}
_WORDS_LINE = 26
"""The line on which the 17 px of a person's own words stand (1.5 em, shared/mock/README.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Everything a widget needs to paint itself: light or dark, at one text size."""

    dark: bool = False
    text_size: int = 100

    @property
    def colours(self) -> Colours:
        """The tokens of this theme."""
        return DARK if self.dark else LIGHT

    def colour(self, token: str) -> QColor:
        """Return a token by its name, ready to paint with."""
        return QColor(str(getattr(self.colours, token)))

    def pen(self, token: str, width: float) -> QPen:
        """Return a pen in the colour of a token, as wide as said at 100 %."""
        return QPen(self.colour(token), self.px(width))

    def px(self, size: float) -> int:
        """Return a measure given at 100 % as it is at this text size; never less than 1."""
        return max(1, round(size * self.text_size / 100))

    def font(self, role: Role, *, weight: QFont.Weight | None = None) -> QFont:
        """Return the face, size and weight of a role of the type scale."""
        size, own_weight, serif = _ROLES[role]
        made = QFont()
        made.setFamilies(fonts.serif_stack() if serif else fonts.sans_stack())
        made.setPixelSize(self.px(size))
        made.setWeight(own_weight if weight is None else weight)
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return made

    @property
    def words_line_percent(self) -> float:
        """The proportional height that puts a person's own words on lines of 1.5 em.

        Qt multiplies the face's own height, which differs between the faces of the stack.
        """
        own = QFontMetricsF(self.font("words")).lineSpacing()
        return 100 * _WORDS_LINE * self.text_size / 100 / own

    def palette(self) -> QPalette:
        """Return the colours for what Qt paints without asking the style sheet."""
        colours = self.colours
        made = QPalette()
        roles = QPalette.ColorRole
        for role, colour in {
            roles.Window: colours.window,
            roles.WindowText: colours.ink,
            roles.Base: colours.paper,
            roles.AlternateBase: colours.window,
            roles.Text: colours.ink,
            roles.PlaceholderText: colours.muted,
            roles.Button: colours.paper,
            roles.ButtonText: colours.ink,
            roles.ToolTipBase: colours.paper,
            roles.ToolTipText: colours.ink,
            roles.Highlight: colours.accent_soft,
            roles.HighlightedText: colours.ink,
            roles.Accent: colours.accent,
            roles.Link: colours.accent,
            roles.LinkVisited: colours.accent,
        }.items():
            made.setColor(role, QColor(colour))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
        return made

    def apply(self, application: QApplication) -> None:
        """Put this theme on every window of the program."""
        application.setPalette(self.palette())
        application.setFont(self.font("control"))
        application.setStyleSheet(style_sheet(self))


class Look(QObject):
    """The theme that is on now; says when it changes, so that painted widgets paint again."""

    changed = Signal()

    def __init__(self, application: QApplication, preferences: Preferences) -> None:
        super().__init__()
        self._application = application
        self._preferences = preferences
        self._theme = self._wanted()
        self._ring = FocusRing(self)
        fonts.register_shipped()
        if not application.styleSheet():
            application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        application.focusChanged.connect(self._on_focus_changed)
        self._theme.apply(application)

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
        theme.apply(self._application)
        self._ring.follow()
        self.changed.emit()

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
