"""A file of one's own questions: see what will be in it, choose the place, make it."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.door import Door
from desktop.errors import AppError
from desktop.model import asking
from desktop.model.asking import Choice, Prepared
from desktop.model.document import Document, DocumentId, SectionId
from desktop.model.guide import Guide
from desktop.model.questions import Depth
from desktop.model.register import Fate, What
from desktop.ui import days, messages, registering, screened
from desktop.ui.open_texts import OpenTexts
from desktop.ui.registering import Registering
from desktop.ui.screens import questions_work as work
from desktop.ui.screens.questions_work import Made, Sealing
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.cards import NoticeCard
from desktop.ui.widgets.choices import CheckBox, Combo
from desktop.ui.widgets.file_made import COLUMN, FileMade, way
from desktop.ui.widgets.held_questions import breakable
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.place_chooser import PlaceChooser, place_for_a_file, spots
from desktop.ui.widgets.said import Said
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.ui.widgets.sheet_shown import SheetShown


class QuestionsOutScreen(QWidget):
    """Makes one sealed file of the sheet it is shown; nothing leaves before the button."""

    closed = Signal()
    opened = Signal(str)
    begin_wanted = Signal(str)
    help_wanted = Signal()

    def __init__(
        self, look: Look, texts: OpenTexts, guide: Guide, door: Door, means: Sealing
    ) -> None:
        super().__init__()
        self.setObjectName("questions_out")
        self._look, self._texts, self._guide = look, texts, guide
        self._door, self._means = door, means
        self._document: DocumentId | None = None
        self._prepared = Prepared()
        self._folder = Path.home()
        self._made: Path | None = None
        self._turn = 0
        self._page = ScrollPage(look, COLUMN, name="questions_out_page")
        self._none = label(
            self.tr(
                "Your sheet says that you do not want a disclosure. That is a whole answer, and "
                "it needs no file. You can tell your therapist, or nobody."
            ),
            "body",
            "questions_out_wants_none",
        )
        self._purposes = CheckBox(
            look, self.tr("Also say what each question is for"), name="questions_out_purposes"
        )
        self._recent = label("", "muted", "questions_out_recent")
        self._later = CheckBox(
            look, self.tr("Leave out what is so recent"), name="questions_out_later"
        )
        self._open = label("", "body", "questions_out_open")
        self._depth = Combo(
            look, self.tr("How deep, where you set nothing"), name="questions_out_depth"
        )
        self._below = label(self.tr("Here stands every word that will be in it."), "body")
        self._content = SheetShown(look)
        self._where = label("", "body", "questions_out_where")
        self._choose = Button(
            look, self.tr("Choose the place"), name="questions_out_place", kind="plain"
        )
        self._notice = NoticeCard(
            look,
            self.tr("This leaves your vault"),
            self.tr("Anyone who has the file and its passphrase can read it."),
            name="questions_out_notice",
            icon="log-out",
        )
        self._said = Said(look, name="questions_out_said")
        self._make = Button(
            look, self.tr("Make the file"), name="questions_out_make", kind="attention"
        )
        self._close = Button(look, self.tr("Not now"), name="questions_out_back", kind="quiet")
        self._chooser = PlaceChooser(look, place_for_a_file(), name="questions_out_places")
        self._end = FileMade(look)
        self._register = Registering(texts)
        self._begun: dict[int, SectionId | None] = {}
        self._line: SectionId | None = None
        self._private = screened.Asking(look, texts, name="questions_out_private")
        self._pages = QStackedWidget()
        self._lay_out()
        self._join()

    def show_document(self, document: DocumentId) -> None:
        """Take the sheet that is meant."""
        self._document = document

    def arrive(self) -> None:
        """Begin with what the file would hold."""
        self._forget()
        self._private.arrive()
        for box in (self._purposes, self._later):
            box.setChecked(False)
        self._depth.setCurrentIndex(0)
        self._said.say("")
        self._where.setText(way(self._folder))
        self._show()
        self._pages.setCurrentWidget(self._page)
        self._page.verticalScrollBar().setValue(0)
        self._page.setFocus()

    def leave(self) -> None:
        """Forget the words of the file and what was in it."""
        self._forget()

    # parts

    def _lay_out(self) -> None:
        # Most of it can only be read, so the page itself takes the keys that scroll.
        self._page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page.setProperty("kind", "read")
        self._depth.setMinimumContentsLength(8)
        self._depth.setSizeAdjustPolicy(
            Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._depth.addItem(self.tr("Choose one"), None)
        for depth in Depth:
            self._depth.addItem(depth.words, depth.value)
        title = self.tr("A file of your questions")
        self._page.setAccessibleName(title)
        page = self._page
        page.add(label(title, "title", "questions_out_title"))
        for words in (
            self.tr("Give it to your own therapist, who passes it on."),
            self.tr(
                "It goes from your therapist to your partner’s therapist, and from there to your "
                "partner, who answers. It is not meant to go from hand to hand."
            ),
            self.tr(
                "Nothing leaves until you press the button at the end. For paper, choose the "
                "sheet under For a session."
            ),
        ):
            page.add(label(words, "body"))
        page.add(self._private.card)
        for part in (
            self._none, self._open, self._depth, self._below, self._content, self._purposes,
            self._recent, self._later,
        ):  # fmt: skip
            page.add(part)
        page.add_space(8)
        page.add(label(self.tr("The passphrase"), "panel"))
        page.add(
            label(
                self.tr(
                    "Five words are made for this file alone, and shown when it is there. The "
                    "passphrase of your vault has nothing to do with it."
                ),
                "body",
            )
        )
        page.add(label(self.tr("The place"), "panel"))
        page.add(self._where)
        page.add_layout(across(self._choose, gap=12))
        page.add(
            label(
                self.tr("It is called {name}; the name says nothing.").format(
                    name=work.NEUTRAL_NAME
                ),
                "note",
            )
        )
        page.add(self._notice)
        page.add(self._said)
        page.add_layout(across(self._make, self._close, gap=12))
        for one in (self._page, self._chooser, self._end):
            self._pages.addWidget(one)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _join(self) -> None:
        for box in (self._purposes, self._later):
            box.toggled.connect(self._show)
        self._depth.currentIndexChanged.connect(self._show)
        self._choose.clicked.connect(self._on_choose)
        self._chooser.chosen.connect(self._on_chosen)
        self._chooser.closed.connect(self._on_not_chosen)
        self._make.clicked.connect(self._on_make)
        self._close.clicked.connect(self._on_close)
        self._end.done.connect(self._on_close)
        self._end.remove_wanted.connect(self._on_remove)
        self._private.opened.connect(self.opened)
        self._private.begin_wanted.connect(self.begin_wanted)
        self._private.help_wanted.connect(self.help_wanted)
        for page in (self._page, self._end):
            escape = QShortcut(
                QKeySequence(QKeySequence.StandardKey.Cancel), page,
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )  # fmt: skip
            escape.activated.connect(self._on_close)

    # what the file would hold

    def _show(self) -> None:
        self._prepared = found = self._prepare()
        self._none.setVisible(found.wants_none)
        self._purposes.setVisible(found.has_purposes)
        self._recent.setText(self._recent_words(found))
        self._recent.setVisible(bool(found.recent))
        self._later.setVisible(bool(found.recent))
        is_open = bool(found.open)
        self._open.setVisible(is_open)
        self._depth.setVisible(is_open)
        self._below.setVisible(found.sheet is not None)
        self._open.setText(
            self.tr(
                "Nothing says how deep these answers go. Choose it for all of them here, or one by "
                "one on the sheet. Then every word of the file is shown.\n{questions}"
            ).format(questions="\n".join(map(breakable, found.open)))
        )
        if found.sheet is None:
            self._content.forget()
        else:
            self._content.show_sheet(found.sheet)
        self._offer(found)

    def _recent_words(self, found: Prepared) -> str:
        if len(found.recent) == found.count:
            return self.tr(
                "You wrote these within the last two days. You can leave them for later."
            )
        if len(found.recent) == 1:
            return self.tr(
                "You wrote number {number} within the last two days. You can leave it for later."
            ).format(number=found.recent[0])
        return self.tr(
            "You wrote numbers {numbers} within the last two days. You can leave them for later."
        ).format(numbers=", ".join(found.recent))

    def _offer(self, found: Prepared) -> None:
        reason = found.refusal
        if found.sheet is None and not reason:
            reason = self.tr("Choose how deep first.")
        self._make.refuse(reason)
        self._said.say(reason)

    def _prepare(self) -> Prepared:
        document = self._read()
        if document is None:
            return Prepared(refusal=self.tr("The sheet is not there any more."))
        chosen = self._depth.currentData()
        choice = Choice(
            purposes=self._purposes.isChecked(),
            later=self._later.isChecked(),
            open_depth=Depth(chosen) if chosen else None,
        )
        begun = document.written_at.astimezone().date()
        return asking.prepare(
            self._guide, document.pages, choice, today=days.today(), begun=begun
        )  # fmt: skip

    def _read(self) -> Document | None:
        """Return the sheet as it is now, kept or not."""
        session, wanted = self._texts.session, self._document
        if wanted is None:
            return None
        found = self._texts.jobs.ask(partial(session.open, wanted))
        return replace(found, sections=tuple(map(self._texts.present, found.pages)))

    # the place

    def _on_choose(self) -> None:
        self._pages.setCurrentWidget(self._chooser)
        self._chooser.begin(spots(), self._folder)

    def _on_chosen(self, place: Path) -> None:
        self._folder = place
        self._where.setText(way(place))
        self._on_not_chosen()

    def _on_not_chosen(self) -> None:
        self._pages.setCurrentWidget(self._page)
        (self._make if self._make.isEnabled() else self._choose).setFocus()

    # making

    def _on_make(self) -> None:
        sheet = self._prepared.sheet
        if sheet is None:
            return
        self._said.say("")
        self._set_busy(is_busy=True)
        path = self._folder / work.NEUTRAL_NAME
        # Without its words: they are kept nowhere, and that page says so.
        begun = self._register.begin(registering.of_file(What.QUESTIONS, "", path, ""))
        self._begun[self._turn] = begun
        job = partial(work.write, self._door, self._means, sheet, self._folder, self._turn)
        self._texts.jobs.run(job, self._on_made, self._on_bug)

    def _on_made(self, made: Made) -> None:
        self._settle_line(made)
        if made.turn != self._turn:
            if made.path is not None:
                # Nobody saw its words, so nobody could ever open it.
                job = partial(work.remove, self._door, made.path)
                self._texts.jobs.run(job, self._on_swept, self._on_not_removed)
            return
        self._set_busy(is_busy=False)
        if made.path is None:
            words = messages.sentence(made.error) if made.error is not None else ""
            self._said.say(words)
            self._make.setFocus()
            return
        self._keep_numbers()
        self._made = made.path
        self._pages.setCurrentWidget(self._end)
        self._end.show_made(made.path, made.phrase)

    def _settle_line(self, made: Made) -> None:
        """Note in the register where the file is; what nobody waits for comes out again."""
        line = self._begun.pop(made.turn, None)
        if made.path is None or made.turn != self._turn:
            self._register.drop(line)
        elif self._register.settle(line, made.path, made.file):
            self._line = line

    def _keep_numbers(self) -> None:
        """Put given numbers on the sheet itself, so that a later file has the same ones."""
        section, given = self._prepared.section, self._prepared.given
        if section is not None and given and self._document is not None:
            fields = asking.numbered(section, given)
            self._texts.set_fields(self._document, section, fields)

    def _on_bug(self, error: BaseException) -> None:
        self._register.drop(self._begun.pop(self._turn, None))
        self._set_busy(is_busy=False)
        raise error

    def _set_busy(self, *, is_busy: bool) -> None:
        self._make.show_text(self.tr("Making it…") if is_busy else self.tr("Make the file"))
        for control in (
            self._make, self._choose, self._purposes, self._later, self._depth,
        ):  # fmt: skip
            control.setEnabled(not is_busy)

    # ending

    def _on_remove(self) -> None:
        if self._made is not None:
            job = partial(work.remove, self._door, self._made)
            self._texts.jobs.run(job, self._on_removed, self._on_not_removed)

    def _on_removed(self, _nothing: object) -> None:
        self._made = None
        line = self._register.line(self._line) if self._line else None
        if line is not None:
            self._register.fate(line, Fate.DELETED)
        self._end.show_removed()

    def _on_swept(self, _nothing: object) -> None:
        """Do nothing: whoever left this page has been told nothing of a file."""

    def _on_not_removed(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        self._end.say(messages.sentence(error))

    def _on_close(self) -> None:
        self._forget()
        self.closed.emit()

    def _forget(self) -> None:
        self._turn += 1
        self._made = self._line = None
        self._prepared = Prepared()
        self._end.forget()
        self._content.forget()
        self._set_busy(is_busy=False)
