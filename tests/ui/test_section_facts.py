"""Facts typed by keys, assembled, put into the letter, edited there and kept."""

import pytest
import samples

from desktop.model import desk as model_desk
from desktop.model import richtext
from desktop.model.settings import Purpose
from desktop.ui.section_facts import SectionFacts
from desktop.ui.widgets.section_desk import Side

GUIDE = samples.guides()["disclosure"]
ROW = {"id": "a" * 32, "cells": {"kind": "Gifts", "usual": "weekly"}}


def at(desk, key):
    """Open a disclosure with one fact at the facts of a section."""
    desk.unlock()
    desk.chooses("today_start_disclosure")
    writing = desk.inside.writing
    document = writing._document
    texts = desk.inside.texts
    texts.set_fields(document.id, document.section("categories"), {"items": [ROW]})
    go(desk, key)


def go(desk, key):
    writing = desk.inside.writing
    writing._show_section(writing._document.section(key).id)
    writing.arrive()


def change(desk, **cells):
    row = {"id": ROW["id"], "cells": ROW["cells"] | cells}
    document = desk.inside.writing._document
    desk.inside.texts.set_fields(document.id, document.section("categories"), {"items": [row]})


def as_lines(desk):
    desk.goes_to("facts_standing_table")
    desk.press("Down")
    desk.press("Ctrl+Tab")


def test_a_fact_typed_by_keys_is_kept_and_put_together_elsewhere(desk):
    desk.unlock()
    desk.chooses("today_start_disclosure")
    go(desk, "categories")
    desk.chooses("facts_items_bar_add")
    desk.press("Space")
    desk.wait_until_saved()

    fields = desk.documents()[0].section("categories").fields
    first = GUIDE.section("categories").field("items").columns[0].choices[0]
    assert [row["cells"]["kind"] for row in fields["items"]] == [first]
    assert first in desk_reads_kinds(desk)


def desk_reads_kinds(desk):
    desk.wait(lambda: "Nothing yet" not in desk.find("facts_assembled_words").text())
    return desk.find("facts_assembled_words").text()


def test_what_is_put_together_is_shown_beside_the_form(desk):
    at(desk, "frequency")

    assert "Gifts" in desk.find("facts_assembled_words").text()


def test_lines_go_into_the_letter_once_and_follow_their_facts(desk):
    at(desk, "frequency")
    as_lines(desk)
    assert desk.page == "Gifts: usually weekly"

    change(desk, usual="daily")
    go(desk, "opening")
    go(desk, "frequency")

    assert desk.page == "Gifts: usually daily"
    assert not desk.can_see("writing_beside")


def test_an_edited_line_stays_and_the_fact_is_offered_beside_it(desk):
    at(desk, "frequency")
    as_lines(desk)
    desk.press("End")
    desk.types(", on pay day")
    change(desk, usual="daily")
    go(desk, "opening")
    go(desk, "frequency")

    assert desk.page == "Gifts: usually weekly, on pay day"
    assert "usually daily" in desk.reads("writing_beside_now")
    desk.chooses("writing_beside_put")
    assert desk.page == "Gifts: usually weekly, on pay day\nGifts: usually daily"
    assert not desk.can_see("writing_beside")


def test_left_alone_it_is_not_offered_again_also_after_a_lock(desk):
    at(desk, "frequency")
    as_lines(desk)
    desk.press("End")
    desk.types("!")
    change(desk, usual="daily")
    go(desk, "opening")
    go(desk, "frequency")
    desk.chooses("writing_beside_leave")
    desk.lock()

    desk.unlock()
    go(desk, "frequency")

    assert desk.page == "Gifts: usually weekly!"
    assert not desk.can_see("writing_beside")


def test_back_to_a_table_the_lines_nobody_edited_go_and_undo_brings_them(desk):
    at(desk, "frequency")
    as_lines(desk)
    desk.press("Ctrl+Tab")
    desk.press("Ctrl+Tab")
    desk.goes_to("facts_standing_lines")
    desk.press("Up")
    desk.press("Ctrl+Tab")
    assert desk.page == ""

    desk.press("Ctrl+Z")

    assert desk.page == "Gifts: usually weekly"


def test_fields_and_what_is_remembered_of_lines_are_kept(desk):
    at(desk, "frequency")
    as_lines(desk)
    desk.wait_until_saved()

    kept = desk.documents()[0].section("frequency")
    assert model_desk.known(kept) == {"frequency:" + "a" * 32: "Gifts: usually weekly"}
    assert richtext.plain(kept.body) == "Gifts: usually weekly"


def test_an_edited_line_does_not_come_twice_after_a_turn_as_a_table(desk):
    at(desk, "frequency")
    as_lines(desk)
    desk.press("End")
    desk.types(", on pay day")
    desk.press("Ctrl+Tab")
    desk.press("Ctrl+Tab")
    desk.goes_to("facts_standing_lines")
    desk.press("Up")
    desk.press("Down")
    desk.press("Ctrl+Tab")

    assert desk.page == "Gifts: usually weekly, on pay day"


def test_one_undo_too_many_leaves_no_false_figure(desk):
    at(desk, "frequency")
    as_lines(desk)
    change(desk, usual="daily")
    go(desk, "opening")
    go(desk, "frequency")
    desk.press("Ctrl+Z")
    go(desk, "opening")
    go(desk, "frequency")

    assert desk.page == "Gifts: usually daily"


def in_a_field(desk, words):
    """Type into the first text field of a new row."""
    desk.unlock()
    desk.chooses("today_start_disclosure")
    go(desk, "categories")
    desk.chooses("facts_items_bar_add")
    field = desk.find("facts_items_cell_how")
    field.setFocus()
    desk.types(words)
    return field


def test_what_was_cut_from_a_field_comes_back_there_on_the_page_and_after_a_lock(desk):
    field = in_a_field(desk, "Cash")
    desk.press("Ctrl+A")
    desk.press("Ctrl+X")
    assert field.toPlainText() == ""
    desk.press("Ctrl+Shift+V")
    assert field.toPlainText() == "Cash"
    desk.press("Ctrl+Tab")
    desk.press("Ctrl+Shift+V")
    assert desk.page.endswith("Cash")
    desk.lock()
    desk.unlock()

    assert richtext.plain(desk.asks(lambda one: one.kept_cut())) == "Cash"


def test_what_was_cut_from_a_line_comes_back_and_is_kept(desk):
    desk.unlock()
    desk.asks(lambda one: one.change_settings(one.settings.changed(purpose=Purpose.HURT)))
    desk.inside._beginning.guided("therapist_forms")
    desk.find("facts_rows_bar_add").setFocus()
    desk.press("Space")
    line = desk.find("facts_rows_cell_name")
    line.setFocus()
    desk.types("A form")
    desk.press("Ctrl+A")
    desk.press("Ctrl+X")
    assert line.text() == ""
    desk.press("Ctrl+Shift+V")
    desk.wait_until_saved()

    assert line.text() == "A form"
    (document,) = desk.documents()
    assert document.section("forms").fields["rows"][0]["cells"] == {"name": "A form"}


def test_a_cut_of_the_page_comes_back_in_a_field(desk):
    field = in_a_field(desk, "")
    desk.press("Ctrl+Tab")
    desk.types("By card")
    desk.press("Ctrl+A")
    desk.press("Ctrl+X")
    while desk.inside.writing.desk.side != "facts":
        desk.press("Ctrl+Tab")
    field.setFocus()
    desk.press("Ctrl+Shift+V")

    assert field.toPlainText() == "By card"


def a_passage_that_never_leaves_stays_out_of_fields(desk):
    field = in_a_field(desk, "")
    body = (richtext.Block.of(richtext.BlockKind.PARAGRAPH, [richtext.Run("Mine", kept=True)]),)
    desk.inside.writing.page.set_kept(body)
    field.setFocus()
    desk.press("Ctrl+Shift+V")

    assert field.toPlainText() == ""


def test_a_passage_that_never_leaves_is_not_put_where_it_would_be_as_any_other(desk):
    a_passage_that_never_leaves_stays_out_of_fields(desk)


def test_twin_a_field_that_asks_nothing_takes_what_never_leaves(desk, monkeypatch):
    monkeypatch.setattr(richtext, "holds_kept", lambda _body: False)

    with pytest.raises(AssertionError):
        a_passage_that_never_leaves_stays_out_of_fields(desk)


def test_coming_back_to_the_facts_one_is_where_one_was(desk):
    in_a_field(desk, "Cash")
    desk.press("Ctrl+Tab")
    assert desk.is_at == "writing_paper"
    while desk.inside.writing.desk.side != "facts":
        desk.press("Ctrl+Tab")

    assert desk.is_at == "facts_items_cell_how"


# which side comes first


def begin(desk, guide):
    desk.inside._on_guide_chosen(guide)
    return desk.inside.writing.desk.side


def assert_the_memory_opens_on_its_page(desk):
    desk.unlock()
    assert begin(desk, "early_days") is Side.LETTER, "a verdict is asked before the page"


def test_a_section_opens_on_what_its_guide_names_first(desk):
    assert_the_memory_opens_on_its_page(desk)


def test_twin_a_form_that_always_comes_first(desk, monkeypatch):
    honest = SectionFacts.sides
    monkeypatch.setattr(SectionFacts, "sides", lambda *args: tuple(sorted(honest(*args))))

    with pytest.raises(AssertionError, match="a verdict is asked"):
        assert_the_memory_opens_on_its_page(desk)


def test_a_page_chosen_in_one_document_hides_no_form_of_the_next(desk):
    desk.unlock()
    begin(desk, "early_days")
    for _ in range(2):
        desk.press("Ctrl+Tab")
    assert desk.inside.writing.desk.side is Side.LETTER

    assert begin(desk, "withdrawal_loop") is Side.FACTS


def test_who_went_on_to_the_page_stays_there_in_the_next_section(desk):
    at(desk, "categories")
    desk.press("Ctrl+Tab")
    desk.press("Ctrl+PgDown")

    assert desk.inside.writing.desk.side is Side.LETTER
