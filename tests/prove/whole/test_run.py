"""All proofs in a row: what is done is not done again, and none goes beyond its share."""

import ast
import json
import time
from pathlib import Path

import pytest
from prove.whole import proofs, run
from prove.whole.proofs import Proof
from prove.whole.table import BEGIN, END, Run, put_into, rows_of, table
from prove.whole.verdict import Verdict

GOOD = Verdict(tries=3, of="tries", failures=0)
HEAD = "from prove.whole.verdict import Verdict, told\n\n"


@pytest.fixture
def prove(tmp_path, monkeypatch):
    """Give a place for proofs that the runs of this test find by name."""
    place = tmp_path / "prove"
    place.mkdir()
    tests = run.ROOT / "tests"
    # A package from two places: these proofs, and the real `prove.whole` beside them.
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{tests}:{run.ROOT}")
    return place


def done(prove, name, body, seconds=20.0):
    (prove / f"{name}.py").write_text(f"{HEAD}def main(arguments):\n    {body}\n")
    return run.ran(Proof(name, (1,), 1), prove / "logs" / f"{name}.log", seconds)


def test_a_proof_that_came_to_its_end_gives_its_figures(prove):
    found = done(prove, "good", "return told(Verdict(tries=3, of='tries', failures=0))")

    assert (found.verdict, found.trouble) == (GOOD, "")


def test_a_proof_that_ended_without_figures_says_so(prove):
    found = done(prove, "bad", "raise SystemExit(7)")

    assert (found.verdict, found.trouble) == (None, "ended with 7 and no figures")


def test_a_proof_is_ended_when_its_share_is_used_up_and_may_clear_up(prove, tmp_path):
    body = (
        "import time, pathlib\n    try:\n        time.sleep(60)\n    finally:\n"
        f"        pathlib.Path({str(tmp_path / 'cleared')!r}).touch()"
    )
    begun = time.monotonic()

    found = done(prove, "slow", body, seconds=1.0)

    assert time.monotonic() - begun < 30
    assert (found.verdict, found.trouble) == (None, "not done in 0 min")
    assert (tmp_path / "cleared").exists()


def test_a_later_call_goes_on_where_the_former_stopped(prove, tmp_path, capsys):
    path = tmp_path / "state.json"
    run.Notes(path).keep("good", Run(verdict=GOOD, seconds=1, day="2026-11-22"))
    (prove / "late.py").write_text(
        f"{HEAD}def main(arguments):\n    return told(Verdict(tries=3, of='tries', failures=0))\n"
    )
    both = [Proof("good", (1,), 1), Proof("late", (2,), 1)]

    run.all_of_them(both, run.Notes(path), tmp_path, patience=1)

    said = capsys.readouterr().out
    assert "== good: done before" in said
    assert "== late: at most 1 min" in said
    again = run.Notes(path)
    assert again.is_done("good")
    assert again.is_done("late")


def test_what_failed_or_was_not_done_is_run_again(tmp_path):
    notes = run.Notes(tmp_path / "state.json")
    bad = Verdict(tries=3, of="tries", failures=1)
    notes.keep("failed", Run(verdict=bad, seconds=1, day="2026-11-22"))
    notes.keep("stopped", Run(verdict=None, seconds=1, day="2026-11-22", trouble="not done"))

    assert not notes.is_done("failed")
    assert not notes.is_done("stopped")
    assert not notes.is_done("never")


def test_another_program_or_another_proof_begins_anew(tmp_path):
    for name in ("desktop/vault", "tests/prove", "tests/vault"):
        (tmp_path / name).mkdir(parents=True)
    names = []
    for name in ("desktop/vault/a.py", "tests/prove/b.py", "tests/vault/test_c.py"):
        (tmp_path / name).write_text("x")
        names.append(run.tree(tmp_path))

    assert names[0] != names[1] == names[2]


def test_words_that_mean_nothing_are_answered_with_those_that_do(capsys):
    assert run.main(["--everything"]) == 2
    assert "--again" in capsys.readouterr().out


def imported(path: Path) -> set[Path]:
    """Return the files of tests/ that a file there imports."""
    names = set[str]()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    place = run.ROOT / "tests"
    files = {place / f"{one.replace('.', '/')}.py" for one in names}
    files |= {place / one.replace(".", "/") / "__init__.py" for one in names}
    return {one for one in files if one.is_file()}


def needed() -> set[Path]:
    """Return every file of tests/ that some proof runs on, however far it is from it."""
    left = [proofs.HERE / f"{one.name}.py" for one in proofs.every()]
    found = set[Path]()
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left += imported(one)
    return found


def assert_every_file_a_proof_runs_on_begins_anew():
    covered = {file for pattern in run.MADE_OF for file in run.ROOT.glob(pattern)}
    assert {str(one.relative_to(run.ROOT)) for one in needed() - covered} == set()


def test_a_changed_file_of_tests_that_a_proof_runs_on_begins_anew():
    assert_every_file_a_proof_runs_on_begins_anew()
    assert run.ROOT / "tests/fuzz/targets.py" in needed()


@pytest.mark.parametrize("left_out", ["fuzz", "outside", "tour"])
def test_twin_a_package_of_a_proof_that_is_left_out(monkeypatch, left_out):
    fewer = [one for one in run.MADE_OF if not one.startswith(f"tests/{left_out}/")]
    monkeypatch.setattr(run, "MADE_OF", fewer)

    with pytest.raises(AssertionError, match=f"tests/{left_out}/"):
        assert_every_file_a_proof_runs_on_begins_anew()


def assert_what_breaks_off_after_its_figures_has_none(prove):
    said = "told(Verdict(tries=3, of='tries', failures=0))"
    found = done(prove, "boom", f"import os; {said}; os.abort()")
    assert found.verdict is None, "believed"
    assert found.trouble == "ended with -6 after its figures"
    assert done(prove, "one", f"{said}; return 1").verdict is None


def test_a_proof_that_breaks_off_after_its_figures_has_none(prove):
    assert_what_breaks_off_after_its_figures_has_none(prove)
    # What found a loss ends with its own code, and has its figures.
    found = done(prove, "lost", "return told(Verdict(tries=3, of='tries', failures=1))")
    assert found.verdict == Verdict(tries=3, of="tries", failures=1)


def test_twin_a_figure_that_is_believed_however_it_ended(prove, monkeypatch):
    monkeypatch.setattr(Verdict, "code", -6)

    with pytest.raises(AssertionError, match="believed"):
        assert_what_breaks_off_after_its_figures_has_none(prove)


BOTH = [Proof("flips", (15,), 2), Proof("soak", (3,), 2)]
FLIPS = Run(verdict=GOOD, seconds=1, day="2026-11-22")


@pytest.fixture
def document(tmp_path, monkeypatch):
    """Give a document in which both proofs are measured, of an earlier tree."""
    monkeypatch.setattr(run, "DOC", tmp_path / "promises.md")
    made = table(BOTH, {"flips": FLIPS, "soak": FLIPS})
    run.DOC.write_text(put_into(f"{BEGIN}\n{END}\n", made), "utf-8")
    return run.DOC


def assert_measured_rows_stay(document, notes):
    again = Run(verdict=GOOD, seconds=1, day="2026-11-23")
    notes.keep("flips", again)
    for _ in range(2):
        run.into_document(BOTH, notes)
        rows = rows_of(document.read_text("utf-8"))
        assert [(row[1], row[2], row[6]) for row in rows] == [
            ("`soak`", "3 tries", "–, 2026-11-22, earlier tree"),
            ("`flips`", "3 tries", "–, 2026-11-23"),
        ]


def test_what_this_tree_has_not_measured_keeps_its_figures_and_their_day(document, tmp_path):
    notes = run.Notes(tmp_path / "state.json")
    assert_measured_rows_stay(document, notes)
    notes.keep("soak", Run(verdict=None, seconds=1, day="2026-11-23", trouble="not done in 2 min"))
    run.into_document(BOTH, notes)

    kept = rows_of(document.read_text("utf-8"))[0]
    assert (kept[3], kept[6]) == ("0", "–, 2026-11-22, earlier tree (now not done in 2 min)")


def test_a_proof_that_cannot_try_here_takes_no_figures_away(document, tmp_path):
    notes = run.Notes(tmp_path / "state.json")
    none = Verdict(tries=0, of="cuts: no right to mount here", failures=0)
    notes.keep("soak", Run(verdict=none, seconds=1, day="2026-11-23"))
    assert run.into_document(BOTH, notes) == 1
    notes.keep("flips", FLIPS)
    run.into_document(BOTH, notes)

    kept = rows_of(document.read_text("utf-8"))[0]
    assert kept[2] == "3 tries"
    assert kept[6].endswith("earlier tree (now 0 cuts: no right to mount here)")


def test_twin_a_table_that_forgets_the_former_one(document, tmp_path, monkeypatch):
    monkeypatch.setattr(run, "rows_of", lambda _document: [])

    with pytest.raises(AssertionError, match="not run"):
        assert_measured_rows_stay(document, run.Notes(tmp_path / "state.json"))


def test_where_nothing_was_run_the_table_is_left_alone_and_it_is_said(document, tmp_path, capsys):
    before = document.read_bytes()
    notes = run.Notes(tmp_path / "state.json")
    notes.keep("soak", Run(verdict=None, seconds=1, day="2026-11-23", trouble="ended with 7"))

    assert run.into_document(BOTH, notes) == 1
    assert document.read_bytes() == before
    assert "Nothing of this tree was run" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    ["--patient", "--patient x", "--patient nan", "--patient inf", "--patient 0", "--patient -1",
     "--again --patient", "--table --again", "help"],
)  # fmt: skip
def test_a_patience_that_is_no_number_is_answered_with_what_can_be_said(words, capsys):
    assert run.main(words.split()) == 2
    assert "--patient N" in capsys.readouterr().out


def test_patience_is_taken_out_of_the_words():
    words = ["--again", "--patient", "2.5"]

    assert (run.patience_in(words), words) == (2.5, ["--again"])
    assert run.patience_in(words) == 1.0


@pytest.mark.parametrize(
    "text",
    ['{"a": {', "", "[]", "7", '{"a": 7}', '{"a": {}}', '{"a": {"verdict": {"tries": 3}}}',
     '{"a": {"verdict": {"tries": "3", "of": "x", "failures": 0}, "seconds": 1, "day": ""}}',
     '{"a": {"verdict": null, "seconds": "1", "day": ""}}',
     '{"a": {"verdict": null, "seconds": 1, "day": 5}}', "\udcff"],
)  # fmt: skip
def test_notes_that_are_cut_short_or_of_another_kind_begin_anew(text, tmp_path):
    path = tmp_path / "state.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    notes = run.Notes(path)
    assert notes.runs == {}

    notes.keep("flips", FLIPS)
    assert run.Notes(path).runs == {"flips": FLIPS}
    assert json.loads(path.read_text("utf-8"))["flips"]["day"] == "2026-11-22"
