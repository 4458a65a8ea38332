"""The short tour on this checkout: keys alone create, write, lock, reopen and export."""

import contextlib
import dataclasses
import shutil

import pytest

from desktop import vaults
from tour import check, drive, route
from tour.stage import StageError

PIECES = route.pieces(is_short=True)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        any(shutil.which(tool) is None for tool in drive.TOOLS), reason="no Xvfb or xdotool here"
    ),
]


def another(word, instead):
    """Return what was typed, with one word that was not."""
    first = PIECES[0]
    return [dataclasses.replace(first, text=first.text.replace(word, instead, 1)), *PIECES[1:]]


def item(**other):
    """Return what was typed, with one cell of an item that was not."""
    facts = PIECES[1]
    return [
        PIECES[0],
        dataclasses.replace(facts, rows=({**facts.rows[0], **other}, *facts.rows[1:])),
    ]


@pytest.fixture(scope="module")
def toured(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tour")
    return folder, drive.main(["--short", "--out", str(folder)])


@pytest.fixture(scope="module")
def kept(toured):
    """Give the vault of the tour, opened once: it has the cost of the shipped program."""
    folder, _ = toured
    opened = vaults.unlock(folder / "vault", route.FIRST_PASSPHRASE, vaults.Rules())
    with contextlib.closing(opened):
        yield opened


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


def test_another_word_than_the_typed_one_is_noticed_in_the_file_and_in_the_vault(toured, kept):
    folder, _ = toured
    other = another("therapist", "doctor")
    file = folder / route.FILE_NAME

    assert not list(check.file_problems(file, drive.PASSWORD, PIECES))
    assert list(check.file_problems(file, drive.PASSWORD, other))
    assert not list(check.problems_in(kept, PIECES))
    assert list(check.problems_in(kept, other))


@pytest.mark.parametrize(
    "other",
    [
        {"last": "2 June 2026"},
        {"usual": "four times a week"},
        {"device": ["phone"]},
        {"sure": "sure"},
        {"how": "in another way"},
    ],
)
def test_another_item_than_the_typed_one_is_noticed_in_the_file_and_in_the_vault(
    toured, kept, other
):
    folder, _ = toured

    assert list(check.file_problems(folder / route.FILE_NAME, drive.PASSWORD, item(**other)))
    assert list(check.problems_in(kept, item(**other)))


def test_an_item_that_is_missing_and_one_too_many_are_noticed_in_the_file(toured):
    folder, _ = toured
    front, facts = PIECES
    fewer = dataclasses.replace(facts, rows=facts.rows[:1])
    more = dataclasses.replace(facts, rows=(*facts.rows, {**facts.rows[0], "usual": "once"}))

    for wrong in (fewer, more):
        assert list(check.file_problems(folder / route.FILE_NAME, drive.PASSWORD, [front, wrong]))


def test_words_that_no_export_may_take_would_be_noticed_in_the_file(toured):
    folder, _ = toured
    file = folder / route.FILE_NAME
    leaking = [dataclasses.replace(PIECES[0], private=PIECES[0].body[0].text), PIECES[1]]

    assert "words are in it that no export may take" in check.file_problems(
        file, drive.PASSWORD, leaking
    )
    assert list(check.file_problems(file, drive.PASSWORD, item(note="histories deleted"))) == [
        "words are in it that no export may take"
    ]


def test_the_file_is_looked_at_as_closely_where_no_other_tools_are(toured, monkeypatch):
    folder, _ = toured
    file = folder / route.FILE_NAME
    other = another("therapist", "doctor")
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
