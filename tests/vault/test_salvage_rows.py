"""Rows are told apart by their form and judged by their seals; what does not fit is no row."""

from contextlib import closing

import pytest
import samples

from desktop.model.document import Kind
from desktop.vault import ledger, salvage_rows, sealing
from desktop.vault.ledger import TABLES
from desktop.vault.salvage_cells import Record
from desktop.vault.salvage_rows import Found, Harvest, Seal

BODY = b'\0[["p",["words"]]]'
SECTION = {
    "id": "s", "document": "d", "version": 3, "key": "body", "heading": "", "place": 0,
    "mark": None, "words": 1, "fields": "{}", "digest": ledger.digest_of(BODY),
}  # fmt: skip
KEY = bytes(range(32))


def record(*, row=SECTION, tag=None, body=BODY, at=1):
    values = (None, *row.values(), tag or ledger.tag_of(KEY, "section", row), body)
    return Record(at, values, len(values), is_whole=True, pages=(7,))


def test_a_row_with_its_seal_is_whole():
    found = salvage_rows.judged(record(), KEY)

    assert (found.seal, found.row, found.body, found.pages) == (Seal.WHOLE, SECTION, BODY, (7,))
    assert found.key == ("section", "s")


def test_a_row_of_which_the_end_is_missing_has_a_front():
    found = salvage_rows.judged(record(body=BODY[:5]), KEY)

    assert found.seal is Seal.FRONT


def test_a_changed_row_has_no_seal():
    tag = ledger.tag_of(KEY, "section", SECTION)

    assert salvage_rows.judged(record(row={**SECTION, "place": 1}, tag=tag), KEY).seal is Seal.NONE


def test_twin_without_the_seal_a_changed_row_passes(monkeypatch):
    monkeypatch.setattr(sealing, "same", lambda *_: True)

    with pytest.raises(AssertionError, match="WHOLE"):
        test_a_changed_row_has_no_seal()


def test_without_a_key_no_seal_holds():
    assert salvage_rows.judged(record(), None).seal is Seal.NONE


def test_every_row_of_a_vault_is_known_by_its_width():
    widths = [len(columns) + 3 for columns in TABLES.values()]

    assert len(set(widths)) == len(TABLES)
    assert set(widths) <= salvage_rows.ROW_WIDTHS


@pytest.mark.parametrize(
    "change",
    [{"place": "1"}, {"id": None}, {"mark": "odd"}, {"fields": "[1, 2]"}, {"fields": "{"},
     {"version": None}, {"digest": "text"}],
)  # fmt: skip
def test_what_the_program_could_not_read_is_no_row(change):
    row = {**SECTION, **change}

    assert salvage_rows.judged(record(row=row, tag=bytes(32)), KEY) is None


@pytest.mark.parametrize("change", [{"tag": "text"}, {"body": "text"}, {"at": None}])
def test_what_has_another_form_is_no_row(change):
    assert salvage_rows.judged(record(**change), KEY) is None


def test_a_row_that_ends_before_its_seal_is_no_row():
    whole = record()
    cut = Record(1, whole.values[:5], whole.width, is_whole=False, pages=())

    assert salvage_rows.judged(cut, KEY) is None
    assert salvage_rows.judged(Record(1, (1, 2), 2, is_whole=True, pages=()), KEY) is None


def found(seal, version, body=BODY):
    return Found("section", 1, {**SECTION, "version": version}, body, bytes(32), seal)


def test_the_better_of_two_is_kept_in_whatever_order_they_come():
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        all_three = (found(Seal.NONE, 9), found(Seal.WHOLE, 4), found(Seal.WHOLE, 5))
        harvest = Harvest()
        for number in order:
            harvest.add(all_three[number], "layer")
        assert harvest.rows["section", "s"].worth == (Seal.WHOLE, 5)
        assert harvest.counted["layer"] == 1


def test_of_those_that_are_cut_the_newest_is_kept_beside():
    harvest = Harvest()
    for version in (4, 6, 5):
        harvest.add(found(Seal.FRONT, version), "layer")

    assert harvest.cut["section", "s"].row["version"] == 6
    assert harvest.rows == {}


def test_totals_count_only_with_their_seal(folder):
    with closing(samples.opened(folder)) as desk:
        values = desk._vault.database.row("SELECT one, rows, highest, sum, mac FROM integrity")
        key = desk._vault.ledger._key
        kept = desk._vault.ledger.totals()

    assert salvage_rows.totals_of(values, key) == kept
    assert salvage_rows.totals_of(values, KEY) is None
    assert salvage_rows.totals_of(values, None) is None
    assert salvage_rows.totals_of(values[:3], key) is None


def test_the_key_of_the_seals_stands_beside_the_id_of_this_vault():
    mine, other = bytes(16), bytes(15) + b"1"
    rows = [(None, other, KEY), (None, mine, KEY), (None, mine, KEY[:5]), (1, 2, 3)]
    records = [Record(1, row, 3, is_whole=True, pages=()) for row in rows]

    assert list(salvage_rows.row_keys(records, mine)) == [KEY]


def test_an_index_tells_of_documents_and_where_sections_stand():
    harvest = Harvest()
    moment = "2026-03-14T21:40:00+00:00"
    for values in (
        (Kind.LETTER.value, None, "2026-03-14", moment, "d", 4),
        ("no kind", None, "2026-03-14", moment, "e", 5),
        (Kind.LETTER.value, None, "no day", moment, "f", 6),
        ("d", 0, 17),
        ("d", "text", 18),
    ):
        salvage_rows.noted(Record(None, values, len(values), is_whole=True, pages=()), harvest)

    assert list(harvest.documents) == ["d"]
    assert harvest.sections == {17: "d"}
