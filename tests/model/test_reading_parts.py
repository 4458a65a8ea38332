"""What of the fields of a section is read: new words of the writer, and nothing else."""

import filled
import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import reading_parts, reading_scope, richtext
from desktop.model.document import Section, SectionId
from desktop.model.reading_parts import FIELDS, NEEDS, PAGE, UNCLEAR, words
from desktop.model.richtext import Block, BlockKind, Run

GUIDES = samples.guides()
ROW = "0" * 32
OTHER = "1" * 32
LEFT_OUT = {
    # Old words, told again beside the new ones; what somebody tells themselves; old wordings.
    ("disclosure", "told_before"): {"corrections/said"},
    ("disclosure", "categories"): {"items/said", "items/note"},
    ("disclosure", "money"): {"said_of_money"},
    ("disclosure", "how_hidden"): {"stories/story"},
    ("disclosure", "bent_reality"): {"incidents/answered", "told_others/what"},
    ("recovery_plan", "sets_off"): {"signs/say"},
    ("recovery_plan", "definition"): {"history/definition"},
    # Words of somebody else.
    ("disclosure", "front_sheet"): {"readers/asked"},
    ("amends", "heard"): {"points/point"},
    ("amends", "each_impact"): {"parts/told"},
    ("why_letter", "asked"): {"question", "not_to_hear"},
    ("impact_letter", "closing"): {"points/point"},
    # What a card says of itself, and what never leaves.
    ("needs", "cards"): {"cards/seen", "cards/if_not", "cards/note"},
}


def section(key, fields=(), text=""):
    body = richtext.from_plain(text) if text else richtext.EMPTY
    return Section(id=SectionId("s"), key=key, heading="", body=body, fields=dict(fields))


def rows(*cells):
    return [{"id": f"{at:032}", "cells": one} for at, one in enumerate(cells)]


def free_texts(guide, key):
    """Return the fields of several lines that a section has, and those that may leave."""
    every, leaving = set(), set()
    for field in GUIDES[guide].section(key).fields:
        for column in field.columns or (field,):
            if column.kind == "text" and column.key != "body":
                name = field.key if column is field else f"{field.key}/{column.key}"
                every.add(name)
                leaving |= {name} if column.exportable else set()
    return every, leaving


def each_field_is_named():
    """See that each free text of a section that can be read is in the table, or left out."""
    for guide, one in GUIDES.items():
        for part in one.sections:
            key = (guide, part.key)
            if not reading_scope.can_be_read(*key):
                assert key not in FIELDS
                continue
            every, leaving = free_texts(*key)
            read = set(FIELDS.get(key, ()))
            assert read <= leaving
            assert read | LEFT_OUT.get(key, set()) == every, key
            assert not read & LEFT_OUT.get(key, set()), key


def test_each_free_text_is_read_or_left_out_by_name():
    each_field_is_named()


@pytest.mark.parametrize(
    ("key", "field"),
    [
        (("amends", "heard"), "points/point"),
        (("disclosure", "told_before"), "corrections/said"),
        (("disclosure", "categories"), "items/note"),
        (("needs", "cards"), "cards/if_not"),
        (("anger_page", "page"), "body"),
    ],
)
def test_twin_a_field_more_in_the_table_is_seen(monkeypatch, key, field):
    more = {**FIELDS, key: (*FIELDS.get(key, ()), field)}
    monkeypatch.setattr(reading_parts, "FIELDS", more)
    monkeypatch.setitem(globals(), "FIELDS", more)

    with pytest.raises(AssertionError):
        each_field_is_named()


def test_names_dates_sums_and_answers_are_not_among_what_is_read():
    for guide in sorted({guide for guide, _ in FIELDS}):
        for one in GUIDES[guide].sections:
            found = words(guide, section(one.key, filled.section(one)))
            names = {"/".join(part.path.split("/")[::2]) for part in found.parts}
            assert names == set(FIELDS.get((guide, one.key), ()))
            assert all(part.text.startswith(filled.LEAVES) for part in found.parts)


def test_page_and_fields_stand_in_their_order_each_at_its_place():
    kept = {"corrections": rows({"said": "only work", "truth": "It was a date."})}
    found = words("disclosure", section("told_before", kept, "I lied to you."))

    assert found.text == "I lied to you.\n\nIt was a date."
    assert [one.path for one in found.parts] == [PAGE, f"corrections/{ROW}/truth"]
    for one in found.parts:
        assert found.text[one.start : one.end] == one.text
        assert found.at(one.start) is found.at(one.end) is found.of(one.path) is one
    assert found.of("corrections") is None
    with pytest.raises(ValueError, match=r"^$"):
        found.at(len("I lied to you.\n"))


def block(text, kind=BlockKind.PARAGRAPH):
    return Block.of(kind, [Run(text)])


def says_only_what_is_said():
    asked, title = block("Was it ever in our bed?", BlockKind.NUMBER), BlockKind.HEADING
    both = block("Did you love her? I told her so, in two messages.", BlockKind.NUMBER)
    body = (block("Others", title), asked, block("Yes. Was I sorry? No."), both)
    one = Section(id=SectionId("s"), key="answers", heading="", body=body)
    assert words("disclosure", one).text.split("\n")[2] == "Yes. Was I sorry? No."
    told = "Yes. Was I sorry? No. I told her so, in two messages."
    assert words("disclosure", one).text.split() == told.split()
    # The same place on the page, and elsewhere a question is one's own.
    assert len(words("disclosure", one).text) == len(richtext.plain(body))
    other = Section(id=SectionId("s"), key="opening", heading="", body=body)
    assert "in our bed" in words("disclosure", other).text
    assert "Others" not in words("disclosure", other).text


def test_neither_headings_nor_the_questions_of_somebody_else_are_read():
    says_only_what_is_said()


@pytest.mark.parametrize(
    ("name", "value"), [("_UNSAID", frozenset({BlockKind.QUOTE})), ("_ANSWERS", ("", ""))]
)
def test_twin_words_that_nobody_says_are_seen(monkeypatch, name, value):
    monkeypatch.setattr(reading_parts, name, value)

    with pytest.raises(AssertionError):
        says_only_what_is_said()


def test_the_words_of_one_row_are_read_alone():
    need = [{"id": OTHER, "cells": {"need": "Quiet."}}]
    kept = {"cards": [*rows({"need": "I need you to be better."}), *need]}
    found = words(NEEDS, section("cards", kept, "A page of hers."))
    assert found.text == "I need you to be better.\n\nQuiet."

    one = found.within(f"cards/{OTHER}/")
    assert (one.text, one.parts[0].start) == ("Quiet.", 0)
    assert found.within("") is found


@pytest.mark.parametrize(
    "cells",
    [
        {"kind": "wish"}, {"kind": "not sure yet"}, {"seen": "A call by nine."}, {"when": "daily"},
    ],
)  # fmt: skip
def test_a_wish_and_a_need_that_can_be_seen_are_asked_nothing(cells):
    card = {"cards": rows({"need": "Be there for me.", **cells})}
    assert words(NEEDS, section("cards", card)).parts[0].spared == {UNCLEAR}
    plain = {"cards": rows({"need": "Be there for me.", "kind": "requirement", "seen": ""})}
    assert words(NEEDS, section("cards", plain)).parts[0].spared == frozenset()
    letter = {"needs": rows({"what": "Be there for me.", "kind": "wish"})}
    assert words("impact_letter", section("need", letter)).parts[0].spared == {UNCLEAR}


@given(
    fields=st.dictionaries(
        st.sampled_from(["corrections", "counts", "items"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(["id", "cells", "truth"]), inner, max_size=3)
            ),
        ),
    )
)
def test_no_shape_of_what_is_kept_breaks_it(fields):
    for key in ("told_before", "where_now", "categories"):
        for one in words("disclosure", section(key, fields)).parts:
            assert one.text.strip()


def test_a_row_that_says_none_says_nothing_else():
    kept = {"items": rows({"truth": "It was just once.", "none": True})}
    assert words("disclosure", section("categories", kept)).parts == ()


def test_every_word_of_a_section_is_its_heading_its_page_and_all_of_its_fields():
    fields = {"steady": "one", "cards": rows({"need": "two", "if_not": "three", "none": True})}
    made = section("cards", fields, "four\nfive").with_body(
        (Block.of(BlockKind.QUOTE, [Run("four")]), Block.of(BlockKind.HEADING, [Run("five")]))
    )
    found = reading_parts.every_word(made).split()
    assert {"one", "two", "three", "four", "five"} <= set(found)
