"""What the program's processes remember after a lock: a short run of `prove memory`."""

import pytest
from outside.forgetting import Locked
from tour.stage import Screen

pytestmark = pytest.mark.slow


@pytest.fixture
def screen():
    with Screen() as one:
        yield one


def test_after_a_lock_no_process_holds_a_word_a_passphrase_or_a_key(screen, tmp_path):
    locked = Locked(screen, tmp_path, "main")

    locked.assert_seen()
    locked.assert_forgotten()


def test_twin_a_lock_that_keeps_the_room_is_seen(screen, tmp_path):
    locked = Locked(screen, tmp_path, "twins/kept_room")

    with pytest.raises(AssertionError, match=r"quillback heron|tarpaulin over the well"):
        locked.assert_forgotten()
