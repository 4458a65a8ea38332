"""What the pages are, in words that follow the choice."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QComboBox, QLabel

from desktop.model.document import Document, DocumentId, Kind
from desktop.model.leaving import Leaving, Source, Use
from desktop.model.manifest import Manifest
from desktop.ui.widgets.leaving_kind import LeavingKind

AT = datetime(2026, 3, 14, tzinfo=UTC)
SOURCE = Source(
    document=Document(
        id=DocumentId("d"), kind=Kind.LETTER, title="T", on=date(2026, 3, 14), written_at=AT,
        changed_at=AT,
    )
)  # fmt: skip


@pytest.fixture
def kind(look, shown):
    return shown(LeavingKind(look))


def choose(kind, name, at):
    kind.findChild(QComboBox, name).setCurrentIndex(at)


def note(kind, name="session_use_note"):
    return kind.findChild(QLabel, name)


def left(**more):
    return Leaving(manifest=Manifest(title="", pieces=()), **more)


def test_they_are_for_a_session_at_first_and_in_one_file(kind):
    assert (kind.use(), kind.copies()) == (Use.SESSION, 0)
    assert "somebody trained" in note(kind).text()


def test_each_choice_is_told_and_explained(kind, qtbot):
    said = set()
    for at, use in enumerate(Use):
        choose(kind, "session_use", at)
        assert kind.use() is use
        said.add(note(kind).text())
    with qtbot.waitSignal(kind.changed):
        choose(kind, "session_copies", 9)

    assert len(said) == 3
    assert kind.copies() == 9


def test_a_review_copy_of_several_documents_says_what_it_lacks(kind):
    choose(kind, "session_use", 1)
    kind.show_leaving(left())
    assert "choose one guided document alone" in note(kind).text()

    kind.show_leaving(left(reviewed=SOURCE))
    assert "Saving it keeps a version" in note(kind).text()

    kind.show_leaving(left(reviewed=SOURCE, is_partial=True))
    assert "no version is kept" in note(kind).text()


def test_what_language_points_are_to_a_review_copy_is_said_where_they_are_in_one(kind):
    told = note(kind, "session_points_note")
    choose(kind, "session_use", 1)
    kind.show_leaving(left(reviewed=SOURCE, has_points=True))
    assert told.isVisible()
    assert "the version is of the text alone" in told.text()

    for other in (left(reviewed=SOURCE), left(has_points=True), None):
        kind.show_leaving(other)
        assert not told.isVisible()


def test_a_first_page_that_stays_out_is_said_where_that_is_chosen(kind):
    told = kind.findChild(QLabel, "session_first_note")
    kind.show_first(is_on=True)
    assert not told.isVisible()
    for use in (1, 2):
        choose(kind, "session_use", use)
        kind.show_first(is_on=True)
        assert told.isVisible()
    kind.show_first(is_on=False)
    assert not told.isVisible()


def test_a_register_is_said_quietly_where_there_is_one(kind):
    quiet = note(kind, "session_register_note")
    assert not quiet.isVisible()

    kind.show_leaving(left(added_to=(DocumentId("d"),)))
    assert quiet.isVisible()

    kind.show_leaving(None)
    assert not quiet.isVisible()


def test_what_the_partner_does_not_want_to_hear_is_said_while_it_is_chosen(kind):
    kind.show_leaving(left(touched=(("9 · Money", "This may touch what they do not want."),)))
    assert note(kind, "session_touched_note").text().startswith("9 · Money: This may")
    assert note(kind, "session_touched_note").isVisible()

    kind.show_leaving(left())

    assert not note(kind, "session_touched_note").isVisible()


def test_what_stays_out_beside_a_disclosure_is_said_with_where_it_can_go(kind):
    kind.show_leaving(left(apart=("Pulling away, and where it leads",)))
    assert note(kind, "session_apart_note").isVisible()
    assert note(kind, "session_apart_note").text().startswith("Pulling away")
    assert "file of its own" in note(kind, "session_apart_note").text()

    kind.show_leaving(left())
    assert not note(kind, "session_apart_note").isVisible()
