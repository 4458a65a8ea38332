"""The samples of the tour are whole, typable, and written as the guide asks."""

import re
from pathlib import Path

import pytest

from desktop import files, guides
from desktop.model.richtext import Block, BlockKind, Run
from tour.sample import markup

GUIDE = guides.load(
    "disclosure.toml", (files.resources() / "guides/en/disclosure.toml").read_text("utf-8")
)
FOLDER = Path(markup.__file__).parent
SHRINKING = re.compile(
    r"\b(just|only|merely|simply|slightly|a bit|sort of|kind of|a couple of|a handful|mistakes?|"
    r"somehow|basically|honestly|sorry|forgive|if you had|you made me|to protect you|"
    r"couldn't help|struggl\w+|acted out|stuff|inappropriate)\b",
    re.IGNORECASE,
)


def own_words(text: str) -> str:
    """Return a text without what stands in quotation marks."""
    return re.sub(r'"[^"]*"', "", text)


def test_the_disclosure_fills_every_section_of_the_guide_but_the_one_that_starts_off() -> None:
    pieces = markup.load("disclosure").pieces

    assert [piece.key for piece in pieces] == [key for key, _ in GUIDE.start()]
    assert [piece.key for piece in pieces if not piece.text] == list(GUIDE.starts_off())
    assert pieces[-1].mark == "not for me"


def test_the_disclosure_has_some_four_thousand_words() -> None:
    assert 3800 <= markup.load("disclosure").words <= 4300


@pytest.mark.parametrize("name", ["disclosure", "entry", "letter"])
def test_every_character_of_a_sample_is_a_key_and_no_line_is_blank(name: str) -> None:
    for piece in markup.load(name).pieces:
        typed = [block.text for block in (*piece.typed, *piece.private_body)]
        assert "".join([*typed, *markup.words_of(piece.rows), *piece.fields.values()]).isascii()
        assert not [line for line in piece.text.split("\n") if piece.text and not line.strip()]


def test_no_line_of_the_disclosure_shrinks_excuses_or_blames() -> None:
    found = [
        match.group(0)
        for piece in markup.load("disclosure").pieces
        for text in (piece.text, *markup.words_of(piece.rows), *piece.fields.values())
        for match in SHRINKING.finditer(own_words(text))
    ]

    assert found == []


@pytest.mark.parametrize("line", ["It was just once.", "I am sorry.", "You made me do it."])
def test_a_line_that_shrinks_excuses_or_blames_would_be_found(line: str) -> None:
    assert SHRINKING.search(own_words(line))


def test_the_items_of_the_disclosure_are_many_with_a_none_and_one_that_is_not_sure() -> None:
    rows = next(one for one in markup.load("disclosure").pieces if one.key == "categories").rows

    assert len([row for row in rows if not row.get("none")]) >= 8
    assert [row for row in rows if row.get("none")]
    assert [row for row in rows if row.get("sure") == "unsure"]
    assert len({str(row) for row in rows}) == len(rows)


def test_every_kind_of_rich_text_occurs_in_the_samples() -> None:
    blocks = [
        block
        for name in ("disclosure", "entry", "letter")
        for piece in markup.load(name).pieces
        for block in piece.body
    ]

    assert {block.kind for block in blocks} == set(BlockKind)
    assert {run.marks for block in blocks for run in block.runs} == {"", "b", "i", "u"}


def test_no_mark_of_the_markup_is_left_in_the_text() -> None:
    texts = [
        block.text
        for path in sorted(FOLDER.glob("*.toml"))
        for piece in markup.load(path.stem).pieces
        for block in piece.body
    ]

    assert [text for text in texts if re.search(r"\*|__|^#|^- |^\d+\. ", text)] == []


def test_markup_is_read_as_it_is_explained() -> None:
    assert markup.body("# A *b*\n- **c** d\n1. __e__\n> f\ng") == (
        Block.of(BlockKind.HEADING, [Run("A "), Run("b", italic=True)]),
        Block.of(BlockKind.BULLET, [Run("c", bold=True), Run(" d")]),
        Block.of(BlockKind.NUMBER, [Run("e", underline=True)]),
        Block.of(BlockKind.QUOTE, [Run("f")]),
        Block.of(BlockKind.PARAGRAPH, [Run("g")]),
    )
