"""A place in a field is a place: whoever knows no fields opens the section it is in."""

from desktop.model.document import DocumentId, Place, SectionId
from desktop.ui.screens.writing_room import asked_for
from desktop.ui.widgets.field_place import FieldPlace
from desktop.ui.widgets.section_desk import Side

HERE = FieldPlace(
    document=DocumentId("d"), section=SectionId("s"), path="table/row/column", first=3, last=7
)


class Empty:
    sections = ()


def test_it_is_a_place_that_leads_to_the_form():
    assert isinstance(HERE, Place)
    assert HERE.caret == 0
    assert asked_for(Empty(), HERE) == (SectionId("s"), Side.FACTS)
    plain = Place(document=HERE.document, section=HERE.section)
    assert asked_for(Empty(), plain) == (SectionId("s"), None)
