"""Backups: when the newest was made, one more, whether it opens, and a second place for them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import AppError, WrongSecretError
from desktop.session import Backup
from desktop.ui import days, messages
from desktop.ui.backing import Backing
from desktop.ui.open_texts import OpenTexts
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.place_chooser import Asking, PlaceChooser, any_folder, spots
from desktop.ui.widgets.said import Said
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.ui.widgets.secret_field import SecretField

COLUMN = 620
OF = 1_000
"""How finely the bar shows how far it is."""
Test = Callable[[Path, str, Callable[[float], object]], None]
"""Opens a backup on the disk with a passphrase, telling how far it is, or raises why not."""


class BackupsScreen(QWidget):
    """Says when the newest backup was made, and offers what can be done with them."""

    closed = Signal()
    tested = Signal(float)

    def __init__(self, look: Look, texts: OpenTexts, backing: Backing, test: Test) -> None:
        super().__init__()
        self.setObjectName("backups")
        self._look, self._jobs, self._session = look, texts.jobs, texts.session
        self._backing, self._test = backing, test
        self._found: tuple[Backup, ...] = ()
        self._is_here = self._is_testing = False
        self._top = Button(look, self.tr("Back to Settings"), name="backups_back", kind="quiet")
        self._top.setProperty("measure", "link")
        self._state = label("", "strong", "backups_state")
        self._where = label("", "body", "backups_where")
        self._trouble = Said(look, name="backups_trouble")
        self._make = Button(look, self.tr("Make one now"), name="backups_make", kind="primary")
        self._stop = Button(look, self.tr("Stop"), name="backups_stop")
        self._bar = _bar("backups_bar", self.tr("How far the backup is"))
        self._field = SecretField(look, self.tr("Passphrase"), name="backups_passphrase")
        self._go = Button(look, self.tr("Test it"), name="backups_test")
        self._test_bar = _bar("backups_test_bar", self.tr("How far the test is"))
        self._told = Said(look, name="backups_tested")
        self._whole = label("", "body", "backups_whole")
        self._older, self._older_words = QWidget(), label("", "body", "backups_older")
        self._delete = Button(look, self.tr("Delete"), name="backups_delete")
        self._sure = Button(look, self.tr("Delete for good"), name="backups_sure")
        self._keep = Button(look, self.tr("Keep"), name="backups_keep")
        self._place = label("", "body", "backups_place")
        self._choose = Button(look, self.tr("Choose a second place"), name="backups_choose")
        self._none = Button(look, self.tr("Use no second place"), name="backups_none")
        self._chooser = PlaceChooser(look, _asking(self), name="backups_places")
        self._pages = QStackedWidget()
        self._page = ScrollPage(look, COLUMN, name="backups_page")
        self._lay_out()
        self._join()

    def arrive(self) -> None:
        """Look at what there is."""
        self._is_here = True
        self._forget()
        self._pages.setCurrentWidget(self._page)
        self._page.verticalScrollBar().setValue(0)
        self._show()
        self._top.setFocus()

    def leave(self) -> None:
        """Forget what was typed; a backup on its way goes on."""
        self._is_here = False
        self._forget()

    # parts

    def _lay_out(self) -> None:
        page, px = self._page, self._look.theme.px
        page.add_layout(across(self._top, gap=0))
        page.add(label(self.tr("Backups"), "title", "backups_title"))
        page.add(label(self.tr(
            "A backup is one file that holds all of this vault, closed in the same way. One is "
            "made by itself when you have paused for a minute. It is opened and compared at once."
        ), "muted"))  # fmt: skip
        for part in (self._state, self._where, self._trouble, self._bar):
            page.add(part)
        page.add_layout(across(self._make, self._stop, gap=px(8)))
        self._heading(self.tr("Test my backup"))
        page.add(label(self.tr(
            "This opens the newest file on the disk with your passphrase, and looks at every "
            "text in it. Nothing is changed."
        ), "body"))  # fmt: skip
        page.add(self._field)
        page.add(self._told)
        page.add(self._whole)
        page.add(self._test_bar)
        page.add_layout(across(self._go, gap=0))
        page.add(self._older)
        self._lay_out_older()
        self._heading(self.tr("A second place"))
        page.add(label(self.tr(
            "Each backup can also go to a stick, or to a folder that is copied elsewhere. If "
            "the place is not there one day, nothing is lost here."
        ), "body"))  # fmt: skip
        page.add(self._place)
        page.add_layout(across(self._choose, self._none, gap=px(8)))
        self._heading(self.tr("If something is lost"))
        page.add(label(self.tr(
            "Lock the vault and choose “Open a backup”. It becomes a vault of its own in a new "
            "folder. Nothing is ever written over."
        ), "body"))  # fmt: skip
        self._pages.addWidget(page)
        self._pages.addWidget(self._chooser)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _lay_out_older(self) -> None:
        px = self._look.theme.px
        self._older.setProperty("surface", "none")
        lines = QVBoxLayout(self._older)
        lines.setContentsMargins(0, px(16), 0, 0)
        lines.setSpacing(px(12))
        lines.addWidget(label(self.tr("From before your passphrase or paper changed"), "panel"))
        lines.addWidget(self._older_words)
        lines.addLayout(across(self._delete, self._sure, self._keep, gap=px(8)))

    def _heading(self, words: str) -> None:
        self._page.add_space(16)
        self._page.add(label(words, "panel"))

    def _join(self) -> None:
        self._top.clicked.connect(self.closed)
        self._make.clicked.connect(self._on_make)
        self._stop.clicked.connect(self._backing.give_up)
        self._backing.told.connect(self._on_told)
        self._backing.ended.connect(self._on_ended)
        self._field.submitted.connect(self._on_test)
        self._go.clicked.connect(self._on_test)
        self.tested.connect(self._on_test_told)
        self._delete.clicked.connect(self._on_delete)
        self._sure.clicked.connect(self._on_sure)
        self._keep.clicked.connect(self._on_keep)
        self._choose.clicked.connect(self._on_choose)
        self._none.clicked.connect(self._on_none)
        self._chooser.chosen.connect(self._on_place)
        self._chooser.closed.connect(self._back_to_page)
        escape = QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self._page)
        escape.activated.connect(self.closed)

    # what there is

    def _show(self) -> None:
        self._found = self._jobs.ask(self._session.backups)
        present = [one for one in self._found if one.is_present]
        self._state.setText(self._state_words(present[0] if present else None))
        self._where.setText(self._where_words(len(present)))
        self._where.setVisible(bool(present))
        trouble = self._backing.trouble
        self._trouble.say(self._trouble_words(trouble) if trouble else "")
        self._show_work()
        self._show_older(len(self._found) - len(present), bool(present))
        self._show_place()
        self._go.refuse("" if present else self.tr("There is none to test yet."))

    def _state_words(self, newest: Backup | None) -> str:
        if newest is None:
            if self._found:
                return self.tr("There is none yet since your passphrase or paper last changed.")
            return self.tr("There is no backup yet.")
        moment, today = newest.made_at.astimezone(), days.today()
        if moment.date() == today:
            words = self.tr("The newest good one was made today at {time}.")
            return words.format(time=days.clock(moment))
        words = self.tr("The newest good one was made on {moment}.")
        return words.format(moment=days.moment_words(moment, today))

    def _where_words(self, count: int) -> str:
        if not count:
            return ""
        words = (
            self.tr("It is kept in the folder of this vault: {folder}")
            if count == 1
            else self.tr("{count} are kept in the folder of this vault: {folder}")
        )
        return words.format(count=count, folder=self._found[0].path.parent)

    def _trouble_words(self, error: AppError) -> str:
        return self.tr("The last one could not be made. {why}").format(why=messages.sentence(error))

    def _show_work(self) -> None:
        is_on = self._backing.is_working
        for part in (self._bar, self._stop):
            part.setVisible(is_on)
        self._make.refuse(self.tr("One is being made.") if is_on else "")

    def _show_older(self, count: int, has_present: bool) -> None:
        self._older.setVisible(bool(count))
        words = (
            self.tr("One backup here opens with the passphrase and the paper of its time. ")
            if count == 1
            else self.tr("{count} backups here open with the passphrase and paper of their time. ")
        )
        rest = self.tr("Whoever has either can still read what stood in the vault then.")
        self._older_words.setText(words.format(count=count) + rest)
        fresh = self.tr("Make a fresh one first.")
        self._delete.refuse("" if has_present else fresh)
        self._ask_sure(is_on=False)

    def _ask_sure(self, *, is_on: bool) -> None:
        self._delete.setVisible(not is_on)
        for part in (self._sure, self._keep):
            part.setVisible(is_on)

    def _show_place(self) -> None:
        place = self._session.settings.backup_place
        words = self.tr("None is chosen.")
        if place:
            words = self.tr("Each one goes to {place}, too.").format(place=place)
        if place and self._backing.place_trouble is not None:
            words = self.tr("The last one did not get to {place}. The next one tries it again.")
            words = words.format(place=place)
        self._place.setText(words)
        self._none.setVisible(bool(place))

    # making

    def _on_make(self) -> None:
        self._bar.setValue(0)
        self._backing.make_now()
        self._show_work()
        if self._backing.is_working:
            self._stop.setFocus()

    def _on_told(self, far: float) -> None:
        self._bar.setValue(round(far * OF))

    def _on_ended(self) -> None:
        if self._is_here:
            was_at = self._stop.hasFocus()
            self._show()
            if was_at:
                self._make.setFocus()

    # testing

    def _on_test(self) -> None:
        newest = next((one for one in self._found if one.is_present), None)
        if self._is_testing or newest is None:
            return
        if self._field.is_empty():
            self._told.say(self.tr("Type your passphrase, then press Enter."))
            self._field.setFocus()
            return
        self._set_testing(is_on=True)
        self._told.say("")
        self._whole.hide()
        self._tested = newest
        work = partial(self._test, newest.path, self._field.text(), self.tested.emit)
        self._jobs.run(work, self._on_opens, self._on_opens_not)

    def _on_test_told(self, far: float) -> None:
        self._test_bar.setValue(round(far * OF))

    def _on_opens(self, _nothing: object) -> None:
        self._set_testing(is_on=False)
        self._field.clear()
        moment = days.moment_words(self._tested.made_at, days.today())
        words = self.tr("The backup of {moment} opens, and every text in it is whole.")
        if self._is_here:
            self._whole.setText(words.format(moment=moment))
            self._whole.show()
            said = QAccessibleAnnouncementEvent(self._whole, self._whole.text())
            QAccessible.updateAccessibility(said)
            self._go.setFocus()

    def _on_opens_not(self, error: BaseException) -> None:
        self._set_testing(is_on=False)
        if not isinstance(error, AppError):
            raise error
        if isinstance(error, WrongSecretError):
            self._say_tested(self.tr("This passphrase does not open it. Look at Caps Lock, then "
                                     "type it again."))  # fmt: skip
            self._field.select()
        else:
            self._say_tested(messages.sentence(error))

    def _say_tested(self, words: str) -> None:
        if self._is_here:
            self._told.say(words)
            self._field.setFocus()

    def _set_testing(self, *, is_on: bool) -> None:
        self._is_testing = is_on
        self._test_bar.setValue(0)
        self._test_bar.setVisible(is_on)
        self._go.refuse(self.tr("It is being tested.") if is_on else "")

    def _forget(self) -> None:
        self._field.clear()
        self._told.say("")
        self._whole.hide()
        self._test_bar.setVisible(self._is_testing)

    # older ones

    def _on_delete(self) -> None:
        self._ask_sure(is_on=True)
        self._keep.setFocus()

    def _on_keep(self) -> None:
        self._ask_sure(is_on=False)
        self._delete.setFocus()

    def _on_sure(self) -> None:
        older = [one for one in self._found if not one.is_present]
        self._jobs.ask(partial(self._session.delete_backups, older))
        self._show()
        self._choose.setFocus()

    # the second place

    def _on_choose(self) -> None:
        self._pages.setCurrentWidget(self._chooser)
        place = self._session.settings.backup_place
        known = Path(place)
        self._chooser.begin(spots(), known if place and known.is_dir() else Path.home())

    def _on_place(self, place: Path) -> None:
        self._keep_place(str(place))
        self._back_to_page()

    def _on_none(self) -> None:
        self._keep_place("")
        self._choose.setFocus()

    def _keep_place(self, place: str) -> None:
        wanted = self._session.settings.changed(backup_place=place)
        self._jobs.ask(partial(self._session.change_settings, wanted))
        self._backing.place_trouble = None
        self._show_place()

    def _back_to_page(self) -> None:
        self._pages.setCurrentWidget(self._page)
        self._choose.setFocus()


def _bar(name: str, words: str) -> QProgressBar:
    bar = QProgressBar()
    bar.setObjectName(name)
    bar.setAccessibleName(words)
    bar.setTextVisible(False)
    bar.setRange(0, OF)
    bar.hide()
    return bar


def _asking(screen: BackupsScreen) -> Asking:
    return Asking(
        title=screen.tr("Where should each backup go, too?"),
        words=screen.tr(
            "A stick you keep elsewhere is best. Enter goes into a folder, Backspace one level "
            "up. The place is remembered in this vault and nowhere else."
        ),
        choose=screen.tr("Use this folder"),
        refusal=any_folder,
        mark=any_folder,
    )
