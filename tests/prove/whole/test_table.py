"""The table of all proofs: its rows, its order, and its place between two marks."""

import pytest
from prove.whole.proofs import Proof
from prove.whole.table import BEGIN, ELSEWHERE, END, HEAD, Run, put_into, rows_of, table
from prove.whole.verdict import Verdict

PROOFS = [Proof("rest", (), 2), Proof("flips", (15,), 2), Proof("powercut", (1, 19), 9)]
FOUND = Verdict(tries=2827, of="cuts", failures=0, seed=5,
                twin="kept as a log", twin_tries=40, twin_failures=19)  # fmt: skip
RUNS = {
    "powercut": Run(verdict=FOUND, seconds=90, day="2026-11-22"),
    "flips": Run(verdict=None, seconds=120, day="2026-11-22", trouble="not done in 2 min"),
}
DOCUMENT = f"before\n{BEGIN}\nold\n{END}\nafter\n"


def test_each_proof_has_a_row_in_the_order_of_the_promises():
    rows = rows_of(put_into(DOCUMENT, table(PROOFS, RUNS)))

    assert rows == [
        ["1, 19", "`powercut`", "2,827 cuts", "0", "19 of 40 (kept as a log)",
         ELSEWHERE["powercut"], "5, 2026-11-22"],
        ["15", "`flips`", "not done in 2 min", "–", "–", ELSEWHERE["flips"], "–"],
        ["–", "`rest`", "not run", "–", "–", "–", "–"],
    ]  # fmt: skip
    assert {len(row) for row in rows} == {len(HEAD)}


def test_what_stands_around_the_table_stays_and_a_second_time_changes_nothing():
    made = table(PROOFS, RUNS)
    once = put_into(DOCUMENT, made)

    assert once.startswith(f"before\n{BEGIN}\n| promise |")
    assert once.endswith(f"|\n{END}\nafter\n")
    assert put_into(once, made) == once


@pytest.mark.parametrize("document", ["nothing", BEGIN, f"{END}{BEGIN}"])
def test_a_document_without_both_marks_is_not_written(document):
    with pytest.raises(ValueError, match="begin"):
        put_into(document, "table")
