"""A field finds the page that keeps what is cut; without one nothing is kept and nothing fails."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model import richtext
from desktop.ui import clipboard
from desktop.ui.widgets.fields import last_cut


class Page(QWidget):
    def __init__(self):
        super().__init__()
        self.kept = richtext.EMPTY

    def keep_cut(self, body):
        self.kept = body

    def last_cut(self):
        return self.kept


def test_a_cut_goes_to_the_page_however_deep_the_field_is(shown):
    page, between, field = Page(), QWidget(), QWidget()
    QVBoxLayout(page).addWidget(between)
    QVBoxLayout(between).addWidget(field)
    shown(page)
    last_cut.keep(field, "A line\nand another")

    assert last_cut.words(field) == "A line\nand another"
    last_cut.keep(field, "  ")
    assert last_cut.words(field) == "A line\nand another"


def test_without_such_a_page_there_is_nothing_to_put_back(shown):
    field = shown(QWidget())
    last_cut.keep(field, "A line")

    assert last_cut.words(field) == ""


def comes_kept_from_what_stays(shown):
    page, staying, leaving = Page(), QWidget(), QWidget()
    lines = QVBoxLayout(page)
    lines.addWidget(staying)
    lines.addWidget(leaving)
    staying.setProperty(clipboard.STAYS, True)
    field = QWidget(staying)
    shown(page)
    last_cut.keep(field, "quillback")

    assert richtext.leaving(page.kept) == ()
    assert last_cut.words(field) == "quillback", "it cannot be put back where it came from"
    assert last_cut.words(leaving) == ""


def test_words_cut_from_what_stays_are_kept_and_come_back_only_there(shown):
    comes_kept_from_what_stays(shown)


def test_twin_a_cut_that_does_not_ask_is_seen(shown, monkeypatch):
    monkeypatch.setattr(clipboard, "stays", lambda _field: False)

    with pytest.raises(AssertionError):
        comes_kept_from_what_stays(shown)
