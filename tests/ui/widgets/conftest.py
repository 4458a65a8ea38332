"""A look, and a paper in a window, for the tests of the page."""

import pytest

from desktop.preferences import Preferences
from desktop.ui.clipboard import Clipboard
from desktop.ui.theme import Look
from desktop.ui.widgets.paper import Paper


@pytest.fixture
def look(qapp):
    look = Look(qapp, Preferences())
    look.dress(qapp)
    return look


@pytest.fixture
def paper(qtbot, look):
    paper = Paper(look, Clipboard(clear_after_ms=60_000))
    qtbot.addWidget(paper, before_close_func=Paper.put_away)
    paper.resize(900, 600)
    with qtbot.waitExposed(paper):
        paper.show()
    return paper


@pytest.fixture
def shown(qtbot):
    """Return a function that shows a widget, ready for keys."""

    def show(widget):
        qtbot.addWidget(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        return widget

    return show
