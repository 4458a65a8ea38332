import time

import pytest
from PySide6.QtCore import QObject, QTimer, Signal

from desktop.ui.autosave import PROMISED, Autosave, Times

SHORT = Times(pause=60, limit=240, retry=150)


class Keeper(QObject):
    """Keeps words as the vault would: later, and sometimes not."""

    kept = Signal(str)
    refused = Signal()

    def __init__(self, takes_ms=1):
        super().__init__()
        self.waiting = ""
        self.begun = []
        self.takes_ms = takes_ms
        self.is_full = False
        self.autosave = Autosave(self.begin, SHORT)

    def write(self, text):
        self.waiting += text
        self.autosave.touch()

    def begin(self):
        if not self.waiting:
            return False
        taken, self.waiting = self.waiting, ""
        self.begun.append((time.monotonic(), taken))
        QTimer.singleShot(self.takes_ms, self, lambda: self.end(taken))
        return True

    def end(self, taken):
        if self.is_full:
            self.waiting = taken + self.waiting
            self.autosave.failed()
            self.refused.emit()
        else:
            self.autosave.succeeded()
            self.kept.emit(taken)


@pytest.fixture
def keeper(qapp):
    keeper = Keeper()
    yield keeper
    keeper.autosave.stop()


def test_a_pause_saves_once(keeper, qtbot):
    keeper.write("a")
    keeper.write("b")

    with qtbot.waitSignal(keeper.kept) as told:
        pass

    assert told.args == ["ab"]
    assert keeper.autosave.is_kept
    qtbot.wait(SHORT.limit + 50)
    assert len(keeper.begun) == 1


def test_typing_that_does_not_stop_is_saved_in_between(keeper, qtbot):
    begun = time.monotonic()
    while not keeper.begun:
        keeper.write("x")
        qtbot.wait(15)
        assert time.monotonic() - begun < 1

    assert keeper.begun[0][0] - begun < SHORT.limit / 1000 + 0.1
    assert keeper.begun[0][0] - begun > SHORT.pause / 1000 + 0.1


def test_twin_without_a_limit_typing_that_does_not_stop_is_saved_too_late(monkeypatch, qtbot, qapp):
    keeper = Keeper()
    keeper.autosave._limit.setInterval(60_000)

    with pytest.raises(AssertionError):
        test_typing_that_does_not_stop_is_saved_in_between(keeper, qtbot)
    keeper.autosave.stop()


def test_what_is_typed_during_a_save_goes_with_the_next(keeper, qtbot):
    keeper.takes_ms = SHORT.pause * 3
    keeper.write("a")
    qtbot.waitUntil(lambda: len(keeper.begun) == 1)
    keeper.write("b")

    qtbot.waitUntil(lambda: len(keeper.begun) == 2)

    assert [text for _, text in keeper.begun] == ["a", "b"]
    assert keeper.begun[1][0] - keeper.begun[0][0] >= keeper.takes_ms / 1000 * 0.9
    qtbot.waitUntil(lambda: keeper.autosave.is_kept)


def test_a_flush_saves_at_once(keeper, qtbot):
    keeper.write("a")

    keeper.autosave.flush()

    assert len(keeper.begun) == 1
    assert not keeper.autosave.is_kept
    qtbot.waitSignal(keeper.kept).wait()


def test_a_flush_during_a_save_comes_right_after_it(keeper, qtbot):
    keeper.takes_ms = 100
    keeper.write("a")
    keeper.autosave.flush()
    keeper.write("b")
    keeper.autosave.flush()
    assert len(keeper.begun) == 1

    qtbot.waitUntil(lambda: len(keeper.begun) == 2)

    assert keeper.begun[1][0] - keeper.begun[0][0] < 0.1 + SHORT.pause / 1000


def test_a_flush_with_nothing_to_save_begins_nothing(keeper):
    keeper.autosave.flush()

    assert keeper.begun == []
    assert keeper.autosave.is_kept


def test_a_failed_save_is_tried_again_until_it_succeeds_and_no_word_is_missing(keeper, qtbot):
    keeper.is_full = True
    keeper.write("a")
    qtbot.waitSignal(keeper.refused).wait()
    assert not keeper.autosave.is_kept
    keeper.write("b")
    qtbot.waitSignal(keeper.refused).wait()
    keeper.is_full = False

    with qtbot.waitSignal(keeper.kept) as told:
        pass

    assert told.args == ["ab"]
    first, second, third = (moment for moment, _ in keeper.begun)
    assert second - first >= SHORT.retry / 1000 * 0.9
    assert third - second >= SHORT.retry / 1000 * 0.9
    assert keeper.autosave.is_kept


def test_a_flush_does_not_wait_for_the_next_try(keeper, qtbot):
    keeper.is_full = True
    keeper.write("a")
    qtbot.waitSignal(keeper.refused).wait()
    keeper.is_full = False

    keeper.autosave.flush()

    assert len(keeper.begun) == 2
    qtbot.waitSignal(keeper.kept).wait()


def test_an_answer_at_once_is_taken_too(qapp):
    begun = []

    def begin():
        begun.append(1)
        autosave.succeeded()
        return True

    autosave = Autosave(begin, SHORT)
    autosave.touch()
    autosave.flush()

    assert autosave.is_kept


def test_the_promised_times_leave_room_for_the_save_itself():
    assert PROMISED.pause < 250
    assert PROMISED.limit < 1_000
    assert PROMISED.retry == 5_000


def test_a_mistake_while_a_save_begins_does_not_end_the_saving(keeper, qtbot, monkeypatch):
    real = keeper.autosave._begin

    def mistaken():
        keeper.autosave._begin = real
        raise RuntimeError

    keeper.autosave._begin = mistaken
    with qtbot.captureExceptions() as told, qtbot.waitSignal(keeper.kept) as kept:
        keeper.write("a")

    assert kept.args == ["a"]
    assert [kind for kind, _, _ in told] == [RuntimeError]
