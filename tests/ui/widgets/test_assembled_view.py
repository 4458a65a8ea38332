"""What is put together, as a person and a screen reader get it."""

import pytest
from PySide6.QtWidgets import QLabel, QRadioButton

from desktop.model.desk import Standing
from desktop.model.facts import Assembled, Passage
from desktop.model.table import Table
from desktop.ui.widgets.assembled_view import AssembledView

TABLE = Table(headings=("Kind", "When"), rows=(("Ads <b>", "2016"),), caption="Timeline")
VIEW = Assembled(TABLE, (Passage("timeline:a", "Ads <b>: 2016"),))


@pytest.fixture
def view(look, shown):
    return shown(AssembledView(look))


def words(view):
    return view.findChild(QLabel, "facts_assembled_words")


def test_nothing_put_together_says_so_and_offers_no_choice(view):
    view.show_views((), Standing.TABLE)

    assert "Nothing yet" in words(view).text()
    assert not view.findChild(QRadioButton, "facts_standing_table").isVisible()


def test_words_of_the_writer_are_never_markup(view):
    view.show_views((VIEW,), Standing.TABLE)

    assert "Ads &lt;b&gt;" in words(view).text()
    assert words(view).accessibleName() == "Ads <b>: 2016"


def test_lines_without_a_table_are_shown_as_lines(view):
    view.show_views((Assembled(None, VIEW.passages),), Standing.LINES)

    assert "Ads &lt;b&gt;: 2016" in words(view).text()
    assert view.findChild(QRadioButton, "facts_standing_lines").isChecked()


def test_the_way_it_stands_is_told_when_a_person_chooses_it(view, qtbot):
    view.show_views((VIEW,), Standing.TABLE)

    with qtbot.waitSignal(view.standing_chosen) as told:
        view.findChild(QRadioButton, "facts_standing_no").click()

    assert told.args == [Standing.NOWHERE.value]
