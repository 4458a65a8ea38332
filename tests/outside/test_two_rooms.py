"""Two vaults of one account, two real runs one after the other: nothing comes across.

docs/two-rooms.md names each way. The twin has every wall taken down, and each look notices its
own; one wall at a time: `dev.py prove two_rooms`.
"""

import itertools
import shutil
import sys

import pytest

from outside import rooms

pytestmark = pytest.mark.slow

TOOLS = "Xvfb xdotool xclip xprop dbus-daemon dbus-monitor".split()
LEAKS = {
    "locked": f"{rooms.WRITTEN} (utf-16-le)",
    "memory": f"{rooms.TITLE} (utf-8)",
    "files": f"“{rooms.OWN_WORD}” as utf-8 in .config/stillpage/settings.json",
    "names": f"“{rooms.TITLE}” as utf-8 in the names of files",
    "started": f"“{rooms.TITLE}” as utf-8 in environ of a process",
    "shown": f"“{rooms.TITLE}” as utf-8 in what the screen tells of its windows",
    "copied": f"“{rooms.WRITTEN}” as utf-8 in the clipboard selection",
    "bus": f"“{rooms.TITLE}” as utf-8 in the message bus",
    "own": f"“{rooms.WRITTEN}” as utf-8 in the other one's vault",
}
"""What each look finds once the wall in its way is down."""


@pytest.fixture(autouse=True)
def _outside_tools(not_shown):
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if sys.platform != "linux" or missing:
        not_shown("that two vaults of one account know nothing of each other, seen from outside")
        pytest.skip("no tools for it here")


def assert_nothing(found, look):
    """Nothing of hers was found by this look."""
    lines = getattr(found, look)
    assert lines == [], lines


def test_nothing_of_one_vault_is_found_in_the_run_of_another(tmp_path):
    found = rooms.lived(tmp_path)

    # Sight first: what is looked for was in the memory of her own run, and her keys with it.
    wanted = (rooms.WRITTEN, rooms.TITLE, rooms.LETTER, rooms.TAG, rooms.MARKED, rooms.OWN_WORD)
    assert {f"{words} (utf-8)" for words in wanted} | {"master key (raw)"} <= set(found.seen_first)
    for look in LEAKS:
        assert_nothing(found, look)
    assert found.printed == b""
    assert found.page == rooms.OWN_TEXT


def test_twin_each_wall_that_is_down_is_noticed_by_its_own_look(tmp_path):
    found = rooms.lived(tmp_path, "twins/no_walls")

    for look, line in LEAKS.items():
        with pytest.raises(AssertionError) as noticed:
            assert_nothing(found, look)
        assert line in str(noticed.value), look
    assert found.page != rooms.OWN_TEXT


def assert_alike(pages, alone):
    """Each page is the very same picture as where nobody was before."""
    differing = [one.differs(other) for one, other in zip(pages, alone, strict=True)]
    assert not any(differing), f"rows that differ: {differing}"


def test_a_first_run_looks_the_same_where_somebody_elses_vault_lies_elsewhere(tmp_path):
    home = tmp_path / "home"
    alone = rooms.first_pages(home)
    # Three pages were seen, not one of them twice, and no screen before its window has come.
    assert all(page.colours() > 5 for page in alone)
    assert all(one.is_another(other) for one, other in itertools.combinations(alone, 2))

    rooms.she_was_here(home, tmp_path / "stick/Vault")

    assert_alike(rooms.first_pages(home), alone)
    assert [path.name for path in home.rglob("*")] == [".run"]


def test_twin_a_program_that_begins_with_the_last_vault_is_noticed(tmp_path):
    home, twin = tmp_path / "home", "twins/last_place"
    alone = rooms.first_page(home, twin)

    rooms.she_was_here(home, tmp_path / "stick/Vault", twin)

    with pytest.raises(AssertionError, match="rows that differ"):
        assert_alike([rooms.first_page(home, twin)], [alone])
