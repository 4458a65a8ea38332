from dataclasses import replace

import pytest
from export import formed, paper

from desktop.export import markdown, plain, plain_proof
from desktop.model.manifest import CheckKind, Form, Piece
from desktop.model.richtext import Block, BlockKind, Run, paragraph

BOTH = (Form.TEXT, Form.MARKDOWN)
CANARY = Piece(heading="Kept", body=(paragraph("canary"),))


def with_more(manifest):
    return replace(manifest, pieces=(*manifest.pieces, CANARY))


@pytest.mark.parametrize("form", BOTH)
def test_a_file_as_it_was_made_holds(form):
    manifest = formed.of(form)

    assert formed.proven(formed.made(manifest), manifest) == set()


@pytest.mark.parametrize("form", BOTH)
@pytest.mark.parametrize("kind", list(BlockKind))
@pytest.mark.parametrize("words", [" a", "\na", "\ta", "a \n b", "\u00a0a", "a ", "1. a", "- a"])
def test_words_with_room_around_them_leave_in_each_kind_of_paragraph(form, kind, words):
    body = (Block.of(kind, [Run(words)]), Block.of(kind, [Run("next")]))
    manifest = formed.of(form, replace(paper.MANIFEST, pieces=(Piece(heading="One", body=body),)))

    assert formed.proven(formed.made(manifest), manifest) == set()


@pytest.mark.parametrize("form", BOTH)
def test_every_kind_is_checked_but_pages(form):
    manifest = formed.of(form)
    file = formed.made(manifest)
    claim = plain_proof.Claim(made=file, said=formed.lines.said(manifest), form=form)

    kinds = [one.kind for one in plain_proof.prove(file, claim)]

    assert kinds == [kind for kind in CheckKind if kind is not CheckKind.PAGES]


@pytest.mark.parametrize("form", BOTH)
def test_twin_a_writer_that_drops_the_last_paragraph_is_caught(form, monkeypatch):
    manifest = formed.of(form, paper.MANIFEST)
    maker = plain if form is Form.TEXT else markdown
    whole = maker._text
    monkeypatch.setattr(maker, "_text", lambda composed: list(whole(composed))[:-1])

    file = formed.made(manifest)

    assert CheckKind.EVERYTHING in formed.proven(file, manifest)


@pytest.mark.parametrize("form", BOTH)
def test_twin_a_writer_that_adds_a_paragraph_is_caught(form):
    manifest = formed.of(form, paper.MANIFEST)
    file = formed.made(with_more(manifest))

    assert CheckKind.NOTHING_ELSE in formed.proven(file, manifest)


@pytest.mark.parametrize("form", BOTH)
@pytest.mark.parametrize("says", [b"---\nauthor: A. Writer\n---\n\n", b"A. Writer\r\n\r\n"])
def test_twin_a_writer_that_names_an_author_is_caught(form, says):
    manifest = formed.of(form, paper.MANIFEST)
    made = formed.made(manifest)
    mark = made[:3] if form is Form.TEXT else b""

    file = mark + says + made.removeprefix(mark)

    assert {CheckKind.NAMELESS, CheckKind.NOTHING_ELSE} <= formed.proven(file, manifest)


@pytest.mark.parametrize("form", BOTH)
def test_twin_an_author_behind_the_text_is_caught(form):
    manifest = formed.of(form, paper.MANIFEST)

    assert CheckKind.NAMELESS in formed.proven(formed.made(manifest) + b"A. Writer\n", manifest)


def test_twin_a_comment_that_no_reader_shows_is_caught():
    manifest = formed.of(Form.MARKDOWN, paper.MANIFEST)
    file = formed.made(manifest) + b"\n<!-- canary -->\n"

    assert CheckKind.NOTHING_HIDDEN in formed.proven(file, manifest)


@pytest.mark.parametrize("form", BOTH)
def test_pieces_in_another_order_are_caught(form):
    manifest = formed.of(form, paper.MANIFEST)
    file = formed.made(replace(manifest, pieces=manifest.pieces[::-1]))

    assert CheckKind.EVERYTHING in formed.proven(file, manifest)


@pytest.mark.parametrize("form", BOTH)
def test_a_lost_sign_is_caught_where_no_letter_is(form):
    manifest = formed.of(form, paper.plainly("Was it you? Or was it not?"))
    file = formed.made(formed.of(form, paper.plainly("Was it you. Or was it not?")))

    assert {CheckKind.EVERYTHING, CheckKind.NOTHING_ELSE} <= formed.proven(file, manifest)


def test_a_heading_that_is_none_is_caught():
    manifest = formed.of(Form.MARKDOWN, paper.MANIFEST)
    file = formed.made(manifest).replace(b"## How", b"How", 1)

    assert formed.proven(file, manifest, file) == {CheckKind.READABLE}


@pytest.mark.parametrize("form", BOTH)
def test_other_bytes_with_the_same_words_are_caught(form):
    manifest = formed.of(form, paper.MANIFEST)
    made = formed.made(manifest)

    assert formed.proven(made + b"\n", manifest, made) == {CheckKind.WHOLE}


@pytest.mark.parametrize("form", BOTH)
def test_what_is_no_text_holds_nothing(form):
    manifest = formed.of(form)

    assert formed.proven(b"\xff\xfe", manifest, b"") == set(plain_proof.KINDS)
