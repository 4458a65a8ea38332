import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import pasted
from desktop.model.pasted import LeftOut
from desktop.model.richtext import Block, BlockKind, Run, from_plain, paragraph, plain

SAMPLES = Path(__file__).parent / "pasted"


def spelled(block):
    """Return a block as the samples spell it: *bold* /italic/ _underlined_."""
    signs = {"b": "*", "i": "/", "u": "_"}
    text = "".join(
        "".join(signs[mark] for mark in run.marks)
        + run.text
        + "".join(signs[mark] for mark in reversed(run.marks))
        for run in block.runs
    )
    return f"{block.kind.value}|{text}".replace("\u00a0", " ")


def sample(name):
    return (SAMPLES / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["word", "libreoffice", "docs"])
def test_what_a_word_processor_gives_comes_along(name):
    expected = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8").splitlines()

    found = pasted.from_html(sample(name))

    assert [spelled(block) for block in found.body] == expected


@pytest.mark.parametrize(
    ("name", "left_out"),
    [
        ("word", {LeftOut.PICTURE, LeftOut.TABLE, LeftOut.LINK, LeftOut.DRESS}),
        ("libreoffice", {LeftOut.TABLE, LeftOut.DRESS}),
        ("docs", {LeftOut.PICTURE, LeftOut.TABLE, LeftOut.DRESS}),
    ],
)
def test_what_could_not_come_along_is_named(name, left_out):
    assert pasted.from_html(sample(name)).left_out == left_out


def test_plain_paragraphs_leave_nothing_behind():
    found = pasted.from_html("<p style='font-size:12pt;color:black'>one</p><p>two</p>")

    assert found.body == from_plain("one\ntwo")
    assert found.left_out == frozenset()


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>one<p>two", ["one", "two"]),
        ("<ul><li>a<li>b</ul>", ["a", "b"]),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", ["a", "b", "c"]),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", ["a · b", "c · d"]),
        ("<table><tr><td>a<table><tr><td>x</td><td>y</td></tr></table></td><td>b</table>",
         ["a x · y · b"]),
        ("<table><tr><td><p>one</p><p>two</p></td></tr></table>", ["one", "two"]),
        ("one<br>two<br><br><br>three", ["one", "two", "", "three"]),
        ("<pre>a  b\n c</pre>", ["a  b", " c".strip()]),
        ("a\n  b<b> c </b> d", ["a b c d"]),
        ("<p>a</p>b<p>c</p>", ["a", "b", "c"]),
        ("</p></div>a</table>b", ["ab"]),
        ("<td>a</td><td>b</td>", ["a", "b"]),
        ("a<![x", ["a"]),
        ("a <!-- hidden --> b", ["a b"]),
        ("<p style='display:none'>gone</p>stays", ["stays"]),
        ("&lt;b&gt; &amp; &eacute;", ["<b> & é"]),
        ("", []),
        ("<p>&nbsp;</p>", []),
    ],
)  # fmt: skip
def test_lines(html, lines):
    assert [block.text for block in pasted.from_html(html).body] == lines


def test_a_number_another_list_would_change_stays_as_it_was_written():
    body = pasted.from_html("<ol start=5><li>five<li>six</ol><ol><li>one<li>two</ol>").body

    assert body == (
        paragraph("5. five"),
        paragraph("6. six"),
        Block.of(BlockKind.NUMBER, [Run("one")]),
        Block.of(BlockKind.NUMBER, [Run("two")]),
    )


def test_a_raised_sign_of_a_note_never_becomes_part_of_a_year():
    html = (
        '<p>2019<a href="#n" name="r"><sup>1</sup></a></p><p>more</p>'
        '<div><p><a href="#r" name="n">1</a>Note</p></div>'
    )

    assert plain(pasted.from_html(html).body) == "2019[1]\n[1] Note\nmore"


def test_an_ordinary_link_within_a_page_moves_nothing():
    html = '<p><a href="#b" id="a">down</a></p><p>x</p><p><a id="b" href="#c">here</a></p>'

    assert plain(pasted.from_html(html).body) == "down\nx\nhere"


def test_plain_text_keeps_every_line_whatever_ends_it():
    assert pasted.from_text("a\r\nb\rc\n\nd\u2028e").body == from_plain("a\nb\nc\n\nd\ne")


def test_whether_a_word_is_missing_can_be_told():
    assert pasted.holds_words_of(from_plain("one two"), "two  one 1.")
    assert not pasted.holds_words_of(from_plain("one two"), "one three")


TAGS = st.sampled_from(
    "p div b i u span li ul ol table tr td th h1 blockquote pre a sup br hr img o:p font".split()
)
WORD = st.text("abcé😀", min_size=1, max_size=4)


@st.composite
def pages(draw):
    """Return HTML made by chance, often not well nested, and the words that can be seen in it."""
    parts, words = [], []
    for _ in range(draw(st.integers(0, 25))):
        match draw(st.integers(0, 3)):
            case 0:
                parts.append(f"<{draw(TAGS)}>")
            case 1:
                parts.append(f"</{draw(TAGS)}>")
            case _:
                word = f"w{len(words)}{draw(WORD)}w"
                words.append(word)
                parts.append(f" {word} ")
    return "".join(parts), words


@given(pages())
def test_every_word_that_can_be_seen_comes_along_once(page):
    html, words = page

    text = plain(pasted.from_html(html).body)

    assert sorted(re.findall(r"w\S+w", text)) == sorted(words)


@given(st.text("<>!-[]/&;'\"= abp\n", max_size=40))
def test_no_html_is_too_broken_to_be_read(html):
    pasted.from_html(html)


def test_twin_that_reads_no_tables_loses_words(monkeypatch):
    monkeypatch.setattr(pasted.pasted_html.Reader, "_end_row", lambda self: None)

    with pytest.raises(AssertionError):
        test_what_a_word_processor_gives_comes_along("word")
