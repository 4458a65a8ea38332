from dataclasses import fields, replace

import pytest
from export import paper

from desktop.export import measures
from desktop.model.manifest import Manifest, Paper, Size

NOTHING = Manifest(title="", pieces=())
LETTERS = {"body", "title", "part", "piece", "first", "quiet", "small", "table"}


def sizes(manifest):
    set_as = measures.of(manifest)
    return {one.name: getattr(set_as, one.name) for one in fields(set_as) if one.name in LETTERS}


def test_in_large_print_nothing_is_small():
    large = sizes(replace(NOTHING, size=Size.LARGE))

    assert min(large.values()) >= 16
    assert large["body"] >= 18


def test_pages_to_be_read_aloud_have_more_room_between_lines_than_any_other():
    leading = {one: measures.of(replace(NOTHING, size=one)).leading for one in Size}

    assert max(leading, key=leading.get) is Size.ALOUD


def test_a_blank_sheet_is_set_close():
    assert sizes(replace(NOTHING, is_sheet=True))["body"] < sizes(NOTHING)["body"]


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("kind", Paper)
def test_the_text_has_its_place_between_the_margins_and_numbers_beside_it(size, kind):
    set_as = measures.of(replace(NOTHING, size=size))

    assert 380 < set_as.across(kind) < 480
    assert set_as.side - measures.NUMBERS_END < set_as.margin_ends < set_as.side


@pytest.mark.parametrize("size", Size)
def test_the_template_sets_what_is_measured_here(size):
    """The first letter of the text stands at the margin, and the body has its size."""
    manifest = replace(paper.plainly("x " * 300, size=size), title="")
    content = paper.depths_reader(manifest).pages[0].get_contents().get_data()
    set_as = measures.of(manifest)

    assert f" {set_as.body:g} Tf".encode() in content
    assert f"1 0 0 -1 {set_as.side:.2f}".encode()[:-1] in content
