"""Three parts: made by whoever knows the passphrase, and counting once two were typed back."""

import contextlib

import pytest
import samples

from desktop import session
from desktop.errors import WrongSecretError
from desktop.ui.screens import parts as parts_screen


def opens(desk, *two):
    secret = session.parse_shares(*two)
    try:
        with contextlib.closing(
            session.unlock_with_phrase(
                desk.folder, secret, bounds=samples.CHEAP_BOUNDS, now=samples.FakeClock()
            )
        ):
            return True
    except WrongSecretError:
        return False


def enters(desk, words):
    desk.types("".join(f"{word[:4]} " for word in words.split()))
    desk.press("Return")


def begin(desk):
    """Go to the page, say the passphrase, and return the screen with its first part."""
    desk.unlock()
    desk.inside.go("paper")
    desk.chooses("paper_parts")
    # Who can open it then stands there before anything is made.
    warned = desk.reads()
    assert "Whoever holds two parts can open the vault without you" in warned
    assert "Give none to your partner" in warned
    assert "still open with the old ones" in warned
    screen = desk.find("parts")
    desk.wait(lambda: desk.is_at == "parts_present")
    assert screen._parts == ()
    desk.types(samples.PASSPHRASE)
    desk.press("Return")
    desk.wait(lambda: desk.can_see("parts_copied"))
    return screen


def test_three_parts_are_shown_one_by_one_and_count_once_two_came_back(desk):
    screen = begin(desk)
    texts = [" ".join(part.words) for part in screen._parts]
    for number, text in enumerate(texts, start=1):
        assert desk.reads("parts_which") == f"Part {number} of three"
        shown = [desk.reads(f"parts_word_{n}") for n in range(1, 34)]
        assert " ".join(shown) == text
        desk.chooses("parts_copied")
    assert not any(desk.can_see(f"parts_word_{n}") and desk.reads(f"parts_word_{n}")
                   for n in (8, 33) if desk.can_see("parts_card"))  # fmt: skip
    enters(desk, texts[1])
    # Two good parts of something else are not these.
    enters(desk, " ".join(session.Session.new_shares(None)[1][0].words))
    assert "do not belong together" in desk.reads("parts_trouble")
    enters(desk, texts[2])
    desk.wait(lambda: desk.can_see("paper_title"))
    assert desk.reads("paper_state") == "Two of three parts open this vault."
    assert (screen._secret, screen._parts) == (None, ())
    desk.press("Escape")
    assert desk.reads("settings_phrase_state").endswith("Two of three parts open it.")
    desk.lock()

    assert [opens(desk, *two) for two in (texts[:2], texts[1:], texts[::2])] == [True] * 3


def test_twin_parts_that_nobody_typed_back_would_count(desk, monkeypatch):
    """The product with one decision changed: what was shown counts at once."""
    honest = parts_screen.PartsScreen._show

    def at_once(screen, at):
        honest(screen, at)
        screen._jobs.ask(lambda: screen._session.set_shares(screen._secret))

    monkeypatch.setattr(parts_screen.PartsScreen, "_show", at_once)
    with pytest.raises(AssertionError, match="False"):
        test_parts_that_were_not_typed_back_open_nothing_and_are_forgotten(desk)


def test_parts_that_were_not_typed_back_open_nothing_and_are_forgotten(desk):
    screen = begin(desk)
    texts = [" ".join(part.words) for part in screen._parts]
    for _ in texts:
        desk.chooses("parts_copied")
    enters(desk, texts[0])
    desk.types("acid")
    desk.press("Escape")
    assert desk.reads("parts_which") == "Part 1 of three"
    desk.press("Escape")
    assert desk.can_see("paper_title")

    assert (screen._secret, screen._parts) == (None, ())
    assert desk.find("paper")._parts._form._first == ""
    desk.lock()
    assert [opens(desk, *two) for two in (texts[:2], texts[1:])] == [False] * 2


def test_no_parts_are_made_for_who_does_not_know_the_passphrase(desk):
    desk.unlock()
    desk.inside.go("paper")
    desk.chooses("paper_parts")
    desk.wait(lambda: desk.is_at == "parts_present")
    desk.types("a guess of somebody at an open vault")
    desk.press("Return")

    desk.wait(lambda: "does not open the vault" in desk.reads())
    assert desk.find("parts")._parts == ()
    desk.press("Escape")
    assert desk.can_see("paper_title")
