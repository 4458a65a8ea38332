"""What leaves as JSON: nothing changes on the way, and nothing is guessed."""

import contextlib
import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from manifests import CANARY, FULL, manifests

from desktop.model import manifest_json
from desktop.model.manifest import Drawing, Lines, Manifest, Paper, Piece
from desktop.model.richtext import Block, BlockKind, Run, paragraph
from desktop.model.table import Table


def comes_back(one):
    assert manifest_json.decode(manifest_json.encode(one)) == manifest_json.carried(one)


@given(manifests())
def test_what_was_encoded_is_decoded(one):
    comes_back(one)
    assert manifest_json.carried(manifest_json.carried(one)) == manifest_json.carried(one)


@given(manifests())
def test_a_manifest_without_drawings_and_halves_is_carried_as_it_is(one):
    whole = manifest_json.carried(one)
    bare = replace(whole, pieces=tuple(replace(piece, drawings=()) for piece in whole.pieces))

    assert manifest_json.carried(bare) == bare
    comes_back(bare)


def test_twin_that_forgets_a_field_is_seen(monkeypatch):
    honest = manifest_json._filled
    monkeypatch.setattr(
        manifest_json,
        "_filled",
        lambda **values: honest(**{key: one for key, one in values.items() if key != "notes"}),
    )

    with pytest.raises(AssertionError):
        comes_back(FULL)


def test_each_part_of_a_manifest_is_written():
    """A part that comes later must be carried, or be left out on purpose."""
    written = json.loads(manifest_json.encode(all_set()))
    piece = written["pieces"][0]

    assert set(written) == {one.name for one in fields(Manifest)}
    assert set(piece) == {one.name for one in fields(Piece)}
    assert set(piece["tables"][0]) == {one.name for one in fields(Table)}
    assert set(piece["drawings"][0]) == {one.name for one in fields(Drawing)} - {"svg"}
    assert len(piece["lines"][0]) == len(fields(Lines))


def all_set():
    """Return a manifest in which nothing is as usual."""
    first = replace(
        FULL.pieces[0],
        changed=frozenset({1}),
        changed_tables=frozenset({0}),
        drawings=(replace(FULL.pieces[1].drawings[0], wide=True),),
    )
    return replace(
        FULL, pieces=(first,), paper=Paper.LETTER, language="he", footer="A foot.",
        replaced=frozenset({"語"}), line_numbers=True, remarks=(("3", "Why?"),), copy="copy 1 of 2",
        is_sheet=True, volume="part 2 of 7",
    )  # fmt: skip


def test_the_lines_of_a_drawing_stay_behind_and_its_words_travel():
    raw = manifest_json.encode(FULL)

    (drawing,) = manifest_json.decode(raw).pieces[1].drawings

    assert b"svg" not in raw
    assert (drawing.svg, drawing.label, drawing.words[0]) == ("", "Sleep", "median 5 hours")
    assert drawing.alternative == "Sleep went from 4 to 6 hours."


def test_half_a_character_becomes_a_sign_and_nothing_else_is_lost():
    one = Manifest(title="a\ud83d", pieces=(Piece(heading="", body=(paragraph("b\ude00c"),)),))

    found = manifest_json.decode(manifest_json.encode(one))

    assert found.title == "a\ufffd"
    assert found.pieces[0].body[0].text == "b\ufffdc"


def refused(value):
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    with pytest.raises(ValueError, match="not the pages") as caught:
        manifest_json.decode(raw)
    assert CANARY not in str(caught.value)


PIECE = {"heading": CANARY}


@pytest.mark.parametrize(
    "value",
    [
        b"", b"{", b'{"title":"\xff"}', [], "x", 1, None,
        {"titel": "x"}, {"title": 1}, {"title": "\ud800"}, {"title": ["x"]},
        {"title": "x" * 20_001}, {"notes": ["x"] * 201}, {"paper": "a5"}, {"form": "exe"},
        {"size": "huge"}, {"is_sheet": 1}, {"remarks": [["1", "x"]]},
        {"line_numbers": True, "remarks": [["1"]]}, {"pieces": {}}, {"pieces": [[]]},
        {"pieces": [PIECE | {"svg": "<svg/>"}]},
        {"pieces": [PIECE | {"drawings": [{"svg": "<svg/>"}]}]},
        {"pieces": [PIECE | {"key": "private:x"}]},
        {"pieces": [PIECE | {"body": [["p"]]}]}, {"pieces": [PIECE | {"body": [["x", []]]}]},
        {"pieces": [PIECE | {"body": [["p", [["a", "k"]]]]}]},
        {"pieces": [PIECE | {"body": [["p", [["a", "ib"]]]]}]},
        {"pieces": [PIECE | {"body": [["p", [["a", "b", ["sleep"]]]]]}]},
        {"pieces": [PIECE | {"body": [["p", ["a", "b"]]]}]},
        {"pieces": [PIECE | {"body": [["p", [""]]]}]},
        {"pieces": [PIECE | {"tables": [{"headings": ["a"], "rows": [["1", "2"]]}]}]},
        {"pieces": [PIECE | {"tables": [{"headings": ["a"] * 201}]}]},
        {"pieces": [PIECE | {"lines": [["x", 2_001]]}]},
        {"pieces": [PIECE | {"lines": [["x", True]]}]},
        {"pieces": [PIECE | {"changed": [-1]}]}, {"pieces": [PIECE | {"changed": ["1"]}]},
        {"pieces": [PIECE | {"changed": [float("nan")]}]},
        b"[" * 200_000, b'{"title":' + b"1" * 5_000 + b"}",
    ],
)  # fmt: skip
def test_what_nobody_writes_is_refused_without_a_word_of_it(value):
    refused(value)


def test_twin_that_passes_over_what_it_does_not_know_is_seen(monkeypatch):
    monkeypatch.setattr(manifest_json._Given, "assert_all_read", lambda _given: None)

    with pytest.raises(pytest.fail.Exception):
        refused({"titel": "x"})


@given(st.binary(max_size=200))
def test_chance_bytes_are_refused_or_read(raw):
    with contextlib.suppress(ValueError):
        comes_back(manifest_json.decode(raw))


PLAIN = json.loads(manifest_json.encode(FULL))
ODD = st.sampled_from([None, 0, -1, True, "", "x", [], {}, [[]], "\ud800", 1e9, {"svg": "x"}])


@given(st.data())
def test_a_manifest_with_any_part_exchanged_is_refused_or_comes_back(data):
    whole = json.loads(json.dumps(PLAIN))
    at = whole
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(at[key], dict | list) or not at[key] or data.draw(st.booleans()):
            at[key] = data.draw(ODD)
            break
        at = at[key]
    try:
        found = manifest_json.decode(json.dumps(whole).encode())
    except ValueError:
        return
    comes_back(found)


def test_more_than_a_reader_takes_is_not_written():
    with pytest.raises(ValueError, match="not the pages"):
        manifest_json.encode(Manifest(title="x" * 20_001, pieces=()))


def test_what_is_marked_to_stay_makes_nothing_to_encode():
    block = Block.of(BlockKind.PARAGRAPH, [Run(CANARY, kept=True)])

    with pytest.raises(ValueError, match="marked words"):
        Piece(heading="", body=(block,))
