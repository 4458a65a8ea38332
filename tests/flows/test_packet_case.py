"""A packet from the first tick to the file and to the next month, by keys alone, in any window."""

from datetime import timedelta

import pytest
from traveller import LONGEST_MS, Traveller

from desktop.export.proof import reduced
from desktop.model import entries
from desktop.model.document import Kind
from desktop.model.entries import Entry
from desktop.model.richtext import Block, BlockKind, Run
from desktop.ui import days

WANTED, EVENING, PASSAGE, OLD = "To plan the reading", "heather", "bracken", "bilberry"
KEPT = "quillback"


class Person(Traveller):
    """Somebody who prepares a session, by keys."""

    def __init__(self, desk, place, size, percent, mode):
        super().__init__(desk, place)
        desk.unlock()
        desk.window.resize(*size)
        desk.look.set_mode(mode)
        desk.look.set_text_size(percent)
        today = days.today()
        self.writes("An evening", EVENING, today)
        self.writes("At home", KEPT, today, kept=True)
        self.writes("Long ago", OLD, today - timedelta(days=90), marked=PASSAGE)

    def writes(self, title, words, on, *, kept=False, marked=""):
        runs = [Run(f"{words} all around. ")]
        runs += [Run(f"{marked} alone.", reach=("sleep",))] if marked else []

        def work(session):
            made = session.start(kind=Kind.ENTRY, title=title, on=on)
            body = (Block.of(BlockKind.PARAGRAPH, runs),)
            fields = entries.with_entry({}, Entry(is_kept_in=kept))
            session.save(made.id, made.sections[0].id, body, fields=fields)

        self.desk.asks(work)

    def part(self, key):
        """Show a part of the desk where there is no room for all three."""
        if self.desk.can_see(f"session_part_{key}"):
            self.desk.chooses(f"session_part_{key}")

    def arrives(self):
        self.desk.press("Ctrl+Shift+E")
        self.desk.wait(lambda: self.desk.is_at == "session_choice")

    def fills_the_first_page(self):
        self.desk.chooses("session_first")
        self.desk.chooses("first_want_on")
        self.desk.goes_to("first_want_words")
        self.desk.types(WANTED)
        self.desk.press("Escape")
        self.desk.wait(lambda: not self.desk.can_see("first_done"))

    def saves_it(self):
        """Save without a password; return the words of the file."""
        before = set(self.place.glob("*.pdf"))
        self.part("leaving")
        if self.desk.find("session_password_on").isChecked():
            self.desk.goes_to("session_password_on")
            self.desk.press("Space")
        self.desk.qtbot.waitUntil(self.save.isEnabled, timeout=LONGEST_MS)
        self.desk.goes_to("session_save")
        self.desk.press("Return")
        self.desk.qtbot.waitUntil(lambda: self.desk.can_see("proof_title"), timeout=LONGEST_MS)
        self.desk.chooses("proof_done")
        [path] = set(self.place.glob("*.pdf")) - before
        return words_in(path)


def words_in(path):
    from pypdf import PdfReader  # noqa: PLC0415 - one of many modules of a case

    return reduced(" ".join(page.extract_text() for page in PdfReader(path).pages))


def holds(text, *words):
    return [one for one in words if reduced(one) in text]


@pytest.mark.parametrize(
    ("size", "percent", "mode"),
    [((1280, 800), 100, "light"), ((1024, 640), 100, "dark"), ((1280, 800), 200, "dark"),
     ((1024, 640), 200, "light")],
)  # fmt: skip
def test_a_packet_is_made_saved_and_repeated_by_keys_in_any_window(
    desk, tmp_path, size, percent, mode
):
    person = Person(desk, tmp_path, size, percent, mode)
    person.arrives()
    person.fills_the_first_page()
    person.part("choice")
    today = days.today()
    first = today - timedelta(days=100)
    person.sets_days(f"{first:%d/%m/%Y}", f"{today - timedelta(days=60):%d/%m/%Y}", rule=True)

    former = person.saves_it()
    assert holds(former, WANTED, EVENING, OLD, KEPT) == [WANTED, OLD]

    person.part("choice")
    desk.chooses("session_packets")
    desk.chooses("packets_repeat")
    desk.wait(lambda: desk.is_at == "session_choice")
    latter = person.saves_it()
    # What somebody wanted last time is there to be read, and not on by itself.
    assert holds(latter, WANTED, EVENING, OLD, KEPT) == [EVENING]
    assert len(desk.asks(lambda session: session.packets())) == 2
