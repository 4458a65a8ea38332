"""Notice: a number in two taps, what it looked like over the weeks, and the way to the records."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, Signal

from desktop.errors import AppError
from desktop.model import scales
from desktop.model.document import Document, Kind, Section
from desktop.model.guide import Guide
from desktop.model.scales import Reading, Scale
from desktop.ui import days, messages
from desktop.ui.open_texts import OpenTexts
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import CheckBox
from desktop.ui.widgets.fields import in_sight
from desktop.ui.widgets.fields.flow import Flow
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.records_behind import RecordsBehind
from desktop.ui.widgets.scale_card import ScaleCard, beside
from desktop.ui.widgets.scale_choice import ScaleChoice
from desktop.ui.widgets.scale_look import ScaleLook
from desktop.ui.widgets.scroll_page import ScrollPage

WIDTH = 880


class NoticeScreen(RecordsBehind):
    """The scales of somebody who was hurt; what is chosen is kept at once, as words are."""

    help_wanted = Signal()
    said = Signal(str)
    went = Signal(str)

    def __init__(
        self, look: Look, texts: OpenTexts, guide: Guide, shipped: Sequence[Scale]
    ) -> None:
        page = ScrollPage(look, WIDTH, name="scales_page")
        back = QCoreApplication.translate("NoticeScreen", "Back to the scales")
        super().__init__(look, page, back, name="notice_to_scales")
        self._page = page
        self.setObjectName("scales")
        self._texts, self._guide, self._shipped = texts, guide, shipped
        self._document: Document | None = None
        self._scale: Scale | None = None
        self._entry: Reading | None = None
        self._gone: Reading | None = None

    # what others call

    def arrive(self) -> None:
        """Show the scales as they are kept; the focus goes to tap one."""
        super().arrive()
        self._document = self._find()
        self._entry = self._gone = None
        self._scale = next(iter(self._mine()), None)
        self._lay_out()
        self._hold_first()

    def leave(self) -> None:
        """Show nothing of the scales any more."""
        self._document = self._scale = self._entry = self._gone = None
        self._page.clear()

    # what there is

    def _find(self) -> Document | None:
        session = self._texts.session

        def find() -> Document | None:
            plans = session.summaries(kinds=(Kind.PLAN,))
            found = [one.id for one in plans if one.guide == scales.GUIDE]
            return session.open(found[0]) if found else None

        return self._texts.jobs.ask(find)

    def _begun(self) -> Document | None:
        """Return the document, begun now if there is none; say why where that is not possible."""
        if self._document is not None:
            return self._document
        session, guide = self._texts.session, self._guide
        try:
            self._document = self._texts.jobs.ask(
                lambda: session.start(
                    kind=Kind.PLAN, title=guide.title, on=days.today(), guide=guide.id,
                    sections=guide.start(),
                )
            )  # fmt: skip
        except AppError as error:
            self.said.emit(messages.sentence(error))
        return self._document

    def _section(self, key: str = scales.SECTION) -> Section | None:
        return self._texts.present(self._document.section(key)) if self._document else None

    def _fields(self) -> scales.Fields:
        section = self._section()
        return section.fields if section else {}

    def _keep(self, fields: scales.Fields, key: str = scales.SECTION) -> bool:
        """Keep these fields as words are kept; say whether there is a place for them."""
        section = self._section(key)
        if self._document is None or section is None:
            return False
        self._texts.set_fields(self._document.id, section, fields)
        return True

    def _every(self) -> tuple[Scale, ...]:
        return (*self._shipped, *scales.own(self._fields()))

    def _mine(self) -> tuple[Scale, ...]:
        every = {one.id: one for one in self._every()}
        return tuple(every[one] for one in scales.mine(self._fields()) if one in every)

    # what is shown

    def _lay_out(self) -> None:
        page, mine = self._page, self._mine()
        page.clear()
        self._chips: dict[str, Button] = {}
        self._choose = Button(
            self._look, self.tr("Choose scales"), name="scales_choose",
            kind="quiet" if mine else "primary",
        )  # fmt: skip
        self._choose.clicked.connect(self._on_choose)
        self._to_records = Button(
            self._look, self.tr("Written notes"), name="scales_to_records", kind="quiet",
            icon="list",
        )  # fmt: skip
        self._to_records.clicked.connect(self.show_records)
        title = label(self.tr("Notice"), "title", "scales_title")
        title.setWordWrap(False)
        ways = beside(self._choose, self._to_records) if mine else self._to_records
        page.add_layout(across(title, gap=self._look.theme.px(8), to_right=ways))
        if mine:
            self._add_chips(mine)
            self._add_cards()
        else:
            page.add(label(self.tr(
                "Choose up to six things you want to notice, from 0 to 10, when you like. Two "
                "taps are enough, and every one can be skipped."
            ), "muted", "scales_empty"))  # fmt: skip
            page.add_layout(across(self._choose, gap=0))
            page.add(label(self.tr(
                "You can also put things into words: small betrayals, what you felt and were not "
                "told, what sets it off. Those pages are under “Written notes”."
            ), "muted", "scales_or_words"))  # fmt: skip
        self._add_tick()

    def _add_chips(self, mine: Sequence[Scale]) -> None:
        flow = Flow(self._look, gap=8)
        for scale in mine:
            chip = Button(
                self._look, scale.name, name=f"scales_chip_{scale.id}", kind="chip"
            )  # fmt: skip
            chip.setProperty("scale", scale.id)
            chip.clicked.connect(self._on_chip)
            self._chips[scale.id] = chip
            flow.addWidget(chip)
        self._page.add_layout(flow)

    def _add_cards(self) -> None:
        self._card = ScaleCard(self._look, lambda: self._texts.is_kept)
        self._card.chosen.connect(self._on_number)
        self._card.undone.connect(self._on_undo)
        self._card.noted.connect(self._on_note)
        self._card.marked.connect(self._on_mark)
        self._card.day_chosen.connect(self._on_day)
        self._card.entry_wanted.connect(self._on_entry_wanted)
        self._picture = ScaleLook(self._look)
        self._picture.day_wanted.connect(self._on_day_wanted)
        self._page.add(self._card)
        self._page.add(self._picture)
        self._show_scale()

    def _add_tick(self) -> None:
        self._page.add_space(8)
        self._talk = CheckBox(
            self._look, self.tr("I want to talk about not wanting to live"), name="scales_talk"
        )
        section = self._section(scales.TALK_SECTION)
        self._talk.setChecked(bool(section and scales.wants_to_talk(section.fields)))
        self._talk.clicked.connect(self._on_talk)
        self._page.add(self._talk)
        self._page.add(label(self.tr(
            "Only a tick, for you alone: no number belongs to it, and no export takes it. "
            "Ticking it opens Help now."
        ), "note", "scales_talk_words"))  # fmt: skip
        self._help = Button(self._look, self.tr("Help now"), name="scales_help", kind="quiet",
                            icon="life-buoy")  # fmt: skip
        self._help.clicked.connect(self.help_wanted)
        self._one = Button(
            self._look, self.tr("A change for the better"), name="scales_one_of_these",
            kind="quiet", icon="leaf",
        )  # fmt: skip
        self._one.clicked.connect(self._on_one)
        self._page.add_layout(across(self._help, self._one, gap=self._look.theme.px(8)))

    def _show_scale(self) -> None:
        if self._scale is None:
            return
        for key, chip in self._chips.items():
            chip.setChecked(key == self._scale.id)
        self._card.show_scale(self._scale, days.today())
        self._card.show_mark(is_marked=self._card.day in scales.marks(self._fields()))
        self._draw()

    def _draw(self) -> None:
        if self._scale is None:
            return
        fields = self._fields()
        found = self._readings()
        self._picture.show_readings(self._scale, found, scales.marks(fields), days.today())
        self._show_entries(found)

    def _readings(self) -> tuple[Reading, ...]:
        return scales.readings(self._fields(), self._scale.id) if self._scale else ()

    def _show_entries(self, found: Sequence[Reading]) -> None:
        day = self._card.day.isoformat()
        of_day = [one for one in found if one.at.startswith(day)]
        self._card.show_entries(of_day, self._entry.id if self._entry else "")

    def _hold_first(self) -> None:
        first = self._chips[self._scale.id] if self._scale else self._choose
        # What was just laid out is shown only later, and what is not shown takes no focus.
        first.show()
        first.setFocus()
        in_sight.bring(first)

    # what happens

    def _on_one(self) -> None:
        self.went.emit("one_of_these")

    def _on_chip(self) -> None:
        """Take tap one: which scale. What was shown before is done with."""
        wanted = self.sender().property("scale")
        self._scale = next((one for one in self._mine() if one.id == wanted), None)
        self._entry = self._gone = None
        self._show_scale()
        self._card.hold()

    def _on_number(self, value: int | None) -> None:
        """Take tap two; while a number is shown as chosen, another one corrects it."""
        if self._scale is None or self._begun() is None:
            return
        day = self._card.day
        at = scales.at_once(_now()) if self._card.is_now else day.isoformat()
        entry = self._entry or Reading(id=uuid4().hex, scale=self._scale.id, at=at, value=value)
        if self._keep_entry(replace(entry, value=value)):
            self._card.show_kept(self._entry or entry)
        self._draw()

    def _keep_entry(self, entry: Reading) -> bool:
        name = self._scale.name if self._scale else ""
        is_kept = self._keep(scales.with_reading(self._fields(), entry, name))
        if is_kept:
            self._entry, self._gone = entry, None
        return is_kept

    def _on_note(self, words: str) -> None:
        if self._entry is not None and self._keep_entry(replace(self._entry, note=words)):
            self._card.show_kept(self._entry)

    def _on_undo(self) -> None:
        """Take out the entry that is shown, or put back the one that was just taken out."""
        if self._entry is not None:
            self._keep(scales.without_reading(self._fields(), self._entry.id))
            self._entry, self._gone = None, self._entry
            self._card.show_undone()
        elif (gone := self._gone) is not None and self._keep_entry(gone):
            self._card.show_entry(gone)
        self._draw()

    def _on_entry_wanted(self, entry: str) -> None:
        """Show an entry of the day again: its number can be changed, its note read."""
        every = self._readings()
        found = next((one for one in every if one.id == entry), None)
        if found is not None:
            self._entry, self._gone = found, None
            self._card.show_entry(found)
        self._show_entries(every)

    def _on_day_wanted(self, day: date) -> None:
        """Show a day of the table above, with what is kept of it."""
        self._on_day(day)
        self._card.hold()
        in_sight.bring(self._card)

    def _on_day(self, day: date) -> None:
        self._entry = self._gone = None
        self._card.show_day(day, days.today())
        self._card.show_mark(is_marked=day in scales.marks(self._fields()))
        self._show_entries(self._readings())

    def _on_mark(self) -> None:
        if self._begun() is None:
            return
        day, fields = self._card.day, self._fields()
        is_marked = day in scales.marks(fields)
        without = scales.without_mark(fields, day)
        self._keep(without if is_marked else scales.with_mark(fields, day, uuid4().hex))
        self._card.show_mark(is_marked=not is_marked)
        self._draw()

    def _on_talk(self) -> None:
        wanted = self._talk.isChecked()
        if self._begun() is not None:
            section = self._section(scales.TALK_SECTION)
            fields = section.fields if section else {}
            self._keep(scales.with_talk(fields, wanted=wanted), scales.TALK_SECTION)
        # Whether or not it could be kept, help is not held back.
        if wanted:
            self.help_wanted.emit()

    def _on_choose(self) -> None:
        page = self._page
        page.clear()
        fields = self._fields()
        own = [one.id for one in scales.own(fields)]
        choice = ScaleChoice(self._look, self._every(), scales.mine(fields), own)
        choice.chosen.connect(self._on_chosen)
        choice.made.connect(self._on_made)
        choice.done.connect(self._on_done)
        page.add(choice)
        choice.show()
        choice.hold()

    def _on_chosen(self, chosen: tuple[str, ...]) -> None:
        if self._begun() is not None:
            self._keep(scales.with_mine(self._fields(), chosen))

    def _on_made(self, made: Scale) -> None:
        if self._begun() is None:
            return
        scale = made if made.id else replace(made, id=uuid4().hex)
        fields = scales.with_own(self._fields(), scale)
        mine = scales.mine(fields)
        if not made.id and len(mine) < scales.MOST:
            fields = scales.with_mine(fields, (*mine, scale.id))
        self._keep(fields)
        self._on_choose()

    def _on_done(self) -> None:
        mine = self._mine()
        self._scale = self._scale if self._scale in mine else next(iter(mine), None)
        self._lay_out()
        self._hold_first()


def _now() -> datetime:
    # The local time is meant: a reading belongs to the day its writer lives in.
    return datetime.now()  # noqa: DTZ005
