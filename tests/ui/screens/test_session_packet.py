"""A packet is kept while it is chosen, found again with its ticks, and repeated with new days."""

from datetime import timedelta

import pytest
import samples
from PySide6.QtCore import Qt
from traveller import Traveller, has_box

from desktop import journal
from desktop.model import entries, richtext
from desktop.model.document import Kind
from desktop.model.entries import Entry
from desktop.model.packets import KEY, Days, Packet, Passage, Rule, Span
from desktop.model.richtext import Block, BlockKind, Run
from desktop.ui import days
from desktop.ui.screens.session_packet import Keeper, range_words


class Chooser(Traveller):
    """Somebody who chooses what goes into a packet, by keys."""

    def __init__(self, desk, place):
        super().__init__(desk, place)
        desk.unlock()

    def writes(self, title, *, back=0, **facts):
        """Put an entry of some days ago into the journal."""

        def work(session):
            on = days.today() - timedelta(days=back)
            made = session.start(kind=Kind.ENTRY, title=title, on=on)
            fields = entries.with_entry({}, Entry(**facts))
            body = richtext.from_plain(f"words of {title}")
            session.save(made.id, made.sections[0].id, body, fields=fields)
            return made.id

        return self.desk.asks(work)

    def arrives(self):
        self.desk.press("Ctrl+Shift+E")
        self.desk.wait(lambda: self.desk.is_at == "session_choice")

    def ticked(self):
        """Return the lines that are ticked, of entries and sections alone."""
        return {
            one.text(0)
            for one in self.tree._items()
            if has_box(one) and not one.childCount() and one.checkState(0) is Qt.CheckState.Checked
        }

    def kept(self):
        """Return the packets as they are in the vault."""

        def work(session):
            return {
                one.title: Packet.from_json(session.packet(one.id).section(KEY).fields)
                for one in session.packets()
            }

        self.desk.wait(lambda: self.desk.inside.texts.is_kept)
        return self.desk.asks(work)

    def words_of_the_pages(self):
        """Return the words of what leaves now."""
        self.wait_for_pages()
        pieces = self.screen._left.manifest.pieces
        return " ".join(richtext.plain(one.body) for one in pieces)


@pytest.fixture
def chooser(desk, tmp_path):
    return Chooser(desk, tmp_path)


def what_was_ticked_is_there_after_a_lock(chooser):
    chooser.writes("An evening")
    chooser.writes("A night", back=1)
    chooser.arrives()
    assert chooser.kept() == {}
    chooser.ticks("An evening")
    chooser.desk.lock()

    chooser.desk.unlock()
    chooser.arrives()

    assert chooser.ticked() == {"An evening"}
    name = chooser.desk.reads("session_title")
    assert name.startswith("Session, ")
    assert list(chooser.kept()) == [name]
    assert chooser.words_of_the_pages() == "words of An evening"


def test_a_packet_is_made_of_the_first_tick_and_is_there_after_a_lock(chooser):
    what_was_ticked_is_there_after_a_lock(chooser)


def test_twin_a_packet_that_is_not_kept_is_seen(chooser, monkeypatch):
    monkeypatch.setattr(Keeper, "change", lambda self, packet: setattr(self, "packet", packet))

    with pytest.raises(AssertionError):
        what_was_ticked_is_there_after_a_lock(chooser)


def test_a_rule_brings_the_entries_of_its_days_and_single_ones_are_taken_out(chooser):
    chooser.writes("In", back=0)
    chooser.writes("Out", back=0)
    chooser.writes("Long ago", back=60)
    chooser.arrives()

    chooser.sets_days(f"{days.today():%d/%m/%Y}", f"{days.today():%d/%m/%Y}", rule=True)

    assert chooser.ticked() == {"In", "Out"}
    assert "Long ago" not in chooser.lines()
    chooser.ticks("Out")
    assert chooser.words_of_the_pages() == "words of In"
    [packet] = chooser.kept().values()
    assert packet.rule == Rule(is_on=True)
    assert len(packet.without) == 1
    assert packet.entries == frozenset()


def nothing_kept_in_comes_by_the_rule(chooser):
    chooser.writes("An evening")
    chooser.writes("At home", is_kept_in=True)
    chooser.arrives()
    chooser.desk.chooses("session_days")
    chooser.presses("packet_days_rule")
    chooser.desk.press("Escape")

    assert "At home, stays here" in chooser.lines()
    assert "At home" not in chooser.words_of_the_pages()
    assert chooser.words_of_the_pages() == "words of An evening"


def test_what_never_leaves_does_not_come_by_the_rule_either(chooser):
    nothing_kept_in_comes_by_the_rule(chooser)


def test_a_document_that_never_leaves_does_not_come_by_the_rule(chooser):
    kept = chooser.writes("At home")
    chooser.writes("An evening")
    chooser.desk.asks(lambda session: session.keep_in(kept))
    chooser.arrives()
    chooser.desk.chooses("session_days")
    chooser.presses("packet_days_rule")
    chooser.desk.press("Escape")

    assert chooser.words_of_the_pages() == "words of An evening"


def test_repeating_moves_the_days_on_and_says_what_is_not_in_it(chooser):
    today = days.today()
    first = today - timedelta(days=40)
    chooser.writes("New", back=0)
    chooser.writes("Old", back=35)
    chooser.arrives()
    chooser.sets_days(f"{first:%d/%m/%Y}", f"{today - timedelta(days=30):%d/%m/%Y}", rule=True)
    assert chooser.ticked() == {"Old"}

    chooser.desk.chooses("session_packets")
    chooser.desk.chooses("packets_repeat")

    chooser.desk.wait(lambda: chooser.desk.is_at == "session_choice")
    assert chooser.ticked() == {"New"}
    said = chooser.desk.reads("session_packet_said")
    assert range_words(Days(Span.DAYS, today - timedelta(days=29), today), today) in said
    assert chooser.words_of_the_pages() == "words of New"
    assert len(chooser.kept()) == 2


def test_a_packet_gets_another_name_as_it_is_typed_and_another_is_opened(chooser):
    chooser.writes("An evening")
    chooser.arrives()
    chooser.ticks("An evening")
    made = chooser.desk.reads("session_title")
    chooser.desk.chooses("session_packets")
    chooser.desk.find("packets_name").setFocus()
    chooser.desk.press("Ctrl+A")
    chooser.desk.types("Thursday")
    chooser.desk.lock()

    chooser.desk.unlock()
    chooser.arrives()
    assert chooser.desk.reads("session_title") == "Thursday"
    chooser.desk.chooses("session_packets")
    chooser.desk.chooses("packets_new")
    assert chooser.ticked() == set()
    assert chooser.desk.reads("session_title") == made
    chooser.desk.chooses("session_packets")
    chooser.desk.press("Down")
    chooser.desk.press("Return")
    assert chooser.desk.reads("session_title") == "Thursday"
    assert chooser.ticked() == {"An evening"}


def test_a_packet_is_deleted_once_that_was_asked_and_answered(chooser):
    chooser.writes("An evening")
    chooser.arrives()
    chooser.ticks("An evening")
    chooser.desk.chooses("session_packets")
    chooser.desk.chooses("packets_delete")
    assert chooser.desk.is_at == "packets_keep"
    chooser.desk.press("Escape")
    assert len(chooser.kept()) == 1

    chooser.desk.chooses("packets_delete")
    chooser.desk.chooses("packets_sure")

    assert chooser.kept() == {}
    assert chooser.desk.reads("session_title") == "For a session"
    assert chooser.ticked() == set()


def test_what_is_not_there_any_more_is_said_and_goes_with_the_next_tick(chooser):
    gone = chooser.writes("Gone")
    chooser.writes("An evening")
    chooser.arrives()
    chooser.ticks("Gone")
    chooser.desk.goes("today")
    chooser.desk.asks(lambda session: session.delete_for_good(gone))
    chooser.arrives()

    said = "One thing of this packet is not there any more."
    assert chooser.desk.reads("session_packet_said") == said
    chooser.ticks("An evening")
    assert not chooser.desk.can_see("session_packet_said")
    [packet] = chooser.kept().values()
    assert gone not in packet.entries


@pytest.mark.parametrize("broken", [{"days": 7, "entries": [1]}, {"rule": "x", "sections": None}])
def test_a_packet_with_broken_values_opens_with_what_can_be_read(chooser, broken):
    chooser.desk.asks(lambda session: session.start_packet("Thursday", broken))

    chooser.arrives()

    assert chooser.desk.reads("session_title") == "Thursday"
    assert chooser.ticked() == set()


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (Days(), ""),
        (Days(Span.DAYS, samples.TODAY.replace(day=1), samples.TODAY), "1 to 14 March"),
        (Days(Span.DAYS, None, samples.TODAY), "until 14 March"),
    ],
)
def test_days_are_said_without_the_year_that_it_is(held, words, monkeypatch):
    monkeypatch.setattr(days, "today", lambda: samples.TODAY)

    assert range_words(held, samples.TODAY) == words


# -- single passages --------------------------------------------------------


SLEEP = next(one.word for one in journal.load_reach() if one.id == "sleep")
PASSAGE = (
    Block.of(
        BlockKind.PARAGRAPH,
        [Run("Before it. "), Run("Awake at four. ", reach=("sleep",)), Run("After it.")],
    ),
)


def chooses_a_passage(chooser):
    """Tick the one passage about sleep, by keys."""
    chooser.arrives()
    chooser.desk.chooses("session_passages")
    chooser.picks("passages_part", SLEEP)
    chooser.desk.wait(lambda: chooser.desk.find("passages_list").count() == 1)
    chooser.desk.goes_to("passages_list")
    chooser.desk.press("Space")
    chooser.desk.press("Escape")
    chooser.desk.wait(lambda: chooser.desk.is_at == "session_choice")


def writes_a_passage(chooser, body=PASSAGE):
    document = chooser.writes("An evening")

    def work(session):
        section = session.open(document).sections[0]
        session.save(document, section.id, body)

    chooser.desk.asks(work)
    return document


def a_single_passage_goes_in_without_the_rest(chooser):
    writes_a_passage(chooser)
    chooses_a_passage(chooser)

    assert chooser.words_of_the_pages() == "Awake at four. "
    assert "An evening, a passage" in [one.heading for one in chooser.screen._left.manifest.pieces]
    assert any(line.endswith(": Awake at four.") for line in chooser.ticked())
    [packet] = chooser.kept().values()
    assert "four" not in repr(packet.to_json())


def test_a_single_passage_goes_in_without_the_rest_of_its_entry(chooser):
    a_single_passage_goes_in_without_the_rest(chooser)


def test_twin_a_passage_that_brings_its_entry_is_seen(chooser, monkeypatch):
    monkeypatch.setattr(Passage, "found_in", lambda _passage, body: body)

    with pytest.raises(AssertionError):
        a_single_passage_goes_in_without_the_rest(chooser)


def a_passage_with_other_words_is_out_and_that_is_said(chooser):
    document = writes_a_passage(chooser)
    chooses_a_passage(chooser)
    chooser.desk.goes("today")

    def work(session):
        section = session.open(document).sections[0]
        runs = [Run("Before it. "), Run("Nobody chose this. ", reach=("sleep",))]
        session.save(document, section.id, (Block.of(BlockKind.PARAGRAPH, runs),))

    chooser.desk.asks(work)
    chooser.arrives()

    assert "A passage, changed or gone" in chooser.lines()
    chooser.desk.wait(lambda: not chooser.screen._timer.isActive())
    assert chooser.screen._left is None or not chooser.screen._left.manifest.pieces


def test_a_passage_whose_words_are_others_by_now_is_out_and_that_is_said(chooser):
    a_passage_with_other_words_is_out_and_that_is_said(chooser)


def test_a_passage_that_is_unticked_in_the_choice_is_out(chooser):
    writes_a_passage(chooser)
    chooses_a_passage(chooser)
    [line] = [one for one in chooser.ticked() if one.endswith("Awake at four.")]

    chooser.ticks(line)

    [packet] = chooser.kept().values()
    assert packet.passages == ()
    assert chooser.screen._left is None


@pytest.mark.parametrize("how", ["the entry", "the words"])
def test_what_never_leaves_is_not_offered_as_a_passage(chooser, how):
    kept = (Block.of(BlockKind.PARAGRAPH, [Run("Awake.", reach=("sleep",), kept=True)]),)
    document = writes_a_passage(chooser, PASSAGE if how == "the entry" else kept)
    if how == "the entry":
        chooser.desk.asks(lambda session: session.keep_in(document))
    chooser.arrives()
    chooser.desk.chooses("session_passages")
    chooser.picks("passages_part", SLEEP)
    nothing = "There is nothing on these days that was marked so and may leave."
    chooser.desk.wait(lambda: chooser.desk.reads("passages_said") == nothing)

    assert chooser.desk.find("passages_list").count() == 0


def test_a_page_is_read_at_full_size_and_left_by_escape(chooser):
    chooser.writes("An evening")
    chooser.arrives()
    assert not chooser.desk.can_see("session_full")
    chooser.ticks("An evening")
    chooser.wait_for_pages()

    chooser.desk.chooses("session_full")
    full = chooser.screen._drawing.full
    chooser.desk.wait(lambda: not full._image.pixmap().isNull())

    assert full._image.pixmap().width() == full.width_wanted()
    assert chooser.desk.reads("full_words") == "page 1 of 1"
    chooser.desk.press("Escape")
    assert chooser.desk.is_at == "session_full"
    assert full._image.pixmap().isNull()


def test_how_it_leaves_is_kept_with_the_packet(chooser):
    chooser.writes("An evening")
    chooser.arrives()
    chooser.ticks("An evening")
    chooser.picks("session_copies", "3")
    chooser.picks("session_use", "For a reading")
    chooser.desk.lock()

    chooser.desk.unlock()
    chooser.arrives()

    assert chooser.desk.find("session_copies").currentText() == "3"
    assert chooser.desk.find("session_use").currentText() == "For a reading"
