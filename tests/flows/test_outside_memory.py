"""What the program's processes remember after a lock, and who may look at all."""

from pathlib import Path

import pytest
from outside import memory
from outside.visit import Visit, program
from samples import CHEAPEST, FakeClock
from tour.stage import Screen

from desktop import session
from desktop.model.settings import Purpose

pytestmark = pytest.mark.slow

# Not the usual one for tests: the tests' own main knows that.
PASSPHRASE = "amphibious gooseberry under the verandah"
WORDS = ["quillback heron", "tarpaulin over the well", "marzipan envelope", "Zirconium ledger"]
POINTER_ROWS = 80
"""The pointer and the caret may be elsewhere than they were; a page differs in hundreds of rows."""


@pytest.fixture
def screen():
    with Screen() as one:
        yield one


class Locked:
    """What was found before a lock and after it."""

    def __init__(self, screen: Screen, home: Path, main: str) -> None:
        vault = home / ".local/share/stillpage/Vault"
        vault.mkdir(parents=True, mode=0o700)
        session.create(
            vault, PASSPHRASE, cost=CHEAPEST, purpose=Purpose.TRUTH, now=FakeClock()
        ).close()
        visit = Visit(screen, home, program(main))
        try:
            self._go(visit, vault)
        finally:
            visit.stop()

    def _go(self, visit: Visit, vault: Path) -> None:
        lock_screen = visit.stage.window()
        visit.unlock(PASSPHRASE)
        visit.new_entry()
        visit.write("There was a quillback heron.\nA tarpaulin over the well, and dusk.")
        visit.name("Zirconium ledger")
        visit.keys.press("ctrl+End")
        visit.paste(" Inside was a marzipan envelope.")
        visit.find("quillback heron")
        visit.cut_word()
        visit.look_at_history()
        visit.export()
        needles = memory.forms([*WORDS, PASSPHRASE]) | memory.keys(vault, PASSPHRASE)
        before = visit.stage.processes()
        self.before = memory.held(before, needles)
        visit.keys.press("ctrl+l")
        visit.stage.until(
            lambda: visit.keys.focus() and visit.screen.frame().differs(lock_screen) < POINTER_ROWS,
            "the lock screen again",
        )
        visit.rest()
        after = visit.stage.processes()
        self.after = memory.held(after, needles)
        self.stayed = [pid for pid in before if Path(f"/proc/{pid}").exists()]
        self.door = visit.door()
        self.selections = (visit.selection("primary"), visit.selection("clipboard"))


def assert_forgotten(locked: Locked) -> None:
    """Nothing is remembered, by nobody."""
    assert not locked.after, ", ".join(locked.after)
    assert locked.selections == (b"", b"")
    assert locked.stayed == [locked.door]


def test_after_a_lock_no_process_holds_a_word_a_passphrase_or_a_key(screen, tmp_path):
    locked = Locked(screen, tmp_path, "main")

    # Sight first: what is looked for was there, and in more than one form.
    seen = set(locked.before)
    assert {f"{words} (utf-8)" for words in WORDS} <= seen
    assert {f"{words} (utf-16-le)" for words in WORDS} <= seen
    assert "master key (raw)" in seen
    assert_forgotten(locked)


def test_twin_a_lock_that_keeps_the_room_is_seen(screen, tmp_path):
    locked = Locked(screen, tmp_path, "twins/kept_room")

    with pytest.raises(AssertionError, match=r"quillback heron|tarpaulin over the well"):
        assert_forgotten(locked)
