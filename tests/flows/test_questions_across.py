"""One person's questions come to the other by a sealed file, and nothing private comes with them.

Two vaults and two rooms one after the other in one home, everything by keys: the sheet is written
and sealed in the first, opened, answered and printed in the second.
"""

from dataclasses import dataclass, replace

import cells
import pypdfium2
import pytest
import samples
from samples import CHEAP_BOUNDS, CHEAPEST
from traveller import Traveller

from desktop import question_file, vaults
from desktop.model import answers, asking, brought
from desktop.model.questions import Depth
from desktop.model.settings import Purpose
from desktop.ui import bringing
from desktop.ui.screens import questions_out
from desktop.ui.widgets.section_desk import Side

HERS = "a passphrase of her own"
ASKED, COST = "Is anybody I know involved?", "What did it cost us?"
LIMIT, NOTE, ANSWER = "The hotel in Leeds", "Number two first please", "Nobody that you know."
PRIVATE = {
    ("what_for", "fear"): "quillwort",
    ("what_for", "suspect"): "hornbeam",
    ("what_for", "body"): "saxifrage",
    ("questions", "private"): "bladderwrack",
    ("questions", "purpose"): "samphire",
    ("my_lines", "hear"): "pennyroyal",
    ("my_lines", "decided"): "loosestrife",
    ("the_day", "pause"): "cinquefoil",
    ("the_day", "conditions"): "toadflax",
    ("the_day", "where_to"): "stonecrop",
    ("the_day", "bring"): "butterbur",
    ("afterwards", "urgent"): "sneezewort",
    ("follow_ups", "what"): "agrimony",
    ("decision", "body"): "celandine",
}
"""A word for each place that must not leave, or leaves only on a wish nobody has here."""
CELLS = {"hear": "lines", "what": "open"}


@pytest.fixture
def homes(desk, tmp_path, monkeypatch):
    """Give a home with two vaults in it and a folder for what comes in."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "Downloads").mkdir()
    hers = tmp_path / "hers"
    hers.mkdir(mode=0o700)
    vaults.create(hers, HERS, Purpose.HURT, CHEAPEST).close()
    return tmp_path


OWN = "ragwort"
"""A word on the private page of the one who answers; it does not leave with the answers."""


@dataclass(frozen=True)
class Sent:
    """What she sealed: the words that open the file, what it holds, and what her vault holds."""

    phrase: str
    sheet: str
    hers: str


@dataclass(frozen=True)
class Answered:
    """What came of it: the questions as they arrived, the other vault, the pages with answers."""

    found: list[tuple[str, str, str]]
    theirs: str
    pages: str


# -- the one who asks ---------------------------------------------------------


def goes_to_section(desk, key):
    [sheet] = [one for one in desk.documents() if one.guide == asking.GUIDE]
    desk.inside.writing._show_section(sheet.section(key).id)
    desk.inside.writing.arrive()


def writes_what_is_private(desk):
    for (section, key), word in PRIVATE.items():
        if section == "questions":
            continue
        goes_to_section(desk, section)
        if key in CELLS:
            desk.chooses(f"facts_{CELLS[key]}_bar_add")
            desk.goes_to(f"facts_{CELLS[key]}_cell_{key}")
        elif key == "body":
            desk.press("Ctrl+Tab")
            assert desk.is_at == "writing_paper"
        else:
            desk.goes_to(f"facts_{key}")
        desk.types(word)
        if key == "body":
            desk.press("Ctrl+Tab")
    desk.wait_until_saved()


def asks(desk, text, depth):
    desk.chooses("facts_questions_bar_add")
    desk.goes_to("facts_questions_cell_question")
    desk.types(text)
    Traveller(desk, None).picks("facts_questions_cell_depth_list", depth.words)


def writes_questions(desk):
    goes_to_section(desk, "depth")
    desk.chooses("facts_do_not_tell_bar_add")
    desk.goes_to("facts_do_not_tell_cell_topic")
    desk.types(LIMIT)
    goes_to_section(desk, "questions")
    asks(desk, ASKED, Depth.YES_NO)
    asks(desk, COST, Depth.COUNTS)
    for key in ("purpose", "private"):
        desk.goes_to(f"facts_questions_cell_{key}")
        desk.types(PRIVATE["questions", key])
    desk.goes_to("facts_note")
    desk.types(NOTE)
    desk.wait_until_saved()


def seals(desk):
    """Make the file by keys, and return the words that were shown for it."""
    desk.chooses("writing_to_asking")
    assert desk.is_at == "questions_out_page"
    desk.chooses("questions_out_place")
    desk.types("Dow")
    desk.press("Return")
    desk.chooses("questions_out_places_choose")
    desk.chooses("questions_out_make")
    desk.wait(lambda: desk.can_see("questions_out_phrase_words"))
    phrase = desk.reads("questions_out_phrase_words")
    desk.chooses("questions_out_done")
    desk.wait(lambda: desk.inside.texts.is_kept)
    assert desk.inside.writing.isVisible()
    [sheet] = [one for one in desk.documents() if one.guide == asking.GUIDE]
    numbered = sheet.section("questions").fields["questions"]
    assert [row["cells"]["number"] for row in numbered] == ["1", "2"]
    return phrase


def writes_and_seals(desk, home):
    desk.folder = home / "hers"
    desk.unlock(HERS)
    desk.goes("letters")
    desk.chooses("letters_guided")
    desk.chooses("guide_choice_question_sheet")
    writes_what_is_private(desk)
    writes_questions(desk)
    phrase = seals(desk)
    desk.lock()
    return phrase


# -- the one who answers ------------------------------------------------------


def writes_on_their_private_page(desk):
    while desk.inside.writing.desk.side is not Side.PRIVATE:
        desk.press("Ctrl+Tab")
    assert desk.is_at == "writing_paper"
    desk.types(OWN)
    desk.wait_until_saved()


def brings_in(desk, phrase):
    desk.chooses("writing_to_questions")
    desk.chooses("questions_in_choose")
    desk.wait(lambda: desk.can_see("questions_in_places_folders"))
    desk.press("Return")
    desk.wait(lambda: desk.is_at == "questions_in_passphrase")
    desk.types(phrase)
    desk.press("Return")
    desk.wait(lambda: desk.can_see("questions_in_held_title"))
    desk.chooses("questions_in_bring")
    desk.wait(lambda: desk.can_see("facts_questions_rows"))


def answers_and_prints(desk, home, phrase):
    desk.folder = home / "vault"
    desk.unlock()
    desk.chooses("today_start_disclosure")
    writes_on_their_private_page(desk)
    brings_in(desk, phrase)
    desk.goes_to("facts_questions_cell_answer")
    desk.types(ANSWER)
    desk.wait_until_saved()
    held = [one for one in desk.documents() if one.guide == answers.GUIDE]
    found = answers.questions(held)
    goes = Traveller(desk, home)
    desk.press("Ctrl+Shift+E")
    desk.wait(lambda: desk.is_at == "session_choice")
    goes.ticks_all()
    goes.without_password()
    goes.wait_for_pages()
    goes.saves()
    pages = words_in(goes.file())
    desk.lock()
    return found, pages


# -- what is left -------------------------------------------------------------


def words_in(path):
    with pypdfium2.PdfDocument(path) as document:
        texts = [document[at].get_textpage().get_text_range() for at in range(len(document))]
    return " ".join("\n".join(texts).split())


def sends(desk, home):
    """Write the sheet and seal it; return what was sent."""
    phrase = writes_and_seals(desk, home)
    [sealed] = list((home / "Downloads").iterdir())
    assert sealed.stat().st_mode & 0o777 == 0o600
    sheet = question_file.read_file(sealed, phrase, CHEAP_BOUNDS)
    return Sent(phrase=phrase, sheet=repr(sheet), hers=cells.of(home / "hers", HERS))


def is_answered(desk, home, phrase):
    """Open the file in the other vault, answer, print; return what came of it."""
    found, pages = answers_and_prints(desk, home, phrase)
    return Answered(
        found=[(one.number, one.question, one.depth) for one in found],
        theirs=cells.of(home / "vault", samples.PASSPHRASE),
        pages=pages,
    )


def nothing_private_came_along(desk, home):
    sent = sends(desk, home)
    for word in PRIVATE.values():
        assert word in sent.hers, f"{word} was never written"
        assert word not in sent.sheet, f"{word} is in the file"
    for words in (ASKED, COST, LIMIT, NOTE):
        assert words in sent.sheet, "the file does not hold what was asked"

    came = is_answered(desk, home, sent.phrase)
    for words in (ASKED, COST, LIMIT, NOTE):
        assert words in came.theirs, "what was asked did not arrive"
    assert ANSWER in came.theirs
    assert OWN in came.theirs, f"{OWN} was never written"
    for words in (ASKED, COST, ANSWER):
        assert words in came.pages, "the pages do not hold the answers"
    for word in PRIVATE.values():
        assert word not in came.theirs, f"{word} is in the other vault"
    for word in (*PRIVATE.values(), OWN):
        assert word not in came.pages, f"{word} is on the pages"
    assert came.found == [("1", ASKED, Depth.YES_NO.words), ("2", COST, Depth.COUNTS.words)]


def test_questions_come_across_and_private_words_do_not(desk, homes):
    nothing_private_came_along(desk, homes)


def test_twin_that_takes_notes_to_oneself_for_questions_is_noticed(desk, homes, monkeypatch):
    def read(_self, row, column):
        own = asking.cell(row, column)
        return f"{own} {asking.cell(row, 'private')}".strip() if column == "question" else own

    monkeypatch.setattr(asking._Table, "read", read)

    with pytest.raises(AssertionError, match="bladderwrack is in the file"):
        nothing_private_came_along(desk, homes)


def test_twin_that_sends_what_a_question_is_for_unasked_is_noticed(desk, homes, monkeypatch):
    chosen = asking.Choice

    def always(**settled):
        return chosen(**{**settled, "purposes": True})

    monkeypatch.setattr(questions_out, "Choice", always)

    with pytest.raises(AssertionError, match="samphire is in the file"):
        nothing_private_came_along(desk, homes)


def test_twin_a_look_at_the_other_vault_that_sees_no_more_than_the_file_is_noticed(
    desk, homes, monkeypatch
):
    """What is private comes by another way than the file: into the vault, beside the questions."""
    whole = brought.bring_in

    def more(fields, *rest):
        made = whole(fields, *rest)
        return replace(made, fields={**made.fields, "left": "quillwort"})

    monkeypatch.setattr(bringing.brought, "bring_in", more)

    with pytest.raises(AssertionError, match="quillwort is in the other vault"):
        nothing_private_came_along(desk, homes)
