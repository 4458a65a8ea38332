"""Somebody at the real program who chooses what goes into a packet, by keys."""

import re
from datetime import timedelta

from PySide6.QtCore import Qt
from traveller import Traveller, has_box

from desktop.model import entries, richtext
from desktop.model.document import Kind
from desktop.model.entries import Entry
from desktop.model.packets import KEY, Packet
from desktop.ui import days

DAY = re.compile(r"^\d+ \w+ \d{4}(\. Happened: .*)?\n")
"""What stands above the words of an entry."""


class Chooser(Traveller):
    """Somebody who chooses what goes into a packet, by keys."""

    def __init__(self, desk, place):
        super().__init__(desk, place)
        desk.unlock()

    def writes(self, title, *, back=0, **facts):
        """Put an entry of some days ago into the journal."""

        def work(session):
            on = days.today() - timedelta(days=back)
            made = session.start(kind=Kind.ENTRY, title=title, on=on)
            fields = entries.with_entry({}, Entry(**facts))
            body = richtext.from_plain(f"words of {title}")
            session.save(made.id, made.sections[0].id, body, fields=fields)
            return made.id

        return self.desk.asks(work)

    def arrives(self):
        self.desk.press("Ctrl+Shift+E")
        self.desk.wait(lambda: self.desk.is_at == "session_choice")

    def ticked(self):
        """Return the lines that are ticked, of entries and sections alone."""
        return {
            one.text(0)
            for one in self.tree._items()
            if has_box(one) and not one.childCount() and one.checkState(0) is Qt.CheckState.Checked
        }

    def kept(self):
        """Return the packets as they are in the vault."""

        def work(session):
            return {
                one.title: Packet.from_json(session.packet(one.id).section(KEY).fields)
                for one in session.packets()
            }

        self.desk.wait(lambda: self.desk.inside.texts.is_kept)
        return self.desk.asks(work)

    def words_of_the_pages(self):
        """Return the words of what leaves now, without the day above those of an entry."""
        self.wait_for_pages()
        pieces = self.screen._left.manifest.pieces
        return " ".join(DAY.sub("", richtext.plain(one.body)) for one in pieces)
