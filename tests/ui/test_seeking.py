"""To the search page and back, and what can be gone to by its name."""

from contextlib import closing

import pytest
import samples
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.model.settings import Purpose
from desktop.ui import seeking


@pytest.fixture
def house(qapp):
    """Return a stack with three screens, and where one was sent."""
    stack, gone = QStackedWidget(), []
    screens = {name: QWidget() for name in ("today", "letters", "search")}
    for screen in screens.values():
        stack.addWidget(screen)

    def go(name):
        gone.append(name)
        stack.setCurrentWidget(screens[name])

    yield stack, screens, gone, seeking.Seeking(stack, screens, go, lambda: gone.append("text"))
    stack.deleteLater()


def test_one_comes_back_to_where_one_was_however_often_one_asked(house):
    stack, screens, gone, way = house
    stack.setCurrentWidget(screens["letters"])

    way.seek()
    way.seek()
    way.back()

    assert gone == ["search", "search", "letters"]


def test_from_a_screen_that_is_gone_one_comes_to_today(house):
    stack, screens, gone, way = house
    stack.setCurrentWidget(screens["letters"])
    way.seek()
    del screens["letters"]

    way.back()

    assert gone == ["search", "today"]


class Whole(QWidget):
    """Looks at the whole of a text while it is shown."""

    def show_document(self, document):
        self.document = document


def test_from_a_page_that_looks_at_a_text_one_comes_back_to_the_text(house):
    stack, screens, gone, way = house
    screens["timeline"] = Whole()
    stack.addWidget(screens["timeline"])
    stack.setCurrentWidget(screens["timeline"])
    way.seek()

    way.back()

    assert gone == ["search", "text"]


def test_what_can_be_gone_to_follows_the_purpose(tmp_path):
    with closing(samples.opened(samples.blank_vault(tmp_path / "vault"))) as session:
        named = {one.key for one in seeking.goals(session, samples.guides())}
        session.change_settings(session.settings.changed(purpose=Purpose.JOURNAL))
        fewer = {one.key for one in seeking.goals(session, samples.guides())}

    assert {"today", "letters", "plans", "settings", "disclosure"} <= named
    assert "disclosure" not in fewer
    assert "plans" not in fewer


def test_a_late_guide_can_be_gone_to_only_while_the_later_pages_are_shown(tmp_path):
    with closing(samples.opened(samples.blank_vault(tmp_path / "vault"))) as session:
        shut = {one.key for one in seeking.goals(session, samples.guides())}
        session.change_settings(session.settings.changed(shows_late=True))
        shown = {one.key for one in seeking.goals(session, samples.guides())}

    assert "touch_first" not in shut
    assert "touch_first" in shown
