"""Snapshots as rows."""

import samples

from desktop.model import richtext
from desktop.model.document import Reason, SnapshotId
from desktop.vault import documents, history


def test_the_same_snapshot_kept_twice_is_one(desk):
    document = samples.letter(desk, text="words")
    row = documents.section_row(desk._vault.ledger, document.id, document.sections[0].id)
    snapshot = history.make(SnapshotId("one"), row, Reason.SESSION, 1, samples.FakeClock()())
    for text in ("first", "second"):
        with desk._vault.writing() as ledger:
            history.keep(ledger, snapshot, documents.pack(richtext.from_plain(text)))

    assert history.listed(desk._vault.ledger, document.id) == (snapshot,)
    found, body, _fields = history.find(desk._vault.ledger, snapshot.id)
    assert (found, richtext.plain(body)) == (snapshot, "first")


def test_no_rule_throws_a_snapshot_away(desk):
    document = samples.letter(desk)
    for number in range(120):
        desk.keep_snapshot(
            document.id,
            document.sections[0].id,
            richtext.from_plain(f"state {number}"),
            Reason.REMOVED,
        )

    assert len(desk.snapshots(document.id)) == 120


def test_signs_without_a_word_are_not_nothing():
    assert history.words(richtext.from_plain("two words")) == 2
    assert history.words(richtext.from_plain(" \n ")) == 0
