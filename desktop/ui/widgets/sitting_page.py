"""A practice while two people sit at the screen: one turn at a time, and nothing of the vault."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.model.practice import Who
from desktop.model.sitting import Sitting
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage
from desktop.ui.widgets.fields.passage import TextField
from desktop.ui.widgets.labels import label, no_taller_than_needed
from desktop.ui.widgets.sitting_end import SittingEnd
from desktop.ui.widgets.turn_timer import TurnTimer

COLUMN = 760

Keep = Callable[[Sitting], str]
"""Keeps what was written, and returns why it could not, or ""."""


class SittingPage(QWidget):
    """Leads through the turns to the lock; what is not kept by then is nowhere.

    `present` says whether two people are at a turn: they talk, and touch nothing (`autolock`).
    """

    lock_wanted = Signal()
    help_wanted = Signal()
    ground_wanted = Signal()
    present = Signal(bool)

    def __init__(self, look: Look, sitting: Sitting, keep: Keep) -> None:
        super().__init__()
        self._look, self._sitting, self._keep = look, sitting, keep
        self._are_present = False
        self.setObjectName("sitting")
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._page = CalmPage(look, COLUMN, name="sitting_turn", in_middle=False)
        self._what = label(sitting.practice.title, "muted", "sitting_what")
        self._who = label("", "large", "sitting_who")
        self._heading = label("", "title", "sitting_heading")
        self._prompt = label("", "told", "sitting_prompt")
        self._meanwhile = label("", "heading", "sitting_meanwhile")
        self._timer = TurnTimer(look, time.monotonic, name="sitting_time")
        self._note = label(
            self.tr("A line or two, if you like. It is gone with the lock unless it is kept."),
            "note",
            "sitting_note",
        )
        self._text = TextField(look, self.tr("What is noted of this"), name="sitting_text")
        self._next = Button(look, self.tr("Go on"), name="sitting_next", kind="primary")
        self._pass = Button(look, self.tr("Pass"), name="sitting_pass")
        self._back = Button(look, self.tr("Back"), name="sitting_back", kind="quiet")
        self._pause = Button(look, self.tr("Pause"), name="sitting_pause")
        self._stop = Button(look, self.tr("Stop here"), name="sitting_stop")
        self._help = Button(look, self.tr("Help now"), name="sitting_help", icon="life-buoy")
        self._help.setToolTip(self.tr("Help now (F1)"))
        self._foot = QWidget()
        self._rest = CalmPage(look, COLUMN, name="sitting_rest")
        self._resume = Button(look, self.tr("Go on"), name="sitting_resume", kind="primary")
        self._breathe = Button(
            look, self.tr("Breathe or ground"), name="sitting_breathe", icon="wind"
        )
        self._stop_now = Button(look, self.tr("Stop here"), name="sitting_rest_stop")
        self._end = SittingEnd(look)
        self._pages = QStackedWidget()
        self._lay_out()
        self._join()
        self._show_turn()

    def resume(self) -> None:
        """Take the keyboard, also after another page lay over this one."""
        shown = self._pages.currentWidget()
        if shown is self._end:
            self._end.hold()
        elif shown is self._rest:
            self._resume.setFocus()
        elif self._sitting.turn.step.minutes:
            # It is above what is written: the page is not scrolled past what is asked.
            self._timer.hold()
        else:
            (self._text if self._sitting.turn.step.lines else self._next).setFocus()

    # parts

    def _lay_out(self) -> None:
        gap = self._look.theme.px(12)
        page, rest = self._page, self._rest
        page.add(self._what)
        page.add(self._who, 16)
        page.add(self._heading, 4)
        page.add(self._prompt, 16)
        page.add(self._meanwhile, 16)
        page.add(self._timer, 24)
        page.add(self._note, 24)
        page.add(self._text, 4)
        page.add_layout(across(self._next, self._pass, self._back, gap=gap), 24)
        # To pause and to stop are always in sight, however large the text.
        page.without_help()
        no_taller_than_needed(page)
        self._foot_line = across(self._pause, self._stop, gap=gap, to_right=self._help)
        self._foot.setLayout(self._foot_line)
        rest.add(label(self.tr("Paused"), "title", "sitting_rest_title"))
        words = self.tr("Nothing runs. Go on when both of you want to, or stop here.")
        rest.add(label(words, "words"))
        rest.add_layout(across(self._resume, self._breathe, self._stop_now, gap=gap), 24)
        for one in (page, rest, self._end):
            self._pages.addWidget(one)
            one.help_wanted.connect(self.help_wanted)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._pages, 1)
        whole.addWidget(self._foot)
        self._settle()

    def _settle(self) -> None:
        px = self._look.theme.px
        self._foot_line.setContentsMargins(px(32), px(12), px(32), px(20))

    def _join(self) -> None:
        self._look.changed.connect(self._settle)
        self._pages.currentChanged.connect(self._on_page_changed)
        self._help.clicked.connect(self.help_wanted)
        self._text.edited.connect(self._on_edited)
        self._next.clicked.connect(self._on_next)
        self._pass.clicked.connect(self._on_pass)
        self._back.clicked.connect(self._on_back)
        self._pause.clicked.connect(self._on_pause)
        self._stop.clicked.connect(self._on_stop)
        self._stop_now.clicked.connect(self._on_stop)
        self._resume.clicked.connect(self._on_resume)
        self._breathe.clicked.connect(self.ground_wanted)
        self._end.lock_wanted.connect(self._on_lock)
        self._end.change_wanted.connect(self._on_change)
        self._end.back_wanted.connect(self._on_resume)
        escape = QShortcut(
            QKeySequence(QKeySequence.StandardKey.Cancel), self,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )  # fmt: skip
        escape.activated.connect(self._on_escape)

    def _show_turn(self) -> None:
        """Show whose turn it is and what for, to the eye and to a reading voice."""
        sitting = self._sitting
        turn = sitting.turn
        step = turn.step
        self._who.setText(self._who_words())
        self._heading.setText(step.heading)
        self._prompt.setText("\n".join(step.prompt))
        self._meanwhile.setText(step.meanwhile)
        self._meanwhile.setVisible(bool(step.meanwhile))
        self._timer.show_step(step)
        for part in (self._note, self._text):
            part.setVisible(bool(step.lines))
        self._text.show_value(sitting.text)
        self._text.setAccessibleName(f"{step.heading}: {self._who.text()}")
        self._pass.setVisible(step.may_pass)
        self._back.setVisible(not sitting.is_first)
        stop = self.tr("Not today") if sitting.is_first else self.tr("Stop here")
        self._stop.show_text(stop)
        self._pages.setCurrentWidget(self._page)
        self._page.show_start()
        said = ". ".join((self._who.text(), step.heading, *step.prompt))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._page, said))
        self.resume()

    def _who_words(self) -> str:
        name, who = self._sitting.name(), self._sitting.turn.who
        if not name:
            return self.tr("Both of you")
        if who is Who.LISTENER and name not in self._sitting.practice.speakers:
            return self.tr("{name}, who listened").format(name=name)
        return self.tr("Now: {name}").format(name=name)

    def _on_page_changed(self) -> None:
        self._foot.setVisible(self._pages.currentWidget() is self._page)
        self._tell(are_present=self.isVisible() and self._pages.currentWidget() is self._page)

    def _tell(self, *, are_present: bool) -> None:
        """Say whether they are at a turn now, also where they want no time to run."""
        if are_present is not self._are_present:
            self._are_present = are_present
            self.present.emit(are_present)

    # what two people do

    def _on_edited(self) -> None:
        words = self._text.value()
        self._sitting = self._sitting.written(words if isinstance(words, str) else "")

    def _on_next(self) -> None:
        self._go_on(self._sitting.gone_on())

    def _on_pass(self) -> None:
        self._go_on(self._sitting.passed())

    def _go_on(self, sitting: Sitting) -> None:
        is_last = self._sitting.is_last
        self._sitting = sitting
        if is_last:
            self._show_end(is_whole=True)
        else:
            self._show_turn()

    def _on_back(self) -> None:
        self._sitting = self._sitting.gone_back()
        self._show_turn()

    def _on_pause(self) -> None:
        self._timer.rest()
        self._pages.setCurrentWidget(self._rest)
        self._rest.show_start()
        self._resume.setFocus()

    def _on_resume(self) -> None:
        self._pages.setCurrentWidget(self._page)
        self.resume()

    def _on_stop(self) -> None:
        self._show_end(is_whole=False)

    def _on_change(self) -> None:
        self._sitting = self._sitting.changed_over()
        self._show_turn()

    def _on_escape(self) -> None:
        if self._pages.currentWidget() is self._page:
            self._on_stop()
        else:
            self._on_resume()

    def _show_end(self, *, is_whole: bool) -> None:
        self._timer.rest()
        self._end.show_end(self._sitting, is_whole=is_whole)
        self._pages.setCurrentWidget(self._end)
        self._end.show_start()
        self._end.hold()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().showEvent(event)
        self._on_page_changed()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102, N802 - Qt's name
        # Beneath Help now, or the page to breathe, no time runs.
        super().hideEvent(event)
        self._timer.rest()
        self._tell(are_present=False)

    def _on_lock(self) -> None:
        refusal = self._keep(self._sitting) if self._end.keeps else ""
        if refusal:
            self._end.say(refusal)
        else:
            self.lock_wanted.emit()
