"""Above a page: sections, marks, titles, by keys."""

import pytest
import samples
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton

from desktop.model.document import State
from desktop.ui.widgets.outline import OutlineRow
from desktop.ui.widgets.section_head import SectionHead

ROWS = [OutlineRow("a", 1, "Front sheet", State.EMPTY), OutlineRow("b", 2, "Opening", State.EMPTY)]

OPEN = samples.guides()["question_sheet"].section("the_day")
OWN = samples.guides()["question_sheet"].section("my_lines")


@pytest.fixture
def head(look, shown):
    return shown(SectionHead(look))


def test_the_chooser_names_number_heading_and_state(head, qtbot):
    head.show_rows(ROWS)
    head.choose("b")
    chooser = head.findChild(QComboBox, "writing_chooser")
    assert chooser.currentText() == "2 of 2 · Opening · empty"

    head.show_row(OutlineRow("b", 2, "Opening", State.STARTED), 2)

    assert chooser.currentText() == "2 of 2 · Opening · started"
    chooser.setFocus()
    with qtbot.waitSignal(head.section_chosen) as told:
        qtbot.keyClick(chooser, Qt.Key.Key_Up)
    assert told.args == ["a"]


def test_a_free_text_has_a_title_to_type_and_a_section_has_none(head, qtbot):
    head.show_free("Letter")
    title = head.findChild(QLineEdit, "writing_title")
    assert title.isVisible()
    with qtbot.waitSignal(head.retitled) as told:
        qtbot.keyClick(title, Qt.Key.Key_X)
    assert told.args == ["xLetter"]

    head.show_guided(OPEN, "Opening")

    assert not title.isVisible()
    assert head.findChild(QLabel, "writing_heading").text() == f"{OPEN.number} · Opening"


def test_without_a_mark_the_state_follows_from_what_is_written(head, qtbot):
    head.show_guided(OPEN, "x")
    head.show_mark(None, State.STARTED)
    mark = head.findChild(QComboBox, "writing_mark")
    assert mark.currentText() == "started"
    mark.setFocus()

    with qtbot.waitSignal(head.marked) as told:
        qtbot.keyClick(mark, Qt.Key.Key_Down)

    assert told.args == [State.REVIEWED]


def test_a_narrow_window_has_the_chooser_in_place_of_the_heading(head):
    head.set_form(is_guided=True, is_narrow=True)
    assert head.findChild(QComboBox, "writing_chooser").isVisible()
    assert not head.findChild(QLabel, "writing_heading").isVisible()


def test_the_way_to_the_whole_is_there_where_there_is_no_outline(head, qtbot):
    whole = head.findChild(QPushButton, "writing_whole")
    head.set_form(is_guided=True, is_narrow=False, has_whole=True)
    assert not whole.isVisible()
    head.set_form(is_guided=True, is_narrow=True, has_whole=True)
    with qtbot.waitSignal(head.whole_wanted):
        whole.click()


def test_spelling_has_a_switch_only_where_it_is_offered(head, qtbot):
    box = head.findChild(QCheckBox, "writing_spelling")
    head.show_spelling(is_on=None)
    assert not box.isVisible()
    head.show_spelling(is_on=False)
    with qtbot.waitSignal(head.spelling_switched) as told:
        box.click()
    assert told.args == [True]


def test_a_blank_section_is_called_empty_only_where_the_whole_is_to_be_told(head):
    mark = head.findChild(QComboBox, "writing_mark")
    for guide, said in (("impact_letter", "blank"), ("disclosure", "empty")):
        head.show_rows([row._replace(guide=guide) for row in ROWS])
        head.show_mark(None, State.EMPTY)
        assert mark.currentText() == said


def offered(head, section, mark=None):
    head.show_guided(section, "x")
    head.show_mark(mark, State.STARTED)
    mark = head.findChild(QComboBox, "writing_mark")
    return [mark.itemText(at) for at in range(mark.count())]


def test_what_never_leaves_is_not_asked_whether_others_have_seen_it(head, qtbot):
    marks = ["started", "reviewed with someone", "cleared to read", "not for me"]
    assert offered(head, OPEN) == marks
    assert offered(head, OWN) == ["started", "not for me"]
    mark = head.findChild(QComboBox, "writing_mark")
    mark.setFocus()
    with qtbot.waitSignal(head.marked) as told:
        qtbot.keyClick(mark, Qt.Key.Key_Down)
    assert told.args == [State.NOT_FOR_ME]


def test_a_mark_that_was_set_before_stays_where_it_is(head):
    assert offered(head, OWN, State.REVIEWED)[:2] == ["started", "reviewed with someone"]
    assert head.findChild(QComboBox, "writing_mark").currentText() == "reviewed with someone"
