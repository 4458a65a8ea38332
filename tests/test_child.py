import io
import os
import signal
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from desktop import child
from desktop.errors import ChildError

OWN_MAIN = Path(__file__).with_name("own_main.py")


def helper(role: str) -> child.Child:
    return child.Child((sys.executable, "-I", "-B", str(OWN_MAIN), "--child", role))


@pytest.mark.parametrize("size", [0, 1, 70_000, 5_000_000])
def test_bytes_go_in_and_bytes_come_out(size):
    content = os.urandom(size)

    with helper("echo") as echo:
        assert echo.ask(content, seconds=20) == content


def test_a_helper_answers_again_and_again():
    with helper("echo") as echo:
        assert [echo.ask(word, seconds=20) for word in (b"a", b"b", b"c")] == [b"a", b"b", b"c"]


@pytest.mark.parametrize("role", ["fail", "die", "grow"])
def test_a_helper_that_fails_says_nothing_of_the_text(role):
    with helper(role) as failing, pytest.raises(ChildError) as caught:
        failing.ask(b"canary", seconds=20)

    assert caught.value.args == ()
    assert caught.value.__cause__ is None


def test_what_a_library_prints_goes_nowhere(capfd):
    with helper("echo") as echo:
        assert echo.ask(b"text", seconds=20) == b"text"

    assert "canary" not in "".join(capfd.readouterr())


def test_a_helper_that_takes_too_long_is_ended():
    began = time.monotonic()

    with helper("sleep") as sleeping, pytest.raises(ChildError):
        sleeping.ask(b"", seconds=1)

    assert time.monotonic() - began < 10


def test_a_helper_can_be_ended_from_another_thread():
    with helper("sleep") as sleeping:
        threading.Timer(0.5, sleeping.kill).start()
        with pytest.raises(ChildError):
            sleeping.ask(b"", seconds=30)


@pytest.mark.usefixtures("landlock")
def test_a_helper_writes_nowhere(tmp_path):
    with helper("write") as writer:
        assert writer.ask(os.fsencode(tmp_path / "leak"), seconds=20) == b"refused"

    assert not (tmp_path / "leak").exists()


def test_a_helper_makes_no_socket_at_all():
    with helper("connect") as connecting:
        assert connecting.ask(b"", seconds=20) == b"refused"


def test_helpers_of_the_tests_own_main_start_their_own_kind():
    with helper("start_another") as starting:
        assert starting.ask(b"", seconds=30) == b"again"


def test_the_program_calls_itself_by_its_main_file():
    begin = child.program()

    assert begin[0] == sys.executable
    assert begin[-1] == str(Path(child.__file__).with_name("__main__.py"))
    assert child.command("pages")[-2:] == ("--child", "pages")


def test_a_frozen_program_calls_itself_by_its_own_name(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert child.program() == (sys.executable,)


def test_a_helper_dies_with_the_process_that_started_it(tmp_path):
    starter = f"""
import sys, time
sys.path[:0] = [{str(OWN_MAIN.parent.parent)!r}]
from desktop import child
one = child.Child((sys.executable, "-I", {str(OWN_MAIN)!r}, "--child", "tell"))
print(one.ask(b"", seconds=20).decode().split()[0], flush=True)
time.sleep(60)
"""
    process = subprocess.Popen([sys.executable, "-c", starter], stdout=subprocess.PIPE, text=True)
    number = int(process.stdout.readline())
    process.kill()
    process.wait()
    process.stdout.close()

    limit = time.monotonic() + 10
    while is_running(number):
        assert time.monotonic() < limit
        time.sleep(0.02)


def is_running(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_an_unknown_role_is_a_child_error():
    with helper("nonsense") as unknown, pytest.raises(ChildError):
        unknown.ask(b"", seconds=20)


def test_running_a_role_asks_once_and_ends_the_helper(monkeypatch):
    own = (sys.executable, "-I", "-B", str(OWN_MAIN))
    monkeypatch.setattr(child, "program", lambda: own)

    assert child.run("echo", b"once", seconds=20) == b"once"


def test_a_main_with_roles_is_started_again_as_it_is(monkeypatch):
    monkeypatch.setattr(sys.modules["__main__"], "ROLES", {}, raising=False)
    monkeypatch.setattr(sys.modules["__main__"], "__file__", str(OWN_MAIN), raising=False)

    assert child.program()[-1] == str(OWN_MAIN)


def message(content: bytes) -> bytes:
    return struct.pack("=BQ", 0, len(content)) + content


def test_serving_answers_until_nobody_asks():
    incoming, outgoing = io.BytesIO(message(b"a") + message(b"bc")), io.BytesIO()

    assert child.serve(incoming, outgoing, bytes.upper) == 0
    assert outgoing.getvalue() == message(b"A") + message(b"BC")


def test_serving_ends_with_half_a_question():
    outgoing = io.BytesIO()

    assert child.serve(io.BytesIO(message(b"abc")[:-1]), outgoing, bytes.upper) == 1
    assert outgoing.getvalue() == b""


def test_serving_says_of_a_failure_only_that_it_was_one():
    outgoing = io.BytesIO()

    def fail(content: bytes) -> bytes:
        raise ValueError(content)

    assert child.serve(io.BytesIO(message(b"canary")), outgoing, fail) == 1
    assert outgoing.getvalue() == struct.pack("=BQ", 1, 0)


def test_the_ends_are_all_that_can_be_said_through(tmp_path):
    kept, usual = [os.dup(number) for number in (0, 1, 2)], signal.getsignal(signal.SIGINT)
    (tmp_path / "in").write_bytes(b"question")
    asked = os.open(tmp_path / "in", os.O_RDONLY)
    told = os.open(tmp_path / "out", os.O_WRONLY | os.O_CREAT, 0o600)
    os.dup2(asked, 0)
    os.dup2(told, 1)
    try:
        incoming, outgoing = child.own_ends()
        os.write(1, b"canary")
        os.write(2, b"canary")
        with incoming, outgoing:
            outgoing.write(incoming.read(99))
    finally:
        for number, descriptor in enumerate(kept):
            os.dup2(descriptor, number)
        for descriptor in (*kept, asked, told):
            os.close(descriptor)
        signal.signal(signal.SIGINT, usual)

    assert (tmp_path / "out").read_bytes() == b"question"
