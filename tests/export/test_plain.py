from dataclasses import replace

import hard_texts
import pytest
from export import formed, paper

from desktop.export import plain
from desktop.model.manifest import Form


def text(manifest=formed.MANIFEST, **values):
    return formed.made(replace(formed.of(Form.TEXT, manifest), **values))


def test_old_programs_see_what_it_is():
    file = text()

    assert file.startswith(b"\xef\xbb\xbf")
    assert file.count(b"\n") == file.count(b"\r\n")
    assert file.endswith(b"Private. For therapy.\r\n")


def test_it_reads_well_as_it_stands():
    said = text(paper.MANIFEST).decode("utf-8-sig").replace("\r\n", "\n")

    assert said.startswith(
        "For our session\n===============\n\nM., self-report\n\n\n"
        "How it began\n------------\n\nI want to say this once, and whole.\n"
    )
    assert "- the telephone\n- the second account\n\n1. I told nobody.\n2. I told" in said
    assert "\n\n    Where were you on the fourth of May?\n\n" in said


def test_a_table_is_one_record_for_each_row():
    said = text().decode("utf-8-sig").replace("\r\n", "\n")

    assert "What set it off\n\nDay: Monday\nWhat | set it off: the bill\n\nWhat | set" in said


def test_a_long_heading_has_a_short_line_below_it():
    assert plain.underline("x" * 200, "-") == "-" * plain.LONGEST_UNDERLINE


@pytest.mark.parametrize("name", hard_texts.MANIFESTS)
def test_hard_texts_leave_whole(name):
    manifest = formed.of(Form.TEXT, hard_texts.MANIFESTS[name])

    assert formed.proven(formed.made(manifest), manifest) == set()
