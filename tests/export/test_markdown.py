"""Markdown, judged by a library that makes HTML of it: what is seen is what was written."""

import hard_texts
import pytest
from export import formed, paper
from hypothesis import given
from hypothesis import strategies as some
from markdown_it import MarkdownIt

from desktop.export import lines, markdown
from desktop.model.manifest import Form, Manifest, Piece
from desktop.model.richtext import Block, BlockKind, Run

JUDGE = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TAGS = {f"<{end}{tag}>" for end in ("", "/") for tag in ("u", "em", "strong")}
DRESSES = {f"{kind}_{end}" for kind in ("em", "strong") for end in ("open", "close")}
SIGNS = "\\`*_{}[]()#+-.!|~<>&=:@$^\"'%/;,? \n ab1é語"


def seen(file):
    """Return the lines a reader sees; whatever was taken for a sign stands there as its name."""
    found = []
    for token in JUDGE.parse(file.decode()):
        if token.type == "inline":
            found += "".join(map(shown, token.children)).split("\n")
        elif token.type in {"html_block", "fence", "code_block", "hr"}:
            found.append(f"[{token.type}]")
    return [bare(line) for line in found if bare(line)]


def shown(token):
    if token.type in {"text", "text_special"}:
        return token.content
    if token.type == "hardbreak":
        return "\n"
    is_dress = token.type in DRESSES or (token.type == "html_inline" and token.content in TAGS)
    return "" if is_dress else f"[{token.type}]"


def bare(line):
    # The library strips every white space where the standard strips spaces.
    return line.strip()


def said(manifest):
    found = []
    for line in lines.said(manifest).lines:
        is_heading = line.level or line.kind == lines.TITLE
        for cell in line.cells:
            words = cell.partition(" ")[2] if line.kind == lines.NUMBER else cell
            found += [words.replace("\n", " ")] if is_heading else words.split("\n")
    found += lines.said(manifest).footer.split("\n")
    return [bare(line) for line in found if bare(line)]


def markdown_of(manifest):
    return formed.made(formed.of(Form.MARKDOWN, manifest))


@pytest.mark.parametrize("name", hard_texts.MANIFESTS)
def test_hard_texts_are_seen_as_they_were_written(name):
    manifest = formed.of(Form.MARKDOWN, hard_texts.MANIFESTS[name])
    file = formed.made(manifest)

    assert seen(file) == said(manifest)
    assert formed.proven(file, manifest) == set()


RUNS = some.lists(
    some.builds(
        Run,
        text=some.text(SIGNS, max_size=12),
        bold=some.booleans(),
        italic=some.booleans(),
        underline=some.booleans(),
    ),
    max_size=4,
)
BODIES = some.lists(some.builds(Block.of, some.sampled_from(BlockKind), RUNS), max_size=5)


@given(heading=some.text(SIGNS, max_size=20), body=BODIES)
def test_whatever_signs_are_typed_are_seen_and_taken_for_nothing(heading, body):
    manifest = formed.of(
        Form.MARKDOWN, Manifest(title="T", pieces=(Piece(heading=heading, body=tuple(body)),))
    )
    file = formed.made(manifest)

    assert seen(file) == said(manifest)
    assert formed.proven(file, manifest) == set()


def test_twin_a_sign_that_is_not_escaped_is_seen_by_the_judge(monkeypatch):
    manifest = formed.of(Form.MARKDOWN, hard_texts.MANIFESTS["mixes"])
    monkeypatch.setattr(markdown, "escaped", lambda text: text)
    file = formed.made(manifest)

    assert seen(file) != said(manifest)


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("1. no list", "1\\. no list"),
        ("12) no list", "12\\) no list"),
        ("- no list", "\\- no list"),
        ("    no code", "no code"),
        (
            "see https://a.org and www.b.org, a@b.org",
            "see https\\://a.org and www\\.b.org, a\\@b.org",
        ),
        ("one\ntwo", "one\\\ntwo"),
        ("at 21:50", "at 21:50"),
    ],
)
def test_what_could_be_taken_for_a_sign_is_escaped_and_nothing_else(text, file):
    assert markdown.paragraph(text) == file


def test_dresses_are_stars_where_those_are_sure_and_tags_elsewhere():
    runs = [["a ", ""], ["bold", "b"], [", ", ""], ["both", "bi"], [" ", ""], ["(it)", "i"]]
    runs += [["x", "u"]]

    assert markdown.dressed(runs) == "a **bold**, ***both*** <em>(it)</em><u>x</u>"


def test_two_lists_side_by_side_are_two():
    file = markdown_of(Manifest(title="T", pieces=(Piece(heading="H", body=formed.LISTS),)))

    assert b"1. one again\n\n1) and once more" in file


def test_a_table_has_columns_where_its_cells_have_one_line():
    file = markdown_of(formed.MANIFEST).decode()

    assert "| Day | Hours |\n| --- | --- |\n| Monday | 6 |" in file
    assert "**Day:** Monday\\\n**What \\| set it off:** the bill" in file


def test_headings_stand_below_the_title():
    file = markdown_of(paper.MANIFEST).decode()

    assert file.startswith("# For our session\n\nM., self-report\n\n## How it began\n")
    assert "\n### What I hid\n" in file
