"""Versions of a document, what came after the one that was cleared, remarks, copies that left."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.model import answers, desk, review
from desktop.model.document import Document, DocumentId, Section
from desktop.model.facts import Assembled
from desktop.model.guide import Guide
from desktop.model.manifest import Manifest, Piece
from desktop.model.versions import Version, VersionState, newest
from desktop.ui import days, messages, partner_sheet
from desktop.ui.open_texts import OpenTexts
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.fields.flow import Flow
from desktop.ui.widgets.fields.form import FieldForm
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.scroll_page import ScrollPage

WIDTH = 680

Count = Callable[[Manifest], int]
"""Returns how many pages these are; asked on the work lane. Raises AppError."""


class ReviewScreen(QWidget):
    """Keeps versions whole; what is typed in the registers is kept as words are."""

    closed = Signal()
    completeness_wanted = Signal()

    def __init__(
        self, look: Look, texts: OpenTexts, guides: Mapping[str, Guide], count: Count
    ) -> None:
        super().__init__()
        self.setObjectName("review")
        self._look, self._texts, self._guides, self._count = look, texts, guides, count
        self._jobs, self._session = texts.jobs, texts.session
        self._document: Document | None = None
        self._register: Section | None = None
        self._versions: tuple[Version, ...] = ()
        self._form: FieldForm | None = None
        self._page = ScrollPage(look, WIDTH)
        self._first: QWidget = self._page
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.closed)

    # what others call

    def show_document(self, document: DocumentId) -> None:
        """Show what is registered of this document."""
        session = self._session
        register = self._jobs.ask(lambda: session.add_section(document, review.KEY))
        self._register = register
        self._read(document)
        self._lay_out()

    def arrive(self) -> None:
        """Give the first way the focus."""
        # What was just laid out is shown only later, and what is not shown takes no focus.
        self._first.show()
        self._first.setFocus()

    def leave(self) -> None:
        """Show nothing of any document any more."""
        self._page.clear()
        self._document = self._register = self._form = None

    # what there is

    def _read(self, document: DocumentId) -> None:
        session = self._session
        self._document = self._jobs.ask(lambda: session.open(document))
        self._versions = self._jobs.ask(lambda: session.versions(document))

    def _answers(self) -> Assembled | None:
        """Return the answers to the partner's questions as they are now."""
        return answers.of(partner_sheet.documents(self._texts))

    def _pieces(self, sections: Sequence[Section], known: Assembled | None) -> tuple[Piece, ...]:
        guide = self._guides.get(self._document.guide) if self._document else None
        return desk.pieces(guide, sections, answers=known)

    def _present(self) -> tuple[Section, ...]:
        document = self._document
        return tuple(map(self._texts.present, document.pages)) if document else ()

    def _changes(self, version: Version) -> tuple[review.Change, ...]:
        """Return what is not as it was in this version."""
        document, session = self._document, self._session
        if document is None:
            return ()
        former = self._jobs.ask(lambda: session.version_sections(document.id, version))
        now = self._pieces(self._present(), self._answers())
        return review.changes(now, self._pieces(former, version.answers))

    # parts

    def _lay_out(self) -> None:
        page = self._page
        page.clear()
        back = self._button("back", self.tr("Back to the text"), "quiet")
        back.clicked.connect(self.closed)
        self._first = back
        page.add_layout(self._row(back))
        page.add(label(self.tr("Review and final"), "title", "review_title"))
        page.add(
            label(
                self.tr(
                    "A version keeps the whole text as it is now, and you can go on writing. "
                    "Private workings are in none of them."
                ),
                "muted",
            )
        )
        self._lay_out_versions()
        self._lay_out_keeping()
        self._lay_out_changes()
        self._lay_out_registers()

    def _lay_out_versions(self) -> None:
        self._page.add_space(8)
        if not self._versions:
            self._page.add(label(self.tr("No version is kept yet."), "body", "review_none"))
        for version in reversed(self._versions):
            self._page.add(label(self._words(version), "body", f"review_{version.number}"))
            if version.fingerprint:
                told = self.tr("Fingerprint {groups}").format(groups=version.fingerprint)
                self._page.add(label(told, "note", f"review_{version.number}_fingerprint"))

    def _words(self, version: Version) -> str:
        state = {
            VersionState.DRAFT: self.tr("draft"),
            VersionState.WITH_THERAPIST: self.tr("with therapist"),
            VersionState.CLEARED: self.tr("cleared to read"),
        }[version.state]
        when = days.moment_words(version.made_at, days.today())
        words = self.tr("{number} · {state} · {when}").format(
            number=version.number, state=state, when=when
        )
        if not version.pages:
            return words
        one = self.tr("one page")
        pages = one if version.pages == 1 else self.tr("{n} pages").format(n=version.pages)
        return f"{words} · {pages}"

    def _lay_out_keeping(self) -> None:
        row = []
        for state, name, words in (
            (VersionState.DRAFT, "draft", self.tr("Keep a draft")),
            (VersionState.WITH_THERAPIST, "therapist", self.tr("Keep it as seen with a therapist")),
        ):
            button = self._button(f"keep_{name}", words, "plain")
            button.clicked.connect(partial(self._keep, state))
            row.append(button)
        self._first = row[0]
        self._page.add_layout(self._row(*row))
        self._clear = self._button("clear", self.tr("It is cleared to read"), "plain")
        self._clear.clicked.connect(self._on_clear_clicked)
        self._page.add_layout(self._row(self._clear))
        self._said = label("", "body", "review_said")
        self._said.hide()
        self._page.add(self._said)
        self._question = self._freezing()
        self._page.add(self._question)
        self._question.hide()

    def _freezing(self) -> QFrame:
        px = self._look.theme.px
        card = QFrame(self)
        card.setObjectName("review_freezing")
        card.setProperty("card", "paper")
        lines = QVBoxLayout(card)
        lines.setContentsMargins(px(20), px(16), px(20), px(16))
        lines.setSpacing(px(8))
        lines.addWidget(label(self.tr("Before it is cleared"), "panel"))
        for words in (
            self.tr(
                "Is there anything you left out because you hope nobody will ask? What is found "
                "out later hurts more than what is told now."
            ),
            self.tr(
                "Has somebody trained read all of it with you, and do they agree that it can be "
                "read out?"
            ),
            self.tr(
                "Clearing keeps the text with its date, its pages and a fingerprint. You can still "
                "add to it. What comes after is listed at the end of the document itself."
            ),
        ):
            lines.addWidget(label(words, "body"))
        sure = self._button("freeze", self.tr("Clear this text"), "primary")
        look_again = self._button("look_again", self.tr("Look at what is there so far"), "quiet")
        not_now = self._button("not_now", self.tr("Not now"), "quiet")
        sure.clicked.connect(partial(self._keep, VersionState.CLEARED))
        look_again.clicked.connect(self.completeness_wanted)
        not_now.clicked.connect(self._on_not_now)
        lines.addLayout(self._row(sure, look_again, not_now))
        self._freeze = sure
        return card

    def _lay_out_changes(self) -> None:
        cleared = newest(self._versions, VersionState.CLEARED)
        if cleared is None:
            return
        self._page.add_space(16)
        day = days.moment_words(cleared.made_at, days.today())
        self._page.add(label(self.tr("Since it was cleared, {day}").format(day=day), "panel"))
        found = self._changes(cleared)
        if not found:
            words = self.tr("Nothing has changed.")
            self._page.add(label(words, "body", "review_unchanged"))
            return
        self._page.add(
            label(self.tr("These are listed at the end of every copy that leaves."), "note")
        )
        for number, change in enumerate(found, 1):
            told = [change.heading]
            told += [self.tr("New: {text}").format(text=one) for one in change.added]
            if change.has_lost:
                told.append(self.tr("Something was taken out or written anew."))
            self._page.add(label("\n".join(told), "body", f"review_change_{number}"))

    def _lay_out_registers(self) -> None:
        self._page.add_space(16)
        self._form = FieldForm(self._look, "review", review.FIELDS)
        if self._register is not None:
            self._form.show_values(self._texts.fields(self._register))
        self._form.edited.connect(self._on_edited)
        self._page.add(self._form)
        words = self.tr("Open remarks are printed with the next review copy, never in the letter.")
        self._page.add(label(words, "note"))

    def _button(self, name: str, words: str, kind: Kind) -> Button:
        return Button(self._look, words, name=f"review_{name}", kind=kind)

    # what happens

    def _on_edited(self) -> None:
        if self._document is not None and self._register is not None and self._form is not None:
            self._texts.set_fields(self._document.id, self._register, self._form.values())

    def _on_clear_clicked(self) -> None:
        self._question.show()
        self._freeze.show()
        self._freeze.setFocus()

    def _on_not_now(self) -> None:
        self._question.hide()
        self._clear.setFocus()

    def _keep(self, state: VersionState) -> None:
        """Count the pages, then keep the version; words on their way to the vault come first."""
        document = self._document
        if document is None:
            return
        known = self._answers()
        pieces = self._pieces(self._present(), known)
        manifest = Manifest(title=document.title, pieces=pieces)
        self._page.setEnabled(False)
        self._jobs.run(
            partial(self._count, manifest),
            partial(self._on_counted, document.id, state, (manifest, known)),
            self._on_failed,
        )

    def _on_counted(
        self,
        document: DocumentId,
        state: VersionState,
        counted: tuple[Manifest, Assembled | None],
        pages: int,
    ) -> None:
        manifest, known = counted
        self._page.setEnabled(True)
        if self._texts.holds_unkept({one.id for one in self._present()}):
            # A version without the last words would be no version of this text.
            self._say(self.tr("Your last words are not kept yet. Try again in a moment."))
            return
        keep = partial(
            self._session.keep_version, document, state, pages=pages,
            fingerprint=manifest.fingerprint(), answers=known,
        )  # fmt: skip
        try:
            self._jobs.ask(keep)
        except AppError as error:
            self._say(messages.sentence(error))
            return
        self._read(document)
        self._lay_out()
        self.arrive()

    def _on_failed(self, error: BaseException) -> None:
        self._page.setEnabled(True)
        if not isinstance(error, AppError):
            raise error
        self._say(messages.sentence(error))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()

    def _row(self, *parts: QWidget) -> Flow:
        """Return parts side by side, and on further lines where there is no room."""
        flow = Flow(self._look, gap=8)
        for part in parts:
            flow.addWidget(part)
        return flow
