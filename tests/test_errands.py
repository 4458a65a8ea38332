"""What the door does outside the vault, and what it leaves behind: nothing unfinished."""

import errno
import hashlib
import os
import stat

import pytest

from desktop import aside, files
from desktop import errands as module
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


# -- a file of an earlier room ----------------------------------------------


def same(path, content=b"whole"):
    digest = hashlib.sha256(content).hexdigest()
    return {"do": "remove_same", "path": str(path), "size": len(content), "digest": digest}


def only_what_still_holds_these_bytes_goes(errands, place):
    (place / "a.pdf").write_bytes(b"whole")
    (place / "b.pdf").write_bytes(b"other")
    (place / "longer.pdf").write_bytes(b"whole!")
    (place / "link.pdf").symlink_to(place / "a.pdf")
    (place / "folder.pdf").mkdir()

    for name in ("b.pdf", "longer.pdf", "link.pdf", "folder.pdf"):
        assert errands.do(same(place / name)) == ({"refused": True}, None)
    assert errands.do(same(place / "gone.pdf")) == ({"errno": errno.ENOENT}, None)
    assert errands.do(same(place / "a.pdf")) == ({}, None)
    assert names(place) == ["b.pdf", "folder.pdf", "link.pdf", "longer.pdf"]


def test_a_file_of_an_earlier_room_goes_only_while_it_holds_the_same_bytes(errands, tmp_path):
    only_what_still_holds_these_bytes_goes(errands, tmp_path)


def test_twin_that_goes_by_the_name_alone_removes_another_file(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_removed_same", lambda path, _size, _digest: module._removed(path))

    with pytest.raises(AssertionError, match="refused"):
        only_what_still_holds_these_bytes_goes(Errands(), tmp_path)


@pytest.mark.parametrize("size", ["", None, "a"])
def test_an_errand_without_a_size_is_refused(errands, tmp_path, size):
    assert errands.do(same(tmp_path / "a.pdf") | {"size": size}) == ({"refused": True}, None)


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


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_that_stands_there_is_never_overwritten_and_the_new_one_is_its_owners(
    errands, begun, tmp_path
):
    (tmp_path / "a.pdf").write_bytes(b"older")
    (tmp_path / "a 2.pdf").symlink_to(tmp_path / "elsewhere")

    answer, _ = errands.do({"do": "keep", "number": begun})

    assert answer == {"path": str(tmp_path / "a 3.pdf")}
    assert (tmp_path / "a.pdf").read_bytes() == b"older"
    assert names(tmp_path) == ["a 2.pdf", "a 3.pdf", "a.pdf"]
    assert mode(tmp_path / "a 3.pdf") == 0o600


@pytest.mark.parametrize("name", ["", "..", "a/b.pdf", "../a.pdf", "a\nb.pdf", "a" * 256])
def test_a_name_that_is_more_than_one_is_refused(errands, tmp_path, name):
    message = {"do": "new_file", "folder": str(tmp_path), "name": name}

    assert errands.do(message) == ({"refused": True}, None)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "message", [{}, {"do": None}, {"do": []}, {"do": "new_file"}, {"do": "keep", "number": 99}]
)
def test_an_errand_that_lacks_its_parts_is_refused(errands, message):
    assert errands.do(message) == ({"refused": True}, None)


def test_a_folder_that_is_not_there_is_told_by_its_number(errands, tmp_path):
    message = {"do": "new_file", "folder": str(tmp_path / "gone"), "name": "a.pdf"}

    assert errands.do(message) == ({"errno": errno.ENOENT}, None)


def test_a_file_that_took_the_place_of_a_kept_one_is_not_removed(errands, begun, tmp_path):
    errands.do({"do": "keep", "number": begun})
    (tmp_path / "other").write_bytes(b"of somebody else")
    (tmp_path / "other").replace(tmp_path / "a.pdf")

    assert errands.do({"do": "remove_file", "path": str(tmp_path / "a.pdf")})[0] == {
        "refused": True
    }
    assert (tmp_path / "a.pdf").read_bytes() == b"of somebody else"


def test_what_was_kept_stays_when_the_room_is_put_away_and_belongs_to_no_next_room(
    errands, begun, tmp_path
):
    errands.do({"do": "keep", "number": begun})

    errands.tidy(None)

    assert (tmp_path / "a.pdf").read_bytes() == b"whole"
    assert errands.do({"do": "remove_file", "path": str(tmp_path / "a.pdf")})[0] == {
        "refused": True
    }


def test_a_dropped_file_is_gone_and_its_number_with_it(errands, begun, tmp_path):
    assert errands.do({"do": "drop", "number": begun}) == ({}, None)

    assert names(tmp_path) == []
    assert errands.do({"do": "drop", "number": begun})[0] == {"refused": True}
    with pytest.raises(OSError, match=os.strerror(errno.EBADF)):
        os.fstat(begun)


def test_new_folders_are_their_owners_and_one_with_something_in_it_is_left(errands, tmp_path):
    vault = tmp_path / "deep" / "vault"
    assert errands.do({"do": "make_folder", "path": str(vault)})[0] == {}
    assert [mode(vault), mode(vault.parent)] == [0o700, 0o700]
    (vault / "keys").touch()

    assert errands.do({"do": "make_folder", "path": str(vault)})[0] == {"refused": True}
    errands.tidy(None)
    assert names(vault) == ["keys"]


def test_a_folder_that_stood_there_before_is_not_taken_away(errands, tmp_path):
    (tmp_path / "empty").mkdir()

    assert errands.do({"do": "make_folder", "path": str(tmp_path / "empty")})[0] == {}
    errands.tidy(None)

    assert names(tmp_path) == ["empty"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps settings elsewhere")
def test_preferences_are_kept_whole_for_their_owner_and_leave_no_part(
    errands, tmp_path, monkeypatch
):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for text in ('{"theme": "dark"}', "{}"):
        assert errands.do({"do": "keep_preferences", "text": text}) == ({}, None)

    settings = files.settings_path()
    assert settings.read_text() == "{}"
    assert names(settings.parent) == [settings.name]
    assert (mode(settings), mode(settings.parent)) == (0o600, 0o700)


def test_twin_that_forgets_which_file_it_made_removes_that_of_another(tmp_path, monkeypatch):
    class AnyFile(dict):
        def get(self, path):
            found = path.lstat()
            return found.st_dev, found.st_ino

    errands = Errands()
    monkeypatch.setattr(errands, "_made", AnyFile())
    message = {"do": "new_file", "folder": str(tmp_path), "name": "a.pdf"}
    number = errands.do(message)[0]["number"]

    with pytest.raises(AssertionError):
        test_a_file_that_took_the_place_of_a_kept_one_is_not_removed(errands, number, tmp_path)


def backup(made_at, vault=b"v" * 16):
    """Return the beginning of a backup, which is all that is looked at here."""
    return b"STILLCPY" + bytes(8) + made_at.to_bytes(8) + bytes(40) + vault + b"and more"


@pytest.fixture
def newest(errands, tmp_path):
    """Return the path of a backup that was made for this room."""
    answer, descriptor = errands.do({"do": "new_file", "folder": str(tmp_path), "name": "2.backup"})
    os.write(descriptor, backup(made_at=2))
    return errands.do({"do": "keep", "number": answer["number"]})[0]["path"]


def remove_older(errands, path, beside):
    return errands.do({"do": "remove_older", "path": str(path), "beside": str(beside)})[0]


def test_an_older_backup_beside_one_of_this_room_is_removed(errands, newest, tmp_path):
    older = tmp_path / "1.backup"
    older.write_bytes(backup(made_at=1))

    assert remove_older(errands, older, newest) == {}
    assert not older.exists()
    assert "errno" in remove_older(errands, older, newest)


@pytest.mark.parametrize(
    "content",
    [b"", b"another file", backup(1)[:70], backup(2), backup(3), backup(1, b"w" * 16)],
    ids=["empty", "another", "cut off", "as old", "newer", "of another vault"],
)
def test_whatever_is_no_older_backup_of_the_vault_stays(errands, newest, tmp_path, content):
    other = tmp_path / "other"
    other.write_bytes(content)

    assert remove_older(errands, other, newest) == {"refused": True}
    assert other.read_bytes() == content


def test_nothing_is_removed_beside_a_file_of_another_room_or_in_another_folder(
    errands, newest, tmp_path
):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    older, strange = folder / "1.backup", folder / "2.backup"
    older.write_bytes(backup(made_at=1))
    strange.write_bytes(backup(made_at=2))
    link = tmp_path / "link.backup"
    link.symlink_to(older)

    for path, beside in ((older, newest), (older, strange), (link, newest), (newest, newest)):
        assert remove_older(errands, path, beside) == {"refused": True}
    assert older.exists()
    assert link.is_symlink()
