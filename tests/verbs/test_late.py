"""What late guides hold is shown nowhere while the later pages are put away, and is never lost."""

import pytest
import samples
from samples import TODAY

from desktop.model.document import Kind, Place
from desktop.verbs.core import Core

WORD = "quillwort"
LATE = frozenset({"touch_first"})


def with_one(session):
    """Return the document of a late guide in which one word is written, beside a plain letter."""
    session.late = LATE
    samples.letter(session, title="Plain", text="heather")
    session.change_settings(session.settings.changed(shows_late=True))
    document = session.start(
        kind=Kind.PLAN, title="Touch", on=TODAY, guide="touch_first", sections=(("no", "No"),)
    )
    samples.write(session, document, WORD)
    session.keep_place(Place(document=document.id, section=document.sections[0].id, caret=2))
    return document


def show(session, *, late):
    """Show the later pages, or put them away."""
    session.change_settings(session.settings.changed(shows_late=late))


def seen(desk):
    """Return where the text of a late guide is shown."""
    (document,) = [one for one in every(desk) if one.guide in LATE]
    lists = {
        "list": desk.summaries(),
        "trash": desk.summaries(trashed=True),
        "recent": desk.recent(6),
    }
    places = {name for name, found in lists.items() if document.id in {one.id for one in found}}
    if desk.search(WORD):
        places.add("found")
    if desk.place() is not None:
        places.add("place")
    if desk.is_kept(document.id):
        places.add("kept")
    return places


def every(desk):
    """Return every line of the vault, whatever is shown."""
    late, desk.late = desk.late, frozenset()
    try:
        return (*desk.summaries(), *desk.summaries(trashed=True))
    finally:
        desk.late = late


def what_is_put_away_is_nowhere_and_comes_back_whole(desk):
    document = with_one(desk)
    assert seen(desk) == {"list", "recent", "found", "place", "kept"}

    show(desk, late=False)
    assert seen(desk) == set()
    assert [one.title for one in desk.recent(6)] == ["Plain"]
    assert "touch_first" in desk.begun()

    show(desk, late=True)
    assert seen(desk) == {"list", "recent", "found", "place", "kept"}
    assert samples.text_of(desk, document) == WORD


def test_what_is_put_away_is_nowhere_and_comes_back_whole(desk):
    what_is_put_away_is_nowhere_and_comes_back_whole(desk)


def test_twin_a_vault_that_hid_nothing_would_be_found(desk, monkeypatch):
    monkeypatch.setattr(Core, "hidden", frozenset())

    with pytest.raises(AssertionError, match="== set"):
        what_is_put_away_is_nowhere_and_comes_back_whole(desk)


def test_in_the_trash_it_is_hidden_as_well(desk):
    desk.trash(with_one(desk).id)
    assert "trash" in seen(desk)

    show(desk, late=False)
    assert seen(desk) == set()


def test_words_are_kept_in_it_while_it_is_put_away(desk, folder):
    document = with_one(desk)
    show(desk, late=False)
    samples.write(desk, document, f"{WORD} and heather")
    desk.close()

    again = samples.opened(folder)
    again.late = LATE
    show(again, late=True)
    assert samples.text_of(again, document) == f"{WORD} and heather"
    again.close()


def test_six_that_are_hidden_take_no_place_in_what_was_changed_last(desk):
    for _ in range(3):
        with_one(desk)
    show(desk, late=False)

    assert [one.title for one in desk.recent(2)] == ["Plain", "Plain"]


def test_a_new_vault_shows_no_later_pages(desk):
    assert not desk.settings.shows_late
