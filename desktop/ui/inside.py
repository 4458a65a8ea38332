"""Everything behind the lock: the rail, the screens, and who follows whom."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.errors import AppError
from desktop.model.document import Document, DocumentId, Kind, Place, State
from desktop.model.guide import Guide
from desktop.model.richtext import Body
from desktop.model.settings import Purpose
from desktop.session import Session
from desktop.ui import days, messages
from desktop.ui.clipboard import Clipboard
from desktop.ui.jobs import Jobs
from desktop.ui.keeping import Keeping
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens.library import LibraryScreen, Shelf
from desktop.ui.screens.protects import ReadingScreen
from desktop.ui.screens.secrets import PassphraseScreen, PhraseScreen
from desktop.ui.screens.settings import Notes, SettingsScreen
from desktop.ui.screens.today import TodayScreen
from desktop.ui.screens.writing import WritingScreen
from desktop.ui.theme import Look
from desktop.ui.widgets.rail import Entry, Form, Rail

PRODUCT = "Stillpage"
BELOW_SETTINGS = {"passphrase", "phrase", "protects"}
ROOM_FOR_WIDE, ROOM_FOR_WORDS = 1000, 620  # px by text size (mock README, Room)


@dataclass(frozen=True, kw_only=True)
class Means:
    """What the inside works with; joined in `app`.

    `further` makes the screens that other rooms of the interface know, by rail name.
    """

    look: Look
    jobs: Jobs
    session: Session
    clipboard: Clipboard
    guides: Mapping[str, Guide]
    notes: Notes = field(default_factory=Notes)
    further: Mapping[str, Callable[[OpenTexts, Mapping[str, Guide]], QWidget]] = field(
        default_factory=dict
    )


class Inside(QWidget):
    """Routes between the screens of an open vault and keeps what is written."""

    lock_wanted = Signal()
    help_wanted = Signal()
    focus_mode = Signal(bool)
    settings_changed = Signal()
    all_kept = Signal()
    not_kept = Signal(str)
    said = Signal(str)
    unsaid = Signal(str)

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.setObjectName("inside")
        self._means = means
        self._attempts = self._passing = ""
        look, jobs, session = means.look, means.jobs, means.session
        self._keeping = Keeping(jobs, session, self._place)
        self.texts = self._keeping.texts
        self._rail = Rail(look, PRODUCT)
        self._rail.set_entries(self._entries(), self._always())
        self.writing = WritingScreen(look, self.texts, means.guides, means.clipboard)
        self._today = TodayScreen(look, jobs, session, days.today)
        self._letters = LibraryScreen(look, jobs, session, self._shelf(Kind.LETTER), days.today)
        self._journal = LibraryScreen(look, jobs, session, self._shelf(Kind.ENTRY), days.today)
        self._settings = SettingsScreen(look, jobs, session, means.notes)
        self._screens: dict[str, QWidget] = {
            "today": self._today,
            "letters": self._letters,
            "journal": self._journal,
            "settings": self._settings,
            "writing": self.writing,
        }
        self._stack = QStackedWidget()
        for screen in self._screens.values():
            self._stack.addWidget(screen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)
        self._join()

    # what others call

    def arrive(self) -> None:
        """Go back to where the writer stopped, else to Today."""
        session = self._means.session
        place, summaries, cut, attempts = self._means.jobs.ask(
            lambda: (
                session.place(),
                session.summaries(),
                session.kept_cut(),
                session.failed_attempts(),
            )
        )
        self.writing.page.set_kept(cut)
        stopped = place if place and place.document in {one.id for one in summaries} else None
        # Today tells it on its page; anywhere else it stands at the foot.
        if attempts and stopped:
            self._attempts = messages.attempts(attempts, days.today())
            self.said.emit(self._attempts)
        self._keeping.start_upkeep()
        if stopped:
            self._continue(stopped)
        else:
            self.go("today")

    def go(self, name: str) -> None:
        """Show a screen by its name in the rail."""
        if name == "lock":
            self.lock_wanted.emit()
            return
        if name == "help":
            self.help_wanted.emit()
            return
        if name not in self._screens:
            self._make(name)
        self._leave_focus()
        self.keep_now()
        self._leave_screen()
        screen = self._screens[name]
        self._stack.setCurrentWidget(screen)
        self._rail.set_current("settings" if name in BELOW_SETTINGS else name)
        self._arrange()
        arrive: Callable[[], None] = screen.arrive  # type: ignore[attr-defined]
        arrive()
        if name == "today":
            self.unsaid.emit(self._attempts)
        self._say_trouble()

    def put_away(self, words: str) -> None:
        """Take it that the owner has read what stood at the foot."""
        if words == self._attempts:
            self._means.jobs.ask(self._means.session.clear_attempts)

    def _leave_screen(self) -> None:
        """Let the screen that is left forget what only it has to show."""
        self.unsaid.emit(self._passing)
        leave: Callable[[], None] | None = getattr(self._stack.currentWidget(), "leave", None)
        if leave is not None:
            leave()

    def _say_trouble(self) -> None:
        """Say on any other screen, too, that words are not kept."""
        trouble = self._keeping.trouble
        if not trouble:
            return
        if self._stack.currentWidget() is self.writing:
            self.writing.show_unsaved(trouble)
        else:
            self.said.emit(trouble)

    def resume(self) -> None:
        """Take the focus again after another page lay over this one."""
        if self._stack.currentWidget() is self.writing:
            self.writing.arrive()
        else:
            self._rail.setFocus()

    def _make(self, name: str) -> None:
        """Make a screen that is seldom wanted, and join it."""
        screen = self._means.further[name](self.texts, self._means.guides)
        self._screens[name] = screen
        self._stack.addWidget(screen)
        if isinstance(screen, PassphraseScreen | PhraseScreen):
            screen.done.connect(self._on_secret_done)
        if isinstance(screen, ReadingScreen):
            screen.closed.connect(partial(self.go, "settings"))
            screen.help_wanted.connect(self.help_wanted)

    def _on_secret_done(self, words: str) -> None:
        self.go("settings")
        if words:
            self._passing = words
            self.said.emit(words)

    def new_entry(self) -> None:
        """Open an empty page of today's journal, caret in it (Ctrl+N)."""
        today = days.today()
        title, session = days.full_day(today), self._means.session
        self._open_new(
            lambda: session.start(kind=Kind.ENTRY, title=_unused(session, title), on=today)
        )

    def keep_now(self) -> None:
        """Hand over what is not kept yet."""
        self.writing.page.paper.commit_preedit()
        self._keeping.keep_now()

    def finish(self) -> None:
        """Keep all; `all_kept` follows once it is, `not_kept` with the reason while it is not."""
        self.writing.page.paper.commit_preedit()
        self._keeping.finish()

    # parts

    def _place(self) -> Place | None:
        return self.writing.place()

    def _entries(self) -> tuple[Entry, ...]:
        journal = Entry(key="journal", icon="notebook-pen", word=self.tr("Journal"))
        letters = Entry(key="letters", icon="mail", word=self.tr("Letters"))
        order = (journal, letters)
        if self._means.session.settings.purpose is Purpose.TRUTH:
            order = (letters, journal)
        return (
            Entry(key="today", icon="sun", word=self.tr("Today")),
            *order,
            Entry(key="session", icon="file-check", word=self.tr("For a session")),
        )

    def _always(self) -> tuple[Entry, ...]:
        return (
            Entry(key="help", icon="life-buoy", word=self.tr("Help now"), shortcut="F1"),
            Entry(key="lock", icon="lock", word=self.tr("Lock"), shortcut="Ctrl L"),
            Entry(key="settings", icon="settings", word=self.tr("Settings")),
        )

    def _shelf(self, kind: Kind) -> Shelf:
        if kind is Kind.LETTER:
            return Shelf(
                kind,
                self.tr("Letters"),
                self.tr("No letters yet. What you write here is sent to nobody."),
            )
        return Shelf(
            kind,
            self.tr("Journal"),
            self.tr("No entries yet. One line is an entry, and so is one word."),
        )

    def _join(self) -> None:
        self._rail.chosen.connect(self.go)
        self._today.continued.connect(self._continue)
        self._today.opened.connect(self.open)
        self._today.letter_wanted.connect(self.new_letter)
        self._today.entry_wanted.connect(self.new_entry)
        self._today.guide_wanted.connect(self.new_guided)
        self._letters.opened.connect(self.open)
        self._letters.new_wanted.connect(self._on_new_wanted)
        self._journal.opened.connect(self.open)
        self._letters.deleted.connect(self._on_deleted)
        self._journal.deleted.connect(self._on_deleted)
        self._journal.new_wanted.connect(self._on_new_wanted)
        self._settings.changed.connect(self._on_settings_changed)
        self._settings.passphrase_wanted.connect(partial(self.go, "passphrase"))
        self._settings.phrase_wanted.connect(partial(self.go, "phrase"))
        self._settings.protects_wanted.connect(partial(self.go, "protects"))
        self.writing.page.cut_kept.connect(self._on_cut_kept)
        self.writing.stopped.connect(self._on_stopped)
        self.writing.opened.connect(self.open)
        self.writing.focus_mode.connect(self._set_focus_mode)
        self._keeping.writing.connect(self.writing.show_writing)
        self._keeping.kept.connect(self.writing.show_saved)
        self._keeping.not_kept.connect(self.writing.show_unsaved)
        self._keeping.not_kept.connect(self._say_trouble)
        self._keeping.not_kept.connect(self.not_kept)
        self._keeping.over.connect(self.unsaid)
        self._keeping.finished.connect(self.all_kept)
        self._keeping.said.connect(self.said)
        self._means.look.changed.connect(self._arrange)
        for keys, slot in (
            ("Ctrl+N", self.new_entry),
            ("Ctrl+Shift+E", self._on_session_key),
            ("F9", self._on_guide_key),
            ("F11", self._on_focus_key),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    # opening

    def open(self, document: str) -> None:
        """Open a document on the page."""
        self._show_writing(DocumentId(document), None)

    def _continue(self, place: Place) -> None:
        self._show_writing(place.document, place)

    def _show_writing(self, document: DocumentId, place: Place | None) -> None:
        self.keep_now()
        self.writing.open(document, place)
        self._leave_screen()
        self._stack.setCurrentWidget(self.writing)
        self._rail.set_current("journal" if self.writing.kind is Kind.ENTRY else "letters")
        self._arrange()
        self.writing.arrive()
        self._say_trouble()

    def new_letter(self) -> None:
        """Open an empty letter."""
        session, today = self._means.session, days.today()
        title = self.tr("Letter of {day}").format(day=days.full_day(today))
        self._open_new(
            lambda: session.start(kind=Kind.LETTER, title=_unused(session, title), on=today)
        )

    def new_guided(self, guide_id: str) -> None:
        """Start a guide: one document with all its sections."""
        session, guide = self._means.session, self._means.guides[guide_id]
        sections = guide.start()
        marks = dict.fromkeys(guide.starts_off(), State.NOT_FOR_ME)
        self._open_new(
            lambda: session.start(
                kind=Kind.LETTER,
                title=guide.title,
                on=days.today(),
                guide=guide.id,
                sections=sections,
                marks=marks,
            )
        )

    def _open_new(self, start: Callable[[], Document]) -> None:
        try:
            document = self._means.jobs.ask(start)
        except AppError as error:
            self.said.emit(messages.sentence(error))
            return
        self._show_writing(document.id, None)

    def _on_new_wanted(self, kind: str) -> None:
        if kind == Kind.ENTRY.value:
            self.new_entry()
        else:
            self.new_letter()

    def _on_deleted(self, document: str) -> None:
        self.writing.forget(DocumentId(document))
        self.texts.forget(DocumentId(document))

    def _on_stopped(self) -> None:
        self.go("today")

    def _on_cut_kept(self, body: Body) -> None:
        self._keeping.keep_cut(body, self.writing.document)

    # keys

    def _on_session_key(self) -> None:
        self.go("session")

    def _on_guide_key(self) -> None:
        if self._stack.currentWidget() is self.writing:
            self.writing.toggle_guide()

    def _on_focus_key(self) -> None:
        if self._stack.currentWidget() is self.writing:
            self._set_focus_mode(self._rail.isVisible())

    def _set_focus_mode(self, is_on: bool) -> None:
        self._rail.setVisible(not is_on)
        self.writing.set_focus_mode(is_on=is_on)
        self.focus_mode.emit(is_on)
        self.writing.arrive()

    def _leave_focus(self) -> None:
        if not self._rail.isVisible() and self.isVisible():
            self._set_focus_mode(is_on=False)

    def _on_settings_changed(self) -> None:
        self._rail.set_entries(self._entries(), self._always())
        self._rail.set_current("settings")
        self.settings_changed.emit()

    def _arrange(self) -> None:
        """Give the rail the form there is room for; inside a document it is narrow."""
        scale = 100 / self._means.look.theme.text_size
        narrow = {self.writing, self._screens.get("session")}
        if self.height() * scale < ROOM_FOR_WORDS:
            self._rail.set_form(Form.ICONS)
        elif self._stack.currentWidget() in narrow or self.width() * scale < ROOM_FOR_WIDE:
            self._rail.set_form(Form.NARROW)
        else:
            self._rail.set_form(Form.WIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802  # Qt's name
        super().resizeEvent(event)
        self._arrange()


def _unused(session: Session, title: str) -> str:
    """Return the title, with the time where another text has it already."""
    taken = {one.title for one in session.summaries()}
    return f"{title}, {days.clock(datetime.now(UTC))}" if title in taken else title
