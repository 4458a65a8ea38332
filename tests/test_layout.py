"""Nothing is cut off and nothing lies over anything else, whatever the window and the text size."""

import os
import re
import tempfile
from pathlib import Path

import controls
import pytest
import samples
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLineEdit, QWidget

from desktop.door import Mode

SEEN = (QLabel, QAbstractButton, QLineEdit)
SPARE = 2
"""Pixels by which rounding may be off."""


def faults(page):
    """Return what is wrong with a page as it is shown now, in words."""
    window = page.window()
    found = []
    seen = [one for one in page.findChildren(QWidget) if one.isVisible() and isinstance(one, SEEN)]
    beside = {}
    for widget in seen:
        beside.setdefault(widget.parentWidget(), []).append(widget)
    for widget in seen:
        name = widget.objectName() or getattr(widget, "text", str)()[:30]
        others = [one for one in beside[widget.parentWidget()] if one is not widget]
        found.extend(f"{name} {fault}" for fault in _faults_of(widget, window, others))
    return found


def _faults_of(widget, window, others):
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    room = window.rect().adjusted(-SPARE, -SPARE, SPARE, SPARE)
    area = _area(widget, window)
    if area is not None and not _is_within(place, area, window):
        yield f"is cut at the side by {area.objectName()}: {place.getRect()}"
    if not room.contains(place) and area is None:
        yield f"lies outside the window: {place.getRect()}"
    if isinstance(widget, QLabel) and widget.text():
        yield from _label_faults(widget)
    elif not isinstance(widget, QLabel):
        least = widget.minimumSizeHint().expandedTo(QSize(0, 0))
        if widget.width() + SPARE < least.width() or widget.height() + SPARE < least.height():
            yield f"is cut: {widget.size().toTuple()} of {least.toTuple()}"
    for other in others:
        both = other.geometry().intersected(widget.geometry())
        if both.width() > SPARE and both.height() > SPARE:
            yield f"lies over {other.objectName()}"


def _label_faults(label):
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if label.height() + SPARE < needed:
            yield f"is cut: {label.height()} of {needed} high"
        longest = max(re.split(r"[\s/-]+", label.text()), key=len)
        if label.fontMetrics().horizontalAdvance(longest) > label.width() + SPARE:
            yield f"is too narrow for its longest word: {label.width()}"
    elif label.sizeHint().width() > label.width() + SPARE:
        yield f"is cut: {label.width()} of {label.sizeHint().width()} wide"


def _area(widget, window):
    """Return what this widget scrolls in, or None; nothing here scrolls sideways."""
    above = widget.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QAbstractScrollArea):
            return above
        above = above.parentWidget()
    return None


def _is_within(place, area, window):
    view = area.viewport()
    left = view.mapTo(window, QPoint()).x()
    return left - SPARE <= place.left() and place.right() <= left + view.width() + SPARE


CORNERS = (((1280, 800), 100), ((1920, 1080), 80), ((1024, 640), 250))
"""The usual window, the one with the most room and the one with the least."""
BETWEEN = (((1280, 800), 200), ((1280, 800), 250), ((1024, 640), 200))
"""What lies between them: `prove layout`."""
SIZES = (*CORNERS, *(BETWEEN if os.environ.get("STILLPAGE_LAYOUT") == "all" else ()))


@pytest.mark.parametrize(("size", "text"), SIZES)
def test_every_page_fits_its_window(desk, monkeypatch, size, text):
    monkeypatch.setattr("desk.SIZE", size)
    desk.look.set_text_size(text)
    found = {}
    # The path is shown on a page, and that of the test is one very long word.
    with tempfile.TemporaryDirectory() as short:
        monkeypatch.setenv("HOME", short)
        found.update(faults_of_every_page(desk, size, Path(short)))

    assert found == {}


def faults_of_every_page(desk, size, place):
    found = {}
    for name, page in controls.pages(desk, place):
        desk.window.resize(*size)
        controls.settle()
        if wrong := faults(page):
            found[name] = wrong
        assert desk.window.size().toTuple() == size, name
    return found


def before_a_vault(desk, place):
    """Show the pages behind the first ones, up to a vault that is made."""
    desk.sit_down(Mode.WELCOME, None)
    for button in ("welcome_begin", "know_next", "know_out", "welcome_place"):
        desk.find(button).click()
        yield button
    desk.get_up()
    folder = place / "made"
    folder.mkdir()
    desk.sit_down(Mode.CREATE, folder)
    desk.press("Space")
    desk.press("Return")
    yield "passphrase"
    for field in ("create_passphrase", "create_again"):
        desk.find(field).setText("violet marble kitchen september rope")
    desk.find("create_vault").click()
    desk.wait(lambda: desk.can_see("create_phrase_copied"))
    for button in ("create_phrase_copied", "create_phrase_check", "create_phrase_later"):
        yield button
        desk.find(button).click()
    yield "protects"
    desk.get_up()


def at_the_lock(desk, _place):
    """Show each card of help, and what is said when the passphrase is wrong."""
    desk.sit_down()
    desk.types("not this one")
    desk.press("Return")
    desk.wait(lambda: "does not open" in desk.reads())
    yield "wrong"
    desk.press("F1")
    desk.press("Return")  # the first country
    for row in ("person", "line", "safer", "emergency"):
        desk.find(f"help_{row}").click()
        yield f"help_{row}"
        desk.find("help_back").click()
    desk.get_up()


def at_the_ground(desk, _place):
    """Show each page on which somebody breathes or grounds."""
    desk.unlock()
    desk.press("F8")
    yield "regulation"
    for row in ("breathe", "senses", "body", "mind"):
        desk.find(f"regulation_{row}").click()
        yield row
        desk.find("regulation_stop").click()
    desk.find("regulation_body").click()
    desk.find("cards_list").click()
    yield "list"


def at_the_secrets(desk, _place):
    """Show a recovery phrase, and its words being asked back."""
    desk.unlock()
    desk.inside.go("phrase")
    desk.find("phrase_present").setText(samples.PASSPHRASE)
    desk.press("Return")
    desk.wait(lambda: desk.can_see("phrase_copied"))
    yield "words"
    desk.find("phrase_copied").click()
    yield "asked"


def with_somebody(desk, _place):
    """Show a turn, the pause and the end of a practice of two."""
    desk.unlock()
    for name, _page in controls.for_two(desk):
        yield name
    desk.find("sitting_text").setPlainText("words")
    desk.find("sitting_pause").click()
    yield "pause"
    desk.press("Escape")
    desk.press("Escape")
    for box in ("sitting_keep", "sitting_owner"):
        desk.find(box).click()
    yield "end"


def at_the_checkup(desk, _place):
    """Show what was seen of this computer."""
    desk.unlock()
    desk.inside.go("checkup")
    desk.press("Space")
    desk.wait(lambda: desk.can_see("checkup_copies_seen"))
    yield "checkup"


def at_the_backups(desk, _place):
    """Show what is said of backups, and how a vault is made of one."""
    desk.unlock()
    desk.inside.go("backups")
    desk.find("backups_make").click()
    desk.wait(lambda: "made today" in desk.reads("backups_state"))
    desk.asks(lambda one: one.change_passphrase("another passphrase", cost=samples.CHEAPEST))
    desk.inside.go("backups")
    yield "older"
    desk.find("backups_choose").click()
    yield "second place"
    desk.get_up()
    desk.sit_down()
    for button in ("unlock_backup", "restore_backup_1", "restore_go"):
        desk.find(button).click()
        yield button
    desk.wait(lambda: desk.can_see("restore_open"))
    yield "done"


WAYS = (
    before_a_vault, at_the_lock, at_the_ground, at_the_secrets, with_somebody, at_the_checkup,
    at_the_backups,
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_what_comes_after_the_first_pages_fits_a_small_window_too(desk, monkeypatch, way):
    monkeypatch.setattr("desk.SIZE", (1024, 640))
    desk.look.set_text_size(250)
    found = {}
    with tempfile.TemporaryDirectory() as short:
        monkeypatch.setenv("HOME", short)
        for name in way(desk, Path(short)):
            desk.window.resize(1024, 640)
            controls.settle()
            if wrong := faults(desk.window):
                found[name] = wrong

    assert found == {}


def test_what_is_cut_or_lies_over_another_is_seen(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    label = QLabel("a long sentence without a break", page)
    label.setGeometry(0, 0, 20, 20)
    over = QLabel("x", page)
    over.setGeometry(5, 5, 30, 20)
    outside = QLineEdit(page)
    outside.setGeometry(90, 90, 40, 30)
    page.resize(100, 100)
    page.show()

    said = " ".join(faults(page))

    assert all(word in said for word in ("is cut", "lies over", "outside the window"))
