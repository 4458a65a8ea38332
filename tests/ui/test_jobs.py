import threading
import time

import pytest
import shiboken6
from PySide6.QtCore import QObject

from desktop.ui.jobs import Jobs


class Home(QObject):
    """Where answers come home."""

    def __init__(self):
        super().__init__()
        self.values, self.errors, self.threads = [], [], []

    def take(self, value):
        self.values.append(value)
        self.threads.append(threading.current_thread())

    def refuse(self, error):
        self.errors.append(error)


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.end()


@pytest.fixture
def home(qapp):
    return Home()


@pytest.mark.parametrize("hand_over", ["save", "run"])
def test_an_answer_comes_home_to_the_thread_of_the_interface(jobs, home, qtbot, hand_over):
    getattr(jobs, hand_over)(threading.get_ident, home.take, home.refuse)

    qtbot.waitUntil(lambda: len(home.values) == 1)
    assert home.values != [threading.get_ident()]
    assert home.threads == [threading.main_thread()]


def test_an_error_comes_home(jobs, home, qtbot):
    jobs.save(lambda: 1 // 0, home.take, home.refuse)

    qtbot.waitUntil(lambda: len(home.errors) == 1)
    assert isinstance(home.errors[0], ZeroDivisionError)
    assert home.values == []


def test_asking_waits_and_returns(jobs):
    assert jobs.ask(lambda: 6 * 7) == 42


def test_asking_raises_what_the_work_raises(jobs):
    with pytest.raises(KeyError):
        jobs.ask(lambda: {}["missing"])


def test_asking_and_saving_happen_on_one_thread_and_long_work_on_another(jobs, home, qtbot):
    vault = jobs.ask(threading.get_ident)
    jobs.save(threading.get_ident, home.take, home.refuse)
    qtbot.waitUntil(lambda: len(home.values) == 1)
    jobs.run(threading.get_ident, home.take, home.refuse)
    qtbot.waitUntil(lambda: len(home.values) == 2)

    assert home.values[0] == vault
    assert home.values[1] != vault


def test_handing_over_does_not_wait(jobs, home, qtbot):
    gate = threading.Event()
    jobs.save(gate.wait, home.take, home.refuse)
    jobs.run(gate.wait, home.take, home.refuse)
    assert home.values == []

    gate.set()
    qtbot.waitUntil(lambda: home.values == [True, True])


def test_the_answer_for_somebody_who_is_gone_is_dropped(jobs, home, qtbot):
    leaving = Home()
    gate = threading.Event()
    jobs.save(gate.wait, leaving.take, leaving.refuse)
    shiboken6.delete(leaving)
    gate.set()
    jobs.save(lambda: "next", home.take, home.refuse)

    qtbot.waitUntil(lambda: home.values == ["next"])
    assert leaving.values == []


def test_twin_somebody_who_is_there_gets_it(jobs, home, qtbot):
    staying = Home()
    jobs.save(lambda: True, staying.take, staying.refuse)
    jobs.save(lambda: "next", home.take, home.refuse)

    qtbot.waitUntil(lambda: home.values == ["next"])
    assert staying.values == [True]


def test_draining_returns_once_all_is_done(jobs, home):
    done = []
    for number in range(20):
        jobs.save(
            lambda number=number: time.sleep(0.002) or done.append(number), home.take, home.refuse
        )
        jobs.run(
            lambda number=number: time.sleep(0.002) or done.append(number), home.take, home.refuse
        )

    jobs.drain()

    assert len(done) == 40


def test_answers_after_the_end_of_jobs_are_dropped(qapp, home):
    jobs = Jobs()
    gate = threading.Event()
    jobs.save(gate.wait, home.take, home.refuse)
    lanes = jobs._vault, jobs._work
    shiboken6.delete(jobs)
    gate.set()
    for lane in lanes:
        lane.end()

    assert home.values == []


@pytest.mark.parametrize("hand_over", ["save", "run"])
def test_what_comes_home_after_the_last_is_passed_over(jobs, home, qapp, hand_over):
    getattr(jobs, hand_over)(lambda: 1, home.take, home.refuse)
    getattr(jobs, hand_over)(lambda: 1 / 0, home.take, home.refuse)

    assert jobs.ask_last(lambda: 2) == 2
    jobs.drain()
    qapp.processEvents()

    assert (home.values, home.errors) == ([], [])


def test_what_comes_home_before_the_last_is_taken_in(jobs, home, qapp):
    jobs.run(lambda: 1, home.take, home.refuse)
    jobs.drain()
    qapp.processEvents()

    assert home.values == [1]


def test_it_is_over_even_where_the_last_is_refused(jobs, home, qapp):
    with pytest.raises(ZeroDivisionError):
        jobs.ask_last(lambda: 1 / 0)
    jobs.run(lambda: 1, home.take, home.refuse)
    jobs.drain()
    qapp.processEvents()

    assert home.values == []
