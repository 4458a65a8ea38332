from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.model import richtext
from desktop.model.document import Document, DocumentId, Kind, Section, SectionId, State
from desktop.model.guide import Guide, GuideSection
from desktop.ui.widgets.choice_tree import ChoiceTree

NOW = datetime(2026, 3, 14, tzinfo=UTC)
WRITTEN = richtext.from_plain("words")


def section(key, body=WRITTEN, mark=None):
    return Section(id=SectionId(f"id-{key}"), key=key, heading=f"The {key}", body=body, mark=mark)


def document(guide, *sections):
    return Document(
        id=DocumentId("d"), kind=Kind.LETTER, title="A title", on=date(2026, 3, 14),
        written_at=NOW, changed_at=NOW, guide=guide, sections=sections,
    )  # fmt: skip


def guide(*private):
    names = ("one", "two", "own", "empty", "not")
    parts = tuple(
        GuideSection(
            key=key, number=at, heading=key, purpose="", why="", questions=(), hint="",
            mistake="", stop="", who_sees="", exportable=key not in private,
        )
        for at, key in enumerate(names, 1)
    )  # fmt: skip
    return Guide(id="g", title="G", purpose="", sections=parts)


GUIDED = document(
    "g",
    section("one"),
    section("two"),
    section("own"),
    section("empty", richtext.EMPTY),
    section("not", mark=State.NOT_FOR_ME),
)


@pytest.fixture
def tree(look, shown):
    tree = shown(ChoiceTree(look, {"g": guide("own")}))
    tree.show_documents([GUIDED, document("", section("body"))], frozenset())
    return tree


def boxes(tree):
    return {
        item.text(0): item.data(0, Qt.ItemDataRole.CheckStateRole) is not None
        for item in tree._items()
    }


def test_only_a_section_of_what_is_to_be_whole_is_called_empty(look, shown):
    tree = shown(ChoiceTree(look, {"disclosure": replace(guide("own"), id="disclosure")}))
    tree.show_documents([replace(GUIDED, guide="disclosure")], frozenset())
    assert "The empty, empty" in boxes(tree)


def test_what_is_private_empty_or_not_for_me_has_no_box(tree):
    assert boxes(tree) == {
        "A title": True,
        "The one": True,
        "The two": True,
        "The own, private": False,
        "The empty, blank": False,
        "The not, not for me": False,
    }
    assert tree.chosen() == frozenset()


def test_a_document_ticks_what_can_leave_and_shows_when_only_some_does(tree, qtbot):
    tree.setFocus()
    with qtbot.waitSignal(tree.changed):
        QTest.keyClick(tree, Qt.Key.Key_Space)
    assert tree.chosen() == {"id-one", "id-two"}

    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Space)

    assert tree.chosen() == {"id-two"}
    assert tree.topLevelItem(0).checkState(0) is Qt.CheckState.PartiallyChecked


def test_what_was_ticked_stays_ticked_while_it_may_leave(tree):
    chosen = frozenset({SectionId("id-two"), SectionId("id-own"), SectionId("id-empty")})

    tree.show_documents([GUIDED], chosen)

    assert tree.chosen() == {"id-two"}


def test_each_state_is_painted(tree):
    tree.show_documents([GUIDED], frozenset({SectionId("id-two")}))
    tree.resize(400, 300)

    assert not tree.grab().toImage().isNull()


def test_with_nothing_written_one_sentence_says_what_to_do(tree):
    none = tree.findChild(QLabel, "session_none")
    assert not none.isVisible()

    tree.show_documents([], frozenset())

    assert none.isVisible()
    assert none.text() == "Nothing is written yet. Begin a letter or a journal entry first."
    assert tree.accessibleDescription() == none.text()


def test_the_ground_and_the_ring_of_a_section_are_one_and_as_wide_as_the_list(tree, look):
    tree.resize(400, 300)
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Down)
    shown = tree.viewport().grab().toImage()
    row = tree.visualItemRect(tree.currentItem())
    middle, width = row.center().y(), tree.viewport().width()
    colours = [shown.pixelColor(x, middle).name() for x in range(width)]
    ring, soft = (look.theme.colour(one).name() for one in ("accent", "accent_soft"))

    assert (row.left(), row.right()) == (0, width - 1)
    assert colours.index(ring) <= 2
    assert colours.index(soft) > colours.index(ring), "no ground outside the ring"


@pytest.mark.parametrize("at", [30, 300])
def test_a_click_anywhere_on_a_line_sets_its_tick(tree, at):
    tree.resize(400, 300)
    child = tree.topLevelItem(0).child(1)
    place = QPoint(at, tree.visualItemRect(child).center().y())
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert tree.chosen() == {"id-two"}

    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert tree.chosen() == frozenset()


def test_a_click_on_what_may_not_leave_changes_nothing(tree):
    tree.resize(400, 300)
    child = tree.topLevelItem(0).child(2)
    place = tree.visualItemRect(child).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert tree.chosen() == frozenset()


def test_what_prints_has_a_box_though_nobody_wrote_in_it_and_what_does_not_has_none(tree):
    tree.show_documents([GUIDED], frozenset(), frozenset({"id-empty", "id-two"}))

    shown_boxes = boxes(tree)
    assert shown_boxes["The empty"]
    assert shown_boxes["The two"]
    assert not shown_boxes["The one, blank"]


def test_beside_what_holds_marked_passages_it_is_said_that_they_stay(look, shown):
    kept = richtext.kept(WRITTEN)
    some, every = section("one", (*WRITTEN, *kept)), section("two", kept)
    tree = shown(ChoiceTree(look, {"g": guide()}))

    tree.show_documents(
        [document("g", some, every), document("", some), document("")],
        frozenset(), full=frozenset({some.id}),
    )  # fmt: skip

    assert boxes(tree) == {
        "A title": True,
        "The one, marked passages stay here": True,
        "The two, stays here": False,
        "A title, marked passages stay here": True,
        "A title, stays here": False,
    }
