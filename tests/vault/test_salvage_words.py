"""Of a body that is cut off as much is read as can be, and never a word that was not there."""

import random

import pytest

from desktop.model import richtext
from desktop.model.richtext import Block, BlockKind, Run
from desktop.vault import documents, salvage_words

PLAIN = richtext.from_plain(
    "The first line.\nA second one, with “signs” and a \\ and ö.\nThe third."
)
DRESSED = (
    Block.of(BlockKind.HEADING, [Run("A heading", bold=True)]),
    Block.of(BlockKind.BULLET, [Run("one "), Run("leaning", italic=True, kept=True), Run(" end")]),
    *PLAIN,
)


def long(body):
    chance = random.Random(1)
    lines = (" ".join(str(chance.random()) for _ in range(9)) for _ in range(60))
    return (*body, *richtext.from_plain("\n".join(lines)))


@pytest.mark.parametrize("body", [PLAIN, DRESSED, long(DRESSED)])
def test_every_cut_gives_a_beginning_of_the_words(body):
    kept, whole = documents.pack(body), richtext.plain(body)
    for length in range(0, len(kept), 1 if len(kept) < 900 else 37):
        assert whole.startswith(richtext.plain(salvage_words.begun(kept[:length])))


@pytest.mark.parametrize("body", [PLAIN, DRESSED])
def test_a_cut_at_the_very_end_costs_at_most_the_last_line(body):
    kept = documents.pack(body)

    assert salvage_words.begun(kept[:-1])[: len(body) - 1] == body[:-1]
    assert salvage_words.begun(kept) == body


def test_an_earlier_state_with_fields_is_read_too():
    body = long(DRESSED)
    kept = documents.pack_whole(body, {"mood": 3})

    assert salvage_words.begun(kept) == body
    half = salvage_words.begun(kept[: len(kept) // 2])
    assert len(half) > 10
    assert richtext.plain(body).startswith(richtext.plain(half))


@pytest.mark.parametrize("kept", [None, b"", b"\0", b"\1", b"\2", b"\3[]", b"\1nonsense", b"\2bad",
                                  b"\0{}", b"\0[1,2", b'\0[["p",["a"]],[7'])  # fmt: skip
def test_what_is_no_body_gives_no_words_that_were_not_there(kept):
    assert richtext.plain(salvage_words.begun(kept)) in {"", "a"}
