"""The agreement on two private rooms: either person fills it in, each apart, and takes it out."""

import contextlib
from dataclasses import replace

import pytest
import samples
from pypdf import PdfReader
from traveller import Traveller

from desktop import app
from desktop.export.proof import reduced
from desktop.model.settings import Purpose

GUIDE = "agreement_two_rooms"
CHOSEN = {"rooms": ("known", 0), "purposes": ("for", 0), "outside": ("outside", 1)}
"""For each section a field and which of its choices is ticked."""
SHARED = "What is owed comes out on the day we set with both therapists."
APART = "A petrel over the scullery."
"""Stands in another text of the same vault: an agreement says nothing of what is in a room."""


def settled(desk, purpose):
    """Let this person be here for this, with a text of their own beside."""
    with contextlib.closing(samples.opened(desk.folder)) as session:
        session.change_settings(session.settings.changed(purpose=purpose))
        samples.letter(session, title="Scullery", text=APART)
    desk.unlock()


def agrees(desk):
    """Begin the agreement where it is offered, and fill a field of each part by keys."""
    desk.goes("plans")
    desk.chooses("plans_guided")
    desk.chooses(f"guide_choice_{GUIDE}")
    [document] = [one for one in desk.documents() if one.guide == GUIDE]
    for key, (field, number) in CHOSEN.items():
        desk.inside.writing._show_section(document.section(key).id)
        desk.inside.writing.arrive()
        desk.chooses(f"facts_{field}_{number}")
    desk.inside.writing._show_section(document.section("purposes").id)
    desk.goes_to("facts_shared")
    desk.types(SHARED)
    desk.wait_until_saved()
    desk.lock()


def takes_out(desk, folder):
    """Choose the agreement and nothing else, and save it; return the words of the file."""
    desk.unlock()
    goes = Traveller(desk, folder)
    desk.press("Ctrl+Shift+E")
    desk.wait(lambda: desk.is_at == "session_choice")
    goes.ticks("Two private rooms")
    goes.without_password()
    goes.wait_for_pages()
    goes.saves()
    pages = PdfReader(goes.file()).pages
    return reduced(" ".join(page.extract_text() for page in pages))


def assert_says_it(words, guide):
    """The pages say that the rooms exist, what for, what stays outside; and nothing beside."""
    for key, (field, number) in CHOSEN.items():
        section = guide.section(key)
        [asked] = [one for one in section.fields if one.key == field]
        assert reduced(section.heading) in words, section.heading
        assert reduced(asked.choices[number]) in words, asked.choices[number]
    assert reduced(SHARED) in words
    assert reduced("Private. For both of us.") in words
    assert reduced(APART) not in words, "the agreement tells what is in a room"


@pytest.mark.parametrize("purpose", [Purpose.TRUTH, Purpose.HURT])
def test_either_person_fills_in_the_agreement_and_takes_it_out(desk, tmp_path, purpose):
    settled(desk, purpose)

    agrees(desk)

    assert_says_it(takes_out(desk, tmp_path), samples.guides()[GUIDE])


def test_twin_an_agreement_that_leaves_out_what_stays_outside_is_noticed(
    desk, tmp_path, monkeypatch
):
    def keeping_in(guide):
        kept = tuple(replace(one, exportable=one.key != "outside") for one in guide.sections)
        return replace(guide, sections=kept) if guide.id == GUIDE else guide

    guides, problems = app.load_guides("en")
    changed = tuple(map(keeping_in, guides)), problems
    monkeypatch.setattr(app, "load_guides", lambda _: changed)
    settled(desk, Purpose.HURT)

    agrees(desk)

    with pytest.raises(AssertionError, match="Outside any agreement about openness"):
        assert_says_it(takes_out(desk, tmp_path), samples.guides()[GUIDE])
