"""Finding words from everywhere inside, by keys alone, and back to where one was."""

from contextlib import closing

import pytest
import samples

from desktop.model import richtext
from desktop.model.document import Kind
from desktop.ui.screens import search, search_rows
from desktop.ui.screens.search_rows import ROW


def written(desk):
    with closing(samples.opened(desk.folder)) as vault:
        samples.letter(vault, title="The lake", text="first line\nwe went by the water in winter")
        samples.letter(vault, title="The sea", text="nothing here")
        document = vault.start(
            kind=Kind.LETTER, title="Disclosure", on=samples.TODAY, guide="disclosure",
            sections=samples.guides()["disclosure"].start(),
        )  # fmt: skip
        section = document.pages[1]
        page = vault.add_section(document.id, f"private:{section.key}", section.heading)
        vault.save(document.id, page.id, richtext.from_plain("a word for nobody"))
    desk.unlock()


def rows(desk):
    shown = desk.find("search_results")
    return [shown.item(at).data(ROW) for at in range(shown.count())]


def heads(desk):
    return [
        row.name if isinstance(row, search_rows.Goal) else search_rows.head(row)
        for row in rows(desk)
    ]


def asks(desk, question):
    desk.press("Ctrl+Shift+F")
    assert desk.is_at == "search_question"
    desk.types(question)
    desk.wait(lambda: not desk.can_see("search_said") or desk.reads("search_said") != "Looking …")


def test_a_word_is_found_and_enter_opens_where_it_stands(desk):
    written(desk)
    asks(desk, "water")
    desk.wait(lambda: heads(desk) == ["The lake"])

    desk.press("Return")

    assert desk.is_at == "writing_paper"
    assert desk.page[desk.find("writing_paper").caret() :].startswith("water")


def test_twin_a_program_that_forgets_the_place_opens_at_the_beginning(desk, monkeypatch):
    honest = search.Place
    monkeypatch.setattr(search, "Place", lambda **more: honest(**{**more, "caret": 0}))

    with pytest.raises(AssertionError, match="startswith"):
        test_a_word_is_found_and_enter_opens_where_it_stands(desk)


def test_enter_right_after_typing_waits_for_the_answer(desk):
    written(desk)
    asks(desk, "winter")
    desk.press("Return")

    desk.wait(lambda: desk.is_at == "writing_paper")
    assert desk.page[desk.find("writing_paper").caret() :].startswith("winter")


def test_what_was_typed_a_moment_ago_is_found(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("a heron stood there")

    asks(desk, "heron")

    desk.wait(lambda: len(rows(desk)) == 1)
    assert rows(desk)[0].snippet.text == "a heron stood there"


@pytest.mark.parametrize(
    "place", ["today", "letters", "journal", "session", "settings", "protects"]
)
@pytest.mark.parametrize("key", ["Ctrl+Shift+F", "Ctrl+K"])
def test_it_is_one_key_away_from_every_place_and_escape_goes_back(desk, place, key):
    desk.unlock()
    desk.inside.go(place)

    desk.press(key)
    assert desk.is_at == "search_question"
    desk.press("Escape")

    assert desk.inside._stack.currentWidget() is desk.inside._screens[place]


def test_escape_goes_back_to_the_page_as_it_was(desk):
    written(desk)
    desk.press("Ctrl+N")
    desk.types("some words")
    desk.press("Left")
    caret = desk.find("writing_paper").caret()

    desk.press("Ctrl+K")
    desk.press("Ctrl+K")
    desk.press("Escape")

    assert desk.is_at == "writing_paper"
    assert (desk.page, desk.find("writing_paper").caret()) == ("some words", caret)


def test_nothing_of_a_question_is_kept(desk):
    written(desk)
    asks(desk, "water")
    desk.wait(lambda: len(rows(desk)) == 1)
    desk.press("Escape")

    desk.press("Ctrl+K")

    field = desk.find("search_question")
    assert (field.text(), rows(desk)) == ("", [])
    desk.press("Ctrl+Z")
    assert field.text() == ""
    screen = desk.inside._screens["search"]
    assert screen._searching is None


def test_private_workings_say_that_they_are(desk):
    written(desk)
    asks(desk, "nobody")
    desk.wait(lambda: len(rows(desk)) == 1)

    assert heads(desk)[0].endswith("private workings")
    desk.press("Return")
    assert desk.page == "a word for nobody"


def test_places_guides_and_titles_are_gone_to_by_their_names(desk):
    written(desk)
    desk.press("Ctrl+K")
    desk.types("sett")
    desk.wait(lambda: heads(desk)[:1] == ["Settings"])
    desk.press("Return")
    assert desk.can_see("settings_title")

    desk.press("Ctrl+K")
    desk.types("sea")
    desk.wait(lambda: heads(desk)[:1] == ["The sea"])
    desk.press("Return")
    assert desk.page == "nothing here"


def test_the_sections_of_the_open_text_are_gone_to_by_their_headings(desk):
    written(desk)
    asks(desk, "nobody")
    desk.wait(lambda: len(rows(desk)) == 1)
    desk.press("Return")
    wanted = samples.guides()["disclosure"].start()[3][1]

    desk.press("Ctrl+K")
    desk.types(wanted)
    desk.wait(lambda: heads(desk)[:1] == [wanted])
    desk.press("Return")

    assert desk.inside.writing._section.heading == wanted


def test_the_arrow_keys_choose_another_line_without_leaving_the_field(desk):
    written(desk)
    asks(desk, "the")
    desk.wait(lambda: len(rows(desk)) > 1)

    desk.press("Down")
    assert desk.is_at == "search_question"
    assert desk.find("search_results").currentRow() == 1
    desk.press("Up")
    desk.press("Up")
    assert desk.find("search_results").currentRow() == 0


def test_where_nothing_is_found_it_is_said(desk):
    written(desk)
    asks(desk, "xylophone")

    desk.wait(lambda: "Nothing here holds" in desk.reads("search_said"))
    desk.press("Return")
    assert desk.is_at == "search_question"


def test_the_field_tells_its_keys(desk):
    desk.unlock()
    desk.press("Ctrl+K")
    field = desk.find("search_question")

    assert "Ctrl+Shift+F" in field.toolTip()
    assert field.accessibleName() and field.accessibleDescription()  # noqa: PT018  one promise


def test_a_line_is_read_aloud_whole(desk):
    written(desk)
    asks(desk, "water")
    desk.wait(lambda: len(rows(desk)) == 1)

    said = search_rows.spoken(rows(desk)[0], samples.TODAY)

    assert said.startswith("The lake")
    assert "Saturday 14 March" in said
    assert said.endswith("we went by the water in winter")


def holds_a_veiled_entry(desk):
    with closing(samples.opened(desk.folder)) as vault:
        entry = vault.start(kind=Kind.ENTRY, title="The drawer", on=samples.TODAY)
        vault.save(
            entry.id, entry.pages[0].id, richtext.from_plain("what I looked for"),
            fields={"veiled": True},
        )  # fmt: skip
    desk.unlock()


def test_a_veiled_entry_is_found_without_a_word_of_it_and_enter_opens_it(desk):
    holds_a_veiled_entry(desk)
    asks(desk, "looked")
    desk.wait(lambda: len(rows(desk)) == 1)

    told = " ".join((*heads(desk), search_rows.spoken(rows(desk)[0], samples.TODAY)))
    assert "drawer" not in told
    assert "looked" not in told
    desk.press("Return")
    assert desk.page == "what I looked for"


def test_twin_a_search_that_shows_what_is_veiled(desk, monkeypatch):
    monkeypatch.setattr(search_rows, "_shown", lambda hit: hit.snippet)

    with pytest.raises(AssertionError, match="looked"):
        test_a_veiled_entry_is_found_without_a_word_of_it_and_enter_opens_it(desk)


def test_no_entry_is_gone_to_by_a_name_that_stands_under_a_veil(desk):
    holds_a_veiled_entry(desk)
    asks(desk, "drawer")
    desk.wait(lambda: len(rows(desk)) == 1)

    assert [head for head in heads(desk) if "drawer" in head] == []
