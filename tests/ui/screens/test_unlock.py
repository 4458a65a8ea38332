import subprocess
import sys
from dataclasses import replace
from functools import partial

import pytest
from fakes import InlineJobs
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from samples import CHEAP_BOUNDS, PASSPHRASE, FakeClock, blank_vault

from desktop import beside, errors, session
from desktop.ui import messages
from desktop.ui.jobs import Jobs
from desktop.ui.screens.unlock import Opening, UnlockScreen

FIELD = "unlock_passphrase"


def no_wait(_failures):
    return 0.0


@pytest.fixture
def folder(tmp_path):
    return blank_vault(tmp_path / "Vault of somebody")


def opening(folder, wait_after_s=no_wait):
    unlock = partial(session.unlock, folder, bounds=CHEAP_BOUNDS, now=FakeClock())
    return Opening(unlock=unlock, wait_after_s=wait_after_s)


def refusing(error):
    def unlock(_passphrase):
        raise error

    return Opening(unlock=unlock, wait_after_s=no_wait)


@pytest.fixture
def opened():
    sessions = []
    yield sessions
    for one in sessions:
        one.close()


def test_the_right_passphrase_and_enter_open_the_vault(look, person, folder, opened):
    screen = UnlockScreen(look, InlineJobs(), opening(folder))
    screen.unlocked.connect(opened.append)
    person(screen).enters(PASSPHRASE)

    assert [one.needs_passphrase for one in opened] == [False]


def test_an_opened_vault_leaves_nothing_in_the_field(look, person, folder, opened):
    screen = UnlockScreen(look, InlineJobs(), opening(folder))
    screen.unlocked.connect(opened.append)
    person(screen).enters(PASSPHRASE)

    assert screen.findChild(QWidget, FIELD).text() == ""


def test_a_wrong_passphrase_is_said_and_the_next_one_typed_opens(look, person, folder, opened):
    screen = UnlockScreen(look, InlineJobs(), opening(folder))
    screen.unlocked.connect(opened.append)
    somebody = person(screen)
    somebody.enters("not this one")
    said = somebody.sees("unlock_trouble")
    somebody.enters(PASSPHRASE)

    assert (said, len(opened)) == (messages.sentence(errors.WrongSecretError()), 1)


def test_a_wrong_passphrase_stays_in_the_field_to_be_looked_at(look, person, folder):
    screen = UnlockScreen(look, InlineJobs(), opening(folder))
    person(screen).enters("not this one")

    assert screen.findChild(QWidget, FIELD).text() == "not this one"


@pytest.mark.parametrize(
    "error",
    [
        errors.HeaderDamagedError(),
        errors.VaultDamagedError(),
        errors.VaultCutOffError(),
        errors.VaultInUseError(),
        errors.VaultTooNewError(),
        errors.VaultMissingError(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_stands_in_the_way_is_said_on_a_card_that_stays(look, person, error):
    somebody = person(UnlockScreen(look, InlineJobs(), refusing(error)))
    somebody.enters("words")
    somebody.types("more")

    assert somebody.sees("unlock_trouble_card_words").startswith(messages.sentence(error))


def test_a_vault_with_both_locks_broken_says_to_copy_the_folder_first(look, person, folder):
    for name in ("keys", "keys.bak"):
        (folder / name).write_bytes(b"\0" * 64)
    somebody = person(UnlockScreen(look, InlineJobs(), opening(folder)))
    somebody.enters(PASSPHRASE)

    assert "copy it to another disk before anything else" in somebody.sees()


def test_a_cut_off_vault_says_that_the_passphrase_is_not_the_reason(look, person, folder):
    (folder / "vault.db").write_bytes(b"")
    somebody = person(UnlockScreen(look, InlineJobs(), opening(folder)))
    somebody.enters(PASSPHRASE)

    assert "your passphrase is not the reason" in somebody.sees().lower()


def test_a_long_wait_is_said_in_words_and_nothing_opens_meanwhile(look, person, folder, opened):
    screen = UnlockScreen(look, InlineJobs(), opening(folder, lambda _failures: 30.0))
    screen.unlocked.connect(opened.append)
    somebody = person(screen)
    somebody.enters("not this one")
    said = somebody.sees("unlock_trouble")
    somebody.enters(PASSPHRASE)

    assert (opened, "about 30 seconds" in said) == ([], True)


def test_after_the_wait_the_vault_opens(look, person, folder, opened, qtbot):
    screen = UnlockScreen(look, InlineJobs(), opening(folder, lambda _failures: 0.02))
    screen.unlocked.connect(opened.append)
    somebody = person(screen)
    somebody.enters("not this one")
    qtbot.waitUntil(screen.findChild(QPushButton, "unlock_open").isEnabled)
    somebody.enters(PASSPHRASE)

    assert len(opened) == 1


def test_a_wait_is_told_for_every_failure_in_a_row(look, person):
    asked = []

    def wait_after_s(failures):
        asked.append(failures)
        return 0.0

    means = Opening(unlock=refusing(errors.WrongSecretError()).unlock, wait_after_s=wait_after_s)
    somebody = person(UnlockScreen(look, InlineJobs(), means))
    for _ in range(3):
        somebody.enters("no")

    assert asked == [1, 2, 3]


def test_an_empty_field_asks_for_the_passphrase(look, person, folder):
    somebody = person(UnlockScreen(look, InlineJobs(), opening(folder)))
    somebody.enters()

    assert somebody.sees("unlock_trouble") == "Type your passphrase, then press Enter."


def says_nothing_of_the_vault(somebody, folder):
    shown = somebody.sees()

    assert [part for part in (folder.name, str(folder.parent), "2026") if part in shown] == []


def test_the_lock_screen_says_nothing_of_the_vault(look, person, folder):
    says_nothing_of_the_vault(person(UnlockScreen(look, InlineJobs(), opening(folder))), folder)


def test_a_lock_screen_that_names_the_folder_is_noticed(look, person, folder):
    screen = UnlockScreen(look, InlineJobs(), opening(folder))
    somebody = person(screen)
    screen.findChild(QLabel, "unlock_name").setText(folder.name)

    with pytest.raises(AssertionError, match="Vault of somebody"):
        says_nothing_of_the_vault(somebody, folder)


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("unlock_phrase", "phrase_wanted"),
        ("unlock_other", "other_vault_wanted"),
        ("unlock_page_help", "help_wanted"),
    ],
)
def test_every_way_from_it_is_reached_by_keys(look, person, qtbot, name, signal):
    screen = UnlockScreen(look, InlineJobs(), refusing(errors.WrongSecretError()))
    somebody = person(screen)
    somebody.goes_to(name)
    with qtbot.waitSignal(getattr(screen, signal)):
        somebody.presses(Qt.Key.Key_Return)


def test_both_kinds_of_paper_are_named_whatever_opens_this_vault(look, person):
    screen = UnlockScreen(look, InlineJobs(), refusing(errors.WrongSecretError()))
    person(screen)

    assert screen._phrase.text() == "Use recovery phrase or parts"


def test_while_it_opens_the_button_says_so(look, person, folder, qtbot):
    jobs = Jobs()
    held = []

    def unlock(passphrase):
        held.append(passphrase)
        raise errors.WrongSecretError

    screen = UnlockScreen(look, jobs, Opening(unlock=unlock, wait_after_s=no_wait))
    button = screen.findChild(QPushButton, "unlock_open")
    person(screen).enters("words")
    while_it_opens = button.text()
    qtbot.waitUntil(lambda: button.text() == "Open")
    jobs.end()

    assert (while_it_opens, held) == ("Opening…", ["words"])


def test_leaving_forgets_what_was_typed(look, person, folder):
    screen = UnlockScreen(look, InlineJobs(), opening(folder))
    person(screen).types("half a passph")
    screen.leave()

    assert screen.findChild(QWidget, FIELD).text() == ""


def test_the_lock_screen_loads_nothing_of_the_vault():
    heavy = ("desktop.session", "desktop.vault", "cryptography", "sqlcipher3", "mnemonic",
             "desktop.strength", "zxcvbn_rs_py", "desktop.helplines")  # fmt: skip
    program = (
        "import sys, desktop.ui.screens.unlock\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


def test_a_sentence_below_the_field_moves_nothing_above_it(look, person, folder):
    screen = UnlockScreen(look, InlineJobs(), opening(folder))
    somebody = person(screen)
    field = screen.findChild(QWidget, FIELD)
    QApplication.processEvents()
    before = field.mapTo(screen, QPoint())
    somebody.enters()
    assert somebody.sees("unlock_trouble")
    QApplication.processEvents()

    assert field.mapTo(screen, QPoint()) == before


@pytest.mark.parametrize(
    ("kind", "next_step"),
    [
        (beside.WORDS, "give that file the name “vault.db”"),
        (beside.FOLDER, "open it as another vault"),
        (beside.LOCKS, "Keep it until you know"),
    ],
)
def test_what_another_program_left_is_named_with_what_can_be_done(look, person, kind, next_step):
    one = replace(opening(None), copies=(beside.Copy(kind, "Robin’s"),))
    somebody = person(UnlockScreen(look, InlineJobs(), one))

    assert somebody.sees("unlock_copy_name").endswith("name: Robin·s")
    assert "Robin" not in somebody.sees("unlock_copies")
    assert next_step in somebody.sees("unlock_copies")


def test_a_name_that_somebody_gave_speaks_no_sentence_of_ours_and_widens_nothing(look, person):
    names = ("vault ”. Your partner has read it.\n“.db", "vault " + "W" * 200 + ".db")
    wide = []
    for name in names:
        one = replace(opening(None), copies=(beside.Copy(beside.WORDS, name),))
        screen = UnlockScreen(look, InlineJobs(), one)
        somebody = person(screen)
        assert "partner" not in somebody.sees("unlock_copies")
        wide.append(screen.findChild(QWidget, "unlock_copy_name").minimumSizeHint().width())
        assert "”" not in somebody.sees("unlock_copy_name")
        assert "\n" not in somebody.sees("unlock_copy_name")
    assert max(wide) <= look.theme.px(200)


def test_twin_that_shows_a_name_as_it_stands_is_seen(look, person, monkeypatch):
    monkeypatch.setattr(beside, "shown", str)

    with pytest.raises(AssertionError):
        test_a_name_that_somebody_gave_speaks_no_sentence_of_ours_and_widens_nothing(look, person)
