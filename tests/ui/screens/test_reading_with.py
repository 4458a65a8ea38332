"""Read it with me, by keys in the real window with the real model; one helper reads for all."""

import re
import subprocess
from dataclasses import replace
from types import SimpleNamespace

import desk as desks
import pytest
from controls import controls, settle
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel
from reads import (
    AFRAID,
    FEARED,
    Helpers,
    asks,
    begins,
    is_asked_nothing,
    page_of,
    reads_it,
    words_on,
)
from test_layout import faults
from wording import breaches

from desktop.model import reading_notes, reading_parts, reading_scope
from desktop.model.reading_notes import Reply
from desktop.model.settings import Purpose
from desktop.ui import reading_door
from desktop.ui.screens.reading_with import ReadingWith
from desktop.ui.widgets.fields import in_sight

FLIRTED, BUSY, SORRY = "We just flirted", "You were always busy", "sorry if"
TOLD = (
    f"I met Jo in March 2021. {FLIRTED} a bit and it was no big deal. {BUSY}, so I looked away.\n"
    f"I am {SORRY} you felt hurt by it. I told you it was only work, and that was a lie.\n"
    "I paid 340 pounds for the flat on 3 May."
)
PLAIN = "I met Jo on 3 March 2021. I paid 340 pounds for the flat on 3 May, and I hid the bill."
GERMAN = "Ich habe dich belogen und ich war nicht bei der Arbeit, sondern bei ihr."
HURT = "You are a liar. You never once told me the truth. I need you to be better."


@pytest.fixture
def helpers(monkeypatch):
    return Helpers().lent(monkeypatch)


def notes(desk, document, key="opening"):
    held = desk.asks(lambda session: session.reading_of(document.id))
    key = f"{reading_notes.KEY}{document.section(key).id}"
    fields = next((one.fields for one in held.sections if one.key == key), {})
    return reading_notes.notes_of(fields)


def test_findings_are_shown_answered_and_there_again_after_a_lock(desk, helpers):
    document = begins(desk, "disclosure", {"opening": TOLD})
    asks(desk)

    words = words_on(desk)
    assert f"{FLIRTED} a bit and it was no big deal." in words
    assert "How often was it, and how much, in plain numbers?" in words
    # What was told as an old lie, and what is counted next door, is left alone.
    assert "only work" not in words
    assert "340" not in words
    assert desk.is_at == "reading_with_0_change"
    assert "Somebody had written" not in words
    desk.chooses("reading_with_0_show")
    assert "Somebody had written" in words_on(desk)
    assert "reading_with" not in desk.window.windowTitle()

    desk.chooses("reading_with_0_keep")
    assert desk.is_at == "reading_with_0_reason"
    desk.types("I counted.")
    # From an answer the next finding is one step away, not a whole round through the window.
    desk.press("Tab")
    assert desk.is_at == "reading_with_0_back"
    desk.press("Tab")
    assert desk.is_at == "reading_with_1_change"
    desk.chooses("reading_with_1_aside")
    assert desk.is_at == "reading_with_1_back"
    desk.press("Tab")
    assert desk.is_at == "reading_with_2_change"
    desk.lock()
    desk.unlock()
    desk.chooses("writing_to_reading_with")

    assert [(one.words, one.reply, one.reason) for one in notes(desk, document)[:2]] == [
        (FLIRTED, Reply.KEEP, "I counted."),
        (BUSY, Reply.ASIDE, ""),
    ]
    words = words_on(desk)
    assert words.index(SORRY) < words.index("What you answered") < words.index(FLIRTED)
    assert len(helpers.started) == 1  # read once, and never by itself

    # What was set aside stays so when it is read again; and it can be asked for again.
    reads_it(desk)
    assert [one.reply for one in notes(desk, document)].count(Reply.ASIDE) == 1
    assert words_on(desk).count(BUSY) == 1
    aside = next(card for card in page_of(desk)._cards if card.note.words == BUSY)
    aside.hold()
    desk.press("Space")
    assert "What did you decide yourself" in words_on(desk)


AT_WORK, AT_HOME = "We just flirted at the office in March.", "Later we just flirted at her flat."
REASON = "Diary page 12, three evenings."


def finds(desk, document, text, count=1):
    """Show these words as found again, as another reading of this text does."""
    page, found, start = page_of(desk), [], -1
    for _ in range(count):
        start = text.index("just flirted", start + 1)
        found.append(reading_notes.noted(text, "minimising", start, start + len("just flirted")))
    page._kept.renew(document.section("opening").id, text, found)
    page._show_found()
    page._cards[0].hold()


def keeps_with_a_reason(desk):
    """Have words found and kept, and say why; return the document."""
    document = begins(desk, "disclosure", {"opening": f"{AT_WORK} {AT_HOME}"})
    desk.chooses("writing_to_reading_with")
    finds(desk, document, f"{AT_WORK} {AT_HOME}")
    desk.chooses("reading_with_0_keep")
    desk.types(REASON)
    return document


def reasons(desk, document):
    held = page_of(desk)._kept.notes(document.section("opening").id)
    return [(one.reply, one.reason) for one in held]


def test_a_reason_stays_when_the_same_words_are_kept_further_on(desk, helpers):
    document = keeps_with_a_reason(desk)
    finds(desk, document, f"{AT_WORK} {AT_HOME}", count=2)
    desk.chooses("reading_with_0_keep")
    desk.types("x")

    assert reasons(desk, document) == [(Reply.KEEP, REASON), (Reply.KEEP, "x")]


def a_slip_in_the_words_takes_no_reason(desk):
    document = keeps_with_a_reason(desk)
    desk.press("Escape")
    desk.press("Ctrl+Home")
    for _ in range(len("We just f")):
        desk.press("Right")
    desk.types("l")
    desk.chooses("writing_to_reading_with")
    assert reasons(desk, document) == [(Reply.KEEP, REASON)]
    assert "Answers whose words are gone" in words_on(desk)
    assert page_of(desk)._cards == []
    desk.press("Escape")
    desk.press("Ctrl+Z")
    desk.chooses("writing_to_reading_with")

    assert AT_WORK in words_on(desk)
    assert "Answers whose words are gone" not in words_on(desk)
    assert desk.find("reading_with_0_reason").value() == REASON


def test_a_slip_in_the_words_takes_no_reason_and_once_undone_it_stands_again(desk, helpers):
    a_slip_in_the_words_takes_no_reason(desk)


def test_twin_a_page_that_lets_go_of_all_whose_words_are_gone_is_seen(desk, helpers, monkeypatch):
    def only_placed(text, notes):
        return tuple(one for one in notes if reading_notes.place(text, one))

    monkeypatch.setattr(reading_notes, "lasting", only_placed)

    with pytest.raises(AssertionError):
        a_slip_in_the_words_takes_no_reason(desk)


def a_slip_in_the_words_takes_no_answer(desk, key, reply):
    document = begins(desk, "disclosure", {"opening": AT_WORK})
    desk.chooses("writing_to_reading_with")
    finds(desk, document, AT_WORK)
    desk.chooses(f"reading_with_0_{key}")
    desk.press("Escape")
    desk.press("Ctrl+Home")
    for _ in range(len("We just f")):
        desk.press("Right")
    desk.types("l")
    desk.chooses("writing_to_reading_with")
    assert "Answers whose words are gone" in words_on(desk)
    assert desk.can_see("reading_with_gone_0_said")
    assert not desk.can_see("reading_with_gone_0_reason")
    desk.press("Escape")
    desk.press("Ctrl+Z")
    desk.chooses("writing_to_reading_with")
    assert [one.note.reply for one in page_of(desk)._cards] == [reply]
    finds(desk, document, AT_WORK)
    assert [one.note.reply for one in page_of(desk)._cards] == [reply]


@pytest.mark.parametrize(("key", "reply"), [("keep", Reply.KEEP), ("aside", Reply.ASIDE)])
def test_a_slip_in_the_words_takes_no_answer(desk, helpers, key, reply):
    a_slip_in_the_words_takes_no_answer(desk, key, reply)


def test_twin_a_page_that_holds_reasons_alone_is_seen(desk, helpers, monkeypatch):
    monkeypatch.setattr(
        reading_notes.Note, "is_spoken_of", property(lambda note: bool(note.reason))
    )

    with pytest.raises(AssertionError):
        a_slip_in_the_words_takes_no_answer(desk, "aside", Reply.ASIDE)


def test_a_reason_whose_words_are_gone_is_deleted_by_hand_and_can_be_brought_back(desk, helpers):
    document = keeps_with_a_reason(desk)
    desk.press("Escape")
    desk.press("Ctrl+A")
    desk.types("Nothing of it is left.")
    desk.chooses("writing_to_reading_with")
    desk.chooses("reading_with_gone_0_turn")
    assert reasons(desk, document) == []
    desk.press("Space")
    assert reasons(desk, document) == [(Reply.KEEP, REASON)]
    desk.press("Space")
    desk.lock()
    desk.unlock()
    desk.chooses("writing_to_reading_with")

    assert reasons(desk, document) == []
    assert not desk.can_see("reading_with_gone_0_turn")


def test_who_is_asked_again_finds_the_reason_after_another_reading(desk, helpers):
    document = keeps_with_a_reason(desk)
    desk.chooses("reading_with_0_back")
    finds(desk, document, f"{AT_WORK} {AT_HOME}")
    assert reasons(desk, document) == [(Reply.NONE, REASON)]
    assert REASON not in words_on(desk)
    desk.chooses("reading_with_0_keep")

    assert desk.find("reading_with_0_reason").value() == REASON


def leads_to_its_words(desk, helpers):
    begins(desk, "disclosure", {"opening": f"{PLAIN} {TOLD}"})
    asks(desk)
    desk.chooses("reading_with_0_change")

    assert desk.is_at == "writing_paper"
    assert desk.page[desk.caret :].startswith(FLIRTED)


def test_change_it_leads_to_its_words_and_once_they_are_gone_so_is_the_finding(desk, helpers):
    leads_to_its_words(desk, helpers)
    for _ in range(len("We just ")):
        desk.press("Delete")
    desk.types("I ")
    desk.chooses("writing_to_reading_with")

    words = words_on(desk)
    assert FLIRTED not in words
    assert BUSY in words
    assert "I flirted" not in words
    desk.press("Escape")
    assert desk.is_at == "writing_paper"
    assert len(helpers.started) == 1


def test_twin_a_way_that_leads_to_the_beginning_is_seen(desk, helpers, monkeypatch):
    honest = ReadingWith._on_change

    def at_the_beginning(self, text, one):
        honest(self, text, replace(one, start=0, end=1))

    monkeypatch.setattr(ReadingWith, "_on_change", at_the_beginning)

    with pytest.raises(AssertionError):
        leads_to_its_words(desk, helpers)


def test_a_text_without_findings_is_called_neither_clean_nor_true(desk, helpers):
    begins(desk, "disclosure", {"opening": PLAIN, "money": GERMAN})
    asks(desk)
    assert "says nothing of whether it is true" in words_on(desk)
    assert "not looked at" not in words_on(desk)
    assert desk.is_at == "reading_with_go"

    combo = desk.find("reading_with_what")
    combo.setCurrentIndex(combo.findText("Money and resources"))
    assert "whether it is true" not in words_on(desk)
    reads_it(desk)
    assert "only English can be read here" in words_on(desk)
    assert len(helpers.started) == 1  # for another language none is started

    # Of all together, what was left out is named.
    combo.setCurrentIndex(0)
    reads_it(desk)
    words = words_on(desk)
    assert "This was not looked at: Money and resources." in words
    assert "Nothing to ask about in the rest." in words
    assert "Nothing here to ask about" not in words


LONG = " ".join(f"{TOLD} And on day {number} I lied to you." for number in range(60))


def ends_with_a_lock(desk, helpers):
    begins(desk, "disclosure", {"opening": LONG})
    desk.chooses("writing_to_reading_with")
    desk.chooses("reading_with_go")
    desk.wait(lambda: bool(helpers.started))
    process = helpers.started[0]._one._process
    desk.wait(lambda: desk.find("reading_with_bar").value() > 0)
    desk.window.cover()

    assert process.wait(timeout=1) != 0


def test_a_reading_ends_with_its_helper_as_soon_as_the_page_is_covered(desk, helpers):
    ends_with_a_lock(desk, helpers)
    desk.lock()


def test_twin_a_helper_that_outlives_the_cover_is_seen(desk, helpers, monkeypatch):
    monkeypatch.setattr(ReadingWith, "_stop", lambda _self: None)

    with pytest.raises(subprocess.TimeoutExpired):
        ends_with_a_lock(desk, helpers)
    helpers.started[0].kill()


def test_it_can_be_stopped_and_begun_again(desk, helpers):
    document = begins(desk, "disclosure", {"opening": LONG})
    desk.chooses("writing_to_reading_with")
    desk.chooses("reading_with_go")
    assert desk.is_at == "reading_with_stop"
    desk.press("Space")

    assert desk.is_at == "reading_with_go"
    assert not desk.can_see("reading_with_bar")
    assert desk.asks(lambda session: session.reading_of(document.id)) is None


LETTER = {"need": HURT, "what_was_done": HURT}


def off_until_switched_on(desk, helpers):
    begins(desk, "impact_letter", LETTER, Purpose.HURT)
    desk.chooses("writing_to_reading_with")
    words = words_on(desk)
    assert "These are offers, not corrections. Nothing here makes your letter wrong." in words
    desk.chooses("reading_with_go")
    QCoreApplication.processEvents()
    assert helpers.started == []
    assert "Switch on what you would like" in words_on(desk)


def test_offers_to_somebody_who_was_hurt_are_off_until_each_is_switched_on(desk, helpers):
    off_until_switched_on(desk, helpers)
    combo = desk.find("reading_with_what")
    assert [combo.itemText(row) for row in range(combo.count())][1:] == [
        "What I need and where I stand"
    ]

    desk.chooses("reading_with_offer_absolute")
    reads_it(desk)
    words = words_on(desk)
    assert "You never once told me the truth." in words
    assert "You are a liar" not in words
    assert "I need you to be better" not in words

    desk.goes_to("reading_with_offer_absolute")
    desk.press("Space")
    assert "You never once" not in words_on(desk)


def test_a_need_is_asked_about_only_where_needs_stand_and_that_is_said(desk, helpers):
    begins(desk, "impact_letter", {"lost": HURT}, Purpose.HURT)
    desk.chooses("writing_to_reading_with")
    desk.chooses("reading_with_offer_unclear_need")
    desk.chooses("reading_with_go")

    assert "not asked about in this part of the letter" in words_on(desk)
    assert helpers.started == []


def test_twin_offers_that_are_on_by_themselves_are_seen(desk, helpers, monkeypatch):
    every = frozenset(reading_scope.OF_IMPACTED)
    monkeypatch.setattr(reading_notes, "offers_of", lambda _fields: every)
    monkeypatch.setattr("desktop.ui.screens.reading_kept.KeptReading.offers", lambda _self: every)

    with pytest.raises(AssertionError):
        off_until_switched_on(desk, helpers)


def rests_after_a_yes(desk, helpers):
    begins(desk, "impact_letter", LETTER, Purpose.HURT, further=[AFRAID])
    desk.chooses("writing_to_reading_with")
    is_asked_nothing(desk, helpers)


def test_nothing_is_looked_at_where_somebody_said_that_they_are_afraid(desk, helpers):
    rests_after_a_yes(desk, helpers)


def test_twin_a_page_that_reads_all_the_same_is_seen(desk, helpers, monkeypatch):
    monkeypatch.setattr(
        "desktop.ui.screens.reading_with.screened.Screened.keeps_apart", property(lambda _: False)
    )

    with pytest.raises(AssertionError):
        rests_after_a_yes(desk, helpers)


def test_softer_points_wait_behind_a_button(desk, helpers):
    begins(desk, "amends", {"what_i_did": "I saw her a few times. I lied to you."})
    asks(desk)
    assert "a few times" not in words_on(desk)
    assert "Nothing here to ask about" not in words_on(desk)
    desk.chooses("reading_with_more_what_i_did")
    assert "a few times" in words_on(desk)
    assert desk.is_at == "reading_with_0_change"


def test_of_many_findings_some_wait_until_they_are_asked_for(desk, helpers):
    names = ("Ann", "Bea", "Cath", "Dora", "Else", "Finn", "Greta", "Hal")
    text = " ".join(f"With {name} it was only talk, and that was all of it." for name in names)
    document = begins(desk, "disclosure", {"opening": text})
    desk.chooses("writing_to_reading_with")
    page = page_of(desk)
    places = [(text.index(f"With {name}"), len(f"With {name} it was only")) for name in names]
    found = [reading_notes.noted(text, "minimising", at, at + size) for at, size in places]
    page._kept.renew(document.section("opening").id, text, found)
    page._show_found()

    assert len(page._cards) == reading_notes.CEILING < len(names)
    desk.chooses("reading_with_more_opening")
    assert len(page._cards) == len(names)
    assert not desk.can_see("reading_with_more_opening")
    desk.press("Escape")
    assert page_of_all(desk)._cards == []


def page_of_all(desk):
    return desk.inside._screens["reading_with"]


def test_the_page_can_be_read_at_any_size_and_nothing_on_it_counts(desk, helpers):
    begins(desk, "disclosure", {"opening": TOLD, "money": TOLD})
    desk.chooses("writing_to_reading_with")
    page = page_of(desk)
    page._what.setCurrentIndex(0)
    reads_it(desk)
    desk.chooses("reading_with_0_keep")
    for size, text in (((1280, 800), 200), ((1024, 640), 250)):
        desk.look.set_text_size(text)
        desk.window.resize(*size)
        settle()
        assert faults(page) == []
    assert [one for one in controls(page) if not one.name] == []
    own = [one for one in page.findChildren(QLabel) if one.isVisible()]
    said = [one.text() for one in own if not one.objectName().endswith("_words")]
    assert [one for one in said if breaches(one) or re.search(r"[0-9]|%", one)] == []


def is_at_rest(desk):
    """See that nothing is asked, that help is near, and that why is said."""
    assert not desk.can_see("reading_with_go")
    assert not desk.can_see("reading_with_offer_absolute")
    assert desk.can_see("reading_with_help")
    words = words_on(desk)
    assert "nothing is asked about here, and" in words
    assert "You answered in private" not in words
    assert "You never once" not in words


def rests_as_long_as_fear_is_told(desk, helpers):
    letter = {"lost": "It is gone.", "need": HURT}
    document = begins(desk, "impact_letter", letter, Purpose.HURT)
    desk.chooses("writing_to_reading_with")
    desk.chooses("reading_with_offer_absolute")
    page_of(desk)._what.setCurrentIndex(0)
    reads_it(desk)
    assert len(page_of(desk)._cards) == 1
    desk.press("Escape")
    desk.press("Ctrl+A")
    desk.types(FEARED)
    desk.chooses("writing_to_reading_with")
    is_at_rest(desk)
    desk.lock()
    desk.unlock()
    desk.chooses("writing_to_reading_with")
    is_at_rest(desk)
    assert len(helpers.started) == 1

    # Once the words are not there any more, it can be asked for again.
    desk.press("Escape")
    desk.press("Ctrl+A")
    desk.types("It is gone.")
    desk.chooses("writing_to_reading_with")
    assert desk.can_see("reading_with_go")
    page_of(desk)._what.setCurrentIndex(0)
    assert "You never once" in words_on(desk)
    assert len(notes(desk, document, "need")) == 1


def test_where_fear_is_told_nothing_is_asked_as_long_as_it_stands_there(desk, helpers):
    rests_as_long_as_fear_is_told(desk, helpers)


def test_twin_a_page_that_asks_in_spite_of_fear_is_seen(desk, helpers, monkeypatch):
    monkeypatch.setattr(reading_door.harm, "tells_of_fear", lambda _text: False)

    with pytest.raises(AssertionError):
        rests_as_long_as_fear_is_told(desk, helpers)


def test_fear_is_looked_for_in_nothing_that_was_not_switched_on(desk, helpers):
    letter = {"lost": FEARED, "need": HURT}
    document = begins(desk, "impact_letter", letter, Purpose.HURT)
    desk.chooses("writing_to_reading_with")
    assert desk.can_see("reading_with_offer_absolute")
    desk.chooses("reading_with_offer_absolute")

    is_at_rest(desk)
    assert desk.is_at == "reading_with_back"
    assert helpers.started == []
    assert notes(desk, document, "need") == ()
    desk.press("Escape")
    assert desk.is_at == "writing_paper"


def rests_where_fear_is_told_in_what_is_not_read(desk, helpers):
    """Have fear told where it is usually told: in what was done, of which nothing is asked."""
    letter = {"need": HURT, "what_was_done": "He strangled me on the stairs in May."}
    begins(desk, "impact_letter", letter, Purpose.HURT)
    desk.chooses("writing_to_reading_with")
    opening = words_on(desk)
    assert "all of this text" in opening
    assert "for words about fear and for nothing else" in opening
    desk.chooses("reading_with_offer_absolute")
    is_at_rest(desk)
    assert helpers.started == []


def test_fear_in_a_section_that_is_not_read_lets_every_offer_rest(desk, helpers):
    rests_where_fear_is_told_in_what_is_not_read(desk, helpers)


def test_twin_a_page_that_looks_for_fear_only_where_it_asks_is_seen(desk, helpers, monkeypatch):
    def of_what_is_asked(section):
        return reading_parts.words("impact_letter", section).text if section.key == "need" else ""

    monkeypatch.setattr(reading_parts, "every_word", of_what_is_asked)

    with pytest.raises(AssertionError):
        rests_where_fear_is_told_in_what_is_not_read(desk, helpers)


def what_is_found_is_seen(desk):
    """Have a letter read, below whose offers there is no room for a finding."""
    begins(desk, "impact_letter", LETTER, Purpose.HURT)
    desk.chooses("writing_to_reading_with")
    for one in reading_scope.OF_IMPACTED:
        desk.chooses(f"reading_with_offer_{one}")
    reads_it(desk)
    assert desk.is_at == "reading_with_0_change"
    held = desk.find("reading_with_0_change")
    desk.wait(lambda: held.visibleRegion().boundingRect().height() == held.height())


def test_what_was_found_first_is_brought_into_sight(desk, helpers):
    what_is_found_is_seen(desk)


def test_twin_a_page_that_is_scrolled_before_it_has_found_its_size_is_seen(
    desk, helpers, monkeypatch
):
    waits_for_nothing = SimpleNamespace(sendPostedEvents=lambda *_of: None)
    monkeypatch.setattr(in_sight, "QCoreApplication", waits_for_nothing)
    monkeypatch.setattr(desks, "LONGEST_MS", 300)

    with pytest.raises(Exception, match=r"Timeout|timed out"):
        what_is_found_is_seen(desk)


def test_help_beside_words_about_dying_is_seen_however_large_the_text_and_stays(desk, helpers):
    dying = "I am going to kill myself if you leave me."
    text = " ".join(f"With {name} it was only talk, no big deal." for name in "ABCDEFGH")
    begins(desk, "disclosure", {"opening": f"{dying} {text}"})
    desk.chooses("writing_to_reading_with")
    desk.look.set_text_size(200)
    reads_it(desk)
    help_ = desk.find("reading_with_help")
    desk.wait(lambda: help_.visibleRegion().boundingRect().height() == help_.height())
    page_of(desk)._found._show_more()

    assert desk.can_see("reading_with_help")


def offers_help_beside_words_about_dying(desk, helpers):
    dying = "I am going to kill myself if you leave me."
    document = begins(desk, "disclosure", {"opening": f"{dying} {TOLD}"})
    desk.chooses("writing_to_reading_with")
    assert not desk.can_see("reading_with_help")
    reads_it(desk)

    assert desk.can_see("reading_with_help")
    words = words_on(desk)
    assert words.index("you need not be alone with it") < words.index(FLIRTED)
    assert desk.is_at == "reading_with_0_change"  # it stops nobody
    assert dying not in words
    # Nothing of it is kept: neither in a note nor until the page is shown again.
    assert "kill" not in "".join(one.words for one in notes(desk, document))
    desk.press("Escape")
    desk.chooses("writing_to_reading_with")
    assert FLIRTED in words_on(desk)
    assert not desk.can_see("reading_with_help")


def test_beside_words_about_dying_stands_a_quiet_way_to_help(desk, helpers):
    offers_help_beside_words_about_dying(desk, helpers)


def test_twin_words_about_dying_that_open_nothing_are_seen(desk, helpers, monkeypatch):
    monkeypatch.setattr(reading_door.harm, "speaks_of_dying", lambda _text: False)

    with pytest.raises(AssertionError):
        offers_help_beside_words_about_dying(desk, helpers)


def test_what_is_only_about_dying_is_not_answered_with_nothing_here(desk, helpers):
    begins(desk, "disclosure", {"opening": "I told you in May. I cannot live without you."})
    asks(desk)
    assert "Nothing here to ask about" not in words_on(desk)
    assert desk.is_at == "reading_with_go"
    desk.chooses("reading_with_help")
    assert desk.can_see("help")
