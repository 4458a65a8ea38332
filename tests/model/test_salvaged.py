"""What became of the pieces of a damaged vault, as values."""

from datetime import date

import pytest

from desktop.model.document import DocumentId, Kind
from desktop.model.salvaged import Course, Fate, GaveWayError, Layer, Salvage, Salvaged, worst


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


def test_how_far_it_is_never_grows_less():
    told = []
    course = Course(tell=lambda _, far: told.append(far))

    for layer, far in (
        (Layer.BY_ID, 0.7), (Layer.BY_ID, 0.0), (Layer.BY_PAGE, 0.0), (Layer.BACKUP, 0.7),
        (Layer.BACKUP, 0.1), (Layer.MAKING, 1.0),
    ):  # fmt: skip
        course.go_on(layer, far)

    assert told == sorted(told)
    assert told[-1] == 1


def test_each_layer_has_its_part_of_the_way():
    told = []
    course = Course(tell=lambda layer, far: told.append((layer, round(far, 6))))

    for layer in Layer:
        course.go_on(layer, 0)
        course.go_on(layer, 3)

    assert [layer for layer, _ in told[::2]] == list(Layer)
    assert told[0][1] == 0
    assert [far for _, far in told[1:-1:2]] == [far for _, far in told[2::2]]
    assert told[-1][1] == 1


def test_what_gives_way_is_told_nothing_more():
    told = []

    with pytest.raises(GaveWayError):
        Course(lambda: True, lambda *_: told.append(1)).go_on(Layer.KEYS, 0)

    assert told == []
