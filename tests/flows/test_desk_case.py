"""A long case through the window: typed, frozen, amended, and every figure where it belongs.

Short here; `dev.py prove desk_case` types all of it.
"""

import os
import re

import case
import pytest
from pypdf import PdfReader

from desktop.model import desk as model_desk
from desktop.model.versions import VersionState

COUNT = int(os.environ.get("STILLPAGE_CASE_ITEMS", "4"))
QUESTIONS = int(os.environ.get("STILLPAGE_CASE_QUESTIONS", "3"))
LONGEST_MS = 60_000
HOMES = {
    "told_before": ("said", "left_out", "truth"),
    "timeline": ("first",),
    "frequency": ("peak", "usual", "length"),
    "money": ("lower", "upper"),
    "how_hidden": ("hidden",),
}
"""The section in whose part of the pages each figure of an item has to stand."""


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


def saved_pages(desk, place):
    """Choose the whole disclosure, without a password, and save it by keys."""
    desk.goes("session")
    tree = desk.find("session_choice")
    tree.setFocus()
    desk.press("Home")
    while tree.currentItem().text(0) != "Disclosure":
        desk.press("Down")
    desk.press("Space")
    desk.find("session_password_on").setFocus()
    desk.press("Space")
    save = desk.find("session_save")
    desk.qtbot.waitUntil(save.isEnabled, timeout=LONGEST_MS)
    save.setFocus()
    desk.press("Return")
    desk.qtbot.waitUntil(lambda: desk.can_see("proof_title"), timeout=LONGEST_MS)
    assert desk.reads("proof_title") == "Saved, and read back"
    [path] = place.glob("*.pdf")
    return path


def parts(path, guide):
    """Return the text of the pages, read by another library, section by section."""
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    heads = {one.key: text.rfind(f"{one.number} · {one.heading}") for one in guide.sections}
    starts = sorted((at, key) for key, at in heads.items() if at >= 0)
    ends = [at for at, _ in starts[1:]] + [len(text)]
    return {key: text[at:end] for (at, key), end in zip(starts, ends, strict=True)}


def figures(words):
    """Return the figures of three digits and more in some words."""
    return re.findall(r"\d{3,}", words)


def belongings(items):
    """Return section and figure, as it is printed there, for all that was typed."""
    for item in items:
        for key, names in HOMES.items():
            for figure in (found for name in names for found in figures(getattr(item, name))):
                yield key, f"{int(figure):,}" if key == "money" else figure


def test_every_figure_and_answer_stands_where_it_belongs_in_the_file(desk, typist, tmp_path):
    wanted, asked = case.items(COUNT), case.questions(QUESTIONS)
    guide = desk.inside._means.guides["disclosure"]
    typist.opens("categories")
    for item in wanted:
        typist.enters(item)
    saved(desk, COUNT)
    desk.inside._beginning.guided("partner_questions")
    for one in asked:
        typist.answers(one)
    desk.wait_until_saved()

    found = parts(saved_pages(desk, tmp_path), guide)

    for key, figure in belongings(wanted):
        assert figure in found[key], (key, figure)
    for one in asked:
        for figure in figures(one.question) + figures(one.answer):
            assert figure in found["answers"], figure
