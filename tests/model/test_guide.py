"""A guide as a value."""

from dataclasses import replace

from desktop.model.guide import PEOPLE, Guide, GuideField, GuideSection


def section(key: str, **changes: object) -> GuideSection:
    """Return a section in which every text says what it is."""
    texts = {
        name: name for name in ("purpose", "why", "hint", "mistake", "stop", "who_sees", "caution")
    }
    values: dict[str, object] = {
        "key": key,
        "number": 1,
        "heading": f"Heading of {key}",
        "questions": ("first question", "second question"),
        **texts,
        **changes,
    }
    return GuideSection(**values)  # type: ignore[arg-type]  # the builder's values are checked by what the tests say


def guide(*sections: GuideSection) -> Guide:
    """Return a guide of these sections."""
    return Guide(id="thanks", title="Thanks", purpose="To say thank you.", sections=sections)


def test_a_new_document_starts_with_every_section_in_order() -> None:
    assert guide(section("b"), section("a")).start() == (
        ("b", "Heading of b"),
        ("a", "Heading of a"),
    )


def test_a_section_that_starts_off_is_named_and_still_part_of_the_start() -> None:
    one = guide(section("a"), section("b", optional=True, starts_off=True))

    assert one.starts_off() == frozenset({"b"})
    assert [key for key, _ in one.start()] == ["a", "b"]


def test_a_section_is_found_by_its_key_and_a_strange_key_finds_none() -> None:
    one = guide(section("a"), section("b"))

    assert one.section("b") == section("b")
    assert one.section("added by hand") is None


def test_the_sentences_of_a_section_are_all_its_texts_without_the_empty_ones() -> None:
    table = GuideField(
        key="rows",
        kind="table",
        label="rows",
        columns=(GuideField(key="said", kind="short", label="what was said"),),
    )

    assert section("a", caution="", fields=(table,)).sentences() == (
        "Heading of a",
        "purpose",
        "why",
        "first question",
        "second question",
        "hint",
        "mistake",
        "stop",
        "who_sees",
        "rows",
        "what was said",
    )


def test_saying_a_guide_in_other_words_reaches_every_text_and_keeps_the_keys() -> None:
    choice = GuideField(
        key="known", kind="choice", label="known", choices=("yes", "no"), ends=("low", "high")
    )
    loud = guide(section("a", fields=(choice,))).spoken(str.upper)

    assert all(text == text.upper() for text in loud.sections[0].sentences())
    assert loud.title == "THANKS"
    assert (loud.id, loud.sections[0].key, loud.sections[0].fields[0].key) == (
        "thanks",
        "a",
        "known",
    )


def test_a_field_is_found_by_its_key_and_a_section_knows_whether_it_has_a_page() -> None:
    day, body = GuideField(key="day", kind="date"), GuideField(key="body", kind="text")
    fielded, paged = section("a", fields=(day,)), section("b", fields=(day, body))

    assert (fielded.field("day"), fielded.field("body")) == (day, None)
    assert (fielded.has_body, paged.has_body) == (False, True)


def test_a_guide_for_nobody_in_particular_is_for_everybody() -> None:
    assert [guide().is_for(role) for role in PEOPLE] == [True, True, True]


def test_a_guide_for_some_is_not_offered_to_others() -> None:
    one = replace(guide(), roles=("truth",))

    assert [role for role in PEOPLE if one.is_for(role)] == ["truth"]


def test_a_field_says_from_which_guide_it_quotes():
    place = GuideField(key="place", kind="reference", refers_to="recovery_plan")
    rows = GuideField(
        key="rows", kind="table",
        columns=(
            GuideField(key="on", kind="date"),
            GuideField(key="plan", kind="reference", refers_to="setback_plan"),
        ),
    )  # fmt: skip
    one = section("one", fields=(place, rows))

    assert one.quoted_at("place") == "recovery_plan"
    assert one.quoted_at("rows/0f3a/plan") == "setback_plan"
    for elsewhere in ("rows", "rows/0f3a/on", "rows/0f3a/place", "gone", "gone/0f3a/plan", ""):
        assert one.quoted_at(elsewhere) == "", elsewhere
