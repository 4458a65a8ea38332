"""A phase filled by keys, locked in the middle of a word, found again, and taken along on paper."""

import pytest
from pypdf import PdfReader
from traveller import Traveller

from desktop.export.proof import reduced
from desktop.model import values

HALF = "I ring the practice on Mon"
SCENE = "On the landing I said that I had been at the dentist."
APART = "The petrel over the scullery."
ROW = "facts_rows_truth_cell"


def begins(desk):
    desk.unlock()
    desk.goes("plans")
    desk.chooses("plans_guided")
    desk.chooses("guide_choice_first_weeks")


def fields(desk, guide="first_weeks"):
    [document] = [one for one in desk.documents() if one.guide == guide]
    return document.pages[0].fields


def writes_and_locks_in_the_middle_of_a_word(desk):
    desk.chooses("facts_rows_own_it_cell_state_line_0")
    desk.goes_to(f"{ROW}_note")
    desk.types(HALF)
    desk.lock()
    desk.unlock()


def test_a_row_that_was_half_written_is_there_after_a_lock_to_its_last_letter(desk):
    begins(desk)
    writes_and_locks_in_the_middle_of_a_word(desk)

    assert fields(desk) == {
        "rows": {"own_it": {"state": "not for me"}, "truth": {"note": HALF}},
    }


def test_words_in_a_row_are_found_on_the_page_and_in_the_vault(desk):
    begins(desk)
    desk.goes_to(f"{ROW}_note")
    desk.types(HALF)
    desk.wait_until_saved()
    desk.press("Ctrl+Home")
    desk.press("Ctrl+F")
    desk.types("practice")
    desk.press("Return")
    assert desk.is_at == f"{ROW}_note"
    assert desk.find(f"{ROW}_note").textCursor().selectedText() == "practice"
    desk.press("Ctrl+Shift+F")
    desk.types("practice")
    desk.wait(lambda: desk.find("search_results").count() == 1)
    desk.press("Return")

    desk.wait(lambda: desk.can_see(f"{ROW}_note"))


def test_a_row_leads_by_a_key_to_the_page_where_its_work_stands_and_begins_it_once(desk):
    begins(desk)
    desk.chooses("facts_rows_truth_to_honesty_log")
    desk.wait(lambda: desk.reads("writing_document") == "Honesty log")
    desk.goes("plans")
    desk.inside._beginning.led_to("first_weeks")
    desk.chooses("facts_rows_truth_to_honesty_log")
    desk.wait(lambda: desk.reads("writing_document") == "Honesty log")

    assert len([one for one in desk.documents() if one.guide == "honesty_log"]) == 1


def assert_it_leaves_without_what_stays(desk, folder):
    """Fill one row, take the guide along, and read the file back."""
    desk.unlock()
    desk.inside._beginning.guided("what_secrecy_did")
    desk.chooses("facts_rows_withdrawal_cell_known_line_0")
    desk.goes_to("facts_rows_withdrawal_cell_example")
    desk.types(SCENE)
    desk.goes_to("facts_rows_withdrawal_cell_note")
    desk.types(APART)
    desk.wait_until_saved()
    goes = Traveller(desk, folder)
    desk.press("Ctrl+Shift+E")
    desk.wait(lambda: desk.is_at == "session_choice")
    goes.ticks("What hiding it did to me")
    goes.without_password()
    goes.wait_for_pages()
    goes.saves()
    words = reduced(" ".join(page.extract_text() for page in PdfReader(goes.file()).pages))

    for said in ("What it did", "I pulled away", "Do I know this?", "yes", "One scene", SCENE):
        assert reduced(said) in words, said
    assert reduced("Secrecy became a habit") not in words
    assert reduced(APART) not in words, "a note to oneself has left"


def test_a_table_with_named_rows_leaves_with_their_names_and_without_what_stays(desk, tmp_path):
    assert_it_leaves_without_what_stays(desk, tmp_path)


def test_twin_that_prints_each_column_lets_the_note_out(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(values, "_texts", lambda columns, cells, **_: tuple(
        str(cells.get(one.key, "")) for one in columns
    ))  # fmt: skip

    with pytest.raises(AssertionError, match="a note to oneself has left"):
        assert_it_leaves_without_what_stays(desk, tmp_path)
