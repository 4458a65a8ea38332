"""Every shipped data file loads, and every sentence in it may be shown to somebody."""

import json
import re
from dataclasses import asdict
from functools import cache

import filled
import pytest
import wording

from desktop import files, guides, helplines, texts
from desktop.model import questions, richtext, values
from desktop.model.guide import GuideField

GUIDES = {
    path.name: path.read_text("utf-8")
    for path in (files.resources() / "guides" / "en").glob("*.toml")
}
PAGES = {
    path.name: path.read_text("utf-8")
    for path in (
        files.resources() / "help" / "en" / "grounding.toml",
        *(files.resources() / "texts" / "en").glob("*.toml"),
    )
}
CARDS = (files.resources() / "help" / "en" / "cards.toml").read_text("utf-8")
LINES = (files.resources() / "help" / "en" / "lines.toml").read_text("utf-8")
CHIP = 40
"""So many letters a chip shows (desktop/ui/widgets/fields/chips.py)."""
UNWANTED = re.compile(
    r"\b(totals?|in a row|clean (days?|time)|rating|scores?|streaks?|milestones?"
    r"|rank(ed|ing)|winners?)\b",
    re.IGNORECASE,
)
"""What counts a person; no guide may."""
HELD_OUT = re.compile(
    r"\b(stay(ing)? together|win \S+ (\S+ )?back|save (your|the) (marriage|relationship)"
    r"|at least \w+ (days?|weeks?|months?)|second chance|get over it|forgiv\w*|reconcil\w*)\b",
    re.IGNORECASE,
)
"""A goal, an outcome or a waiting time; no guide may hold one out."""
NOT_TO_THE_HURT = re.compile(
    r"\b(grateful|gratitude|thank\w*|balanc\w+|diagnos\w+|ptsd|disorder|confront\w*|soften\w*"
    r"|calm down|mov(e|ing) (on|past)|overreact\w*|paranoi\w*|irrational|exaggerat\w*|cut-?offs?"
    r"|severe|overdue|silver lining|both sides|their side|your (own )?part in|survivor\w*"
    r"|reminders?|pcl|phq|gad|who-5)\b",
    re.IGNORECASE,
)
"""What nobody who was hurt is asked for, called or told (domain.md 4.3, 5.2, 3.2)."""
SECTIONS = [
    "front_sheet", "opening", "told_before", "timeline", "categories", "frequency", "devices",
    "other_people", "money", "health", "how_hidden", "bent_reality", "family_work", "answers",
    "where_now", "unsure", "commitments",
]  # fmt: skip


def disclosure() -> guides.Guide:
    """Return the disclosure in its own words."""
    return guides.in_words(guides.load("disclosure.toml", GUIDES["disclosure.toml"]), {})


def shown() -> list[str]:
    """Return every text of every data file, as a person may read it."""
    return [one.text for one in wording.everything()]


def test_every_guide_loads() -> None:
    loaded, problems = guides.load_all(GUIDES)

    assert problems == ()
    assert "disclosure" in {guide.id for guide in loaded}


@cache
def every_guide() -> tuple[guides.Guide, ...]:
    """Return each guide that ships, in its own words."""
    return tuple(guides.in_words(guides.load(name, text), {}) for name, text in GUIDES.items())


def every_field(guide: guides.Guide) -> list[tuple[str, GuideField]]:
    """Return each field and column of a guide with its place."""
    found = []
    for section in guide.sections:
        for field in section.fields:
            place = f"{guide.id}, {section.key}, {field.key}"
            found += [(place, field), *((f"{place}, {one.key}", one) for one in field.columns)]
    return found


def named(name: str) -> guides.Guide:
    """Return the guide with this id, in its own words."""
    return next(guide for guide in every_guide() if guide.id == name)


def for_the_hurt() -> list[guides.Guide]:
    """Return each guide that somebody who was hurt may be offered by their purpose."""
    return [guide for guide in every_guide() if "hurt" in guide.roles]


def told(guide: guides.Guide) -> list[str]:
    """Return every text of a guide."""
    sentences = [text for section in guide.sections for text in section.sentences()]
    return [guide.title, guide.purpose, *guide.before, *sentences]


def test_every_guide_has_an_id_of_its_own_that_is_also_its_file() -> None:
    assert {name: guides.load(name, text).id for name, text in GUIDES.items()} == {
        name: name.removesuffix(".toml") for name in GUIDES
    }


def test_every_field_but_the_page_itself_has_a_label() -> None:
    bare = [
        place
        for guide in every_guide()
        for place, field in every_field(guide)
        if not field.label and field.key != "body"
    ]

    assert bare == []


def test_no_two_columns_of_a_table_carry_the_same_label() -> None:
    twice = [
        place
        for guide in every_guide()
        for place, field in every_field(guide)
        if len({one.label for one in field.columns}) != len(field.columns)
    ]

    assert twice == []


def test_no_two_guides_carry_the_same_title() -> None:
    titles = [guide.title for guide in every_guide()]

    assert sorted(titles) == sorted(set(titles))


def test_no_choice_is_offered_twice() -> None:
    twice = [
        place
        for guide in every_guide()
        for place, field in every_field(guide)
        if len(set(field.choices)) != len(field.choices)
    ]

    assert twice == []


@pytest.mark.parametrize("words", [UNWANTED, HELD_OUT])
def test_no_guide_holds_out_what_nobody_can_promise(words: "re.Pattern[str]") -> None:
    held_out = [text[:60] for text in shown() if words.search(text)]

    assert held_out == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The total of the week", "UNWANTED"),
        ("Days in a row", "UNWANTED"),
        ("No streaks", "UNWANTED"),
        ("A step towards forgiving", "HELD_OUT"),
        ("Wait at least three months.", "HELD_OUT"),
        ("It helps you to stay together.", "HELD_OUT"),
        ("Enough to win {partner} back.", "HELD_OUT"),
    ],
)
def test_what_nobody_can_promise_would_be_found(text: str, words: str) -> None:
    assert globals()[words].search(text)


def test_a_choice_shown_as_a_chip_is_short_enough_to_be_read_whole() -> None:
    cut = [
        f"{place}: {choice}"
        for guide in every_guide()
        for place, field in every_field(guide)
        if field.kind == "choices" or field.own
        for choice in field.choices
        if len(choice) > CHIP
    ]

    assert cut == []


def test_a_word_stands_in_braces_only_where_the_guide_says_what_it_means() -> None:
    assert [text[:60] for text in shown() if "{" in text or "}" in text] == []


def test_what_a_person_chose_from_never_changes_with_their_words() -> None:
    changing = [
        place
        for name, text in GUIDES.items()
        for place, field in every_field(guides.load(name, text))
        if "{" in " ".join(field.choices)
    ]

    assert changing == []


def assert_a_filled_guide_lets_out_what_may_leave_and_nothing_else(guide: guides.Guide) -> None:
    for section in guide.sections:
        written = filled.section(section)
        lines = richtext.plain(values.lines(section.fields, written, leaving=True))
        tables = values.tables(section.fields, written, leaving=True)
        printed = json.dumps([lines, [asdict(one) for one in tables]])

        assert {values.check(one, written.get(one.key)) for one in section.fields} == {""}
        assert filled.STAYS not in printed
        assert printed.count(filled.LEAVES) == values.words(written).count(filled.LEAVES)


@pytest.mark.parametrize("guide", every_guide(), ids=lambda guide: guide.id)
def test_each_guide_can_be_filled_and_lets_out_what_may_leave(guide: guides.Guide) -> None:
    assert_a_filled_guide_lets_out_what_may_leave_and_nothing_else(guide)


def test_twin_a_guide_that_let_its_notes_out_would_be_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(values, "_texts", lambda columns, cells, **_: tuple(
        str(cells.get(one.key, "")) for one in columns
    ))  # fmt: skip

    with pytest.raises(AssertionError, match="not in"):
        assert_a_filled_guide_lets_out_what_may_leave_and_nothing_else(disclosure())


def test_a_guide_keeps_facts_in_one_table_at_most() -> None:
    tables = [
        guide.id
        for guide in every_guide()
        for _, field in every_field(guide)
        if any(column.role == "kind" for column in field.columns)
    ]

    assert tables == ["disclosure"]


def test_the_card_about_the_law_reads_the_same_wherever_it_stands() -> None:
    cards = {
        (guide.id, section.key): section.caution.partition("If anything here")[2]
        for guide in every_guide()
        for section in guide.sections
        if "lawyer first" in section.caution
    }

    assert {guide for guide, _ in cards} == {"disclosure", "recovery_story", "slip_record"}
    assert len(set(cards.values())) == 1


def test_a_reference_leads_to_a_guide_that_is_there() -> None:
    aims = {field.refers_to for guide in every_guide() for _, field in every_field(guide)} - {""}

    assert aims
    assert aims <= {guide.id for guide in every_guide()}


def test_the_guides_of_the_disclosers_desk_stand_on_their_shelves() -> None:
    shelves = {guide.id: guide.shelf for guide in every_guide() if guide.roles == ("truth",)}

    assert {key for key, shelf in shelves.items() if shelf == "letters"} == {
        "disclosure", "amends", "why_letter", "recovery_story", "partner_questions",
    }  # fmt: skip
    assert {key for key, shelf in shelves.items() if shelf == "plans"} == {
        "recovery_plan", "first_twenty_minutes", "weekly_rhythm", "own_limits", "private_questions",
        "setback_plan", "withdrawal_loop", "honesty_commitment", "first_weeks", "trust_by_deeds",
        "more_help_own", "reading_day",
    }  # fmt: skip
    assert {key for key, shelf in shelves.items() if shelf == "notice"} == {
        "urge_log", "withdrawal_signs", "honesty_log", "slip_record", "reliability_log",
        "what_i_do_differently",
    }  # fmt: skip


def test_the_guides_of_the_partners_room_stand_on_their_shelves() -> None:
    shelves = {guide.id: guide.shelf for guide in every_guide() if guide.roles == ("hurt",)}

    assert {key for key, shelf in shelves.items() if shelf == "letters"} == {
        "impact_letter", "question_sheet", "unsent_letter",
    }  # fmt: skip
    assert {key for key, shelf in shelves.items() if shelf == "plans"} == {
        "safety_plan", "boundaries", "needs", "aftercare", "private_screening",
        "steady_ground", "trust_on_my_terms",
        "more_help", "setback_half",
    }  # fmt: skip
    assert {key for key, shelf in shelves.items() if shelf == "notice"} == {
        "small_betrayals", "felt_not_known", "triggers", "good_changes", "therapist_forms",
        "anger_page", "scales", "signs_noticed",
    }  # fmt: skip


def test_what_is_for_both_people_is_done_alone_but_for_the_agreement_on_two_rooms() -> None:
    both = {guide.id for guide in for_the_hurt() if guide.roles != ("hurt",)}

    assert both >= {
        "agreement_two_rooms", "closeness", "vision", "trust_parts", "what_helps_repair",
        "what_it_asks", "near_and_own", "own_arc", "under_threat", "in_four_parts",
    }  # fmt: skip
    assert {named(one).roles for one in both} == {("truth", "hurt")}


def test_what_the_hurt_person_writes_is_never_checked_assembled_or_gone_through() -> None:
    guided = for_the_hurt()

    assert len(guided) > 20
    assert [one.id for one in guided if one.spelling or one.private_workings] == []
    assert [one.id for one in guided for section in one.sections if section.assembles] == []


def assert_nothing_is_asked_of_the_hurt(guide: guides.Guide) -> None:
    found = [text[:60] for text in told(guide) if NOT_TO_THE_HURT.search(text)]

    assert found == []


@pytest.mark.parametrize("guide", for_the_hurt(), ids=lambda guide: guide.id)
def test_nobody_who_was_hurt_is_asked_to_be_kinder_or_told_what_they_have(
    guide: guides.Guide,
) -> None:
    assert_nothing_is_asked_of_the_hurt(guide)


def test_what_is_no_guide_asks_nobody_to_be_kinder_either() -> None:
    noted = {"Steering round reminders"}  # the name of a scale: what brings it back
    found = [
        (one.place, one.text[:60])
        for one in wording.everything()
        if not one.place.startswith("guides/")
        and one.text not in noted
        and NOT_TO_THE_HURT.search(one.text)
    ]

    assert found == []


@pytest.mark.parametrize(
    "sentence",
    [
        "What are you grateful for?",
        "Thank them for listening.",
        "Balance it with something good.",
        "This is not a diagnosis.",
        "Confront {partner} with it.",
        "Try to see their side.",
        "What was your part in it?",
        "It is time to move on.",
        "A figure above the cut-off",
        "The PCL-5 has twenty questions.",
    ],
)
def test_twin_a_guide_that_asked_it_would_be_found(sentence: str) -> None:
    text = GUIDES["needs.toml"].replace('title = "What I need"', f'title = "{sentence}"')

    with pytest.raises(AssertionError, match="== \\[\\]"):
        assert_nothing_is_asked_of_the_hurt(guides.load("needs.toml", text))


def staying(guide: guides.Guide) -> dict[str, str]:
    """Return what can never leave, by section: "all", or the fields and columns.

    A section stays whole only if the section itself and each of its fields say so.
    """
    found: dict[str, str] = {}
    for section in guide.sections:
        fields = [
            (place, one) for place, one in every_field(guide) if f", {section.key}, " in place
        ]
        kept = [place.split(", ", 2)[2] for place, one in fields if not one.exportable]
        if not section.exportable and len(kept) == len(fields):
            found[section.key] = "all"
        elif kept or not section.exportable:
            found[section.key] = "; ".join(kept)
    return found


def assert_it_keeps(guide: guides.Guide, kept: dict[str, str]) -> None:
    assert staying(guide) == kept


SHEET_STAYS = {
    "what_for": "suspect; fear",
    "questions": "questions, still_want; questions, keep; questions, private",
    "my_lines": "all",
    "the_day": "where_to; looked_after; bring",
    "afterwards": "all",
    "follow_ups": "open, still_want; open, private",
}
"""Of the question sheet: own lines, next steps and plans."""
NEVER_LEAVING = {
    "private_screening": dict.fromkeys(("fear", "pressure", "myself", "for_me"), "all"),
    "private_questions": dict.fromkeys(("myself", "fear", "pressure", "for_me"), "all"),
    "anger_page": dict.fromkeys(("page", "after"), "all"),
    "days_to_keep": {"days": "all"},
    "what_i_do_differently": {"cards": "all"},
    "touch_first": dict.fromkeys(("list", "no"), "all"),
    "asking_and_answering": dict.fromkeys(("words", "on_the_way", "afterwards"), "all"),
    "early_days": {"scene": "all"},
}


def test_own_lines_next_steps_and_plans_can_never_get_out_of_the_question_sheet() -> None:
    assert_it_keeps(named("question_sheet"), SHEET_STAYS)


@pytest.mark.parametrize("name", NEVER_LEAVING)
def test_what_stays_for_good_says_so_in_its_guide_each_section_and_each_field(name: str) -> None:
    assert not named(name).exportable
    assert_it_keeps(named(name), NEVER_LEAVING[name])


@pytest.mark.parametrize("name", ["question_sheet", *NEVER_LEAVING])
def test_twin_one_line_taken_out_of_what_must_stay_would_be_found(name: str) -> None:
    kept = SHEET_STAYS if name == "question_sheet" else NEVER_LEAVING[name]
    head, mark, rest = GUIDES[f"{name}.toml"].rpartition("exportable = false")

    with pytest.raises(AssertionError, match="=="):
        assert_it_keeps(guides.load(f"{name}.toml", f"{head}{rest.lstrip(',')}"), kept)
    assert mark


def test_what_stays_in_a_section_that_may_leave_says_so_beside_it() -> None:
    silent = [
        f"{guide.id}, {section.key}, {one.key}"
        for guide in for_the_hurt()
        if guide.id != "scales"  # its ids stand on no form; a page of its own writes them
        for section in guide.sections
        if guide.exportable and section.exportable
        for field in section.fields
        for one in (field, *(field.columns if field.exportable else ()))
        if not one.exportable and not one.hint.startswith("This never leaves the vault.")
    ]

    assert silent == []


def test_whole_guides_stay_only_where_nothing_in_them_may_be_shown() -> None:
    assert {guide.id for guide in every_guide() if not guide.exportable} == set(NEVER_LEAVING)


def test_where_somebody_could_be_found_or_what_they_fear_never_leaves_a_plan() -> None:
    assert staying(named("safety_plan")) == {
        "body_safe": "has_been; tonight; code_words; code_words, who; code_words, word; "
        "code_words, does; take",
        "money": "reach; papers; papers, what; papers, where; papers, still; advice",
        "devices": "unlocks; copies; safer",
        "people": "people, safe",
    }
    assert staying(named("aftercare")) == {"hours": "sleep; second"}
    assert "rows, seen" in staying(named("support_roster"))["people"]
    assert "cards, if_not" in staying(named("needs"))["cards"]


def test_spelling_can_be_switched_on_only_for_what_the_discloser_writes_to_be_read() -> None:
    assert {guide.id for guide in every_guide() if guide.spelling} == {
        "disclosure", "amends", "why_letter", "recovery_story",
    }  # fmt: skip


def test_no_two_guides_of_a_shelf_claim_the_same_place() -> None:
    places = [(guide.shelf, guide.order) for guide in every_guide()]

    assert sorted(places) == sorted(set(places))


def test_a_note_to_oneself_can_never_leave() -> None:
    notes = [
        (place, field.exportable)
        for guide in every_guide()
        for place, field in every_field(guide)
        if field.label == "Note to myself"
    ]

    assert len(notes) > 3
    assert [place for place, leaves in notes if leaves] == []


@pytest.mark.parametrize("name", ["partner_questions", "question_sheet"])
def test_the_questions_are_held_in_the_words_of_the_sheet_they_come_from(name: str) -> None:
    offered = [(place.rpartition(", ")[2], one.choices) for place, one in every_field(named(name))]
    depths = {choices for column, choices in offered if column == "depth" and choices}
    topics = {choices for column, choices in offered if column == "tag"}

    assert depths == {tuple(depth.words for depth in questions.Depth)}
    assert topics == {(*questions.TAG_WORDS.values(), questions.ELSE)}


def test_what_travels_stands_under_the_same_keys_where_it_is_asked_and_where_it_is_answered() -> (
    None
):
    def travelling(guide: guides.Guide) -> set[str]:
        places = {place.split(", ", 2)[2] for place, one in every_field(guide) if one.exportable}
        sheet = {"made_on", "note", "depths", "do_not_tell", "questions"}
        return {place for place in places if place.partition(", ")[0] in sheet}

    asked = travelling(named("question_sheet"))

    assert len(asked) == 13
    assert asked <= travelling(named("partner_questions"))


def test_only_what_a_therapist_asks_for_and_what_its_owner_opens_starts_off() -> None:
    off = {(guide.id, key) for guide in every_guide() for key in guide.starts_off()}

    assert off == {
        ("disclosure", "commitments"), ("amends", "understand"),
        ("closeness", "touch"), ("closeness", "body"),
    }  # fmt: skip


def test_the_letter_about_why_says_first_that_it_is_written_only_when_asked_for() -> None:
    letter = guides.in_words(guides.load("why_letter.toml", GUIDES["why_letter.toml"]), {})

    assert letter.before[0].startswith("Write this only if your partner asks for it.")


def test_the_loop_says_in_each_of_its_sections_that_it_stays_apart_from_the_disclosure() -> None:
    loop = guides.load("withdrawal_loop.toml", GUIDES["withdrawal_loop.toml"])

    assert [
        one.key for one in loop.sections if "apart from the disclosure" not in one.caution
    ] == []


@pytest.mark.parametrize(
    "place",
    [
        "technology_agreement, outside, carve_outs, what",
        "transparency_menu, outside, outside",
        "agreement_two_rooms, outside, outside",
    ],
)
def test_every_agreement_on_openness_leaves_private_writing_and_this_program_outside(
    place: str,
) -> None:
    outside = set(dict(every_field(named(place.partition(", ")[0])))[place].choices)
    alike = {"drafts for therapy", "this program and what is in it", "each person’s journal"}

    assert alike <= outside
    if "two_rooms" not in place:
        assert any("employer" in one for one in outside)
        assert any("other people" in one or "in confidence" in one for one in outside)


AGREEMENTS = ("technology_agreement", "transparency_menu", "agreement_two_rooms", "contact_apart")


@pytest.mark.parametrize("name", AGREEMENTS)
def test_an_agreement_is_for_both_says_who_agreed_and_can_be_taken_back(name: str) -> None:
    guide = named(name)
    agreed = {place.rpartition(", ")[2] for place, _ in every_field(guide) if "agreed" in place}

    assert (guide.roles, guide.for_two, guide.exportable) == (("truth", "hurt"), True, True)
    assert {"who", "on", "withdrawn", "signed"} <= agreed
    assert "your safety comes before this page" in guide.sections[0].caution
    assert any("take" in text and "back" in text for text in told(guide))


def test_contact_while_apart_is_nothing_for_somebody_who_left_for_their_safety() -> None:
    assert "If you left for your safety, or had to, this page is not for you." in " ".join(
        named("contact_apart").before
    )


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("technology_agreement", {"item", "rooms", "hours", "apps", "review", "holder"}),
        ("transparency_menu", {"item", "scope", "sees", "review", "outside"}),
        ("contact_apart", {"channel", "at_least", "length", "until", "hour", "emergency"}),
        ("boundaries", {"when", "feel", "goes_on", "will", "alone", "area"}),
        ("own_limits", {"when", "feel", "goes_on", "will", "alone", "free", "area"}),
        ("needs", {"need", "seen", "when", "kind", "if_not", "mine", "not_mine"}),
        ("reliability_log", {"promise", "due", "outcome", "raised", "repair"}),
        ("honesty_log", {"said", "inside", "corrected", "corrected_on", "owed"}),
        ("honesty_commitment", {"body", "told_within", "told_how", "answer_within"}),
    ],
)  # fmt: skip
def test_what_two_people_settle_has_a_place_for_each_part(name: str, parts: set[str]) -> None:
    assert parts <= {place.rpartition(", ")[2] for place, _ in every_field(named(name))}


def test_pulling_away_is_looked_at_in_twelve_signs_that_nobody_can_add_up() -> None:
    guide = guides.load("withdrawal_signs.toml", GUIDES["withdrawal_signs.toml"])
    rows = guide.section("weeks").field("rows")  # type: ignore[union-attr]  # a shipped section
    signs = [one for one in rows.columns if "a little" in one.choices]  # type: ignore[union-attr]  # a shipped field

    assert len(signs) == 12
    assert {len(one.choices) for one in signs} == {4}
    assert not re.search(r"\d", "".join(text for one in signs for text in one.choices))


def test_an_urge_is_watched_at_four_moments_on_a_scale_with_both_ends_named() -> None:
    guide = guides.load("urge_log.toml", GUIDES["urge_log.toml"])
    scales = [field for _, field in every_field(guide) if field.kind == "scale"]

    assert [one.key for one in scales] == ["at_0", "at_5", "at_10", "at_20"]
    assert {len(one.ends) for one in scales} == {2}


def test_the_facts_of_the_disclosure_stand_in_one_table_in_the_order_they_are_asked() -> None:
    items = disclosure().section("categories").field("items")  # type: ignore[union-attr]  # a shipped section

    assert items is not None
    assert [(one.role, one.kind) for one in items.columns] == [
        ("kind", "choice"), ("first", "date"), ("last", "date"), ("peak", "short"),
        ("usual", "short"), ("length", "short"), ("money", "money"), ("device", "choices"),
        ("place", "choices"), ("people", "choices"), ("reach", "choices"), ("hidden", "text"),
        ("how", "text"), ("said", "text"), ("left_out", "text"), ("truth", "text"),
        ("known", "choice"), ("sure", "choice"), ("recalled", "short"), ("note", "text"),
    ]  # fmt: skip
    assert [one.key for one in items.columns] == [one.role for one in items.columns]


def test_what_is_put_together_from_the_facts_stands_in_eleven_sections_of_the_disclosure() -> None:
    assert {one.key: one.assembles for one in disclosure().sections if one.assembles} == {
        "told_before": ("told",),
        "timeline": ("timeline",),
        "categories": ("kinds",),
        "frequency": ("frequency",),
        "devices": ("devices",),
        "other_people": ("people",),
        "money": ("money",),
        "how_hidden": ("hidden",),
        "family_work": ("reach",),
        "answers": ("answers",),
        "unsure": ("unsure",),
    }


def test_names_and_notes_of_the_disclosure_can_never_leave() -> None:
    kept = [place for place, field in every_field(disclosure()) if not field.exportable]

    assert kept == ["disclosure, categories, items, note", "disclosure, other_people, names"]


def test_every_section_of_the_disclosure_has_its_page_beside_the_facts() -> None:
    assert [one.key for one in disclosure().sections if not one.has_body] == []


@pytest.mark.parametrize("opening", ["If you are afraid of your partner", "If you want to die"])
def test_a_card_about_danger_reads_the_same_wherever_it_stands(opening: str) -> None:
    cards = [
        section.caution.partition(opening)[2].partition("If you want to die")[0].strip()
        for guide in for_the_hurt()
        for section in guide.sections
        if opening in section.caution
    ]

    assert len(cards) > 1
    assert len(set(cards)) == 1
    assert "Help now (F1)" in cards[0]


LATE = {
    "closeness_in_words", "touch_first", "asking_and_answering", "wishes_and_limits",
    "what_a_therapist_set", "without_pressure",
}  # fmt: skip
"""About closeness and touch (domain.md 1.9); `early_days` is late for another reason."""


def holds_neither_timer_nor_count_nor_scale(guide: guides.Guide) -> None:
    kinds = {field.kind for _, field in every_field(guide)}

    assert guide.late
    assert kinds <= {"text", "short", "choice", "date", "table", "fixed"}


@pytest.mark.parametrize("name", sorted({*LATE, "early_days"}))
def test_a_late_guide_holds_notes_and_lists_and_no_timer_count_or_scale(name: str) -> None:
    holds_neither_timer_nor_count_nor_scale(named(name))


def test_twin_a_timer_in_a_late_guide_would_be_found() -> None:
    text = GUIDES["without_pressure.toml"]
    text += '\n[[section.field]]\nkey = "half_hour"\nkind = "timer"\nlabel = "T"\nminutes = 30\n'

    with pytest.raises(AssertionError, match="timer"):
        holds_neither_timer_nor_count_nor_scale(guides.load("without_pressure.toml", text))


@pytest.mark.parametrize("name", sorted(LATE))
def test_what_is_about_closeness_is_for_two_and_begins_with_the_card_about_fear(name: str) -> None:
    first = named(name).sections[0]

    assert named(name).for_two
    assert first.caution.startswith("If you are afraid of your partner")


def test_where_somebody_answers_yes_or_no_a_no_is_as_near_and_not_sure_is_an_answer() -> None:
    asked = {
        place: field.choices
        for name in LATE
        for place, field in every_field(named(name))
        if field.kind == "choice" and not field.own
    }

    assert len(asked) > 5
    assert {choices[-1] for choices in asked.values()} == {"not sure yet"}


def test_a_decision_may_wait_only_unless_somebody_is_unsafe() -> None:
    postponing = re.compile(r"decisions?\b.*\b(wait|later)\b|decide (or|nothing)|undecided for now")
    put_off = [text for guide in for_the_hurt() for text in told(guide) if postponing.search(text)]
    bare = [text for text in put_off if "unless you or your children are unsafe" not in text]

    assert len(put_off) == 6
    assert bare == ["Taking this list for a duty. If safety asks for a decision, it does not wait."]


def test_fear_is_met_before_the_first_line_in_what_others_might_hear_of() -> None:
    carded = {
        guide.id
        for guide in for_the_hurt()
        if any("If you are afraid of your partner" in one.caution for one in guide.sections)
    }

    assert carded == {
        "impact_letter", "question_sheet", "safety_plan", "boundaries", "needs", "aftercare",
        "support_roster", "private_screening", "agreement_two_rooms", "steady_ground",
        "trust_on_my_terms", "closeness", "vision", "trust_parts", "what_helps_repair",
        "what_it_asks", "near_and_own", "technology_agreement", "transparency_menu",
        "contact_apart", "small_ideas", "rituals", "closeness_in_words", "touch_first",
        "asking_and_answering", "wishes_and_limits", "what_a_therapist_set", "without_pressure",
        "more_help", "setback_half", "kinds_of_help", "own_arc", "signs_noticed", "while_away",
        "under_threat", "in_four_parts",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "section", "field", "column"),
    [
        ("needs", "cards", "cards", "kind"),
        ("impact_letter", "need", "needs", "kind"),
        ("impact_letter", "closing", "answer", ""),
        ("safety_plan", "required", "rows", "kind"),
        ("boundaries", "lines", "rows", "alone"),
        ("own_limits", "lines", "rows", "alone"),
        ("question_sheet", "decision", "decision", ""),
        ("small_betrayals", "scenes", "rows", "letter"),
    ],
)
def test_not_sure_yet_is_always_a_finished_answer(
    name: str, section: str, field: str, column: str
) -> None:
    place = ", ".join(part for part in (name, section, field, column) if part)
    choices = dict(every_field(named(name)))[place].choices

    assert choices[-1] == "not sure yet"


def test_a_sheet_of_questions_may_end_with_no_disclosure() -> None:
    choices = dict(every_field(named("question_sheet")))["question_sheet, decision, decision"]

    assert "I do not want a disclosure" in choices.choices


@pytest.mark.parametrize(("name", "count"), [("private_screening", 13), ("private_questions", 15)])
def test_the_questions_in_private_have_four_answers_each_and_nothing_to_add_up(
    name: str, count: int
) -> None:
    asked = [one for _, one in every_field(named(name)) if one.choices]

    assert {one.kind for _, one in every_field(named(name))} == {"choice", "short", "text"}
    assert len(asked) == count
    assert {one.choices for one in asked} == {("yes", "no", "not sure", "I would rather not say")}


def test_a_figure_of_a_form_is_kept_as_text_without_a_scale_beside_it() -> None:
    fields = dict(every_field(named("therapist_forms")))

    assert fields["therapist_forms, forms, rows, figure"].kind == "short"
    assert {one.kind for one in fields.values()} == {"table", "short", "date", "text"}


def test_the_impact_letter_has_its_ten_sections_and_no_line_to_borrow() -> None:
    letter = named("impact_letter")
    quoted = [words for text in told(letter) for words in re.findall("“([^”]*)”", text)]

    assert [key for key, _ in letter.start()] == [
        "opening", "before", "finding_out", "what_was_done", "what_changed", "made_to_believe",
        "lost", "not_mine", "need", "closing",
    ]  # fmt: skip
    assert [section.key for section in letter.sections if not section.has_body] == []
    assert max(len(words.split()) for words in quoted) < 10
    assert "“" not in " ".join(letter.sections[-1].sentences())


def test_small_betrayals_have_five_families_and_room_for_others() -> None:
    fields = dict(every_field(named("small_betrayals")))
    families = fields["small_betrayals, scenes, rows, family"].choices

    assert len(families) == 6
    assert families[-1] == "other"


def test_a_private_room_is_outside_by_either_persons_agreement() -> None:
    fields = dict(every_field(named("agreement_two_rooms")))
    outside = set(fields["agreement_two_rooms, outside, outside"].choices)

    assert {
        "drafts for therapy",
        "this program and what is in it",
        "each person’s journal",
    } <= outside
    assert staying(named("agreement_two_rooms")) == {}


def test_every_section_for_the_hurt_can_be_stopped_or_left_out() -> None:
    asked = [len(one.questions) for guide in for_the_hurt() for one in guide.sections]
    pace = re.compile(r"minutes?|hour|scenes?|cards|two or three|rows?", re.IGNORECASE)
    endless = [
        (guide.id, one.key)
        for guide in for_the_hurt()
        for one in guide.sections
        if not pace.search(one.stop)
    ]

    assert endless == []
    assert {2, 5} <= set(asked) <= set(range(2, 8))


def test_no_sentence_of_a_guide_stands_there_twice() -> None:
    guide = disclosure()
    own = [
        text
        for section in guide.sections
        for text in (
            section.purpose,
            section.why,
            *section.questions,
            section.hint,
            section.mistake,
        )
    ]

    assert sorted(own) == sorted(set(own))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Well done!", "no exclamation marks"),
        ("Every user can see it.", "never say 'user'"),
        ("An addict hides.", "never say 'addict'"),
        ("In time you will forgive.", "never say 'forgive'"),
        ("Choose a color.", "American: 'color'"),
        ("It helps 70 % of couples.", "no figures of outcome"),
        ('Write "none".', "no straight quotation marks"),
        ("word " * 21 + ".", "too long: word word"),
    ],
)
def test_a_sentence_against_the_rules_is_found(text: str, reason: str) -> None:
    assert any(found.startswith(reason) for found in wording.breaches(text))


def test_two_short_sentences_are_not_taken_for_one_long_one() -> None:
    assert wording.breaches(f"{'word ' * 19}end. {'word ' * 19}end.") == []


def test_the_disclosure_has_its_seventeen_sections_in_their_order() -> None:
    assert [key for key, _ in disclosure().start()] == SECTIONS


def test_only_the_commitments_start_off() -> None:
    assert disclosure().starts_off() == {"commitments"}


def test_the_legal_card_stands_before_the_three_sections_that_may_need_a_lawyer() -> None:
    carded = [section.key for section in disclosure().sections if "lawyer first" in section.caution]

    assert carded == ["categories", "health", "family_work"]


def test_the_health_section_says_first_that_it_should_travel_sooner() -> None:
    health = disclosure().section("health")

    assert health is not None
    assert health.caution.startswith("Facts about health should travel sooner")


def test_every_section_says_how_long_it_may_take_or_where_to_stop() -> None:
    pace = re.compile(
        r"minutes|hour|one person|two or three incidents|one or two kinds", re.IGNORECASE
    )

    assert [section.key for section in disclosure().sections if not pace.search(section.stop)] == []


def test_figures_stand_in_a_guide_only_as_quoted_examples_and_keys() -> None:
    told = " ".join(text for section in disclosure().sections for text in section.sentences())

    assert re.findall(r"\d+", re.sub(r"“[^”]*”|\(F1\)", "", told)) == []


def test_a_partner_is_named_as_the_person_chose_all_through_the_guide() -> None:
    guide = guides.in_words(disclosure_as_written(), {"partner": "Sam", "use": "porn use"})
    told = " ".join(text for section in guide.sections for text in section.sentences())

    assert "your partner" not in told
    assert "size of porn use" in told
    assert told.count("Sam") > 10


def disclosure_as_written() -> guides.Guide:
    """Return the disclosure with its places for words."""
    return guides.load("disclosure.toml", GUIDES["disclosure.toml"])


def test_the_page_on_protection_names_what_no_vault_can_do() -> None:
    page = texts.load("protects.toml", PAGES["protects.toml"])
    words = {
        "passphrase": ["watches you type"],
        "watched": ["Monitoring software", "take pictures of the screen", "Linux and macOS"],
        "visible": ["exist", "how large", "when it last changed"],
        "force": ["force you"],
        "court": ["court", "before you delete"],
        "system": ["swap", "hibernation", "deleted"],
        "exported": ["pass them on"],
        "lost": ["both lost"],
    }

    missing = [
        (key, word)
        for key, listed in words.items()
        for word in listed
        if word not in " ".join(page.part(key).sentences)
    ]
    assert missing == []


def test_before_writing_a_person_reads_who_it_is_for_and_who_could_ask_for_it() -> None:
    page = texts.load("before.toml", PAGES["before.toml"])

    assert [part.key for part in page.parts] == [
        "adults", "not", "readers", "court", "waiting", "watched",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("adults", ["eighteen", "an adult you trust", "not for you"]),
        ("not", ["not therapy", "not legal advice", "not proof", "not a promise"]),
        ("readers", ["knows your passphrase", "took out of it", "We cannot", "report"]),
        ("court", ["private journal too", "delete nothing", "not legal advice", "place to place"]),
        ("waiting", ["infection or pregnancy", "child at risk", "Threats", "still goes on",
                     "about to be lost"]),
        ("watched", ["every key", "pictures of the screen", "you may be", "nobody else has had",
                     "can be seen"]),
    ],
)  # fmt: skip
def test_each_page_before_writing_names_what_it_is_about(key: str, words: list[str]) -> None:
    said = " ".join(texts.load("before.toml", PAGES["before.toml"]).part(key).sentences)

    assert [one for one in words if one not in said] == []


def test_a_letter_and_an_entry_have_one_kind_paragraph_each() -> None:
    page = texts.load("hints.toml", PAGES["hints.toml"])

    assert {part.key: len(part.sentences) for part in page.parts} == {"letter": 1, "entry": 1}


def test_the_grounding_card_goes_from_five_to_one() -> None:
    page = texts.load("grounding.toml", PAGES["grounding.toml"])

    assert [part.heading.split()[0] for part in page.parts] == [
        "Five",
        "Four",
        "Three",
        "Two",
        "One",
    ]


def test_every_country_has_an_emergency_number_and_lines_for_talking_and_for_fear() -> None:
    countries = helplines.load("lines.toml", LINES).countries

    assert {country.code for country in countries} == {
        "AU", "CA", "DE", "ES", "FR", "GB", "IE", "IN", "NZ", "US", "other",
    }  # fmt: skip
    for country in countries:
        # The first is for anybody at any hour; a person who is afraid finds theirs behind it.
        assert len(country.lines) >= 2
        assert any(line.for_fear for line in country.lines)
    assert [country.code for country in countries if country.lines[0].for_fear] == ["other"]


def test_the_sentence_of_origin_names_the_day_the_numbers_were_taken() -> None:
    lines = helplines.load("lines.toml", LINES)

    assert f"{lines.taken_on:%-d %B %Y}" in lines.origin


@pytest.mark.parametrize(
    ("code", "numbers"),
    [
        ("US", ("911", "988", "1-800-799-7233", "800-656-4673")),
        (
            "GB",
            ("999", "116 123", "0808 2000 247", "0808 801 0327", "0800 999 5428",
             "0808 802 4040", "0808 1000 900"),
        ),
        ("AU", ("000", "13 11 14", "1800 737 732", "1300 789 978")),
        ("NZ", ("111", "1737", "0800 543 354", "0800 733 843")),
        ("DE", ("112", "0800 1110111", "116 016")),
        ("FR", ("112", "3114", "3919")),
        ("ES", ("112", "024", "016")),
        ("IN", ("112", "14416", "181")),
        ("IE", ("112", "116 123", "1800 247 247", "1800 341 900", "+44 1372 847 161")),
        ("CA", ("911", "988", "sheltersafe.ca")),
        ("other", ("112", "findahelpline.com", "befrienders.org", "iasp.info", "116 016")),
    ],
)  # fmt: skip
def test_the_numbers_are_the_ones_of_the_sources(code: str, numbers: tuple[str, ...]) -> None:
    country = helplines.load("lines.toml", LINES).country(code)

    assert (country.emergency, *(line.number for line in country.lines)) == numbers


@pytest.mark.parametrize(
    ("code", "number", "also"),
    [
        ("US", "1-800-799-7233", "TTY 1-800-787-3224"),
        ("ES", "016", "WhatsApp: 600 000 016"),
        ("DE", "0800 1110111", "0800 1110222 and 116 123"),
        ("IN", "14416", "1-800-891-4416"),
    ],
)
def test_another_way_to_the_same_line_stands_beside_it(code: str, number: str, also: str) -> None:
    lines = helplines.load("lines.toml", LINES).country(code).lines

    assert [also in line.note for line in lines if line.number == number] == [True]


@pytest.mark.parametrize("number", ["1-888-773-8368", "0800 1239900"])
def test_what_nobody_could_confirm_is_left_out(number: str) -> None:
    assert number not in LINES
