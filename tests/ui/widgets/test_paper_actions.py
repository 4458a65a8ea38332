"""Each thing that can be done to the words has one action: a name, a key, and its words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.model.richtext import Block, BlockKind, Run, from_plain
from desktop.ui import icons
from desktop.ui.clipboard import Clipboard
from desktop.ui.widgets import paper_actions
from desktop.ui.widgets.paper import Paper
from desktop.ui.widgets.paper_actions import CHOOSABLE, ICONS, Mark

CTRL = Qt.KeyboardModifier.ControlModifier
KEYS = (
    (Mark.BOLD, Qt.Key.Key_B),
    (Mark.ITALIC, Qt.Key.Key_I),
    (Mark.UNDERLINE, Qt.Key.Key_U),
    (Mark.KEPT, Qt.Key.Key_X),
    (BlockKind.HEADING, Qt.Key.Key_1),
    (BlockKind.BULLET, Qt.Key.Key_2),
    (BlockKind.NUMBER, Qt.Key.Key_3),
    (BlockKind.QUOTE, Qt.Key.Key_4),
)


def chosen(paper):
    sheet = paper.new_sheet(from_plain("word"))
    paper.show_sheet(sheet)
    paper.select(0, 4)
    return sheet


def dressed(what):
    if isinstance(what, BlockKind):
        return (Block.of(what, [Run("word")]),)
    return (Block.of(BlockKind.PARAGRAPH, [Run("word", **{what.value: True})]),)


def possible(paper):
    lines = [line for line in paper.menu().actions() if not line.isSeparator()]
    return [line.text() for line in lines if line.isEnabled()]


@pytest.mark.parametrize(("what", "key"), KEYS)
def test_its_key_and_its_action_do_the_same_and_twice_is_not_at_all(paper, what, key):
    sheet = chosen(paper)
    shift = Qt.KeyboardModifier.ShiftModifier if what is Mark.KEPT else CTRL
    QTest.keyClick(paper, key, CTRL | shift)
    assert sheet.body() == dressed(what)
    assert paper.action(what).isChecked()

    paper.action(what).trigger()

    assert sheet.body() == from_plain("word")
    assert not paper.action(what).isChecked()


def test_each_action_has_a_name_a_key_and_words_of_its_own(paper):
    actions = [paper.action(what) for what in (*Mark, *CHOOSABLE)]

    assert {what for what, _ in KEYS} == {*Mark, *CHOOSABLE}
    for told in ("objectName", "text", "toolTip"):
        assert len({getattr(one, told)() for one in actions}) == len(actions)
    for one in actions:
        assert one.objectName().startswith("writing_")
        assert one.toolTip() == f"{one.text()} ({one.shortcut().toString()})"


def test_no_key_is_one_with_which_keyboards_type_a_sign(paper):
    keys = [paper.action(what).shortcut().toString() for what in (*Mark, *CHOOSABLE)]

    assert [key for key in keys if "Alt" in key] == []


def test_each_action_has_a_picture(qapp):
    assert set(ICONS) == {*Mark, *CHOOSABLE}
    for name in ICONS.values():
        assert not icons.icon(name, 20, "#000000").isNull()


def test_the_keys_are_the_pages_own_and_do_nothing_from_another_line(look, qtbot, shown):
    page, other = QWidget(), QLineEdit()
    paper = Paper(look, Clipboard(clear_after_ms=60_000))
    lines = QVBoxLayout(page)
    lines.addWidget(paper)
    lines.addWidget(other)
    shown(page)
    sheet = chosen(paper)
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)

    QTest.keyClick(other, Qt.Key.Key_B, CTRL)
    QTest.keyClick(other, Qt.Key.Key_1, CTRL)

    assert sheet.body() == from_plain("word")


def test_the_menu_offers_only_what_is_possible_now(paper):
    assert possible(paper) == []

    sheet = chosen(paper)
    assert possible(paper) == ["Cut", "Copy", "Paste", "Select all"]

    paper.cut()
    assert possible(paper) == ["Undo", "Paste", "Put the last cut back here", "Select all"]
    next(line for line in paper.menu().actions() if line.text() == "Undo").trigger()
    assert sheet.body() == from_plain("word")
    assert "Redo" in possible(paper)


def test_the_menu_says_what_it_is_and_parts_its_lines(paper):
    menu = paper.menu()

    assert (menu.objectName(), menu.accessibleName()) == (
        "writing_menu",
        "What can be done with the text",
    )
    assert [at for at, line in enumerate(menu.actions()) if line.isSeparator()] == [2, 7]


def test_twin_keys_of_the_whole_window_reach_into_the_text(look, qtbot, shown, monkeypatch):
    whole = paper_actions.action_for

    def wide(what, owner):
        action = whole(what, owner)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        return action

    monkeypatch.setattr(paper_actions, "action_for", wide)

    with pytest.raises(AssertionError):
        test_the_keys_are_the_pages_own_and_do_nothing_from_another_line(look, qtbot, shown)
