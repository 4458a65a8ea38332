"""A file of one's own questions is made by keys; every word of it is shown before, no other is."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import samples
from controls import controls
from fakes import InlineJobs, local_door
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from samples import CHEAP_BOUNDS, CHEAPEST
from test_layout import faults
from wording import breaches

from desktop import question_file, strength
from desktop.door import NewFile
from desktop.errors import DestinationError
from desktop.model import asking
from desktop.model.document import Kind
from desktop.model.questions import Depth
from desktop.model.register import Fate, Left, What
from desktop.ui import days, registering
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens import questions_work as work
from desktop.ui.screens.questions_out import QuestionsOutScreen
from desktop.ui.screens.questions_work import Sealing

GUIDE = samples.guides()[asking.GUIDE]
MEANS = Sealing(
    seal=partial(question_file.seal, cost=CHEAPEST),
    read=partial(question_file.read, bounds=CHEAP_BOUNDS),
    make=strength.make,
)
ASKED = {"number": "1", "question": "Is anybody I know involved?", "depth": "yes or no"}
OTHER = {"question": "What did it cost us?", "tag": "Money", "depth": "counts and dates"}
TOLD = {"purpose": "To plan.", "private": "I dread this one.", "number": "4"}
OLD = {"precision": "day", "year": 2020, "month": 1, "day": 1}
NOW = {
    "precision": "day", "year": days.today().year, "month": days.today().month,
    "day": days.today().day,
}  # fmt: skip


def rows(*cells):
    return [{"id": f"{at:032x}", "cells": one} for at, one in enumerate(cells, start=1)]


class LateJobs(InlineJobs):
    """Does long work when the test says so."""

    def __init__(self):
        self.waiting = []

    def run(self, work, then, failed):
        self.waiting.append((work, then, failed))

    def finish(self):
        waiting, self.waiting = self.waiting, []
        for one in waiting:
            InlineJobs.save(self, *one)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "a stick").mkdir()
    return tmp_path


@pytest.fixture
def session(home):
    opened = samples.opened(samples.blank_vault(home / "vault"))
    yield opened
    opened.close()


@pytest.fixture
def made(look, session):
    """Return a function that gives the screen on a sheet with these questions."""
    kept = []
    with local_door() as (door, _):

        def make(*cells, jobs=None, means=MEANS, made_on=OLD, **others):
            sheet = session.start(
                kind=Kind.LETTER, title="", on=days.today(), guide=GUIDE.id, sections=GUIDE.start()
            )
            fields = {"questions": {"questions": rows(*cells), "made_on": made_on}} | others
            for section in sheet.pages:
                if section.key in fields:
                    session.save(sheet.id, section.id, section.body, fields=fields[section.key])
            texts = OpenTexts(jobs or InlineJobs(), session)
            screen = QuestionsOutScreen(look, texts, GUIDE, door, means)
            screen.show_document(sheet.id)
            kept.append(screen)
            return screen

        yield make


def files_in(folder):
    return sorted(one.name for one in Path(folder).iterdir() if one.is_file())


def makes(somebody, folder="a stick"):
    somebody.goes_to("questions_out_place")
    somebody.presses(Qt.Key.Key_Space)
    somebody.types(folder)
    somebody.presses(Qt.Key.Key_Return)
    somebody.goes_to("questions_out_places_choose")
    somebody.presses(Qt.Key.Key_Space)
    somebody.goes_to("questions_out_make")
    somebody.presses(Qt.Key.Key_Return)


def test_a_file_is_made_by_keys_and_holds_what_was_shown(made, person, home):
    somebody = person(made(ASKED, OTHER | TOLD))
    seen = somebody.sees()
    assert files_in(home / "a stick") == []
    makes(somebody)
    phrase = somebody.sees("questions_out_phrase_words")
    path = home / "a stick" / work.NEUTRAL_NAME
    sheet = question_file.read_file(path, phrase, CHEAP_BOUNDS)

    assert path.stat().st_mode & 0o777 == 0o600
    assert len(phrase.split()) == 5
    assert [one.number for one in sheet.questions] == [1, 4]
    for one in sheet.questions:
        assert f"{one.number} · {one.text}" in seen
        assert one.depth.words in seen
        assert one.purpose == ""
    assert "I dread" not in seen
    assert "To plan." not in seen


def test_it_says_first_for_whom_it_is_and_last_what_is_not_in_it(made, person):
    seen = person(made(ASKED)).sees().splitlines()

    assert seen[1] == "Give it to your own therapist, who passes it on."
    for words in ("Your lines:", "conditions for the day", "What a question is for.", "afraid"):
        assert any(words in line for line in seen[seen.index("Not in the file") :]), words


def test_what_a_question_is_for_is_shown_and_goes_along_once_it_is_ticked(made, person, home):
    somebody = person(made(OTHER | TOLD))
    somebody.goes_to("questions_out_purposes")
    somebody.presses(Qt.Key.Key_Space)
    seen = somebody.sees()
    makes(somebody)
    phrase = somebody.sees("questions_out_phrase_words")
    [one] = question_file.read_file(
        home / "a stick" / work.NEUTRAL_NAME, phrase, CHEAP_BOUNDS
    ).questions  # fmt: skip

    assert "What it is for: To plan." in seen
    assert "What a question is for." not in seen
    assert one.purpose == "To plan."


def test_nothing_is_ticked_from_the_last_time(made, person):
    screen = made(OTHER | TOLD)
    somebody = person(screen)
    somebody.goes_to("questions_out_purposes")
    somebody.presses(Qt.Key.Key_Space)
    screen.leave()
    screen.arrive()

    assert "To plan." not in somebody.sees()


def test_numbers_that_were_given_stand_on_the_sheet_once_the_file_is_there(made, person):
    screen = made(ASKED, OTHER)
    somebody = person(screen)
    texts = screen._texts
    assert "2 · What did it cost us?" in somebody.sees()
    assert texts.is_kept
    makes(somebody)

    texts.take()()
    section = texts.session.open(screen._document).section("questions")
    assert [row["cells"]["number"] for row in section.fields["questions"]] == ["1", "2"]


def test_the_words_are_hidden_after_a_minute_and_shown_again_on_wish(made, person):
    screen = made(ASKED)
    somebody = person(screen)
    makes(somebody)
    phrase = somebody.sees("questions_out_phrase_words")
    assert screen._end._phrase._timer.interval() == 60_000
    screen._end._phrase._timer.timeout.emit()
    hidden = somebody.sees("questions_out_phrase_words")
    somebody.goes_to("questions_out_phrase_eye")
    somebody.presses(Qt.Key.Key_Space)

    assert hidden == "• • • • •"
    assert somebody.sees("questions_out_phrase_words") == phrase


def test_whoever_leaves_leaves_no_word_behind(made, person, qtbot):
    screen = made(ASKED)
    somebody = person(screen)
    makes(somebody)
    phrase = somebody.sees("questions_out_phrase_words")
    with qtbot.waitSignal(screen.closed):
        somebody.presses(Qt.Key.Key_Escape)

    assert screen._end._phrase._phrase == ""
    texts = [one.text() for one in screen.findChildren(QLabel) if one.isVisibleTo(screen)]
    assert phrase not in "\n".join(texts)


def test_each_file_has_words_of_its_own_and_overwrites_none(made, person, home):
    screen = made(ASKED)
    somebody = person(screen)
    makes(somebody)
    first = somebody.sees("questions_out_phrase_words")
    screen.arrive()
    somebody.goes_to("questions_out_make")
    somebody.presses(Qt.Key.Key_Return)

    assert somebody.sees("questions_out_phrase_words") != first
    assert len(files_in(home / "a stick")) == 2


def test_the_file_can_be_deleted_again(made, person, home):
    somebody = person(made(ASKED))
    makes(somebody)
    somebody.goes_to("questions_out_remove")
    somebody.presses(Qt.Key.Key_Return)

    assert files_in(home / "a stick") == []
    assert somebody.sees("questions_out_end_title") == "The file is deleted"
    assert not somebody.can_see("questions_out_phrase_words")


def lines(session):
    held = session.register()
    return [Left.from_json(one.fields) for one in held.sections] if held is not None else []


def test_the_file_stands_in_the_register_without_the_words_that_open_it(
    made, person, home, session
):
    somebody = person(made(ASKED))
    makes(somebody)

    [left] = lines(session)
    path = home / "a stick" / left.name
    assert (left.what, left.fate, left.password) == (What.QUESTIONS, Fate.OUT, "")
    assert registering.holds(path, left)
    assert "involved" not in str(left)


def test_a_file_that_was_not_made_leaves_no_line(made, person, home, session):
    broken = replace(MEANS, read=lambda *_: None)
    makes(person(made(ASKED, means=broken)))

    assert files_in(home / "a stick") == []
    assert lines(session) == []


# -- two days, depths, no disclosure ----------------------------------------


def test_what_is_two_days_old_at_most_is_one_quiet_line_and_can_wait(made, person):
    somebody = person(made(ASKED | {"still_want": OLD}, OTHER, made_on=NOW))
    line = somebody.sees("questions_out_recent")
    somebody.goes_to("questions_out_later")
    somebody.presses(Qt.Key.Key_Space)
    seen = somebody.sees()

    assert line == "You wrote number 2 within the last two days. You can leave it for later."
    assert "Is anybody I know involved?" in seen
    assert "What did it cost us?" not in seen


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ((ASKED, OTHER), "You wrote these within"),
        ((ASKED, OTHER, OTHER | {"still_want": OLD}), "You wrote numbers 1, 2 within"),
    ],
)
def test_it_is_said_which_ones_are_meant(made, person, cells, words):
    assert person(made(*cells, made_on=NOW)).sees("questions_out_recent").startswith(words)


def test_an_older_question_has_no_such_line(made, person):
    somebody = person(made(ASKED))

    assert somebody.sees("questions_out_recent") == ""
    assert not somebody.can_see("questions_out_later")


def test_where_nothing_says_how_deep_it_is_asked_once(made, person):
    screen = made({"question": "Was it?"})
    somebody = person(screen)
    asked = somebody.sees("questions_out_open")
    assert not screen.findChild(QComboBox, "questions_out_depth").isHidden()
    assert not screen._make.isEnabled()
    somebody.goes_to("questions_out_depth")
    somebody.presses(Qt.Key.Key_Down)
    somebody.presses(Qt.Key.Key_Down)

    assert asked.endswith("1 “Was it?”")
    assert screen._make.isEnabled()
    assert screen._prepared.sheet.questions[0].depth is Depth.YES_NO


def test_no_disclosure_is_a_whole_answer(made, person):
    somebody = person(made(decision={"decision": asking.NO_DISCLOSURE}))

    assert "That is a whole answer" in somebody.sees("questions_out_wants_none")
    assert "Nothing stands on the sheet yet" in somebody.sees("questions_out_said")
    assert not somebody.can_see("questions_out_purposes")


# -- what can go wrong ------------------------------------------------------


def test_a_stick_that_lost_a_byte_gets_no_file(made, person, home, monkeypatch):
    whole = NewFile.settle

    def lossy(self):
        lies_there = whole(self)
        return lies_there[:-1] + bytes([lies_there[-1] ^ 1])

    monkeypatch.setattr(NewFile, "settle", lossy)
    somebody = person(made(ASKED))
    makes(somebody)

    assert files_in(home / "a stick") == []
    assert somebody.sees("questions_out_said") != ""
    assert somebody.is_at == "questions_out_make"


def test_twin_that_believes_what_it_wrote_leaves_the_broken_file(made, person, home, monkeypatch):
    monkeypatch.setattr(work, "_prove", lambda *_: None)

    with pytest.raises(AssertionError, match=r"pages\.dat"):
        test_a_stick_that_lost_a_byte_gets_no_file(made, person, home, monkeypatch)


def test_a_place_that_takes_no_file_is_said(made, person, home):
    screen = made(ASKED)
    somebody = person(screen)
    screen._folder = home / "not there"
    somebody.goes_to("questions_out_make")
    somebody.presses(Qt.Key.Key_Return)

    assert somebody.sees("questions_out_said") != ""
    assert screen._make.isEnabled()


def test_a_file_that_comes_after_one_has_left_is_taken_away(made, person, home):
    jobs = LateJobs()
    screen = made(ASKED, jobs=jobs)
    somebody = person(screen)
    makes(somebody)
    assert not screen._make.isEnabled()
    screen.leave()
    jobs.finish()
    assert files_in(home / "a stick") == [work.NEUTRAL_NAME]
    jobs.finish()

    assert files_in(home / "a stick") == []
    assert screen._end._phrase._phrase == ""


def test_a_mistake_of_the_program_is_not_hidden(made, person):
    def fails(_sheet, _phrase):
        raise ZeroDivisionError

    screen = made(ASKED, means=replace(MEANS, seal=fails))
    person(screen)

    with pytest.raises(ZeroDivisionError):
        screen._on_make()
    assert screen._make.isEnabled()


def test_a_file_that_cannot_be_deleted_is_said(made, person, monkeypatch):
    def refuse(_door, _path):
        raise DestinationError(5)

    monkeypatch.setattr(work, "remove", refuse)
    somebody = person(made(ASKED))
    makes(somebody)
    somebody.goes_to("questions_out_remove")
    somebody.presses(Qt.Key.Key_Return)

    assert somebody.sees("questions_out_end_said") != ""
    assert somebody.can_see("questions_out_phrase_words")


def test_without_a_sheet_there_is_nothing_to_make(made, person):
    screen = made(ASKED)
    screen._document = None
    somebody = person(screen)
    screen._on_make()

    assert somebody.sees("questions_out_said") == "The sheet is not there any more."
    assert not somebody.can_see("questions_out_done")


# -- how it looks and reads -------------------------------------------------


def test_every_sentence_of_the_page_keeps_to_the_rules_for_words(made, person):
    somebody = person(made(ASKED, OTHER | TOLD, {"question": "Was it?"}, made_on=NOW))
    makes_no = somebody.sees()

    assert breaches(makes_no) == []


@pytest.fixture(params=[(100, 900), (100, 640), (200, 900), (200, 640), (250, 900), (250, 640)])
def width(request, look):
    """Set a text size, and give the width of a window."""
    look.set_text_size(request.param[0])
    return request.param[1]


def test_nothing_is_cut_off_at_any_size(made, person, home, width):
    screen = made(ASKED, OTHER | TOLD, {"question": "Was it?" * 9}, made_on=NOW)
    # The way to a folder may be broken anywhere, which the measure of words does not know.
    screen._folder = Path("/a stick")
    somebody = person(screen, (width, width * 2 // 3))
    QApplication.processEvents()
    QApplication.processEvents()
    first = faults(screen)
    screen._depth.setCurrentIndex(1)
    screen._folder = home / "a stick"
    somebody.goes_to("questions_out_make")
    somebody.presses(Qt.Key.Key_Return)
    screen._end._where.setText("pages.dat in a stick.")
    QApplication.processEvents()
    QApplication.processEvents()

    assert somebody.can_see("questions_out_done")
    assert (first, faults(screen)) == ([], [])


def test_each_control_has_its_name_for_tools_and_for_ears(made, person):
    screen = made(ASKED, OTHER | TOLD, {"question": "Was it?"}, made_on=NOW)
    person(screen)
    found = [one for one in controls(screen) if not one.name.startswith("qt_")]

    assert [one for one in found if not one.name.startswith("questions_out_")] == []
    assert [one.name for one in found if not one.words] == []
