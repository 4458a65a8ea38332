"""One apostrophe in all that people read, the curly one; the straight one is for code."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAYING = {"tr", "_say", "translate", "_tr"}
STRAIGHT = re.compile(r"[A-Za-z]'|'[A-Za-z]")
DATA = sorted(
    path
    for room in ("guides", "texts", "help")
    for path in ROOT.glob(f"resources/{room}/**/*.toml")
)


def straight(texts):
    """Return the texts in which an apostrophe or a quotation mark is a straight one."""
    return [text for text in texts if STRAIGHT.search(text)]


def said(source):
    """Return the sentences that this code shows to people."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [
        one.value
        for call in calls
        if getattr(call.func, "attr", getattr(call.func, "id", "")) in SAYING
        for one in ast.walk(call)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]


def texts_in(data):
    """Return every text of a data file, keys left out."""
    if isinstance(data, str):
        return [data]
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for part in parts for text in texts_in(part)]


def test_the_sentences_of_the_interface_have_one_apostrophe():
    found = {
        path.name: wrong
        for path in (ROOT / "desktop").rglob("*.py")
        if (wrong := straight(said(path.read_text("utf-8"))))
    }
    assert found == {}


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_the_texts_that_are_shipped_have_one_apostrophe(path):
    assert straight(texts_in(tomllib.loads(path.read_text("utf-8")))) == []


def test_there_is_something_to_look_at():
    assert len(DATA) > 10
    shown = [
        text for path in (ROOT / "desktop/ui").rglob("*.py") for text in said(path.read_text())
    ]
    assert len(shown) > 300


@pytest.mark.parametrize("words", ["nobody's", "the others' way", "'quoted'"])
def test_twin_a_straight_one_is_seen(words):
    code = 'self.tr(f"one", "{}")'

    assert straight(said(code.format(words)))
    assert not straight(said(code.format(words.replace("'", "’"))))
