from desktop.ui.widgets.fields.countdown import Countdown


def test_time_counts_only_while_it_runs():
    made = Countdown(2)
    assert made.minutes_left(0) == 2
    made.start(100)
    assert made.is_running
    assert made.minutes_left(130) == 2
    assert made.minutes_left(161) == 1
    assert made.rest(170) == 70
    assert made.minutes_left(900) == 1
    made.start(1000)
    made.start(1030)
    assert made.rest(1060) == 60
    assert made.minutes_left(2000) == 0


def test_it_begins_again_with_all_minutes():
    made = Countdown(1)
    made.start(0)
    made.rest(60)
    made.begin_again()

    assert made.minutes_left(60) == 1
    assert not made.is_running
    assert made.rest(90) == 0
