"""What stands in the place of names, at the real pages and by keys."""

import pytest
import samples
from pypdf import PdfReader
from traveller import Traveller

from desktop.model import naming, richtext
from desktop.model.document import Kind
from desktop.ui.widgets.names_page import NamesPage

LETTER = (
    "I met Anna Smith at the station. Anna’s brother was there, and Bert said nothing. "
    "Write to anna@example.org or ring 07700 900123."
)


@pytest.fixture
def traveller(desk, tmp_path):
    def write(session):
        made = session.start(kind=Kind.LETTER, title="To Anna", on=samples.TODAY)
        session.save(made.id, made.sections[0].id, richtext.from_plain(LETTER))

    desk.unlock()
    desk.asks(write)
    desk.press("Ctrl+Shift+E")
    desk.wait(lambda: desk.is_at == "session_choice")
    made = Traveller(desk, tmp_path)
    made.ticks_all()
    made.wait_for_pages()
    return made


def looks_at_the_names(traveller):
    traveller.desk.chooses("session_names")
    traveller.desk.wait(lambda: traveller.desk.is_at == "names_back")


def replaces(desk, name, words):
    desk.find("names_new_name").setFocus()
    desk.types(name)
    desk.press("Tab")
    desk.types(words)
    desk.press("Return")


def nobody_is_in_the_file_by_name(traveller):
    desk = traveller.desk
    looks_at_the_names(traveller)
    replaces(desk, "Anna Smith", "my sister")
    desk.press("Escape")
    traveller.wait_for_pages()
    traveller.without_password()
    traveller.wait_for_pages()
    traveller.saves()

    text = "".join(page.extract_text() for page in PdfReader(traveller.file()).pages)
    assert "my sister" in text
    assert "Anna" not in text
    assert "anna" not in text
    assert "Bert" in text


def test_a_name_that_is_replaced_is_in_no_line_of_the_file(traveller):
    nobody_is_in_the_file_by_name(traveller)


def test_twin_that_sets_the_pages_as_they_were_written(traveller, monkeypatch):
    monkeypatch.setattr(naming, "replaced", lambda manifest, _naming: (manifest, ()))

    with pytest.raises(AssertionError, match="sister"):
        nobody_is_in_the_file_by_name(traveller)


def types_a_pair(desk, name, words):
    desk.find("names_new_name").setFocus()
    desk.types(name)
    desk.press("Tab")
    desk.types(words)


def a_pair_that_was_only_typed_is_taken(traveller, way):
    desk = traveller.desk
    looks_at_the_names(traveller)
    types_a_pair(desk, "Anna Smith", "a friend")
    if way == "Escape":
        desk.press("Escape")
    else:
        desk.chooses(way)
    traveller.wait_for_pages()
    traveller.without_password()
    traveller.wait_for_pages()
    traveller.saves()

    text = "".join(page.extract_text() for page in PdfReader(traveller.file()).pages)
    assert "Anna" not in text
    assert "a friend" in text


@pytest.mark.parametrize("way", ["Escape", "names_done"])
def test_a_pair_that_was_only_typed_is_taken_on_leaving(traveller, way):
    a_pair_that_was_only_typed_is_taken(traveller, way)


def test_twin_that_waits_for_a_button_lets_the_name_leave(traveller, monkeypatch):
    monkeypatch.setattr(NamesPage, "_typed", lambda _self: ("", ""))

    with pytest.raises(AssertionError, match="Anna"):
        a_pair_that_was_only_typed_is_taken(traveller, "Escape")


def test_a_pair_that_was_only_typed_is_there_after_a_lock(traveller):
    desk = traveller.desk
    looks_at_the_names(traveller)
    types_a_pair(desk, "Anna Smith", "a friend")
    desk.lock().unlock()
    desk.press("Ctrl+Shift+E")
    desk.wait(lambda: desk.is_at == "session_choice")
    again = Traveller(desk, traveller.place)
    again.wait_for_pages()

    looks_at_the_names(again)

    assert desk.reads("names_own_1_what") == "Anna Smith"
    assert desk.find("names_own_1_words").text() == "a friend"


def test_half_a_pair_is_pointed_out_once_and_is_there_again(traveller):
    desk = traveller.desk
    looks_at_the_names(traveller)
    types_a_pair(desk, "Anna Smith", "")
    desk.find("names_new_name").setFocus()

    desk.press("Escape")
    assert desk.reads("names_half").startswith("What is to stand in the place of this name?")
    assert desk.is_at == "names_new_words"
    desk.press("Escape")
    assert desk.can_see("session_save")

    traveller.wait_for_pages()
    looks_at_the_names(traveller)
    assert desk.find("names_new_name").text() == "Anna Smith"


def test_what_looks_like_a_name_and_what_leads_to_somebody_is_pointed_out(traveller):
    desk = traveller.desk
    looks_at_the_names(traveller)

    assert desk.reads("names_likely_1_what") == "Anna Smith"
    assert desk.reads("names_likely_2_what") == "Bert"
    assert desk.reads("names_leads_1_what") == "anna@example.org"
    assert desk.reads("names_leads_2_where").startswith("telephone number")

    desk.chooses("names_leads_2_offer")
    desk.wait(lambda: desk.can_see("names_reads_1"))
    assert "[telephone number]" in desk.reads("names_reads_1")
    desk.chooses("names_likely_2_stay")
    assert not desk.can_see("names_likely_2_what")


def test_what_was_agreed_is_there_again_after_a_lock_and_what_was_left_is_not_asked(traveller):
    desk = traveller.desk
    looks_at_the_names(traveller)
    replaces(desk, "Anna Smith", "my sister")
    desk.chooses("names_likely_2_stay")
    desk.press("Escape")
    desk.lock().unlock()
    desk.press("Ctrl+Shift+E")
    desk.wait(lambda: desk.is_at == "session_choice")
    again = Traveller(desk, traveller.place)
    again.wait_for_pages()

    looks_at_the_names(again)

    assert desk.reads("names_own_1_what") == "Anna Smith"
    assert desk.find("names_own_1_words").text() == "my sister"
    assert not desk.can_see("names_likely_1_what")
    desk.chooses("names_again")
    assert desk.reads("names_likely_1_what") == "Bert"
    assert not desk.can_see("names_again")
    assert "my sister" in desk.reads("names_reads_1").casefold()


def test_the_words_of_the_vault_stay_as_they_are(traveller):
    desk = traveller.desk
    looks_at_the_names(traveller)
    replaces(desk, "Anna Smith", "my sister")
    desk.press("Escape")
    traveller.wait_for_pages()

    def words(session):
        [one] = session.summaries(kinds=(Kind.LETTER,))
        return richtext.plain(session.open(one.id).sections[0].body)

    assert desk.asks(words) == LETTER
