"""What an error tells: its kind, and the few facts its docstring names; never a word more."""

import ast
from pathlib import Path

import pytest

import desktop
from desktop import errors

HOUSE = Path(desktop.__file__).parent
BRANCHES = (
    "AppError",
    "VaultError",
    "ExportError",
    "QuestionFileError",
    "SealedFileError",
    "OpenExportError",
)
# What may be told besides the kind: a place in a phrase or a part, a shipped file, a number of the
# system, and how many texts cannot be read.
TELLING = (
    "PhraseError",
    "ShareError",
    "DataFileError",
    "DestinationError",
    "TextsUnreadableError",
    "VaultUnwritableError",
)


def kinds():
    return {name: one for name, one in vars(errors).items() if isinstance(one, type)}


def name_of(node):
    inner = node.func if isinstance(node, ast.Call) else node
    return getattr(inner, "attr", getattr(inner, "id", ""))


def raised_branches(source):
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Raise))
    return [name_of(node.exc) for node in nodes if node.exc and name_of(node.exc) in BRANCHES]


def told_too_much(source):
    silent = set(kinds()) - set(TELLING)
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [name_of(call) for call in calls if name_of(call) in silent and call.args]


def in_the_house(look):
    return [found for path in HOUSE.rglob("*.py") for found in look(path.read_text("utf-8"))]


@pytest.mark.parametrize("name", sorted(kinds()))
def test_each_kind_says_of_itself_in_one_line_what_happened(name):
    said = kinds()[name].__doc__

    assert said.endswith(".")
    assert "\n" not in said


def test_the_branches_are_those_that_have_leaves_and_say_that_they_are_never_raised():
    with_leaves = {name for name, one in kinds().items() if one.__subclasses__()}

    assert with_leaves == set(BRANCHES)
    assert [name for name in BRANCHES if "never raised" not in kinds()[name].__doc__] == []


def test_no_branch_is_raised_anywhere():
    assert in_the_house(raised_branches) == []


def test_a_branch_that_is_raised_is_seen():
    assert raised_branches("raise errors.VaultError") == ["VaultError"]
    assert raised_branches("raise ExportError() from None") == ["ExportError"]


def test_an_error_that_is_its_kind_alone_is_told_nothing_more():
    assert in_the_house(told_too_much) == []


def test_an_error_that_is_told_too_much_is_seen():
    assert told_too_much("raise VaultDamagedError(title)") == ["VaultDamagedError"]


@pytest.mark.parametrize("position", [1, 24, 25])
def test_a_phrase_tells_the_place_of_its_word_and_nothing_else(position):
    error = errors.PhraseError(position)

    assert error.position == position
    assert str(error) == str(position)
    assert vars(error) == {"position": position}


def test_a_phrase_whose_words_are_all_known_tells_no_place():
    assert errors.PhraseError().position is None


def test_a_shipped_file_tells_where_and_why_it_is_wrong():
    error = errors.DataFileError("guides/first.toml", "section 2", "has no heading")

    assert vars(error) == {
        "file": "guides/first.toml",
        "place": "section 2",
        "reason": "has no heading",
    }


def test_what_is_caught_as_the_vault_is_nothing_that_leaves_it():
    assert issubclass(errors.WrongSecretError, errors.VaultError)
    assert not issubclass(errors.DestinationError, errors.VaultError)
    assert not issubclass(errors.PhraseError, errors.VaultError)
