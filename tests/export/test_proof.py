from dataclasses import replace

import pytest
from export import paper
from hypothesis import given
from hypothesis import strategies as some
from pypdf.annotations import FreeText
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from desktop.export import depths, parcel, proof, typeset
from desktop.model.manifest import CheckKind, Drawing, Manifest, Missing, Piece, Size
from desktop.model.richtext import Block, BlockKind, Run
from desktop.model.table import Table

WHITE = b" q 1 1 1 rg BT /f0 9 Tf 1 0 0 1 90 400 Tm <00010002000300040005> Tj ET Q "


def proven(file, manifest=paper.MANIFEST, password=None, claim=None):
    """The proof that every test and every twin goes through: the kinds that do not hold."""
    return paper.failing(proof.prove(file, claim or paper.claim(file, manifest, password)))


@pytest.mark.parametrize("password", [None, paper.PASSWORD, "~", "x" * 64])
def test_a_file_as_it_was_made_holds(password):
    file = paper.made(password=password)

    assert proven(file, password=password) == set()


def test_every_kind_is_checked_once():
    file = paper.made()

    assert [one.kind for one in proof.prove(file, paper.claim(file))] == list(CheckKind)


# Twins: a file in which one thing was done that must not happen.


def test_twin_a_dropped_word_is_caught():
    body = paper.BODY
    without = Block.of(BlockKind.PARAGRAPH, [Run("I want to say this once, whole.")])
    less = replace(paper.MANIFEST.pieces[0], body=(without, *body[1:]))
    file = paper.made(replace(paper.MANIFEST, pieces=(less, paper.MANIFEST.pieces[1])))

    assert CheckKind.EVERYTHING in proven(file)


def test_twin_a_dropped_paragraph_is_caught():
    file = paper.made(paper.without(paper.MANIFEST, 0))

    assert CheckKind.EVERYTHING in proven(file)


def test_twin_pieces_in_another_order_are_caught():
    file = paper.made(replace(paper.MANIFEST, pieces=paper.MANIFEST.pieces[::-1]))

    assert CheckKind.EVERYTHING in proven(file)


def test_twin_an_unchosen_piece_is_caught():
    more = Piece(heading="Kept", body=(Block.of(BlockKind.PARAGRAPH, [Run("canary")]),))
    file = paper.made(replace(paper.MANIFEST, pieces=(*paper.MANIFEST.pieces, more)))

    assert CheckKind.NOTHING_ELSE in proven(file)


def twin(change):
    return paper.tampered(paper.made(), change)


def test_the_way_of_tampering_itself_changes_only_the_making():
    """Without this the twins below could be caught for being rewritten, not for what they hide."""
    caught = proven(twin(lambda writer: None))

    assert caught <= {CheckKind.NAMELESS, CheckKind.NOTHING_HIDDEN}
    assert CheckKind.NOTHING_ELSE not in caught


def test_twin_an_unchosen_line_in_white_is_caught():
    file = twin(lambda writer: paper.rewritten(writer, lambda content: content + WHITE))

    assert CheckKind.NOTHING_ELSE in proven(file)


def test_twin_an_unchosen_line_at_the_foot_is_caught():
    file = twin(lambda writer: paper.rewritten(writer, lambda content: WHITE + content, page=1))

    assert CheckKind.NOTHING_ELSE in proven(file)


def hidden_in_structure(key):
    def change(writer):
        element = next(
            one
            for one in writer._objects
            if isinstance(one, DictionaryObject) and one.get("/S") == "/P"
        )
        element[NameObject(key)] = TextStringObject("canary")

    return change


def in_an_annotation(writer):
    writer.add_annotation(0, FreeText(text="canary", rect=(0, 0, 1, 1)))


def in_an_attachment(writer):
    writer.add_attachment("canary.txt", b"canary")


def in_the_outline(writer):
    writer.add_outline_item(title="canary", page_number=0)


def in_the_facts(writer):
    writer.add_metadata({"/Keywords": "canary"})


def in_the_metadata(writer):
    stream = writer.root_object["/Metadata"].get_object()
    stream.set_data(stream.get_data().replace(b"Pages", b"canary"))


def in_a_script(writer):
    script = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("canary")}
    )
    writer.root_object[NameObject("/OpenAction")] = script


def in_a_destination(writer):
    writer.add_named_destination("canary", 0)


def in_another_language(writer):
    writer.root_object[NameObject("/Lang")] = TextStringObject("canary")


def in_a_layer(writer):
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {NameObject("/D"): DictionaryObject({NameObject("/Name"): TextStringObject("canary")})}
    )


def in_a_heading(writer):
    entry = writer.root_object["/Outlines"]["/First"].get_object()
    entry[NameObject("/Title")] = TextStringObject("How it began")


def in_the_letters_of_a_glyph(writer):
    mark = b"/Span<</ActualText<FEFF00630061006E006100720079>>>BDC BT /f0 9 Tf <0001> Tj ET EMC "
    paper.rewritten(writer, lambda content: mark + content)


HIDING_PLACES = {
    "alternative text": (hidden_in_structure("/Alt"), CheckKind.NOTHING_HIDDEN),
    "actual text": (hidden_in_structure("/ActualText"), CheckKind.NOTHING_HIDDEN),
    "expansion": (hidden_in_structure("/E"), CheckKind.NOTHING_HIDDEN),
    "title of a paragraph": (hidden_in_structure("/T"), CheckKind.NOTHING_HIDDEN),
    "annotation": (in_an_annotation, CheckKind.NOTHING_HIDDEN),
    "attachment": (in_an_attachment, CheckKind.NOTHING_HIDDEN),
    "outline": (in_the_outline, CheckKind.NOTHING_HIDDEN),
    "another heading in the outline": (in_a_heading, CheckKind.NOTHING_HIDDEN),
    "script": (in_a_script, CheckKind.NOTHING_HIDDEN),
    "destination": (in_a_destination, CheckKind.NOTHING_HIDDEN),
    "layer": (in_a_layer, CheckKind.NOTHING_HIDDEN),
    "language": (in_another_language, CheckKind.NOTHING_HIDDEN),
    "facts": (in_the_facts, CheckKind.NAMELESS),
    "metadata": (in_the_metadata, CheckKind.NAMELESS),
    "letters of a glyph": (in_the_letters_of_a_glyph, CheckKind.NOTHING_ELSE),
}


@pytest.mark.parametrize("place", HIDING_PLACES)
def test_twin_words_hidden_beside_the_page_are_caught(place):
    change, kind = HIDING_PLACES[place]

    assert kind in proven(twin(change)) - proven(twin(lambda writer: None))


def test_twin_a_missing_page_is_caught():
    file = twin(lambda writer: writer.remove_page(1))

    assert {CheckKind.PAGES, CheckKind.EVERYTHING} <= proven(file)


def test_twin_an_added_page_is_caught():
    file = twin(lambda writer: writer.add_blank_page())

    assert CheckKind.PAGES in proven(file)


def test_twin_more_pages_than_were_shown_are_caught():
    file = paper.made()
    claim = replace(paper.claim(file), pages=paper.count() + 1)

    assert proven(file, claim=claim) == {CheckKind.PAGES}


def test_twin_one_changed_byte_is_caught():
    file = paper.made()
    other = bytearray(file)
    other[len(file) // 2] ^= 1

    assert CheckKind.WHOLE in proven(bytes(other), claim=paper.claim(file))


@pytest.mark.parametrize("cut", [0, 10, 3000])
def test_twin_a_file_cut_off_holds_nothing(cut):
    file = paper.made(password=paper.PASSWORD)
    claim = paper.claim(file, password=paper.PASSWORD)

    assert proven(file[:cut], claim=claim) == set(CheckKind)


def test_twin_a_file_that_was_not_closed_is_caught():
    assert CheckKind.OPENS in proven(paper.made(), password=paper.PASSWORD)


def test_twin_a_file_closed_with_another_password_is_caught():
    assert CheckKind.OPENS in proven(paper.made(password="other"), password=paper.PASSWORD)


def test_twin_a_file_closed_unasked_is_caught():
    assert CheckKind.OPENS in proven(paper.made(password=paper.PASSWORD))


def test_twin_a_file_without_structure_is_caught():
    def change(writer):
        del writer.root_object["/StructTreeRoot"]

    assert CheckKind.READABLE in proven(twin(change))


def test_twin_a_name_of_two_different_halves_is_caught():
    file = paper.made()
    opened = depths.reader(file, None)
    half = opened.trailer["/ID"][0].original_bytes
    changed = file.replace(b"/Root", b"/Info 1 0 R /Root", 1)

    assert len(half) == 16
    assert CheckKind.NAMELESS in proven(changed, claim=paper.claim(file))


def test_words_that_look_like_a_foot_are_no_foot():
    manifest = paper.plainly(
        "Private. For therapy.", "page 1 of 1", "Private. For therapy. page 1 of 1"
    )

    assert proven(paper.made(manifest), manifest) == set()


def test_a_copy_holds_and_is_on_every_page():
    copy = paper.MANIFEST.copies(4)[1]
    file = paper.made(copy)

    assert proven(file, copy) == set()
    assert all("copy 2 of 4, to be given back" in one for one in proof.sheets.texts(file, None))


def test_twin_another_copy_is_caught():
    """The register says which copy left; the file must be that one, on each page."""
    one, other = paper.MANIFEST.copies(2)

    assert {CheckKind.PAGES, CheckKind.EVERYTHING} <= proven(paper.made(other), one)


def test_twin_a_copy_without_its_number_is_caught():
    (copy,) = paper.MANIFEST.copies(1)

    assert {CheckKind.PAGES, CheckKind.EVERYTHING} <= proven(paper.made(), copy)


def test_a_file_without_a_title_or_headings_holds():
    body = (Block.of(BlockKind.PARAGRAPH, [Run("Only this.")]),)
    manifest = Manifest(title="", pieces=(Piece(heading="", body=body),))

    assert proven(paper.made(manifest), manifest) == set()


def test_an_empty_file_holds():
    manifest = Manifest(title="", pieces=(), footer="")

    assert proven(paper.made(manifest), manifest) == set()


# The comparison itself.

WORDS = some.lists(some.text(some.sampled_from("abc1 -é\n"), max_size=6), max_size=6)


@given(WORDS, WORDS)
def test_both_hold_only_for_the_same_letters_in_the_same_order(read, chosen):
    joined = proof.reduced("".join(read))
    both = proof.compared(joined, chosen) == (True, True)

    assert both == (joined == "".join(map(proof.reduced, chosen)))


@pytest.mark.parametrize(
    ("read", "texts", "result"),
    [
        ("onetwo", ["one", "two"], (True, True)),
        ("two", ["one", "two"], (False, True)),
        ("onextwo", ["one", "two"], (True, False)),
        ("twoone", ["one", "two"], (False, False)),
        ("םולש", ["שלום"], (True, True)),
        ("aשלוםb", ["a", "םולש", "b"], (True, True)),
        ("aשלוםb", ["a", "שלום", "אחד", "b"], (False, False)),
        ("aשלוbc", ["a", "שלום", "bc"], (False, False)),
        ("aשלוםאb", ["a", "שלום", "b"], (False, False)),
        ("קa", ["ק", "a"], (True, True)),
        ("ทททนนa", ["ที่นี่", "a"], (True, True)),
        ("ททททนa", ["ที่นี่", "a"], (False, False)),
        ("ทนa", ["ที่นี่", "b"], (False, False)),
        ("של", ["שלום"], (False, False)),
        ("ทททนนabab", ["ที่นี่ ab", "ab"], (True, True)),
        ("ทททนนab", ["ที่นี่ ab", "ab"], (False, False)),
        ("0", ["\u0300", "[?]", "0\u0300"], (True, True)),
        ("Ùa", ["\u0300U", "a"], (True, True)),
    ],
)
def test_what_was_dropped_and_what_was_added_are_told_apart(read, texts, result):
    assert proof.compared(read, texts) == result


def test_reduced_is_letters_and_digits():
    assert proof.reduced("The of\u00adﬁce, no. 5 – e\u0301t\u00e9!") == "Theofficeno5été"


# Whatever is written leaves, and holds.

DRESS = some.booleans()
ANY = some.text(max_size=40) | some.text(
    some.sampled_from("ab fi\u0301\u200d\n\tשםعر語ที่👩🏽1.-\u2028")
)
RUNS = some.lists(some.builds(Run, ANY, DRESS, DRESS, DRESS), max_size=4)
BLOCKS = some.builds(Block.of, some.sampled_from(list(BlockKind)), RUNS)


def a_table(count):
    row = some.tuples(*[ANY] * count)
    return some.builds(
        lambda headings, rows, caption: Table(headings=headings, rows=tuple(rows), caption=caption),
        row,
        some.lists(row, max_size=4),
        ANY,
    )


TABLES = some.lists(some.integers(0, 8).flatmap(a_table), max_size=2)
LINE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 4"><path d="M0 0 9 4"/></svg>'
DRAWINGS = some.lists(
    some.builds(
        lambda label, words, alternative, wide: Drawing(
            svg=LINE,
            label=label,
            words=tuple(words),
            alternative=alternative + "a",
            wide=wide,
        ),
        ANY,
        some.lists(ANY, max_size=3),
        ANY,
        DRESS,
    ),
    max_size=2,
)
PIECES = some.builds(
    lambda heading, part, body, tables, changed, drawings, key: Piece(
        drawings=tuple(drawings),
        key=key,
        heading=heading,
        part=part,
        body=tuple(body),
        tables=tuple(tables),
        changed=changed,
        changed_tables=changed,
    ),
    ANY,
    some.sampled_from(["", "A letter", "語"]),
    some.lists(BLOCKS, max_size=5),
    TABLES,
    some.frozensets(some.integers(0, 5), max_size=3),
    DRAWINGS,
    some.sampled_from(["", "first:a"]),
)
MANIFESTS = some.builds(
    lambda title, subtitle, pieces, remarks, size: Manifest(
        size=size,
        title=title,
        subtitle=subtitle,
        pieces=tuple(pieces),
        line_numbers=remarks is not None,
        remarks=tuple(remarks or ()),
    ),
    ANY,
    ANY,
    some.lists(PIECES, max_size=3),
    some.none() | some.lists(some.tuples(ANY, ANY), max_size=2),
    some.sampled_from(Size),
)


@given(MANIFESTS)
def test_whatever_is_written_leaves_whole_once_the_missing_is_agreed_to(manifest):
    texts = [text for _, text in paper.compose.texts(manifest)]
    ask = parcel.pack({"verb": "missing", "fonts": []}, paper.as_texts(*texts))
    lost = parcel.unpack(typeset.work(ask))[0]["missing"]
    agreed = manifest.replacing(Missing(heading="", characters=tuple(one)) for one in lost)

    header, file = paper.answered(agreed, "a")

    assert header["code"] == "done"
    assert proven(file, agreed, "a") == set()
