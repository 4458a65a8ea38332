"""What is noted of files that left is in no file that leaves, nor found by any search."""

import pytest
import samples
from pypdf import PdfReader
from traveller import LONGEST_MS, Traveller

from desktop import takeaway
from desktop.model import desk as model
from desktop.model.document import Kind, is_private
from desktop.model.register import Left
from desktop.ui.screens import session_sources

WHOM, PACKET = "quillback", "tarpaulin"
"""For whom a file was, and what its packet was called."""


def saves_all(goes):
    """Take along all that can be ticked, without a password, and leave the proof."""
    goes.ticks_all()
    goes.wait_for_pages()
    if goes.desk.find("session_password_on").isChecked():
        goes.without_password()
        goes.wait_for_pages()
    goes.saves()


@pytest.fixture
def goes(desk, tmp_path):
    desk.unlock()

    def write(session):
        made = session.start(kind=Kind.LETTER, title="A letter", on=samples.TODAY)
        samples.write(session, made, "heather")

    desk.asks(write)
    desk.press("Ctrl+Shift+E")
    desk.wait(lambda: desk.is_at == "session_choice")
    return Traveller(desk, tmp_path)


def no_line_is_in_a_later_file(goes):
    desk = goes.desk
    saves_all(goes)
    desk.find("register_line_1_whom").setFocus()
    desk.types(WHOM)
    desk.wait(lambda: desk.inside.texts.is_kept)
    desk.chooses("proof_done")
    desk.qtbot.waitUntil(goes.is_ready, timeout=LONGEST_MS)
    for item in goes.tree._items():
        assert WHOM not in item.text(0)
    # Each saving has a password of its own, until somebody says otherwise.
    goes.without_password()
    goes.wait_for_pages()
    goes.saves()

    files = sorted(goes.place.glob("*.pdf"))
    assert len(files) == 2
    for path in files:
        text = "".join(page.extract_text() for page in PdfReader(path).pages)
        assert "heather" in text
        assert WHOM not in text


def test_no_line_of_the_register_is_in_a_later_file(goes):
    no_line_is_in_a_later_file(goes)


def test_even_a_list_of_every_kind_makes_no_piece_of_a_line(goes, monkeypatch):
    saves_all(goes)
    desk = goes.desk
    desk.find("register_line_1_whom").setFocus()
    desk.types(WHOM)
    desk.wait(lambda: desk.inside.texts.is_kept)
    monkeypatch.setattr(session_sources, "FEW", (*session_sources.FEW, Kind.REGISTER))
    desk.chooses("proof_done")

    # Even then its lines are private workings, which have no box and make no piece.
    desk.qtbot.waitUntil(goes.is_ready, timeout=LONGEST_MS)
    held = desk.asks(lambda session: session.register())
    assert all(is_private(one.key) for one in held.sections)
    assert model.pieces(None, held.sections) == ()


def test_neither_search_nor_what_may_leave_holds_a_line(goes):
    desk = goes.desk
    saves_all(goes)
    desk.find("register_line_1_whom").setFocus()
    desk.types(WHOM)
    desk.wait(lambda: desk.inside.texts.is_kept)

    def look(session):
        for _ in range(1_000):
            if session.index_slice():
                break
        [left] = [Left.from_json(one.fields) for one in session.register().sections]
        assert left.whom == WHOM
        may_leave = dict(takeaway.everything(session, samples.guides(), is_whole=False))
        return session.search(WHOM), [WHOM.encode() in one for one in may_leave.values()]

    found, in_files = desk.asks(look)
    assert list(found) == []
    assert in_files
    assert True not in in_files
