"""What is said of each finding is complete, and says where it is wrong."""

import pytest

from desktop import files
from desktop.checkup import wording
from desktop.errors import DataFileError
from desktop.model.checkup import STATES, UNKNOWN, Kind

FOLDER = files.resources() / "checkup" / "en"
TOPICS = (FOLDER / "topics.toml").read_text("utf-8")
PROGRAMS = (FOLDER / "programs.toml").read_text("utf-8")


def topics():
    groups = wording.load_topics("topics.toml", TOPICS)
    return {topic.key: topic for group in groups for topic in group.topics}


def test_every_state_that_can_come_of_a_look_has_words_and_no_other():
    assert {key: set(one.said) for key, one in topics().items()} == {
        key: set(states) for key, states in STATES.items()
    }


def test_what_is_filled_in_is_asked_for_where_there_is_something():
    filled = {
        f"{key} {state}"
        for key, topic in topics().items()
        for state, said in topic.said.items()
        if "<" in said.seen
    }

    assert filled == {"synced found", "administrators found", "people found", "copies found"}


def test_whatever_cannot_be_told_of_a_whole_list_leads_to_where_it_can_be_seen():
    led = {key for key, topic in topics().items() if topic.said[UNKNOWN].where}

    assert {"clipboard", "recent", "remote", "records", "disk", "lock", "people"} <= led


def test_every_kind_of_program_is_looked_for_and_each_says_what_it_may_do():
    programs = wording.load_programs("programs.toml", PROGRAMS)

    assert {one.kind for one in programs} == set(Kind)
    assert all(one.running or one.installed or one.key.startswith("windows_") for one in programs)
    wanted = {"Covenant Eyes", "Accountable2You", "Ever Accountable", "Qustodio", "Net Nanny",
              "TeamViewer", "AnyDesk", "RustDesk", "A VNC server", "OBS Studio", "Klipper",
              "GPaste", "CopyQ", "Clipman", "Diodon"}  # fmt: skip
    assert wanted <= {one.name for one in programs}


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("format = 1", "format = 2", "only format 1"),
        ('key = "clipboard"', 'key = "mirror"', "known topic"),
        ('key = "recent"', 'key = "clipboard"', "known topic"),
        ('state = "absent"', 'state = "gone"', "each state"),
        ('answer = "cannot tell"', 'answer = "found"', "another answer"),
        ('answer = "not found"', 'answer = "perhaps"', "another answer"),
        ("windows =", "plan9 =", "no such kind of computer"),
        ('heading = "What could see', 'title = "What could see', "no such entry"),
    ],
)
def test_words_that_are_wrong_are_refused_with_a_reason(before, after, reason):
    with pytest.raises(DataFileError) as refused:
        wording.load_topics("topics.toml", TOPICS.replace(before, after, 1))

    assert reason in str(refused.value)


def test_a_topic_that_is_left_out_is_missed():
    start = TOPICS.index('[[group]]\nheading = "If something breaks"')

    with pytest.raises(DataFileError, match="each topic is needed once"):
        wording.load_topics("topics.toml", TOPICS[:start])


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ('kind = "clipboard"', 'kind = "guessed"', "no such kind is known"),
        ('key = "gpaste"', 'key = "klipper"', "two have the same key"),
    ],
)
def test_programs_that_are_wrong_are_refused_with_a_reason(before, after, reason):
    with pytest.raises(DataFileError, match=reason):
        wording.load_programs("programs.toml", PROGRAMS.replace(before, after, 1))
