"""A lock in the middle of a reading, from outside: the helper is gone, and nobody knows a word."""

import time
from datetime import date
from pathlib import Path

import pytest
from outside import memory
from outside.visit import Visit, program, words_of
from samples import CHEAPEST, FakeClock, guides
from tour.stage import Screen

from desktop import session
from desktop.model import richtext
from desktop.model.document import Kind, Place
from desktop.model.settings import Purpose

pytestmark = pytest.mark.slow

PASSPHRASE = "amphibious gooseberry under the verandah"
WORD = "quillback heron"
TEXT = " ".join(
    f"On day {number} I met the {WORD} and told you that we just talked a bit."
    for number in range(900)
)
READ_IT_WITH_ME = (231, 684)
"""The way to the page beside the outline of a disclosure, on a screen of 1280 to 800."""
AT_ONCE_S = 5.0
"""Until the lock screen is there again a new room starts, which takes most of this."""


@pytest.fixture
def screen():
    with Screen() as one:
        yield one


def a_vault(home: Path) -> Path:
    """Make a vault that opens in a long disclosure."""
    vault = home / ".local/share/stillpage/Vault"
    vault.mkdir(parents=True, mode=0o700)
    opened = session.create(
        vault, PASSPHRASE, cost=CHEAPEST, purpose=Purpose.TRUTH, now=FakeClock()
    )
    document = opened.start(
        kind=Kind.LETTER, title="Disclosure", on=date(2026, 3, 14), guide="disclosure",
        sections=guides()["disclosure"].start(),
    )  # fmt: skip
    section = document.section("opening").id
    opened.save(document.id, section, richtext.from_plain(TEXT))
    opened.keep_place(Place(document=document.id, section=section, caret=3))
    opened.close()
    return vault


def readers(visit: Visit) -> list[int]:
    return [pid for pid in visit.stage.processes() if {"--child", "read"} <= {*words_of(pid)}]


def nothing_is_left_of_a_reading(screen: Screen, home: Path, main: str) -> None:
    """Lock while a text is being read, and look into every process."""
    vault = a_vault(home)
    visit = Visit(screen, home, program(main))
    try:
        visit.unlock(PASSPHRASE)
        visit.rest()
        before = screen.frame()
        visit.click(*READ_IT_WITH_ME)
        visit.stage.changed(before, rows=250, limit=60)
        visit.rest()
        visit.keys.press("Tab", "Tab", "space")
        visit.stage.until(lambda: bool(readers(visit)), "a helper that reads", limit=60)
        (helper,) = readers(visit)
        needles = memory.forms([WORD]) | memory.keys(vault, PASSPHRASE)
        visit.stage.until(
            lambda: any(WORD in name for name in memory.held([helper], needles)),
            "its words in the helper", limit=60,
        )  # fmt: skip
        rooms = visit.rooms()
        visit.keys.press("ctrl+l")
        begin = time.monotonic()
        visit.stage.until(lambda: not Path(f"/proc/{helper}").exists(), "its end", limit=60)
        assert time.monotonic() - begin < AT_ONCE_S
        visit.stage.until(lambda: visit.rooms() not in ([], rooms), "the lock screen", limit=60)
        visit.stage.window(limit=60)
        visit.rest()
        assert not memory.held(visit.stage.processes(), needles)
        assert readers(visit) == []
    finally:
        visit.stop()


def test_a_lock_in_the_middle_of_a_reading_leaves_no_helper_and_no_word(screen, tmp_path):
    nothing_is_left_of_a_reading(screen, tmp_path, "main")
