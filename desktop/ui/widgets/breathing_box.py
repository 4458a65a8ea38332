"""A slow breath as a picture: a ring whose parts are the phases, a disc, and a word for each.

shared/mock/10-breathing.png. Where nothing may move there is a picture that stays as it is, the
word, and a bar that grows by one with each count.
"""

import math
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.model.breathing import HELD, Moment, Phase, Rhythm
from desktop.ui.theme import Look
from desktop.ui.widgets.breath import is_movement_wanted

FRAME_MS, STILL_MS = 50, 200
"""How often it is looked whether there is something new to paint."""
_NARROW, _WIDE, _WIDEST = 0.47, 0.78, 0.92
"""The disc beside the ring, narrow and wide, and where large words make it wider."""
_WORDS = 78
"""Half as wide as the words, which stand on the disc; a ring below that would run through them."""
_GAP = 6
"""Degrees left open between two parts of the ring."""
_ASIDE, _SIDES = 30, 22
_BAR = (132, 8)


class BreathingBox(QWidget):
    """Goes through a rhythm from the moment it is shown until it is hidden; makes no sound."""

    def __init__(
        self,
        look: Look,
        *,
        name: str,
        clock: Callable[[], float] = monotonic,
        is_wanted: Callable[[], bool] = is_movement_wanted,
    ) -> None:
        super().__init__()
        self._look, self._clock, self._is_wanted = look, clock, is_wanted
        self._rhythm = Rhythm()
        self._began = clock()
        self._may_move = self._wants_stillness = False
        self._seen: tuple[Phase, int] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look_at_clock)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)
        self._begin()

    @property
    def is_still(self) -> bool:
        """Whether nothing moves: so chosen, or asked for by the system."""
        return self._wants_stillness or not self._may_move

    @property
    def is_stillness_given(self) -> bool:
        """Whether the system asks for no movement, as far as it was asked: when this is shown."""
        return not self._may_move

    def set_rhythm(self, rhythm: Rhythm) -> None:
        """Begin again, in this rhythm."""
        self._rhythm = rhythm
        self._begin()

    def set_still(self, wants_stillness: bool) -> None:
        """Move nothing, or move again where the system lets it; begin again."""
        self._wants_stillness = wants_stillness
        self._begin()

    def words(self) -> tuple[str, str]:
        """Return what to do now, and how long."""
        now = self._now()
        does = {
            Phase.IN: self.tr("Breathe in"),
            Phase.FULL: self.tr("Hold"),
            Phase.OUT: self.tr("Breathe out"),
            Phase.EMPTY: self.tr("Hold"),
        }
        said = self.tr("gently, to {n}") if now.phase in HELD else self.tr("slowly, to {n}")
        return does[now.phase], said.format(n=_number(now.count))

    def look_at_clock(self) -> None:
        """Paint what is new by now; a new phase is told to a screen reader."""
        now = self._now()
        seen = (now.phase, int(now.passed))
        if not self.is_still or seen != self._seen:
            self.update()
        if self._seen is None or seen[0] is not self._seen[0]:
            words = ", ".join(self.words())
            self.setAccessibleName(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._seen = seen

    # parts

    def _begin(self) -> None:
        self._began, self._seen = self._clock(), None
        self._timer.setInterval(STILL_MS if self.is_still else FRAME_MS)
        self.look_at_clock()
        self.update()

    def _now(self) -> Moment:
        return self._rhythm.at(self._clock() - self._began)

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's name
        px = self._look.theme.px
        return QSize(px(440), px(360))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().showEvent(event)
        self._may_move = self._is_wanted()
        self._timer.start()
        self._begin()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().hideEvent(event)
        self._timer.stop()

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's name
        theme, now = self._look.theme, self._now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        ring = min(self.width() / 2 - theme.px(90), self.height() / 2 - theme.px(3))
        narrow = min(max(ring * _NARROW, theme.px(_WORDS)), ring * _WIDE)
        wide = ring * (_WIDE if narrow <= ring * _NARROW else _WIDEST)
        disc = wide if self.is_still else narrow + (wide - narrow) * now.width
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawEllipse(middle, disc, disc)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if ring > theme.px(_WORDS):
            self._paint_ring(painter, middle, ring, now)
        self._paint_words(painter, middle, now)
        painter.end()

    def _paint_ring(self, painter: QPainter, middle: QPointF, ring: float, now: Moment) -> None:
        theme, steps = self._look.theme, self._rhythm.steps()
        place = QRectF(middle.x() - ring, middle.y() - ring, 2 * ring, 2 * ring)
        wide = 360 / len(steps)
        painter.setFont(theme.font("note"))
        for at, (phase, _) in enumerate(steps):
            # Qt counts sixteenths of a degree against the clock, from three o'clock.
            first, long = 90 - at * wide - _GAP / 2, wide - _GAP
            is_now = phase is now.phase and not self.is_still
            painter.setPen(_round(theme.pen("line", 3)))
            painter.drawArc(place, round(16 * first), round(-16 * long))
            if is_now:
                painter.setPen(_round(theme.pen("accent", 4)))
                painter.drawArc(place, round(16 * first), round(-16 * long * now.share))
            painter.setPen(theme.colour("accent" if is_now else "muted"))
            self._paint_aside(painter, phase, math.radians(90 - (at + 0.5) * wide), place)

    def _paint_aside(self, painter: QPainter, phase: Phase, angle: float, place: QRectF) -> None:
        px = self._look.theme.px
        away = place.width() / 2 + px(_ASIDE)
        at = place.center() + QPointF(math.cos(angle) * away, -math.sin(angle) * away)
        box = QRectF(at.x() - px(60), at.y() - px(_SIDES) / 2, px(120), px(_SIDES))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._short(phase))

    def _short(self, phase: Phase) -> str:
        hold = self.tr("hold")
        words = {Phase.IN: self.tr("in"), Phase.OUT: self.tr("out")}
        return words.get(phase, hold)

    def _paint_words(self, painter: QPainter, middle: QPointF, now: Moment) -> None:
        theme = self._look.theme
        px = theme.px
        does, how_long = self.words()
        lines = QRectF(0, middle.y() - px(34), self.width(), px(40))
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("title"))
        painter.drawText(lines, Qt.AlignmentFlag.AlignCenter, does)
        painter.setFont(theme.font("control"))
        lines = QRectF(0, middle.y() + px(8), self.width(), px(26))
        painter.drawText(lines, Qt.AlignmentFlag.AlignCenter, how_long)
        if self.is_still:
            self._paint_bar(painter, QPointF(middle.x(), middle.y() + px(52)), now)

    def _paint_bar(self, painter: QPainter, middle: QPointF, now: Moment) -> None:
        """Draw a box for each count, filled as far as it has come: it jumps, and does not glide."""
        theme = self._look.theme
        wide, high = theme.px(_BAR[0]), theme.px(_BAR[1])
        gap = theme.px(4)
        each = (wide - gap * (now.count - 1)) / now.count
        for at in range(now.count):
            left = middle.x() - wide / 2 + at * (each + gap)
            is_over = at <= int(now.passed)
            painter.setPen(theme.pen("accent", 1))
            painter.setBrush(theme.colour("accent" if is_over else "paper"))
            painter.drawRoundedRect(QRectF(left, middle.y(), each, high), high / 4, high / 4)


def _round(pen: QPen) -> QPen:
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _number(count: int) -> str:
    """Return a count as it is said; the bounds of a rhythm hold it between two and eight."""
    return ("two", "three", "four", "five", "six", "seven", "eight")[count - 2]
