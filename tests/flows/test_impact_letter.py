"""From an evening in the journal to numbered points on paper: the whole way, by keys."""

import contextlib

import heard
import pytest
import samples
from pypdf import PdfReader
from traveller import Traveller

from desktop.export.proof import reduced
from desktop.model import alike, points, richtext
from desktop.model.document import Place
from desktop.model.settings import Purpose
from desktop.ui import pulling

NIGHT = "I woke at three and the other side of the bed was cold"
ALONE = "Nobody is ever told what the quillback did"
MINE = "Since then I sleep in the small room, with the light on."


def sits_down(desk):
    with contextlib.closing(samples.opened(desk.folder)) as session:
        session.change_settings(session.settings.changed(purpose=Purpose.HURT))
    desk.unlock()


def writes_an_evening(desk):
    """Write an entry and mark two passages of it: both touch sleep, one of them stays."""
    desk.press("Ctrl+N")
    for words in (NIGHT, ALONE):
        desk.types(words)
        desk.press("Shift+Home")
        if words == ALONE:
            desk.press("Ctrl+Shift+X")
        if not desk.can_see("entry_passage_reach_sleep"):
            presses(desk, "entry_more")
        presses(desk, "entry_passage_reach_sleep")
        desk.find("writing_paper").setFocus()
        desk.press("End")
        desk.press("Return")
    desk.wait_until_saved()


def presses(desk, name):
    desk.find(name).setFocus()
    desk.press("Space")


def brings_it_into_the_letter(desk):
    desk.inside._beginning.guided("impact_letter")
    letter = heard.the_letter(desk)
    section = letter.section("what_changed")
    desk.inside._continue(Place(document=letter.id, section=section.id, caret=1))
    desk.types(MINE)
    shown = heard.pulls_from(desk, "Sleep")
    assert shown.count() == 1
    heard.ticks(desk, shown, 0)
    presses(desk, "gathering_put")
    desk.wait(lambda: desk.can_see("writing_paper"))
    assert desk.page.split("\n") == [MINE, NIGHT, ALONE]


def numbers_it(desk):
    desk.find("writing_to_points").click()
    presses(desk, "points_give")
    desk.press("Escape")
    desk.wait(lambda: desk.can_see("writing_paper"))
    desk.wait_until_saved()


def reads_it_aloud(desk):
    desk.find("writing_to_reading").click()
    room = desk.find("reading")
    desk.wait(lambda: bool(room._pages))
    words = " ".join(one.words for one in room._pages)
    assert NIGHT in words
    assert ALONE in words, "what stays is read, for it does not leave"
    assert "5.1" not in words
    desk.press("Escape")
    desk.press("Escape")
    desk.wait(lambda: desk.can_see("writing_paper"))


def leads_back(desk):
    """Change the copy and ask where it came from."""
    desk.types(", and I do not ask")
    desk.press("Ctrl+Shift+J")
    assert desk.is_at == "origin_open_0", "the copy has no way back"
    assert "It stands there as you copied it." in desk.reads()
    desk.press("Escape")
    desk.wait(lambda: desk.can_see("writing_paper"))


def takes_it_along(desk, folder):
    goes = Traveller(desk, folder)
    desk.press("Ctrl+Shift+E")
    desk.wait(lambda: desk.is_at == "session_choice")
    goes.ticks("Impact letter")
    goes.without_password()
    goes.wait_for_pages()
    goes.saves()
    return reduced(" ".join(page.extract_text() for page in PdfReader(goes.file()).pages))


def goes_the_whole_way(desk, folder):
    sits_down(desk)
    writes_an_evening(desk)
    brings_it_into_the_letter(desk)
    numbers_it(desk)
    reads_it_aloud(desk)
    leads_back(desk)

    words = takes_it_along(desk, folder)

    assert reduced(f"5.1 {MINE}") in words
    assert reduced(f"5.2 {NIGHT}") in words
    assert reduced("quillback") not in words, "what stays has left"
    assert "53" not in words.replace(reduced(f"5.2 {NIGHT}"), ""), "a number tells of what stays"


def test_an_evening_becomes_two_points_and_what_stays_stays(desk, tmp_path):
    goes_the_whole_way(desk, tmp_path)


def test_twin_a_copy_without_its_marks_leaves_too_much(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(pulling, "_own", lambda body: richtext.from_plain(richtext.plain(body)))

    with pytest.raises(AssertionError, match="what stays has left"):
        goes_the_whole_way(desk, tmp_path)


def test_twin_a_letter_without_its_numbers_cannot_be_matched(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(points, "on_paper", lambda _guide, section: section)

    with pytest.raises(AssertionError, match="51"):
        goes_the_whole_way(desk, tmp_path)


def test_twin_a_copy_that_is_not_known_by_its_words_has_no_way_back(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(alike, "best", lambda _text, _known: None)

    with pytest.raises(AssertionError, match="no way back"):
        goes_the_whole_way(desk, tmp_path)
