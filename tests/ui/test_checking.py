"""In the real window, on this very computer: reached from Settings, and nothing of it is kept."""

import re

import cells
import machines
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.checkup import linux, looking, mine
from desktop.preferences import Preferences
from desktop.ui import checking
from desktop.ui.jobs import Jobs
from desktop.ui.screens import checkup
from desktop.ui.theme import Look

CANARY = "lantern-vole"
"""The name of somebody who has an account on the made-up computer."""


@pytest.fixture
def computer(tmp_path, monkeypatch):
    """Put a made-up computer, with somebody of that name on it, in the place of this one."""
    root = machines.linux(tmp_path / "computer")
    line = f"{CANARY}:x:1005:1005::/home/{CANARY}:/bin/bash\n"
    machines.put(root, "etc/passwd", machines.PASSWD + line)
    monkeypatch.setattr(looking, "look", lambda _folder: linux.look(machines.robin(root), root))
    return root


def looks(desk):
    """Look at the computer by keys, beginning in Settings."""
    desk.unlock()
    desk.goes("settings")
    desk.find("settings_checkup").setFocus()
    desk.press("Space")
    assert desk.is_at == "checkup_look"
    desk.press("Space")
    desk.wait(lambda: desk.can_see("checkup_people_seen"))


def held_in(folder, apart):
    """Return every file beneath a folder that holds the canary, in any of three encodings."""
    kinds = [CANARY.encode(one) for one in ("utf-8", "utf-16-le", "utf-32-le")]
    return [
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not path.is_relative_to(apart)
        and any(one in path.read_bytes() for one in kinds)
    ]


def test_settings_leads_there_and_escape_leads_back(desk, computer):
    looks(desk)
    assert CANARY in desk.reads("checkup_people_seen")
    desk.press("Escape")

    assert desk.reads("settings_title")
    assert CANARY not in desk.reads()


def test_the_page_about_watching_leads_there_from_settings_too(desk, computer):
    desk.unlock()
    desk.inside.go("know")
    while not desk.can_see("know_checkup"):
        desk.press("Return")
    desk.chooses("know_checkup")

    assert desk.is_at == "checkup_look"
    assert CANARY not in desk.reads()


def nothing_of_a_look_is_kept(desk, home, computer):
    looks(desk)
    desk.press("Escape")
    desk.lock()
    kept = cells.of(desk.folder)

    assert '"idle_minutes"' in kept, "it was looked where settings are kept"
    assert CANARY not in kept
    assert held_in(home, computer) == []


def test_nothing_of_a_look_is_kept_in_the_vault_or_anywhere_in_the_home(desk, tmp_path, computer):
    nothing_of_a_look_is_kept(desk, tmp_path, computer)


def test_twin_a_look_that_was_kept_in_the_settings_would_be_found(
    desk, tmp_path, computer, monkeypatch
):
    honest = checkup.CheckupScreen._on_seen

    def keeping(screen, answer):
        names = tuple(name for one in answer[1].findings for name in one.names)
        desk.asks(lambda one: one.change_settings(one.settings.changed(own_words=names)))
        honest(screen, answer)

    monkeypatch.setattr(checkup.CheckupScreen, "_on_seen", keeping)

    with pytest.raises(AssertionError, match=r"lantern-vole. is contained"):
        nothing_of_a_look_is_kept(desk, tmp_path, computer)


def test_twin_a_look_that_was_kept_in_a_file_would_be_found(desk, tmp_path, computer, monkeypatch):
    honest = checking._look_round

    def keeping(folder, programs):
        answers = honest(folder, programs)
        (tmp_path / "seen.txt").write_text(repr(answers))
        return answers

    monkeypatch.setattr(checking, "_look_round", keeping)

    with pytest.raises(AssertionError, match=r"seen\.txt"):
        nothing_of_a_look_is_kept(desk, tmp_path, computer)


def test_it_is_looked_at_beside_the_vaults_lane_and_the_window_never_waits(desk, computer):
    desk.unlock()
    asked = []
    honest, jobs = desk.room._jobs.ask, desk.room._jobs
    jobs.ask = lambda work: (asked.append(work), honest(work))[1]
    desk.inside.go("checkup")
    asked.clear()
    desk.press("Space")
    desk.wait(lambda: desk.can_see("checkup_people_seen"))

    assert asked == []


def test_this_very_computer_can_be_looked_at_before_there_is_a_vault(qtbot, qapp):
    jobs = Jobs()
    screen = checking.screen(Look(qapp, Preferences()), jobs, None, "Back")
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.arrive()
    qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: screen.findChild(QLabel, "checkup_copies_seen") is not None)
    jobs.end()
    words = "\n".join(one.text() for one in screen.findChildren(QLabel))

    assert screen.findChild(QLabel, "checkup_copies_answer").text() == "Cannot tell here"
    assert not re.search(r"[{}<>]", words)


def test_who_sits_here_is_asked_when_somebody_looks_and_not_before(desk, monkeypatch):
    told = []
    honest = mine.here
    monkeypatch.setattr(mine, "here", lambda folder: (told.append(folder), honest(folder))[1])
    desk.unlock()
    desk.inside.go("checkup")
    assert told == []
    desk.press("Space")
    desk.wait(lambda: desk.can_see("checkup_copies_seen"))

    assert told == [desk.folder]
