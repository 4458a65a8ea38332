"""Versions, what came after, remarks: by keys through the real window, kept in a real vault."""

import pytest

from desktop.model import review, richtext
from desktop.model.versions import VersionState
from desktop.ui.open_texts import OpenTexts


def written(desk, words="It began in 2016."):
    desk.unlock()
    desk.chooses("today_start_disclosure")
    desk.press("Ctrl+Tab")
    desk.types(words)
    desk.wait_until_saved()


def to_review(desk):
    desk.chooses("writing_to_review")
    desk.wait(lambda: desk.can_see("review_keep_draft"))


def keep(desk, name):
    before = len(versions(desk))
    desk.chooses(name)
    desk.wait(lambda: len(versions(desk)) > before)


def versions(desk):
    document = desk.documents()[0]
    return desk.asks(lambda session: session.versions(document.id))


def clear(desk):
    desk.chooses("review_clear")
    keep(desk, "review_freeze")


def test_a_version_is_kept_with_its_pages_and_its_fingerprint(desk):
    written(desk)
    to_review(desk)
    assert "No version is kept yet." in desk.reads()

    keep(desk, "review_keep_draft")

    (version,) = versions(desk)
    assert version.state is VersionState.DRAFT
    assert version.pages >= 1
    assert version.fingerprint in desk.reads()
    assert "1 · draft" in desk.reads()


def test_clearing_asks_first_and_can_be_put_off(desk):
    written(desk)
    to_review(desk)
    desk.chooses("review_clear")
    assert desk.is_at == "review_freeze"
    assert "left out" in desk.reads()

    desk.chooses("review_not_now")

    assert not desk.can_see("review_freezing")
    assert versions(desk) == ()


def says_what_came_after(desk):
    written(desk)
    to_review(desk)
    clear(desk)
    assert "Nothing has changed." in desk.reads()
    desk.press("Escape")
    desk.find("writing_paper").setFocus()
    desk.press("Ctrl+End")
    desk.press("Return")
    desk.types("And in 2019 again.")
    desk.wait_until_saved()
    to_review(desk)
    assert "New: And in 2019 again." in desk.reads()


def test_what_came_after_the_clearing_is_named(desk):
    says_what_came_after(desk)


def test_the_twin_that_compares_with_now_sees_nothing(desk, monkeypatch):
    monkeypatch.setattr(review, "_new_places", lambda *_: [])

    with pytest.raises(AssertionError):
        says_what_came_after(desk)


def test_a_version_is_not_kept_without_the_last_words(desk, monkeypatch):
    written(desk)
    to_review(desk)
    monkeypatch.setattr(OpenTexts, "holds_unkept", lambda *_: True)

    desk.chooses("review_keep_draft")
    desk.wait(lambda: desk.can_see("review_said"))

    assert "not kept yet" in desk.reads("review_said")
    assert versions(desk) == ()


def test_remarks_are_kept_beside_the_document_and_not_in_it(desk):
    written(desk)
    to_review(desk)
    desk.chooses("review_remarks_bar_add")
    desk.types("12")
    desk.wait(lambda: bool(desk.documents()[0].section(review.KEY).fields))

    document = desk.documents()[0]
    kept = document.section(review.KEY)
    assert [row["cells"]["line"] for row in kept.fields[review.REMARKS]] == ["12"]
    assert richtext.is_empty(kept.body)
    assert review.KEY not in {one.key for one in document.pages}


def test_escape_leads_back_to_the_text(desk):
    written(desk)
    to_review(desk)

    desk.press("Escape")

    assert desk.can_see("writing_outline")


def test_escape_leads_back_to_the_section_that_was_left(desk):
    written(desk)
    for _ in range(4):
        desk.press("Ctrl+PgDown")
    heading = desk.reads("writing_heading")
    to_review(desk)

    desk.press("Escape")

    assert desk.reads("writing_heading") == heading
