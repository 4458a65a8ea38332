"""What was made is drawn at the size that is wanted, from the bytes that will be saved."""

from dataclasses import replace

import pytest
from chooser import Chooser
from PySide6.QtWidgets import QAbstractButton, QLabel

from desktop import packet
from desktop.errors import AppError, TooManyPagesError
from desktop.export import sheets
from desktop.model import richtext
from desktop.model.manifest import Manifest, Piece
from desktop.ui.screens.session_drawing import Drawing
from desktop.ui.screens.session_work import Made


@pytest.fixture
def chooser(desk, tmp_path):
    return Chooser(desk, tmp_path)


def test_a_page_is_read_at_full_size_and_left_by_escape(chooser):
    chooser.writes("An evening")
    chooser.arrives()
    assert not chooser.desk.can_see("session_full")
    chooser.ticks("An evening")
    chooser.wait_for_pages()

    chooser.desk.chooses("session_full")
    full = chooser.screen._drawing.full
    chooser.desk.wait(lambda: not full._image.pixmap().isNull())

    assert full._image.pixmap().width() == full.width_wanted()
    assert chooser.desk.reads("full_words") == "page 1 of 1"
    chooser.desk.press("Escape")
    assert chooser.desk.is_at == "session_full"
    assert full._image.pixmap().isNull()


# -- several files ------------------------------------------------------------


class Later:
    """Hands work over only when the test says so, one after the other."""

    def __init__(self):
        self.waiting = []

    def run(self, work, then, failed):
        self.waiting.append((work, then, failed))

    def work(self):
        """Do all there is, and what follows from it."""
        while self.waiting:
            work, then, failed = self.waiting.pop(0)
            try:
                found = work()
            except AppError as error:
                failed(error)
            else:
                then(found)


@pytest.fixture(scope="module")
def press():
    with packet.Press() as press:
        yield press


@pytest.fixture
def drawing(look, qtbot, press):
    made = Drawing(look, Later(), press)
    for part in (made.view, made.parts, made.full):
        qtbot.addWidget(part)
    return made


def volume(number, count=3):
    words = richtext.from_plain(f"words of part {number}")
    piece = Piece(key="one", heading="A heading", body=words)
    return Manifest(title="T", volume=f"part {number} of {count}", pieces=(piece,))


def made_of(press, *volumes):
    return Made(1, (), press.finish(volumes[0], "walnut"), volumes=volumes)


def takes(drawing, made):
    drawing.take(made)
    drawing.view.show_count(made.packed.count)
    drawing._jobs.work()


def turns(drawing, name):
    drawing.parts.findChild(QAbstractButton, f"session_volume_{name}").click()


def told(drawing):
    said = drawing.parts.findChild(QLabel, "session_volume_words").text()
    return said.rpartition("This is ")[2]


def words_on(drawing):
    """Return the words of the file of which the picture is drawn."""
    packed = drawing._packed()
    return " ".join(sheets.texts(packed.file, packed.password))


def every_part_can_be_seen(drawing):
    takes(drawing, made_of(drawing._press, *map(volume, (1, 2, 3))))
    assert not drawing.parts.isHidden()
    for number in (2, 3):
        former = drawing.view.image
        turns(drawing, "after")
        assert drawing.view.image is None
        drawing._jobs.work()
        assert told(drawing) == f"part {number} of 3."
        assert f"words of part {number}" in words_on(drawing)
        assert drawing.view.image is not None
        assert drawing.view.image != former
    turns(drawing, "before")
    drawing._jobs.work()
    assert "words of part 2" in words_on(drawing)
    assert len(drawing.looked_at) == 3


def test_each_part_is_set_and_drawn_when_it_is_looked_at(drawing):
    every_part_can_be_seen(drawing)


def test_twin_that_draws_the_first_part_for_each_is_seen(drawing, monkeypatch):
    monkeypatch.setattr(
        Drawing, "_packed", lambda drawing: next(iter(drawing._looked.values()), None)
    )

    with pytest.raises(AssertionError):
        every_part_can_be_seen(drawing)


def test_one_file_alone_has_no_way_to_others(drawing):
    takes(drawing, made_of(drawing._press, volume(1, 1)))

    assert drawing.parts.isHidden()
    assert drawing.looked_at == (drawing._made.packed,)


def what_is_late_is_passed_over(drawing):
    """Turn on twice, then change what goes in while a part is being set."""
    takes(drawing, made_of(drawing._press, *map(volume, (1, 2, 3))))
    turns(drawing, "after")
    turns(drawing, "after")
    assert len(drawing._jobs.waiting) == 1
    other = made_of(drawing._press, *(volume(number, 2) for number in (1, 2)))
    drawing.take(None)
    takes(drawing, other)
    assert drawing.looked_at == (other.packed,)
    assert "part 1 of 2" in words_on(drawing)


def test_a_part_that_comes_after_the_pages_changed_is_passed_over(drawing):
    what_is_late_is_passed_over(drawing)


def test_twin_that_takes_what_is_late_is_seen(drawing, monkeypatch):
    honest = Drawing._on_set

    def hasty(self, found):
        honest(self, replace(found, made=self._made))

    monkeypatch.setattr(Drawing, "_on_set", hasty)

    with pytest.raises(AssertionError):
        what_is_late_is_passed_over(drawing)


def test_who_turns_on_before_a_part_is_set_sees_the_one_turned_to(drawing):
    takes(drawing, made_of(drawing._press, *map(volume, (1, 2, 3))))
    turns(drawing, "after")
    turns(drawing, "after")
    drawing._jobs.work()

    assert "words of part 3" in words_on(drawing)
    assert drawing.view.image is not None


def test_a_part_that_cannot_be_set_is_said_and_the_others_can_be_seen(drawing, monkeypatch):
    takes(drawing, made_of(drawing._press, *map(volume, (1, 2))))
    with monkeypatch.context() as patch:
        patch.setattr(drawing._press, "finish", _refuse)
        turns(drawing, "after")
        drawing._jobs.work()
    assert "too long" in drawing.view.findChild(QLabel, "session_page_words").text()
    assert drawing.view.image is None
    turns(drawing, "before")
    drawing._jobs.work()

    assert drawing.view.image is not None


def _refuse(*_):
    raise TooManyPagesError
