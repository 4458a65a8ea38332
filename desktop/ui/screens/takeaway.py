"""Take everything with me: what that means, what goes along, in which form, and where to."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.door import Door
from desktop.errors import AppError
from desktop.model.guide import Guide
from desktop.session import Cost
from desktop.ui import messages
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens import takeaway_work as work
from desktop.ui.screens.takeaway_work import Taken, Taking, Wish
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.cards import NoticeCard
from desktop.ui.widgets.choices import CheckBox, Radio, RadioGroup
from desktop.ui.widgets.deleting_note import deleting_note
from desktop.ui.widgets.file_made import way
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.made_phrase import MadePhrase
from desktop.ui.widgets.place_chooser import Asking, PlaceChooser, any_folder, spots
from desktop.ui.widgets.said import Said
from desktop.ui.widgets.scroll_page import ScrollPage

COLUMN = 620
OF = 1_000
"""How finely the bar shows how far it is."""


class TakeawayScreen(QWidget):
    """Says first that the files can be read by anybody; nothing is chosen beforehand."""

    closed = Signal()

    def __init__(
        self, look: Look, texts: OpenTexts, guides: Mapping[str, Guide], door: Door, cost: Cost
    ) -> None:
        super().__init__()
        self.setObjectName("takeaway")
        self._look, self._texts, self._guides, self._door = look, texts, guides, door
        self._taking = Taking(texts, door, cost)
        self._folder = Path.home()
        self._taken: Taken | None = None
        self._top = Button(look, self.tr("Back to Settings"), name="takeaway_back", kind="quiet")
        self._top.setProperty("measure", "link")
        self._all = CheckBox(
            look, self.tr("Also what I marked never to leave"), name="takeaway_whole"
        )
        self._open = Radio(
            look, self.tr("As it is: a folder that anybody can read"), name="takeaway_open"
        )
        self._sealed = Radio(
            look,
            self.tr("One sealed file: words made for it open it, with this program only"),
            name="takeaway_sealed",
        )
        self._where = label("", "body", "takeaway_where")
        self._choose = Button(look, self.tr("Choose the place"), name="takeaway_place")
        self._said = Said(look, name="takeaway_said")
        self._go = Button(look, self.tr("Take it along"), name="takeaway_go", kind="attention")
        self._bar = QProgressBar()
        self._stop = Button(look, self.tr("Stop, leave nothing"), name="takeaway_stop")
        self._there = label("", "title", "takeaway_there")
        self._at = label("", "body", "takeaway_at")
        self._about = label("", "body", "takeaway_about")
        self._phrase = MadePhrase(look, name="takeaway_phrase")
        self._end_said = Said(look, name="takeaway_end_said")
        self._done = Button(look, self.tr("Done"), name="takeaway_done", kind="primary")
        self._delete = Button(look, self.tr("Delete it again"), name="takeaway_delete")
        self._deleting = deleting_note("takeaway_deleting")
        self._notice = NoticeCard(look, "", "", name="takeaway_notice", icon="log-out")
        self._page = ScrollPage(look, COLUMN, name="takeaway_page")
        self._working = ScrollPage(look, COLUMN, name="takeaway_working")
        self._end = ScrollPage(look, COLUMN, name="takeaway_end")
        self._chooser = PlaceChooser(look, self._asking(), name="takeaway_places")
        self._stack = QStackedWidget()
        self._lay_out()
        self._join()

    def arrive(self) -> None:
        """Begin with nothing chosen, or show what is on its way."""
        if self._taking.is_working:
            self._stack.setCurrentWidget(self._working)
            self._stop.setFocus()
            return
        self._begin_again()
        self._page.verticalScrollBar().setValue(0)
        self._top.setFocus()

    def leave(self) -> None:
        """Stop what is on its way, and forget the words of what was made."""
        self._taking.stop()
        self._forget()

    # parts

    def _lay_out(self) -> None:
        self._lay_out_page()
        self._lay_out_working()
        self._lay_out_end()
        for page in (self._page, self._working, self._end, self._chooser):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _lay_out_page(self) -> None:
        page, px = self._page, self._look.theme.px
        page.add_layout(across(self._top, gap=0))
        page.add(label(self.tr("Take everything with me"), "title", "takeaway_title"))
        page.add(label(self.tr(
            "This copies what you wrote into files: pages for any editor, and the same for "
            "programs. Nothing here is changed. You can write on elsewhere with them."
        ), "body"))  # fmt: skip
        page.add(self._notice)
        self._heading(self.tr("What goes along"))
        page.add(label(self.tr(
            "Each text as it may leave: without private workings, without what is marked to "
            "stay, and without earlier states."
        ), "body"))  # fmt: skip
        page.add(self._all)
        page.add(label(self.tr(
            "Then everything goes along: marked passages, private workings, earlier states, the "
            "trash, hidden pages, and what left with its passwords. Only with all of it can a "
            "vault be made again."
        ), "note"))  # fmt: skip
        self._heading(self.tr("In which form"))
        group = RadioGroup(page)
        for radio in (self._open, self._sealed):
            # Its words go on to a second line, and take the height of two.
            policy = radio.sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            radio.setSizePolicy(policy)
            group.take(radio)
            page.add(radio)
        self._group = group
        self._heading(self.tr("Where to"))
        page.add(self._where)
        page.add_layout(across(self._choose, gap=0))
        page.add_space(8)
        page.add(self._said)
        page.add_layout(across(self._go, gap=px(8)))

    def _lay_out_working(self) -> None:
        page = self._working
        page.add(label(self.tr("Taking everything along"), "title"))
        page.add(label(self.tr(
            "Each file is read back as soon as it is written. Until all are there, nothing has a "
            "name."
        ), "body"))  # fmt: skip
        self._bar.setObjectName("takeaway_bar")
        self._bar.setAccessibleName(self.tr("How far it is"))
        self._bar.setTextVisible(False)
        self._bar.setRange(0, OF)
        page.add(self._bar)
        page.add_layout(across(self._stop, gap=0))

    def _lay_out_end(self) -> None:
        page, px = self._end, self._look.theme.px
        said = (self._about, self._end_said, self._deleting)
        for part in (self._there, self._at, self._phrase, *said):
            page.add(part)
        page.add_layout(across(self._done, self._delete, gap=px(12)))

    def _heading(self, words: str) -> None:
        self._page.add_space(16)
        self._page.add(label(words, "panel"))

    def _asking(self) -> Asking:
        return Asking(
            title=self.tr("Where should it go?"),
            words=self.tr(
                "A stick that only you have is safer than this computer. Enter goes into a "
                "folder, Backspace one level up. Where you looked is not remembered."
            ),
            choose=self.tr("Choose this folder"),
            refusal=any_folder,
            mark=any_folder,
        )

    def _join(self) -> None:
        self._top.clicked.connect(self._on_close)
        for radio in (self._open, self._sealed):
            radio.toggled.connect(self._offer)
        self._choose.clicked.connect(self._on_choose)
        self._chooser.chosen.connect(self._on_chosen)
        self._chooser.closed.connect(self._back_to_page)
        self._go.clicked.connect(self._on_go)
        self._stop.clicked.connect(self._on_stop)
        self._taking.told.connect(self._on_told)
        self._taking.ended.connect(self._on_ended)
        self._taking.failed.connect(self._on_failed)
        self._taking.stopped.connect(self._on_stopped)
        self._done.clicked.connect(self._on_close)
        self._delete.clicked.connect(self._on_delete)
        for page, slot in (
            (self._page, self._on_close),
            (self._working, self._on_stop),
            (self._end, self._on_close),
        ):
            escape = QShortcut(
                QKeySequence(QKeySequence.StandardKey.Cancel), page,
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )  # fmt: skip
            escape.activated.connect(slot)

    # choosing

    def _begin_again(self) -> None:
        self._forget()
        self._all.setChecked(False)
        # One of a group cannot be taken back by itself.
        self._group.setExclusive(False)
        for radio in (self._open, self._sealed):
            radio.setChecked(False)
            radio.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.setExclusive(True)
        self._said.say("")
        self._where.setText(way(self._folder))
        self._offer()
        self._stack.setCurrentWidget(self._page)

    def _offer(self) -> None:
        is_chosen = self._open.isChecked() or self._sealed.isChecked()
        self._go.refuse("" if is_chosen else self.tr("Choose the form first."))
        self._say_who(is_sealed=self._sealed.isChecked())

    def _say_who(self, *, is_sealed: bool) -> None:
        if is_sealed:
            self._notice.say(
                self.tr("Whoever has the file and its words can read it"),
                self.tr(
                    "The words are made for this file. They open it with this program only, and "
                    "nobody can open it without them."
                ),
            )
            return
        self._notice.say(
            self.tr("Whoever has these files can read them"),
            self.tr(
                "They have no passphrase of your vault. On a computer that others use they can be "
                "found. A stick that only you have is safer."
            ),
        )

    def _on_choose(self) -> None:
        self._stack.setCurrentWidget(self._chooser)
        self._chooser.begin(spots(), self._folder)

    def _on_chosen(self, place: Path) -> None:
        self._folder = place
        self._where.setText(way(place))
        self._back_to_page()

    def _back_to_page(self) -> None:
        self._stack.setCurrentWidget(self._page)
        self._choose.setFocus()

    # on its way

    def _on_go(self) -> None:
        self._said.say("")
        self._bar.setValue(0)
        self._stop.refuse("")
        self._stack.setCurrentWidget(self._working)
        self._stop.setFocus()
        wish = Wish(
            is_whole=self._all.isChecked(), is_sealed=self._sealed.isChecked(), folder=self._folder
        )
        self._taking.begin(wish, self._guides)

    def _on_told(self, far: float) -> None:
        self._bar.setValue(round(far * OF))

    def _on_stop(self) -> None:
        self._stop.refuse(self.tr("It is being taken back."))
        self._taking.stop()

    def _on_stopped(self) -> None:
        self._show_page(self.tr("It was stopped. Nothing of it is left there."))

    def _on_failed(self, error: AppError) -> None:
        self._show_page(messages.sentence(error))

    def _show_page(self, words: str) -> None:
        """Show what was chosen again, with what came of it."""
        self._stack.setCurrentWidget(self._page)
        self._said.say(words)
        self._page.ensureWidgetVisible(self._go)
        if self.isVisible():
            self._go.setFocus()

    # there

    def _on_ended(self, taken: Taken) -> None:
        self._taken = taken
        is_sealed = taken.wish.is_sealed
        self._there.setText(self.tr("It is there, and was read back"))
        self._at.setText(way(taken.path))
        self._about.setText(self._told_of(taken))
        self._phrase.setVisible(is_sealed)
        self._end_said.say("")
        for part in (self._about, self._deleting, self._delete):
            part.show()
        self._delete.setEnabled(True)
        self._stack.setCurrentWidget(self._end)
        if is_sealed:
            self._phrase.show_phrase(taken.phrase)
            self._phrase.take_focus()
        else:
            self._done.setFocus()

    def _told_of(self, taken: Taken) -> str:
        if taken.wish.is_sealed and taken.line is None:
            return self.tr(
                "Copy these words by hand, and keep them apart from the file. They stand nowhere "
                "else. Without them nobody can open it."
            )
        if taken.wish.is_sealed:
            return self.tr(
                "Copy these words by hand, and keep them apart from the file. They stand in the "
                "list of what left, too. Without them nobody can open it."
            )
        return self.tr(
            "The file “vault.json” names every other one. Whoever has the folder can read it, so "
            "keep it where only you are."
        )

    def _on_delete(self) -> None:
        if self._taken is not None:
            # Once: a second try would find nothing, and say that something else was wrong.
            self._delete.setEnabled(False)
            job = partial(work.remove, self._door, self._taken)
            gone = partial(self._on_deleted, self._taken)
            self._texts.jobs.run(job, gone, self._on_not_deleted)

    def _on_deleted(self, taken: Taken, _nothing: object) -> None:
        self._taking.deleted(taken)
        self._forget()
        for part in (self._phrase, self._about, self._deleting, self._delete):
            part.hide()
        self._there.setText(self.tr("It is deleted"))
        told = [self.tr("A stick or a disk may hold what was deleted for a long time.")]
        if taken.line is not None:
            told.insert(0, self.tr("The list of what left still names it, as deleted."))
        self._at.setText(" ".join(told))
        self._done.setFocus()

    def _on_not_deleted(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        self._delete.setEnabled(True)
        self._end_said.say(messages.sentence(error))

    def _on_close(self) -> None:
        self._forget()
        self.closed.emit()

    def _forget(self) -> None:
        self._taken = None
        self._phrase.forget()
        self._at.setText("")
