"""A sealed file is opened by keys: read first, and kept only where that is asked for."""

from pathlib import Path

import pytest
import samples
from manifests import CANARY, FULL
from PySide6.QtWidgets import QApplication, QTextEdit
from samples import CHEAPEST
from test_layout import faults

from desktop import sealed_pages
from desktop.errors import VaultUnwritableError
from desktop.model import received, richtext
from desktop.model.leaving import Source
from desktop.session import Session
from desktop.ui import days, shelves
from desktop.ui.screens import open_sealed
from desktop.ui.widgets.text_view import TextView
from desktop.vault import documents

PASSPHRASE = "five small words"
TITLE = "For a session"
VECTORS = Path(__file__).parents[2] / "vectors" / "pages" / "v1"
SEALED = sealed_pages.seal(FULL, PASSPHRASE, CHEAPEST)


@pytest.fixture
def downloads(desk, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder = tmp_path / "Downloads"
    folder.mkdir()
    (folder / "a bill.pdf").write_bytes(b"%PDF-1.7")
    (folder / "pages.dat").write_bytes(SEALED)
    return folder


def chooses_the_file(desk, name=""):
    desk.unlock()
    desk.goes("settings")
    desk.chooses("settings_sealed")
    desk.chooses("sealed_choose")
    desk.wait(lambda: desk.can_see("sealed_places_folders"))
    desk.types(name)
    desk.press("Return")
    desk.wait(lambda: desk.is_at in {"sealed_secret", "sealed_choose"})


def reads(desk, or_until=lambda: False):
    chooses_the_file(desk)
    desk.types(PASSPHRASE)
    desk.press("Return")
    desk.wait(lambda: desk.is_at == "sealed_text" or or_until())


def shown(desk):
    return desk.find("sealed_text").toPlainText()


def test_the_pages_are_read_by_keys_alone(desk, downloads):
    reads(desk)

    assert CANARY in shown(desk)
    assert "What: A room; How much: 80 euros" in shown(desk)
    assert "Sleep went from 4 to 6 hours." in shown(desk)
    assert desk.reads("sealed_title") == "For a session"
    assert "in words alone" in desk.reads("sealed_drawings")


def leads_back_to_the_session(desk):
    desk.unlock()
    desk.press("Ctrl+Shift+E")
    for leave in ("Escape", ""):
        desk.wait(lambda: desk.can_see("session_open_sealed"))
        desk.find("session_open_sealed").click()
        desk.wait(lambda: desk.is_at == "sealed_choose")
        assert desk.find("rail_session").isChecked()
        if leave:
            desk.press(leave)
        else:
            desk.chooses("sealed_back")

        assert desk.can_see("session_choice"), "it leads somewhere else"


def test_from_the_page_for_a_session_it_is_reached_and_leads_back_there(desk, downloads):
    leads_back_to_the_session(desk)


def test_twin_that_leads_to_settings_is_seen(desk, downloads, monkeypatch):
    monkeypatch.setitem(shelves.BELOW, "sealed_for_session", "settings")

    with pytest.raises(AssertionError):
        leads_back_to_the_session(desk)


def keeps_nothing_unasked(desk, way):
    before = desk_rows(desk)
    # What is kept at once may have led on before anybody looked.
    reads(desk, lambda: desk_rows(desk) != before)
    way(desk)
    assert desk_rows(desk) == before
    assert CANARY not in desk.reads()


def desk_rows(desk):
    """Return what the vault holds; where nothing is open, nothing was kept yet."""
    return [] if desk.room is None else [one.title for one in desk.documents()]


WAYS = [
    lambda desk: desk.chooses("sealed_close"),
    lambda desk: desk.press("Escape"),
    lambda desk: desk.goes("today"),
    lambda desk: (desk.lock(), desk.unlock()),
]


@pytest.mark.parametrize("way", WAYS, ids=["close", "escape", "elsewhere", "lock"])
def test_nothing_is_kept_before_it_is_asked_for(desk, downloads, way):
    keeps_nothing_unasked(desk, way)


def test_twin_that_keeps_what_it_shows_is_seen(desk, downloads, monkeypatch):
    honest = open_sealed.OpenSealedScreen._on_read

    def hasty(screen, outcome):
        honest(screen, outcome)
        screen._on_keep()

    monkeypatch.setattr(open_sealed.OpenSealedScreen, "_on_read", hasty)

    with pytest.raises(AssertionError):
        keeps_nothing_unasked(desk, lambda desk: desk.wait(lambda: bool(desk_rows(desk))))


def is_gone_from_the_page(desk):
    reads(desk)
    view = desk.find("sealed_text")
    desk.goes("today")
    assert CANARY not in view.toPlainText()
    assert desk.inside._screens["sealed"]._pages is None


def test_what_was_read_is_forgotten_when_the_page_is_left(desk, downloads):
    is_gone_from_the_page(desk)


def test_twin_that_remembers_what_was_read_is_seen(desk, downloads, monkeypatch):
    monkeypatch.setattr(TextView, "forget", lambda _view: None)

    with pytest.raises(AssertionError):
        is_gone_from_the_page(desk)


def test_nothing_of_it_can_be_taken_to_the_clipboard(desk, downloads):
    QApplication.clipboard().clear()
    reads(desk)
    for keys in ("Ctrl+A", "Ctrl+C", "Ctrl+X"):
        desk.press(keys)

    assert QApplication.clipboard().text() == ""
    assert CANARY in shown(desk)


def test_kept_it_is_a_letter_that_says_when_it_came(desk, downloads):
    reads(desk)
    desk.chooses("sealed_keep")
    desk.wait(lambda: desk.can_see("writing_paper"))

    (letter,) = desk.documents()
    day = days.full_day(days.today())
    assert letter.title == f"Sealed pages, {day}"
    assert desk.page.startswith(f"Received on {day}.\nFor a session\n")
    assert CANARY in desk.page


def stays_in_the_vault(desk):
    reads(desk)
    desk.chooses("sealed_keep")
    desk.wait(lambda: desk.can_see("writing_paper"))
    (letter,) = desk.documents()
    (piece,) = Source(document=letter).pieces()
    assert CANARY not in richtext.plain(piece.body)
    assert TITLE not in piece.heading + letter.title + richtext.plain(piece.body)


def test_what_another_person_wrote_stays_out_of_every_export(desk, downloads):
    stays_in_the_vault(desk)


def test_twin_that_lets_it_out_again_is_seen(desk, downloads, monkeypatch):
    monkeypatch.setattr(richtext, "kept", lambda body: body)

    with pytest.raises(AssertionError, match=CANARY):
        stays_in_the_vault(desk)


def test_twin_that_calls_a_letter_as_another_person_did_is_seen(desk, downloads, monkeypatch):
    start = Session.start_received
    theirs = lambda self, _, *rest: start(self, TITLE, *rest)  # noqa: E731
    monkeypatch.setattr(Session, "start_received", theirs)

    with pytest.raises(AssertionError, match=TITLE):
        stays_in_the_vault(desk)


@pytest.mark.parametrize(
    ("name", "words"),
    [("half", "not as it was made"), ("version-2", "newer version"), ("a-letter", "not a file"),
     ("memory-bomb", "left closed")],
)  # fmt: skip
def test_what_is_wrong_at_sight_is_said_before_a_passphrase_is_asked_for(
    desk, downloads, name, words
):
    (downloads / "pages.dat").write_bytes((VECTORS / f"{name}.broken").read_bytes())
    chooses_the_file(desk, "pa")

    assert desk.is_at == "sealed_choose"
    assert words in desk.reads("sealed_said")


def test_another_passphrase_is_said_and_can_be_typed_again(desk, downloads):
    chooses_the_file(desk)
    desk.press("Return")
    assert "Type the passphrase" in desk.reads("sealed_trouble")
    desk.types("something else")
    desk.press("Return")
    desk.wait(lambda: "does not open the file" in desk.reads("sealed_trouble"))
    desk.types(PASSPHRASE)
    desk.press("Return")
    desk.wait(lambda: desk.is_at == "sealed_text")


def test_a_file_that_goes_away_meanwhile_is_said(desk, downloads):
    chooses_the_file(desk)
    (downloads / "pages.dat").unlink()
    desk.types(PASSPHRASE)
    desk.press("Return")
    desk.wait(lambda: "cannot be read now" in desk.reads("sealed_said"))


def _refuse(*_):
    raise VaultUnwritableError


def test_a_vault_that_cannot_be_written_to_keeps_nothing_and_says_so(desk, downloads, monkeypatch):
    reads(desk)
    monkeypatch.setattr(documents, "store_body", _refuse)
    desk.chooses("sealed_keep")

    desk.wait(lambda: "full, closed to writing" in desk.reads("sealed_said"))
    assert desk.documents() == []


def test_escape_leads_out_step_by_step(desk, downloads):
    reads(desk)
    desk.press("Escape")
    assert desk.is_at == "sealed_choose"
    desk.press("Escape")
    desk.wait(lambda: desk.can_see("settings_title"))


@pytest.mark.parametrize("size", [100, 200, 250])
def test_nothing_is_cut_at_any_text_size(desk, downloads, size):
    desk.look.set_text_size(size)
    reads(desk)

    assert faults(desk.find("sealed")) == []
    assert isinstance(desk.find("sealed_text"), QTextEdit)


def test_what_is_kept_is_what_was_shown():
    line = "Received on a day."

    first, *rest = received.kept(FULL, line)

    assert richtext.plain((first,)) == line
    assert richtext.plain(tuple(rest)) == f"{FULL.title}\n{richtext.plain(received.text(FULL))}"
    assert samples.PASSPHRASE not in richtext.plain(tuple(rest))
