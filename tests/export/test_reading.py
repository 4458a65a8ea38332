import pytest
from export import formed, paper

from desktop.export import lines, reading
from desktop.export.lines import Line
from desktop.model.manifest import CheckKind, Form


def test_a_file_for_word_processors_is_shown_line_by_line_with_its_foot():
    shown = reading.shown(formed.made(formed.of(Form.WORD, paper.MANIFEST)), Form.WORD)

    assert shown[0] == Line(lines.TITLE, ("For our session",))
    assert shown[-1] == Line(lines.FOOT, ("Private. For therapy. page 1 of …",))


@pytest.mark.parametrize("form", [Form.TEXT, Form.MARKDOWN])
def test_text_is_shown_as_it_stands(form):
    file = formed.made(formed.of(form))

    shown = reading.shown(file, form)

    assert "\n".join(line.text for line in shown) == file.decode("utf-8-sig").replace("\r\n", "\n")


@pytest.mark.parametrize("form", formed.FORMS)
def test_each_form_is_proven_by_its_own_reader(form):
    manifest = formed.of(form)
    file = formed.made(manifest)

    checks = reading.prove(file, file, lines.said(manifest), form)

    assert all(check.holds for check in checks)
    assert CheckKind.PAGES not in {check.kind for check in checks}
