"""Colours, type, spacing: every value the interface paints with."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette, QPen

from desktop.ui import fonts

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

    def font(
        self, role: Role, *, weight: QFont.Weight | None = None, serif: bool | None = None
    ) -> QFont:
        """Return the face, size and weight of a role of the type scale, or another weight."""
        size, own_weight, own_serif = _ROLES[role]
        serif = own_serif if serif is None else serif
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
