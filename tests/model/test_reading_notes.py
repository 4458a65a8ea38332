"""Findings follow the text, go with their words, and stay silent where they were set aside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import entries, reading_notes
from desktop.model.reading_notes import CEILING, Note, Reply, noted, place, renewed, standing
from desktop.model.reading_parts import Part, Words

TEXT = "I met Jo in March. We just flirted a bit at work. I am sorry if you felt hurt by it."


def at(words, text=TEXT, label="minimising"):
    start = text.index(words)
    return noted(text, label, start, start + len(words))


def where(text, note):
    found = place(text, note)
    return None if found is None else text[slice(*found)]


def follows_the_text():
    note = at("just flirted")
    for text in (
        f"A new first line.\n{TEXT}",
        TEXT.replace("in March", "on 3 March 2021"),
        TEXT.replace(" at work", ""),
        f"{TEXT}\nAnd I just flirted elsewhere, on other days.",
        f"We just flirted, I said.\n{TEXT}",
        TEXT.replace("I met Jo in March. ", "").replace("I am sorry if you felt hurt by it.", ""),
    ):
        start, end = place(text, note)
        assert text[start:end] == "just flirted"
        assert text[start - 3 : start] == "We "
        assert text[end:].startswith(" a bit")


def test_a_finding_follows_the_text_when_it_is_edited():
    follows_the_text()


def test_twin_a_place_without_its_neighbours_is_another(monkeypatch):
    monkeypatch.setattr(reading_notes, "_shared_end", lambda *_: 0)
    monkeypatch.setattr(reading_notes, "_shared_begin", lambda *_: 20)

    with pytest.raises(AssertionError):
        follows_the_text()


def test_once_its_words_are_gone_it_is_gone():
    note = at("just")
    assert where(TEXT.replace("just ", ""), note) is None
    # The same short word somewhere else is another one.
    assert where("Nothing of it is left, and it is just after noon.", note) is None


def test_a_text_that_is_one_finding_keeps_it():
    note = noted("Sorry if.", "non_apology", 0, 9)
    assert where("Sorry if.", note) == "Sorry if."


def test_what_was_answered_stays_and_what_was_set_aside_is_not_found_again():
    kept = at("sorry if", label="non_apology").with_reply(Reply.KEEP).with_reason("I mean it.")
    aside = at("just flirted").with_reply(Reply.ASIDE)
    text = f"{TEXT} On Monday we Just flirted again."
    found = [at("sorry if", label="non_apology"), at("just flirted"), at("Just flirted", text)]

    assert renewed(text, [kept, aside], found) == (kept, aside)
    # Another label on the same words is another thing to say.
    other = at("just flirted", label="vague")
    assert renewed(TEXT, [kept, aside], [other]) == (kept, aside, other)


def test_what_was_not_answered_goes_with_its_words_and_when_it_is_not_found_again():
    open_, kept = at("just flirted"), at("sorry if").with_reply(Reply.KEEP)
    assert renewed(TEXT, [open_, kept], []) == (kept,)
    assert renewed("Other words.", [open_, kept], []) == (kept,)
    assert reading_notes.lasting("Other words.", [open_, kept]) == (kept,)
    assert reading_notes.waiting("Other words.", [open_, kept]) == (kept,)
    reason = kept.with_reason("In my diary.")
    assert reading_notes.leaving("Other words.", [open_, kept, reason]) == (reason,)
    assert reading_notes.leaving(TEXT, [open_, kept]) == (open_, kept)
    (alone,) = reading_notes.leaving(TEXT.replace("I met Jo in March. ", ""), [open_])
    assert (alone.before, alone.after[:6]) == ("We ", " a bit")


def test_an_answer_does_not_wait_for_words_of_a_text_that_is_deleted_for_good():
    open_, kept = at("just flirted"), at("sorry if").with_reply(Reply.KEEP)
    reason = kept.with_reason("In my diary.")

    assert reading_notes.outlasting("Other words.", [open_, kept, reason], "") == (kept, reason)
    assert reading_notes.outlasting("Other words.", [open_, kept, reason], TEXT) == (reason,)
    (stands,) = reading_notes.outlasting(TEXT.replace(" at work", ""), [open_], TEXT)
    assert stands.after[:7] == " a bit."


def a_reason_outlasts_being_asked_again():
    asked = at("just flirted").with_reason("In my diary.")
    assert reading_notes.renewed(TEXT, [asked], [at("just flirted")]) == (asked,)
    assert reading_notes.renewed("Other words.", [asked], []) == (asked,)


def test_a_reason_outlasts_being_asked_again_and_another_reading():
    a_reason_outlasts_being_asked_again()


def test_twin_a_reading_that_keeps_only_answers_is_seen(monkeypatch):
    def only_answers(text, former, found):
        return tuple(one for one in former if one.reply and place(text, one)) + tuple(found)

    monkeypatch.setattr(reading_notes, "renewed", only_answers)

    with pytest.raises(AssertionError):
        a_reason_outlasts_being_asked_again()


def test_words_that_are_gone_are_silent_no_more_once_they_come_elsewhere():
    aside = at("just flirted").with_reply(Reply.ASIDE).with_reason("Asked at work.")
    text = "On a Monday in May, at the flat, I just flirted with her, and went home after that."
    found = at("just flirted", text)
    assert renewed(text, [aside], [found]) == (aside, found)
    assert reading_notes.waiting(text, [aside, found]) == (aside,)


def test_repeats_are_one_and_answered_as_one():
    text = f"{TEXT} Then we just flirted a bit on the phone. JUST FLIRTED once more."
    second = text.index("just flirted", 40)
    notes = (at("just flirted", text), noted(text, "minimising", second, second + 12),
             at("JUST FLIRTED", text))  # fmt: skip

    (one,) = standing(text, notes)
    assert [text[a:b] for a, b in one.again] == ["just flirted", "JUST FLIRTED"]

    answer = one.note.with_reply(Reply.KEEP).with_reason("That is what it was.")
    answered = reading_notes.answered(notes, one.notes, answer)
    assert [(note.reply, note.reason) for note in answered] == [
        (Reply.KEEP, "That is what it was.")
    ] * 3
    assert len(standing(text, answered)) == 1


def a_reason_stays_when_the_same_words_are_answered_further_on():
    text = f"{TEXT} Then we just flirted a bit on the phone."
    second = text.index("just flirted", 40)
    first = at("just flirted", text).with_reply(Reply.KEEP).with_reason("In my diary.")
    notes = (first, noted(text, "minimising", second, second + 12))
    for words in ("", "x"):
        shown = next(one for one in standing(text, notes) if not one.note.reason)
        answer = shown.note.with_reply(Reply.KEEP).with_reason(words)
        notes = reading_notes.answered(notes, shown.notes, answer)

    assert notes[1].reason == "x"
    assert notes[0] == first
    assert [one.note.reason for one in standing(text, notes)] == ["In my diary.", "x"]


def test_an_answer_to_the_same_words_further_on_leaves_a_former_reason():
    a_reason_stays_when_the_same_words_are_answered_further_on()


def test_twin_an_answer_to_all_that_are_like_it_is_seen(monkeypatch):
    monkeypatch.setattr(Note, "is_same", Note.is_like)

    with pytest.raises(AssertionError):
        a_reason_stays_when_the_same_words_are_answered_further_on()


def test_of_many_the_weightiest_are_shown_in_the_order_of_the_text():
    text = " ".join(f"Word{number:02} stands here, alone and by itself." for number in range(12))
    label = ["vague"] * 9 + ["blame_shifting"] * 3
    notes = [at(f"Word{n:02}", text, label[n]) for n in range(12)]

    shown = reading_notes.at_once(standing(text, notes))

    assert len(shown) == CEILING
    assert [one.note.words for one in shown] == [
        "Word00", "Word01", "Word02", "Word09", "Word10", "Word11",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("just flirted", "We just flirted a bit at work."),
        ("met", "I met Jo in March."),
        ("hurt by it.", "I am sorry if you felt hurt by it."),
    ],
)
def test_the_sentence_around_a_finding_is_shown(words, sentence):
    start = TEXT.index(words)
    assert TEXT[slice(*reading_notes.around(TEXT, start, start + len(words)))] == sentence


def test_a_line_without_a_stop_ends_with_the_line():
    text = "First line\nIt was 3.50 pounds only\nLast line"
    start = text.index("only")
    assert text[slice(*reading_notes.around(text, start, start + 4))] == "It was 3.50 pounds only"


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)


@given(text=WORDS, cut=st.data())
def test_any_place_of_any_text_is_found_again_and_kept_as_it_is(text, cut):
    start = cut.draw(st.integers(0, len(text)))
    end = cut.draw(st.integers(start, len(text)))
    note = noted(text, "vague", start, end)
    if not note.words:
        assert Note.from_json(note.to_json()) is None
        return
    found = place(text, note)
    assert found is not None
    assert text[slice(*found)] == note.words
    first, last = reading_notes.around(text, start, end)
    assert first <= start
    assert end <= last
    assert reading_notes.notes_of(reading_notes.kept([note])) == (note,)


@pytest.mark.parametrize(
    "kept",
    [
        None, "x", {}, {"words": "a"}, {"words": "a", "label": "other"},
        {"words": 3, "label": "vague"}, {"words": "a", "label": "vague", "reason": None},
    ],
)  # fmt: skip
def test_what_is_broken_costs_only_itself(kept):
    whole = at("just flirted")
    fields = {"notes": [kept, whole.to_json()]}

    assert reading_notes.notes_of(fields) == (whole,)
    assert reading_notes.notes_of({"notes": kept}) == ()


def test_an_unknown_reply_is_none_and_what_is_kept_may_never_leave():
    one = at("just flirted")
    assert Note.from_json({**one.to_json(), "reply": "later"}) == one
    assert reading_notes.kept([one])[entries.KEPT_IN] is True
    offers = reading_notes.offers(["absolute", "other", "mind_reading"])
    assert offers == {"labels": ["absolute", "mind_reading"], entries.KEPT_IN: True}
    assert reading_notes.offers_of(offers) == {"absolute", "mind_reading"}
    assert reading_notes.offers_of({"labels": "absolute"}) == frozenset()


def asks_about_absolutes_once():
    lines = {"a": "You never came. You never wrote.", "b": "You always lied. You are a liar."}
    found = {
        "a": [at("You never came", lines["a"], "absolute"),
              at("You never wrote", lines["a"], "absolute")],
        "b": [at("You always lied", lines["b"], "absolute"),
              at("a liar", lines["b"], "character_judgement")],
    }  # fmt: skip

    def shown():
        letter = {key: standing(lines[key], found[key]) for key in lines}
        once = reading_notes.with_one_absolute(letter)
        return [one.note.words for key in lines for one in once[key]]

    assert shown() == ["You never came", "a liar"]
    found["b"][0] = found["b"][0].with_reply(Reply.KEEP)
    assert shown() == ["You always lied", "a liar"]


def test_about_absolutes_a_letter_is_asked_once():
    asks_about_absolutes_once()


def test_twin_a_question_in_each_section_is_seen(monkeypatch):
    monkeypatch.setattr(reading_notes, "ABSOLUTE", "")

    with pytest.raises(AssertionError):
        asks_about_absolutes_once()


LEFT, RIGHT = "corrections/a/left_out", "corrections/a/truth"


def of_fields(left, right):
    return Words((Part(LEFT, 0, left), Part(RIGHT, len(left) + 2, right)))


def stays_in_its_field():
    fields = of_fields("It was only lunch.", "It was only lunch.")
    start = fields.of(RIGHT).start + 7
    note = noted(fields, "minimising", start, start + 4).with_reply(Reply.KEEP).with_reason("So.")
    assert (note.part, note.words) == (RIGHT, "only")
    assert place(fields, note) == (start, start + 4)

    edited = of_fields("It was only lunch.", "On 3 May it was only lunch.")
    where_now = place(edited, note)
    assert where_now[0] > edited.of(RIGHT).start
    assert edited.text[slice(*where_now)] == "only"

    # The same words in another field are another's, and it waits for its own.
    gone = of_fields("It was only lunch.", "It was an affair.")
    assert standing(gone, [note]) == ()
    assert reading_notes.waiting(gone, [note]) == (note,)
    assert renewed(gone, [note], []) == (note,)


def test_a_finding_stays_in_its_field_and_follows_its_words_there():
    stays_in_its_field()


def test_twin_a_place_in_whichever_field_is_seen(monkeypatch):
    def anywhere(text, note):
        whole = text if isinstance(text, str) else text.text
        return reading_notes._place(whole, note)

    monkeypatch.setattr(reading_notes, "place", anywhere)
    monkeypatch.setitem(globals(), "place", anywhere)

    with pytest.raises(AssertionError):
        stays_in_its_field()


def test_what_another_reading_did_not_look_at_stays():
    fields = of_fields("It was only lunch.", "It was only lunch.")
    note = noted(fields, "minimising", 7, 11)
    assert renewed(fields.within(RIGHT), [note], []) == (note,)
    assert renewed(fields, [note], []) == ()


def test_a_note_kept_before_there_were_fields_is_of_the_page():
    kept = at("just flirted").to_json()
    del kept["part"]
    assert Note.from_json(kept) == at("just flirted")
    assert Note.from_json({**kept, "part": None}) is None
