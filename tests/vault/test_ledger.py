"""Signed rows, and the sum that misses what is gone or old."""

import hashlib
import shutil
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest
import samples

from desktop.errors import VaultDamagedError, VaultError
from desktop.model import richtext
from desktop.model.document import Reason
from desktop.vault import comparing, ledger, pages, sealing
from desktop.vault.database import PAGE

SPLICES = 40
LETTERS = 50


def tamper(desk, command, values=()):
    """Change the database behind the ledger's back, as somebody with the key could."""
    desk._vault.database.run(command, values)


def whole_round(desk):
    while not desk.check_slice():
        pass


@pytest.mark.parametrize(
    "command",
    [
        "UPDATE section SET words = words + 1",
        "UPDATE section SET heading = 'another'",
        "UPDATE section SET document = 'another'",
        "UPDATE section SET mark = 'cleared'",
        "UPDATE section SET mac = zeroblob(32)",
        "UPDATE section SET body = x'00'",
        "UPDATE section SET digest = NULL, body = NULL",
        "DELETE FROM section",
        "DELETE FROM snapshot",
        "UPDATE integrity SET rows = rows + 1",
        "UPDATE integrity SET sum = zeroblob(32)",
        "DELETE FROM integrity",
        "UPDATE snapshot SET reason = 'removed'",
        "INSERT INTO setting (id, document, version, mac) VALUES ('x', '', 1, zeroblob(32))",
    ],
)
def test_a_change_from_elsewhere_is_found(desk, command):
    document = samples.letter(desk, text="words")
    desk.keep_snapshot(
        document.id, document.sections[0].id, richtext.from_plain("then"), Reason.RESTORED
    )
    whole_round(desk)

    tamper(desk, command)

    with pytest.raises(VaultDamagedError):
        whole_round(desk)


def test_a_row_is_verified_when_it_is_read(desk):
    document = samples.letter(desk, text="words")
    tamper(desk, "UPDATE section SET body = CAST(x'00' || '[]' AS BLOB)")

    with pytest.raises(VaultDamagedError):
        desk.open(document.id)


def test_a_body_that_vanished_between_two_looks_is_damage(desk):
    document = samples.letter(desk, text="words")
    rows = desk._vault.ledger.select("section", "WHERE document = ?", (document.id,))
    tamper(desk, "DELETE FROM section")

    with pytest.raises(VaultDamagedError):
        desk._vault.ledger.body("section", rows[0])


def test_a_database_of_another_vault_is_damage(desk):
    with pytest.raises(VaultDamagedError):
        ledger.Ledger(desk._vault.database, bytes(16))
    tamper(desk, "DELETE FROM vault")
    with pytest.raises(VaultDamagedError):
        ledger.Ledger(desk._vault.database, bytes(16))


def test_nothing_is_written_outside_a_transaction(desk):
    with pytest.raises(AssertionError):
        desk._vault.ledger.put("setting", {"id": "x", "document": ""}, b"")


def test_a_failed_change_leaves_no_trace(desk):
    before = desk._vault.ledger.totals()

    def failing():
        with desk._vault.writing() as rows:
            rows.put("setting", {"id": "x", "document": ""}, b"")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()

    assert desk._vault.ledger.totals() == before
    whole_round(desk)


def test_count_and_highest_version_follow_every_change(desk):
    before = desk._vault.ledger.totals()
    document = samples.letter(desk)
    after = desk._vault.ledger.totals()
    desk.delete_for_good(document.id)
    end = desk._vault.ledger.totals()

    assert (after.rows, end.rows) == (before.rows + 2, before.rows)
    assert before.highest < after.highest < end.highest
    assert end.sum == before.sum


def test_a_change_begins_the_round_anew(desk):
    document = samples.letter(desk, text="words")
    assert not desk._vault.ledger.check(0)

    samples.write(desk, document, "other words")

    whole_round(desk)


def taken_up(desk):
    """Let the index of words take up all there is, and compare it."""
    while not desk.index_slice():
        pass


@dataclass(frozen=True)
class Aged:
    """A vault at two times: its folder, its database then and now, and the key to its pages."""

    folder: Path
    old: bytes
    new: bytes
    keys: bytes

    def splices(self, place):
        """Yield a splice for every page that is another one than before and holds something."""
        # A free page and the list of these hold nothing of the vault: no text, no index is there.
        free = free_pages(self.new, self.keys)
        for at in range(0, len(self.old), PAGE):
            old, new = self.old[at : at + PAGE], self.new[at : at + PAGE]
            before = plain(old, at, self.keys)
            if at not in free and before != plain(new, at, self.keys):
                folder = place / str(at)
                shutil.copytree(self.folder, folder)
                (folder / "vault.db").write_bytes(self.new[:at] + old + self.new[at + PAGE :])
                yield Splice(folder, at, before, self.keys)
                shutil.rmtree(folder)


@dataclass(frozen=True)
class Splice:
    """A vault in which one page was replaced by the same page of an earlier time."""

    folder: Path
    at: int
    old: bytes
    keys: bytes

    def is_still_there(self):
        raw = (self.folder / "vault.db").read_bytes()[self.at : self.at + PAGE]
        return plain(raw, self.at, self.keys) == self.old


def plain(raw, at, keys):
    return pages.plain(raw, at // PAGE + 1, keys)


def free_pages(raw, keys):
    """Return where the pages stand that SQLite lists as free (sqlite.org/fileformat2.html 1.5)."""
    first = plain(raw[:PAGE], 0, keys)
    free, trunk = set(), number_at(first, 32)
    while trunk:
        at = (trunk - 1) * PAGE
        page = plain(raw[at : at + PAGE], at, keys)
        leaves = range(8, 8 + 4 * number_at(page, 4), 4)
        free |= {at, *((number_at(page, one) - 1) * PAGE for one in leaves)}
        trunk = number_at(page, 0)
    return free


def number_at(page, at):
    return int.from_bytes(page[at : at + 4])


def letter_text(begin):
    """Return few words that do not become small: what is kept is packed."""
    long = "".join(hashlib.sha512(b"%d" % n + begin.encode()).hexdigest() for n in range(12))
    return f"{begin} {long}"


@pytest.fixture(scope="module")
def aged(tmp_path_factory):
    place = tmp_path_factory.mktemp("aged")
    folder = samples.blank_vault(place / "vault")
    desk = samples.opened(folder)
    documents = [samples.letter(desk, text=letter_text(f"before {n:02}")) for n in range(LETTERS)]
    taken_up(desk)
    desk.close()
    old = (folder / "vault.db").read_bytes()
    desk = samples.opened(folder)
    for n, document in enumerate(documents):
        samples.write(desk, document, letter_text(f"after! {n:02}"))
    taken_up(desk)
    key = desk._vault.database.key
    [(count,)] = desk._vault.database.rows("PRAGMA freelist_count")
    desk.close()
    new = (folder / "vault.db").read_bytes()
    keys = sealing.page_tag_key(key.raw, new[: pages.SALT])
    assert len(free_pages(new, keys)) == count
    return Aged(folder, old, new, keys)


def notices(splice):
    """Say whether opening a vault and going once through it finds something wrong.

    A wrong row is told. A wrong page of the index of words is put right, or the index is done
    without; either way every word is found.
    """
    try:
        desk = samples.opened(splice.folder)
    except VaultError:
        return True
    try:
        # Both checks that SQLCipher itself has, and every text read.
        assert desk._vault.database.rows("PRAGMA cipher_integrity_check") == []
        for one in desk.summaries():
            desk.open(one.id)
        whole_round(desk)
        taken_up(desk)
        is_all_found = len(desk.search("after", limit=1_000)) == LETTERS
    except VaultDamagedError:
        return True
    finally:
        desk.close()
    return is_all_found and (desk._is_off or not splice.is_still_there())


def assert_every_old_page_is_noticed(aged, place, only=slice(None)):
    noticed = [notices(one) for one in islice(aged.splices(place), *only.indices(999))]

    assert noticed == [True] * len(noticed), [n for n, seen in enumerate(noticed) if not seen]
    assert len(noticed) >= SPLICES


def test_every_old_page_of_the_same_vault_is_noticed(aged, tmp_path):
    assert_every_old_page_is_noticed(aged, tmp_path)


def test_twin_without_the_sum_old_pages_pass(aged, tmp_path, monkeypatch):
    monkeypatch.setattr(ledger, "agree", lambda *_: True)

    with pytest.raises(AssertionError, match="assert \\["):
        assert_every_old_page_is_noticed(aged, tmp_path, slice(0, None, 3))


def test_twin_that_does_not_compare_old_pages_of_the_index_pass(aged, tmp_path, monkeypatch):
    monkeypatch.setattr(comparing, "compare", lambda *_: iter([True]))

    with pytest.raises(AssertionError, match="assert \\["):
        assert_every_old_page_is_noticed(aged, tmp_path, slice(0, None, 2))


def test_sections_are_read_with_their_documents_in_one_go(desk):
    letters = [samples.letter(desk, text=text) for text in ("one", "two")]
    kept = desk._vault.ledger

    found = kept.wholes([1, 2, 99])

    assert list(found) == [1, 2]
    for letter, (row, document, body) in zip(letters, found.values(), strict=True):
        assert (row, body) == (kept.select("section", "WHERE id = ?", (row["id"],))[0], body)
        assert document["id"] == letter.id
        assert kept.body("section", row) == body


@pytest.mark.parametrize("table", ["section", "document"])
def test_a_row_that_was_not_written_here_is_not_read_with_others(desk, table):
    samples.letter(desk, text="words")
    tamper(desk, f"UPDATE {table} SET mac = zeroblob(32)")

    with pytest.raises(VaultDamagedError):
        desk._vault.ledger.wholes([1])


def test_a_body_that_was_not_written_here_is_not_read_with_others(desk):
    samples.letter(desk, text="words")
    tamper(desk, "UPDATE section SET body = x'00'")

    with pytest.raises(VaultDamagedError):
        desk._vault.ledger.wholes([1])
