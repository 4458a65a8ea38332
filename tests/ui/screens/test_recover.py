import contextlib
from dataclasses import replace
from functools import partial

import pytest
import samples
from fakes import InlineJobs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.exceptions import TimeoutError as QtBotTimeoutError
from samples import CHEAP_BOUNDS, CHEAPEST, PASSPHRASE, FakeClock, blank_vault, opened

from desktop import errors, files, session, strength, vaults
from desktop.ui import messages
from desktop.ui.screens import recover
from desktop.ui.screens.recover import Recovering, RecoverScreen
from desktop.ui.widgets.passphrase_form import Words
from desktop.vault import slip39
from desktop.vault.keyfile import Ring

NEW = "velvet harbour ninety thimble"


@pytest.fixture
def folder(tmp_path):
    return blank_vault(tmp_path / "Vault")


@pytest.fixture
def paper(folder):
    one = opened(folder)
    phrase = one.new_phrase()
    one.set_phrase(phrase)
    one.close()
    return phrase.words


@pytest.fixture
def done():
    sessions = []
    yield sessions
    for one in sessions:
        one.close()


@pytest.fixture
def screen(look, folder, done):
    means = Recovering(
        open=partial(session.unlock_with_phrase, folder, bounds=CHEAP_BOUNDS, now=FakeClock()),
        measure=lambda: CHEAPEST,
        change=vaults.change_passphrase,
        words=Words(judge=strength.strength, make=strength.make),
    )
    screen = RecoverScreen(look, InlineJobs(), means)
    screen.unlocked.connect(done.append)
    return screen


def state(screen, number):
    return screen.findChild(QWidget, f"recover_word_{number}_state").text()


def test_the_paper_opens_the_vault_and_gives_it_a_new_passphrase(
    screen, person, paper, folder, done
):
    somebody = person(screen)
    somebody.enters(" ".join(paper))
    somebody.enters(NEW)
    somebody.enters(NEW)
    done.pop().close()
    again = opened(folder, NEW)
    again.close()

    assert (again.needs_passphrase, again.has_phrase) == (False, True)


def test_the_forgotten_passphrase_opens_it_no_more(screen, person, paper, folder, done):
    somebody = person(screen)
    somebody.enters(" ".join(paper))
    somebody.enters(NEW)
    somebody.enters(NEW)
    done.pop().close()

    with pytest.raises(errors.WrongSecretError):
        opened(folder, PASSPHRASE)


def test_nothing_opens_before_there_is_a_new_passphrase(screen, person, paper, done):
    somebody = person(screen)
    somebody.enters(" ".join(paper))
    shows_the_next_page = somebody.can_see("recover_passphrase_title")
    somebody.enters("summer")
    waiting = list(done)
    somebody.enters(NEW)
    somebody.presses(Qt.Key.Key_Return)
    done.extend([screen._session] if not done else [])

    assert (shows_the_next_page, waiting) == (True, [])


def test_the_first_four_letters_of_each_are_enough(screen, person, paper):
    somebody = person(screen)
    somebody.types(" ".join(word[:4] for word in paper) + " ")
    typed = [screen.findChild(QLineEdit, f"recover_word_{n}").text() for n in range(1, 25)]

    assert typed == list(paper)


def test_each_word_is_looked_up_while_it_is_typed(screen, person):
    somebody = person(screen)
    seen = []
    for letter in "aban":
        somebody.types(letter)
        seen.append(state(screen, 1))

    assert seen == ["", "", "", "✓ abandon"]


def test_a_word_that_cannot_be_is_said_at_once(screen, person):
    somebody = person(screen)
    somebody.types("abx")

    assert state(screen, 1) == "not in the list"


def test_an_unknown_word_is_named_and_has_the_caret(screen, person, paper):
    somebody = person(screen)
    somebody.enters(" ".join([*paper[:6], "zzzz", *paper[7:]]))

    assert ("Word 7 " in somebody.sees("recover_trouble"), somebody.is_at) == (
        True,
        "recover_word_7",
    )


def test_a_missing_word_is_told_from_an_unknown_one(screen, person, paper):
    somebody = person(screen)
    somebody.types(" ".join(paper[:5]) + " ")
    somebody.goes_to("recover_open")
    somebody.presses(Qt.Key.Key_Return)

    assert somebody.sees("recover_trouble") == "Word 6 is still missing."


def test_two_words_that_changed_places_are_said_to_be_so(screen, person, paper):
    one, other, *rest = paper
    somebody = person(screen)
    somebody.enters(" ".join([other, one, *rest]))

    if one == other:
        pytest.skip("chance made two words alike")
    assert somebody.sees("recover_trouble") == messages.sentence(errors.PhraseError(None)) or (
        somebody.sees("recover_trouble") == messages.phrase_does_not_open()
    )


def test_the_phrase_of_another_vault_does_not_open_this_one(screen, person, folder, done):
    strange = "abandon " * 23 + "art"
    somebody = person(screen)
    somebody.enters(strange)

    assert (done, somebody.sees("recover_trouble")) == ([], messages.phrase_does_not_open())


def test_a_word_can_be_taken_back_with_backspace(screen, person):
    somebody = person(screen)
    somebody.types("abandon ")
    somebody.presses(Qt.Key.Key_Backspace)

    assert somebody.is_at == "recover_word_1"


def test_escape_goes_back_to_the_lock_screen(screen, person, qtbot):
    somebody = person(screen)
    with qtbot.waitSignal(screen.closed):
        somebody.presses(Qt.Key.Key_Escape)

    assert screen.findChild(QLineEdit, "recover_word_1").text() == ""


def test_leaving_forgets_the_words(screen, person, paper):
    somebody = person(screen)
    somebody.types(" ".join(paper))
    screen.leave()
    typed = {screen.findChild(QLineEdit, f"recover_word_{n}").text() for n in range(1, 25)}

    assert typed == {""}


def test_what_was_said_of_a_word_goes_when_it_is_mended(screen, person, paper):
    somebody = person(screen)
    somebody.types(f"{paper[0]} zzzz ")
    somebody.types(" ".join(paper[2:]))
    somebody.enters()
    assert somebody.sees("recover_trouble").startswith("Word 2 ")
    assert somebody.is_at == "recover_word_2"

    somebody.types(paper[1][:2])
    assert somebody.sees("recover_trouble")
    somebody.types(paper[1][2:])

    assert not somebody.sees("recover_trouble")


@pytest.fixture
def three(folder):
    one = opened(folder)
    secret, parts = one.new_shares()
    one.set_shares(secret)
    one.close()
    return [" ".join(part.words) for part in parts]


def begins_with_parts(screen, person):
    somebody = person(screen)
    somebody.goes_to("recover_parts")
    somebody.presses(Qt.Key.Key_Space)
    return somebody


@pytest.fixture
def by_parts(screen, person, three):
    """Give somebody at the page for parts, and the three of them."""
    return begins_with_parts(screen, person), three


def test_two_parts_open_the_vault_and_give_it_a_new_passphrase(by_parts, folder, done):
    somebody, three = by_parts
    somebody.enters(three[2])
    somebody.enters(three[0])
    assert not somebody.sees("recover_part_trouble"), "two parts do not open it"
    somebody.enters(NEW)
    somebody.enters(NEW)
    done.pop().close()
    again = opened(folder, NEW)
    again.close()

    assert (again.needs_passphrase, again.has_shares) == (False, True)
    with pytest.raises(errors.WrongSecretError):
        opened(folder, PASSPHRASE)


def test_twin_a_lock_that_takes_one_part_for_the_whole_opens_nothing(
    by_parts, folder, done, monkeypatch
):
    """The product with one decision changed: nothing is joined, the part itself is the secret."""
    monkeypatch.setattr(slip39, "combine", lambda parts: next(iter(parts)).value)

    with pytest.raises(AssertionError, match="two parts do not open it"):
        test_two_parts_open_the_vault_and_give_it_a_new_passphrase(by_parts, folder, done)


def test_twin_parts_that_leave_with_a_change_of_the_passphrase(by_parts, folder, done, monkeypatch):
    """The product with one decision changed: who came by parts loses them with the new words."""
    monkeypatch.setattr(
        Ring, "having", lambda ring, kind, public: replace(ring, openers=((kind, public),))
    )

    with pytest.raises(AssertionError, match="False, False"):
        test_two_parts_open_the_vault_and_give_it_a_new_passphrase(by_parts, folder, done)


def test_one_part_is_not_enough_and_what_is_not_right_is_pointed_out(screen, person, three, done):
    somebody = begins_with_parts(screen, person)
    wrong = three[0].split()
    wrong[16] = "zero" if wrong[16] != "zero" else "acid"
    somebody.enters(" ".join(wrong))
    assert somebody.sees("recover_part_trouble").startswith("Word 17 of this part")
    assert somebody.is_at == "recover_part_word_17"
    somebody.enters(three[0].split()[16])
    somebody.enters(three[0])
    assert "the part you gave before" in somebody.sees("recover_part_trouble")
    somebody.enters(" ".join(parts_of_another()[1]))
    assert "do not belong together" in somebody.sees("recover_part_trouble")

    assert done == []
    somebody.presses(Qt.Key.Key_Escape)
    assert somebody.is_at == "recover_word_1"
    assert screen.findChild(QLineEdit, "recover_part_word_1").text() == ""


def parts_of_another():
    return [part.words for part in session.Session.new_shares(None)[1]]


def test_two_parts_of_another_vault_do_not_open_this_one(screen, person, three, done):
    one, other, _ = parts_of_another()
    somebody = begins_with_parts(screen, person)
    somebody.enters(" ".join(one))
    somebody.enters(" ".join(other))

    assert (done, somebody.sees("recover_part_trouble")) == ([], messages.parts_do_not_open())
    assert somebody.sees("recover_part_which") == "One part"


@pytest.fixture
def damaged(desk, monkeypatch):
    """Give a desk before a damaged vault with a backup, and the words that are on paper."""
    monkeypatch.setattr(files, "default_place", lambda: desk.folder.parent / "place")
    with contextlib.closing(opened(desk.folder)) as one:
        phrase = one.new_phrase()
        one.set_phrase(phrase)
        samples.letter(one, title="At the lake", text="Something written at the lake.")
        one.begin_backup().finish()
    raw = (desk.folder / "vault.db").read_bytes()
    (desk.folder / "vault.db").write_bytes(raw[:100] + bytes(3_900) + raw[4_000:])
    desk.sit_down()
    desk.chooses("unlock_phrase")
    desk.types(" ".join(phrase.words))
    return desk


def leads_on(desk):
    desk.press("Return")
    desk.wait(lambda: "not as it was written" in desk.reads())
    desk.wait(lambda: desk.is_at == "recover_read")
    assert "Below you can read the newest backup." in desk.reads()
    desk.press("Space")
    desk.wait(lambda: desk.can_see("kept_list"))
    assert "Something written" in desk.find("kept_text").toPlainText()
    desk.chooses("kept_salvage")
    desk.chooses("salvage_go")
    desk.wait(lambda: desk.can_see("salvage_open"))
    assert desk.reads("salvage_counts") == "Whole: 1"


def test_paper_alone_reads_the_backup_of_a_damaged_vault_and_saves_what_can_be_saved(damaged):
    assert not damaged.can_see("recover_read")
    leads_on(damaged)


def test_twin_paper_that_leads_nowhere_is_seen(damaged, monkeypatch):
    monkeypatch.setattr(recover, "DAMAGED", ())

    monkeypatch.setattr("desk.LONGEST_MS", 600)

    with pytest.raises(QtBotTimeoutError):
        leads_on(damaged)
