"""It looks only when it is asked, says what it saw in words, and keeps nothing of it."""

from datetime import date

import machines
import pytest
from PySide6.QtCore import Qt

from desktop import files, texts
from desktop.checkup import linux, wording
from desktop.model import checkup
from desktop.model.checkup import Seen, System
from desktop.ui.jobs import Jobs
from desktop.ui.screens.checkup import Answers, CheckupScreen, Words

FOLDER = files.resources() / "checkup" / "en"
PROGRAMS = wording.load_programs("", (FOLDER / "programs.toml").read_text("utf-8"))
WORDS = Words(
    page=texts.load("", (files.resources() / "texts/en/checkup.toml").read_text("utf-8")),
    groups=wording.load_topics("", (FOLDER / "topics.toml").read_text("utf-8")),
)


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.end()


@pytest.fixture
def shown(look, jobs, person, qtbot, tmp_path):
    """Return a function that shows the page of a made-up computer and gives whoever is there."""
    machines.linux(tmp_path)
    looks = []

    def look_round():
        seen = linux.look(machines.robin(tmp_path, XDG_SESSION_TYPE="x11"), tmp_path)
        looks.append(seen)
        return Answers(system=seen.system, findings=checkup.findings(seen, PROGRAMS))

    def show(ask=look_round):
        screen = CheckupScreen(look, jobs, WORDS, ask, "Back")
        somebody = person(screen)
        somebody.screen, somebody.looks, somebody.root = screen, looks, tmp_path
        return somebody

    return show


def asks(somebody, qtbot):
    somebody.goes_to("checkup_look")
    somebody.presses(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: somebody.can_see("checkup_copies_seen"))
    return somebody.sees()


def test_nothing_is_looked_at_before_somebody_asks(shown):
    somebody = shown()

    assert somebody.is_at == "checkup_look"
    assert somebody.looks == []
    assert "only when you ask" in somebody.sees()
    assert not somebody.can_see("checkup_swap_seen")


def test_a_look_says_of_each_thing_what_was_seen(shown, qtbot):
    somebody = shown()
    machines.process(somebody.root, 900, "CovenantEyes")
    machines.put(somebody.root, "usr/share/applications/com.github.hluk.copyq.desktop")
    seen = asks(somebody, qtbot)

    assert "Covenant Eyes, running now." in seen
    assert "CopyQ, installed." in seen
    assert somebody.sees("checkup_people_seen") == "Besides yours, there are these accounts: kim."
    assert somebody.sees("checkup_disk_answer") == "Not found"
    assert somebody.sees("checkup_lock_answer") == "Cannot tell here"
    assert "under Privacy or Screen lock" in seen
    assert "In Windows" not in seen
    assert all(somebody.can_see(f"checkup_{topic}_seen") for topic in checkup.STATES)


def test_what_no_program_can_do_stands_there_before_a_look_and_after_it(shown, qtbot):
    somebody = shown()
    limits = [one for key in ("cannot", "watched") for one in WORDS.page.part(key).sentences]

    assert [one for one in limits if one not in somebody.sees()] == []
    assert [one for one in limits if one not in asks(somebody, qtbot)] == []
    assert WORDS.page.closing in somebody.sees()


def test_no_figure_sums_up_what_was_found(shown, qtbot):
    words = asks(shown(), qtbot)

    assert not [one for one in words.splitlines() if any(sign in one for sign in "%✓✔✗")]
    assert not [one for one in words.split() if one.rstrip(".,").isdecimal()]


@pytest.mark.parametrize("how", ["leave", "arrive"])
def test_whoever_leaves_or_comes_back_finds_nothing_of_it(shown, qtbot, how):
    somebody = shown()
    asks(somebody, qtbot)
    getattr(somebody.screen, how)()

    assert not somebody.can_see("checkup_people_seen")
    assert "kim" not in somebody.sees()
    assert somebody.can_see("checkup_look")


def test_a_look_that_ends_after_the_page_was_left_is_not_shown(shown, jobs, qtbot):
    somebody = shown()
    somebody.presses(Qt.Key.Key_Space)
    somebody.screen.leave()
    jobs.drain()
    qtbot.wait(0)

    assert not somebody.can_see("checkup_people_seen")


def test_each_look_is_a_new_one(shown, qtbot):
    somebody = shown()
    asks(somebody, qtbot)
    machines.process(somebody.root, 901, "obs")
    somebody.presses(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "OBS Studio, running now." in somebody.sees())

    assert len(somebody.looks) == 2


def test_the_day_of_a_copy_is_told_as_a_day(shown, qtbot):
    def look_round():
        place = checkup.Place(is_vault=True, copied_on=date(2026, 11, 9))
        seen = Seen(system=System.WINDOWS, place=place)
        return Answers(system=seen.system, findings=checkup.findings(seen, PROGRAMS))

    somebody = shown(look_round)
    words = asks(somebody, qtbot)

    assert "Monday 9 November 2026" in somebody.sees("checkup_copies_seen")
    assert "In Windows, look in Settings, System, Clipboard." in words


def test_the_long_page_turns_by_its_keys_and_escape_leads_out(shown, qtbot):
    somebody = shown()
    asks(somebody, qtbot)
    bar = somebody.screen._page.verticalScrollBar()
    somebody.presses(Qt.Key.Key_PageDown)
    assert bar.value() > 0
    somebody.presses(Qt.Key.Key_PageUp)
    assert bar.value() == 0

    with qtbot.waitSignal(somebody.screen.closed):
        somebody.presses(Qt.Key.Key_Escape)
