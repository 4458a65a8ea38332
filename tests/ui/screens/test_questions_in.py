"""A question file comes in: by keys, with each thing that can be wrong said in one sentence."""

import threading
from functools import partial
from pathlib import Path

import pytest
from controls import controls
from fakes import InlineJobs
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget
from samples import CHEAP_BOUNDS, CHEAPEST
from sheets import question, sheet
from test_layout import faults
from wording import breaches

from desktop import errors, question_file
from desktop.model.questions import Depth
from desktop.ui import messages
from desktop.ui.jobs import Jobs
from desktop.ui.screens.questions_in import QuestionsInScreen
from desktop.ui.screens.sealed_file import Opening

PASSPHRASE = "five small words"
VECTORS = Path(__file__).parents[2] / "vectors" / "questions" / "v1"
SHEET = sheet(
    question(1, tag="money"),
    question(2, tag="lies"),
    do_not_tell=("No comparisons with me.",),
    depths={"money": Depth.COUNTS},
    note="Number 2 first.",
)
MEANS = Opening(
    is_one=question_file.looks_like_one,
    check=partial(question_file.check, bounds=CHEAP_BOUNDS),
    read=partial(question_file.read_file, bounds=CHEAP_BOUNDS),
)
SEALED = question_file.seal(SHEET, PASSPHRASE, CHEAPEST)


class LateJobs(InlineJobs):
    """Does the work when the test says so."""

    def __init__(self):
        self.waiting = []

    def run(self, work, then, failed):
        self.waiting.append((work, then, failed))

    def finish(self):
        for one in self.waiting:
            InlineJobs.save(self, *one)
        self.waiting = []


@pytest.fixture
def downloads(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder = tmp_path / "Downloads"
    (folder / "A folder").mkdir(parents=True)
    (folder / "a bill.pdf").write_bytes(b"%PDF-1.7")
    (folder / "sheet.sealed").write_bytes(SEALED)
    return folder


@pytest.fixture
def screen(look, downloads):
    return QuestionsInScreen(look, InlineJobs(), MEANS)


def takes(somebody, name=""):
    """Go to the chooser and take a file: the one under the keyboard, or one by its name."""
    somebody.goes_to("questions_in_choose")
    somebody.presses(Qt.Key.Key_Return)
    somebody.enters(name)


def test_a_file_comes_in_by_keys_alone(screen, person, qtbot):
    somebody = person(screen)
    takes(somebody)
    somebody.enters(PASSPHRASE)
    seen, typed = somebody.sees(), screen._file._secret.text()
    somebody.goes_to("questions_in_bring")
    with qtbot.waitSignal(screen.brought) as brought:
        somebody.presses(Qt.Key.Key_Return)

    assert typed == ""
    assert "Money: one question" in seen
    assert "No comparisons with me." in seen
    assert brought.args == [SHEET]


def test_it_says_first_who_gives_such_a_file_and_what_bringing_it_in_does(screen, person):
    said = person(screen).sees()

    assert "from your therapist, who had it from your partner’s therapist" in said
    assert "puts a copy of the questions into your vault" in said
    assert "sends nothing back" in said


def test_the_file_that_is_one_is_marked_and_stands_before_the_others(screen, person):
    somebody = person(screen)
    somebody.presses(Qt.Key.Key_Return)
    listed = screen.findChild(QListWidget, "questions_in_places_folders")
    names = [listed.item(row).text() for row in range(listed.count())]

    assert names == ["A folder", "sheet.sealed   (questions)", "a bill.pdf"]
    assert (listed.hasFocus(), listed.currentRow()) == (True, 1)


def test_what_was_said_of_one_file_is_gone_when_another_is_looked_at(look, person, downloads):
    jobs = LateJobs()
    somebody = person(QuestionsInScreen(look, jobs, MEANS))
    takes(somebody, "a bi")
    jobs.finish()
    said = somebody.sees("questions_in_said")
    takes(somebody)

    assert (said[:13], somebody.sees("questions_in_said")) == ("This is not a", "")


def test_a_file_name_without_end_fits_the_page(screen, person, downloads):
    (downloads / "sheet.sealed").rename(downloads / ("x" * 240))
    somebody = person(screen)
    takes(somebody)
    QApplication.processEvents()

    assert somebody.can_see("questions_in_passphrase")
    assert widest_line(screen._file._file) <= screen._file._file.width() < screen.width()


def widest_line(shown):
    flags = Qt.TextFlag.TextWordWrap
    room = QRect(0, 0, shown.width(), 0)
    return shown.fontMetrics().boundingRect(room, flags, shown.text()).width()


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("a-letter", errors.NotAQuestionFileError),
        ("half", errors.QuestionFileDamagedError),
        ("version-2", errors.QuestionFileTooNewError),
        ("memory-bomb", errors.QuestionFileTooDearError),
    ],
)
def test_what_is_wrong_at_sight_is_said_before_a_passphrase_is_asked_for(
    screen, person, downloads, name, error
):
    (downloads / "zz").write_bytes((VECTORS / f"{name}.broken").read_bytes())
    somebody = person(screen)
    takes(somebody, "zz")

    assert somebody.sees("questions_in_said") == messages.sentence(error())
    assert somebody.is_at == "questions_in_choose"
    assert not somebody.can_see("questions_in_passphrase")


def test_a_file_that_is_gone_by_then_is_said_to_be_unreadable(screen, person, downloads):
    somebody = person(screen)
    takes(somebody)
    (downloads / "sheet.sealed").unlink()
    somebody.enters(PASSPHRASE)

    said = messages.sentence(errors.QuestionFileUnreadableError())
    assert somebody.sees("questions_in_said") == said


def test_content_that_no_version_writes_is_said_to_be_damage(screen, person, downloads):
    (downloads / "zz").write_bytes((VECTORS / "bomb.broken").read_bytes())
    somebody = person(screen)
    takes(somebody, "zz")
    somebody.enters("five small words for testing")

    said = messages.sentence(errors.QuestionFileDamagedError())
    assert somebody.sees("questions_in_said") == said


def test_another_passphrase_leaves_one_at_the_field_and_the_next_try_opens(screen, person):
    somebody = person(screen)
    takes(somebody)
    somebody.enters("five small worlds")
    said, at = somebody.sees("questions_in_trouble"), somebody.is_at
    somebody.enters(PASSPHRASE)

    assert said == messages.sentence(errors.QuestionFileLockedError())
    assert at == "questions_in_passphrase"
    assert somebody.can_see("questions_in_held_title")


def test_too_little_memory_is_said(look, person, downloads):
    def short(path, passphrase):
        raise errors.MemoryShortError

    means = Opening(is_one=MEANS.is_one, check=MEANS.check, read=short)
    somebody = person(QuestionsInScreen(look, InlineJobs(), means))
    takes(somebody)
    somebody.enters(PASSPHRASE)

    assert somebody.sees("questions_in_said") == messages.sentence(errors.MemoryShortError())


def test_without_a_passphrase_it_asks_for_one(screen, person):
    somebody = person(screen)
    takes(somebody)
    somebody.enters()

    assert somebody.sees("questions_in_trouble").startswith("Type the passphrase of the file")


def test_a_mistake_of_the_program_is_not_swallowed(look, person, downloads):
    def wrong(path, passphrase):
        raise ZeroDivisionError

    screen = QuestionsInScreen(
        look, InlineJobs(), Opening(is_one=MEANS.is_one, check=MEANS.check, read=wrong)
    )
    somebody = person(screen)
    takes(somebody)
    somebody.types(PASSPHRASE)

    with pytest.raises(ZeroDivisionError):
        screen._file._on_open()
    assert screen._file._open.isEnabled()


@pytest.mark.parametrize("button", ["questions_in_back", "questions_in_leave"])
def test_not_now_brings_nothing_in(screen, person, qtbot, button):
    somebody = person(screen)
    if button == "questions_in_leave":
        takes(somebody)
        somebody.enters(PASSPHRASE)
    somebody.goes_to(button)
    with qtbot.assertNotEmitted(screen.brought), qtbot.waitSignal(screen.closed):
        somebody.presses(Qt.Key.Key_Return)


def test_escape_goes_back_to_the_beginning_and_then_out(screen, person, qtbot):
    somebody = person(screen)
    takes(somebody)
    somebody.enters(PASSPHRASE)
    somebody.presses(Qt.Key.Key_Escape)
    at = somebody.is_at
    takes(somebody)
    somebody.presses(Qt.Key.Key_Escape)
    again = somebody.is_at
    somebody.presses(Qt.Key.Key_Return)
    somebody.presses(Qt.Key.Key_Escape)
    with qtbot.waitSignal(screen.closed):
        somebody.presses(Qt.Key.Key_Escape)

    assert at == again == "questions_in_choose"


def test_another_file_can_be_chosen_instead(screen, person):
    somebody = person(screen)
    takes(somebody)
    somebody.goes_to("questions_in_other")
    somebody.presses(Qt.Key.Key_Return)

    assert somebody.can_see("questions_in_places_folders")


def forgets_on_leaving(screen, person):
    somebody = person(screen)
    takes(somebody)
    somebody.types("five small")
    typed = screen._file._secret.text()
    screen.leave()
    assert typed == "five small"
    assert (screen._file._secret.text(), screen._file._path, screen._file._file.text()) == (
        "",
        Path(),
        "",
    )
    takes(somebody_at_the_start(screen, somebody))
    somebody.enters(PASSPHRASE)
    assert "No comparisons" in shown_of_the_sheet(screen)
    screen.leave()
    assert (shown_of_the_sheet(screen), screen._held._sheet) == ("", None), "it is still there"


def shown_of_the_sheet(screen):
    QApplication.processEvents()
    held = screen._held
    return "\n".join(one.text() for one in held.findChildren(QLabel) if one.isVisibleTo(held))


def somebody_at_the_start(screen, somebody):
    screen.arrive()
    return somebody


def test_who_leaves_leaves_nothing_behind(screen, person):
    forgets_on_leaving(screen, person)


def test_a_screen_that_keeps_the_sheet_is_noticed(screen, person, monkeypatch):
    monkeypatch.setattr(screen._held, "forget", lambda: None)

    with pytest.raises(AssertionError, match="still there"):
        forgets_on_leaving(screen, person)


def drops_a_late_answer(screen, somebody, jobs):
    takes(somebody)
    jobs.finish()
    somebody.enters(PASSPHRASE)
    screen.leave()
    jobs.finish()
    assert screen._held._sheet is None, "an answer came after all"


def test_an_answer_that_comes_after_leaving_is_dropped(look, person, downloads):
    jobs = LateJobs()
    screen = QuestionsInScreen(look, jobs, MEANS)

    drops_a_late_answer(screen, person(screen), jobs)


def test_an_answer_that_is_taken_whenever_it_comes_is_noticed(look, person, downloads, monkeypatch):
    jobs = LateJobs()
    screen = QuestionsInScreen(look, jobs, MEANS)
    somebody = person(screen)
    forget = screen._file.forget

    def forget_in_the_same_turn():
        forget()
        screen._file._turn -= 1

    monkeypatch.setattr(screen._file, "forget", forget_in_the_same_turn)

    with pytest.raises(AssertionError, match="after all"):
        drops_a_late_answer(screen, somebody, jobs)


def test_a_look_at_a_file_that_ends_after_leaving_is_dropped(look, person, downloads):
    jobs = LateJobs()
    screen = QuestionsInScreen(look, jobs, MEANS)
    somebody = person(screen)
    takes(somebody)
    screen.arrive()
    jobs.finish()

    assert not somebody.can_see("questions_in_passphrase")


def test_while_it_opens_nothing_can_be_pressed_twice(look, person, downloads):
    jobs = LateJobs()
    screen = QuestionsInScreen(look, jobs, MEANS)
    somebody = person(screen)
    takes(somebody)
    jobs.finish()
    somebody.enters(PASSPHRASE)

    assert (screen._file._open.text(), screen._file._open.isEnabled(), len(jobs.waiting)) == (
        "Opening…",
        False,
        1,
    )


def reads_beside_the_interface(look, person, qtbot, jobs):
    here, there = threading.get_ident(), []

    def noted(work):
        def do(*arguments):
            there.append(threading.get_ident())
            return work(*arguments)

        return do

    means = Opening(is_one=MEANS.is_one, check=noted(MEANS.check), read=noted(MEANS.read))
    screen = QuestionsInScreen(look, jobs, means)
    somebody = person(screen)
    takes(somebody)
    qtbot.waitUntil(lambda: somebody.can_see("questions_in_passphrase"))
    somebody.enters(PASSPHRASE)
    qtbot.waitUntil(lambda: somebody.can_see("questions_in_held_title"))
    jobs.end()
    assert len(there) == 2
    assert here not in there, "the window stood still meanwhile"


def test_the_file_is_read_beside_the_interface(look, person, qtbot, downloads):
    reads_beside_the_interface(look, person, qtbot, Jobs())


def test_a_file_that_is_read_on_the_spot_is_noticed(look, person, qtbot, downloads):
    with pytest.raises(AssertionError, match="stood still"):
        reads_beside_the_interface(look, person, qtbot, InlineJobs())


def pages_of(screen, somebody):
    """Show each page of the screen in turn."""
    yield "start"
    somebody.presses(Qt.Key.Key_Return)
    yield "chooser"
    somebody.enters()
    yield "passphrase"
    somebody.enters("another one")
    yield "refused"
    somebody.enters(PASSPHRASE)
    yield "held"


@pytest.mark.parametrize("text", [100, 200, 250])
def test_each_page_fits_the_window(screen, person, look, text, monkeypatch):
    look.set_text_size(text)
    # The way to the folder is shown, and that of the test is one very long word.
    monkeypatch.setattr(screen._file._chooser._where, "setText", lambda words: None)
    somebody = person(screen, size=(1060, 760))
    found = {}
    for name in pages_of(screen, somebody):
        QApplication.processEvents()
        QApplication.processEvents()
        found[name] = faults(screen)

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_each_control_has_its_name_for_tools_and_for_ears(screen):
    found = [one for one in controls(screen) if not one.name.startswith("qt_")]

    assert [one for one in found if not one.name.startswith("questions_in_")] == []
    assert [one.name for one in found if not one.words] == []


def test_the_words_of_each_page_keep_to_the_rules(screen, person):
    somebody = person(screen)
    said = {name: somebody.sees() for name in pages_of(screen, somebody)}

    assert [found for words in said.values() for found in breaches(words)] == []
