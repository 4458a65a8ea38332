"""Each practice on one blank page: tagged, with real lines to write on, and nothing else."""

import itertools
import re
import shutil
import subprocess
from io import BytesIO

import pytest
from export import paper
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from desktop import files, practices
from desktop.export import proof, sheets
from desktop.model import practice_sheet
from desktop.model.manifest import Paper

SIZES = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}
FOUND, _ = practices.load_all(
    {
        path.name: path.read_text("utf-8")
        for path in (files.resources() / "practices" / "en").glob("*.toml")
    }
)
EACH = [
    pytest.param(one, form, id=f"{one.id}-{form.value}")
    for one, form in itertools.product(FOUND, Paper)
]


def manifest(one, form):
    return practice_sheet.manifest(one, form, foot="A blank sheet", not_when="Better not:")


def made(one, form):
    return paper.made(manifest(one, form))


def nodes(file):
    """Give the kind of every node of the tree of tags, in reading order."""

    def walk(node):
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, ArrayObject):
            for one in node:
                yield from walk(one)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                yield node["/S"]
            if "/K" in node:
                yield from walk(node["/K"])

    return list(walk(PdfReader(BytesIO(file)).root_object["/StructTreeRoot"]["/K"]))


@pytest.mark.parametrize(("one", "form"), EACH)
def test_a_sheet_is_one_page_of_its_form(one, form):
    opened = PdfReader(BytesIO(made(one, form)))
    (page,) = opened.pages

    assert (round(page.mediabox.width), round(page.mediabox.height)) == SIZES[form]


def is_tagged(one, file):
    kinds = nodes(file)
    opened = PdfReader(BytesIO(file))

    assert opened.root_object["/Lang"] == "en"
    assert opened.root_object["/MarkInfo"]["/Marked"] == True  # noqa: E712  pypdf's own boolean
    assert kinds[:4] == ["/Document", "/H1", "/P", "/P"]
    assert [kind for kind in kinds if kind.startswith("/H")] == ["/H1", *["/H2"] * len(one.steps)]


@pytest.mark.parametrize(("one", "form"), EACH)
def test_headings_and_language_are_there_for_a_reading_voice(one, form):
    is_tagged(one, made(one, form))


def test_twin_a_sheet_without_the_headings_of_its_steps_is_noticed():
    one = FOUND[0]
    pieces = tuple(
        paper.replace(piece, heading="") for piece in manifest(one, Paper.A4).pieces
    )  # fmt: skip
    bare = paper.replace(manifest(one, Paper.A4), pieces=pieces)

    with pytest.raises(AssertionError, match="H1"):
        is_tagged(one, paper.made(bare))


def ruled(file):
    """Return how many level lines are drawn, and how many of them lie outside an artifact."""
    content = PdfReader(BytesIO(file)).pages[0].get_contents().get_data().decode("latin-1")
    level = r"([\d.-]+) ([\d.-]+) m\s+([\d.-]+) \2 l\s+S\b"
    tagged = re.sub(r"/Artifact\b.*?\bEMC", "", content, flags=re.DOTALL)
    return len(re.findall(level, content)), len(re.findall(level, tagged))


@pytest.mark.parametrize(("one", "form"), EACH)
def test_there_are_as_many_lines_as_there_is_room_for_and_no_voice_reads_them(one, form):
    drawn, read = ruled(made(one, form))
    wanted = sum(turn.step.lines for turn in one.turns)

    assert (drawn, read) == (wanted + 1, 0)  # one more below the title


@pytest.mark.parametrize(("one", "form"), EACH)
def test_it_is_proved_like_everything_that_leaves_and_names_nobody(one, form):
    file, said = made(one, form), manifest(one, form)
    checks = proof.prove(file, paper.claim(file, said))

    assert paper.failing(checks) == set()
    assert "/AcroForm" not in PdfReader(BytesIO(file)).root_object
    assert sheets.texts(file, None)[0].count("page 1 of 1") == 1


@pytest.mark.parametrize("one", FOUND, ids=lambda one: one.id)
def test_another_reader_finds_the_steps_in_their_order(one, tmp_path, not_shown):
    if shutil.which("pdftotext") is None:
        not_shown("a blank sheet in another reader: pdftotext is not here")
        pytest.skip("no pdftotext")
    place = tmp_path / "pages.pdf"
    place.write_bytes(made(one, Paper.A4))
    text = subprocess.run(
        ["pdftotext", str(place), "-"], check=True, capture_output=True, text=True
    ).stdout
    places = [
        text.index(f"{number}. {step.heading}") for number, step in enumerate(one.steps, 1)
    ]  # fmt: skip

    assert places == sorted(places)
