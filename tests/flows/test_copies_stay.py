"""Words that never leave stay so when they are copied, cut, put back or opened from history."""

import pytest
import samples

from desktop.model import desk as model_desk
from desktop.model import entries, richtext
from desktop.model.document import Kind, Place
from desktop.model.entries import Entry
from desktop.ui import clipboard
from desktop.ui.screens.session_sources import Sources
from desktop.ui.section_facts import SectionFacts
from desktop.ui.widgets.section_desk import Side
from desktop.verbs.past import Past

WORD = "quillback"


def starts_guided(desk, guide):
    desk.inside._beginning.guided(guide)
    return next(one for one in desk.documents() if one.guide == guide)


def shows(desk, document, section):
    desk.inside._continue(Place(document=document, section=section, caret=0))
    desk.wait(lambda: desk.inside.writing.document == document)
    if desk.can_see("writing_paper"):
        desk.find("writing_paper").setFocus()


def writes_in_the_vault(desk, document, section, words):
    desk.asks(lambda session: session.save(document, section, richtext.from_plain(words)))


def copies_from_history(desk, document, section):
    shows(desk, document, section)
    if not desk.can_see("writing_panel"):
        desk.press("F9")
    desk.find("writing_panel").setCurrentIndex(1)
    desk.find("writing_history_list").setFocus()
    desk.press("Down")
    desk.find("writing_history_copy").setFocus()
    desk.press("Return")
    return desk.inside.writing.document


# -- a copy of a copy -------------------------------------------------------


def offers_no_copy_of_a_copy(desk, guide):
    desk.unlock()
    page = starts_guided(desk, guide)
    section = page.first_page.id
    first = page.id
    for words in (f"{WORD} fury", f"{WORD} fury, still"):
        writes_in_the_vault(desk, page.id, section, words)
        desk.lock()
        desk.unlock()
    for _ in range(2):
        copy = copies_from_history(desk, page.id, section)
        assert copy != page.id
        page = desk.asks(lambda session, id_=copy: session.open(id_))
        section = page.first_page.id
        assert WORD in richtext.plain(page.first_page.body)
        desk.lock()
        desk.unlock()
        writes_in_the_vault(desk, page.id, section, f"{WORD} in the copy")
    inside = desk.inside
    offered = Sources(inside.texts, inside._means.guides).read()
    told = [richtext.plain(piece.body) for one in offered for piece in one.pieces()]
    assert [one for one in told if WORD in one] == [], "a copy of a copy could leave"
    assert page.id != first


@pytest.mark.parametrize("guide", ["anger_page", "private_screening", "private_questions"])
def test_a_copy_of_a_copy_is_not_offered(desk, guide):
    offers_no_copy_of_a_copy(desk, guide)


def test_twin_a_copy_that_inherits_nothing_is_seen(desk, monkeypatch):
    restore = Past.restore_as_copy

    def forgets(self, id, *, stays, **others):  # noqa: A002 - the name it has
        never = self.settings.never_leaves
        self.change_settings(self.settings.changed(never_leaves=()))
        copy = restore(self, id, stays=stays, **others)
        self.change_settings(
            self.settings.changed(never_leaves=(*never, *self.settings.never_leaves))
        )
        return copy

    monkeypatch.setattr(Past, "restore_as_copy", forgets)

    with pytest.raises(AssertionError, match="could leave"):
        offers_no_copy_of_a_copy(desk, "anger_page")


# -- copied and cut ---------------------------------------------------------


def an_entry(desk):
    def work(session):
        made = session.start(kind=Kind.ENTRY, title="A night", on=samples.TODAY)
        section, fields = made.sections[0].id, entries.with_entry({}, Entry(is_kept_in=True))
        session.save(made.id, section, richtext.from_plain(f"{WORD} all of it"), fields=fields)
        return made.id, section

    shows(desk, *desk.asks(work))


def an_anger_page(desk):
    page = starts_guided(desk, "anger_page")
    shows(desk, page.id, page.section("page").id)
    desk.types(f"{WORD} all of it")


def private_workings(desk):
    page = starts_guided(desk, "disclosure")
    shows(desk, page.id, page.first_page.id)
    desk.inside.writing._on_side_chosen(Side.PRIVATE)
    desk.find("writing_paper").setFocus()
    desk.types(f"{WORD} all of it")


def a_copy_that_stays(desk):
    an_anger_page(desk)
    desk.lock()
    desk.unlock()
    page = next(one for one in desk.documents() if one.guide == "anger_page")
    writes_in_the_vault(desk, page.id, page.section("page").id, f"{WORD}, still")
    copies_from_history(desk, page.id, page.section("page").id)
    desk.find("writing_paper").setFocus()


def opens_a_letter(desk):
    desk.inside._beginning.letter()
    desk.wait(lambda: desk.page == "")
    desk.find("writing_paper").setFocus()


def put_into_a_letter(desk):
    body = desk.find("writing_paper").sheet.body()
    assert WORD in richtext.plain(body)
    assert richtext.leaving(body) == (), "what stays could leave in a letter"


def comes_kept(desk, begin):
    desk.unlock()
    begin(desk)
    desk.press("Ctrl+A")
    desk.press("Ctrl+C")
    opens_a_letter(desk)
    desk.press("Ctrl+V")
    put_into_a_letter(desk)


@pytest.mark.parametrize("begin", [an_entry, an_anger_page, private_workings, a_copy_that_stays])
def test_what_is_copied_from_what_stays_comes_kept(desk, begin):
    comes_kept(desk, begin)


def the_last_cut_comes_kept(desk):
    """Cut it, lock, unlock, and put the last cut back into a letter."""
    desk.unlock()
    an_entry(desk)
    desk.press("Ctrl+A")
    desk.press("Ctrl+X")
    desk.wait_until_saved()
    desk.lock()
    desk.unlock()
    opens_a_letter(desk)
    desk.press("Ctrl+Shift+V")
    put_into_a_letter(desk)


def test_the_last_cut_from_what_stays_comes_kept_also_after_a_lock(desk):
    the_last_cut_comes_kept(desk)


def test_twin_a_page_that_does_not_ask_is_seen(desk, monkeypatch):
    monkeypatch.setattr(SectionFacts, "_stays", lambda *_: False)

    with pytest.raises(AssertionError, match="could leave"):
        the_last_cut_comes_kept(desk)


def test_what_is_cut_and_put_back_where_it_was_is_as_it_was(desk):
    desk.unlock()
    an_entry(desk)
    before = desk.find("writing_paper").sheet.body()
    for back in ("Ctrl+V", "Ctrl+Shift+V"):
        desk.press("Ctrl+A")
        desk.press("Ctrl+X")
        assert desk.page == ""
        desk.press(back)
        assert desk.find("writing_paper").sheet.body() == before


def test_what_may_leave_is_copied_without_a_mark(desk):
    desk.unlock()
    opens_a_letter(desk)
    desk.types("the lake")
    desk.press("Ctrl+A")
    desk.press("Ctrl+C")
    opens_a_letter(desk)
    desk.press("Ctrl+V")

    assert desk.find("writing_paper").sheet.body() == richtext.from_plain("the lake")


def test_a_page_of_a_guide_that_never_leaves_says_so_section_by_section():
    for guide in samples.guides().values():
        if not guide.exportable:
            assert not any(one.exportable for one in guide.sections), guide.id


# -- fields -----------------------------------------------------------------


def a_field_comes_kept(desk, keys, back):
    """Take words out of a field of the anger page, and put them into a letter."""
    desk.unlock()
    page = starts_guided(desk, "anger_page")
    shows(desk, page.id, page.section("after").id)
    desk.inside.writing._on_side_chosen(Side.FACTS)
    desk.find("facts_keep").setFocus()
    desk.types(f"{WORD} all of it")
    desk.press("Ctrl+A")
    desk.press(keys)
    opens_a_letter(desk)
    desk.press(back)
    put_into_a_letter(desk)


@pytest.mark.parametrize(("keys", "back"), [("Ctrl+C", "Ctrl+V"), ("Ctrl+X", "Ctrl+Shift+V")])
def test_what_is_taken_from_a_field_that_stays_comes_kept(desk, keys, back):
    a_field_comes_kept(desk, keys, back)


@pytest.mark.parametrize("keys", ["Ctrl+A", "Ctrl+C", "Escape"])
def test_a_key_that_types_nothing_takes_out_no_passage_that_is_kept(desk, keys):
    desk.unlock()
    opens_a_letter(desk)
    desk.types(f"may leave {WORD}")
    desk.press("Ctrl+Shift+Left")
    desk.press("Ctrl+Shift+X")

    desk.press(keys)

    assert richtext.plain(desk.find("writing_paper").sheet.body()) == f"may leave {WORD}"


def a_kept_passage_stays_out_of_fields(desk):
    """Copy a letter with a passage that never leaves, and paste it into its title."""
    desk.unlock()
    opens_a_letter(desk)
    desk.types(f"may leave {WORD}")
    desk.press("Ctrl+Shift+Left")
    desk.press("Ctrl+Shift+X")
    desk.press("Ctrl+A")
    desk.press("Ctrl+C")
    desk.find("writing_title").setFocus()
    desk.press("Ctrl+A")
    desk.press("Ctrl+V")
    assert desk.find("writing_title").text().strip() == "may leave"


def test_a_passage_that_never_leaves_is_not_pasted_into_a_title(desk):
    a_kept_passage_stays_out_of_fields(desk)


def test_twin_a_line_that_takes_all_is_seen(desk, monkeypatch):
    monkeypatch.setattr(clipboard, "words_for", lambda *_: None)

    with pytest.raises(AssertionError, match=WORD):
        a_kept_passage_stays_out_of_fields(desk)


def is_not_quoted(desk):
    """Ask for a passage where an amends letter refers to one: the anger page has none to give."""
    desk.unlock()
    an_anger_page(desk)
    page = next(one for one in desk.documents() if one.guide == "anger_page")
    starts_guided(desk, "amends")
    desk.inside.texts.quoted = "anger_page"
    desk.inside._on_desk_wanted("passage")
    assert desk.find("passage_document").currentData() == page.id
    assert not desk.can_see("passage_lines"), "what stays is quoted"
    assert desk.can_see("passage_none")


def test_what_stays_is_not_offered_to_be_quoted(desk):
    is_not_quoted(desk)


def test_twin_a_choice_that_does_not_ask_is_seen(desk, monkeypatch):
    monkeypatch.setattr(model_desk, "may_leave_from", lambda *_: True)

    with pytest.raises(AssertionError, match="quoted"):
        is_not_quoted(desk)


# -- a page whose own place is damaged --------------------------------------

SPOILED = "UPDATE section SET mac = zeroblob(32) WHERE document = ?"


def a_new_page_stays_too(desk):
    """Damage the anger page in the vault while it is open, and go on writing."""
    desk.unlock()
    an_anger_page(desk)
    desk.wait_until_saved()
    page = next(one for one in desk.documents() if one.guide == "anger_page")
    desk.asks(lambda session: session._vault.database.run(SPOILED, (page.id,)))
    desk.types(" and more")
    desk.inside.keep_now()
    desk.room._jobs.drain()
    found = desk.asks(lambda session: session.summaries())
    (new,) = [one.id for one in found if one.id != page.id]
    never = desk.asks(lambda session: session.settings.never_leaves)
    assert new in never, "words that were moved could leave"


def test_words_moved_off_a_damaged_page_that_never_leaves_do_not_either(desk):
    a_new_page_stays_too(desk)


def test_twin_a_move_that_does_not_know_is_seen(desk, monkeypatch):
    monkeypatch.setattr(SectionFacts, "_stays", lambda *_: False)

    with pytest.raises(AssertionError, match="could leave"):
        a_new_page_stays_too(desk)
