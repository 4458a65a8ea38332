"""The last cut, from whichever field it came: kept by the page that holds the form."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtWidgets import QWidget

from desktop.model import richtext
from desktop.model.richtext import Body
from desktop.ui import clipboard

PUT_BACK = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_V
)
"""As on the writing page."""


@runtime_checkable
class Holder(Protocol):
    """A page that keeps what was cut on it and can give it back."""

    def keep_cut(self, body: Body) -> None:
        """Take this as the last cut."""

    def last_cut(self) -> Body:
        """Return the last cut; nothing cut is an empty body."""


def keep(field: QWidget, words: str) -> None:
    """Give words that are cut from a field to the page it is on."""
    holder = _holder(field)
    if holder is not None and words.strip():
        holder.keep_cut(clipboard.words_of(field, words))


def words(field: QWidget) -> str:
    """Return the words that can be put back into a field, or "".

    A passage that never leaves would be as any other in a field, so it is put only where nothing
    leaves either.
    """
    holder = _holder(field)
    body = holder.last_cut() if holder is not None else richtext.EMPTY
    if richtext.holds_kept(body) and not clipboard.stays(field):
        return ""
    return richtext.plain(body)


def _holder(field: QWidget) -> Holder | None:
    above = field.parentWidget()
    while above is not None and not isinstance(above, Holder):
        above = above.parentWidget()
    return above
