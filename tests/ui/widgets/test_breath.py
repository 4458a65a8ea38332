import json
import shutil
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection

from desktop.ui.widgets import breath
from desktop.ui.widgets.breath import BREATH_MS, Breath


def shown(qtbot, look, *, is_wanted):
    one = Breath(look, name="breath", is_wanted=lambda: is_wanted)
    qtbot.addWidget(one)
    one.resize(400, 400)
    with qtbot.waitExposed(one):
        one.show()
    return one


def colours(one):
    image = one.grab().toImage()
    # The ring crosses the line through the middle.
    row = image.height() // 2
    return {image.pixelColor(x, row).name() for x in range(image.width())}


def test_the_ring_is_narrow_at_first_wide_after_half_a_breath_and_narrow_again(qtbot, look):
    one = shown(qtbot, look, is_wanted=True)

    assert one.radius(0) == one.radius(BREATH_MS) < one.radius(BREATH_MS // 2)


def test_the_ring_never_jumps(qtbot, look):
    one = shown(qtbot, look, is_wanted=True)
    wide = [one.radius(at) for at in range(0, 2 * BREATH_MS, 50)]

    assert max(abs(b - a) for a, b in pairwise(wide)) < 1


def nothing_moves(one, look):
    assert (one.is_moving, look.theme.colours.accent.lower() in colours(one)) == (False, False)


def test_where_less_movement_is_wanted_there_is_the_word_alone(qtbot, look):
    nothing_moves(shown(qtbot, look, is_wanted=False), look)


def test_a_ring_that_moves_all_the_same_is_noticed(qtbot, look):
    one = shown(qtbot, look, is_wanted=True)

    with pytest.raises(AssertionError):
        nothing_moves(one, look)


def test_nothing_moves_while_nobody_sees_it(qtbot, look):
    one = shown(qtbot, look, is_wanted=True)
    one.hide()

    assert not one.is_moving


PORTAL = """
import sys
from jeepney import new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
import json
known = {tuple(key): value for key, value in json.loads(sys.argv[2])}
bus = open_dbus_connection(sys.argv[1])
bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Desktop"))
print("ready", flush=True)
while True:
    asked = bus.receive()
    if tuple(asked.body) in known:
        value = ("v", tuple(known[tuple(asked.body)]))
        bus.send(new_method_return(asked, "v", (value,)))
    else:
        bus.send(new_error(asked, "org.freedesktop.portal.Error.NotFound"))
"""


@pytest.fixture
def bus_where(tmp_path, qapp):
    """Return a function that gives a private bus on which a portal says these things."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("no dbus-daemon on this system")
    running = []

    def start(*says):
        address = f"unix:path={tmp_path / 'bus'}"
        daemon = ["dbus-daemon", "--session", "--nofork", f"--address={address}"]
        portal = [sys.executable, "-c", PORTAL, address, json.dumps(says)]
        running.append(subprocess.Popen(daemon, stderr=subprocess.DEVNULL))
        wait_for(tmp_path / "bus")
        running.append(subprocess.Popen(portal, stdout=subprocess.PIPE, text=True))
        assert running[-1].stdout.readline() == "ready\n"
        return QDBusConnection.connectToBus(address, "breath")

    yield start
    QDBusConnection.disconnectFromBus("breath")
    for process in reversed(running):
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def wait_for(path: Path) -> None:
    for _ in range(500):
        if path.exists():
            return
        time.sleep(0.01)


GNOME = ["org.gnome.desktop.interface", "enable-animations"]
STANDARD = ["org.freedesktop.appearance", "reduced-motion"]


@pytest.mark.parametrize(
    ("says", "is_still"),
    [
        ([], False),
        ([[GNOME, ["b", False]]], True),
        ([[GNOME, ["b", True]]], False),
        ([[STANDARD, ["u", 1]]], True),
        ([[STANDARD, ["u", 0]], [GNOME, ["b", True]]], False),
    ],
)
def test_the_desktop_is_asked_whether_anything_may_move(bus_where, says, is_still):
    assert breath.is_stillness_set(bus_where(*says)) is is_still


def test_where_there_is_no_bus_the_ring_may_move(qapp):
    assert not breath.is_stillness_set(QDBusConnection("nowhere"))
