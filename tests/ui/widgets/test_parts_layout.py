"""What every layout of parts in lines promises to Qt."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.ui.widgets.parts_layout import PartsLayout


class Stacked(PartsLayout):
    """One below the other."""

    def sizeHint(self):  # noqa: N802 - Qt's name
        return self.minimumSize()

    def _place(self, place, *, is_trial):
        top = place.top()
        for item in self._shown():
            high = item.sizeHint().height()
            if not is_trial:
                item.setGeometry(QRect(place.left(), top, place.width(), high))
            top += high
        return top - place.top()


@pytest.fixture
def page(qtbot):
    page = QWidget()
    layout = Stacked()
    for words in ("a", "a much longer one"):
        layout.addWidget(QPushButton(words))
    page.setLayout(layout)
    qtbot.addWidget(page)
    return page


def test_the_widest_part_is_the_least_width_and_hidden_ones_do_not_count(page):
    layout = page.layout()
    layout.setContentsMargins(5, 5, 5, 5)
    wide = layout.itemAt(1).widget()
    assert layout.minimumSize().width() == wide.minimumSizeHint().width() + 10

    wide.hide()

    assert layout.minimumSize().width() < wide.minimumSizeHint().width()


def test_the_height_follows_from_the_parts_and_the_edges(page):
    layout = page.layout()
    plain = layout.heightForWidth(200)
    layout.setContentsMargins(0, 7, 0, 7)

    assert layout.heightForWidth(200) == plain + 14
    assert layout.hasHeightForWidth()


def test_a_part_can_be_taken_out(page):
    layout = page.layout()

    assert layout.takeAt(0) is not None
    assert (layout.count(), layout.itemAt(5), layout.takeAt(5)) == (1, None, None)


def test_a_layout_that_does_not_say_where_is_none():
    with pytest.raises(NotImplementedError):
        PartsLayout()._place(QRect(), is_trial=True)


def sizes_follow_a_part(page):
    layout = page.layout()
    asked = []
    place = layout._place
    layout._place = lambda *told, **how: asked.append(told) or place(*told, **how)
    former = [(layout.heightForWidth(300), layout.minimumSize().width()) for _ in range(3)]
    assert len(asked) == 1, "reckoned again though nothing changed"

    layout.itemAt(0).widget().setFixedSize(400, 90)

    now = layout.heightForWidth(300), layout.minimumSize().width()
    assert now[0] > former[-1][0], "told as it was"
    assert now[1] == 400


def test_a_size_is_reckoned_once_and_again_when_a_part_changed(page):
    sizes_follow_a_part(page)


def test_twin_that_never_forgets_a_size_tells_it_as_it_was(page, monkeypatch):
    monkeypatch.setattr(Stacked, "_forget", lambda _: None)

    with pytest.raises(AssertionError, match="told as it was"):
        sizes_follow_a_part(page)
