import json

import pytest
from export import formed, paper

from desktop.export import compose, lines, parcel, pdf, reading, sheets
from desktop.model.manifest import CheckKind


def proven(written, made, password=None):
    header = {
        "verb": "prove",
        "made": len(made),
        "expected": compose.expected(paper.MANIFEST).as_json(),
        "pages": paper.count(),
        "password": password,
    }
    return dict(paper.asked_pages(header, made + written)[0]["checks"])


def test_a_page_is_drawn():
    header = {"verb": "draw", "password": paper.PASSWORD, "page": 2, "width": 300}
    file = paper.made(password=paper.PASSWORD)

    size, dots = paper.asked_pages(header, file)

    assert sheets.Picture(**size, dots=dots) == sheets.drawn(
        file, paper.PASSWORD, page=2, width=300
    )


def test_a_whole_file_is_proven():
    file = paper.made(password=paper.PASSWORD)

    assert proven(file, file, paper.PASSWORD) == dict.fromkeys(list(CheckKind), True)


def test_a_file_that_lost_a_byte_is_not():
    file = paper.made()
    checks = proven(file[:-1], file)

    assert not checks[CheckKind.WHOLE]


@pytest.mark.parametrize("form", formed.FORMS)
def test_another_form_is_shown_and_proven(form):
    manifest = formed.of(form, paper.MANIFEST)
    file = formed.made(manifest)
    said = lines.said(manifest).as_json()
    request = {"verb": "prove", "form": form, "made": len(file), "said": said}

    shown, _ = paper.asked_pages({"verb": "show", "form": form}, file)
    checks, _ = paper.asked_pages(request, file + file)

    assert lines.lines_of(shown["lines"]) == reading.shown(file, form)
    assert all(holds for _, holds in checks["checks"])


def test_answers_hold_no_word_of_the_text():
    file = paper.made()
    header = {
        "verb": "prove",
        "made": len(file),
        "expected": compose.expected(paper.MANIFEST).as_json(),
        "pages": 1,
        "password": None,
    }
    answer = parcel.pack(*paper.asked_pages(header, file + file))

    assert b"brother" not in answer
    assert json.loads(answer)


def test_numbers_of_objects_are_all_found():
    opened = pdf.PdfReader(pdf.BytesIO(paper.made()))

    assert len(list(pdf.numbers(opened))) > 50
