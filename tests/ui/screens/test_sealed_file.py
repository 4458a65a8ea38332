"""Sealed files of each kind come in over the same pages; the words and names are their own."""

import pytest
from controls import controls
from fakes import InlineJobs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.errors import SealedFileDamagedError, SealedFileLockedError
from desktop.ui import messages
from desktop.ui.screens.sealed_file import Opening, SealedFile, Told

TOLD = Told(
    name="some", field="secret", heading="heading", title="A title", about=("One.", "Two."),
    passphrase="Of its own.", mark="(it)", locked=SealedFileLockedError,
)  # fmt: skip


def read(path, passphrase):
    if passphrase == "broken":
        raise SealedFileDamagedError
    if passphrase != "right":
        raise SealedFileLockedError
    return f"what is in {path.name}"


@pytest.fixture
def file(look, tmp_path, monkeypatch, person):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "Downloads").mkdir()
    (tmp_path / "Downloads" / "it.dat").write_bytes(b"x")
    means = Opening(is_one=lambda path: path.suffix == ".dat", check=lambda _path: None, read=read)
    made = SealedFile(look, InlineJobs(), means, TOLD)
    made.found, made.told = [], []
    made.read.connect(made.found.append)
    made.forgotten.connect(lambda: made.told.append("forgotten"))
    made.arrived.connect(lambda: made.told.append("arrived"))
    made.somebody = person(made)
    return made


def opens(file, passphrase):
    somebody = file.somebody
    somebody.goes_to("some_choose")
    somebody.presses(Qt.Key.Key_Return)
    somebody.enters("")
    somebody.enters(passphrase)


def test_what_it_holds_is_told_and_its_passphrase_is_not_kept(file):
    opens(file, "right")

    assert file.found == ["what is in it.dat"]
    assert file._secret.text() == ""


def test_another_passphrase_can_be_typed_again_and_what_is_broken_begins_anew(file):
    opens(file, "wrong")
    assert file.somebody.sees("some_trouble") == messages.sentence(SealedFileLockedError())
    file.somebody.enters("broken")

    assert file.somebody.sees("some_said") == messages.sentence(SealedFileDamagedError())
    assert (file.found, file.told[-2:]) == ([], ["forgotten", "arrived"])


def test_its_words_and_names_are_those_of_its_kind(file):
    said = [one.text() for one in file.findChildren(QLabel)]

    assert {"A title", "One.", "Two.", "Of its own."} <= set(said)
    found = [one for one in controls(file) if not one.name.startswith("qt_")]
    assert [one.name for one in found if not one.name.startswith("some_")] == []
