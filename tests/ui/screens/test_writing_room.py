"""What there is room for around a page."""

from datetime import UTC, date, datetime

import pytest

from desktop.model.document import Document, DocumentId, Kind, Place, Section, SectionId
from desktop.ui.screens.writing_room import Room, asked_for
from desktop.ui.widgets.section_desk import Side


def room(width, height=800):
    return Room(width=width, height=height)


@pytest.mark.parametrize(
    ("width", "free", "guided", "with_list"),
    [(959, False, False, False), (960, True, False, False), (1240, True, True, False),
     (1500, True, True, True)],
)  # fmt: skip
def test_the_panel_comes_where_it_leaves_room(width, free, guided, with_list):
    one = room(width)
    assert one.has_panel(is_guided=False, is_list=False) == free
    assert one.has_panel(is_guided=True, is_list=False) == guided
    assert one.has_panel(is_guided=False, is_list=True) == with_list


def test_the_list_of_entries_comes_before_the_panel():
    assert room(1280).has_list(has_panel=False)
    assert not room(1280).has_list(has_panel=True)
    assert room(1500).has_list(has_panel=True)
    assert not room(1179).has_list(has_panel=False)


def test_outline_and_formats_have_their_least_room():
    assert room(1000).has_outline
    assert not room(999).has_outline
    assert room(999, 300).has_formats
    assert not room(999, 299).has_formats


def document():
    sections = tuple(
        Section(id=SectionId(key), key=key, heading="") for key in ("a", "b", "private:b")
    )
    now = datetime(2026, 3, 14, tzinfo=UTC)
    return Document(
        id=DocumentId("d"), kind=Kind.LETTER, title="", on=date(2026, 3, 14), written_at=now,
        changed_at=now, sections=sections,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("section", "caret", "opened"),
    [("b", 0, ("b", None)), ("b", 3, ("b", Side.LETTER)), ("private:b", 2, ("b", Side.PRIVATE))],
)
def test_a_place_leads_to_its_section_and_the_side_it_is_on(section, caret, opened):
    place = Place(document=DocumentId("d"), section=SectionId(section), caret=caret)
    assert asked_for(document(), place) == opened
    assert asked_for(document(), None) == ("a", None)
