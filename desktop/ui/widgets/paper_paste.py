"""From what lies on the clipboard to a body."""

from PySide6.QtCore import QMimeData

from desktop.model import pasted, richtext
from desktop.model.pasted import Pasted
from desktop.model.richtext import EMPTY
from desktop.ui import clipboard


def from_mime(mime: QMimeData) -> Pasted:
    """Return what can come along: our own form first, then a word processor's, then plain text.

    Qt reads none of it: its HTML would bring dress, and would go and look for pictures.
    """
    if mime.hasFormat(clipboard.OWN_FORMAT):
        try:
            data = bytes(mime.data(clipboard.OWN_FORMAT).data())
            return Pasted(body=richtext.decode(data.decode("utf-8")))
        except ValueError:
            pass  # somebody else's bytes under our name: what they gave as HTML or text will do
    if mime.hasHtml():
        found = pasted.from_html(mime.html())
        if found.body:
            return found
    if mime.hasText():
        return pasted.from_text(mime.text())
    if mime.hasImage():
        return Pasted(body=EMPTY, left_out=frozenset((pasted.LeftOut.PICTURE,)))
    return Pasted(body=EMPTY)
