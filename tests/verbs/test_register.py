"""What left is noted before its file has a name, and is in nothing that leaves or is found."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
import samples

from desktop.errors import VaultDamagedError, VaultUnwritableError
from desktop.model import register
from desktop.model.document import Kind, SectionId
from desktop.model.register import Fate, Left
from desktop.verbs import register as registers

WORD = "quillwort"
LINE = Left(title=WORD, at="2026-11-22T21:52:00+01:00", password=f"{WORD} harbour", name="a.pdf")


def lines(desk):
    held = desk.register()
    return [] if held is None else [Left.from_json(one.fields) for one in held.sections]


def test_there_is_no_register_before_something_left(desk):
    assert desk.register() is None


def test_a_line_is_begun_and_settled_and_there_is_one_register(desk):
    one = desk.begin_line(LINE)
    other = desk.begin_line(replace(LINE, title="other"))
    assert [line.fate for line in lines(desk)] == [Fate.BEGUN, Fate.BEGUN]

    desk.settle_line(one, lambda left: left.kept_as("a-2.pdf"))

    assert [(line.title, line.fate, line.name) for line in lines(desk)] == [
        (WORD, Fate.OUT, "a-2.pdf"),
        ("other", Fate.BEGUN, "a.pdf"),
    ]
    assert len(desk.of_kind(Kind.REGISTER)) == 1
    assert [one.id for one in desk.register().sections] == [one, other]


def test_a_register_that_is_in_no_list_is_not_taken_for_none(desk):
    """Its own row is damaged: to say that nothing left would be a guess. What leaves is noted."""
    desk.begin_line(LINE)
    database = desk._vault.database
    database.run("UPDATE document SET version = version + 1")

    with pytest.raises(VaultDamagedError):
        desk.register()

    desk.begin_line(LINE)
    assert lines(desk) == [LINE]


def test_a_line_is_there_when_the_vault_is_opened_again(desk, folder):
    desk.begin_line(LINE)
    desk.close()

    again = samples.opened(folder)
    assert lines(again) == [LINE]
    again.close()


def test_a_line_whose_file_never_came_to_be_goes_with_its_earlier_states(desk):
    one = desk.begin_line(LINE)
    held = desk.register()
    for name in ("b.pdf", "c.pdf"):
        desk.save(held.id, one, None, fields=replace(LINE, name=name).to_json())

    desk.drop_line(one)

    assert desk.register().sections == ()
    assert desk.snapshots(held.id) == ()


def a_damaged_line_costs_only_itself(desk):
    one = desk.begin_line(LINE)
    desk.begin_line(replace(LINE, title="other"))
    third = desk.begin_line(replace(LINE, title="third"))
    run = desk._vault.database.run
    run("UPDATE section SET mac = zeroblob(32) WHERE id = ?", (one,))
    run("UPDATE section SET body = x'00' WHERE id = ?", (third,))

    assert [line.title for line in lines(desk)] == ["other"]
    with pytest.raises(VaultDamagedError):
        desk.settle_line(one, lambda left: left)


def test_a_line_that_cannot_be_read_costs_only_itself(desk):
    a_damaged_line_costs_only_itself(desk)


def test_twin_that_reads_all_lines_or_none(desk, monkeypatch):
    def whole(ledger, document):
        try:
            return registers.documents.load(ledger, document)
        except VaultDamagedError:
            raise AssertionError("nothing is read") from None

    monkeypatch.setattr(registers.documents, "load_readable", whole)

    with pytest.raises(AssertionError, match="nothing is read"):
        a_damaged_line_costs_only_itself(desk)


def test_a_line_that_is_no_line_is_said_to_be_damaged(desk):
    one = desk.begin_line(LINE)
    desk.save(desk.register().id, one, None, fields={"title": 1})

    with pytest.raises(VaultDamagedError):
        desk.settle_line(one, lambda left: left)


def test_a_vault_that_is_closed_takes_no_line_and_says_so(desk, folder):
    one = desk.begin_line(LINE)
    desk.close()

    for ask in (
        desk.register,
        lambda: desk.begin_line(LINE),
        lambda: desk.settle_line(one, lambda left: left.kept_as("b.pdf")),
        lambda: desk.drop_line(one),
    ):
        with pytest.raises(VaultUnwritableError):
            ask()
    again = samples.opened(folder)
    assert lines(again) == [LINE]
    again.close()


@pytest.mark.parametrize("verb", ["settle", "drop"])
def test_a_line_that_is_not_there_is_a_key_error(desk, verb):
    ask = (
        (lambda: desk.settle_line(SectionId("x"), lambda left: left))
        if verb == "settle"
        else (lambda: desk.drop_line(SectionId("x")))
    )

    with pytest.raises(KeyError):
        ask()
    desk.begin_line(LINE)
    with pytest.raises(KeyError):
        ask()


def seen(desk):
    found = desk.summaries(kinds=(Kind.LETTER, Kind.ENTRY, Kind.PLAN)), desk.recent(9)
    return [*found[0], *found[1], *desk.search(WORD)]


def nothing_of_a_line_is_found(desk):
    samples.letter(desk, title="Plain", text="heather")
    line = desk.begin_line(LINE)
    desk.settle_line(line, lambda left: left.kept_as("a.pdf"))
    for _ in range(1_000):
        if desk.index_slice():
            break
    assert [one.title for one in seen(desk)] == ["Plain", "Plain"]


def test_nothing_of_a_line_is_listed_or_found(desk):
    nothing_of_a_line_is_found(desk)


def test_twin_of_a_register_among_the_letters(desk, monkeypatch):
    monkeypatch.setattr(registers, "Kind", SimpleNamespace(REGISTER=Kind.LETTER))

    with pytest.raises(AssertionError):
        nothing_of_a_line_is_found(desk)


def test_every_line_has_a_key_that_no_path_out_takes(desk):
    desk.begin_line(LINE)
    desk.begin_line(LINE)

    assert all(register.is_line(one.key) for one in desk.register().sections)
    assert len({one.key for one in desk.register().sections}) == 2


def test_a_vault_that_cannot_be_written_says_so(desk, monkeypatch):
    def full(*_):
        raise VaultUnwritableError(28)

    monkeypatch.setattr(desk._vault.ledger, "writing", full)

    with pytest.raises(VaultUnwritableError):
        desk.begin_line(LINE)
    assert desk.register() is None
