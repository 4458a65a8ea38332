"""One look, whichever kind of computer it is; this very computer is looked at, too."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.checkup import looking
from desktop.model.checkup import Seen, System


def test_this_computer_can_be_looked_at(tmp_path):
    seen = looking.look(tmp_path)

    assert seen.system in set(System) - {System.OTHER}
    assert seen.place.is_vault


@pytest.mark.parametrize(
    ("platform", "system"),
    [("linux", System.LINUX), ("darwin", System.MACOS), ("haiku1", System.OTHER)],
)
def test_each_kind_is_looked_at_in_its_own_way(monkeypatch, platform, system):
    monkeypatch.setattr(sys, "platform", platform)

    assert looking.look(None).system is system
    assert platform != "haiku1" or looking.look(None) == Seen()


CONFINED = """
import sys, tempfile
from pathlib import Path
from desktop import sandbox
from desktop.checkup import looking, mine
folder = Path(sys.argv[1])
held = sandbox.confine(dumpable=True, sockets=sandbox.Sockets.UNIX, write_beneath=(folder / "in",))
{change}
print(held.writes_confined, looking.look(folder).system.value)
"""


def look_in_a_room_that_may_write_nowhere(folder, change=""):
    done = subprocess.run(
        [sys.executable, "-c", CONFINED.format(change=change), folder],
        cwd=Path(looking.__file__).parents[2],
        env={**os.environ, "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.stdout.startswith("False"):
        pytest.skip("this system confines nobody")

    assert done.stdout.split() == ["True", looking.look(None).system.value], done.stderr[-200:]
    assert list(folder.iterdir()) == []


def test_a_room_that_may_write_nowhere_can_look_all_the_same(tmp_path):
    look_in_a_room_that_may_write_nowhere(tmp_path)


def test_twin_a_look_that_tries_out_where_it_may_write_fails_there(tmp_path):
    with pytest.raises(AssertionError, match="No usable temporary directory"):
        look_in_a_room_that_may_write_nowhere(
            tmp_path, "mine._temporary = lambda: Path(tempfile.gettempdir())"
        )
