from functools import partial

import pytest
from fakes import InlineJobs
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget
from samples import CHEAP_BOUNDS, CHEAPEST, FakeClock

from desktop import files, session, strength, texts
from desktop.errors import MemoryShortError
from desktop.model.settings import Purpose
from desktop.ui import messages
from desktop.ui.jobs import Jobs
from desktop.ui.screens.create import CreateScreen, Making
from desktop.ui.widgets.passphrase_form import Words

GOOD = "amber quilt seven walnut"
PAGE = files.resources() / "texts" / "en" / "protects.toml"


def words(shown_ms=60_000):
    return Words(judge=strength.strength, make=strength.make, shown_ms=shown_ms)


def make_in(folder, passphrase, purpose, cost):
    return session.create(folder, passphrase, cost=cost, purpose=purpose, now=FakeClock())


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "Vault"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def made():
    sessions = []
    yield sessions
    for one in sessions:
        one.close()


@pytest.fixture
def screen(look, folder, made):
    return build(look, InlineJobs(), partial(make_in, folder), made)


def build(look, jobs, make, made, measure=lambda: CHEAPEST):
    def keep(*parts):
        made.append(make(*parts))
        return made[-1]

    page = texts.load(PAGE.name, PAGE.read_text("utf-8"))
    making = Making(measure=measure, make=keep, words=words(), protects=page, holds=("It holds.",))
    return CreateScreen(look, jobs, making)


def to_the_passphrase(somebody):
    somebody.presses(Qt.Key.Key_Space)
    somebody.presses(Qt.Key.Key_Return)


def to_the_phrase(somebody):
    to_the_passphrase(somebody)
    somebody.enters(GOOD)
    somebody.enters(GOOD)


def shown_words(screen):
    return [screen.findChild(QLabel, f"create_phrase_word_{n}").text() for n in range(1, 25)]


def answer(somebody, paper, shorten=len):
    for at in range(1, 4):
        asked = int(somebody.sees(f"create_phrase_asked_{at}_label").split()[-1])
        word = paper[asked - 1]
        somebody.enters(word[: shorten(word)])


def test_a_vault_is_made_and_its_phrase_kept_by_keys_alone(screen, person, made, folder):
    done = []
    screen.created.connect(done.append)
    somebody = person(screen)
    to_the_phrase(somebody)
    paper = shown_words(screen)
    somebody.presses(Qt.Key.Key_Return)
    answer(somebody, paper)
    somebody.presses(Qt.Key.Key_Return)

    assert (done == made, made[0].has_phrase, len(made)) == (True, True, 1)


def test_where_no_sheet_can_be_made_none_is_offered(screen, person):
    somebody = person(screen)
    to_the_phrase(somebody)

    assert not screen.findChild(QPushButton, "create_phrase_sheet").isVisible()
    assert screen.findChild(QPushButton, "create_phrase_later").isVisible()


def test_the_phrase_on_paper_opens_the_vault(screen, person, made, folder):
    somebody = person(screen)
    to_the_phrase(somebody)
    paper = shown_words(screen)
    somebody.presses(Qt.Key.Key_Return)
    answer(somebody, paper, shorten=lambda _word: 4)
    made.pop().close()
    phrase = session.parse_phrase(" ".join(paper))
    opened = session.unlock_with_phrase(folder, phrase, bounds=CHEAP_BOUNDS, now=FakeClock())
    opened.close()

    assert opened.needs_passphrase


def test_the_purpose_is_kept_inside_the_vault(screen, person, made):
    somebody = person(screen)
    somebody.presses(Qt.Key.Key_Down)
    to_the_passphrase(somebody)
    somebody.enters(GOOD)
    somebody.enters(GOOD)

    assert made[0].settings.purpose is Purpose.HURT


def test_no_purpose_is_chosen_beforehand(screen, person):
    somebody = person(screen)
    somebody.presses(Qt.Key.Key_Return)

    assert "all three are fine" in somebody.sees("create_purpose_missing")


def test_escape_leads_back_page_by_page_and_out(screen, person, made):
    given_up = []
    screen.given_up.connect(lambda: given_up.append(True))
    somebody = person(screen)
    to_the_passphrase(somebody)
    somebody.types("amber")
    somebody.presses(Qt.Key.Key_Escape)
    assert screen.findChild(QWidget, "create_purpose_page").isVisible()
    assert given_up == []
    somebody.presses(Qt.Key.Key_Escape)

    assert (given_up, made) == ([True], [])


def test_an_easy_passphrase_makes_no_vault(screen, person, made):
    somebody = person(screen)
    to_the_passphrase(somebody)
    somebody.enters("summer")
    somebody.enters("summer")

    assert (made, somebody.sees("create_trouble")) == (
        [],
        "Make it longer first, or let a passphrase be made for you.",
    )


def test_two_different_passphrases_make_no_vault(screen, person, made):
    somebody = person(screen)
    to_the_passphrase(somebody)
    somebody.enters(GOOD)
    somebody.enters(GOOD + " x")

    assert (made, somebody.sees("create_trouble")[:24]) == ([], "The two are not the same")


def test_put_off_the_vault_has_no_phrase_and_can_be_written_in(screen, person, made):
    done = []
    screen.created.connect(done.append)
    somebody = person(screen)
    to_the_phrase(somebody)
    somebody.goes_to("create_phrase_later")
    somebody.presses(Qt.Key.Key_Return)
    somebody.presses(Qt.Key.Key_Return)

    assert (done == made, made[0].has_phrase) == (True, False)


def test_what_putting_off_costs_is_said_beside_it(screen, person):
    somebody = person(screen)
    to_the_phrase(somebody)

    assert "Without these words, a forgotten passphrase is final" in somebody.sees()


def test_a_wrong_word_is_named_and_the_words_can_be_seen_again(screen, person):
    somebody = person(screen)
    to_the_phrase(somebody)
    paper = shown_words(screen)
    somebody.presses(Qt.Key.Key_Return)
    answer(somebody, ["wrong"] * 24)
    asked = somebody.sees("create_phrase_asked_1_label")
    said = somebody.sees("create_phrase_trouble")
    somebody.goes_to("create_phrase_again")
    somebody.presses(Qt.Key.Key_Return)

    assert (said.startswith(f"{asked} is not the one"), shown_words(screen)) == (True, paper)


def test_nothing_shows_the_words_while_they_are_asked_back(screen, person):
    somebody = person(screen)
    to_the_phrase(somebody)
    paper = shown_words(screen)
    somebody.presses(Qt.Key.Key_Return)
    labels = {one.text() for one in screen.findChildren(QLabel)}

    assert labels & set(paper) == set()


def the_words_cannot_be_copied(screen, somebody):
    QGuiApplication.clipboard().clear()
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        somebody.presses(key, Qt.KeyboardModifier.ControlModifier)
    parts = [screen.findChild(QLabel, f"create_phrase_word_{n}") for n in range(1, 25)]
    flags = {one.textInteractionFlags() for one in parts}

    assert (QGuiApplication.clipboard().text(), flags) == (
        "",
        {Qt.TextInteractionFlag.NoTextInteraction},
    )


def test_the_words_can_neither_be_chosen_nor_copied(screen, person):
    somebody = person(screen)
    to_the_phrase(somebody)

    the_words_cannot_be_copied(screen, somebody)


def test_a_grid_that_lets_words_be_chosen_is_noticed(screen, person):
    somebody = person(screen)
    to_the_phrase(somebody)
    first = screen.findChild(QLabel, "create_phrase_word_1")
    first.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)

    with pytest.raises(AssertionError):
        the_words_cannot_be_copied(screen, somebody)


def test_leaving_forgets_the_words_and_the_passphrase(screen, person):
    somebody = person(screen)
    to_the_phrase(somebody)
    paper = shown_words(screen)
    screen.leave()
    left = {one.text() for one in screen.findChildren(QLabel)}

    assert left & set(paper) == set()


def test_what_the_vault_cannot_do_is_read_before_writing(screen, person):
    somebody = person(screen)
    to_the_phrase(somebody)
    somebody.goes_to("create_phrase_later")
    somebody.presses(Qt.Key.Key_Return)

    shown = somebody.sees()

    assert [said for said in ("and what it cannot", "It holds.") if said not in shown] == []


def test_a_vault_that_cannot_be_made_says_why_and_keeps_what_was_typed(look, person, made):
    def make(*_parts):
        raise MemoryShortError

    screen = build(look, InlineJobs(), make, made)
    somebody = person(screen)
    to_the_phrase(somebody)
    said = somebody.sees("create_problem_card_words")

    assert (said, screen.findChild(QWidget, "create_again").text()) == (
        messages.sentence(MemoryShortError()),
        GOOD,
    )


def test_while_the_vault_is_made_it_is_said_with_its_steps(look, person, made, folder, qtbot):
    jobs = Jobs()
    screen = build(look, jobs, partial(make_in, folder), made)
    somebody = person(screen)
    bar = screen.findChild(QProgressBar, "create_progress")
    to_the_phrase(somebody)
    begun = (somebody.can_see("create_progress"), bar.maximum())
    qtbot.waitUntil(lambda: somebody.can_see("create_phrase_copied"))
    jobs.ask(made.pop().close)
    jobs.end()

    assert (begun, bar.value()) == ((True, 2), 2)


def test_not_now_leaves_before_anything_is_made(screen, person, made, qtbot):
    somebody = person(screen)
    somebody.goes_to("create_give_up")
    with qtbot.waitSignal(screen.given_up):
        somebody.presses(Qt.Key.Key_Return)

    assert made == []


def test_back_returns_to_the_purpose(screen, person):
    somebody = person(screen)
    to_the_passphrase(somebody)
    somebody.goes_to("create_back")
    somebody.presses(Qt.Key.Key_Return)

    assert somebody.can_see("create_purpose_title")


@pytest.mark.parametrize("size", [100, 200])
def test_the_words_fit_beside_each_other(look, person, made, folder, size):
    look.set_text_size(size)
    screen = build(look, InlineJobs(), partial(make_in, folder), made)
    to_the_phrase(person(screen))
    cut = [
        n
        for n in range(1, 25)
        if (one := screen.findChild(QLabel, f"create_phrase_word_{n}")).width()
        < one.sizeHint().width()
    ]

    assert cut == []


def test_making_is_one_press_away_from_the_second_field(screen, person):
    somebody = person(screen)
    to_the_passphrase(somebody)
    somebody.goes_to("create_again")
    somebody.presses(Qt.Key.Key_Tab)
    somebody.goes_to("create_vault")

    assert screen.findChild(QPushButton, "create_vault").hasFocus()


def test_in_large_letters_what_is_missing_is_brought_into_sight(look, screen, person, qtbot):
    look.set_text_size(200)
    somebody = person(screen)
    to_the_passphrase(somebody)
    somebody.enters(GOOD)
    somebody.enters("another")
    line = screen.findChild(QLabel, "create_trouble")

    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect().height() == line.height())


def test_the_words_on_how_to_copy_are_not_shown_while_three_are_asked(screen, person):
    somebody = person(screen)
    to_the_phrase(somebody)
    assert somebody.can_see("create_phrase_words")
    somebody.presses(Qt.Key.Key_Return)

    assert somebody.is_at == "create_phrase_asked_1"
    assert not somebody.can_see("create_phrase_words")


def test_each_control_has_a_name_of_its_own(screen, person):
    person(screen)
    names = [one.objectName() for one in screen.findChildren(QPushButton)]

    assert sorted(names) == sorted(set(names))
