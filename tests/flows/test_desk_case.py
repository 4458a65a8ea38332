"""A long case through the window: typed, frozen, amended, and every figure where it belongs.

Short here; `dev.py prove desk_case` types all of it.
"""

import os

import case
import pytest

from desktop.model import desk as model_desk
from desktop.model.versions import VersionState

COUNT = int(os.environ.get("STILLPAGE_CASE_ITEMS", "6"))


@pytest.fixture
def typist(desk):
    desk.unlock()
    desk.chooses("today_start_disclosure")
    return case.Typist(desk)


def saved(desk, count):
    def are_there():
        kept = desk.documents()[0].section("categories").fields.get("items", [])
        return len(kept) == count and "truth" in kept[-1]["cells"]

    desk.wait(are_there)
    desk.wait_until_saved()


def assert_every_figure_is_where_it_belongs(desk, wanted):
    """Compare what was typed with what is in the vault, view by view."""
    document = desk.documents()[0]
    guide = desk.inside._means.guides["disclosure"]
    pieces = {one.key: one for one in model_desk.pieces(guide, document.pages)}

    def cells(key):
        return "\n".join(cell for table in pieces[key].tables for row in table.rows for cell in row)

    for item in wanted:
        for key, words in (
            ("frequency", item.peak), ("frequency", item.usual), ("frequency", item.length),
            ("timeline", item.first), ("how_hidden", item.hidden), ("told_before", item.said),
            ("told_before", item.left_out), ("told_before", item.truth),
        ):  # fmt: skip
            assert words in cells(key), (key, words)
        assert f"{int(item.lower):,}" in cells("money")
        assert f"{int(item.upper):,}" in cells("money")


def test_a_long_case_is_typed_frozen_and_amended(desk, typist):
    wanted = case.items(COUNT)
    typist.opens("categories")
    for item in wanted:
        typist.enters(item)
    saved(desk, COUNT)
    assert_every_figure_is_where_it_belongs(desk, wanted)

    desk.chooses("writing_to_review")
    desk.chooses("review_clear")
    desk.chooses("review_freeze")
    document = desk.documents()[0]
    desk.wait(lambda: bool(desk.asks(lambda session: session.versions(document.id))))
    (version,) = desk.asks(lambda session: session.versions(document.id))
    assert version.state is VersionState.CLEARED

    desk.press("Escape")
    typist.opens("categories")
    typist.clicks("facts_items_cell_recalled")
    desk.types("came back on a walk, 7777")
    desk.wait_until_saved()
    desk.chooses("writing_to_review")

    assert "7777" in desk.reads()
