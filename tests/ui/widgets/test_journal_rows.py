"""What a line shows: never a word from under a veil, and no letter lost where words are cut."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.model.document import DocumentId
from desktop.ui.widgets import journal_rows
from desktop.ui.widgets.journal_list import JournalList
from desktop.ui.widgets.journal_rows import JournalRow, height


def row(**parts):
    return JournalRow(**{"head": "Friday", "aside": "23:05", "id": DocumentId("a"), **parts})


@pytest.fixture
def drawn(look, qtbot):
    """Return a function that draws a line and gives the words and the picture."""
    view = JournalList(look, name="a_list")
    qtbot.addWidget(view)

    def draw(one, *, width=400, is_chosen=False):
        view.show_lines(lambda first, _many: (one,) if not first else (), 1)
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, width, height(look.theme))
        if is_chosen:
            option.state = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
        picture = QPixmap(option.rect.size())
        picture.fill(look.theme.colour("window"))
        painter = QPainter(picture)
        view.itemDelegate().paint(painter, option, view.model().index(0))
        painter.end()
        return picture.toImage()

    return draw


def test_each_kind_of_line_looks_different(drawn):
    lines = [
        row(words="by the river"), row(words="by the river", is_veiled=True),
        row(words="by the river", chips=("Sleep",)), row(words="by the river", title="The river"),
        row(id=None, head="Nothing stands here."),
    ]  # fmt: skip
    pictures = [drawn(one) for one in lines] + [drawn(lines[0], is_chosen=True)]
    for at, one in enumerate(pictures):
        assert all(one != other for other in pictures[at + 1 :])


def test_long_words_take_two_lines_and_are_cut_without_losing_a_letter(look, qtbot):
    picture = QPixmap(200, 100)
    painter = QPainter(picture)
    shown = []

    class Noting:
        """Notes what is painted."""

        def setFont(self, font):  # noqa: N802
            painter.setFont(font)

        def drawText(self, _at, words):  # noqa: N802
            shown.append(words)

    room = QRect(0, 0, 120, 100).toRectF()
    font = look.theme.font("control")
    journal_rows._paint_lines(Noting(), "😀 one two three four five six seven", font, room, 2)
    painter.end()

    assert len(shown) == 2
    assert shown[0].startswith("😀 one")
    said = " ".join(shown).removesuffix("…").split()
    assert said == "😀 one two three four five six seven".split()[: len(said)][:-1] + said[-1:]


def test_more_chips_than_there_is_room_for_are_left_out_of_the_picture_only(drawn):
    chips = tuple(f"a word of my own {number}" for number in range(9))
    one = row(chips=chips)

    drawn(one, width=250)

    assert all(chip in one.spoken() for chip in chips)


def test_lines_are_as_high_as_two_lines_of_words_and_grow_with_the_text(look):
    small = height(look.theme)
    look.set_text_size(200)
    assert abs(height(look.theme) - 2 * small) <= 4
    look.set_text_size(100)


def test_what_is_no_line_is_not_painted(look, qtbot):
    view = JournalList(look, name="a_list")
    qtbot.addWidget(view)
    picture = QPixmap(10, 10)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    view.itemDelegate().paint(painter, QStyleOptionViewItem(), view.model().index(5))
    painter.end()
    assert picture.toImage().pixelColor(5, 5) == Qt.GlobalColor.white
