"""The short tour on this checkout: keys alone create, write, lock, reopen and export."""

import dataclasses
import shutil

import pytest

from tour import check, drive, route
from tour.sample import markup
from tour.stage import StageError

PIECES = markup.load("disclosure").pieces[:1]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        any(shutil.which(tool) is None for tool in drive.TOOLS), reason="no Xvfb or xdotool here"
    ),
]


@pytest.fixture(scope="module")
def toured(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tour")
    return folder, drive.main(["--short", "--out", str(folder)])


def test_the_short_tour_ends_well_and_leaves_pictures_a_file_and_a_vault(toured):
    folder, code = toured

    pictures = sorted(file.name for file in folder.glob("*.png"))
    assert code == 0
    assert pictures[0] == "01-welcome.png"
    assert len(pictures) >= 12
    assert sorted(file.name for file in folder.iterdir() if file.suffix != ".png") == [
        "session.pdf",
        "vault",
    ]


def test_another_word_than_the_typed_one_is_noticed_in_the_file_and_in_the_vault(toured):
    folder, _ = toured
    other = [dataclasses.replace(PIECES[0], text=PIECES[0].text.replace("therapist", "doctor", 1))]
    file, vault = folder / route.FILE_NAME, folder / "vault"

    assert not list(check.file_problems(file, drive.PASSWORD, PIECES))
    assert list(check.file_problems(file, drive.PASSWORD, other))
    assert list(check.vault_problems(vault, route.FIRST_PASSPHRASE, other))


def test_the_file_is_looked_at_as_closely_where_no_other_tools_are(toured, monkeypatch):
    folder, _ = toured
    file = folder / route.FILE_NAME
    other = [dataclasses.replace(PIECES[0], text=PIECES[0].text.replace("therapist", "doctor", 1))]
    monkeypatch.setenv("PATH", str(folder))

    assert not list(check.file_problems(file, drive.PASSWORD, PIECES))
    assert list(check.file_problems(file, drive.PASSWORD, other))
    assert list(check.file_problems(file, "some other password", PIECES))


def test_another_password_is_noticed(toured):
    folder, _ = toured

    assert list(check.file_problems(folder / route.FILE_NAME, "some other password", PIECES))


def test_a_program_that_shows_nothing_fails_the_tour(tmp_path, capsys):
    nothing = shutil.which("true")
    assert nothing is not None

    assert drive.main(["--short", "--out", str(tmp_path), "--program", nothing]) == 1
    assert "welcome" in capsys.readouterr().out


def test_a_step_that_fails_is_named_and_leaves_a_picture(tmp_path, monkeypatch, capsys):
    def fail(_):
        raise StageError("on purpose")

    monkeypatch.setattr(route.First, "create", fail)

    assert drive.main(["--short", "--out", str(tmp_path)]) == 1
    assert "create: on purpose" in capsys.readouterr().out
    assert (tmp_path / "02-where-it-stopped.png").exists()


def test_words_in_clear_and_files_nobody_expects_are_seen(tmp_path):
    line = PIECES[0].body[0].text
    (tmp_path / "left").write_text(line)

    assert list(check.words_in_clear([tmp_path], PIECES))
    assert list(check.home_problems(tmp_path)) == ["there is a file left"]
