"""What the terminal says is plain, and docs/terminal.md says the same."""

import io
import os
import re
from pathlib import Path

import pytest

from desktop import errors, terminal_words
from desktop.__main__ import COMMANDS
from desktop.terminal_words import ENDINGS, USAGE, Code, ending

DOC = (Path(__file__).parent.parent / "docs" / "terminal.md").read_text("utf-8")
MOST_WORDS = 20


@pytest.mark.parametrize("error", ENDINGS)
def test_each_sentence_is_short_and_shouts_at_nobody(error):
    _, words = ENDINGS[error]

    assert max(len(one.split()) for one in re.split(r"[.:] ", words)) <= MOST_WORDS
    assert "!" not in words
    assert words[0].isupper()


def test_every_error_of_a_vault_has_its_ending():
    assert set(errors.VaultError.__subclasses__()) - set(ENDINGS) == {errors.TextsUnreadableError}


def test_any_other_error_is_a_mistake_of_the_program():
    assert ending(errors.ChildError())[0] is Code.WENT_WRONG


def test_the_numbers_stand_in_the_document():
    told = {int(one) for one in re.findall(r"^\| (\d+) \|", DOC, re.MULTILINE)}

    assert told == {code.value for code in Code}


def test_the_commands_and_options_stand_in_both_lists():
    options = set(re.findall(r"--[a-z-]+", USAGE)) | COMMANDS

    assert [one for one in sorted(options) if one not in DOC] == []
    assert [one for one in sorted(COMMANDS - {"--help"}) if f"stillpage {one}" not in USAGE] == []


def test_letters_that_a_terminal_does_not_know_change_nothing_but_themselves():
    heard = io.BytesIO()
    with io.TextIOWrapper(heard, encoding="ascii", write_through=True) as where:
        terminal_words.say("A letter to Zoë", where)
        assert heard.getvalue() == b"A letter to Zo?\n"

    terminal_words.say("and nothing to one that is closed", where)


def test_what_takes_nothing_more_is_not_tried_again_at_the_end():
    listens, says = os.pipe()
    os.close(listens)
    with os.fdopen(says, "w") as where:
        terminal_words.say("unheard", where)
        assert where.closed
