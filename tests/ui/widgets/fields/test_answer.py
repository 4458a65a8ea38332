import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget

from desktop.ui.widgets.fields.answer import AnswerField, Answers
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.segmented import Segmented

FEW = Answers(words={"yes": "Yes", "no": "No", "none": "None"})
MANY = Answers(words={f"Answer {number}": f"Answer {number}" for number in range(6)})


@pytest.fixture
def field_of(shown, look):
    def made(answers, width=400):
        field = AnswerField(look, "Known?", answers, name="known")
        field.resize(width, 60)
        return shown(field)

    return made


def test_a_few_short_answers_stand_side_by_side(field_of, qtbot):
    field = field_of(FEW)
    told = []
    field.edited.connect(lambda: told.append(field.value()))
    field.hold()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)

    assert told == ["no", ABSENT]
    assert not field.findChild(QComboBox).isVisible()


def test_many_answers_stand_in_a_list_with_a_way_back(field_of, qtbot):
    field = field_of(MANY)
    field.hold()
    told = []
    field.edited.connect(lambda: told.append(field.value()))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Home):
        qtbot.keyClick(QApplication.focusWidget(), key)

    assert told == ["Answer 0", "Answer 1", ABSENT]
    assert field.findChild(QComboBox).currentText() == "Left open"


def test_an_answer_the_guide_no_longer_has_is_shown_and_kept(field_of, qtbot):
    field = field_of(FEW)
    field.show_value("perhaps")
    assert field.value() == "perhaps"
    assert field.findChild(QComboBox).currentText() == "perhaps"
    field.hold()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home)
    assert field.value() is ABSENT
    assert field.findChild(QPushButton, "known_line_0").isVisible()


def test_without_room_side_by_side_the_answers_stand_in_a_list(shown, look, qtbot):
    page = QWidget()
    long = Answers(words={key: key for key in ("On my own", "With others", "On and off")})
    field = AnswerField(look, "How?", long, name="how")
    field.setParent(page)
    field.resize(400, 40)
    shown(page)
    field.show_value("With others")
    field.resize(100, 40)
    qtbot.waitUntil(field.findChild(QComboBox).isVisible)
    assert field.findChild(QComboBox).currentText() == "With others"
    field.resize(400, 40)
    qtbot.waitUntil(lambda: not field.findChild(QComboBox).isVisible())
    assert field.findChild(QPushButton, "how_line_1").isChecked()
    assert field.value() == "With others"


def test_nothing_is_shown_or_hidden_while_a_layout_gives_out_places(shown, look, qtbot):
    # Qt's grid would be begun once more inside itself, and end the program.
    page = QWidget()
    field = AnswerField(look, "What?", FEW, name="what")
    field.setParent(page)
    field.resize(400, 40)
    shown(page)
    qtbot.waitUntil(field.findChild(QPushButton, "what_line_0").isVisible)

    field.resize(60, 40)

    assert field.findChild(QPushButton, "what_line_0").isVisible()
    qtbot.waitUntil(field.findChild(QComboBox).isVisible)


def test_four_usual_answers_fit_into_half_a_form(field_of):
    words = ("Yes", "Partly", "No", "Not sure")
    field = field_of(Answers(words={word: word for word in words}))

    assert field.minimumSizeHint().width() <= 280
    assert not field.findChild(QComboBox).isVisible()


@pytest.mark.parametrize(("wide", "is_line"), [(True, True), (False, False)])
def test_four_states_stand_side_by_side_where_they_have_the_whole_line(shown, look, wide, is_line):
    states = ("not for me", "not yet", "working on it", "in place")
    answers = Answers(words={one: one for one in states}, wide=wide)
    field = AnswerField(look, "State", answers, name="state")
    field.resize(520, 60)
    shown(field)
    field.hold()

    assert (field.findChild(Segmented) is not None) is is_line
    assert QApplication.focusWidget().objectName() == ("state_line_0" if is_line else "state_list")
