"""From what lies on the clipboard to a body."""

from PySide6.QtCore import QMimeData

from desktop.model import pasted, richtext
from desktop.model.pasted import Pasted
from desktop.model.richtext import EMPTY, Body
from desktop.ui import clipboard


def from_mime(mime: QMimeData) -> Pasted:
    """Return what can come along: our own form first, then a word processor's, then plain text.

    Qt reads none of it: its HTML would bring dress, and would go and look for pictures.
    """
    own = _own(mime)
    if own:
        return Pasted(body=own)
    if mime.hasHtml():
        found = pasted.from_html(mime.html())
        # Whatever was misread, the plain text beside it has every word.
        if found.body and (not mime.hasText() or pasted.holds_words_of(found.body, mime.text())):
            return found
    if mime.hasText():
        return pasted.from_text(mime.text())
    if mime.hasImage():
        return Pasted(body=EMPTY, left_out=frozenset((pasted.LeftOut.PICTURE,)))
    return Pasted(body=EMPTY)


def _own(mime: QMimeData) -> Body:
    data = bytes(mime.data(clipboard.OWN_FORMAT).data())
    try:
        return richtext.decode(data.decode("utf-8")) if data else EMPTY
    except (ValueError, RecursionError):
        return EMPTY  # somebody else's bytes under our name
