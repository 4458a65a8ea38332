"""The sheet that is shown is the sheet that is saved, and nothing of a vault is on it."""

import pytest
from PySide6.QtGui import QImage

from desktop import packet
from desktop.export import sheets

LONGEST_MS = 30_000


@pytest.fixture
def sheet(desk):
    """Go to the sheet of a practice and wait until it is drawn."""
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("kingfisher")
    desk.inside.go("together")
    desk.chooses("together_rituals")
    desk.goes_to("practice_second")
    desk.types("Ada")
    desk.chooses("practice_paper")
    wait_for_it(desk)
    return desk


def screen(desk):
    return desk.inside._screens["together"]._paper


def wait_for_it(desk):
    desk.qtbot.waitUntil(lambda: screen(desk)._view.image is not None, timeout=LONGEST_MS)


def saved(desk, place):
    """Save into a folder and return the file."""
    screen(desk)._on_chosen(place)
    desk.chooses("on_paper_save")
    desk.qtbot.waitUntil(lambda: desk.can_see("proof_title"), timeout=LONGEST_MS)
    (file,) = [one for one in place.iterdir() if one.suffix == ".pdf"]
    return file


def what_is_saved_is_what_was_shown(desk, place):
    shown = screen(desk)._view.image.copy()
    file = saved(desk, place)
    assert file.name == "pages.pdf"
    assert desk.reads("proof_title") == "Saved, and read back"
    assert "the sheet you saw" in desk.reads("proof_looking")
    assert desk.reads("proof_everything") == "All of the sheet is in it"
    assert desk.reads("proof_opens") == "It opens without a password"
    with packet.Press() as press:
        picture = press.draw(file.read_bytes(), None, page=1, width=shown.width())
    drawn = QImage(
        picture.dots, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32
    )
    assert drawn == shown, "another sheet was saved"
    words = "\n".join(sheets.texts(file.read_bytes(), None))
    assert "Small rituals" in words
    assert "kingfisher" not in words
    assert "Ada" not in words


def test_what_is_saved_is_what_was_shown_and_can_be_deleted_again(sheet, tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    what_is_saved_is_what_was_shown(sheet, place)
    sheet.chooses("proof_remove")
    sheet.wait(lambda: sheet.reads("proof_removed") == "The file is deleted.")
    assert list(place.iterdir()) == []
    sheet.press("Escape")
    assert sheet.can_see("on_paper_save")
    sheet.press("Escape")

    assert sheet.can_see("practice_begin")


def test_twin_a_sheet_of_another_practice_in_the_file_is_noticed(sheet, tmp_path, monkeypatch):
    place = tmp_path / "stick"
    place.mkdir()
    one = screen(sheet)
    other = one._manifest(sheet.inside._screens["together"]._practices[0])
    with packet.Press() as press:
        packed = press.finish(other, None)
    monkeypatch.setattr(one, "_made", packet_made(one._made, packed))

    with pytest.raises(AssertionError, match="another sheet was saved"):
        what_is_saved_is_what_was_shown(sheet, place)


def packet_made(made, packed):
    return type(made)(made.revision, (), packed)


def stays_until_it_is_written(sheet, place):
    screen(sheet)._on_chosen(place)
    sheet.goes_to("on_paper_save")
    for keys in ("Space", "Space", "Escape"):
        sheet.press(keys)
    assert sheet.is_at in {"on_paper_save", "proof_done"}
    sheet.qtbot.waitUntil(lambda: sheet.can_see("proof_title"), timeout=LONGEST_MS)
    assert [one.name for one in place.glob("*.pdf")] == ["pages.pdf"]


def test_a_second_key_while_it_is_saved_neither_leaves_nor_saves_twice(sheet, tmp_path):
    stays_until_it_is_written(sheet, tmp_path)


def test_twin_that_refuses_the_button_meanwhile_loses_the_focus(sheet, tmp_path, monkeypatch):
    said = screen(sheet)._said
    monkeypatch.setattr(said, "say", screen(sheet)._save.refuse)

    with pytest.raises(AssertionError):
        stays_until_it_is_written(sheet, tmp_path)


def test_the_other_form_is_drawn_anew(sheet):
    first = screen(sheet)._view.image.copy()
    screen(sheet)._paper.setCurrentIndex(1)
    assert not sheet.find("on_paper_save").isEnabled()
    sheet.qtbot.waitUntil(
        lambda: sheet.find("on_paper_save").isEnabled() and screen(sheet)._view.image != first,
        timeout=LONGEST_MS,
    )

    drawn = screen(sheet)._view.image
    assert drawn.height() / drawn.width() == pytest.approx(11 / 8.5, abs=0.01)


def test_a_place_that_is_not_there_is_said_and_nothing_is_lost(sheet, tmp_path):
    screen(sheet)._on_chosen(tmp_path / "nowhere")
    sheet.chooses("on_paper_save")
    sheet.wait(lambda: sheet.reads("on_paper_said") != "")

    assert sheet.find("on_paper_save").isEnabled()


def test_the_place_is_chosen_as_for_all_that_leaves_and_escape_leads_back(sheet):
    sheet.chooses("on_paper_place")
    assert sheet.can_see("on_paper_places_where")
    sheet.press("Escape")

    assert sheet.can_see("on_paper_save")


def test_a_sheet_left_before_it_is_made_is_not_shown_later(sheet):
    sheet.press("Escape")
    one = screen(sheet)

    assert (one._sheet, one._made, one._view.image) == (None, None, None)
