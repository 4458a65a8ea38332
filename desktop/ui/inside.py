"""Everything behind the lock: the rail, the screens, and who follows whom."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.model import answers
from desktop.model.document import FEW, DocumentId, Place
from desktop.model.richtext import Body
from desktop.ui import days, messages, seeking, shelves
from desktop.ui.beginning import Beginning
from desktop.ui.keeping import Keeping
from desktop.ui.late_page import LatePage
from desktop.ui.means import Means, resting
from desktop.ui.offering import Offering
from desktop.ui.screens.library import LibraryScreen
from desktop.ui.screens.secrets import PassphraseScreen, PhraseScreen
from desktop.ui.screens.settings import SettingsScreen
from desktop.ui.screens.today import TodayScreen
from desktop.ui.screens.writing import WritingScreen
from desktop.ui.shelves import BELOW, BELOW_SETTINGS
from desktop.ui.widgets.rail import Form, Rail

PRODUCT = "Stillpage"
ROOM_FOR_WIDE, ROOM_FOR_WORDS = 1000, 620  # px by text size (mock README, Room)


class Inside(QWidget):
    """Routes between the screens of an open vault and keeps what is written."""

    lock_wanted = Signal()
    help_wanted, senses_wanted, ground_wanted = Signal(), Signal(), Signal()
    present, two_here = Signal(bool), Signal(QWidget)
    focus_mode = Signal(bool)
    settings_changed, all_kept = Signal(), Signal()
    gone, not_kept = Signal(), Signal(str)
    said, unsaid = Signal(str), Signal(str)

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.setObjectName("inside")
        self._means = means
        self._attempts = self._passing = self._shelf = ""
        look, jobs, session = means.look, means.jobs, means.session
        self._page = LatePage(self._make_writing)
        self._keeping = Keeping(jobs, session, self._page.place)
        self.texts, self.rest_upkeep = self._keeping.texts, self._keeping.rest_upkeep
        self._rail = Rail(look, PRODUCT)
        self._set_rail()
        self._beginning = Beginning(jobs, session, means.guides)
        self._today = TodayScreen(look, jobs, session, days.today)
        self._settings = SettingsScreen(look, jobs, session, means.notes)
        self._offering = Offering(look, jobs, session, means.guides)
        self._screens: dict[str, QWidget] = {
            "today": self._today, "settings": self._settings, "guides": self._offering.screen
        }  # fmt: skip
        self._stack = QStackedWidget()
        self._seeking = seeking.Seeking(self._stack, self._screens, self.go, self._return)
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
        """Go back to where the writer stopped, or to what they want to see first."""
        jobs, session = self._means.jobs, self._means.session
        place, attempts = jobs.ask(lambda: (session.place(), session.failed_attempts()))
        jobs.ask(lambda: session.summaries(kinds=FEW))  # to know what cannot be read
        stopped = place if place and jobs.ask(partial(session.is_kept, place.document)) else None
        opens_on = shelves.opening(jobs, session, stopped)
        # Today tells it on its page; anywhere else it stands at the foot.
        if attempts and opens_on != "today":
            self._attempts = messages.attempts(attempts, days.today())
            self.said.emit(self._attempts)
        self._keeping.start_upkeep()
        if stopped and opens_on == "place":
            self._continue(stopped)
        elif opens_on == "entry":
            self._beginning.empty_entry()
        else:
            self.go("today" if opens_on != "removal" else opens_on)

    @resting
    def go(self, name: str) -> None:
        """Show a screen by its name in the rail."""
        asked = {"lock": self.lock_wanted, "help": self.help_wanted}.get(name)
        if asked is not None:
            asked.emit()
            return
        if name not in self._screens:
            self._make(name)
        self._leave_focus()
        self.keep_now()
        self._leave_screen()
        screen = self._screens[name]
        self._stack.setCurrentWidget(screen)
        self._rail.set_current(BELOW.get(name, name))
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
        getattr(self._stack.currentWidget(), "leave", lambda: None)()

    def _say_trouble(self) -> None:
        """Say on any other screen, too, that words are not kept."""
        if not (trouble := self._keeping.trouble):
            return
        if self._page.is_in(self._stack.currentWidget()):
            self.writing.show_unsaved(trouble)
        else:
            self.said.emit(trouble)

    def resume(self) -> None:
        """Take the focus again after another page lay over this one."""
        if self._page.is_in(self._stack.currentWidget()):
            self.writing.arrive()
        else:
            self._rail.setFocus()

    def _make(self, name: str) -> None:
        """Make a screen when it is first wanted, and join it."""
        screen = self._library(name) if name in shelves.LIBRARIES else self._further(name)
        if front := shelves.front(name, self._means.session.settings.purpose):
            records, screen = screen, self._further(front)
            screen.take_records(records)  # type: ignore[attr-defined]
        self._screens[name] = screen
        self._stack.addWidget(screen)

    def _library(self, name: str) -> LibraryScreen:
        look, jobs, session = self._means.look, self._means.jobs, self._means.session
        shelf = shelves.shelf(name, self._means.guides, session.settings.purpose)
        library = LibraryScreen(look, jobs, session, shelf, days.today)
        library.opened.connect(self.open)
        library.deleted.connect(self._on_deleted)
        library.retitled.connect(self.texts.retitle)
        library.guides_wanted.connect(self._on_guides_wanted)
        library.new_wanted.connect(self._beginning.letter)
        return library

    def _further(self, name: str) -> QWidget:
        """Return a screen that other rooms of the interface know; what it can ask is joined."""
        screen = self._means.further[name](self.texts, self._means.guides)
        if isinstance(screen, PassphraseScreen | PhraseScreen):
            screen.done.connect(self._on_secret_done)
        for signal, slot in (
            ("closed", partial(self._on_closed, name)),
            ("help_wanted", self.help_wanted),
            ("opened", self.open),
            ("ground_wanted", self.ground_wanted),
            ("present", self.present),
            ("two_here", self.two_here),
            ("begin_wanted", self._beginning.guided),
            ("led_wanted", self._beginning.led_to),
            ("put_away", self._on_put_away),
            ("new_wanted", self._beginning.entry),
            ("deleted", self._on_deleted),
            ("said", self._say_passing),
            ("place_wanted", self._continue),
            ("went", self.go),
            ("gone", self.gone),
            ("left", self._seeking.back),
            ("whole_wanted", self._on_whole_wanted),
            ("passage_chosen", self._on_passage_chosen),
            ("completeness_wanted", partial(self._on_desk_wanted, "completeness")),
        ):
            if hasattr(screen, signal):
                getattr(screen, signal).connect(slot)
        return screen

    def _on_closed(self, name: str) -> None:
        """Go back to where a screen was called from."""
        if name == "questions" and self._shelf:
            self.go(self._shelf)
        elif BELOW.get(name) in {"settings", "session"} or self._page.document is None:
            self.go(BELOW[name] if BELOW.get(name) in {"settings", "session"} else "today")
        else:
            self._return()

    def _on_desk_wanted(self, name: str) -> None:
        """Show a page that looks at the whole of the document that is open."""
        if (document := self._page.document) is None:
            return
        if name not in self._screens:
            self._make(name)
        self.keep_now()
        self._shelf = ""
        show = getattr(self._screens[name], "show_document", None)
        if show is not None:
            show(document)
        self.go(name)
        self._rail.set_current(self.writing.shelf())

    def _on_whole_wanted(self, is_whole: bool) -> None:
        self._rail.setVisible(not is_whole)
        self.focus_mode.emit(is_whole)

    def _on_guides_wanted(self, shelf: str) -> None:
        """Show what can be begun from a guide on this shelf."""
        self._shelf = shelf
        self._offering.show_shelf(shelf)
        self.go("guides")
        self._rail.set_current(shelf)

    def _on_guide_chosen(self, guide: str) -> None:
        if guide == answers.GUIDE:  # a sheet of questions may have come as a file
            self.go("questions")
        else:
            self._beginning.guided(guide)

    def _on_passage_chosen(self, value: object) -> None:
        """Go back to the form that asked, with the passage."""
        self._return()
        self.writing.take_reference(value)

    def _return(self) -> None:
        """Go back to where the writer was in the text that is open."""
        document, place = self._page.document, self.texts.place
        if document is not None:
            is_here = place is not None and place.document == document
            self._show_writing(document, place if is_here else None)

    def _on_secret_done(self, words: str) -> None:
        self.go("settings")
        self._say_passing(words)

    def _say_passing(self, words: str) -> None:
        if words:
            self._passing = words
            self.said.emit(words)

    def keep_now(self) -> None:
        """Hand over what is not kept yet."""
        self._page.commit()
        self._keeping.keep_now()

    def finish(self) -> None:
        """Keep all; `all_kept` follows once it is, `not_kept` with the reason while it is not."""
        self._page.commit()
        self._keeping.finish()

    # parts

    @property
    def writing(self) -> WritingScreen:
        """Return the page for words, made if it is not there yet."""
        return self._page.screen

    def _make_writing(self) -> WritingScreen:
        means = self._means
        made = WritingScreen(means.look, self.texts, means.guides, means.clipboard)
        made.page.set_kept(means.jobs.ask(means.session.kept_cut))
        self._screens["writing"] = made
        self._stack.addWidget(made)
        self._offering.lead(made.desk.facts, self._beginning.led_to)
        made.page.cut_kept.connect(self._on_cut_kept)
        made.beside.new_wanted.connect(self._beginning.entry)
        for opened in (made.opened, made.entry.back_wanted):
            opened.connect(self.open)
        made.stopped.connect(partial(self.go, "today"))
        made.entry.stop.ground_wanted.connect(self.senses_wanted)
        made.desk_wanted.connect(self._on_desk_wanted)
        made.focus_mode.connect(self._set_focus_mode)
        self._keeping.writing.connect(made.show_writing)
        self._keeping.kept.connect(made.show_saved)
        self._keeping.not_kept.connect(made.show_unsaved)
        return made

    def _set_rail(self) -> None:
        settings = self._means.session.settings
        places = shelves.entries(settings.purpose, settings.rail_extras)
        self._rail.set_entries(places, shelves.always())

    def _join(self) -> None:
        self._rail.chosen.connect(self.go)
        self._today.continued.connect(self._continue)
        self._today.letter_wanted.connect(self._beginning.letter)
        self._today.entry_wanted.connect(self._beginning.entry)
        self._today.guide_wanted.connect(self._beginning.guided)
        self._today.paper_wanted.connect(partial(self.go, "paper"))
        self._offering.chosen.connect(self._on_guide_chosen)
        self._offering.closed.connect(self.go)
        self._beginning.refused.connect(self.said)
        self._settings.changed.connect(self._on_settings_changed)
        for name in BELOW_SETTINGS:
            getattr(self._settings, f"{name}_wanted").connect(partial(self.go, name))
        for begun in (self._today.opened, self._beginning.begun):
            begun.connect(self.open)
        for told in (self._say_trouble, self.not_kept):
            self._keeping.not_kept.connect(told)
        self._keeping.over.connect(self.unsaid)
        self._keeping.finished.connect(self.all_kept)
        self._keeping.said.connect(self.said)
        self._means.look.changed.connect(self._arrange)
        for keys, slot in (
            ("Ctrl+N", self._beginning.entry),
            ("Ctrl+Shift+E", partial(self.go, "session")),
            *((keys, self._seeking.seek) for keys in seeking.KEYS),
            ("F11", self._on_focus_key),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    # opening

    def open(self, document: str) -> None:
        """Open a document on the page."""
        self._show_writing(DocumentId(document), self.texts.place_in(DocumentId(document)))

    def _continue(self, place: Place) -> None:
        self._show_writing(place.document, place)

    @resting
    def _show_writing(self, document: DocumentId, place: Place | None) -> None:
        self.keep_now()
        if shelves.leads_to_scales(self._means.jobs, self._means.session, document):
            self.go("notice")
            return
        self.writing.open(document, place)
        self._leave_screen()
        self._stack.setCurrentWidget(self.writing)
        self._rail.set_current(self.writing.shelf())
        self._arrange()
        self.writing.arrive()
        self._say_trouble()

    def _on_deleted(self, document: str) -> None:
        self._page.forget(DocumentId(document))
        self.texts.forget(DocumentId(document))

    def _on_put_away(self) -> None:
        """Show nothing more of a text that no list shows any more, nor give back a word of it."""
        jobs, session, document = self._means.jobs, self._means.session, self._page.document
        self._page.set_kept(jobs.ask(session.kept_cut))
        self._means.clipboard.clear_if_ours()
        if document is not None and not jobs.ask(partial(session.is_kept, document)):
            self._page.forget(document)

    def _on_cut_kept(self, body: Body) -> None:
        self._keeping.keep_cut(body, self._page.document)

    # keys

    def _on_focus_key(self) -> None:
        if self._page.is_in(shown := self._stack.currentWidget()):
            self._set_focus_mode(self._rail.isVisible())
        elif (toggle := getattr(shown, "toggle_whole", None)) is not None:
            toggle()

    def _set_focus_mode(self, is_on: bool) -> None:
        self._rail.setVisible(not is_on)
        self.focus_mode.emit(is_on)
        self._page.set_focus_mode(is_on=is_on)

    def _leave_focus(self) -> None:
        if not self._rail.isVisible() and self.isVisible():
            self._set_focus_mode(is_on=False)

    def _on_settings_changed(self) -> None:
        self._set_rail()
        self._rail.set_current("settings")
        # What is offered follows the purpose.
        for name in (*shelves.LIBRARIES, "journal"):
            if (former := self._screens.pop(name, None)) is not None:
                self._stack.removeWidget(former)
                former.deleteLater()
        self.settings_changed.emit()

    def _arrange(self) -> None:
        """Give the rail the form there is room for; inside a document it is narrow."""
        scale = 100 / self._means.look.theme.text_size
        narrow = {self._screens.get("writing"), self._screens.get("session")}
        if self.height() * scale < ROOM_FOR_WORDS:
            self._rail.set_form(Form.ICONS)
        elif self._stack.currentWidget() in narrow or self.width() * scale < ROOM_FOR_WIDE:
            self._rail.set_form(Form.NARROW)
        else:
            self._rail.set_form(Form.WIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802  # Qt's name
        super().resizeEvent(event)
        self._arrange()
