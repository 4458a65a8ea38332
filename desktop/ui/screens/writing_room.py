"""What there is room for around a page, and on which section and side of it a document opens."""

from dataclasses import dataclass

from desktop.model.document import PRIVATE, Document, Place, SectionId, is_private
from desktop.ui.widgets.field_place import FieldPlace
from desktop.ui.widgets.section_desk import Side

# Width in px divided by text size (mock README, Room).
FOR_ALL, FOR_OUTLINE = 1240, 1000
FOR_FREE = 960
"""For a free text and the panel beside it."""
FOR_LIST, FOR_BOTH = 1180, 1500
"""For the list of entries beside the page, and for the panel as well."""
FOR_FORMATS = 300
"""Height; below it the bar of formats goes, and its keys still work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The window in px divided by text size."""

    width: float
    height: float

    @property
    def has_outline(self) -> bool:
        """Say whether the sections have a place beside the page."""
        return self.width >= FOR_OUTLINE

    @property
    def has_formats(self) -> bool:
        """Say whether the bar of formats has a place above the page."""
        return self.height >= FOR_FORMATS

    def has_panel(self, *, is_guided: bool, is_list: bool) -> bool:
        """Say whether the panel has a place; the list of entries comes first where it `is_list`."""
        if is_list:
            return self.width >= FOR_BOTH
        return self.width >= (FOR_ALL if is_guided else FOR_FREE)

    def has_list(self, *, has_panel: bool) -> bool:
        """Say whether the list of entries has a place, with or without the panel."""
        return self.width >= (FOR_BOTH if has_panel else FOR_LIST)


def asked_for(document: Document, place: Place | None) -> tuple[SectionId, Side | None]:
    """Return the section to show; a place on a private page is that of its section."""
    if place is None:
        return document.first_page.id, None
    for one in document.sections:
        if one.id == place.section and is_private(one.key):
            return document.section(one.key.removeprefix(PRIVATE)).id, Side.PRIVATE
    if isinstance(place, FieldPlace):
        return place.section, Side.FACTS
    return place.section, Side.LETTER if place.caret else None
