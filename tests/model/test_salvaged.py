"""What became of the pieces of a damaged vault, as values."""

from datetime import date

from desktop.model.document import DocumentId, Kind
from desktop.model.salvaged import Fate, Salvage, Salvaged, worst


def piece(fate, title="A heading"):
    return Salvaged(
        id=DocumentId("a"), kind=Kind.LETTER, on=date(2026, 3, 14), fate=fate, title=title
    )


def salvage(*pieces):
    return Salvage(
        pieces=pieces, by_id=1, by_page=2, from_backup=0, backup_at=None, is_complete=False
    )


def test_pieces_are_found_by_what_became_of_them():
    whole, gone = piece(Fate.WHOLE), piece(Fate.GONE)

    assert salvage(whole, gone).of(Fate.GONE) == (gone,)
    assert salvage(whole, gone).of(Fate.OLDER) == ()


def test_a_piece_is_as_good_as_its_worst_part():
    assert worst([Fate.WHOLE, Fate.DOUBTFUL, Fate.OLDER]) is Fate.DOUBTFUL
    assert worst([Fate.GONE, Fate.WHOLE]) is Fate.GONE
    assert worst([]) is Fate.WHOLE


def test_no_heading_stands_in_what_is_printed():
    assert "canary" not in repr(salvage(piece(Fate.WHOLE, "canary")))
