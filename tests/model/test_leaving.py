"""What leaves is what was chosen, and nobody of the name key unless they were ticked."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st

from desktop.export import compose
from desktop.model import desk, entries, leaving, names, review, richtext, when
from desktop.model.document import Document, DocumentId, Kind, Section, SectionId, State
from desktop.model.facts import Assembled, Passage
from desktop.model.leaving import Former, Front, Source, Use, Wish
from desktop.model.manifest import Piece
from desktop.model.names import Name
from desktop.model.richtext import Block, BlockKind, Run
from desktop.model.table import Table

GUIDE = samples.guides()["disclosure"]
AT = datetime(2026, 3, 14, 21, 40, tzinfo=UTC)
FRONT = Front(title="For a session", subtitle="14 March 2026")
ANNA = Name(letter="A", name="Anna Smith", who="from work")
BEN = Name(letter="B", name="Ben", may_print=True)
CARL = Name(letter="C", name="Carl")


def section(key, text="", heading="", **more):
    held = {"id": SectionId(f"id-{key}"), "key": key, "heading": heading or key}
    body = richtext.from_plain(text) if text else richtext.EMPTY
    return Section(**held | {"body": body} | more)


def key_row(name, number=1):
    cells = {"letter": name.letter, "name": name.name, "who": name.who}
    cells["may_print"] = "yes" if name.may_print else "no"
    return {"id": f"{number:032x}", "cells": cells}


def people(*known, text="", **more):
    rows = [key_row(name, number) for number, name in enumerate(known, 1)]
    return section("other_people", text, fields={"names": rows, **more})


def source(*sections, guide=GUIDE, title="Disclosure", id_="d", **more):
    document = Document(
        id=DocumentId(id_), kind=Kind.LETTER, title=title, on=date(2026, 3, 14),
        written_at=AT, changed_at=AT, guide=guide.id if guide else "", sections=sections,
    )  # fmt: skip
    return Source(document=document, guide=guide, **more)


def letter(text="The lake", title="A letter", id_="l"):
    return source(section("body", text, " "), guide=None, title=title, id_=id_)


def wish(*sources, **more):
    chosen = frozenset(one.id for each in sources for one in each.document.pages)
    return Wish(**{"chosen": chosen} | more)


def made(*sources, **more):
    return leaving.put_together(sources, wish(*sources, **more), FRONT)


def said(manifest):
    return "\n".join(compose.expected(manifest).texts)


def test_only_what_was_chosen_leaves():
    one = source(section("opening", "First."), section("money", "Second."))
    chosen = Wish(chosen=frozenset({SectionId("id-money")}))

    left = leaving.put_together([one, letter()], chosen, FRONT).manifest

    assert [piece.key for piece in left.pieces] == ["money"]
    assert left.pieces[0].heading == "9 · money"


def test_one_document_bears_its_title_and_several_stand_under_theirs():
    one = source(section("opening", "First."))
    alone, both = made(one).manifest, made(one, letter()).manifest

    assert (alone.title, [piece.part for piece in alone.pieces]) == ("Disclosure", [""])
    assert (both.title, [piece.part for piece in both.pieces]) == (
        "For a session", ["Disclosure", ""],
    )  # fmt: skip
    assert alone.fingerprint() == one.text().fingerprint()


@pytest.mark.parametrize(
    ("guides", "foot"),
    [
        (("technology_agreement",), "Private. For both of us."),
        (("technology_agreement", "transparency_menu"), "Private. For both of us."),
        (("technology_agreement", "honesty_log"), "Private. For therapy."),
        (("honesty_log",), "Private. For therapy."),
        ((), "Private. For therapy."),
    ],
)
def test_pages_meant_for_two_people_do_not_call_themselves_for_therapy(guides, foot):
    pages = [
        source(section("outside", "x", id=SectionId(key)), guide=samples.guides()[key], id_=key)
        for key in guides
    ]
    left = made(*pages) if pages else made(letter())

    assert left.manifest.footer == foot
    assert compose.expected(left.manifest).foot(1, 2) == f"{foot} page 1 of 2"


@pytest.mark.parametrize(
    ("use", "foot"),
    [
        (Use.SESSION, "Private. For therapy."),
        (Use.REVIEW, "Private. For therapy."),
        (Use.READING, "Private."),
    ],
)
def test_pages_for_a_reading_do_not_call_themselves_for_therapy(use, foot):
    pages = letter()

    left = leaving.put_together([pages], wish(pages, use=use), FRONT)

    assert left.manifest.footer == foot


def test_a_free_page_stands_under_its_title():
    free = source(replace(section("body", "words"), heading=""), guide=None, title="The lake")

    (piece,) = made(free).manifest.pieces

    assert piece.heading == "The lake"


@pytest.mark.parametrize(
    ("title", "is_quoted", "told"),
    [
        ("The lake", False, "14 March 2026. Happened: 2019, I think"),
        ("14 March 2026, 21:40", False, "Happened: 2019, I think"),
        ("The lake, a passage", True, "14 March 2026"),
        ("14 March 2026, a passage", True, ""),
        ("As on 114 March 2026", True, "14 March 2026"),
    ],
)
def test_an_entry_says_its_day_and_when_it_happened_and_a_passage_its_day(title, is_quoted, told):
    happened = when.When(precision=when.Precision.YEAR, year=2019, basis="I think")
    fields = entries.with_entry({}, entries.Entry(happened=happened))
    page = section("body", "words", " ", fields=fields)
    letter_of_it = source(page, guide=None, title=title, is_quoted=is_quoted)
    document = replace(letter_of_it.document, kind=Kind.ENTRY)

    (piece,) = made(replace(letter_of_it, document=document)).manifest.pieces
    (as_letter,) = made(letter_of_it).manifest.pieces

    assert richtext.plain(piece.body) == "\n".join([told] * bool(told) + ["words"])
    assert richtext.plain(as_letter.body) == "words"


def test_what_is_empty_private_or_not_for_me_is_not_in_it():
    one = source(
        section("opening", "First."),
        section("timeline"),
        section("money", "x", mark=State.NOT_FOR_ME),
        section("private:opening", "canary"),
        section("desk:review", fields={"remarks": []}),
    )
    everything = Wish(chosen=frozenset(part.id for part in one.document.sections))

    left = leaving.put_together([one], everything, FRONT).manifest

    assert [piece.key for piece in left.pieces] == ["opening"]


# -- the review copy ----------------------------------------------------------

REMARK = {"id": "a" * 32, "cells": {"line": "12", "remark": "how many?"}}


def reviewed(**more):
    beside = section(review.KEY, fields={review.REMARKS: [REMARK]})
    return source(section("opening", "same\nnew"), beside, **more)


def test_a_review_copy_has_numbers_bars_and_open_remarks():
    one = reviewed(reviewed=Former(sections=(section("opening", "same"),)))

    left = made(one, use=Use.REVIEW)

    assert left.reviewed is one
    assert left.manifest.line_numbers
    assert left.manifest.remarks == (("12", "how many?"),)
    assert left.manifest.pieces[0].changed == {1}


def only_the_whole_text_is_called_whole():
    one = source(section("opening", "same"), section("money", "other"), section("health"))
    part = wish(one, use=Use.REVIEW, chosen={SectionId("id-money")})

    left = leaving.put_together([one], part, FRONT)

    assert (left.reviewed, left.is_partial) == (one, True)
    assert not made(one, use=Use.REVIEW).is_partial


def test_a_review_copy_of_some_sections_is_called_one_of_a_part():
    only_the_whole_text_is_called_whole()


def test_twin_a_part_that_is_called_whole_is_seen(monkeypatch):
    monkeypatch.setattr(leaving, "_is_whole", lambda *_: True)

    with pytest.raises(AssertionError):
        only_the_whole_text_is_called_whole()


def test_the_twin_without_bars_is_seen(monkeypatch):
    monkeypatch.setattr(leaving, "_barred", lambda _, found: tuple(found))

    with pytest.raises(AssertionError):
        test_a_review_copy_has_numbers_bars_and_open_remarks()


def test_a_first_review_copy_has_no_bars():
    assert made(reviewed(), use=Use.REVIEW).manifest.pieces[0].changed == frozenset()


@pytest.mark.parametrize("use", [Use.SESSION, Use.READING])
def test_nothing_else_has_numbers_bars_or_remarks(use):
    left = made(reviewed(reviewed=Former(sections=())), use=use)

    assert left.reviewed is None
    assert (left.manifest.line_numbers, left.manifest.remarks) == (False, ())
    assert not left.manifest.pieces[0].changed


def test_a_review_copy_of_several_documents_has_numbers_alone():
    left = made(reviewed(), letter(), use=Use.REVIEW)

    assert left.manifest.line_numbers
    assert (left.reviewed, left.manifest.remarks) == (None, ())


# -- the register -------------------------------------------------------------


def changed():
    was = Former(sections=(section("opening", "It began in 2016."),), day="1 March 2026")
    return source(
        section("opening", "It began in 2016.\nAnd in 2019."), section("money", "£200"),
        cleared=was,
    )  # fmt: skip


@pytest.mark.parametrize("use", list(Use))
def test_the_register_ends_a_whole_document_in_every_export(use):
    one = changed()
    left = made(one, letter(), use=use)
    register = [piece for piece in left.manifest.pieces if piece.heading.startswith("Changes")]

    assert left.added_to == (one.document.id,)
    assert left.manifest.pieces[2] is register[0]
    assert register[0].part == "Disclosure"
    assert "New: And in 2019." in richtext.plain(register[0].body)


def test_the_twin_that_never_takes_a_document_for_whole_prints_no_register(monkeypatch):
    monkeypatch.setattr(leaving, "_is_whole", lambda *_: False)

    with pytest.raises(AssertionError):
        test_the_register_ends_a_whole_document_in_every_export(Use.SESSION)


def test_a_part_of_a_document_has_no_register():
    chosen = Wish(chosen=frozenset({SectionId("id-opening")}))
    left = leaving.put_together([changed()], chosen, FRONT)

    assert left.added_to == ()
    assert [piece.key for piece in left.manifest.pieces] == ["opening"]


def test_what_did_not_change_has_no_register():
    now = section("opening", "It began in 2016.")
    assert made(source(now, cleared=Former(sections=(now,), day="x"))).added_to == ()
    assert made(source(now)).added_to == ()


# -- names --------------------------------------------------------------------


def unasked(sources, **more):
    asked = wish(*sources, **more)
    manifest = leaving.put_together(sources, asked, FRONT).manifest
    return leaving.unasked(manifest, leaving.known(sources), asked)


def test_the_key_is_read_row_by_row_and_strange_rows_are_passed_over():
    one = people(ANNA, BEN)
    rows = [*one.fields["names"], "x", {"id": "c", "cells": 3}, {"id": "d", "cells": {}}]
    broken = replace(one, fields={"names": rows})

    assert leaving.known([source(one), source(broken)]) == (ANNA, BEN)


def test_a_name_is_shown_with_its_heading_and_the_words_around_it():
    one = source(section("opening", "In May I met Anna at the lake, by car."), people(ANNA))

    (place,) = unasked([one])

    assert (place.name, place.heading) == (ANNA, "2 · opening")
    assert place.words == "In May I met Anna at the lake, by car."


def test_only_whole_words_stand_around_a_name_in_a_long_text():
    text = f"{'beginning ' * 9}Anna went home{' afterwards' * 9}"

    (place,) = unasked([source(section("opening", text), people(ANNA))])

    assert place.words == ("… beginning beginning beginning Anna went home afterwards afterwards …")


def test_a_name_leads_to_the_section_in_which_it_stands():
    one = source(
        section("opening", "x"), section("money", "Anna"), people(ANNA), title="About Anna"
    )
    sources = [letter(), one]
    asked = wish(*sources)
    titled, place = leaving.unasked(
        leaving.put_together(sources, asked, FRONT).manifest, [ANNA], asked
    )

    assert leaving.section_of(sources, asked, place) == ("d", "id-money")
    assert leaving.section_of(sources, asked, titled) is None


def test_a_name_that_may_print_or_was_ticked_is_not_asked_about():
    one = source(section("opening", "Ben and Anna"), people(ANNA, BEN))

    assert [place.name for place in unasked([one])] == [ANNA]
    assert unasked([one], printed=frozenset({ANNA})) == ()


def test_a_tick_holds_for_this_name_alone():
    one = source(section("opening", "Carl and Anna"), people(ANNA, CARL))

    assert [place.name for place in unasked([one], printed=frozenset({ANNA}))] == [CARL]


def test_names_are_looked_for_in_everything_that_leaves():
    one = source(people(ANNA))
    (place,) = unasked([one, letter("to Anna")])
    assert place.words == "to Anna"
    titled = source(section("opening", "x"), people(ANNA), title="About Anna")
    assert [place.words for place in unasked([titled])] == ["About Anna"]


def test_a_file_name_is_looked_through_as_well():
    one = source(section("opening", "x"), people(ANNA))
    left = made(one).manifest

    (place,) = leaving.unasked(left, [ANNA], wish(one), "for-anna.pdf")

    assert place.words == "for-anna.pdf"


def test_the_key_prints_on_its_own_last_page_only_who_was_ticked():
    one = source(section("opening", "x"), people(ANNA, BEN, CARL))
    assert made(one).manifest.pieces[-1].key == "opening"

    left = made(one, listed=frozenset({ANNA})).manifest

    last = left.pieces[-1]
    assert (last.key, last.own_page) == (leaving.NAME_KEY, True)
    assert last.tables[0].rows == (("Person A", "Anna Smith", "from work"),)
    assert "Carl" not in said(left)
    assert "Ben" not in said(left)


def test_a_name_on_the_page_of_names_may_stand_nowhere_else():
    one = source(section("opening", "with Anna"), people(ANNA))

    (place,) = unasked([one], listed=frozenset({ANNA}))

    assert place.heading == "2 · opening"


def test_somebody_else_named_on_the_page_of_names_is_asked_about():
    sister = Name(letter="D", name="Dora", who="the sister of Carl")
    one = source(section("opening", "x"), people(sister, CARL))

    (place,) = unasked([one], listed=frozenset({sister}))

    assert (place.name, place.words) == (CARL, "the sister of Carl")


def test_the_page_of_names_never_leaves_alone():
    one = source(people(ANNA))
    assert leaving.put_together([one], Wish(chosen=frozenset(), listed=frozenset({ANNA})),
                                FRONT).manifest.pieces == ()  # fmt: skip


WORDS = st.sampled_from(
    ["Anna", "ANNA", "an\u00adna", "An\u200bna", "Ánna", "A\u0301nna", "An\x07na", "An\ufffcna",
     "Smith’s", "Smiths", "Carl", "carl-", "Ben", "lake", "met", "\n", "2016"]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=6).map(" ".join)
KEYS = st.lists(st.sampled_from([ANNA, BEN, CARL, Name(letter="D", name="Dora Lake")]), unique=True)


def no_name_leaves_unless_it_was_ticked(text, title, everybody, ticked, listed):
    one = source(
        section("opening", text), people(*everybody, text=text[::2]), section("money", title),
        title=title or "T", cleared=Former(sections=(section("opening", "x"),), day="1 May 2026"),
    )  # fmt: skip
    asked = wish(one, use=Use.REVIEW, printed=frozenset(ticked), listed=frozenset(listed))
    left = leaving.put_together([one], asked, FRONT)
    if leaving.unasked(left.manifest, leaving.known([one]), asked):
        return  # the panel does not save
    may = asked.printed | asked.listed
    held = [replace(name, may_print=name.may_print or name in may) for name in everybody]
    assert all(not names.found(words, held) for words in compose.expected(left.manifest).texts)


@given(TEXTS, TEXTS, KEYS, KEYS, KEYS)
def test_no_path_exports_a_name_that_was_not_ticked(text, title, everybody, ticked, listed):
    no_name_leaves_unless_it_was_ticked(text, title, everybody, ticked, listed)


def test_the_twin_that_does_not_look_at_headings_and_titles_lets_a_name_out(monkeypatch):
    monkeypatch.setattr(leaving.printed, "texts", lambda _manifest: iter(()))

    with pytest.raises(AssertionError):
        no_name_leaves_unless_it_was_ticked("met Anna", "", [ANNA], [], [])


def test_the_twin_that_does_not_drop_what_is_never_set_lets_a_name_out(monkeypatch):
    class Kept:
        def sub(self, _, text):
            return text

    monkeypatch.setattr(leaving, "_UNSEEN", Kept())
    monkeypatch.setattr(leaving.names, "_UNSEEN", re.compile("(?!)"))

    with pytest.raises(AssertionError):
        no_name_leaves_unless_it_was_ticked("An\ufffcna", "", [ANNA], [], [])


# -- private workings ---------------------------------------------------------

CANARY = "canary"
CANARY_NAME = Name(letter="", name=CANARY, who="", may_print=False)
BESIDE = st.sampled_from(["private:opening", "private:money", "private:", "desk:review:x"])


def private_workings_stay(key, now, was, use):
    private = section(key, f"{CANARY} {now}", heading=CANARY, fields={CANARY: CANARY})
    former = section(key, f"{CANARY} {was}", heading=CANARY)
    version = Former(sections=(section("opening", was or "x"), former), day="1 May 2026")
    one = source(
        section("opening", now), private, people(ANNA), cleared=version, reviewed=version
    )  # fmt: skip
    everything = frozenset(part.id for part in one.document.sections)
    asked = Wish(chosen=everything, use=use, listed=frozenset({ANNA}))
    left = leaving.put_together([one, letter()], asked, FRONT)
    alone = leaving.put_together([one], asked, FRONT)
    for manifest in (left.manifest, alone.manifest, one.text(), *alone.manifest.copies(2)):
        assert CANARY not in said(manifest)
        assert CANARY not in repr(manifest)
    assert CANARY not in repr(leaving.unasked(left.manifest, [ANNA], asked))


@given(BESIDE, st.text("ab\n", max_size=6), st.text("ab\n", max_size=6), st.sampled_from(Use))
def test_no_path_takes_private_workings(key, now, was, use):
    private_workings_stay(key, now, was, use)


def test_the_twin_that_lets_everything_leave_is_stopped_by_the_pieces_and_then_seen(monkeypatch):
    monkeypatch.setattr(desk, "may_leave", lambda *_: True)
    monkeypatch.setattr(Document, "pages", property(lambda self: self.sections))
    with pytest.raises(ValueError, match="private"):
        private_workings_stay("private:opening", "a", "b", Use.REVIEW)

    monkeypatch.setattr(Piece, "refuse_private", lambda _self: None)
    with pytest.raises(AssertionError):
        private_workings_stay("private:opening", "a", "b", Use.REVIEW)


# -- what is marked to stay -----------------------------------------------------

WORD = st.text("ab ", max_size=6)


def marked(*words):
    """Return one paragraph: open words and kept ones by turns."""
    runs = [Run(text, kept=bool(at % 2)) for at, text in enumerate(words)]
    return (Block.of(BlockKind.PARAGRAPH, runs),)


def marked_words_stay(now, was, use):
    """The former version was cleared and reviewed; both hold a marked passage of their own."""
    here = section("opening").with_body(marked(now, f"{CANARY} {was}", now))
    before = section("opening").with_body(marked(was, f"{CANARY} {now}"))
    version = Former(sections=(before,), day="1 May 2026")
    entry = section("body").with_body(richtext.from_plain(CANARY)).with_fields({"kept_in": True})
    one = source(here, people(ANNA), cleared=version, reviewed=version)
    other = source(entry, guide=None, title="An evening", id_="e")
    chosen = frozenset({here.id, entry.id})
    asked = Wish(chosen=chosen, use=use)
    for sources in ([one], [one, other], [other]):
        left = leaving.put_together(sources, asked, FRONT)
        for manifest in (left.manifest, one.text(), other.text(), *left.manifest.copies(2)):
            assert CANARY not in repr(manifest)
        assert CANARY not in repr(leaving.unasked(left.manifest, [CANARY_NAME], asked))


@given(WORD, WORD, st.sampled_from(Use))
def test_no_path_takes_marked_words(now, was, use):
    marked_words_stay(now, was, use)


def test_the_twin_that_leaves_them_in_is_stopped_by_the_pieces_and_then_seen(monkeypatch):
    monkeypatch.setattr(richtext, "leaving", lambda body: body)
    with pytest.raises(ValueError, match="marked words"):
        marked_words_stay("a", "b", Use.REVIEW)

    monkeypatch.setattr(Piece, "refuse_kept", lambda _self: None)
    with pytest.raises(AssertionError):
        marked_words_stay("a", "b", Use.REVIEW)


def test_the_twin_that_lets_a_kept_entry_go_is_seen(monkeypatch):
    monkeypatch.setattr(desk, "stays", lambda _section: False)

    with pytest.raises(AssertionError):
        marked_words_stay("a", "b", Use.SESSION)


@given(WORD, WORD)
def test_bars_and_register_do_not_tell_that_marked_words_changed(now, was):
    open_words = "What happened then."
    body = marked(open_words, f" {now}x")
    before = section("opening").with_body(marked(open_words, f" {was}x"))
    version = Former(sections=(before,), day="1 May 2026")
    one = source(section("opening").with_body(body), cleared=version, reviewed=version)

    left = leaving.put_together([one], wish(one, use=Use.REVIEW), FRONT)

    assert left.added_to == ()
    assert [piece.changed for piece in left.manifest.pieces] == [frozenset()]


# -- copies -------------------------------------------------------------------


def test_copies_have_names_that_say_nothing_but_their_number():
    assert leaving.file_names("pages.pdf", 1) == ("pages.pdf",)
    assert leaving.file_names("pages.pdf", 3) == ("pages.pdf", "pages-2.pdf", "pages-3.pdf")
    assert leaving.file_names("a.b.pdf", 2)[1] == "a.b-2.pdf"


def test_copies_are_counted_for_what_is_gone_through_with_somebody():
    one = source(section("opening", "x"))
    log = source(section("body", "y"), guide=None, id_="e")

    assert made(one, log).registered == ("d",)
    assert made(one).is_disclosure
    assert not made(log).is_disclosure


def questions(*topics):
    rows = [
        {"id": f"{number:032x}", "cells": {"topic": topic}} for number, topic in enumerate(topics)
    ]
    asked = samples.guides()["partner_questions"]
    return source(
        section("questions", fields={"do_not_tell": rows}), guide=asked, id_="q", title="Questions"
    )


def test_what_the_partner_does_not_want_to_hear_is_named_and_leaves_all_the_same():
    money = section("money", "The hotel bills, all of them.")
    sources = (source(money), questions("hotel"))

    left = leaving.put_together(sources, wish(sources[0]), FRONT)

    assert [heading for heading, _ in left.touched] == ["9 · money"]
    assert "hotel" in left.touched[0][1]
    assert "hotel bills" in richtext.plain(left.manifest.pieces[0].body)


def loop():
    field = {"ring": {"away": {"example": "I stop answering."}}}
    kept = section("loop", fields=field)
    return source(kept, guide=samples.guides()["withdrawal_loop"], title="The loop", id_="w")


def an_explanation_stays_out_of_a_disclosure():
    left = made(source(section("opening", "What I did.")), loop())

    assert "What I did." in said(left.manifest)
    assert "I stop answering." not in said(left.manifest), "it stands in one file with it"
    assert left.apart == ("The loop",)


def test_what_explains_never_stands_in_one_file_with_a_disclosure_and_that_is_told():
    an_explanation_stays_out_of_a_disclosure()


def test_twin_that_takes_everything_that_was_chosen_puts_it_beside(monkeypatch):
    monkeypatch.setattr(Source, "is_apart", False)

    with pytest.raises(AssertionError, match="in one file"):
        an_explanation_stays_out_of_a_disclosure()


def test_what_explains_leaves_in_a_file_of_its_own():
    left = made(loop(), letter())

    assert "I stop answering." in said(left.manifest)
    assert left.apart == ()


def test_what_is_not_chosen_and_the_questions_themselves_are_not_named():
    sources = (source(section("opening", "Plain."), section("money", "hotel")), questions("hotel"))
    chosen = Wish(chosen=frozenset({SectionId("id-opening"), SectionId("id-questions")}))

    assert leaving.put_together(sources, chosen, FRONT).touched == ()


def test_another_answer_than_when_it_was_cleared_is_in_the_register():
    then = Assembled(None, (Passage("answers:1", "1. Who? — nobody"),))
    table = Table(headings=("Question", "Answer"), rows=(("Who?", "Person A"),))
    now = Assembled(table, (Passage("answers:1", "1. Who? — Person A"),))
    answered = section("answers")
    kept = Former(sections=(answered,), day="14 March 2026", answers=then)

    register = source(answered, cleared=kept, answers=now).register()

    assert register is not None
    assert "Person A" in richtext.plain(register.body)
    same = Former(sections=(answered,), day="14 March 2026", answers=now)
    assert source(answered, cleared=same, answers=now).register() is None
