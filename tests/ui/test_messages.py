import errno
from datetime import datetime

import pytest

from desktop import errors
from desktop.ui import messages

_PARTS = {errors.DataFileError: ("disclosure.toml", "line 3", "no title")}
_NEXT_STEPS = (
    "again", "open", "choose", "close", "look", "compare", "copy", "make room", "lock the vault",
    "once more",
)  # fmt: skip
SIX = (
    errors.WrongSecretError,
    errors.HeaderDamagedError,
    errors.VaultDamagedError,
    errors.VaultCutOffError,
    errors.VaultInUseError,
    errors.VaultTooNewError,
)


def leaves(kind=errors.AppError):
    below = kind.__subclasses__()
    return [leaf for child in below for leaf in leaves(child)] if below else [kind]


def sentence_of(leaf):
    return messages.sentence(leaf(*_PARTS.get(leaf, ())))


@pytest.mark.parametrize("leaf", leaves())
def test_each_thing_that_can_go_wrong_has_its_sentence(leaf):
    assert len(sentence_of(leaf)) > 30


@pytest.mark.parametrize("leaf", leaves())
def test_each_sentence_names_a_next_step(leaf):
    said = sentence_of(leaf).lower()

    assert [step for step in _NEXT_STEPS if step in said] != []


@pytest.mark.parametrize("leaf", leaves())
def test_no_sentence_shouts_blames_or_speaks_of_machines(leaf):
    said = f" {sentence_of(leaf).lower()} "

    hard = ("!", "error", "failed", "invalid", "user", "you entered", "argon", "sql", "header",
            "database", "exception", "corrupt")  # fmt: skip
    assert [word for word in hard if word in said] == []


def test_the_six_situations_of_opening_have_six_different_sentences():
    assert len({sentence_of(leaf) for leaf in SIX}) == 6


def test_an_error_without_a_sentence_is_noticed():
    class NewError(errors.AppError):
        pass

    try:
        with pytest.raises(KeyError):
            messages.sentence(NewError())
    finally:
        del NewError


def test_the_word_that_is_not_in_the_list_is_named_by_its_number():
    assert "Word 7 " in messages.sentence(errors.PhraseError(7))


def test_a_phrase_that_does_not_fit_together_is_told_from_an_unknown_word():
    assert "do not fit" in messages.sentence(errors.PhraseError(None))


def test_a_wrong_word_of_a_part_is_named_where_it_is_known():
    assert messages.sentence(errors.ShareError(2, 7)).startswith("Word 7 of this part")
    assert "more than one" in messages.sentence(errors.ShareError(2))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EROFS, "may not be written"),
        (errno.ENODEV, "plug it in"),
        (None, "cannot be written"),
    ],
)
def test_a_place_that_cannot_be_written_says_why(number, said):
    assert said in messages.sentence(errors.DestinationError(number))


def test_a_changed_file_of_the_program_is_named():
    assert "(disclosure.toml)" in sentence_of(errors.DataFileError)


def test_the_wait_is_said_in_words():
    assert messages.wait(7.6) == "Please wait about 8 seconds, then try again."


def test_who_writes_on_a_stick_that_was_pulled_out_is_promised_nothing():
    said = messages.not_kept(errors.VaultUnwritableError())

    assert "plug it in where it was" in said
    assert "onto paper before you lock" in said


def test_the_cover_says_since_when_words_are_missing_and_what_can_be_done():
    since = datetime(2026, 11, 22, 21, 40).astimezone()
    said = messages.held_back(errors.VaultUnwritableError(), since)

    assert said.startswith("What you wrote since 21:40 is not in the vault yet.")
    assert "plug it in where it was" in said
    assert "paper" not in said  # nobody can read the words there


def test_the_cover_says_of_another_reason_what_it_is():
    since = datetime(2026, 11, 22, 21, 40).astimezone()
    error = errors.VaultDamagedError()

    assert messages.sentence(error) in messages.held_back(error, since)
    assert "inside the program" in messages.held_back(None, since)
    assert "plug" not in messages.held_back(None, since)


def test_another_reason_why_words_are_not_kept_has_its_own_sentence():
    error = errors.VaultDamagedError()

    assert messages.not_kept(error) == messages.sentence(error)


def test_one_text_and_several_that_cannot_be_read_are_told_apart():
    one, several = (messages.sentence(errors.TextsUnreadableError(count)) for count in (1, 3))

    assert one.startswith("One text could not be read")
    assert several.startswith("3 texts could not be read")
    assert "The others are whole." in one
