"""The one form in which every system is heard."""

from desktop.ui.lock_signals import LockSignals


def test_where_nothing_is_heard_nothing_is_asked(qtbot):
    signals = LockSignals()
    with qtbot.assertNotEmitted(signals.must_lock):
        signals.start()
        signals.hold_sleep()
        signals.release_sleep()
