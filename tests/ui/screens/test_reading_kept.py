"""What was found in one document: kept as words are, with nothing made before it is needed."""

import pytest
import samples
from PySide6.QtCore import QCoreApplication

from desktop.errors import VaultDamagedError
from desktop.model.document import Kind
from desktop.model.reading_notes import Reply, noted
from desktop.ui.jobs import Jobs
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens.reading_kept import KeptReading

TEXT = "We just flirted a bit. It was a few times."
ONE = noted(TEXT, "minimising", 3, 15)
OTHER = noted(TEXT, "vague", 30, 41)


@pytest.fixture
def texts(qapp, tmp_path):
    jobs = Jobs()
    session = jobs.ask(lambda: samples.opened(samples.blank_vault(tmp_path / "vault")))
    yield OpenTexts(jobs, session)
    jobs.ask(session.close)
    jobs.end()
    QCoreApplication.processEvents()


@pytest.fixture
def letter(texts):
    return texts.jobs.ask(lambda: samples.letter(texts.session, text=TEXT))


@pytest.fixture
def kept(texts, letter):
    made = KeptReading(texts)
    made.open(letter.id)
    return made


def saved(texts):
    task = texts.take()
    texts.jobs.ask(task)
    texts.was_kept()


def test_nothing_is_made_where_nothing_was_found(texts, letter, kept):
    kept.renew(letter.sections[0].id, TEXT, ())
    kept.let_go(letter.sections[0].id, TEXT)

    assert kept.offers() == frozenset()
    assert texts.jobs.ask(lambda: texts.session.of_kind(Kind.READING)) == ()


def test_findings_and_answers_are_there_again(texts, letter, kept):
    section = letter.sections[0].id
    kept.renew(section, TEXT, (ONE, OTHER))
    answer = ONE.with_reply(Reply.KEEP).with_reason("I mean it.")
    kept.answer(section, (ONE,), answer)
    kept.keep_offers(["absolute"])
    assert kept.notes(section) == (answer, OTHER)
    saved(texts)

    again = KeptReading(OpenTexts(texts.jobs, texts.session))
    again.open(letter.id)
    assert again.notes(section) == (answer, OTHER)
    assert again.offers() == {"absolute"}
    # Words that are gone take what was found with them, but for what somebody typed.
    again.let_go(section, "Nothing of it is left.")
    assert again.notes(section) == (answer,)


def what_went_elsewhere_is_gone(texts, letter, kept):
    section, session = letter.sections[0].id, texts.session
    kept.renew(section, TEXT, (ONE.with_reply(Reply.KEEP),))
    saved(texts)
    entry = texts.jobs.ask(lambda: samples.letter(session, text=TEXT))
    texts.jobs.ask(lambda: samples.write(session, letter, "Nothing of it is left."))
    texts.jobs.ask(lambda: session.delete_for_good(entry.id))

    kept.open(letter.id)
    assert kept.notes(section) == ()


def test_what_went_with_a_text_that_was_deleted_for_good_does_not_come_back(texts, letter, kept):
    what_went_elsewhere_is_gone(texts, letter, kept)


def test_twin_a_page_that_goes_on_with_what_it_held_is_seen(texts, letter, kept, monkeypatch):
    monkeypatch.setattr(OpenTexts, "take_up", lambda *_: None)

    with pytest.raises(AssertionError):
        what_went_elsewhere_is_gone(texts, letter, kept)


def test_what_is_closed_holds_nothing_and_keeps_nothing(letter, kept):
    kept.close()
    kept.renew(letter.sections[0].id, TEXT, (ONE,))
    assert kept.notes(letter.sections[0].id) == ()


def test_what_cannot_be_read_is_not_shown_and_is_said_once_something_is_kept(texts, letter, kept):
    section = letter.sections[0].id
    kept.renew(section, TEXT, (ONE,))
    saved(texts)
    session = texts.session
    held = texts.jobs.ask(lambda: session.reading_of(letter.id))
    query = f"UPDATE section SET mac = zeroblob(32) WHERE document = '{held.id}'"
    texts.jobs.ask(lambda: session._vault.database.run(query))

    again = KeptReading(OpenTexts(texts.jobs, session))
    again.open(letter.id)
    assert again.notes(section) == ()
    with pytest.raises(VaultDamagedError):
        again.renew(section, TEXT, (ONE,))
