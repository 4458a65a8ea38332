import itertools

import pytest

from desktop.export.plain_proof import KINDS
from desktop.model.manifest import CheckKind, Form
from desktop.ui.widgets import proof_words
from desktop.ui.widgets.proof_words import Kind

SEALED = [CheckKind.EVERYTHING, CheckKind.NOTHING_ELSE, CheckKind.OPENS, CheckKind.WHOLE]


def test_each_check_of_each_form_has_its_own_sentences():
    for form, has_password in itertools.product(Form, (True, False)):
        kind = Kind(form, has_password, 2)
        kinds = list(CheckKind) if form is Form.PDF else SEALED if has_password else KINDS
        said = [proof_words.of_check(check, kind) for check in kinds]

        assert all(all(three) for three in said)
        assert len({good for good, _, _ in said}) == len(kinds)
        assert all(good != bad for good, bad, _ in said)


@pytest.mark.parametrize("form", [Form.WORD, Form.TEXT, Form.MARKDOWN])
def test_nothing_is_said_of_a_file_that_is_only_true_of_another(form):
    said = " ".join(
        words for check in KINDS for words in proof_words.of_check(check, Kind(form, False, 0))
    )

    assert "page" not in said
    assert "bookmark" not in said
    assert "Anyone who has the file can read it" in said


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind(Form.PDF, True, 1), "one page, with password"),
        (Kind(Form.PDF, False, 3), "3 pages, without password"),
        (Kind(Form.WORD), "Word file, without password"),
        (Kind(Form.TEXT), "text file, without password"),
        (Kind(Form.MARKDOWN), "Markdown, without password"),
        (Kind(Form.TEXT, True), "sealed, readable with this program only"),
    ],
)
def test_a_file_is_named_by_what_it_is(kind, words):
    assert proof_words.of_file(kind) == words


@pytest.mark.parametrize("form", [Form.WORD, Form.TEXT, Form.MARKDOWN])
def test_of_a_sealed_file_nobody_says_that_another_tool_opened_it(form):
    sealed = proof_words.of_looking(Kind(form, True))

    assert "another tool" not in sealed
    assert "by this program" in sealed
    for kind in (Kind(form), Kind(Form.PDF, True, 2), Kind(Form.PDF, False, 2)):
        assert "another tool" in proof_words.of_looking(kind)
