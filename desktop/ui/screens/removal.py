"""Remove this vault: what stays elsewhere, what the law may want, a day to think, and the end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import AppError, WrongSecretError
from desktop.ui import days, messages
from desktop.ui.backing import Backing
from desktop.ui.open_texts import OpenTexts
from desktop.ui.registering import Registering
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.cards import NoticeCard
from desktop.ui.widgets.held_questions import breakable
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.ui.widgets.secret_field import SecretField

COLUMN = 620
MOST_NAMED = 20
"""Files of the register that are named; more are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is to be said: since when it waits, and what stays where.

    `out` is None where the list of what left cannot be read: nobody knows what is out then.
    """

    after: datetime | None
    is_over: bool
    backups: int
    place: str
    out: Sequence[str] | None


class RemovalScreen(QWidget):
    """Emits `gone` once the vault is removed; until then everything can be taken back."""

    closed = Signal()
    gone = Signal()
    went = Signal(str)

    def __init__(self, look: Look, texts: OpenTexts, backing: Backing) -> None:
        super().__init__()
        self.setObjectName("removal")
        self._look, self._texts, self._backing = look, texts, backing
        self._jobs, self._session = texts.jobs, texts.session
        self._register = Registering(texts)
        self._is_waiting_for_backup = self._is_sure = False
        self._top = Button(look, self.tr("Back to Settings"), name="removal_back", kind="quiet")
        self._top.setProperty("measure", "link")
        self._state = label("", "strong", "removal_state")
        self._goes = label("", "body", "removal_goes")
        self._stays = label("", "body", "removal_stays")
        self._along = Button(look, self.tr("Take everything with me"), name="removal_along")
        self._field = SecretField(look, self.tr("Passphrase"), name="removal_passphrase")
        self._said = Said(look, name="removal_said")
        self._keep = Button(look, self.tr("Keep this vault"), name="removal_keep", kind="primary")
        self._later = Button(look, self.tr("Decide later"), name="removal_later")
        self._go = Button(look, "", name="removal_go", kind="attention")
        self._page = ScrollPage(look, COLUMN, name="removal_page")
        self._lay_out()
        self._join()

    def arrive(self) -> None:
        """Say how things stand."""
        self._field.clear()
        self._said.say("")
        self._show()
        self._page.verticalScrollBar().setValue(0)
        (self._keep if self._keep.isVisibleTo(self) else self._top).setFocus()

    def leave(self) -> None:
        """Forget what was typed."""
        self._field.clear()

    # parts

    def _lay_out(self) -> None:
        page, px = self._page, self._look.theme.px
        page.add_layout(across(self._top, gap=0))
        page.add(label(self.tr("Remove this vault"), "title", "removal_title"))
        page.add(self._state)
        page.add_layout(across(self._keep, self._later, gap=px(8)))
        page.add(NoticeCard(
            self._look,
            self.tr("Before you remove anything"),
            self.tr(
                "If a court case, a separation or a report may come, talk to a lawyer first. To "
                "remove what could be asked for can be against the law. It cannot be undone."
            ),
            name="removal_law", icon="info",
        ))  # fmt: skip
        for heading, part in (
            (self.tr("What goes"), self._goes),
            (self.tr("What stays, as far as this vault knows"), self._stays),
        ):
            page.add_space(8)
            page.add(label(heading, "panel"))
            page.add(part)
        page.add(label(self.tr(
            "Copies that the system or a cloud makes by itself, papers, and what somebody else "
            "has, are not known here."
        ), "note"))  # fmt: skip
        page.add_layout(across(self._along, gap=0))
        page.add_space(8)
        page.add(label(self.tr("What a disk keeps"), "panel"))
        page.add(label(self.tr(
            "The keys are written over first, so that the rest can no longer be opened. Most "
            "disks of today keep old pieces for a while, out of everybody’s reach. Whoever gets "
            "at them still needs your passphrase."
        ), "body"))  # fmt: skip
        page.add_space(8)
        page.add(self._field)
        page.add(self._said)
        page.add_layout(across(self._go, gap=0))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _join(self) -> None:
        self._top.clicked.connect(self.closed)
        self._later.clicked.connect(partial(self.went.emit, "today"))
        self._along.clicked.connect(partial(self.went.emit, "takeaway"))
        self._keep.clicked.connect(self._on_keep)
        self._field.submitted.connect(self._on_go)
        self._go.clicked.connect(self._on_go)
        self._backing.ended.connect(self._on_backup_ended)
        escape = QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self._page)
        escape.activated.connect(self.closed)

    # how things stand

    def _show(self) -> None:
        known = self._look_round()
        is_asked, can_go = known.after is not None, known.after is None or known.is_over
        self._state.setText(self._state_words(known))
        for part in (self._keep, self._later):
            part.setVisible(is_asked)
        self._goes.setText(self._going(known.backups))
        self._stays.setText("\n".join(self._staying(known)))
        self._field.setVisible(can_go)
        self._go.setVisible(can_go)
        self._go.show_text(
            self.tr("Remove it for good") if is_asked else self.tr("Ask for it to be removed")
        )

    def _look_round(self) -> _Known:
        session = self._session

        def ask() -> _Known:
            return _Known(
                after=session.removal_after(),
                is_over=session.can_be_removed(),
                backups=len(session.backups()),
                place=session.settings.backup_place,
                out=(),
            )

        known = self._jobs.ask(ask)
        return _Known(
            after=known.after, is_over=known.is_over, backups=known.backups, place=known.place,
            out=self._still_out(),
        )  # fmt: skip

    def _still_out(self) -> Sequence[str] | None:
        try:
            lines = self._register.lines()
        except AppError:
            return None
        return [f"{one.left.folder}/{one.left.name}" for one in lines if one.left.is_out]

    def _state_words(self, known: _Known) -> str:
        if known.after is None:
            return self.tr(
                "Nothing is removed today. You ask for it now, and decide once more after 24 hours."
            )
        when = days.moment_words(known.after.astimezone(), days.today())
        if known.is_over:
            return self.tr(
                "You asked for this vault to be removed. You can do it now, or keep it. Nothing "
                "goes by itself."
            )
        return self.tr(
            "You asked for this vault to be removed. It can be done from then on: {when}. "
            "Nothing goes by itself, and until then you can keep it."
        ).format(when=when)

    def _going(self, backups: int) -> str:
        what = self.tr("All that was written here, its keys, and the backups in its folder.")
        if not backups:
            what = self.tr("All that was written here, and its keys.")
        return self.tr("{what} Its folder: {folder}").format(
            what=what, folder=breakable(str(self._session.folder))
        )

    def _staying(self, known: _Known) -> list[str]:
        lines = []
        if known.place:
            lines.append(
                self.tr("Backups in the second place: {place}").format(place=breakable(known.place))
            )
        if known.out is None:
            lines.append(self.tr(
                "The list of what left cannot be read. Files may be out that are not named here."
            ))  # fmt: skip
        if known.out:
            lines.append(self.tr("Files that left and are still out:"))
            lines += [f"– {breakable(one)}" for one in known.out[:MOST_NAMED]]
            if len(known.out) > MOST_NAMED:
                more = self.tr("– and {n} more, in the list of what left")
                lines.append(more.format(n=len(known.out) - MOST_NAMED))
        return lines or [self.tr("Nothing that this vault knows of.")]

    # what a person does

    def _on_keep(self) -> None:
        self._jobs.save(self._session.take_removal_back, self._on_kept, self._on_refused)

    def _on_kept(self, _nothing: object) -> None:
        self.arrive()

    def _on_go(self) -> None:
        if self._is_sure:
            # The vault is closed, and a disk refused to let go of all of it.
            self._jobs.save(self._session.remove, self._on_removed, self._on_refused)
            return
        if self._field.is_empty():
            self._said.say(self.tr("Type your passphrase first."))
            self._field.setFocus()
            return
        self._said.say("")
        self._set_busy(is_busy=True)
        work: Callable[[str], object] = self._session.ask_removal
        then: Callable[[object], None] = self._on_asked
        if self._jobs.ask(self._session.can_be_removed):
            work, then = self._session.make_sure, self._on_sure
        self._jobs.save(partial(work, self._field.text()), then, self._on_refused)

    def _on_asked(self, _after: object) -> None:
        self._set_busy(is_busy=False)
        self.arrive()

    def _on_sure(self, _nothing: object) -> None:
        """Let no backup be made any more, and wait for one that is on its way."""
        self._field.clear()
        self._backing.stop()
        self._is_waiting_for_backup = self._is_sure = True
        if not self._backing.is_working:
            self._on_backup_ended()

    def _on_backup_ended(self) -> None:
        if self._is_waiting_for_backup:
            self._is_waiting_for_backup = False
            self._jobs.save(self._session.remove, self._on_removed, self._on_refused)

    def _on_removed(self, _stays: object) -> None:
        self.gone.emit()

    def _on_refused(self, error: BaseException) -> None:
        if self._is_sure:
            # Nothing but this is left to be done in this room.
            self._go.setEnabled(True)
        else:
            self._set_busy(is_busy=False)
        if not isinstance(error, AppError):
            raise error
        if isinstance(error, WrongSecretError):
            self._said.say(
                self.tr("This passphrase is not that of the vault. Look at Caps Lock, then type "
                        "it again.")
            )  # fmt: skip
            self._field.setFocus()
            self._field.select()
        else:
            self._said.say(messages.sentence(error))

    def _set_busy(self, *, is_busy: bool) -> None:
        for control in (self._field, self._go, self._keep, self._later, self._along):
            control.setEnabled(not is_busy)
