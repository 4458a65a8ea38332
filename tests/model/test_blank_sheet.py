import pytest

from desktop.model import blank_sheet
from desktop.model.manifest import NEUTRAL_NAME, Lines, Paper
from desktop.vault import phrase, slip39

WORDS = blank_sheet.Printed(title="A numbered list", hint="By hand.", foot="A blank sheet.")


@pytest.mark.parametrize("count", [24, 33])
def test_the_lines_are_numbered_in_the_order_of_reading_and_empty(count):
    made = blank_sheet.manifest(count, Paper.LETTER, WORDS)
    lines = [line for piece in made.pieces for line in piece.lines]

    assert lines == [Lines(label=str(n), count=1) for n in range(1, count + 1)]
    assert (made.paper, made.is_sheet) == (Paper.LETTER, True)


def test_nothing_on_it_but_numbers_and_the_words_that_were_given():
    made = blank_sheet.manifest(24, Paper.A4, WORDS)

    assert (made.title, made.subtitle, made.footer) == ("A numbered list", "By hand.", WORDS.foot)
    assert {(piece.heading, piece.body, piece.part) for piece in made.pieces} == {("", (), "")}
    assert NEUTRAL_NAME == "pages.pdf"
    assert not {"a", "numbered", "sheet"} & {*phrase.words(), *slip39.words()}
