"""One look, whichever kind of computer it is; this very computer is looked at, too."""

import sys

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
