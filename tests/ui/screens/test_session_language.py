"""Language points that were kept leave when they are ticked, and never anything of an offer."""

from types import SimpleNamespace

import pytest
import samples
from chooser import Chooser

from desktop.model import entries, leaving, reading_parts, reading_scope, review, richtext
from desktop.model.document import Kind
from desktop.model.leaving import Front, Source, Use, Wish
from desktop.model.reading_notes import KEY, Reply, kept, noted
from desktop.model.richtext import Block, BlockKind, Run
from desktop.model.versions import VersionState
from desktop.ui.jobs import Jobs
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens import session_language
from desktop.ui.screens.session_choosing import Choosing
from desktop.ui.screens.session_sources import Sources

GUIDES = samples.guides()
LINES = ("We just flirted a bit.", "It was a few times, I think.", "I am sorry if it hurt.")
POINTS = (("minimising", "just flirted"), ("vague", "a few times"), ("non_apology", "sorry if"))
REASON = "That is what the diary says."
KEPT_IN = 2


@pytest.fixture
def texts(qapp, tmp_path):
    jobs = Jobs()
    session = jobs.ask(lambda: samples.opened(samples.blank_vault(tmp_path / "vault")))
    yield OpenTexts(jobs, session)
    jobs.ask(session.close)
    jobs.end()


def with_kept(session, guide, key, labels=None):
    """Return a document of this guide whose three points were kept; the last may never leave."""
    document = session.start(
        kind=Kind.LETTER, title="Title", on=samples.TODAY, guide=guide,
        sections=GUIDES[guide].start(),
    )  # fmt: skip
    section = document.section(key)
    body = tuple(
        Block.of(BlockKind.PARAGRAPH, [Run(line, kept=at == KEPT_IN)])
        for at, line in enumerate(LINES)
    )
    session.save(document.id, section.id, body)
    text = richtext.plain(body)
    notes = []
    for at, (label, words) in enumerate(POINTS):
        start = text.index(words)
        note = noted(text, labels[at] if labels else label, start, start + len(words))
        notes.append(note.with_reply(Reply.KEEP).with_reason(REASON if at != 1 else ""))
    held = session.hold_reading(document.id)
    place = session.add_section(held.id, f"{KEY}{section.id}")
    session.save(held.id, place.id, None, fields=kept(notes))
    return document


def offered(texts):
    return Sources(texts, GUIDES).read()


def printed(sources, *, ticked=lambda _: True):
    chosen = frozenset(
        section.id for one in sources if ticked(one) for section in one.document.pages
    )
    made = leaving.put_together(sources, Wish(chosen=chosen, use=Use.SESSION), Front(title="T"))
    return "\n".join(f"{one.heading}\n{richtext.plain(one.body)}" for one in made.manifest.pieces)


def test_kept_points_are_a_tick_of_their_own_with_their_reasons(texts):
    document = texts.jobs.ask(lambda: with_kept(texts.session, "disclosure", "opening"))
    whole, points = offered(texts)

    assert points.document.id == document.id
    assert points.document.title == "Title: language I kept, with reasons"
    words = printed([whole, points], ticked=lambda one: one is points)
    assert words.splitlines() == [
        points.document.title, LINES[0], REASON, LINES[1], "I mean this.",
    ]  # fmt: skip
    # Nothing of it is in the text itself, nor without a tick.
    assert REASON not in printed([whole, points], ticked=lambda one: one is whole)
    again = offered(texts)[1].document.sections[0].id
    assert again == points.document.sections[0].id


def no_kept_word_leaves(texts):
    texts.jobs.ask(lambda: with_kept(texts.session, "disclosure", "opening"))
    assert "sorry if" not in printed(offered(texts))


def test_what_was_marked_to_stay_is_in_no_point(texts):
    no_kept_word_leaves(texts)


def test_twin_points_of_the_whole_text_are_seen(texts, monkeypatch):
    whole = SimpleNamespace(leaving=lambda body: body, from_plain=richtext.from_plain)
    monkeypatch.setattr(session_language, "richtext", whole)

    with pytest.raises(AssertionError):
        no_kept_word_leaves(texts)


ROW = "0" * 32


def with_a_field_kept(session):
    """Return a disclosure in which words of a field were kept for a reason."""
    document = session.start(
        kind=Kind.LETTER, title="Title", on=samples.TODAY, guide="disclosure",
        sections=GUIDES["disclosure"].start(),
    )  # fmt: skip
    section = document.section("told_before")
    rows = [{"id": ROW, "cells": {"said": "Only work.", "truth": LINES[0]}}]
    session.save(document.id, section.id, None, fields={"corrections": rows})
    found = reading_parts.words("disclosure", session.open(document.id).section("told_before"))
    start = found.text.index("just flirted")
    note = noted(found, "minimising", start, start + len("just flirted"))
    held = session.hold_reading(document.id)
    place = session.add_section(held.id, f"{KEY}{section.id}")
    told = note.with_reply(Reply.KEEP).with_reason(REASON)
    session.save(held.id, place.id, None, fields=kept([told]))
    return document


def test_what_was_kept_of_a_field_leaves_as_the_words_of_a_page_do(texts):
    document = texts.jobs.ask(lambda: with_a_field_kept(texts.session))
    whole, points = offered(texts)
    assert printed([whole, points], ticked=lambda one: one is points).splitlines() == [
        points.document.title, LINES[0], REASON,
    ]  # fmt: skip

    # Once the row is gone, nothing of it leaves any more.
    section = document.section("told_before").id
    texts.jobs.ask(lambda: texts.session.save(document.id, section, None, fields={"corrections": [
        {"id": "1" * 32, "cells": {"truth": LINES[0]}}
    ]}))  # fmt: skip
    assert len(offered(texts)) == 1


def nothing_tells_of_an_offer(texts):
    labels = ("absolute", "unclear_need", "mind_reading")
    texts.jobs.ask(lambda: with_kept(texts.session, "impact_letter", "need", labels))
    assert len(offered(texts)) == 1
    assert REASON not in printed(offered(texts))


def test_nothing_that_leaves_tells_that_an_offer_was_made(texts):
    nothing_tells_of_an_offer(texts)


def test_twin_offers_that_leave_are_seen(texts, monkeypatch):
    monkeypatch.setattr(reading_scope, "is_offered", lambda _guide: False)

    with pytest.raises(AssertionError):
        nothing_tells_of_an_offer(texts)


def test_a_section_that_stays_takes_its_points_along_and_a_damaged_one_costs_only_itself(texts):
    session = texts.session
    document = texts.jobs.ask(lambda: with_kept(session, "disclosure", "opening"))
    section = document.section("opening").id
    texts.jobs.ask(lambda: session.save(document.id, section, None, fields={entries.KEPT_IN: True}))
    assert len(offered(texts)) == 1

    texts.jobs.ask(lambda: session.save(document.id, section, None, fields={}))
    assert len(offered(texts)) == 2
    held = texts.jobs.ask(lambda: session.reading_of(document.id))
    query = f"UPDATE section SET mac = zeroblob(32) WHERE document = '{held.id}'"
    texts.jobs.ask(lambda: session._vault.database.run(query))
    assert len(offered(texts)) == 1


# -- at the real window --------------------------------------------------------

TOLD = "Title: language I kept, with reasons"


@pytest.fixture
def chooser(desk, tmp_path):
    return Chooser(desk, tmp_path)


def no_point_leaves_without_its_tick(chooser):
    chooser.desk.asks(lambda session: with_kept(session, "disclosure", "opening"))
    chooser.desk.asks(lambda session: samples.letter(session, title="To Ann", text="Dear Ann."))
    chooser.arrives()
    assert chooser.lines()[TOLD] is False

    chooser.ticks("To Ann")
    assert chooser.words_of_the_pages().strip() == "Dear Ann."

    chooser.ticks(TOLD)
    assert REASON in chooser.words_of_the_pages()


def test_no_language_point_leaves_with_a_packet_in_which_it_is_not_ticked(chooser):
    no_point_leaves_without_its_tick(chooser)


def test_twin_points_that_count_as_chosen_by_themselves_are_seen(chooser, monkeypatch):
    single = lambda choosing: tuple(one for one in choosing.few if one.is_quoted)  # noqa: E731
    monkeypatch.setattr(Choosing, "quoted", single)

    with pytest.raises(AssertionError, match=r"Dear Ann\."):
        no_point_leaves_without_its_tick(chooser)


def points_of_a_disclosure_are_asked_about_and_registered(chooser):
    desk = chooser.desk
    document = desk.asks(lambda session: with_kept(session, "disclosure", "opening"))
    chooser.arrives()
    chooser.ticks(TOLD)
    chooser.without_password()
    chooser.picks("session_use", "For a reading")
    chooser.picks("session_copies", "1")
    chooser.wait_for_pages()

    chooser.save.setFocus()
    desk.press("Return")
    assert desk.is_at == "before_back"
    desk.chooses("before_on")
    desk.wait(lambda: desk.can_see("proof_title"))

    desk.wait(lambda: desk.inside.texts.is_kept)
    held = desk.asks(lambda session: session.open(document.id)).section(review.KEY).fields
    [copy] = held[review.COPIES]
    assert copy["cells"]["copy"] == "copy 1 of 1, to be given back"


def test_points_of_a_disclosure_alone_are_asked_about_before_a_reading_and_registered(chooser):
    points_of_a_disclosure_are_asked_about_and_registered(chooser)


def test_twin_points_that_belong_to_no_text_are_seen(chooser, monkeypatch):
    alone = lambda **held: Source(**held | {"about": None})  # noqa: E731
    monkeypatch.setattr(session_language, "Source", alone)

    with pytest.raises(AssertionError, match="before_back"):
        points_of_a_disclosure_are_asked_about_and_registered(chooser)


def a_disclosure_stays_a_review_copy(chooser):
    desk = chooser.desk
    document = desk.asks(lambda session: with_kept(session, "disclosure", "opening"))
    # A version from before, so that there is something to draw bars at.
    desk.asks(lambda session: session.keep_version(document.id, VersionState.WITH_THERAPIST))
    section = document.section("opening").id
    lines = richtext.from_plain("\n".join((*LINES[:KEPT_IN], "A new line.")))
    desk.asks(lambda session: session.save(document.id, section, lines))
    chooser.arrives()
    chooser.picks("session_use", "A review copy")
    heading = next(one.heading for one in GUIDES["disclosure"].sections if one.key == "opening")
    chooser.ticks(heading)

    for points in (False, True):
        if points:
            chooser.ticks(TOLD)
        words = chooser.words_of_the_pages()
        left = chooser.screen._left
        assert (REASON in words) is points
        assert left.reviewed is not None
        assert left.reviewed.document.id == document.id
        assert left.manifest.title == "Title"
        assert [one.changed for one in left.manifest.pieces] == [{2}, frozenset()][: 1 + points]
        assert desk.can_see("session_points_note") is points


def test_a_disclosure_stays_a_review_copy_with_and_without_its_language_points(chooser):
    a_disclosure_stays_a_review_copy(chooser)


def test_twin_points_that_count_as_a_second_text_are_seen(chooser, monkeypatch):
    one_alone = lambda taken: taken[0] if len(taken) == 1 else None  # noqa: E731
    monkeypatch.setattr(leaving, "_alone", one_alone)

    with pytest.raises(AssertionError, match="reviewed"):
        a_disclosure_stays_a_review_copy(chooser)
