from desktop.model.manifest import Drawing, Lines, Manifest, Piece
from desktop.model.printed import Printed, texts
from desktop.model.richtext import from_plain
from desktop.model.table import Table


def test_every_text_that_is_printed_is_given_with_its_place():
    piece = Piece(
        key="k",
        heading="heading",
        part="part",
        body=from_plain("body"),
        tables=(Table(headings=("column",), rows=(("cell",),), caption="caption"),),
        lines=(Lines(label="lines", count=1),),
        drawings=(Drawing(svg="<svg/>", label="label", words=("words",), alternative="said"),),
    )
    manifest = Manifest(
        title="title", subtitle="subtitle", footer="foot", copy="copy", notes=("note",),
        pieces=(piece, piece), line_numbers=True, remarks=(("line 1", "remark"),),
    )  # fmt: skip

    found = list(texts(manifest))

    in_piece = [
        "heading", "label", "words", "said", "caption", "column", "cell", "body", "lines",
    ]  # fmt: skip
    assert [one.text for one in found] == [
        "title", "subtitle", "foot", "copy", "note", "part", *in_piece, *in_piece, "line 1 remark",
    ]  # fmt: skip
    assert found[5] == Printed("", "part", "part")
    assert {(one.key, one.heading) for one in found[6:-1]} == {("k", "heading")}
