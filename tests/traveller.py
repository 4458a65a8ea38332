"""Somebody at the pages for a session, by keys."""

from PySide6.QtCore import Qt

from desktop.ui.widgets.choice_journal import ENTRY

LONGEST_MS = 30_000


def has_box(item):
    return item.data(0, Qt.ItemDataRole.CheckStateRole) is not None


class Traveller:
    """Somebody who takes pages with them."""

    def __init__(self, desk, place):
        self.desk, self.place = desk, place

    @property
    def screen(self):
        return self.desk.inside._screens["session"]

    @property
    def tree(self):
        return self.desk.find("session_choice")

    def lines(self):
        """Return each line of the choice with its tick: True, False, or None without a box."""
        found = {}
        for item in self.tree._items():
            state = item.data(0, Qt.ItemDataRole.CheckStateRole)
            found[item.text(0)] = None if state is None else Qt.CheckState(state).value == 2
        return found

    def ticks(self, text):
        """Go to a line by the arrow keys and press Space."""
        self.tree.setFocus()
        self.desk.press("Home")
        for _ in range(60):
            if self.tree.currentItem().text(0) == text:
                break
            self.desk.press("Down")
        assert self.tree.currentItem().text(0) == text
        self.desk.press("Space")

    @property
    def save(self):
        return self.desk.find("session_save")

    def wait_for_pages(self):
        try:
            self.desk.qtbot.waitUntil(self.is_ready, timeout=LONGEST_MS)
        except self.desk.qtbot.TimeoutError as error:
            raise AssertionError(self.what_is_there()) from error

    def what_is_there(self):
        """Return what the pages are at, for whoever waited for them in vain."""
        screen = self.screen
        made, jobs = screen._made, self.desk.room._jobs
        return {
            "made": made and (made.revision, made.packed is not None, made.error),
            "revision": screen._revision,
            "empty": screen._choosing.is_empty,
            "timers": (screen._timer.isActive(), screen._panel._password._settle.isActive()),
            "drawn": screen._view.image is not None,
            "said": self.desk.reads("session_page_words"),
            "waits": {lane._thread.name: (lane.is_awaited(), lane._thread.is_alive())
                      for lane in (jobs._work, jobs._vault)},
            "bugs": self.desk.bugs,
        }  # fmt: skip

    def is_ready(self):
        made, waits = self.screen._made, (self.screen._timer, self.screen._panel._password._settle)
        if made is None or made.packed is None or any(one.isActive() for one in waits):
            return False
        return self.screen._view.image is not None

    def saves(self):
        self.save.setFocus()
        self.desk.press("Return")
        self.desk.qtbot.waitUntil(lambda: self.desk.can_see("proof_title"), timeout=LONGEST_MS)

    def picks(self, name, text):
        """Choose in a list that opens, by the arrow keys."""
        box = self.desk.find(name)
        box.setFocus()
        self.desk.press("Home")
        for _ in range(box.count()):
            if box.currentText() == text:
                break
            self.desk.press("Down")
        assert box.currentText() == text

    def ticks_all(self):
        """Tick each document, and with it all of it that prints; and each month of the journal.

        It goes straight to each line; by the arrow keys goes `ticks`.
        """
        tree = self.tree
        tree.setFocus()
        for item in tree._items():
            above = item.parent()
            if has_box(item) and not (above and has_box(above)):
                tree.setCurrentItem(item)
                self.desk.press("Space")

    def entries(self):
        """Return the lines of the entries that are unfolded and may go in."""
        return [one.text(0) for one in self.tree._items() if one.data(0, ENTRY)]

    def without_password(self):
        self.desk.find("session_password_on").setFocus()
        self.desk.press("Space")

    def file(self):
        [path] = self.place.glob("*.pdf")
        return path

    def presses(self, name):
        """Press what is on the page that is shown."""
        self.desk.find(name).setFocus()
        self.desk.press("Space")

    def sets_rule(self):
        """Let every entry go in by itself."""
        self.desk.chooses("session_days")
        self.presses("packet_days_rule")
        self.desk.press("Escape")
        self.desk.wait(lambda: self.desk.is_at == "session_choice")

    def sets_days(self, first, last, *, rule=False):
        """Name the days of the packet; with `rule` every entry of them goes in."""
        self.desk.chooses("session_days")
        self.presses("packet_days_days")
        for name, text in (("packet_days_first", first), ("packet_days_last", last)):
            self.desk.find(name).setFocus()
            self.desk.press("Ctrl+A")
            self.desk.types(text)
        if rule:
            self.presses("packet_days_rule")
        self.desk.press("Escape")
        self.desk.wait(lambda: self.desk.is_at == "session_choice")
