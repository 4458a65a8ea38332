"""Open the later pages, write, put them away: nothing of it is shown anywhere, and no word is lost.

By real keys, in the real window, and again after a lock.
"""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QListWidget, QTreeWidget

from desktop.errors import VaultUnwritableError
from desktop.model.settings import Purpose
from desktop.session import Session
from desktop.verbs.core import Core

WORD, TITLE = "quillwort", "Without pressure"


def seen(desk):
    """Return all that can be read in the window, also what a list says of its lines."""
    desk.reads()
    words = [one.text() for one in desk.window.findChildren(QLabel) if one.isVisible()]
    words += [one.text() for one in desk.window.findChildren(QAbstractButton) if one.isVisible()]
    for one in desk.window.findChildren(QListWidget):
        if one.isVisible():
            lines = [one.item(row) for row in range(one.count())]
            words += [str(line.data(role)) for line in lines for role in (0, 11, 256, 257)]
    for one in desk.window.findChildren(QTreeWidget):
        if one.isVisible():
            words += [one.topLevelItem(row).text(0) for row in range(one.topLevelItemCount())]
    return "\n".join(words)


def seeks(desk, question):
    """Return what the page of search shows for a question."""
    desk.press("Ctrl+K")
    desk.types(question)
    desk.wait(lambda: not desk.inside._stack.currentWidget()._pause.isActive())
    desk.room._jobs.drain()
    desk.qtbot.wait(1)
    found = seen(desk)
    desk.press("Escape")
    return found


def everywhere(desk):
    """Return what is shown in each place where a text or a guide can stand."""
    shown = {}
    for place in ("today", "letters", "plans", "notice", "practise", "session"):
        desk.goes(place)
        shown[place] = seen(desk)
    desk.goes("practise")
    desk.chooses("practising_all")
    shown["list"] = seen(desk)
    desk.inside._on_guides_wanted("practise")
    shown["guides"] = seen(desk)
    shown["found"] = seeks(desk, WORD)
    shown["named"] = seeks(desk, "pressure")
    return shown


def where(shown, words=(TITLE, WORD)):
    return {place for place, text in shown.items() if any(word in text for word in words)}


def opens_and_writes(desk):
    """Open the later pages, begin one, and write one word on it."""
    desk.goes("practise")
    desk.chooses("practising_later")
    desk.chooses("later_show")
    desk.chooses("later_without_pressure")
    desk.types(WORD)
    desk.wait_until_saved()


def what_is_put_away_is_shown_nowhere(desk):
    desk.unlock()
    desk.asks(lambda one: one.change_settings(one.settings.changed(purpose=Purpose.HURT)))
    desk.inside._on_settings_changed()
    assert where(everywhere(desk)) == set()

    opens_and_writes(desk)
    assert where(everywhere(desk)) == {"today", "practise", "session", "list", "found", "named"}

    desk.goes("practise")
    desk.chooses("practising_later")
    desk.chooses("later_put_away")
    assert where(everywhere(desk)) == set()
    assert desk.inside.writing.document is None

    desk.lock()
    desk.unlock()
    assert where({"first": seen(desk)}) == set()
    assert where(everywhere(desk)) == set()

    desk.goes("practise")
    desk.chooses("practising_later")
    desk.chooses("later_show")
    desk.chooses("later_without_pressure")
    assert desk.page == WORD


def test_what_is_put_away_is_shown_nowhere(desk):
    what_is_put_away_is_shown_nowhere(desk)


def test_twin_a_vault_that_only_offered_less_would_be_found(desk, monkeypatch):
    monkeypatch.setattr(Core, "hidden", frozenset())

    with pytest.raises(AssertionError, match="== set"):
        what_is_put_away_is_shown_nowhere(desk)


def test_words_are_not_lost_when_they_cannot_be_kept_while_the_pages_are_put_away(
    desk, monkeypatch
):
    desk.unlock()
    opens_and_writes(desk)

    def refuses(*_parts, **_named):
        raise VaultUnwritableError

    with monkeypatch.context() as patch:
        patch.setattr(Session, "save", refuses)
        desk.types(" and heather")
        desk.inside.go("later")
        desk.room._jobs.drain()
        desk.chooses("later_put_away")
        assert not desk.inside.texts.is_kept
    desk.inside.keep_now()
    desk.wait(lambda: desk.inside.texts.is_kept)
    desk.lock()
    desk.unlock()
    desk.goes("practise")
    desk.chooses("practising_later")
    desk.chooses("later_show")
    desk.chooses("later_without_pressure")
    assert desk.page == f"{WORD} and heather"
