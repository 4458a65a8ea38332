"""Drawings: lines and shapes inside the pages, all their words beside them."""

from dataclasses import replace
from itertools import product

import pytest
from export import paper
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from desktop.export import compose, depths, drawings, proof, sheets
from desktop.model.manifest import CheckKind, Drawing, Manifest, Paper, Piece, Size
from desktop.model.richtext import paragraph

LINES = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 134 28">'
    '<g fill="none" stroke="#2b6560" stroke-width="1.3"><path d="M0 8 L40 20 L80 4"/></g>'
    '<line x1="0" y1="27" x2="134" y2="27" stroke="#ddd6ca"/>%s</svg>'
)
STRIP = Drawing(
    svg=LINES % "",
    label="On guard (checking)",
    words=("median 6, 3 to 9", "41 of 56 days"),
    alternative="On guard: between 3 and 9, with gaps; “median” 6 (41 of 56 days).",
)
PLAIN = replace(STRIP, label="Sleep", alternative="Sleep (most nights) \\ 5")
CHART = replace(STRIP, svg=LINES % '<circle cx="9" cy="9" r="4" opacity="0.5"/>', wide=True)


def with_drawings(*some, **values):
    piece = Piece(heading="These weeks", body=(paragraph("After them."),), drawings=some)
    return Manifest(title="Title", pieces=(piece,), **values)


ALL = with_drawings(STRIP, PLAIN, CHART, STRIP)


def proven(file, manifest=ALL):
    """The proof that every test and every twin goes through: the kinds that do not hold."""
    return paper.failing(proof.prove(file, paper.claim(file, manifest)))


@pytest.mark.parametrize(
    ("size", "kind", "numbers"), list(product(Size, Paper, (False, True))), ids=str
)
def test_drawings_leave_whole_in_every_size(size, kind, numbers):
    manifest = replace(ALL, size=size, paper=kind, line_numbers=numbers)

    assert proven(paper.made(manifest), manifest) == set()


def test_a_reading_voice_is_told_what_each_drawing_shows_in_order():
    said = tuple(one.alternative for one in ALL.pieces[0].drawings)

    assert depths.alternatives(depths.reader(paper.made(ALL), None)) == said


def test_label_and_words_are_words_of_the_page():
    (text,) = sheets.texts(paper.made(with_drawings(STRIP)), None)

    for word in (STRIP.label, *STRIP.words):
        assert word in text


def test_what_no_font_draws_is_found_beside_a_drawing():
    missing = replace(STRIP, label="語", words=("→", "x"))

    (_, (_, text)) = compose.texts(with_drawings(missing))

    assert {"語", "→"} <= set(text)


def test_a_drawing_that_says_nothing_is_said_in_the_words_beside_it():
    silent = replace(STRIP, alternative=" ")

    assert drawings.alternative(silent) == "On guard (checking) median 6, 3 to 9 41 of 56 days"


def test_a_drawing_without_any_word_does_not_leave():
    with pytest.raises(ValueError, match="in words"):
        paper.made(with_drawings(Drawing(svg=STRIP.svg, label="")))


@pytest.mark.parametrize(
    "inside",
    [
        "<text>canary</text>",
        "canary",
        "<g/>canary",
        "<title>canary</title>",
        "<desc>canary</desc>",
        "<g><metadata>canary</metadata></g>",
        "<style>canary</style>",
        "<script>canary</script>",
        '<image href="data:image/png;base64,AAAA"/>',
        '<use href="#canary"/>',
        '<g id="canary"/>',
        '<g aria-label="canary"/>',
        '<g font-family="canary"/>',
        '<path d="M0 0 canarycanarycanary"/>',
        '<path d="M0 0" fill="url(https://canary)"/>',
        '<g xmlns="https://canary"/>',
        "<!-- canary -->",
        "<?canary?>",
        "<![CDATA[canary]]>",
        "<g>",
    ],
)
def test_a_drawing_with_anything_but_lines_and_shapes_does_not_leave(inside):
    manifest = with_drawings(replace(STRIP, svg=LINES % inside))

    for way_out in (compose.data, compose.texts, compose.expected):
        with pytest.raises(ValueError, match="lines and shapes"):
            way_out(manifest)


@pytest.mark.parametrize("svg", ["", "plain", "<svg/>", '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>'])
def test_what_is_no_drawing_does_not_leave(svg):
    with pytest.raises(ValueError, match="lines and shapes"):
        drawings.checked(svg)


@pytest.mark.parametrize("box", ["", "0 0 0 10", "0 0 10 14", "0 0 10", "0 0 10 0"])
def test_a_drawing_without_a_size_that_fits_does_not_leave(box):
    with pytest.raises(ValueError, match="how wide"):
        drawings.height(STRIP.svg.replace("0 0 134 28", box))


def test_a_letter_of_its_own_behind_a_drawing_is_not_taken_for_what_is_said():
    """The typesetter marks the spaces of the foot where a label holds a space of another width."""
    manifest = with_drawings(replace(STRIP, label="0\u2000", words=()))

    assert b"/ActualText" in paper.depths_reader(manifest).pages[0].get_contents().get_data()
    assert proven(paper.made(manifest), manifest) == set()


@pytest.mark.parametrize(
    "said",
    [
        "(",
        ")",
        "a ) b ( c",
        "\\",
        "a\\",
        "\\)",
        "é (",
        "𝒳",
        ">>",
        "(a) >> BDC",
        "/Span<</MCID 1/Alt(x)>>BDC EMC",
    ],
)
def test_whatever_is_said_in_the_place_of_a_drawing_is_read_again(said):
    manifest = with_drawings(replace(STRIP, alternative=said), STRIP)

    assert proven(paper.made(manifest), manifest) == set()


# Twins: what must not happen to a drawing.


def test_twin_a_lost_drawing_is_caught():
    less = with_drawings(*ALL.pieces[0].drawings[:-1])

    assert {CheckKind.EVERYTHING, CheckKind.NOTHING_HIDDEN} <= proven(paper.made(less))


def test_twin_another_alternative_is_caught():
    other = with_drawings(*ALL.pieces[0].drawings[:-1], replace(STRIP, alternative="canary"))

    assert proven(paper.made(other)) == {CheckKind.NOTHING_HIDDEN}


def test_twin_two_alternatives_that_changed_places_are_caught():
    one, two, *others = ALL.pieces[0].drawings
    one, two = (
        replace(one, alternative=two.alternative),
        replace(two, alternative=one.alternative),
    )

    assert proven(paper.made(with_drawings(one, two, *others))) == {CheckKind.NOTHING_HIDDEN}


def figures(writer):
    return [
        one
        for one in writer._objects
        if isinstance(one, DictionaryObject) and one.get("/S") == "/Figure"
    ]


def lost(writer):
    del figures(writer)[0]["/Alt"]


def elsewhere(writer):
    """One that was chosen, said once more where no drawing stands."""
    element = next(
        one
        for one in writer._objects
        if isinstance(one, DictionaryObject) and one.get("/S") == "/P"
    )
    element[NameObject("/Alt")] = TextStringObject(STRIP.alternative)


def on_the_page(writer):
    mark = b"/Span<</MCID 0/Alt(canary)>>BDC EMC "
    paper.rewritten(writer, lambda content: mark + content)


def behind_what_is_said(writer):
    """More in the mark that says it."""
    old = b"/Alt(Sleep"
    paper.rewritten(writer, lambda content: content.replace(old, b"/E(canary)" + old))


def in_a_form(writer):
    form = next(
        one
        for one in writer._objects
        if isinstance(one, DictionaryObject) and one.get("/Subtype") == "/Form"
    )
    form.set_data(form.get_data() + b" /Span<</Alt(canary)>>BDC EMC ")


@pytest.mark.parametrize("change", [lost, elsewhere, on_the_page, behind_what_is_said, in_a_form])
def test_twin_an_alternative_lost_or_hidden_is_caught(change):
    def unchanged(writer):
        """Whether the way of tampering alone is caught."""

    file = paper.made(ALL)
    tampered = depths.of(depths.reader(paper.tampered(file, change), None))
    alike = depths.of(depths.reader(paper.tampered(file, unchanged), None))
    said = depths.alternatives(depths.reader(paper.tampered(file, change), None))

    assert (said, tampered.said, tampered.marks) != (
        tuple(one.alternative for one in ALL.pieces[0].drawings),
        alike.said,
        alike.marks,
    )
    assert CheckKind.NOTHING_HIDDEN in proven(paper.tampered(file, change))


def test_twin_in_a_file_without_drawings_nothing_is_said_in_place_of_any():
    none = with_drawings()

    assert CheckKind.NOTHING_HIDDEN in proven(paper.made(ALL), none)
