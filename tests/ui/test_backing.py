"""Backups are made in quiet, give way to everything else, and say when they could not be made."""

import contextlib
import threading
from datetime import timedelta

import pytest
import samples
from fakes import InlineJobs, local_door

from desktop.errors import VaultUnwritableError
from desktop.ui import backing as module
from desktop.ui.backing import Backing
from desktop.ui.jobs import Jobs

SOON = 30


@pytest.fixture
def session(tmp_path):
    session = samples.opened(samples.blank_vault(tmp_path / "vault"))
    samples.letter(session, text="words")
    yield session
    session.close()


@pytest.fixture
def door():
    with local_door() as (door, _):
        yield door


@pytest.fixture
def soon(qapp, monkeypatch):
    for name in ("QUIET_MS", "OPENED_MS", "AGAIN_MS", "SOON_MS"):
        monkeypatch.setattr(module, name, SOON)


@pytest.fixture
def backing(qapp, session, door, soon):
    backing = Backing(InlineJobs(), session, door)
    yield backing
    backing.stop()


def made(session):
    return samples.names(session.folder / "backups")


def test_one_is_made_soon_after_unlocking_where_the_last_session_ended_without(
    backing, session, qtbot
):
    (session.folder / "backups" / "whole.part").write_bytes(b"of a cut")
    with qtbot.waitSignal(backing.made):
        backing.start()

    assert len(made(session)) == 1
    assert session.backups()[0].is_present


def test_the_locks_come_back_in_the_same_quiet(backing, session, qtbot):
    backing.make_now()
    keys = session.folder / "keys"
    ours = keys.read_bytes()
    (session.folder / "theirs").write_bytes(bytes(len(ours)))
    (session.folder / "theirs").replace(keys)
    backing.touched()

    qtbot.waitUntil(lambda: keys.read_bytes() == ours)


def test_nothing_is_made_where_nothing_was_written_since(backing, session, qtbot):
    backing.make_now()
    before = made(session)
    with qtbot.assertNotEmitted(backing.working, wait=SOON * 4):
        backing.start()

    assert made(session) == before


def test_typing_puts_it_off(backing, session, qtbot, monkeypatch):
    backing.start()
    monkeypatch.setattr(module, "QUIET_MS", 60_000)
    backing.touched()
    qtbot.wait(SOON * 3)

    assert made(session) == []


def goes_by_the_hour(backing, session, qtbot):
    """Write after a backup: within the hour none follows, after it one does."""
    backing.make_now()
    samples.letter(session, title="another")
    first = made(session)
    backing.touched()
    qtbot.wait(SOON * 5)
    assert made(session) == first, "one was made within the hour"

    session._now.time += timedelta(hours=1)
    with qtbot.waitSignal(backing.made):
        backing.touched()
    assert made(session) != first


def test_within_the_hour_none_follows(backing, session, qtbot):
    goes_by_the_hour(backing, session, qtbot)


def test_twin_without_the_hour_one_follows_at_once(backing, session, qtbot, monkeypatch):
    monkeypatch.setattr("desktop.verbs.backups.HOURLY", timedelta(0))
    with pytest.raises(AssertionError, match="within the hour"):
        goes_by_the_hour(backing, session, qtbot)


def test_none_is_begun_once_the_vault_is_being_locked(backing, session, qtbot):
    backing.start()
    backing.stop()
    backing.make_now()
    qtbot.wait(SOON * 3)

    assert made(session) == []


def test_one_that_is_stopped_leaves_nothing(backing, session, qtbot):
    backing.told.connect(lambda _: backing.give_up())
    with qtbot.waitSignal(backing.ended):
        backing.make_now()

    assert made(session) == []
    assert not backing.is_working


def test_a_full_disk_is_known_and_goes_by_with_the_next_one(backing, session):
    with samples.file_limit(4096):
        backing.make_now()
    assert isinstance(backing.trouble, VaultUnwritableError)
    assert made(session) == []

    backing.make_now()
    assert backing.trouble is None
    assert len(made(session)) == 1


def test_a_mistake_of_the_program_is_told(backing, session, monkeypatch):
    def mistake(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(session, "begin_backup", mistake)
    with pytest.raises(ZeroDivisionError):
        backing.make_now()
    assert not backing.is_working


def test_a_second_place_gets_the_same_file(backing, session, tmp_path):
    place = tmp_path / "stick"
    session.change_settings(session.settings.changed(backup_place=str(place)))
    backing.make_now()
    # The stick is not there: the backup is made all the same.
    assert backing.place_trouble is not None
    assert len(made(session)) == 1

    place.mkdir()
    backing.make_now()
    assert backing.place_trouble is None
    (name,) = made(session)
    assert (place / name).read_bytes() == (session.folder / "backups" / name).read_bytes()


def test_a_second_place_is_thinned_out_like_the_first(backing, session, tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    (place / "mine.backup").write_bytes(b"another file")
    session.change_settings(session.settings.changed(backup_place=str(place)))
    for _ in range(2):
        backing.make_now()
        session._now.time += timedelta(minutes=1)
    session._now.time += timedelta(days=1)
    backing.make_now()

    assert len(made(session)) == 2
    assert samples.names(place) == [*made(session), "mine.backup"]


def what_waits_goes_first(tmp_path, door, qtbot):
    """Hand over a letter behind a backup: it is kept first, and the backup holds it."""
    folder = samples.blank_vault(tmp_path / "vault")
    jobs = Jobs()
    session = jobs.ask(lambda: samples.opened(folder))
    jobs.ask(lambda: samples.letter(session, text="words"))
    backing = Backing(jobs, session, door)
    order = []
    backing.working.connect(lambda is_on: order.append("working" if is_on else "rest"))

    def letter():
        samples.letter(session, title="a save")
        order.append("save")

    with contextlib.closing(_Closing(jobs, session)), qtbot.waitSignal(backing.made):
        # Until both wait, the lane does not go on: so the letter is waiting when the copy begins.
        both_wait = threading.Event()
        answers = []
        jobs.save(both_wait.wait, answers.append, answers.append)
        backing.make_now()
        jobs.save(letter, answers.append, answers.append)
        both_wait.set()
    backing.stop()

    with contextlib.closing(samples.opened(folder)) as again:
        assert len(again.backups()) == 1
        assert not again.backup_is_due(is_hourly=False), "the backup went first"
    qtbot.waitUntil(lambda: answers == [True, None])
    assert order == ["working", "save", "rest"]


def test_what_waits_for_the_vault_goes_first_and_the_backup_is_made_afterwards(
    tmp_path, door, soon, qtbot
):
    what_waits_goes_first(tmp_path, door, qtbot)


def test_twin_a_backup_that_does_not_give_way_goes_first(tmp_path, door, soon, qtbot, monkeypatch):
    monkeypatch.setattr(module.lane, "is_awaited", lambda: False)
    with pytest.raises(AssertionError, match="the backup went first"):
        what_waits_goes_first(tmp_path, door, qtbot)


class _Closing:
    """Closes a session on its own lane."""

    def __init__(self, jobs, session):
        self._jobs, self._session = jobs, session

    def close(self):
        self._jobs.ask(self._session.close)
        self._jobs.end()
