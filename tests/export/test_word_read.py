import zipfile
from io import BytesIO

import pytest
from export import formed

from desktop.export import lines, word_read
from desktop.export.lines import Line
from desktop.model.manifest import Form

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"


@pytest.fixture(scope="module")
def file():
    return formed.made(formed.of(Form.WORD))


def test_all_that_is_seen_is_read(file):
    read = word_read.read(file)

    assert read.footer == "Private. For therapy. page {page} of {pages}"
    assert read.languages == {"en-GB"}
    assert Line(lines.NUMBER, ("1. and once more",)) in read.lines
    assert Line(lines.HEADINGS, ("Day", "Hours")) in read.lines
    assert Line(lines.ROW, ("Tuesday", "7")) in read.lines
    assert Line(lines.PICTURE, ("It fell.",)) in read.lines
    assert Line(lines.PARAGRAPH, ("שלום and two\nlines",)) in read.lines
    assert (read.numbered, read.is_clean, read.is_nameless) == (False, True, True)


def test_packing_a_file_again_changes_nothing(file):
    """Without this what is hidden below could be caught for the packing alone."""
    assert formed.packed(formed.parts(file)) == file


P = b"<w:p><w:pPr>"
WHITE = b'<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t'
HIDDEN = {
    "a comment of XML": (DOCUMENT, b"</w:body>", b"<!-- canary --></w:body>"),
    "an instruction": (DOCUMENT, b"</w:body>", b"<?canary canary?></w:body>"),
    "words beside the lines": (DOCUMENT, b"</w:p><w:p>", b"</w:p>canary<w:p>"),
    "hidden writing": (DOCUMENT, b"<w:r><w:t", b"<w:r><w:rPr><w:vanish/></w:rPr><w:t"),
    "a deletion that is kept": (
        DOCUMENT, b"<w:r><w:t", b"<w:del><w:r><w:delText>canary</w:delText></w:r></w:del><w:r><w:t",
    ),
    "a note of a reader": (DOCUMENT, P, b'<w:commentReference w:id="0"/>' + P),
    "a bookmark": (DOCUMENT, P, b'<w:bookmarkStart w:id="0" w:name="canary"/>' + P),
    "a session's number": (DOCUMENT, b"<w:p>", b'<w:p w:rsidR="00AB12CD">'),
    "a field": (DOCUMENT, P, b'<w:fldSimple w:instr="AUTHOR"/>' + P),
    "a style's name": (STYLES, b'w:val="Quote"', b'w:val="canary"'),
    "a colour nobody sees": (DOCUMENT, b"<w:r><w:t", WHITE),
    "words for a drawing's title": (DOCUMENT, b'descr="', b'title="canary" descr="'),
    "a link": (
        "word/_rels/document.xml.rels", b'Target="footer.xml"', b'Target="http://canary.example"',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_not_seen_is_found(file, name):
    assert not word_read.read(formed.changed(file, *HIDDEN[name])).is_clean


@pytest.mark.parametrize(
    "part",
    ["word/comments.xml", "word/header1.xml", "customXml/item1.xml", "docProps/app.xml",
     "docProps/thumbnail.png", "word/footnotes.xml"],
)  # fmt: skip
def test_a_part_more_is_found(file, part):
    content = b"<a/>" if part.endswith("xml") else b""

    assert not word_read.read(formed.packed(formed.parts(file) | {part: content})).is_clean


CORE = "docProps/core.xml"
NAMES = {
    "an author": (CORE, b"<dc:title>", b"<dc:creator>A. Writer</dc:creator><dc:title>"),
    "another title": (CORE, b"Pages<", b"Letter<"),
    "a date": (CORE, b"<dc:title>", b"<dc:date>2026-11-22</dc:date><dc:title>"),
    "a language that is none": (CORE, b"en-GB", b"A. Writer"),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_the_properties_is_found(file, name):
    assert not word_read.read(formed.changed(file, *NAMES[name])).is_nameless


def packed_with(file, change):
    """Return the package after something was done to each of its entries or to the whole."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as old, zipfile.ZipFile(made, "w") as new:
        for one in old.infolist():
            entry = zipfile.ZipInfo(one.filename, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
            change(entry, new)
            new.writestr(entry, old.read(one))
    return made.getvalue()


WAYS = {
    "a date": lambda entry, _: setattr(entry, "date_time", (2026, 11, 22, 20, 0, 0)),
    "a system": lambda entry, _: setattr(entry, "create_system", 3),
    "a mode": lambda entry, _: setattr(entry, "external_attr", 0o600 << 16),
    "a note of an entry": lambda entry, _: setattr(entry, "comment", b"A. Writer"),
    "an extra field": lambda entry, _: setattr(entry, "extra", b"ux\x04\x00abcd"),
    "a note of the archive": lambda _, archive: setattr(archive, "comment", b"A. Writer"),
}


@pytest.mark.parametrize("name", WAYS)
def test_what_an_archive_says_of_its_making_is_found(file, name):
    assert not word_read.read(packed_with(file, WAYS[name])).is_nameless


@pytest.mark.parametrize("where", ["before", "behind"])
def test_bytes_beside_the_archive_are_found(file, where):
    beside = b"canary" + file if where == "before" else file + b"canary"

    assert not word_read.read(beside).is_nameless


def test_words_in_a_picture_are_found(file):
    parts = formed.parts(file)
    (name, *_) = (one for one in parts if one.endswith(".png"))
    picture = parts[name]
    said = b"\0\0\0\x06tEXtcanary\0\0\0\0"

    told = formed.packed(parts | {name: picture[:33] + said + picture[33:]})

    assert not word_read.read(told).is_nameless
    assert not word_read.read(formed.packed(parts | {name: picture + b"canary"})).is_nameless


ENTITY = b'<!DOCTYPE a [<!ENTITY b "canary">]>'


@pytest.mark.parametrize(
    "part", [ENTITY + b"<a>&b;</a>", b"<a", b"<a>\0</a>", "<a>\xe9</a>".encode("latin-1")]
)
def test_a_part_that_is_no_plain_xml_cannot_be_read(file, part):
    with pytest.raises(word_read.UnreadableError):
        word_read.read(formed.packed(formed.parts(file) | {DOCUMENT: part}))


def test_what_is_no_package_cannot_be_read(file):
    less = {name: part for name, part in formed.parts(file).items() if name != STYLES}
    broken = bytearray(file)
    broken[100:160] = bytes(60)
    for one in (b"", b"canary", file[:-40], bytes(broken), formed.packed(less)):
        with pytest.raises(word_read.UnreadableError):
            word_read.read(one)


def test_a_package_that_grows_without_end_is_not_unpacked(file, monkeypatch):
    monkeypatch.setattr(word_read, "LARGEST", 1000)

    with pytest.raises(word_read.UnreadableError):
        word_read.read(file)
