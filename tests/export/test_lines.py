import pytest
from export import formed, paper

from desktop.export import lines
from desktop.export.lines import Line, Said
from desktop.model.manifest import Form, Manifest


def kinds(form):
    return [one.kind for one in lines.said(formed.of(form)).lines]


def test_what_is_said_goes_to_the_proof_and_back():
    said = lines.said(formed.of(Form.WORD))

    assert Said.from_json(said.as_json()) == said


def test_headings_have_their_levels_below_the_title():
    said = lines.said(formed.of(Form.TEXT)).lines

    assert [(one.level, one.text) for one in said if one.level] == [
        (1, "How it began"),
        (2, "The first year"),
        (1, "A letter"),
        (2, "What I hid"),
        (3, "The first year"),
        (2, "# Signs <b>"),
    ]


def test_a_table_has_columns_where_its_form_and_its_cells_allow():
    assert kinds(Form.WORD).count(lines.HEADINGS) == 2
    # One has a cell of two lines.
    assert kinds(Form.MARKDOWN).count(lines.HEADINGS) == 1
    assert kinds(Form.TEXT).count(lines.HEADINGS) == 0
    assert Line(lines.RECORD, ("Day: Monday",)) in lines.said(formed.of(Form.TEXT)).lines


def test_room_to_write_is_drawn_by_a_word_processor_and_written_elsewhere():
    assert kinds(Form.WORD).count(lines.ROOM) == 0
    assert kinds(Form.TEXT).count(lines.ROOM) == 2


def test_no_break_for_the_eye_alone_stands_in_a_file_without_pages():
    manifest = formed.of(Form.TEXT, paper.plainly("x" * 200))

    assert Line(lines.PARAGRAPH, ("x" * 200,)) in lines.said(manifest).lines


def test_what_has_no_words_is_no_line():
    said = lines.said(Manifest(title="", pieces=(), footer="", form=Form.TEXT))

    assert said.lines == ()


@pytest.mark.parametrize("form", formed.FORMS)
def test_private_workings_are_refused(form):
    with pytest.raises(ValueError, match="private"):
        lines.said(formed.of(form, paper.smuggled()))
