"""What was seen decides what is said, and nothing else does."""

from datetime import date

import pytest

from desktop.model import checkup
from desktop.model.checkup import Kind, Lies, People, Place, Program, Recent, Seen

WATCHER = Program(
    key="watcher", name="Watcher", kind=Kind.REPORTS, does="It may look.",
    running=("watcher*",), installed=("com.Watcher",),
)  # fmt: skip
CLIPS = Program(
    key="clips", name="Clips", kind=Kind.CLIPBOARD, does="It keeps.",
    running=("very-long-clipboard-keeper",),
)  # fmt: skip
EVERYTHING_READ = {"running": frozenset({"init"}), "installed": frozenset({"calculator"})}


def found(topic, programs=(), **seen):
    return {one.topic: one for one in checkup.findings(Seen(**seen), programs)}[topic]


def test_every_topic_is_answered_once_in_its_order():
    topics = [one.topic for one in checkup.findings(Seen(), ())]

    assert topics == list(checkup.STATES)


def test_where_nothing_could_be_read_nothing_is_claimed():
    assert {one.state for one in checkup.findings(Seen(), (WATCHER,))} == {checkup.UNKNOWN}


@pytest.mark.parametrize(
    ("seen", "how"),
    [
        ({"running": frozenset({"WatcherAgent"})}, True),
        ({"installed": frozenset({"com.watcher"})}, False),
        ({"running": frozenset({"watcher"}), "installed": frozenset({"com.Watcher"})}, True),
        ({"switched_on": frozenset({"watcher"})}, True),
    ],
)
def test_a_known_program_is_found_by_its_names_in_any_case(seen, how):
    finding = found("reports", (WATCHER, CLIPS), **seen)

    assert (finding.state, finding.programs) == ("found", ((WATCHER, how),))


@pytest.mark.parametrize("name", ["init", "iwatcher", "com.watcher"])
def test_no_other_name_is_taken_for_it(name):
    seen = EVERYTHING_READ | {"running": frozenset({name})}

    assert found("reports", (WATCHER,), **seen).state == "absent"


def test_a_name_that_the_kernel_cut_off_is_known_by_its_beginning():
    cut = frozenset({"very-long-clipb"})

    assert found("clipboard", (CLIPS,), running=cut).state == "found"
    assert found("clipboard", (CLIPS,), running=frozenset({"very-long"})).state == "unknown"


@pytest.mark.parametrize("missing", ["running", "installed"])
def test_half_a_look_does_not_say_that_there_is_nothing(missing):
    assert found("reports", (WATCHER,), **EVERYTHING_READ).state == "absent"
    assert found("reports", (WATCHER,), **EVERYTHING_READ | {missing: None}).state == "unknown"


@pytest.mark.parametrize(
    ("topic", "seen", "state"),
    [
        ("recent", {"recent": Recent(is_kept=False)}, "absent"),
        ("recent", {"recent": Recent(is_kept=True)}, "found"),
        ("recent", {"recent": Recent(is_kept=True, is_named=True)}, "named"),
        ("screen", {"is_screen_shared": True}, "found"),
        ("screen", {"is_screen_shared": False}, "absent"),
        ("synced", {"place": Place()}, "absent"),
        ("synced", {"place": Place(is_elsewhere=True)}, "elsewhere"),
        ("synced", {"place": Place(synced_by="Dropbox", is_elsewhere=True)}, "found"),
        ("disk", {"place": Place(lies=Lies.CLOSED)}, "found"),
        ("disk", {"place": Place(lies=Lies.OPEN)}, "absent"),
        ("disk", {"place": Place(lies=Lies.MEMORY)}, "unknown"),
        ("swap", {"swap": ()}, "absent"),
        ("swap", {"swap": (Lies.MEMORY,)}, "memory"),
        ("swap", {"swap": (Lies.MEMORY, Lies.CLOSED)}, "closed"),
        ("swap", {"swap": (Lies.CLOSED, None)}, "unknown"),
        ("swap", {"swap": (None, Lies.OPEN)}, "found"),
        ("hibernation", {"hibernates": True}, "found"),
        ("hibernation", {"hibernates": False}, "absent"),
        ("temporary", {"temporary": Lies.OPEN}, "found"),
        ("temporary", {"temporary": Lies.CLOSED}, "closed"),
        ("temporary", {"temporary": Lies.MEMORY}, "memory"),
        ("crash", {"keeps_crashes": True}, "found"),
        ("crash", {"keeps_crashes": False}, "absent"),
        ("lock", {"locks_screen": True}, "found"),
        ("lock", {"locks_screen": False}, "absent"),
        ("copies", {"place": Place(copied_on=None)}, "unknown"),
        ("copies", {"place": Place(is_vault=True)}, "absent"),
        ("copies", {"place": Place(is_vault=True, copied_on=date(2026, 11, 9))}, "found"),
    ],
)
def test_what_was_seen_says_which_state_it_is_in(topic, seen, state):
    assert found(topic, **seen).state == state
    assert state in checkup.STATES[topic]


@pytest.mark.parametrize(
    ("administrators", "state", "names"),
    [
        ({"robin"}, "absent", ()),
        ({"robin", "kim", "ada"}, "found", ("ada", "kim")),
        (set(), "unknown", ()),
    ],
)
def test_others_who_may_change_everything_are_named_and_the_one_here_is_not(
    administrators, state, names
):
    people = People(account="robin", administrators=frozenset(administrators))
    finding = found("administrators", people=people)

    assert (finding.state, finding.names) == (state, names)


def test_others_who_can_sign_in_are_named():
    both = People(account="robin", others=frozenset({"robin", "kim"}))
    alone = People(account="robin", others=frozenset({"robin"}))

    assert found("people", people=both).names == ("kim",)
    assert found("people", people=alone).state == "absent"


def test_the_program_that_copies_the_folder_and_the_day_of_a_copy_are_told():
    place = Place(synced_by="Nextcloud", is_vault=True, copied_on=date(2026, 11, 9))

    assert found("synced", place=place).names == ("Nextcloud",)
    assert found("copies", place=place).on == date(2026, 11, 9)
