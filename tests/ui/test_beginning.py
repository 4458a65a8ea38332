"""What a new document is called, and what it has."""

import pytest
import samples
from fakes import InlineJobs

from desktop.errors import VaultUnwritableError
from desktop.model.document import Kind, State
from desktop.ui.beginning import Beginning


@pytest.fixture
def session(tmp_path):
    session = samples.opened(samples.blank_vault(tmp_path / "vault"))
    yield session
    session.close()


@pytest.fixture
def beginning(qapp, session):
    return Beginning(InlineJobs(), session, samples.guides())


def test_a_second_of_the_same_day_gets_a_name_of_its_own(beginning, session):
    for _ in range(4):
        beginning.entry()

    titles = {one.title for one in session.summaries()}

    assert len(titles) == 4


def test_a_guide_becomes_a_document_with_all_its_sections(beginning, session):
    begun = []
    beginning.begun.connect(begun.append)

    beginning.guided("disclosure")

    document = session.open(begun[0])
    assert document.kind is Kind.LETTER
    assert [one.key for one in document.pages] == [
        key for key, _ in samples.guides()["disclosure"].start()
    ]
    assert document.pages[-1].mark is State.NOT_FOR_ME


def test_a_plan_is_no_letter(beginning, session):
    beginning.guided("recovery_plan")

    assert [one.kind for one in session.summaries()] == [Kind.PLAN]


def test_what_could_not_be_begun_is_said(beginning, session, monkeypatch):
    told = []
    beginning.refused.connect(told.append)

    def full(**_):
        raise VaultUnwritableError

    monkeypatch.setattr(session, "start", full)
    beginning.letter()

    assert len(told) == 1
    assert session.summaries() == ()


def test_a_row_leads_to_what_was_last_written_from_its_guide_and_begins_it_once(beginning, session):
    begun = []
    beginning.begun.connect(begun.append)

    beginning.led_to("recovery_plan")
    beginning.guided("recovery_plan")
    beginning.led_to("recovery_plan")
    samples.write(session, session.open(begun[0]), "a word")
    beginning.led_to("recovery_plan")
    beginning.led_to("honesty_log")

    assert begun[2:4] == [begun[1], begun[0]]
    assert len(session.summaries()) == 3
