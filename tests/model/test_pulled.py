"""A copy knows where it came from, and what became of that."""

import pytest

from desktop.model import alike, pulled, richtext
from desktop.model.document import DocumentId, SectionId
from desktop.model.pulled import Found, Origin, Pulled

ENTRY = "I sat on the stairs with the laundry basket and could not get up again.\nThen it rang."


def copied(words=ENTRY, **others):
    there = {"document": DocumentId("d"), "section": SectionId("s"), "about": "4 March 2026"}
    return Pulled(words=words, **{**there, **others})


def test_what_was_copied_is_kept_and_read_again():
    every = (
        copied(start=12),
        copied("Bad dreams: noted on one day.", origin=Origin.SCALE),
        copied("He laughed.", origin=Origin.ROW, row="r1"),
    )

    fields = pulled.with_pulled({"number": "3"}, every)

    assert fields["number"] == "3"
    assert pulled.pulled(fields) == every
    assert pulled.pulled(pulled.with_pulled(fields, every[:1])) == every


@pytest.mark.parametrize(
    "kept",
    [None, "x", [None], [{}], [{"words": 1, "document": "d", "section": "s"}],
     [{"words": "w", "document": "d", "section": "s", "origin": "elsewhere"}]],
)  # fmt: skip
def test_what_is_broken_is_left_out(kept):
    assert pulled.pulled({pulled.KEY: kept}) == ()


def test_an_edited_paragraph_leads_back_and_another_does_not():
    known = (copied("Something else that was copied here."), copied())

    assert (
        pulled.origin("I sat on the stairs with the basket, and could not get up.", known)
        == (known[1])
    )
    assert pulled.origin("Then it rang.", known) == known[1]
    assert pulled.origin("This I write today.", known) is None
    assert pulled.origin("Then it rang.", ()) is None


def test_what_was_taken_out_again_no_longer_stands_in_the_text():
    known = (copied("Something else that was copied here."), copied())
    body = richtext.from_plain("My own.\nI sat on the stairs and could not get up again, ever.")

    assert pulled.standing(known, body) == known[1:]
    assert pulled.standing(known, richtext.EMPTY) == ()


def test_the_passage_is_found_where_it_stands_today():
    body = richtext.from_plain(f"Before.\n{ENTRY}\nAfter.\n{ENTRY}")

    assert pulled.find(copied(start=8), body) == Found(8, is_same=True)
    assert pulled.find(copied(start=200), body).start > 8


def test_a_passage_is_shown_with_what_stands_around_it():
    body = richtext.from_plain(f"Far.\nBefore.\n{ENTRY}\nAfter.\nFar away.")
    found = pulled.find(copied(), body)

    assert richtext.plain(pulled.around(copied(), found, body)) == f"Before.\n{ENTRY}\nAfter."
    alone = richtext.from_plain(ENTRY)
    assert pulled.around(copied(), Found(0, is_same=True), alone) == alone
    # A passage in the middle of a paragraph is shown with the whole of it.
    middle = richtext.from_plain("Before.\nIt was then: Then it rang. And again.\nAfter.")
    one = copied("Then it rang.")
    assert pulled.around(one, pulled.find(one, middle), middle) == middle


def test_a_passage_that_was_changed_is_found_and_said_to_be_so():
    body = richtext.from_plain("First.\nI sat on the stairs with the basket and could not get up.")

    assert pulled.find(copied(), body) == Found(len("First.") + 1, is_same=False)


def test_a_passage_that_is_gone_is_nowhere():
    assert pulled.find(copied(), richtext.from_plain("Only this is left of it.")) is None
    assert pulled.find(copied(""), richtext.EMPTY) is None


def test_twin_a_link_by_the_same_words_only_is_lost_at_the_first_edit(monkeypatch):
    monkeypatch.setattr(alike, "HALF", 1.1)

    with pytest.raises(AssertionError):
        test_an_edited_paragraph_leads_back_and_another_does_not()


def test_a_copy_that_stands_nowhere_any_more_is_not_noted_any_more():
    known = (copied("Something else that was copied here."), copied())
    fields = pulled.with_pulled({"number": "3"}, known)

    stands = pulled.with_standing(fields, richtext.from_plain(ENTRY))

    assert pulled.pulled(stands) == known[1:]
    assert pulled.with_standing(fields, richtext.EMPTY) == {"number": "3"}


def test_of_a_source_that_is_gone_only_the_words_of_the_letter_are_left():
    other = copied("Something else that was copied here.", document=DocumentId("e"))
    fields = pulled.with_pulled({"number": "3"}, (copied(), other))
    body = richtext.from_plain("My own.\nI sat on the stairs with the laundry, and cried.")

    left, kept = pulled.pulled(pulled.without_sources(fields, body, {"d"}))

    assert left == copied("I sat on the stairs with the laundry, and cried.")
    assert kept == other
    assert pulled.without_sources(fields, richtext.EMPTY, {"d", "e"}) == {"number": "3"}


def test_a_snapshot_needs_no_notes():
    fields = pulled.with_pulled({"number": "3"}, (copied(),))

    assert pulled.without_notes(fields) == {"number": "3"}
