"""Every practice of the founding documents has its controls, and docs/practices.md says which."""

from dataclasses import replace

import practices_doc as doc
import pytest

from desktop.model.guide import Guide, GuideField


def assert_each_part_is_carried(one: doc.Carriage, ships: doc.Shipped) -> None:
    found = doc.wrong(one, ships)

    assert found == [], "\n".join(found)


def test_each_of_the_seventy_practices_has_a_home() -> None:
    assert len(doc.IDS) == 70
    assert [one.id for one in doc.carriages()] == list(doc.IDS)


@pytest.mark.parametrize("one", doc.carriages(), ids=lambda one: one.id)
def test_each_part_has_a_control_of_its_kind_in_a_guide_offered_to_those_it_is_for(
    one: doc.Carriage,
) -> None:
    assert_each_part_is_carried(one, doc.shipped())


def test_the_page_of_practices_is_up_to_date() -> None:
    assert doc.PAGE.read_text("utf-8") == doc.written(), "run tests/practices_doc.py"


def test_the_files_name_the_practices_that_have_their_home_there() -> None:
    assert doc.named_in_files() == doc.homes_by_file()


def test_each_kind_of_control_carries_something() -> None:
    assert {part.kind for one in doc.carriages() for part in one.parts} == set(doc.KINDS)


def without(guide: Guide, at: str) -> Guide | None:
    """Return the guide without what stands at this place; None where that is the whole guide."""
    _, *rest = at.split("/")
    if not rest:
        return None
    return replace(
        guide,
        sections=tuple(
            _less(one, rest[1:]) if one.key == rest[0] else one
            for one in guide.sections
            if one.key != rest[0] or rest[1:]
        ),
    )


def _less(section, rest):
    fields = tuple(
        _lesser(one, rest[1:]) if one.key == rest[0] else one
        for one in section.fields
        if one.key != rest[0] or rest[1:]
    )
    return replace(section, fields=fields)


def _lesser(field: GuideField, rest: list[str]) -> GuideField:
    return replace(
        field,
        columns=tuple(one for one in field.columns if one.key != rest[0]),
        rows=tuple(one for one in field.rows if one.key != rest[0]),
    )


IN_GUIDES = [
    (one, at) for one in doc.carriages() for part in one.parts for at in part.at if ":" not in at
]


@pytest.mark.parametrize(("one", "at"), IN_GUIDES, ids=[f"{one.id}-{at}" for one, at in IN_GUIDES])
def test_twin_a_control_taken_out_of_its_guide_would_be_missed(one: doc.Carriage, at: str) -> None:
    ships = doc.shipped()
    name = at.partition("/")[0]
    fewer = dict(ships.guides)
    if (less := without(fewer.pop(name), at)) is not None:
        fewer[name] = less

    with pytest.raises(AssertionError, match="is not there"):
        assert_each_part_is_carried(one, replace(ships, guides=fewer))


@pytest.mark.parametrize(
    ("key", "changed", "reason"),
    [
        ("D4", {"kind": "short"}, "is no dial"),
        ("W2", {"kind": "short"}, "is no choice"),
        ("B1", {"exportable": True}, "is no stays"),
    ],
)
def test_twin_a_control_of_another_kind_would_be_found(key, changed, reason) -> None:
    ships = doc.shipped()
    one = next(one for one in doc.carriages() if one.id == key)
    guides = {
        name: replace(
            guide, sections=tuple(_all_changed(section, changed) for section in guide.sections)
        )
        for name, guide in ships.guides.items()
    }

    with pytest.raises(AssertionError, match=reason):
        assert_each_part_is_carried(one, replace(ships, guides=guides))


def _all_changed(section, changed):
    return replace(
        section,
        fields=tuple(
            replace(field, columns=tuple(replace(one, **changed) for one in field.columns))
            for field in section.fields
        ),
    )


def test_twin_a_guide_offered_to_whom_it_is_not_shown_would_be_found() -> None:
    ships = doc.shipped()
    one = next(one for one in doc.carriages() if one.id == "D3")
    loop = replace(ships.guides["withdrawal_loop"], roles=("truth", "hurt"))

    with pytest.raises(AssertionError, match="is offered to hurt"):
        assert_each_part_is_carried(one, replace(ships, guides={**ships.guides, loop.id: loop}))


def test_twin_a_guide_no_longer_offered_to_whom_it_is_for_would_be_found() -> None:
    ships = doc.shipped()
    one = next(one for one in doc.carriages() if one.id == "D3")
    loop = replace(ships.guides["withdrawal_loop"], roles=("journal",))

    with pytest.raises(AssertionError, match="nothing for truth"):
        assert_each_part_is_carried(one, replace(ships, guides={**ships.guides, loop.id: loop}))


def test_twin_a_row_fewer_than_the_form_asks_for_would_be_found() -> None:
    ships = doc.shipped()
    one = next(one for one in doc.carriages() if one.id == "H2")
    guide = ships.guides["small_betrayals"]
    section = guide.section("scenes")
    assert section is not None
    field = section.fields[0]
    columns = tuple(
        replace(column, choices=column.choices[1:]) if column.key == "family" else column
        for column in field.columns
    )
    fewer = replace(section, fields=(replace(field, columns=columns),))
    guide = replace(guide, sections=(fewer, *guide.sections[1:]))

    with pytest.raises(AssertionError, match="5 of 6"):
        assert_each_part_is_carried(one, replace(ships, guides={**ships.guides, guide.id: guide}))
