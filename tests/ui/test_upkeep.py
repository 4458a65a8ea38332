"""The vault is looked through while nobody types, and what is wrong in it is said once."""

import pytest
import samples
from fakes import InlineJobs

from desktop.errors import TextsUnreadableError, VaultDamagedError, VaultUnwritableError
from desktop.ui.upkeep import Upkeep

QUIET = 40


@pytest.fixture
def session(tmp_path):
    session = samples.opened(samples.blank_vault(tmp_path / "vault"))
    samples.letter(session, text="words")
    yield session
    session.close()


class Watched:
    """A session that notes each look into it, and can have something to tell."""

    def __init__(self, session):
        self._session = session
        self.looks = 0
        self.error = None

    def index_slice(self):
        return self._session.index_slice()

    def unreadable(self):
        return self._session.unreadable()

    def check_slice(self):
        self.looks += 1
        if self.error is not None:
            raise self.error
        return self._session.check_slice()


@pytest.fixture
def watched(session):
    return Watched(session)


@pytest.fixture
def upkeep(qapp, watched):
    upkeep = Upkeep(InlineJobs(), watched, QUIET)
    yield upkeep
    upkeep.stop()


def test_it_looks_once_it_has_been_quiet_and_then_rests(upkeep, watched, qtbot):
    upkeep.start()
    assert watched.looks == 0

    qtbot.waitUntil(lambda: watched.looks == 1, timeout=1_000)
    qtbot.wait(QUIET * 2)

    assert watched.looks == 1


def test_keys_put_it_off(upkeep, watched, qtbot):
    upkeep.start()
    for _ in range(6):
        qtbot.wait(QUIET // 2)
        upkeep.touched()

    assert watched.looks == 0


def test_what_is_wrong_is_said_once(upkeep, watched, qtbot):
    watched.error = VaultDamagedError()
    said = []
    upkeep.damaged.connect(said.append)

    upkeep.start()
    qtbot.waitUntil(lambda: len(said) == 1, timeout=1_000)
    qtbot.wait(QUIET * 3)

    assert said == [watched.error]


@pytest.fixture
def often(monkeypatch):
    """Begin the next round at once."""
    monkeypatch.setattr("desktop.ui.upkeep.AGAIN_MS", QUIET)


@pytest.mark.usefixtures("often")
@pytest.mark.parametrize(("error", "looks"), [(VaultDamagedError, 1), (VaultUnwritableError, 2)])
def test_after_a_disk_that_did_not_answer_the_next_round_looks_again(
    upkeep, watched, qtbot, error, looks
):
    watched.error = error()
    upkeep.start()
    qtbot.waitUntil(lambda: watched.looks == 1, timeout=1_000)
    watched.error = None

    qtbot.wait(QUIET * 4)

    assert min(watched.looks, 2) == looks


def test_nothing_is_looked_at_after_the_end(upkeep, watched, qtbot):
    upkeep.start()
    upkeep.stop()
    qtbot.wait(QUIET * 2)

    assert watched.looks == 0


def test_texts_that_cannot_be_read_are_told_when_it_begins_and_once(upkeep, session, qtbot):
    session._vault.database.run("UPDATE document SET mac = zeroblob(32)")
    session.summaries()
    said = []
    upkeep.damaged.connect(said.append)

    upkeep.start()
    upkeep.start()

    assert [type(one) for one in said] == [TextsUnreadableError]
    assert said[0].count == 1
    qtbot.waitUntil(lambda: len(said) == 2, timeout=1_000)
    assert isinstance(said[1], VaultDamagedError)


def test_a_vault_in_order_has_nothing_to_tell(upkeep, session):
    session.summaries()
    said = []
    upkeep.damaged.connect(said.append)

    upkeep.start()

    assert said == []


def test_what_was_saved_is_taken_up_first_and_again_after_more_was_written(
    upkeep, watched, session, qtbot
):
    def known():
        row = session._vault.database.row("SELECT count(*) FROM word_section WHERE version > 0")
        return row[0]

    upkeep.start()
    qtbot.waitUntil(lambda: upkeep._is_checked, timeout=2_000)
    assert known() == 1
    looks = watched.looks

    samples.letter(session, text="more words")
    upkeep.touched()
    qtbot.waitUntil(lambda: known() == 2, timeout=2_000)
    qtbot.wait(QUIET * 4)

    assert watched.looks == looks


def test_damage_does_not_keep_words_out_of_the_index(upkeep, watched, session, qtbot):
    watched.error = VaultDamagedError()
    said = []
    upkeep.damaged.connect(said.append)
    upkeep.start()
    qtbot.waitUntil(lambda: len(said) == 1, timeout=2_000)

    samples.letter(session, title="later", text="words after that")
    upkeep.touched()
    qtbot.wait(QUIET * 6)

    assert not session._waiting
    assert [hit.title for hit in session.search("after")] == ["later"]
    assert len(said) == 1
