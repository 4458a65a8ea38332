"""What a person can set: safety, look, purpose, secrets, and what the program is."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

import desktop
from desktop.model.settings import Purpose
from desktop.session import Session
from desktop.ui import unpictured
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look, Mode
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import CheckBox, NumberField, Radio, RadioGroup
from desktop.ui.widgets.fields.line import Line
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.ui.widgets.spelling_choice import SpellingChoice

SMALLEST_TEXT, LARGEST_TEXT, TEXT_STEP = 80, 250, 10
LONGEST_WORD = 40
LONGEST_IDLE = 30


class Notes(NamedTuple):
    """What the program says of itself here: guides that could not be read, what holds here."""

    problems: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()


class SettingsScreen(QWidget):
    """Changes take effect at once and are kept at once; there is nothing to confirm."""

    passphrase_wanted = Signal()
    phrase_wanted = Signal()
    paper_wanted = Signal()
    backups_wanted = Signal()
    know_wanted = Signal()
    protects_wanted = Signal()
    keys_wanted = Signal()
    pictures_wanted = Signal()
    checkup_wanted = Signal()
    register_wanted = Signal()
    sealed_wanted = Signal()
    takeaway_wanted = Signal()
    removal_wanted = Signal()
    changed = Signal()

    def __init__(self, look: Look, jobs: Jobs, session: Session, notes: Notes) -> None:
        super().__init__()
        self.setObjectName("settings")
        self._look, self._jobs, self._session, self._notes = look, jobs, session, notes
        self._page = ScrollPage(look, 620)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def arrive(self) -> None:
        """Show what is set now."""
        page = self._page
        page.clear()
        page.add(label(self.tr("Settings"), "title", "settings_title"))
        self._locking()
        self._looks()
        self._opening()
        self._purpose()
        self._words()
        if self._session.settings.purpose is not Purpose.HURT:  # no text of theirs has the switch
            self._spelling()
        self._secrets()
        self._backups()
        self._carrying()
        self._about()
        # What was just laid out is shown only later, and what is not shown takes no focus.
        self._idle.show()
        self._idle.setFocus()

    # the parts

    def _locking(self) -> None:
        settings = self._session.settings
        self._heading(self.tr("Locking"))
        self._idle = idle = NumberField()
        idle.setObjectName("settings_idle")
        idle.setRange(1, LONGEST_IDLE)
        idle.setValue(settings.idle_minutes)
        idle.setAccessibleName(self.tr("Lock after so many minutes without a key or the pointer"))
        idle.lineEdit().setTextMargins(self._look.theme.px(10), 0, 0, 0)
        idle.valueChanged.connect(self._on_idle_changed)
        before = _line(self.tr("Lock when nothing was touched for"), "body")
        after = _line(self.tr("minutes"), "body")
        self._page.add_layout(across(before, idle, after, gap=self._look.theme.px(8)))
        self._check(
            "settings_cover",
            self.tr("Lock as soon as another window comes to the front"),
            settings.cover_on_focus_loss,
            self._on_cover_toggled,
        )
        self._check(
            "settings_quick_exit",
            self.tr("Leave at once when Shift is pressed three times"),
            settings.quick_exit,
            self._on_quick_exit_toggled,
        )
        self._page.add(
            label(
                self.tr(
                    "Leaving covers the page, saves, and ends the program. It does not hide that "
                    "the program or a vault is on this computer."
                ),
                "note",
            )
        )
        if unpictured.is_possible():
            self._pictures()

    def _pictures(self) -> None:
        self._check(
            "settings_unpictured",
            self.tr("Keep Stillpage out of pictures of the screen"),
            self._session.settings.hides_from_capture,
            self._on_unpictured_toggled,
        )
        words = self.tr(
            "Screenshots, recordings and Recall then leave it out or show it black. Switch this "
            "off if a magnifier or another tool that you need cannot show Stillpage."
        )
        self._page.add(label(words, "note"))

    def _looks(self) -> None:
        self._heading(self.tr("Look"))
        buttons: list[Radio] = []
        group = RadioGroup(self._page)
        modes: tuple[tuple[Mode, str], ...] = (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        )
        for mode, words in modes:
            button = Radio(self._look, words, name=f"settings_look_{mode}")
            button.setChecked(self._look.mode == mode)
            button.toggled.connect(self._look_setter(mode))
            group.take(button)
            buttons.append(button)
        self._page.add_layout(across(*buttons, gap=self._look.theme.px(8)))
        size = _TextSize(self._look)
        size.setAccessibleName(self.tr("Text size"))
        what = _line(self.tr("Text size"), "body")
        self._page.add_layout(across(what, size, gap=self._look.theme.px(8)))
        self._page.add(label(self.tr("also with Ctrl and +, Ctrl and −, Ctrl and 0"), "note"))
        self._check(
            "settings_last_lines",
            self.tr("Show the last lines I wrote on the page Today"),
            self._session.settings.shows_last_lines,
            self._on_last_lines_toggled,
        )

    def _opening(self) -> None:
        self._heading(self.tr("Open on"))
        group = RadioGroup(self._page)
        for opens_on, words in (
            ("place", self.tr("Where I stopped")),
            ("today", self.tr("Today")),
            ("entry", self.tr("A new entry")),
        ):
            button = Radio(self._look, words, name=f"settings_opens_on_{opens_on}")
            button.setChecked(self._session.settings.opens_on == opens_on)
            button.toggled.connect(self._opening_setter(opens_on))
            group.take(button)
            self._page.add(button)
        self._page.add(
            label(
                self.tr("Whatever you choose, the page Today leads back to where you stopped."),
                "note",
            )
        )

    def _purpose(self) -> None:
        self._heading(self.tr("What I am here for"))
        group = RadioGroup(self._page)
        for purpose, words in (
            (Purpose.TRUTH, self.tr("Preparing to tell the truth")),
            (Purpose.HURT, self.tr("I have been hurt")),
            (Purpose.JOURNAL, self.tr("A private journal")),
        ):
            button = Radio(self._look, words, name=f"settings_purpose_{purpose.value}")
            button.setChecked(self._session.settings.purpose is purpose)
            button.toggled.connect(self._purpose_setter(purpose))
            group.take(button)
            self._page.add(button)
        self._page.add(
            label(self.tr("It changes what is offered. Nothing you wrote is touched."), "note")
        )

    def _words(self) -> None:
        self._heading(self.tr("My words"))
        settings = self._session.settings
        for name, what, usual, kept in (
            ("partner", self.tr("The person the guides speak of"), self.tr("your partner"),
             settings.word_for_partner),
            ("use", self.tr("What was done"), self.tr("compulsive use"), settings.word_for_use),
        ):  # fmt: skip
            line = Line(what, name=f"settings_word_for_{name}")
            line.setPlaceholderText(usual)
            line.setMaxLength(LONGEST_WORD)
            line.setText(kept)
            line.setMaximumWidth(self._look.theme.px(280))
            line.textEdited.connect(self._word_setter(f"word_for_{name}"))
            self._page.add(_line(what, "label"))
            self._page.add(line)
        self._page.add(label(self.tr(
            "The guides speak to you, so “your wife”, “your husband” or a name fits. A line that "
            "is empty leaves it as it is. What you wrote yourself is not touched."
        ), "note"))  # fmt: skip

    def _spelling(self) -> None:
        self._heading(self.tr("Spelling"))
        self._page.add(
            label(
                self.tr(
                    "It is off until you switch it on for a document. The words are looked up in "
                    "a dictionary that came with Stillpage, and nowhere else."
                ),
                "note",
            )
        )
        settings = self._session.settings
        part = SpellingChoice(self._look, settings.spelling_language, settings.own_words)
        part.language_chosen.connect(self._on_spelling_language)
        part.word_removed.connect(self._on_word_removed)
        part.word_put_back.connect(self._on_word_put_back)
        self._page.add(part)

    def _secrets(self) -> None:
        self._heading(self.tr("Passphrase and recovery phrase"))
        passphrase = Button(
            self._look, self.tr("Change the passphrase"), name="settings_passphrase"
        )
        passphrase.clicked.connect(self.passphrase_wanted)
        phrase_words = (
            self.tr("Make a new recovery phrase")
            if self._session.has_phrase
            else self.tr("Make a recovery phrase")
        )
        phrase = Button(self._look, phrase_words, name="settings_phrase")
        phrase.clicked.connect(self.phrase_wanted)
        self._page.add_layout(across(passphrase, phrase, gap=self._look.theme.px(8)))
        self._page.add(label(self._paper_state(), "note", "settings_phrase_state"))
        paper = Button(self._look, self.tr("Words on paper"), name="settings_paper")
        paper.clicked.connect(self.paper_wanted)
        self._page.add_layout(across(paper, gap=0))
        about = self.tr("Try them, print a blank sheet for them, or part them between three.")
        self._page.add(label(about, "note"))

    def _paper_state(self) -> str:
        if self._session.has_phrase:
            return self.tr(
                "This vault has a recovery phrase. A new one takes the place of the old one."
            )
        if self._session.has_shares:
            return self.tr("This vault has no recovery phrase. Two of three parts open it.")
        return self.tr(
            "This vault has no recovery phrase. Without one, a forgotten passphrase is final."
        )

    def _backups(self) -> None:
        self._heading(self.tr("Backups"))
        button = Button(self._look, self.tr("Backups"), name="settings_backups")
        button.clicked.connect(self.backups_wanted)
        self._page.add_layout(across(button, gap=0))
        words = self.tr("A backup is made by itself when you pause. Here you can test the newest.")
        self._page.add(label(words, "note"))

    def _carrying(self) -> None:
        self._heading(self.tr("In and out"))
        for name, words, wanted in (
            ("register", self.tr("What left"), self.register_wanted),
            ("sealed", self.tr("Open a sealed file"), self.sealed_wanted),
            ("takeaway", self.tr("Take everything with me"), self.takeaway_wanted),
            ("removal", self.tr("Remove this vault"), self.removal_wanted),
        ):
            button = Button(self._look, words, name=f"settings_{name}")
            button.clicked.connect(wanted)
            self._page.add_layout(across(button, gap=0))

    def _about(self) -> None:
        self._heading(self.tr("About"))
        about = self.tr(
            "Stillpage {version}. Free software under the GNU General Public License, version 3 "
            "or later. It opens no connection and sends nothing."
        ).format(version=desktop.__version__)
        self._page.add(label(about, "body", "settings_about"))
        for name, words, wanted in (
            ("know", self.tr("Before you write"), self.know_wanted),
            ("protects", self.tr("What this protects, and what it cannot"), self.protects_wanted),
            ("checkup", self.tr("This computer"), self.checkup_wanted),
            ("pictures", self.tr("Pictures and evidence"), self.pictures_wanted),
            ("keys", self.tr("Keys"), self.keys_wanted),
        ):
            button = Button(self._look, words, name=f"settings_{name}")
            button.clicked.connect(wanted)
            self._page.add_layout(across(button, gap=0))
        for problem in self._notes.problems:
            self._page.add(label(problem, "note"))

    def _heading(self, words: str) -> None:
        self._page.add_space(16)
        self._page.add(label(words, "panel"))

    def _check(self, name: str, words: str, is_on: bool, slot: Callable[[bool], None]) -> None:
        box = CheckBox(self._look, words, name=name)
        box.setChecked(is_on)
        box.toggled.connect(slot)
        self._page.add(box)

    # what a person does

    def _keep(self, **values: object) -> None:
        session = self._session
        wanted = session.settings.changed(**values)
        self._jobs.ask(lambda: session.change_settings(wanted))
        self.changed.emit()

    def _on_idle_changed(self, minutes: int) -> None:
        self._keep(idle_minutes=minutes)

    def _on_cover_toggled(self, is_on: bool) -> None:
        self._keep(cover_on_focus_loss=is_on)

    def _on_unpictured_toggled(self, is_on: bool) -> None:
        self._keep(hides_from_capture=is_on)

    def _on_quick_exit_toggled(self, is_on: bool) -> None:
        self._keep(quick_exit=is_on)

    def _on_last_lines_toggled(self, is_on: bool) -> None:
        self._keep(shows_last_lines=is_on)

    def _on_spelling_language(self, language: str) -> None:
        self._keep(spelling_language=language)

    def _on_word_removed(self, word: str) -> None:
        self._keep(own_words=self._session.settings.without_word(word).own_words)

    def _on_word_put_back(self, word: str) -> None:
        self._keep(own_words=self._session.settings.with_word(word).own_words)

    def _look_setter(self, mode: Mode) -> Callable[[bool], None]:
        return _when_on(lambda: self._look.set_mode(mode))

    def _opening_setter(self, opens_on: str) -> Callable[[bool], None]:
        return _when_on(lambda: self._keep(opens_on=opens_on))

    def _word_setter(self, name: str) -> Callable[[str], None]:
        return lambda word: self._keep(**{name: word})

    def _purpose_setter(self, purpose: Purpose) -> Callable[[bool], None]:
        return _when_on(lambda: self._keep(purpose=purpose))


class _TextSize(NumberField):
    """How large the text is, also when keys change it meanwhile."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("settings_text_size")
        self.setRange(SMALLEST_TEXT, LARGEST_TEXT)
        self.setSingleStep(TEXT_STEP)
        self.setSuffix(" %")
        self.setKeyboardTracking(False)
        self._show_now()
        self.valueChanged.connect(look.set_text_size)
        look.changed.connect(self._show_now)

    def _show_now(self) -> None:
        self.setValue(self._look.text_size)
        self.lineEdit().setTextMargins(self._look.theme.px(10), 0, 0, 0)


def _when_on(work: Callable[[], None]) -> Callable[[bool], None]:
    """Return what does this when one of several answers is chosen, not when it is left."""

    def choose(is_on: bool) -> None:
        if is_on:
            work()

    return choose


def _line(words: str, role: str) -> QLabel:
    """Return words beside a control, which keep to one line."""
    made = label(words, role)
    made.setWordWrap(False)
    return made
