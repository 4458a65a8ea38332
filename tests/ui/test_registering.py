"""A line is begun before a file has its name, and is there after a room was killed."""

import hashlib
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import samples
from fakes import InlineJobs

from desktop.errors import VaultUnwritableError
from desktop.model.document import SectionId
from desktop.model.manifest import Form, Manifest, Piece
from desktop.model.register import Fate, Left, Return, What
from desktop.model.richtext import from_plain
from desktop.packet import Packed
from desktop.ui import days, registering
from desktop.ui.open_texts import OpenTexts
from desktop.ui.registering import Registering

LEFT = Left(title="Pages", at="2026-11-22T21:52:00+01:00", name="pages.pdf", folder="/stick")


@pytest.fixture
def folder(tmp_path):
    return samples.blank_vault(tmp_path / "vault")


@pytest.fixture
def session(folder):
    opened = samples.opened(folder)
    yield opened
    opened.close()


@pytest.fixture
def register(qapp, session):
    return Registering(OpenTexts(InlineJobs(), session))


def test_a_line_is_begun_settled_and_read_newest_first(register, tmp_path):
    first = register.begin(LEFT)
    second = register.begin(LEFT.changed(title="Other"))
    assert register.settle(first, tmp_path / "pages-2.pdf", b"whole")

    newest, oldest = register.lines()
    assert (newest.section.id, newest.left.fate) == (second, Fate.BEGUN)
    assert oldest.left == LEFT.changed(
        name="pages-2.pdf", folder=str(tmp_path), size=5, fate=Fate.OUT,
        digest=hashlib.sha256(b"whole").hexdigest(),
    )  # fmt: skip
    assert register.line(first) == oldest
    assert register.line(SectionId("x")) is None


def test_a_dropped_line_is_gone_and_dropping_nothing_is_no_mistake(register):
    line = register.begin(LEFT)
    register.drop(line)
    register.drop(line)
    register.drop(None)

    assert register.lines() == ()
    assert register.settle(line, Path("/x"), b"") is False
    assert register.settle(None, Path("/x"), b"") is False


def test_what_is_typed_is_there_before_and_after_it_is_kept(register):
    line = register.line(register.begin(LEFT))
    typed = register.change(line, lambda left: left.changed(whom="my th", returns=Return.BACK))
    register.change(typed, lambda left: left.changed(whom="my therapist"))

    [now] = register.lines()
    assert (now.left.whom, now.left.returns) == ("my therapist", Return.BACK)
    register._texts.take()()
    [held] = register._session.register().sections
    assert Left.from_json(held.fields).whom == "my therapist"


def a_line_that_is_taken_out_is_gone_with_its_password(register):
    """Take out a line in which something was typed a moment ago."""
    line = register.line(register.begin(LEFT.changed(password="walnut")))
    other = register.begin(LEFT)
    register.change(line, lambda left: left.changed(whom="my therapist"))
    register.take_out(line)
    if (task := register._texts.take()) is not None:
        task()
    assert [one.section.id for one in register.lines()] == [other]
    everything = register._session.carried_ids()
    assert "walnut" not in repr([register._session.carried(one) for one in everything])
    assert "my therapist" not in repr([register._session.carried(one) for one in everything])


def test_a_line_that_is_taken_out_leaves_nothing_of_it(register):
    a_line_that_is_taken_out_is_gone_with_its_password(register)


def test_twin_that_keeps_what_was_typed_in_a_line_that_is_gone_is_seen(register, monkeypatch):
    monkeypatch.setattr(OpenTexts, "forget_line", lambda *_: None)

    with pytest.raises(AssertionError):
        a_line_that_is_taken_out_is_gone_with_its_password(register)


def test_what_became_of_a_file_is_noted_today_or_on_another_day(register):
    line = register.line(register.begin(LEFT))
    assert register.fate(line, Fate.BACK).left.fate_on == days.today().isoformat()

    assert register.fate(line, Fate.BACK, date(2026, 3, 14)).left.fate_on == "2026-03-14"


def test_a_vault_that_cannot_be_written_keeps_no_file_from_leaving(register, monkeypatch):
    def full(_):
        raise VaultUnwritableError(28)

    monkeypatch.setattr(register._session, "begin_line", full)

    assert register.begin(LEFT) is None


def test_once_the_vault_is_closed_nothing_more_is_noted(register, session, tmp_path):
    line = register.begin(LEFT)
    session.close()

    assert register.begin(LEFT) is None
    assert register.settle(line, tmp_path / "a", b"") is False
    register.drop(line)
    assert register.line(line) is None


def test_a_line_that_cannot_be_read_is_left_out(register):
    line = register.line(register.begin(LEFT))
    register.begin(LEFT)
    register._session.save(line.document, line.section.id, None, fields={"title": 1})

    assert len(register.lines()) == 1


def test_pages_are_noted_by_headings_and_never_by_their_words():
    pieces = (Piece(heading="Before", body=from_plain("the lake")),)
    manifest = Manifest(title="Thursday", pieces=pieces, copy="copy 1 of 2", volume="part 1 of 3")
    packed = Packed(b"whole", 4, manifest, "walnut")
    left = registering.of_pages(packed, Path("/stick/pages.pdf"), "", {})

    assert (left.title, left.headings, left.pages, left.form) == ("Thursday", ("Before",), 4, "pdf")
    assert (left.volume, left.copy, left.password) == ("part 1 of 3", "copy 1 of 2", "walnut")
    assert (left.folder, left.name, left.size) == ("/stick", "pages.pdf", 5)
    assert left.fingerprint == manifest.fingerprint()
    assert "lake" not in str(left)
    assert left.moment.utcoffset() is not None
    assert left.what is What.PAGES
    assert registering.of_pages(packed, Path("/a"), "My packet", {}).title == "My packet"
    assert left.returns is Return.BACK, "it stands on each page of a numbered copy"
    unnumbered = replace(packed, manifest=replace(manifest, copy=""))
    assert registering.of_pages(unnumbered, Path("/a"), "", {}).returns is Return.UNSAID


def test_a_form_that_takes_no_password_is_noted_as_sealed():
    manifest = Manifest(title="", pieces=(), form=Form.TEXT)

    left = registering.of_pages(Packed(b"", 0, manifest, "x"), Path("/a"), "", {})
    assert left.what is What.SEALED


def test_only_the_very_file_is_the_one_that_left(tmp_path):
    path = tmp_path / "a.pdf"
    left = LEFT.changed(size=5, digest=hashlib.sha256(b"whole").hexdigest())
    for content, is_it in ((b"whole", True), (b"other", False), (b"wholes", False)):
        path.write_bytes(content)
        assert registering.holds(path, left) is is_it
    path.write_bytes(b"whole")
    (tmp_path / "link.pdf").symlink_to(path)
    assert not registering.holds(tmp_path / "link.pdf", left)
    with pytest.raises(OSError, match="No such file"):
        registering.holds(tmp_path / "gone.pdf", left)


# -- a room that is killed in between ---------------------------------------

KILLED = """
import os, signal, sys
sys.path.insert(0, {tests!r})
import samples
from pathlib import Path
from desktop.model.register import Left
session = samples.opened(Path({folder!r}))
session.begin_line(Left(title="Pages", at="2026-11-22T21:52:00+01:00", name="pages.pdf",
                        folder={place!r}, size=5, digest={digest!r}))
Path({place!r}, "pages.pdf").write_bytes(b"whole")
os.kill(os.getpid(), signal.SIGKILL)
"""


def a_killed_room_leaves_a_trace(folder, place):
    text = KILLED.format(
        tests=str(Path(samples.__file__).parent), folder=str(folder), place=str(place),
        digest=hashlib.sha256(b"whole").hexdigest(),
    )  # fmt: skip
    ended = subprocess.run([sys.executable, "-c", text], check=False)
    assert ended.returncode == -signal.SIGKILL

    session = samples.opened(folder)
    try:
        [line] = Registering(OpenTexts(InlineJobs(), session)).lines()
    except ValueError:
        raise AssertionError("no trace") from None
    finally:
        session.close()
    assert line.left.fate is Fate.BEGUN
    assert registering.holds(place / "pages.pdf", line.left)


def test_a_room_that_is_killed_after_the_name_was_given_leaves_a_trace(qapp, folder, tmp_path):
    a_killed_room_leaves_a_trace(folder, tmp_path)


def test_twin_that_notes_only_afterwards_leaves_none(qapp, folder, tmp_path, monkeypatch):
    monkeypatch.setattr(
        sys.modules[__name__], "KILLED", KILLED.replace("session.begin_line", "repr")
    )

    with pytest.raises(AssertionError, match="no trace"):
        a_killed_room_leaves_a_trace(folder, tmp_path)
