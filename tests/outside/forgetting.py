"""A session with everything that fills memory, a lock, and what is remembered then."""

from pathlib import Path

from samples import CHEAPEST, FakeClock
from tour.stage import Screen

from desktop import session
from desktop.model.settings import Purpose
from outside import memory
from outside.visit import TO_AN_ENTRY, Visit, program

# Not the usual one for tests: the tests' own main knows that.
PASSPHRASE = "amphibious gooseberry under the verandah"
NEXT = "cormorant on a velvet escalator"
WORDS = ["quillback heron", "tarpaulin over the well", "marzipan envelope", "Zirconium ledger"]
POINTER_ROWS = 80
"""The pointer and the caret may be elsewhere than they were; a page differs in hundreds of rows."""


class Locked:
    """What was found before a lock and after it, in the memory of every process.

    With `again` there is a second sitting in which the passphrase is changed before the lock.
    """

    def __init__(self, screen: Screen, home: Path, main: str, *, again: bool = False) -> None:
        self._vault = home / ".local/share/stillpage/Vault"
        self._vault.mkdir(parents=True, mode=0o700)
        session.create(
            self._vault, PASSPHRASE, cost=CHEAPEST, purpose=Purpose.TRUTH, now=FakeClock()
        ).close()
        self.before: dict[str, int] = {}
        self.after: dict[str, int] = {}
        self.stayed: list[int] = []
        visit = Visit(screen, home, program(main))
        try:
            self._lock_screen = visit.stage.window()
            self._go(visit)
            if again:
                self._go_again(visit)
            self.door = visit.door()
            self.selections = (visit.selection("primary"), visit.selection("clipboard"))
        finally:
            visit.stop()

    def _go(self, visit: Visit) -> None:
        visit.unlock(PASSPHRASE)
        visit.new_entry()
        visit.write("There was a quillback heron.\nA tarpaulin over the well, and dusk.")
        visit.name("Zirconium ledger")
        visit.keys.press("ctrl+End")
        visit.paste(" Inside was a marzipan envelope.")
        visit.find("quillback heron")
        visit.cut_word()
        visit.look_at_history()
        visit.export(*TO_AN_ENTRY)
        self._lock_and_look(visit, memory.keys(self._vault, PASSPHRASE))

    def _go_again(self, visit: Visit) -> None:
        known = memory.keys(self._vault, PASSPHRASE)
        visit.unlock(PASSPHRASE)
        visit.change_passphrase(PASSPHRASE, NEXT)
        visit.new_entry()
        visit.write("The quillback heron again, and a tarpaulin over the well.")
        newer = memory.keys(self._vault, NEXT)
        self._lock_and_look(visit, known | {f"new {name}": key for name, key in newer.items()})

    def _lock_and_look(self, visit: Visit, keys: dict[str, bytes]) -> None:
        needles = memory.forms([*WORDS, PASSPHRASE, NEXT]) | keys
        running = visit.stage.processes()
        self.before |= memory.held(running, needles)
        visit.keys.press("ctrl+l")
        visit.stage.until(
            lambda: (
                visit.keys.focus()
                and visit.screen.frame().differs(self._lock_screen) < POINTER_ROWS
            ),
            "the lock screen again",
        )
        visit.rest()
        self.after |= memory.held(visit.stage.processes(), needles)
        door = visit.door()
        self.stayed += [pid for pid in running if pid != door and Path(f"/proc/{pid}").exists()]

    def assert_seen(self) -> None:
        """Sight first: what is looked for was there before the lock, in more than one form."""
        wanted = {f"{words} ({form})" for words in WORDS for form in ("utf-8", "utf-16-le")}
        assert wanted | {"master key (raw)"} <= set(self.before), sorted(self.before)

    def assert_forgotten(self) -> None:
        """Nothing is remembered, by nobody."""
        assert not self.after, ", ".join(self.after)
        assert self.selections == (b"", b"")
        assert self.stayed == []
