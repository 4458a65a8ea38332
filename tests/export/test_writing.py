import getpass
import socket
import time
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from export import formed, paper

from desktop.export import compose, parcel, typeset, word_package
from desktop.model.manifest import CheckKind, Form


@pytest.mark.parametrize("form", formed.FORMS)
def test_the_helper_that_sets_pages_makes_every_form(form):
    manifest = formed.of(form)
    request = {"verb": "write", "form": form, "language": "en", "fonts": []}

    header, file = parcel.unpack(typeset.work(parcel.pack(request, compose.encoded(manifest))))

    assert header == {"code": "done"}
    assert file == formed.made(manifest)


def telling():
    """Return what a file could tell of this computer, this program and today."""
    today = time.localtime()
    dates = [time.strftime(form, today) for form in ("%Y-%m-%d", "%Y%m%d", "%d/%m/%Y", "%Y")]
    house = str(Path(__file__).parents[2])
    here = [getpass.getuser(), socket.gethostname(), str(Path.home()), house]
    return [*here, *dates, "stillpage", "python", "docx", "lxml", "typst", "Linux", "/tmp"]


def unpacked(file, form):
    """Return all that stands in a file, read as words: its parts and their names."""
    if form is not Form.WORD:
        return file.lower()
    parts = formed.parts(file)
    words = [raw for name, raw in parts.items() if not name.endswith(".png")]
    return b"".join((*words, *(name.encode() for name in parts))).lower()


def dots(file, form):
    """Return the bytes of a file as they lie there, and the dots of its pictures."""
    parts = formed.parts(file) if form is Form.WORD else {}
    pictures = [pixels(raw) for name, raw in parts.items() if name.endswith(".png")]
    return b"".join((file, *pictures)).lower()


def pixels(picture):
    """Return the dots of a picture, unpacked."""
    at, packed = 8, b""
    while at < len(picture):
        length = int.from_bytes(picture[at : at + 4])
        packed += picture[at + 8 : at + 8 + length] * (picture[at + 4 : at + 8] == b"IDAT")
        at += 12 + length
    return zlib.decompress(packed)


@pytest.mark.parametrize("form", formed.FORMS)
@pytest.mark.parametrize("manifest", [paper.MANIFEST, formed.MANIFEST], ids=["words", "all"])
def test_no_byte_tells_of_this_computer_this_program_or_today(form, manifest):
    file = formed.made(formed.of(form, manifest))
    told = [one.lower().encode() for one in telling()]

    assert [one for one in told if one in unpacked(file, form)] == []
    # Two or three letters stand in any packed bytes by chance.
    assert [one for one in told if len(one) > 4 and one in dots(file, form)] == []


def test_twin_an_archive_as_the_library_leaves_it_tells_of_today(monkeypatch):
    monkeypatch.setattr(word_package, "neutral", lambda file: file)
    file = formed.made(formed.of(Form.WORD, paper.MANIFEST))
    dates = {one.date_time[:3] for one in zipfile.ZipFile(BytesIO(file)).infolist()}

    assert dates != {word_package.EPOCH[:3]}
    assert formed.proven(file, formed.of(Form.WORD, paper.MANIFEST)) == {CheckKind.NAMELESS}
