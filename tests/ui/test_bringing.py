"""A partner's sheet comes in by keys through the real window, is answered, and pages are made."""

from io import BytesIO

import pytest
import samples
from pypdf import PdfReader
from samples import CHEAPEST
from sheets import question, sheet

from desktop import question_file
from desktop.errors import VaultUnwritableError
from desktop.model import answers, brought, richtext, unwanted
from desktop.model import desk as model_desk
from desktop.model.manifest import Manifest, Piece
from desktop.model.questions import Depth
from desktop.packet import Press
from desktop.ui import bringing, section_facts

PASSPHRASE = "five small words"
FIRST = sheet(
    question(1, text="Is anybody I know involved?", tag="people", depth=Depth.YES_NO),
    question(2, text="What did it cost us?", tag="money", depth=Depth.COUNTS, purpose="To plan."),
    do_not_tell=("The hotel in Leeds",),
    depths={"lies": Depth.NOTHING},
)
SECOND = sheet(
    question(1, text="Is anybody I know involved?", tag="people", depth=Depth.YES_NO),
    question(2, text="What did it cost us both?", tag="money", depth=Depth.COUNTS),
    question(3, text="Is any of it still going on?", tag="now", depth=Depth.YES_NO),
)
GUIDE = samples.guides()["disclosure"]


@pytest.fixture
def downloads(desk, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder = tmp_path / "Downloads"
    folder.mkdir()
    return folder


def put(folder, coming):
    (folder / "sheet.sealed").write_bytes(question_file.seal(coming, PASSPHRASE, CHEAPEST))


def brings(desk):
    """Take the one file there is, open it, and bring it in, by keys alone."""
    desk.chooses("questions_in_choose")
    desk.wait(lambda: desk.can_see("questions_in_places_folders"))
    desk.press("Return")
    desk.wait(lambda: desk.is_at == "questions_in_passphrase")
    desk.types(PASSPHRASE)
    desk.press("Return")
    desk.wait(lambda: desk.can_see("questions_in_held_title"))
    desk.chooses("questions_in_bring")
    desk.wait(lambda: desk.can_see("facts_questions_rows"))
    desk.wait(lambda: desk.inside.texts.is_kept)


def from_the_disclosure(desk, folder, coming=FIRST):
    put(folder, coming)
    desk.unlock()
    desk.chooses("today_start_disclosure")
    desk.chooses("writing_to_questions")
    brings(desk)


def sheets_of(desk):
    return [one for one in desk.documents() if one.guide == answers.GUIDE]


def asked(desk):
    return answers.questions(sheets_of(desk))


def goes_to_section(desk, key):
    disclosure = next(one for one in desk.documents() if one.guide == "disclosure")
    desk.inside.open(disclosure.id)
    writing = desk.inside.writing
    writing._show_section(disclosure.section(key).id)
    writing.arrive()


def answers_one(desk, words):
    """Type an answer into the row that is open, by keys."""
    desk.goes_to("facts_questions_cell_answer")
    desk.types(words)
    desk.wait_until_saved()


def test_a_sheet_comes_in_and_is_the_one_document_of_questions(desk, downloads):
    from_the_disclosure(desk, downloads)

    [held] = sheets_of(desk)
    fields = held.section("questions").fields
    assert [one.question for one in asked(desk)] == [
        "Is anybody I know involved?", "What did it cost us?",
    ]  # fmt: skip
    assert fields["do_not_tell"][0]["cells"] == {"topic": "The hotel in Leeds"}
    assert fields["received"]["precision"] == "day"
    assert "2 questions are here now; none has to be answered today." in desk.reads()


def test_the_depth_stands_beside_the_answer(desk, downloads):
    from_the_disclosure(desk, downloads)
    desk.goes_to("facts_questions_cell_answer")

    hint = desk.reads("facts_questions_cell_answer_hint")
    assert hint.startswith("How deep your partner asked you to go: yes or no.")
    assert hint.endswith("no deeper than was set.")


def test_the_list_says_how_far_each_answer_is(desk, downloads):
    from_the_disclosure(desk, downloads)
    listed = desk.find("facts_questions_rows").model()
    assert listed.index(0).data() == "1, Is anybody I know involved?, not yet answered"
    answers_one(desk, "Nobody.")

    desk.wait(lambda: "begun" in listed.index(0).data())
    assert "not yet answered" in listed.index(1).data()


def test_what_was_brought_is_said_until_one_goes_elsewhere(desk, downloads):
    from_the_disclosure(desk, downloads)
    assert "2 questions are here now" in desk.reads()
    desk.goes("today")

    assert "2 questions are here now" not in desk.reads()


def second_sheet_loses_nothing(desk, downloads):
    from_the_disclosure(desk, downloads)
    answers_one(desk, "Nobody.")
    put(downloads, SECOND)
    desk.chooses("writing_to_questions")
    brings(desk)
    found = asked(desk)
    assert found[0].answer == "Nobody.", "what was typed is gone"
    assert [one.number for one in found] == ["1", "2", "3"]
    row = sheets_of(desk)[0].section("questions").fields["questions"][1]["cells"]
    assert row["question"] == "What did it cost us both?"
    assert "What did it cost us?" in row["earlier"]
    assert len(sheets_of(desk)) == 1
    assert "new – number 3; the same – number 1; in other words – number 2" in desk.reads()


def test_a_second_sheet_adds_and_what_was_typed_stays(desk, downloads):
    second_sheet_loses_nothing(desk, downloads)


def test_a_sheet_that_replaces_the_one_before_is_noticed(desk, downloads, monkeypatch):
    whole = brought.bring_in
    monkeypatch.setattr(bringing.brought, "bring_in", lambda _fields, *rest: whole({}, *rest))

    with pytest.raises(AssertionError, match="is gone"):
        second_sheet_loses_nothing(desk, downloads)


def test_the_answers_stand_in_the_disclosure_and_on_its_pages(desk, downloads):
    from_the_disclosure(desk, downloads)
    answers_one(desk, "Nobody.")
    goes_to_section(desk, "answers")
    shown = desk.find("facts_assembled_words").text()

    assert "Nobody." in shown
    assert "not yet answered" in shown
    disclosure = next(one for one in desk.documents() if one.guide == "disclosure")
    given = answers.of(sheets_of(desk))
    pieces = model_desk.pieces(GUIDE, disclosure.pages, answers=given)
    [piece] = [one for one in pieces if one.key == "answers"]
    assert ("2", "What did it cost us?", "", "not yet answered") in piece.tables[0].rows


def test_the_answers_go_into_the_letter_as_lines(desk, downloads):
    from_the_disclosure(desk, downloads)
    answers_one(desk, "Nobody.")
    goes_to_section(desk, "answers")
    desk.goes_to("facts_standing_table")
    desk.press("Down")
    desk.press("Ctrl+Tab")

    assert "1 · Is anybody I know involved? — Nobody. (begun)" in desk.page
    assert "2 · What did it cost us? — not yet answered" in desk.page


def marked_where_it_is_touched(desk, downloads):
    from_the_disclosure(desk, downloads)
    goes_to_section(desk, "opening")
    assert desk.reads("writing_unwanted") == ""
    desk.types("We met at Hotels.")
    desk.wait(lambda: desk.can_see("writing_unwanted"))
    assert "“The hotel in Leeds”" in desk.reads("writing_unwanted")
    desk.press("Ctrl+Tab")
    assert desk.reads("writing_unwanted") == "", "a private page is looked at"
    goes_to_section(desk, "told_before")
    assert desk.reads("writing_unwanted").endswith("hear: Lies to me.")


def test_what_must_not_be_told_is_marked_while_it_is_written(desk, downloads):
    marked_where_it_is_touched(desk, downloads)


def test_a_mark_on_a_private_page_is_noticed(desk, downloads, monkeypatch):
    monkeypatch.setattr(section_facts, "UNMARKED", frozenset())

    with pytest.raises(AssertionError, match="is looked at"):
        marked_where_it_is_touched(desk, downloads)


def test_a_fact_that_touches_it_has_a_note_and_can_still_be_written(desk, downloads):
    from_the_disclosure(desk, downloads)
    goes_to_section(desk, "categories")
    desk.chooses("facts_items_bar_add")
    desk.press("Space")
    desk.goes_to("facts_items_cell_hidden")
    desk.types("The hotel bills")
    desk.wait(lambda: desk.can_see("facts_items_note"))

    assert "“The hotel in Leeds”; Lies to me" in desk.reads("facts_items_note")
    assert desk.is_at == "facts_items_cell_hidden"
    desk.types(" of 2016")
    desk.wait_until_saved()
    disclosure = next(one for one in desk.documents() if one.guide == "disclosure")
    [row] = disclosure.section("categories").fields["items"]
    assert row["cells"]["hidden"] == "The hotel bills of 2016"


def letters_of(pieces):
    """Make real pages of these and return what can be read on them, without spaces."""
    with Press(fonts=()) as press:
        pdf = press.finish(Manifest(title="A letter", pieces=pieces), None).file
    pages = PdfReader(BytesIO(pdf)).pages
    return "".join("".join(page.extract_text() for page in pages).split()).casefold()


def no_path_takes_the_private_page(desk, downloads):
    from_the_disclosure(desk, downloads)
    answers_one(desk, "Nobody.")
    goes_to_section(desk, "answers")
    desk.press("Ctrl+Tab")
    desk.press("Ctrl+Tab")
    desk.types("I hate this hotel question")
    desk.wait_until_saved()
    disclosure = next(one for one in desk.documents() if one.guide == "disclosure")
    assert any("hate this" in richtext.plain(one.body) for one in disclosure.sections)
    given = answers.of(sheets_of(desk))
    pieces = model_desk.pieces(GUIDE, disclosure.sections, answers=given)
    printed = letters_of(pieces)
    assert "hatethis" not in printed, "private workings leave"
    assert "Isanybodyiknowinvolved?nobody.begun".casefold() in printed
    assert "2whatdiditcostus?notyetanswered" in printed
    touched = unwanted.touched(sheets_of(desk), GUIDE, disclosure.sections)
    assert "hate this" not in repr(touched)
    assert not any("Leeds" in words for _, words in touched)


def test_private_workings_leave_neither_with_answers_nor_with_marks(desk, downloads):
    no_path_takes_the_private_page(desk, downloads)


def test_private_workings_that_leave_are_noticed(desk, downloads, monkeypatch):
    monkeypatch.setattr(model_desk, "is_beside", lambda _key: False)
    monkeypatch.setattr(Piece, "refuse_private", lambda _piece: None)

    with pytest.raises(AssertionError, match="leave"):
        no_path_takes_the_private_page(desk, downloads)


def test_from_the_letters_one_comes_to_the_same_page_and_back(desk):
    desk.unlock()
    desk.goes("letters")
    desk.chooses("letters_guided")
    desk.chooses("guide_choice_partner_questions")

    assert desk.can_see("questions_in_by_hand")
    assert not desk.can_see("questions_in_go")
    desk.chooses("questions_in_back")
    assert desk.can_see("letters_guided")


def test_questions_can_be_typed_by_hand_and_are_gone_to_afterwards(desk):
    desk.unlock()
    desk.inside.go("questions")
    desk.chooses("questions_in_by_hand")
    [held] = sheets_of(desk)
    desk.inside.go("questions")
    assert not desk.can_see("questions_in_by_hand")
    desk.chooses("questions_in_go")

    assert desk.inside.writing.document == held.id


def test_a_sheet_is_added_to_what_was_typed_a_moment_ago(desk, downloads):
    put(downloads, FIRST)
    desk.unlock()
    desk.inside.go("questions")
    desk.chooses("questions_in_by_hand")
    desk.chooses("facts_questions_bar_add")
    desk.types("9")
    desk.chooses("writing_to_questions")
    brings(desk)

    assert [one.number for one in asked(desk)] == ["9", "1", "2"]


@pytest.mark.parametrize("what", ["the disk", "the guide"])
def test_a_sheet_that_cannot_be_kept_is_said_and_can_be_brought_again(
    desk, downloads, monkeypatch, what
):
    put(downloads, FIRST)
    desk.unlock()

    def refuse(*_, **__):
        raise VaultUnwritableError

    if what == "the disk":
        monkeypatch.setattr(desk.room._session, "start", refuse)
    else:
        desk.inside._means.guides._usual.pop(answers.GUIDE)
    desk.inside.go("questions")
    desk.chooses("questions_in_choose")
    desk.wait(lambda: desk.can_see("questions_in_places_folders"))
    desk.press("Return")
    desk.wait(lambda: desk.is_at == "questions_in_passphrase")
    desk.types(PASSPHRASE)
    desk.press("Return")
    desk.wait(lambda: desk.can_see("questions_in_held_title"))
    desk.chooses("questions_in_bring")

    assert desk.is_at == "questions_in_choose"
    assert desk.reads("questions_in_said") != ""
    assert sheets_of(desk) == []
