"""The lock screen: a passphrase opens the vault. It says nothing of what the vault holds.

It is painted before anything else is loaded, so it imports nothing of the vault (house 0.18).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import beside
from desktop.beside import Copy
from desktop.errors import (
    AppError,
    HeaderDamagedError,
    KeysOutdatedError,
    VaultCutOffError,
    VaultDamagedError,
    WrongSecretError,
)
from desktop.ui import messages
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage, across
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.mark import Mark
from desktop.ui.widgets.said import Trouble
from desktop.ui.widgets.secret_field import SecretField

if TYPE_CHECKING:
    from desktop.session import Session

COLUMN = 384
"""shared/mock/README.md, picture 01."""
TELLS_WAIT_FROM_S = 2.0
DAMAGED = (HeaderDamagedError, KeysOutdatedError, VaultCutOffError, VaultDamagedError)
"""Where the passphrase that was typed opens the newest backup, or a new vault of what is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How this vault is opened, and how long to wait after so many failures in a row.

    `waits` says that something was asked for inside, and waits for the next opening; `copies` are
    what looks like another state of the vault, `is_remote` whether it lies on another
    machine.
    """

    unlock: "Callable[[str], Session]"
    wait_after_s: Callable[[int], float]
    waits: bool = False
    copies: tuple[Copy, ...] = ()
    is_remote: bool = False


class UnlockScreen(QWidget):
    """Emits the session once the passphrase has opened the vault; `asked` when it is tried.

    Where the vault is damaged, the passphrase that was typed goes with what is wanted then.
    """

    unlocked = Signal(object)
    asked = Signal()
    phrase_wanted = Signal()
    other_vault_wanted = Signal()
    backup_wanted = Signal()
    reading_wanted = Signal(str)
    salvage_wanted = Signal(str)
    help_wanted = Signal()

    def __init__(self, look: Look, jobs: Jobs, opening: Opening) -> None:
        super().__init__()
        self.setObjectName("unlock")
        self._jobs, self._opening = jobs, opening
        self._failures = 0
        self._is_busy = self._is_looked_into = False
        self._field = SecretField(look, self.tr("Passphrase"), name="unlock_passphrase")
        self._trouble = Trouble(look, name="unlock_trouble")
        self._open = Button(look, self.tr("Open"), name="unlock_open", kind="primary")
        self._open.setProperty("measure", "large")
        self._phrase = Button(
            look, self.tr("Use recovery phrase or parts"), name="unlock_phrase", kind="quiet"
        )
        self._other = Button(look, self.tr("Open another vault"), name="unlock_other", kind="quiet")
        self._backup = Button(look, self.tr("Open a backup"), name="unlock_backup", kind="quiet")
        self._damaged = Button(
            look, self.tr("If it is damaged"), name="unlock_damaged", kind="quiet"
        )
        self._read = Button(look, self.tr("Read the newest backup"), name="unlock_read")
        self._salvage = Button(look, self.tr("Save what can be saved"), name="unlock_salvage")
        for link in (self._phrase, self._other, self._backup, self._damaged):
            link.setProperty("measure", "link")
        self._above_ways = QWidget()
        self._above_ways.setFixedHeight(look.theme.px(16))
        self._page = CalmPage(look, COLUMN, name="unlock_page")
        self._wait = QTimer(self, singleShot=True)
        self._lay_out(look)
        self._join()

    def arrive(self) -> None:
        """Be ready to type."""
        self._field.setFocus()

    def leave(self) -> None:
        """Forget what was typed."""
        self._field.clear()

    def _lay_out(self, look: Look) -> None:
        page = self._page
        page.add(Mark(look))
        page.add(label("Stillpage", "title", "unlock_name"), 16)
        if self._opening.waits:
            # Not what: whoever stands here may be anybody.
            words = self.tr("Something you asked for waits inside. Open the vault to decide.")
            page.add(label(words, "muted", "unlock_waits"), 12)
        page.add(self._field, 36)
        page.add(self._trouble, 0)
        page.add(self._above_ways, 0)
        page.add_layout(across(self._read, self._salvage, gap=12), 0)
        page.add(self._open, 16)
        page.add_layout(across(self._phrase, gap=0, to_right=self._other), 16)
        page.add_layout(across(self._backup, gap=0, to_right=self._damaged), 4)
        # Below what everybody comes for: in large letters it would push the field out of sight.
        if self._opening.is_remote:
            words = self.tr(
                "This vault lies on another machine. Keep it closed everywhere else while it is "
                "open here. A folder on this computer would be safer."
            )
            page.add(label(words, "muted", "unlock_remote"), 24)
        if self._opening.copies:
            self._tell_of_copies()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _tell_of_copies(self) -> None:
        first, more = self._opening.copies[0], len(self._opening.copies) - 1
        words = {
            beside.WORDS: self.tr(
                "A file in the folder of this vault may be another state of it. Programs that keep "
                "folders in step leave such files. It may hold words of yours that are not here. "
                "To look into it, copy the whole folder, and in the copy give that file the name "
                "“vault.db”. Then open the copy as another vault."
            ),
            beside.FOLDER: self.tr(
                "A folder beside this vault may be another state of it, left by a program that "
                "keeps folders in step. It may hold words of yours that are not here. To look "
                "into it, open it as another vault."
            ),
            beside.LOCKS: self.tr(
                "A file in the folder of this vault is another state of its locks. Keep it until "
                "you know that this vault opens wherever you use it."
            ),
        }[first.kind]
        if more:
            words += self.tr(" There are more of these: {more}.").format(more=more)
        self._page.add(label(words, "muted", "unlock_copies"), 24)
        # Somebody else gave the name: never within a sentence, where it could speak for us.
        is_folder = first.kind == beside.FOLDER
        line = self.tr("Folder name: {name}") if is_folder else self.tr("File name: {name}")
        name = label(line.format(name=beside.shown(first.name)), "note", "unlock_copy_name")
        self._page.add(name, 8)

    def _offer(self, *, is_damaged: bool) -> None:
        for part in (self._above_ways, self._read, self._salvage):
            part.setVisible(is_damaged)

    def _join(self) -> None:
        self._offer(is_damaged=False)
        self._read.clicked.connect(lambda: self.reading_wanted.emit(self._field.text()))
        self._salvage.clicked.connect(lambda: self.salvage_wanted.emit(self._field.text()))
        self._field.submitted.connect(self._on_open)
        self._open.clicked.connect(self._on_pressed)
        self._phrase.clicked.connect(self.phrase_wanted)
        self._other.clicked.connect(self.other_vault_wanted)
        self._backup.clicked.connect(self.backup_wanted)
        self._damaged.clicked.connect(self._on_damaged)
        self._page.help_wanted.connect(self.help_wanted)
        self._wait.timeout.connect(self._on_waited)

    def _on_pressed(self) -> None:
        """Open it, as the button says, also after what a damaged vault has was asked for."""
        self._is_looked_into = False
        self._on_open()

    def _on_open(self) -> None:
        if self._is_busy or self._wait.isActive():
            return
        if self._field.is_empty():
            self._trouble.say_words(self.tr("Type your passphrase, then press Enter."))
            self._field.setFocus()
            return
        self._trouble.clear()
        self._offer(is_damaged=False)
        self._set_busy(is_busy=True)
        work = partial(self._opening.unlock, self._field.text())
        self._jobs.save(work, self._accept, self._refuse)
        self.asked.emit()

    def _on_damaged(self) -> None:
        """Lead to what a damaged vault still has: with its passphrase, and by the way of a try."""
        self._is_looked_into = True
        if self._field.is_empty():
            self._trouble.say_words(
                self.tr("Type your passphrase, then press Enter. The vault stays closed.")
            )
            self._field.setFocus()
            return
        self._on_open()

    def _accept(self, session: "Session") -> None:
        if self._is_looked_into:
            self._jobs.save(session.close, self._on_closed, self._refuse)
            return
        self._field.clear()
        self._set_busy(is_busy=False)
        self.unlocked.emit(session)

    def _on_closed(self, _nothing: object) -> None:
        self._set_busy(is_busy=False)
        self._is_looked_into = False
        self._trouble.say_words(f"{self.tr('Your vault was not changed.')} {self._trouble.ways()}")
        self._show_ways()

    def _show_ways(self) -> None:
        self._offer(is_damaged=True)
        self._page.reveal(self._salvage)
        self._read.setFocus()

    def _refuse(self, error: BaseException) -> None:
        self._set_busy(is_busy=False)
        self._field.setFocus()
        self._field.select()
        if not isinstance(error, AppError):
            raise error
        seconds = self._begin_wait() if isinstance(error, WrongSecretError) else 0.0
        told = messages.wait(seconds) if seconds > TELLS_WAIT_FROM_S else ""
        is_damaged = isinstance(error, DAMAGED)
        self._trouble.say(error, self._trouble.ways() if is_damaged else told)
        self._page.reveal(self._trouble)
        if is_damaged:
            self._is_looked_into = False
            self._show_ways()

    def _begin_wait(self) -> float:
        self._failures += 1
        seconds = self._opening.wait_after_s(self._failures)
        if seconds > 0:
            self._open.refuse(messages.wait(seconds))
            self._wait.start(round(seconds * 1000))
        return seconds

    def _on_waited(self) -> None:
        self._open.refuse("")
        self._trouble.say_words(self.tr("You can try again now."))

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._open.show_text(self.tr("Opening…") if is_busy else self.tr("Open"))
        for control in (
            self._field, self._open, self._phrase, self._other, self._backup, self._damaged,
        ):  # fmt: skip
            control.setEnabled(not is_busy)
