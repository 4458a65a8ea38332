"""Entries are found by day, part of life and tag, whatever of them can be read."""

import time
from contextlib import closing
from datetime import UTC, date, datetime

import pytest
import samples

from desktop.errors import VaultDamagedError
from desktop.model import entries, richtext, when
from desktop.model.document import Kind
from desktop.model.entries import Entry, EntryDay
from desktop.model.richtext import Block, BlockKind, Run
from desktop.vault import entries as rows
from desktop.vault import pages, sealing
from desktop.vault.database import PAGE
from desktop.verbs import journal


def day(number):
    return date(2026, 3, number)


def written(desk, on, text="words", *, title="", **facts):
    """Return a new entry of this day with these facts."""
    document = desk.start(kind=Kind.ENTRY, title=title or f"day {on}", on=day(on))
    body = text if isinstance(text, tuple) else richtext.from_plain(text)
    fields = entries.with_entry({}, Entry(**facts))
    desk.save(document.id, document.sections[0].id, body, fields=fields)
    return document


def titles(lines):
    return [one.title for one in lines]


def gathered(desk, reach):
    gathering = desk.gathering(reach)
    while not gathering.step():
        pass
    return gathering.found


def mark(words, *reach, **dress):
    return (Block.of(BlockKind.PARAGRAPH, [Run("so "), Run(words, reach=reach, **dress)]),)


@pytest.fixture
def filled(desk):
    """Give a desk with six entries, one in the trash, and a letter."""
    samples.letter(desk, title="a letter", text="no entry")
    written(desk, 3, tags=("lake", "Anna"), reach=("work",))
    written(desk, 9, "heavy words", tags=("lake",), is_veiled=True)
    written(desk, 1, "long ago " * 40, before=0, after=10)
    written(desk, 9, title="day 9, later", reach=("sleep", "work"), is_kept_in=True)
    written(desk, 7)
    desk.trash(written(desk, 8, tags=("gone",), title="in the trash").id)
    return desk


# which there are


def test_entries_come_newest_first_by_day_then_by_when_they_were_begun(filled):
    lines = filled.entries()

    assert titles(lines) == ["day 9, later", "day 9", "day 7", "day 3", "day 1"]
    assert lines[-1].entry == Entry(before=0, after=10)
    assert (lines[-1].words, lines[-1].on, lines[-1].guide) == (80, day(1), "")
    assert filled.open(lines[0].id).sections[0].id == lines[0].section


@pytest.mark.parametrize(
    ("asked", "found"),
    [({"first": day(7)}, ["day 9, later", "day 9", "day 7"]),
     ({"last": day(3)}, ["day 3", "day 1"]),
     ({"first": day(3), "last": day(7)}, ["day 7", "day 3"]),
     ({"reach": "work"}, ["day 9, later", "day 3"]), ({"tag": "lake"}, ["day 9", "day 3"]),
     ({"tag": "lake", "reach": "work"}, ["day 3"]), ({"tag": "work"}, []), ({"reach": "%"}, []),
     ({"tag": "half \ud83d"}, []), ({"limit": 2, "offset": 1}, ["day 9", "day 7"]),
     ({"trashed": True}, ["in the trash"]), ({"trashed": True, "tag": "lake"}, [])],
)  # fmt: skip
def test_entries_are_found_by_what_is_asked_whatever_page_is_damaged(
    filled, asked, found, monkeypatch
):
    assert titles(filled.entries(**asked)) == found
    without_the_quick_way(monkeypatch)
    assert titles(filled.entries(**asked)) == found


def without_the_quick_way(monkeypatch):
    """Let every question that is asked of unverified rows meet a damaged page."""

    def damaged(*_):
        raise VaultDamagedError

    for name in ("ids", "days", "tags"):
        monkeypatch.setattr(rows, name, damaged)


def test_days_say_how_many_entries_they_have_and_how_many_are_veiled(filled, monkeypatch):
    told = [(1, 1, 0), (3, 1, 0), (7, 1, 0), (9, 2, 1)]
    expected = tuple(EntryDay(on=day(on), count=count, veiled=v) for on, count, v in told)

    assert filled.entry_days() == expected
    without_the_quick_way(monkeypatch)
    assert filled.entry_days() == expected


def test_tags_are_in_the_order_of_the_alphabet_and_none_is_from_the_trash(filled, monkeypatch):
    assert filled.entry_tags() == ("Anna", "lake")
    without_the_quick_way(monkeypatch)
    assert filled.entry_tags() == ("Anna", "lake")


def test_a_tag_that_was_cut_within_a_character_hides_no_other(desk):
    written(desk, 1, tags=("half \ud83d", "whole"))

    assert set(desk.entry_tags()) == {"half \ud83d", "whole"}
    assert desk.entries()[0].entry.tags == ("half \ud83d", "whole")


def test_tags_may_hold_whatever_can_be_typed(desk):
    every = [("a]b",), ('"tags":["x"]',), ("[", "]"), ("{}", "a,b"), ("a]b",), ('"veiled":true',)]
    for number, tags in enumerate(every):
        written(desk, number + 1, tags=tags)

    assert set(desk.entry_tags()) == {tag for tags in every for tag in tags}


def test_an_entry_of_another_day_stands_among_those(filled):
    filled.redate(filled.entries()[0].id, day(2))

    assert titles(filled.entries()) == ["day 9", "day 7", "day 3", "day 9, later", "day 1"]


def test_an_entry_from_a_guide_is_led_by_its_first_page_and_has_no_facts(desk):
    sections = (("one", "One"), ("two", "Two"))
    document = desk.start(
        kind=Kind.ENTRY, title="an unsent letter", on=day(1), guide="unsent", sections=sections
    )
    desk.save(document.id, document.sections[0].id, None, fields={"tags": ["own"], "veiled": True})
    desk.add_section(document.id, "private:one")

    [line] = desk.entries()

    assert (line.section, line.guide) == (document.sections[0].id, "unsent")
    assert line.entry == Entry()
    assert desk.entry_tags() == ()
    assert desk.entry_days()[0].veiled == 0


# what cannot be read


def test_an_entry_that_was_not_written_here_is_left_out_and_counted(filled):
    filled._vault.database.run("UPDATE document SET on_day = '2026-03-20' WHERE title = 'day 7'")
    forged = "UPDATE section SET fields = '{}' WHERE document = ?"
    filled._vault.database.run(forged, (filled.entries()[0].id,))

    assert titles(filled.entries()) == ["day 9", "day 3", "day 1"]
    assert (filled.unreadable(), filled.unreadable()) == (2, 0)


def test_twin_that_does_not_verify_shows_an_entry_of_another_day(filled, monkeypatch):
    monkeypatch.setattr(sealing, "same", lambda *_: True)

    with pytest.raises(AssertionError, match="day 7"):
        test_an_entry_that_was_not_written_here_is_left_out_and_counted(filled)


ON_THE_ROW, IN_THE_INDEX = b"entry 40 entry", b"entry2026-03-11"


def with_a_damaged_page(desk, folder, holding):
    """Damage the pages that hold this of one of eighty entries, or held it; open again."""
    for number in range(80):
        written(desk, 1 + number // 4, title=f"entry {number} " * 8, tags=(f"tag {number}",))
    key = desk._vault.database.key
    desk.close()
    raw = (folder / "vault.db").read_bytes()
    keys = sealing.page_tag_key(key.raw, raw[: pages.SALT])
    plain = (
        pages.plain(raw[at : at + PAGE], at // PAGE + 1, keys) for at in range(0, len(raw), PAGE)
    )
    found = [number for number, one in enumerate(plain) if holding in one]
    assert found
    for page in found:
        samples.flip(folder / "vault.db", page * PAGE + 2_000)
    return samples.opened(folder)


def assert_a_damaged_page_costs_what_stands_on_it(desk, folder, holding):
    with closing(with_a_damaged_page(desk, folder, holding)) as opened:
        lines = opened.entries()

        assert 40 < len(lines) <= 80
        assert opened.unreadable() == 80 - len(lines)
        assert len(opened.entry_tags()) >= len(lines)
        assert sum(one.count for one in opened.entry_days()) >= len(lines)
        assert len(opened.entry_words([one.id for one in lines])) == len(lines)
        assert gathered(opened, "work") == ()
        return len(lines)


def test_a_damaged_page_costs_the_entries_on_it_and_no_other(desk, folder):
    assert assert_a_damaged_page_costs_what_stands_on_it(desk, folder, ON_THE_ROW) < 80


def test_a_damaged_page_of_the_index_costs_no_entry(desk, folder):
    assert assert_a_damaged_page_costs_what_stands_on_it(desk, folder, IN_THE_INDEX) == 80


def test_twin_asked_of_the_index_alone_all_entries_are_lost_with_one_page(
    desk, folder, monkeypatch
):
    monkeypatch.setattr(journal.Journal, "_quickly", lambda _self, quick, _slow: quick())

    with pytest.raises(VaultDamagedError):
        assert_a_damaged_page_costs_what_stands_on_it(desk, folder, IN_THE_INDEX)


# the first words


def test_the_first_words_are_those_of_a_line_and_a_veiled_entry_has_none(filled):
    words = filled.entry_words([one.id for one in filled.entries()], most=20)

    assert sorted(words.values()) == ["long ago long ago …", "words", "words", "words"]


def test_words_that_cannot_be_read_are_left_out(filled):
    first, *others = (one.id for one in filled.entries(tag="lake") + filled.entries(last=day(3)))
    spoil = "UPDATE section SET body = x'00' WHERE document = ?"
    filled._vault.database.run(spoil, (others[0],))

    assert others[0] not in filled.entry_words([first, *others])
    assert filled.entry_words(["nothing has this id"]) == {}


# what touches a part of life


def test_passages_and_whole_entries_are_gathered_newest_first(filled):
    passage = written(filled, 5, mark("of work", "work"), title="marked")

    found = gathered(filled, "work")

    assert [(one.line.title, one.is_whole) for one in found] == [
        ("day 9, later", True), ("marked", False), ("day 3", True),
    ]  # fmt: skip
    assert (richtext.plain(found[1].body), found[1].start) == ("of work", 3)
    assert found[1].line.section == passage.sections[0].id


def test_long_passages_are_gathered_from_what_is_packed_and_from_every_page(desk):
    document = desk.start(
        kind=Kind.ENTRY, title="guided", on=day(1), sections=(("one", ""), ("two", ""))
    )
    body = (*richtext.from_plain("filler words " * 400), *mark("here", "work"))
    desk.save(document.id, document.sections[1].id, body)

    [one] = gathered(desk, "work")

    assert (one.line.section, one.start) == (document.sections[1].id, 13 * 400 + 1 + 3)


def test_a_part_of_life_that_is_only_named_in_the_words_is_no_passage(desk):
    written(desk, 1, 'he said "work" and [["work"]]')

    assert gathered(desk, "work") == ()


def assert_what_stays_is_gathered_as_what_stays(desk):
    written(desk, 1, mark("of work", "work"), is_kept_in=True)
    other = written(desk, 2, mark("of work", "work"))
    desk.keep_in(other.id)
    written(desk, 3, mark("of work", "work"))

    leaving = [richtext.plain(richtext.leaving(one.body)) for one in gathered(desk, "work")]

    assert leaving == ["of work", "", ""]


def test_what_stays_is_gathered_as_what_stays(desk):
    assert_what_stays_is_gathered_as_what_stays(desk)


def test_twin_that_gathers_plain_words_lets_them_leave(desk, monkeypatch):
    monkeypatch.setattr(richtext, "kept", lambda body: body)

    with pytest.raises(AssertionError, match="of work"):
        assert_what_stays_is_gathered_as_what_stays(desk)


def test_a_gathering_can_be_left_and_ends_with_the_session(desk):
    for number in range(1, 20):
        written(desk, number, mark("of work", "work"))
    gathering = desk.gathering("work")

    assert not gathering.step(0)
    assert not gathering.step(1e-6)
    desk._is_closed = True
    while not gathering.step():
        pass

    assert len(gathering.found) < 19
    desk._is_closed = False


# the clock of the writer


@pytest.fixture
def zone(monkeypatch):
    """Return what puts the computer into another zone."""

    def put(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield put
    monkeypatch.undo()
    time.tzset()


def assert_the_clock_stays(desk, zone, here, there):
    zone(here)
    document = written(desk, 14)
    begun = desk.open(document.id).written_at.strftime("%d %H:%M")
    zone(there)

    assert desk.open(document.id).written_at.strftime("%d %H:%M") == begun
    assert desk.entries()[0].written_at.strftime("%d %H:%M") == begun
    assert desk.summaries()[0].written_at.strftime("%d %H:%M") == begun
    assert desk.entries()[0].on == day(14)
    return begun


@pytest.mark.parametrize(
    ("here", "there", "clock"),
    [
        ("UTC", "XXX-14", "14 21:40"),
        ("XXX-14", "UTC", "15 11:40"),
        ("XXX+11", "XXX-5:45", "14 10:40"),
    ],
)
def test_another_time_zone_moves_neither_the_clock_nor_the_day(desk, zone, here, there, clock):
    assert assert_the_clock_stays(desk, zone, here, there) == clock


def test_twin_that_keeps_utc_moves_the_clock(desk, zone, monkeypatch):
    monkeypatch.setattr("desktop.vault.documents.own_clock", datetime.isoformat)

    with pytest.raises(AssertionError, match="15 11:40"):
        assert_the_clock_stays(desk, zone, "UTC", "XXX-14")


def test_what_was_begun_before_is_shown_by_the_clock_here(desk, zone, monkeypatch):
    monkeypatch.setattr("desktop.vault.documents.own_clock", datetime.isoformat)
    written(desk, 14)
    zone("XXX-2")

    [line] = desk.entries()

    assert line.written_at.strftime("%H:%M") == "23:40"
    assert line.written_at == datetime(2026, 3, 14, 21, 40, 1, tzinfo=UTC)


def test_entries_of_one_day_stand_by_the_moment_whatever_clock_there_was(desk, zone):
    for name in ("XXX-14", "XXX+11", "UTC"):
        zone(name)
        written(desk, 14, title=name)

    assert titles(desk.entries()) == ["UTC", "XXX+11", "XXX-14"]
    assert titles(desk.summaries()) == ["UTC", "XXX+11", "XXX-14"]


# words


def test_an_entry_is_found_by_its_tags_and_when_it_happened_and_by_no_id(desk):
    from_fields = {"happened": {"precision": "month", "year": 2021, "month": 4}}
    document = written(desk, 1, tags=("lake",), reach=("work",), prompt="hours")
    section = desk.open(document.id).sections[0]
    desk.save(document.id, section.id, None, fields={**section.fields, **from_fields})

    for _ in range(2):
        assert [len(desk.search(one)) for one in ("lake", "april 2021", "work", "hours")] == [
            1, 1, 0, 0,
        ]  # fmt: skip
        while not desk.index_slice():
            pass


def test_words_that_are_no_date_yet_are_found(desk):
    entry = written(desk, 1)
    fields = {"happened": {"typed": "when the beans were high"}}
    desk.save(entry.id, entry.sections[0].id, None, fields=fields)

    assert [one.document for one in desk.search("beans")] == [entry.id]


def test_a_veiled_entry_is_found_and_says_that_it_is_veiled(desk):
    written(desk, 1, "lake", is_veiled=True)
    written(desk, 2, "lake")

    assert [one.is_veiled for one in desk.search("lake")] == [False, True]


def dated(desk, reach=""):
    return titles(desk.entry_lines(desk.dated(reach=reach)))


def test_dated_entries_are_those_of_which_something_is_said_of_when_it_happened(desk, monkeypatch):
    written(desk, 3, happened=when.parse(None, "spring 2019"), title="dated", reach=("work",))
    undated = written(desk, 4, title="words that are no date")
    desk.save(undated.id, undated.sections[0].id, None, fields={"happened": {"typed": "then"}})
    written(desk, 5, title="no word of it")

    assert dated(desk) == ["words that are no date", "dated"]
    assert dated(desk, "work") == ["dated"]
    assert dated(desk, "sleep") == []
    without_the_quick_way(monkeypatch)
    assert "dated" in dated(desk)
    assert dated(desk, "sleep") == []


def test_a_veiled_entry_is_known_by_its_id_and_gives_away_no_tag(desk, monkeypatch):
    veiled, plain = written(desk, 1, tags=("drawer",), is_veiled=True), written(desk, 2)
    letter = samples.letter(desk, text="no entry")

    assert desk.veiled([letter.id, plain.id, veiled.id]) == {veiled.id}
    assert desk.veiled([]) == frozenset()
    assert desk.entry_tags() == ()
    without_the_quick_way(monkeypatch)
    assert desk.entry_tags() == ()


def test_the_place_of_a_day_is_how_many_stand_on_later_ones(filled, monkeypatch):
    def places():
        return [
            [filled.entries_after(day(on)) for on in (1, 3, 8, 9)],
            [filled.entries_after(day(on), reach="work") for on in (1, 3, 9)],
            filled.entries_after(day(3), tag="lake"),
            filled.entries_after(day(3), trashed=True),
        ]

    assert places() == [[4, 3, 2, 0], [2, 1, 0], 1, 1]
    without_the_quick_way(monkeypatch)
    assert places() == [[4, 3, 2, 0], [2, 1, 0], 1, 1]
