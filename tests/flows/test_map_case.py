"""A map filled by keys: seen as a ring, heard in words, there after a lock, and listed on paper."""

import pytest
from pypdf import PdfReader
from traveller import Traveller

from desktop.export.proof import reduced
from desktop.model import values

TRIGGER = "The phone lies face down on the table."
FEELING = "Heat, then sh"
OUT = "Say that I need ten minutes"
RING = "facts_ring"


def begins(desk):
    desk.unlock()
    desk.goes("practise")
    desk.chooses("practising_own_arc")
    desk.wait(lambda: desk.can_see(f"{RING}_trigger_cell_what"))


def writes(desk):
    for place, words in (("trigger_cell_what", TRIGGER), ("feel_cell_what", FEELING),
                         ("feel_cell_out", OUT)):  # fmt: skip
        desk.goes_to(f"{RING}_{place}")
        desk.types(words)


def ring(desk):
    return desk.find(f"{RING}_ring")


def fields(desk):
    [document] = [one for one in desk.documents() if one.guide == "own_arc"]
    return document.pages[0].fields


def test_a_map_that_was_half_written_is_drawn_again_after_a_lock(desk):
    begins(desk)
    writes(desk)
    desk.lock()
    desk.unlock()

    assert fields(desk) == {
        "ring": {"trigger": {"what": TRIGGER}, "feel": {"what": FEELING, "out": OUT}},
    }
    desk.wait(lambda: desk.can_see(f"{RING}_feel_cell_out"))
    assert ring(desk).texts(1)[1].lines == (FEELING,)
    assert "2. What I feel: Heat, then sh." in desk.find(f"{RING}_words").text()


def assert_it_leaves_as_a_list_with_its_ways_out(desk, folder):
    """Fill two stations, take the guide along, and read the file back."""
    begins(desk)
    writes(desk)
    desk.wait_until_saved()
    goes = Traveller(desk, folder)
    desk.press("Ctrl+Shift+E")
    desk.wait(lambda: desk.is_at == "session_choice")
    goes.ticks("My own way round")
    goes.without_password()
    goes.wait_for_pages()
    goes.saves()
    words = reduced(" ".join(page.extract_text() for page in PdfReader(goes.file()).pages))

    for said in (
        f"1. What sets it off: {TRIGGER}",
        f"2. What I feel: {FEELING}. A way out here, if I know one: {OUT}.",
    ):
        assert reduced(said) in words, "it is no list of stations"
    assert reduced("What the other sees") not in words


def test_a_map_leaves_as_a_numbered_list_of_what_was_written(desk, tmp_path):
    assert_it_leaves_as_a_list_with_its_ways_out(desk, tmp_path)


def test_twin_a_map_that_printed_as_a_table_would_be_found(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(values, "_MAP", "no kind of field")

    with pytest.raises(AssertionError, match="it is no list of stations"):
        assert_it_leaves_as_a_list_with_its_ways_out(desk, tmp_path)
