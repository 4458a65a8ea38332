"""Each claim is tried in a process of its own, and its twin without the confinement must fail."""

import json
import os
import platform
import pwd
import signal
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernel rules of Linux")


CONFINED = "dumpable=False, sockets=sandbox.Sockets.UNIX, write_beneath=()"
CHILD = "dumpable=False, sockets=sandbox.Sockets.NONE, write_beneath=()"

SOCKETS = """
import ctypes, errno, os, socket, subprocess, threading, urllib.request
def code(work):
    try:
        work()
    except urllib.error.URLError as error:
        return type(error).__name__
    except OSError as error:
        return errno.errorcode.get(error.errno, "gaierror")
    return "made"
S = socket
said["tcp"] = code(lambda: S.socket(S.AF_INET, S.SOCK_STREAM))
said["tcp6"] = code(lambda: S.socket(S.AF_INET6, S.SOCK_STREAM))
said["udp"] = code(lambda: S.socket(S.AF_INET, S.SOCK_DGRAM))
said["udp6"] = code(lambda: S.socket(S.AF_INET6, S.SOCK_DGRAM))
said["raw"] = code(lambda: S.socket(S.AF_INET, S.SOCK_RAW, S.IPPROTO_ICMP))
said["packet"] = code(lambda: S.socket(S.AF_PACKET, S.SOCK_RAW))
said["netlink"] = code(lambda: S.socket(S.AF_NETLINK, S.SOCK_RAW, 0))
said["bluetooth"] = code(lambda: S.socket(31, S.SOCK_STREAM, 0))
said["vsock"] = code(lambda: S.socket(40, S.SOCK_STREAM))
said["alg"] = code(lambda: S.socket(38, 5, 0))
def in_thread():
    said["thread"] = code(lambda: S.socket(S.AF_INET, S.SOCK_STREAM))
thread = threading.Thread(target=in_thread); thread.start(); thread.join()
again = "import socket; socket.socket(socket.AF_INET)"
done = subprocess.run([sys.executable, "-c", again], stderr=subprocess.PIPE)
said["exec"] = "made" if done.returncode == 0 else "EAFNOSUPPORT"
"""
URING = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
parameters = ctypes.create_string_buffer(120)
libc.syscall(ctypes.c_long(425), ctypes.c_long(1), parameters)
said["uring"] = ctypes.get_errno()
"""
UNIX = """
import socket
socket.socketpair()
socket.socket(socket.AF_UNIX).close()
said["unix"] = "made"
"""


def attempt(body: str, *, confine: str | None, before: str = "", user: str | None = None) -> dict:
    """Confine a fresh process, follow the body in it and return what it notes in `said`."""
    lines = [
        "import json, os, sys",
        f"sys.path.insert(0, {str(ROOT)!r})",
        "from pathlib import Path",
        "from desktop import sandbox",
        "said = {}",
        before,
    ]
    if user is not None:
        who = pwd.getpwnam(user)
        lines.append(f"os.setgroups([]); os.setgid({who.pw_gid}); os.setuid({who.pw_uid})")
        # Dropping closes the memory by itself; a program that an ordinary user starts is open.
        lines.append("import ctypes; ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)")
    if confine is not None:
        lines.append(f"held = sandbox.confine({confine})")
    script = "\n".join([*lines, textwrap.dedent(body), "print(json.dumps(said))"])
    command = [sys.executable, "-I", "-B", "-c", script]
    ended = subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=60, cwd="/"
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def test_no_family_of_sockets_but_unix_can_be_made_also_in_threads_and_children():
    said = attempt(SOCKETS, confine=CONFINED)

    assert len(said) == 12
    assert set(said.values()) == {"EAFNOSUPPORT"}


def test_twin_without_confinement_sockets_are_made():
    said = attempt(SOCKETS, confine=None)

    assert [said[name] for name in ("tcp", "udp", "netlink", "thread", "exec")] == ["made"] * 5


def test_a_thread_that_already_ran_makes_no_socket_either():
    before = """
import errno, socket, threading
go, answer = threading.Event(), []
def later():
    go.wait()
    try:
        socket.socket(socket.AF_INET); answer.append("made")
    except OSError as error:
        answer.append(errno.errorcode[error.errno])
thread = threading.Thread(target=later); thread.start()
"""

    said = attempt("go.set(); thread.join(); said['old'] = answer", confine=CONFINED, before=before)

    assert said == {"old": ["EAFNOSUPPORT"]}


def test_names_and_pages_of_the_network_are_out_of_reach():
    body = """
import socket, urllib.request
for name, work in (
    ("name", lambda: socket.getaddrinfo("example.org", 80)),
    ("page", lambda: urllib.request.urlopen("http://127.0.0.1:9/", timeout=2)),
):
    try:
        work(); said[name] = "reached"
    except OSError as error:
        said[name] = "out of reach"
"""

    said = attempt(body, confine=CONFINED)

    assert said == {"name": "out of reach", "page": "out of reach"}


def test_unix_sockets_stay_for_the_desktop():
    assert attempt(UNIX, confine=CONFINED) == {"unix": "made"}


def test_a_helper_may_not_even_make_those():
    body = (
        UNIX.replace("socket.socketpair()\n", "")
        .replace(
            "socket.socket(socket.AF_UNIX).close()",
            "try: socket.socket(socket.AF_UNIX)\nexcept OSError: said['unix'] = 'refused'\nelse:",
        )
        .replace('\nsaid["unix"] = "made"', " said['unix'] = 'made'")
    )

    assert attempt(body, confine=CHILD) == {"unix": "refused"}
    assert attempt(body, confine=CONFINED) == {"unix": "made"}


def test_the_way_around_socket_calls_is_closed():
    assert attempt(URING, confine=CONFINED) == {"uring": 38}


def test_twin_without_confinement_that_way_is_answered_differently(not_shown):
    said = attempt(URING, confine=None)

    if said["uring"] == 38:
        not_shown("that io_uring is closed by us: this kernel has none")
        pytest.skip("no io_uring here")
    assert said["uring"] != 38


@pytest.mark.skipif(platform.machine() != "x86_64", reason="x86-64 alone has a second numbering")
def test_calls_of_the_x32_numbering_are_unknown():
    body = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall(ctypes.c_long(0x40000000 | 41), ctypes.c_long(2), ctypes.c_long(1), ctypes.c_long(0))
said["x32"] = ctypes.get_errno()
"""

    assert attempt(body, confine=CONFINED) == {"x32": 38}


def writes(confine: str | None, folder: Path) -> dict:
    vault, outside = folder / "vault", folder / "outside"
    vault.mkdir(exist_ok=True)
    outside.mkdir(exist_ok=True)
    (outside / "there").write_text("older")
    (outside / "gone").write_text("older")
    (vault / "moved").write_text("x")
    places = [tempfile.gettempdir(), "/dev/shm"]
    leaks = [Path(one, f"leak-{os.getpid()}") for one in places if os.access(one, os.W_OK)]
    body = f"""
vault, outside = Path({str(vault)!r}), Path({str(outside)!r})
def tried(name, work):
    try:
        work(); said[name] = "done"
    except OSError:
        said[name] = "refused"
tried("new", lambda: (outside / "new").touch())
tried("change", lambda: (outside / "there").write_text("newer"))
tried("cut", lambda: os.truncate(outside / "there", 0))
tried("remove", lambda: (outside / "gone").unlink())
tried("folder", lambda: (outside / "folder").mkdir())
tried("link", lambda: (outside / "link").symlink_to("x"))
tried("move", lambda: (vault / "moved").rename(outside / "moved"))
for leak in {[str(leak) for leak in leaks]!r}:
    tried(leak, Path(leak).touch)
inside = (vault / "a").write_text, (vault / "backups").mkdir
tried("in-new", lambda: (vault / "a").write_text("x"))
tried("in-folder", lambda: (vault / "backups").mkdir())
tried("in-move", lambda: (vault / "a").rename(vault / "backups" / "a"))
tried("in-remove", lambda: (vault / "backups" / "a").unlink())
tried("in-clear", lambda: (vault / "backups").rmdir())
tried("nothing", lambda: Path("/dev/null").write_text("x"))
tried("read", lambda: (outside / "there").read_text())
"""
    named = confine and confine.replace(
        "write_beneath=()", f"write_beneath=(Path({str(vault)!r}),)"
    )
    said = attempt(body, confine=named)
    for leak in leaks:
        leak.unlink(missing_ok=True)
    return said


@pytest.mark.usefixtures("landlock")
def test_only_beneath_the_vault_anything_can_be_written(tmp_path):
    said = writes(CONFINED, tmp_path)

    inside = {name for name in said if name.startswith("in-")} | {"nothing", "read"}
    assert {name for name, answer in said.items() if answer == "done"} == inside
    assert (tmp_path / "outside" / "there").read_text() == "older"


def test_twin_without_confinement_everything_is_written(tmp_path):
    assert set(writes(None, tmp_path).values()) == {"done"}


@pytest.mark.usefixtures("landlock")
def test_where_empty_folders_may_go_nothing_else_can_be_changed(tmp_path):
    empties = CONFINED.replace("=()", f"=(), empties_beneath=(Path({str(tmp_path)!r}),)")
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "words").write_text("older")
    body = f"""
place = Path({str(tmp_path)!r})
def tried(name, work):
    try:
        work(); said[name] = "done"
    except OSError:
        said[name] = "refused"
tried("empty", (place / "empty").rmdir)
tried("full", (place / "full").rmdir)
tried("new", (place / "new").touch)
tried("folder", (place / "folder").mkdir)
tried("change", lambda: (place / "full" / "words").write_text("newer"))
tried("remove", (place / "full" / "words").unlink)
tried("move", lambda: (place / "full").rename(place / "other"))
"""

    said = attempt(body, confine=empties)
    assert {name for name, answer in said.items() if answer == "done"} == {"empty"}
    assert (tmp_path / "full" / "words").read_text() == "older"


@pytest.mark.usefixtures("landlock")
def test_a_folder_that_is_gone_leaves_nothing_to_write_to(tmp_path):
    body = f"""
try:
    Path({str(tmp_path)!r}, "x").touch(); said["x"] = "done"
except OSError:
    said["x"] = "refused"
"""
    gone = CONFINED.replace("=()", f"=(Path({str(tmp_path / 'gone')!r}),)")

    assert attempt(body, confine=gone) == {"x": "refused"}


def test_the_door_may_write_everywhere(tmp_path):
    body = f"Path({str(tmp_path)!r}, 'x').touch(); said['x'] = 'done'"

    assert attempt(body, confine=CONFINED.replace("=()", "=None")) == {"x": "done"}


@pytest.mark.usefixtures("landlock")
def test_the_report_says_what_holds():
    body = "said.update(held._asdict())"
    every = {"core_dumps_off", "memory_closed", "network_closed", "writes_confined"}

    assert attempt(body, confine=CONFINED) == dict.fromkeys(every, True)
    free = attempt(body, confine=CONFINED.replace("=False", "=True").replace("=()", "=None"))
    assert {name for name, holds in free.items() if not holds} == {
        "memory_closed",
        "writes_confined",
    }


def test_files_are_for_their_owner_only_and_nothing_is_dumped():
    body = """
import resource
said["mask"] = os.umask(0)
said["core"] = resource.getrlimit(resource.RLIMIT_CORE)
"""

    assert attempt(body, confine=CONFINED) == {"mask": 0o77, "core": [0, 0]}


def test_memory_has_a_ceiling_where_one_is_given():
    body = """
try:
    bytes(1 << 30); said["size"] = "had"
except MemoryError:
    said["size"] = "refused"
"""

    assert attempt(body, confine=CONFINED) == {"size": "had"}
    assert attempt(body, confine=CONFINED + ", memory_bytes=1 << 29") == {"size": "refused"}


# A second process of the same ordinary account looks at the first one's memory and variables.
LOOK = """
look = 'for name in mem environ maps; do (exec 3</proc/$0/$name) 2>/dev/null'
look += ' && echo $name open || echo $name closed; done'
done = subprocess.run(["/bin/sh", "-c", look, str(os.getpid())], stdout=subprocess.PIPE)
said.update(line.split() for line in done.stdout.decode().splitlines())
"""
# The interpreter may lie where an ordinary user cannot read: all is loaded before.
LOADED = "import resource, struct, subprocess"
# Root looks into everything; an ordinary user who runs the tests is one already.
ORDINARY = "nobody" if os.geteuid() == 0 else None


def test_another_process_of_the_same_account_cannot_read_the_memory():
    said = attempt(LOOK, confine=CONFINED, before=LOADED, user=ORDINARY)

    assert said == {"mem": "closed", "environ": "closed", "maps": "closed"}


def test_twin_a_dumpable_process_is_read():
    dumpable = CONFINED.replace("=False", "=True")

    said = attempt(LOOK, confine=dumpable, before=LOADED, user=ORDINARY)

    # Some systems close "mem" for everybody (Yama); the other two are open everywhere.
    assert (said["environ"], said["maps"]) == ("open", "open")


def test_a_segmentation_fault_leaves_no_core(tmp_path):
    script = (
        f"import os, sys; sys.path.insert(0, {str(ROOT)!r}); from desktop import sandbox\n"
        "from pathlib import Path\n"
        f"sandbox.confine({CONFINED.replace('=()', '=None')})\n"
        f"os.kill(os.getpid(), {int(signal.SIGSEGV)})"
    )
    ended = subprocess.Popen([sys.executable, "-I", "-c", script], cwd=tmp_path)
    ended.wait(timeout=30)

    assert ended.returncode == -signal.SIGSEGV
    assert list(tmp_path.iterdir()) == []


QT = """
os.environ["QT_QPA_PLATFORM"] = {platform!r}
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit
app = QApplication([])
edit = QTextEdit("paper"); edit.resize(300, 200); edit.show()
import time
end = time.monotonic() + 10
while not edit.windowHandle().isExposed() and time.monotonic() < end:
    app.processEvents()  # the display answers when it comes to it
for _ in range(20):
    app.processEvents()
picture = edit.grab().toImage()
screen = app.primaryScreen().grabWindow(0).toImage()
said["colours"] = len({{picture.pixel(x, y) for x in range(0, 60) for y in range(0, 30)}})
said["exposed"] = edit.windowHandle().isExposed()
said["screen"] = len({{screen.pixel(x, y) for x in range(0, 300, 2) for y in range(0, 200, 2)}})
"""


def test_a_qt_window_paints_off_screen():
    said = attempt(QT.format(platform="offscreen"), confine=CONFINED)

    assert said["colours"] > 2
    assert said["exposed"] is True


def test_a_qt_window_paints_on_a_display(virtual_display, monkeypatch):
    monkeypatch.setenv("DISPLAY", virtual_display)

    said = attempt(QT.format(platform="xcb"), confine=CONFINED)

    assert said["colours"] > 2
    assert said["exposed"] is True
    assert said["screen"] > 2


@pytest.fixture
def virtual_display(not_shown):
    """A display of our own, on a number that the server picks itself."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "800x600x24", "-nolisten", "tcp"]
    try:
        server = subprocess.Popen(
            command, pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except FileNotFoundError:
        not_shown("a confined window on a real display: Xvfb is not here")
        pytest.skip("Xvfb is not here")
    finally:
        os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()
