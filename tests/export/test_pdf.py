import re
import subprocess
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from export import paper
from pypdf import PdfReader, PdfWriter
from pypdf.generic import StreamObject

from desktop.export import pdf, sheets


def objects(file, password=None):
    opened = PdfReader(BytesIO(file), password=password)
    return [opened.get_object(number) for number in pdf.numbers(opened)]


def test_a_file_says_title_language_and_part_and_nothing_else():
    opened = PdfReader(BytesIO(paper.made()))

    assert "/Info" not in opened.trailer
    assert opened.root_object["/Metadata"].get_data() == pdf.metadata("Pages", "en")
    assert re.findall(rb">([^<>\n]+)<", pdf.metadata("Pages", "en")) == [b"Pages", b"en", b"1"]


def test_title_and_language_are_escaped():
    assert b"<rdf:li>a&lt;b</rdf:li>" in pdf.metadata("&", "a<b")


@pytest.mark.parametrize("password", [None, paper.PASSWORD])
def test_no_date_program_or_place_is_in_a_file(password):
    file = paper.made(password=password)
    opened = PdfReader(BytesIO(file), password=password)
    everything = file + b"".join(
        one.get_data() for one in objects(file, password) if isinstance(one, StreamObject)
    )

    assert opened.metadata is None
    for said in (
        rb"D:\d{8}",
        b"[Tt]ypst",
        b"krilla",
        b"pypdf",
        b"Stillpage[^S]",
        b"/work",
        b"/home",
    ):
        assert not re.search(said, everything)


def test_each_file_has_a_random_name_of_two_equal_halves():
    names = []
    for _ in range(2):
        halves = PdfReader(BytesIO(paper.answered(paper.MANIFEST)[1])).trailer["/ID"]
        assert halves[0] == halves[1]
        assert len(halves[0].original_bytes) == 16
        names.append(halves[0].original_bytes)

    assert names[0] != names[1]


def test_two_files_of_one_text_share_no_stream():
    one, other = (paper.answered(paper.MANIFEST, "same")[1] for _ in range(2))
    streams = [
        {one._data for one in raw_streams(file) if one.get("/Type") != "/XRef"}
        for file in (one, other)
    ]

    assert len(streams[0]) > 5
    assert not streams[0] & streams[1]


def raw_streams(file):
    opened = PdfReader(BytesIO(file))
    opened._encryption = None
    for number in opened.xref[0]:
        one = opened.get_object(number)
        if isinstance(one, StreamObject):
            yield one


def test_without_the_password_not_even_the_shape_can_be_read():
    """Names of the structure, the outline and the fonts stand in streams, which are closed.

    None is so short that it could stand there by chance.
    """
    opened, closed = paper.made(), paper.made(password=paper.PASSWORD)
    shape = (
        b"/StructElem",
        b"/LBody",
        b"/Outlines",
        b"/FontName",
        b"/MediaBox",
        b"Literata",
    )

    assert all(word in unpacked(opened) for word in shape)
    assert not any(word in unpacked(closed) for word in shape)


def unpacked(file):
    parts = [file]
    for found in re.finditer(rb"stream\n(.*?)\nendstream", file, re.DOTALL):
        with suppress(zlib.error):
            parts.append(zlib.decompress(found[1]))
    return b"".join(parts)


def test_a_file_is_closed_with_the_strongest_lock_and_open_to_reading_voices():
    opened = PdfReader(BytesIO(paper.made(password=paper.PASSWORD)))
    lock = opened.trailer["/Encrypt"]

    assert (lock["/V"], lock["/R"], lock["/CF"]["/StdCF"]["/CFM"]) == (5, 6, "/AESV3")
    assert lock["/P"] & (1 << 9)
    assert lock["/P"] == -4


def test_the_password_opens_and_no_other_does():
    file = paper.made(password=paper.PASSWORD)

    tried = [PdfReader(BytesIO(file)).decrypt(word) for word in (paper.PASSWORD, "", "Walnut")]

    assert [int(one) for one in tried] == [1, 0, 0]


def test_what_is_closed_reads_the_same():
    closed = sheets.texts(paper.made(password=paper.PASSWORD), paper.PASSWORD)

    assert closed == sheets.texts(paper.made(), None)


@pytest.mark.parametrize("password", [None, paper.PASSWORD])
def test_another_library_can_take_the_file_apart_and_write_it_again(password):
    opened = PdfReader(BytesIO(paper.made(password=password)), password=password, strict=True)
    output = BytesIO()
    PdfWriter(clone_from=opened).write(output)

    assert sheets.texts(output.getvalue(), None) == sheets.texts(paper.made(), None)


def tool(not_shown, *command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    except FileNotFoundError:
        not_shown(f"{command[0]} is not here, so no second tool looked at the file.")
        pytest.skip(f"{command[0]} is not here")
    return done


@pytest.mark.parametrize("password", [None, paper.PASSWORD])
def test_qpdf_finds_nothing_wrong(tmp_path, not_shown, password):
    path = tmp_path / "pages.pdf"
    path.write_bytes(paper.made(password=password))

    done = tool(not_shown, "qpdf", f"--password={password or ''}", "--check", str(path))

    assert (done.returncode, done.stderr) == (0, "")
    assert "No syntax or stream encoding errors found" in done.stdout


def test_poppler_reads_the_same_words(tmp_path, not_shown):
    path, short = tmp_path / "pages.pdf", "walnut harbour"  # it takes 32 characters at most
    path.write_bytes(paper.made(password=short))

    refused = tool(not_shown, "pdftotext", str(path), "-")
    read = tool(not_shown, "pdftotext", "-upw", short, str(path), "-")
    told = tool(not_shown, "pdfinfo", "-upw", short, str(path))

    assert refused.returncode != 0
    assert (read.stderr, told.stderr) == ("", "")
    assert "I told my brother." in read.stdout
    assert re.search(r"Tagged: +yes", told.stdout)
    assert re.search(r"algorithm:AES-256", told.stdout)
    assert not re.search("Creator|Producer|Author|CreationDate|ModDate", told.stdout)


def test_pages_are_counted():
    assert pdf.pages(paper.made()) == paper.count()
