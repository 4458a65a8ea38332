import subprocess
import sys

import pytest

from outside import leaks, trace

PROGRAM = """
import os, socket, tempfile, threading
folder = os.environ["FOLDER"]
with open(folder + "/named", "wb") as file:
    file.write(b"in a file")
with tempfile.TemporaryFile(dir=folder) as file:
    file.write(b"in a file without a name")
os.mkdir(folder + "/inner"); os.rename(folder + "/inner", folder + "/other")
try:
    open("/nowhere/refused", "wb")
except OSError:
    pass
socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()
read, write = os.pipe()
# Two threads at once: the record then holds calls in two halves.
threading.Thread(target=lambda: os.read(read, 6)).start()
os.write(write, b"piped!")
"""


@pytest.fixture
def made(tmp_path):
    record = tmp_path / "record"
    folder = tmp_path / "folder"
    folder.mkdir()
    command = [*trace.command(record), sys.executable, "-I", "-B", "-c", PROGRAM]
    subprocess.run(command, check=True, env={"FOLDER": str(folder), "SECRET": "in a variable"})
    return folder, trace.calls(record)


def test_what_is_opened_made_and_renamed_is_seen_and_what_was_refused_is_not(made):
    folder, calls = made

    inner = {path for path in trace.touched(calls) if path.startswith(str(folder))}
    nameless = {path for path in inner if "/#" in path}
    assert inner - nameless == {f"{folder}/{name}" for name in ("named", "inner", "other")}
    assert len(nameless) == 1
    assert "/nowhere/refused" not in trace.touched(calls)


def test_what_is_written_is_seen_with_where_it_went(made):
    _, calls = made

    written = {call.payload: call.target for call in calls if call.name in trace.WRITES}
    assert written[b"in a file"].endswith("/named")
    assert "/#" in written[b"in a file without a name"]
    assert written[b"piped!"].startswith("pipe:")


def test_sockets_and_variables_are_seen(made):
    _, calls = made

    assert "AF_INET" in trace.socket_families(calls)
    assert any(b"SECRET=in a variable" in call.strings for call in calls if call.name == "execve")


def test_a_call_in_two_halves_is_read_as_one(tmp_path):
    record = tmp_path / "record"
    record.write_bytes(
        rb'7  write(5<\x2f\x61>, "\x68\x69", 2 <unfinished ...>' + b"\n"
        rb'8  openat(AT_FDCWD<\x2f>, "\x2f\x62", O_WRONLY) = -1 EACCES (Permission denied)' + b"\n"
        rb"7  <... write resumed>) = 2" + b"\n"
    )

    refused, written = trace.calls(record)

    assert (written.name, written.target, written.payload) == ("write", "/a", b"hi")
    assert written.worked
    assert not refused.worked


def test_words_packed_by_zlib_are_unpacked():
    import zlib  # noqa: PLC0415 - only here

    content = b"stream\n" + zlib.compress(b"quillback heron") + b"\nendstream"

    assert b"quillback heron" in leaks.inflated(content)[0]
