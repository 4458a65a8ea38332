"""What is on paper: tried, printed as a blank sheet, parted between three, offered once."""

import contextlib
from dataclasses import replace

import pytest
import samples
from PySide6.QtGui import QImage

from desktop import packet, session
from desktop.errors import WrongSecretError
from desktop.export import sheets
from desktop.model import blank_sheet
from desktop.vault.keyfile import Ring

LONGEST_MS = 30_000
PAGES = 24


@pytest.fixture
def kept(desk):
    """A vault with a phrase and parts; return the desk and both, as they stand on paper."""
    with contextlib.closing(samples.opened(desk.folder)) as one:
        phrase, (secret, parts) = one.new_phrase(), one.new_shares()
        one.set_phrase(phrase)
        one.set_shares(secret)
    desk.unlock()
    desk.inside.go("paper")
    return desk, " ".join(phrase.words), [" ".join(part.words) for part in parts]


def enters(desk, words):
    desk.types("".join(f"{word[:4]} " for word in words.split()))
    desk.press("Return")


def test_what_is_on_paper_can_be_tried_and_changes_nothing(kept):
    desk, phrase, parts = kept
    assert desk.reads("paper_state") == (
        "A recovery phrase opens this vault, and so do two of three parts."
    )
    assert desk.is_at == "paper_try_phrase"
    keys = (desk.folder / "keys").read_bytes()

    desk.press("Space")
    enters(desk, phrase)
    assert (
        desk.reads("paper_try_phrase_said") == "Your paper is right: these words open this vault."
    )
    assert desk.find("paper_try_phrase_word_1").text() == ""
    desk.goes_to("paper_try_phrase_word_1")
    enters(desk, "abandon " * 23 + "art")
    assert "do not open this vault" in desk.reads("paper_try_phrase_said")
    desk.press("Escape")

    desk.chooses("paper_try_parts")
    assert desk.reads("paper_try_parts_which") == "One part"
    enters(desk, parts[2])
    assert desk.reads("paper_try_parts_which") == "Another part"
    enters(desk, parts[2])
    assert "the part you gave before" in desk.reads("paper_try_parts_trouble")
    wrong = parts[0].split()
    wrong[4] = "zero" if wrong[4] != "zero" else "acid"
    enters(desk, " ".join(wrong))
    assert desk.reads("paper_try_parts_trouble").startswith("Word 5 of this part")
    assert desk.is_at == "paper_try_parts_word_5"
    desk.types(parts[0].split()[4])
    desk.press("Return")
    assert "Your paper is right" in desk.reads("paper_try_parts_said")
    desk.press("Escape")
    desk.press("Escape")
    assert desk.can_see("settings_title")
    assert (desk.folder / "keys").read_bytes() == keys


def test_what_was_typed_is_forgotten_when_the_page_is_left(kept):
    desk, phrase, _ = kept
    desk.press("Space")
    desk.types(phrase)
    field = desk.find("paper_try_phrase_word_3")
    assert field.text()

    desk.goes("today")

    assert field.text() == ""


def test_the_parts_can_be_retired_by_whoever_knows_the_passphrase(kept):
    desk, phrase, parts = kept
    desk.chooses("paper_retire")
    desk.types("a guess of somebody at an open vault")
    desk.press("Return")
    desk.wait(lambda: "does not open the vault" in desk.reads())
    desk.press("Escape")
    assert desk.can_see("paper_try_parts")
    desk.chooses("paper_retire")
    desk.types(samples.PASSPHRASE)
    desk.press("Return")
    desk.wait(lambda: desk.can_see("paper_state"))
    said, can_be_tried = desk.reads("paper_state"), desk.can_see("paper_try_parts")
    desk.lock()
    two = session.parse_shares(*parts[:2])

    assert (opens(desk, session.parse_phrase(phrase)), opens(desk, two)) == (True, False)
    assert said == "A recovery phrase opens this vault."
    assert not can_be_tried


def opens(desk, secret):
    try:
        session.unlock_with_phrase(
            desk.folder, secret, bounds=samples.CHEAP_BOUNDS, now=samples.FakeClock()
        ).close()
    except WrongSecretError:
        return False
    return True


@pytest.mark.parametrize("changed", ["ring", "page"])
def test_twin_parts_that_are_called_retired_and_stay(kept, monkeypatch, changed):
    """The product with one decision changed: the ring keeps them; or the page asks nobody."""
    if changed == "ring":
        monkeypatch.setattr(Ring, "without", lambda ring, _kind: ring)
    else:
        monkeypatch.setattr(session.Session, "retire_shares", lambda _session: None)

    with pytest.raises(AssertionError, match="True, True"):
        test_the_parts_can_be_retired_by_whoever_knows_the_passphrase(kept)


def test_who_has_only_parts_or_nothing_is_told_of_no_phrase(desk):
    with contextlib.closing(samples.opened(desk.folder)) as one:
        one.set_shares(one.new_shares()[0])
    desk.unlock()
    desk.inside.go("paper")
    assert "stays good" not in desk.reads()
    assert "from before" in desk.reads()
    desk.chooses("paper_retire")
    assert "stays good" not in desk.reads()
    assert "a forgotten passphrase is final" in desk.reads("retire_about")
    desk.types(samples.PASSPHRASE)
    desk.press("Return")
    desk.wait(lambda: desk.can_see("paper_state"))

    # Nothing is on paper now: nothing is said of what becomes of it.
    assert desk.reads("paper_state").startswith("Nothing on paper opens this vault.")
    assert "from before" not in desk.reads()


def a_sheet_holds_numbers_and_nothing_else(desk, screen, place, count):
    """Save the sheet that is shown and read the file back with another library."""
    sheet = screen._sheet
    desk.qtbot.waitUntil(lambda: sheet._view.image is not None, timeout=LONGEST_MS)
    shown = sheet._view.image.copy()
    sheet._on_chosen(place)
    desk.chooses("on_paper_save")
    desk.qtbot.waitUntil(lambda: desk.can_see("proof_title"), timeout=LONGEST_MS)
    assert desk.reads("proof_title") == "Saved, and read back"
    (file,) = place.iterdir()
    assert file.name == "pages.pdf"
    (text,) = sheets.texts(file.read_bytes(), None)
    said = "A numbered list One line after the other, by hand. A blank sheet. page 1 of 1".split()
    numbers = list(map(str, range(1, count + 1)))
    assert set(text.split()) - {*said, *numbers} == set(), "something else is on it"
    assert sorted(text.split()) == sorted([*said, *numbers])
    with packet.Press() as press:
        drawn = press.draw(file.read_bytes(), None, page=1, width=shown.width())
    assert shown == QImage(
        drawn.dots, drawn.width, drawn.height, drawn.width * 4, QImage.Format.Format_RGB32
    )
    desk.chooses("proof_done")
    desk.press("Escape")


def test_a_blank_sheet_is_saved_from_here_and_from_where_words_are_shown(kept, tmp_path):
    desk, *_ = kept
    desk.chooses("paper_sheet")
    read_where_no_words_are = desk.reads()
    (first := tmp_path / "first").mkdir()
    a_sheet_holds_numbers_and_nothing_else(desk, desk.find("paper"), first, PAGES)
    assert desk.can_see("paper_title")

    desk.chooses("paper_parts")
    desk.types(samples.PASSPHRASE)
    desk.press("Return")
    desk.wait(lambda: desk.can_see("parts_copied"))
    desk.chooses("parts_sheet")
    (third := tmp_path / "third").mkdir()
    a_sheet_holds_numbers_and_nothing_else(desk, desk.find("paper"), third, 33)
    assert desk.is_at == "parts_copied"
    desk.press("Escape")

    desk.chooses("paper_phrase")
    desk.types(samples.PASSPHRASE)
    desk.press("Return")
    desk.wait(lambda: desk.can_see("phrase_copied"))
    screen = desk.find("phrase")
    words = screen._phrase.words
    desk.chooses("phrase_sheet")
    # The words themselves may be common ones ("page"), so the whole page is compared.
    desk.wait(lambda: desk.reads() == read_where_no_words_are)
    (second := tmp_path / "second").mkdir()
    a_sheet_holds_numbers_and_nothing_else(desk, screen, second, PAGES)
    assert desk.is_at == "phrase_sheet"
    assert screen._phrase.words == words


def test_twin_a_sheet_that_says_what_it_is_for(desk, tmp_path, monkeypatch):
    """The product with one decision changed: the title tells whoever finds the paper."""
    honest = blank_sheet.manifest
    monkeypatch.setattr(
        blank_sheet, "manifest",
        lambda count, paper, words: honest(count, paper, replace(words, title="Recovery words")),
    )  # fmt: skip
    desk.unlock()
    desk.inside.go("paper")
    desk.chooses("paper_sheet")
    (place := tmp_path / "place").mkdir()

    with pytest.raises(AssertionError, match="something else is on it"):
        a_sheet_holds_numbers_and_nothing_else(desk, desk.find("paper"), place, PAGES)


def test_a_try_is_offered_on_the_page_today_once_and_never_again(desk):
    with contextlib.closing(samples.opened(desk.folder)) as one:
        one.set_phrase(one.new_phrase())
        one.change_settings(
            one.settings.changed(opens_on="today", paper_tried_on="2026-03-13")
        )  # fmt: skip
    desk.unlock()
    assert desk.can_see("today_paper_go")
    desk.goes("settings")
    desk.goes("today")
    desk.chooses("today_paper_leave")
    assert not desk.can_see("today_paper_go")
    desk.lock()

    desk.unlock()
    assert not desk.can_see("today_paper_go")
    # Now only who looks for it finds it.
    desk.goes("settings")
    desk.chooses("settings_paper")
    assert desk.is_at == "paper_try_phrase"


def test_the_offer_leads_to_the_paper(desk):
    with contextlib.closing(samples.opened(desk.folder)) as one:
        one.set_phrase(one.new_phrase())
        one.change_settings(
            one.settings.changed(opens_on="today", paper_tried_on="2026-03-13")
        )  # fmt: skip
    desk.unlock()
    desk.chooses("today_paper_go")
    assert desk.is_at == "paper_try_phrase"
    desk.goes("today")

    assert not desk.can_see("today_paper_go")
