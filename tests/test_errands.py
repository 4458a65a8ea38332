"""What the door does outside the vault, and what it leaves behind: nothing unfinished."""

import errno
import os

import pytest

from desktop import aside, files
from desktop.errands import Errands


@pytest.fixture(params=[aside.here, aside.Helpers()], ids=["here", "aside"])
def errands(request):
    return Errands(request.param)


@pytest.fixture(params=[True, False], ids=["nameless", "named"])
def begun(errands, tmp_path, request, monkeypatch):
    """Begin a file; return the number under which it is known."""
    if not request.param:
        monkeypatch.setattr(files, "OWN_DESCRIPTORS", tmp_path / "missing")
    message = {"do": "new_file", "folder": str(tmp_path), "name": "a.pdf"}
    answer, descriptor = errands.do(message)
    os.write(descriptor, b"whole")
    return answer["number"]


def names(place):
    return sorted(path.name for path in place.iterdir())


def test_an_errand_that_nobody_knows_is_refused(errands):
    assert errands.do({"do": "read_file", "path": "/etc/passwd"}) == ({"refused": True}, None)


def test_a_file_that_is_settled_has_no_name_until_it_is_kept(errands, begun, tmp_path):
    assert errands.do({"do": "settle", "number": begun}) == ({}, None)
    assert "a.pdf" not in names(tmp_path)
    answer, _ = errands.do({"do": "keep", "number": begun})

    assert answer == {"path": str(tmp_path / "a.pdf")}
    assert names(tmp_path) == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"whole"


def test_a_file_that_was_kept_can_be_removed_and_no_other(errands, begun, tmp_path):
    errands.do({"do": "keep", "number": begun})
    (tmp_path / "other.pdf").touch()

    assert errands.do({"do": "remove_file", "path": str(tmp_path / "other.pdf")})[0] == {
        "refused": True
    }
    assert errands.do({"do": "remove_file", "path": str(tmp_path / "a.pdf")})[0] == {}
    assert names(tmp_path) == ["other.pdf"]


def test_what_is_unfinished_is_put_away(errands, begun, tmp_path):
    errands.tidy(None)

    assert names(tmp_path) == []
    assert errands.do({"do": "keep", "number": begun})[0] == {"refused": True}


def test_why_a_file_got_no_name_is_told_and_it_can_still_be_dropped(
    errands, begun, tmp_path, monkeypatch
):
    def full(*_):
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(files, "give_name", full)

    assert errands.do({"do": "keep", "number": begun})[0] == {"errno": errno.ENOSPC}
    assert errands.do({"do": "drop", "number": begun})[0] == {}
    assert names(tmp_path) == []


def test_an_empty_new_folder_is_taken_away_unless_it_is_next(errands, tmp_path):
    errands.do({"do": "make_folder", "path": str(tmp_path / "deep" / "vault")})
    errands.tidy(tmp_path / "deep" / "vault")
    assert (tmp_path / "deep" / "vault").is_dir()

    errands.tidy(None)
    assert names(tmp_path) == []
