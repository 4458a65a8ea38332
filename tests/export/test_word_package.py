import zipfile
from io import BytesIO
from pathlib import Path

import docx
from export import formed

from desktop.export import word_package
from desktop.model.manifest import Form


def test_a_file_says_nothing_about_who_made_it_when_where_and_with_what():
    file = formed.made(formed.of(Form.WORD))
    with zipfile.ZipFile(BytesIO(file)) as archive:
        entries = archive.infolist()

    assert {one.date_time for one in entries} == {word_package.EPOCH}
    assert {(one.create_system, one.external_attr, one.extra) for one in entries} == {(0, 0, b"")}
    assert not [one for one in entries if one.filename.endswith(("app.xml", ".jpeg", ".rels.xml"))]
    assert b"creator" not in formed.parts(file)["docProps/core.xml"]


def test_the_librarys_own_template_would_name_it():
    """Why ours is our own: the other one has an author, a date and the picture of a page."""
    theirs = Path(docx.__file__).parent / "templates" / "default.docx"

    found = formed.parts(theirs.read_bytes())

    assert b"python-docx" in found["docProps/core.xml"]
    assert "docProps/thumbnail.jpeg" in found


def test_the_template_is_an_empty_file_of_our_own():
    assert [one.text for one in docx.Document(BytesIO(word_package.template())).paragraphs] == []
