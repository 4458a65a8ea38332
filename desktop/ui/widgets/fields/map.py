"""A map: its stations as a form, as a picture, and as the same in words."""

import re
from typing import Any

from desktop.model import ring
from desktop.model.guide import GuideField
from desktop.ui.theme import Look
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.fixed import FixedField
from desktop.ui.widgets.fields.framed import divider
from desktop.ui.widgets.fields.ring_view import RingView
from desktop.ui.widgets.labels import label

_LONG = re.compile(r"(\S{20})(?=\S)")
"""What has no place to break: twenty letters have room at every size of text."""


class MapField(FixedField):
    """The form of a fixed table; below it everything written there stands on a ring, and in words.

    Below, so that nothing moves under the caret while a station grows.
    """

    def __init__(self, look: Look, field: GuideField, *, name: str) -> None:
        super().__init__(look, field, name=name)
        self._map = field
        self._dividers.append(divider())
        self._ring = RingView(look, field.label, name=f"{name}_ring")
        self._heading = label(self.tr("The same in words"), "label", f"{name}_words_heading")
        self._words = label("", "body", f"{name}_words")
        for part in (self._dividers[-1], self._ring, self._heading, self._words):
            self._lines.addWidget(part)
        self.edited.connect(self._draw)
        self._settle()
        self._draw()

    def show_value(self, value: Any) -> None:
        """Show these rows in all three forms; one the guide does not name is kept untouched."""
        super().show_value(value)
        self._draw()

    def _draw(self) -> None:
        value = self.value()
        shown = ring.stations(self._map, {} if value is ABSENT else value)
        self._ring.show_stations(shown)
        words = "\n".join(ring.told(shown))
        # The picture leaves out what has no room, so none of it may be cut off here.
        self._words.setText(_LONG.sub("\\1\u200b", words))
        self._words.setAccessibleName(words)
        is_written = not all(one.is_empty for one in shown)
        self._heading.setVisible(is_written)
        self._words.setVisible(is_written)
