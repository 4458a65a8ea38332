"""A single passage goes in without its entry, and no other words in its place."""

import pytest
import samples
from chooser import Chooser

from desktop import journal
from desktop.model import richtext
from desktop.model.document import Kind
from desktop.model.packets import Passage
from desktop.model.richtext import Block, BlockKind, Run
from desktop.ui.screens import session_choosing, session_quotes
from desktop.ui.widgets.choice_tree import Line


@pytest.fixture
def chooser(desk, tmp_path):
    return Chooser(desk, tmp_path)


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

    assert "Changed or gone: stays out" in chooser.lines()
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


# -- of letters and plans ----------------------------------------------------

LETTER = (
    Block.of(BlockKind.PARAGRAPH, [Run("The first winter.")]),
    Block.of(BlockKind.BULLET, [Run("What I want you to know. "), Run("Only mine.", kept=True)]),
    Block.of(BlockKind.PARAGRAPH, [Run("Only mine as a whole.", kept=True)]),
)


def writes_a_letter(chooser, body=LETTER, title="A long letter"):
    """Write a letter and return it with its section."""

    def work(session):
        made = session.start(kind=Kind.LETTER, title=title, on=samples.TODAY)
        session.save(made.id, made.sections[0].id, body)
        return made

    return chooser.desk.asks(work)


def ticks_the_second_paragraph(chooser):
    """Choose the letter and tick its second paragraph, by keys."""
    chooser.arrives()
    chooser.desk.chooses("session_passages")
    assert chooser.desk.is_at == "passages_from"
    chooser.picks("passages_from", "A long letter")
    assert not chooser.desk.can_see("passages_part")
    chooser.desk.goes_to("passages_list")
    assert chooser.desk.find("passages_list").count() == 2
    chooser.desk.press("Down")
    chooser.desk.press("Space")
    chooser.desk.press("Escape")
    chooser.desk.wait(lambda: chooser.desk.is_at == "session_choice")


def a_paragraph_goes_in_without_the_rest(chooser):
    writes_a_letter(chooser)
    ticks_the_second_paragraph(chooser)

    assert chooser.words_of_the_pages().strip() == "What I want you to know."
    [piece] = chooser.screen._left.manifest.pieces
    assert piece.heading == "A long letter, passages"
    assert "A long letter: What I want you to know." in " ".join(chooser.ticked())
    [packet] = chooser.kept().values()
    assert "want" not in repr(packet.to_json())


def test_a_paragraph_of_a_letter_goes_in_without_the_rest(chooser):
    a_paragraph_goes_in_without_the_rest(chooser)


def test_twin_a_paragraph_that_brings_its_letter_is_seen(chooser, monkeypatch):
    monkeypatch.setattr(session_quotes, "digest", lambda _words: "0" * 32)

    with pytest.raises(AssertionError):
        a_paragraph_goes_in_without_the_rest(chooser)


def test_a_paragraph_with_other_words_is_out_and_a_repeated_packet_keeps_the_rest(chooser):
    letter = writes_a_letter(chooser)
    ticks_the_second_paragraph(chooser)
    chooser.desk.chooses("session_packets")
    chooser.desk.chooses("packets_repeat")
    chooser.desk.wait(lambda: chooser.desk.is_at == "session_choice")
    assert chooser.words_of_the_pages().strip() == "What I want you to know."
    chooser.desk.goes("today")
    other = (Block.of(BlockKind.BULLET, [Run("Nobody chose this.")]),)
    chooser.desk.asks(lambda session: session.save(letter.id, letter.sections[0].id, other))
    chooser.arrives()

    assert "Changed or gone: stays out" in chooser.lines()
    chooser.desk.wait(lambda: not chooser.screen._timer.isActive())
    assert chooser.screen._left is None
    assert chooser.desk.reads("session_page_words") == "Nothing is chosen yet."
    assert not chooser.save.isEnabled()


def a_mistyped_paragraph_goes_in_again(chooser):
    letter = writes_a_letter(chooser)
    writes_a_letter(chooser, richtext.from_plain("Dear Ann."), "To Ann")
    ticks_the_second_paragraph(chooser)
    section = letter.sections[0].id
    slip = (*LETTER[:1], Block.of(BlockKind.BULLET, [Run("What I want you to knoww.")]))
    chooser.desk.goes("today")
    chooser.desk.asks(lambda session: session.save(letter.id, section, slip))
    chooser.arrives()
    chooser.ticks("To Ann")
    assert chooser.words_of_the_pages().strip() == "Dear Ann."
    chooser.desk.goes("today")
    chooser.desk.asks(lambda session: session.save(letter.id, section, LETTER))
    chooser.arrives()

    assert "What I want you to know." in chooser.words_of_the_pages()


def test_a_paragraph_that_was_mistyped_goes_in_again_whatever_was_ticked_meanwhile(chooser):
    a_mistyped_paragraph_goes_in_again(chooser)


def test_twin_a_passage_without_a_box_that_is_let_go_is_seen(chooser, monkeypatch):
    def line(key, words, *, is_on):
        return Line(key, words, is_on=is_on, has_box="gone" not in words)

    monkeypatch.setattr(session_choosing, "Line", line)

    with pytest.raises(AssertionError, match="What I want"):
        a_mistyped_paragraph_goes_in_again(chooser)


def test_a_passage_that_is_changed_or_gone_can_be_taken_out_and_another_ticked_again(chooser):
    letter = writes_a_letter(chooser)
    ticks_the_second_paragraph(chooser)
    [line] = [one for one in chooser.ticked() if one.startswith("A long letter")]
    chooser.ticks(line)
    chooser.ticks(line)
    assert chooser.words_of_the_pages().strip() == "What I want you to know."

    chooser.desk.goes("today")
    chooser.desk.asks(lambda session: session.save(letter.id, letter.sections[0].id, LETTER[:1]))
    chooser.arrives()
    chooser.ticks("Changed or gone: stays out")
    [packet] = chooser.kept().values()
    assert packet.passages == ()


def test_a_letter_that_never_leaves_is_not_offered_for_its_paragraphs(chooser):
    letter = writes_a_letter(chooser)
    chooser.desk.asks(lambda session: session.keep_in(letter.id))
    chooser.arrives()
    chooser.desk.chooses("session_passages")

    found = chooser.desk.find("passages_from")
    assert [found.itemText(at) for at in range(found.count())] == ["Journal"]
