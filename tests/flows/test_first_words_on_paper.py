"""While a vault is made: a blank sheet for its words, and the words wait behind it."""

from contextlib import closing

import pytest
import samples
from new_vault import PASSPHRASE, to_the_words
from PySide6.QtCore import QRegularExpression
from PySide6.QtWidgets import QLabel

from desktop import session
from desktop.export import sheets
from desktop.ui.screens.create import CreateScreen

LONGEST_MS = 30_000
WORD = QRegularExpression(r"^create_phrase_word_\d+$")


def shown(desk):
    """Return the words of the new vault as they stand on the page."""
    return [desk.find(f"create_phrase_word_{n}").text() for n in range(1, 25)]


def looks_at_a_sheet_and_comes_back(desk, folder):
    """Go to the blank sheet and leave it by Escape; return the words that waited behind it."""
    screen = to_the_words(desk, folder)
    words = shown(desk)
    desk.chooses("create_phrase_sheet")
    assert not any(one.isVisible() for one in screen.findChildren(QLabel, WORD))
    desk.press("Escape")
    assert desk.is_at == "create_phrase_sheet"
    assert shown(desk) == words, "the words did not wait"
    return words


def saved_sheet(desk, place):
    """Save a blank sheet, go back, and return the words that can be read in the file."""
    desk.press("Space")
    sheet = desk.find("on_paper")
    desk.qtbot.waitUntil(lambda: sheet._view.image is not None, timeout=LONGEST_MS)
    place.mkdir()
    sheet._on_chosen(place)
    desk.chooses("on_paper_save")
    desk.qtbot.waitUntil(lambda: desk.can_see("proof_title"), timeout=LONGEST_MS)
    desk.chooses("proof_done")
    desk.press("Escape")
    (file,) = place.iterdir()
    return set(" ".join(sheets.texts(file.read_bytes(), None)).split())


def test_a_vault_is_made_with_a_blank_sheet_on_the_way(desk, tmp_path):
    folder = tmp_path / "new"
    words = looks_at_a_sheet_and_comes_back(desk, folder)
    said = "A numbered list One line after the other, by hand. A blank sheet. page 1 of 1".split()

    assert saved_sheet(desk, tmp_path / "place") == {*said, *map(str, range(1, 25))}
    assert shown(desk) == words
    desk.chooses("create_phrase_copied")
    for at in range(1, 4):
        desk.types(words[int(desk.reads(f"create_phrase_asked_{at}_label").split()[-1]) - 1])
        desk.press("Return")
    desk.wait(lambda: desk.can_see("protects_on"))
    desk.chooses("protects_on")
    desk.lock()
    with closing(samples.opened(folder, PASSPHRASE)) as opened:
        assert opened.fits_recovery(session.parse_phrase(" ".join(words)))


def test_twin_words_that_go_with_the_page_they_stand_on(desk, tmp_path, monkeypatch):
    """The product with one decision changed: another page, and the words are forgotten."""
    honest = CreateScreen._show_sheet

    def forgetful(screen):
        screen._forget_words()
        honest(screen)

    monkeypatch.setattr(CreateScreen, "_show_sheet", forgetful)

    with pytest.raises(AssertionError, match="the words did not wait"):
        looks_at_a_sheet_and_comes_back(desk, tmp_path / "new")
