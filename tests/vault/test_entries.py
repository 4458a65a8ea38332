"""Which entries are asked for, and what is read of them."""

from datetime import UTC, date, datetime

import pytest
import samples

from desktop.model import entries as facts
from desktop.model.document import DocumentId, Kind, SectionId
from desktop.model.entries import Entry, EntryDay, EntryLine
from desktop.model.richtext import Block, BlockKind, Run
from desktop.vault import documents, entries
from desktop.vault.entries import Wanted


def line(on=1, **said):
    return EntryLine(
        id=DocumentId("d"), section=SectionId("s"), on=date(2026, 3, on), title="",
        written_at=datetime(2026, 3, 14, tzinfo=UTC), entry=Entry(**said), words=0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "is_met"),
    [(Wanted(), True), (Wanted(first=date(2026, 3, 5), last=date(2026, 3, 5)), True),
     (Wanted(first=date(2026, 3, 6)), False), (Wanted(last=date(2026, 3, 4)), False),
     (Wanted(reach="work", tag="lake"), True), (Wanted(reach="lake"), False),
     (Wanted(tag="work"), False)],
)  # fmt: skip
def test_an_entry_is_wanted_or_not(wanted, is_met):
    assert wanted.is_met(line(5, reach=("work",), tags=("lake",))) == is_met


def test_days_follow_from_lines_as_from_rows():
    several = [line(9, is_veiled=True), line(2), line(9)]

    assert entries.days_of(several) == (
        EntryDay(on=date(2026, 3, 2), count=1), EntryDay(on=date(2026, 3, 9), count=2, veiled=1),
    )  # fmt: skip


def test_entries_are_found_by_the_index_of_days(desk):
    for _ in range(5):
        samples.letter(desk, kind=Kind.ENTRY, text="words")
    database = desk._vault.database

    plan = database.rows(
        f"EXPLAIN QUERY PLAN SELECT d.id FROM document d WHERE {Wanted().where}"
        " AND d.on_day >= ? ORDER BY d.on_day DESC LIMIT 1",
        ("2026-01-01",),
    )

    assert "document_day" in plan[0][-1]
    assert len(plan) == 1
    assert len(entries.ids(database, Wanted(), limit=2, offset=1)) == 2


def test_more_entries_than_one_question_names_are_read(desk, monkeypatch):
    monkeypatch.setattr(entries, "AT_ONCE", 3)
    for number in range(8):
        samples.letter(desk, kind=Kind.ENTRY, title=f"{number}", text="words")
    wanted = entries.ids(desk._vault.database, Wanted())

    found, lost = entries.lines(desk._vault.ledger, wanted)

    assert [one.title for one in found] == [f"{7 - number}" for number in range(8)]
    assert lost == []


@pytest.mark.parametrize("filler", ["", "filler " * 400])
def test_only_a_passage_is_asked_for_in_the_kept_text(desk, filler):
    found = {}
    for name, run in (("said", Run('"work"')), ("marked", Run("here", reach=("work",)))):
        document = samples.letter(desk, kind=Kind.ENTRY)
        body = (Block.of(BlockKind.PARAGRAPH, [Run(filler), run]),)
        desk.save(document.id, document.sections[0].id, body)
        found[name] = document.id
    database = desk._vault.database

    assert entries.with_passages(database, [*found.values()], "work") == {found["marked"]}
    assert entries.with_passages(database, [*found.values()], "sleep") == set()


def test_what_is_packed_badly_is_left_to_who_reads_it(desk):
    document = samples.letter(desk, kind=Kind.ENTRY, text="words")
    spoil = "UPDATE section SET body = x'01ff' WHERE document = ?"
    desk._vault.database.run(spoil, (document.id,))

    assert entries.with_passages(desk._vault.database, [document.id], "work") == set()


def test_every_row_that_cannot_be_read_is_told(desk):
    for number in range(3):
        document = samples.letter(desk, kind=Kind.ENTRY, title=f"{number}", text="words")
        fields = facts.with_entry({}, Entry(tags=("lake",)))
        desk.save(document.id, document.sections[0].id, None, fields=fields)
    desk._vault.database.run("UPDATE document SET mac = zeroblob(32) WHERE title = '1'")
    [(at,)] = desk._vault.database.rows("SELECT at FROM document WHERE title = '1'")

    found, lost = entries.every(desk._vault.ledger, Wanted(tag="lake"))

    assert [one.title for one in found] == ["2", "0"]
    assert lost == [at]


def test_the_distance_from_utc_is_kept_and_none_is_told_from_what_was_kept_before():
    moment = datetime(2026, 3, 14, 21, 40, tzinfo=UTC)
    text = documents.own_clock(moment)

    assert datetime.fromisoformat(text) == moment
    assert not text.endswith("+00:00")


@pytest.mark.parametrize("last", [None, samples.TODAY.replace(day=8)])
def test_far_down_the_same_entries_stand_as_where_all_are_put_in_order(desk, monkeypatch, last):
    for number in range(30):
        on = samples.TODAY.replace(day=1 + number * 7 % 10)
        desk.start(kind=Kind.ENTRY, title=f"{number}", on=on)
    database, wanted = desk._vault.database, Wanted(last=last)
    whole = entries.ids(database, wanted)
    monkeypatch.setattr(entries, "FAR", 1)

    for offset in range(len(whole) + 2):
        assert entries.ids(database, wanted, 4, offset) == whole[offset : offset + 4]


def test_veiled_entries_are_known_without_reading_them(desk):
    for is_veiled in (True, False, True):
        one = samples.letter(desk, kind=Kind.ENTRY, text="words")
        fields = facts.with_entry({}, Entry(before=3, is_veiled=is_veiled))
        desk.save(one.id, one.sections[0].id, None, fields=fields)
    desk.trash(one.id)
    first = min(desk.summaries(), key=lambda one: one.written_at)

    assert entries.veiled(desk._vault.database) == {first.id}
