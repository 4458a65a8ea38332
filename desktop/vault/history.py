"""Rows to snapshots, and back; the caller holds the transaction.

Every snapshot is kept: no rule throws words away. Thinning, if a vault ever grows too large,
needs a decision record.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from desktop.model import richtext
from desktop.model.document import DocumentId, Reason, SectionId, Snapshot, SnapshotId
from desktop.model.richtext import Body
from desktop.vault import documents
from desktop.vault.ledger import Ledger, Row


def keep(ledger: Ledger, snapshot: Snapshot, kept: bytes) -> None:
    """Write a snapshot with what it packed; writing the same one again changes nothing."""
    if ledger.select("snapshot", "WHERE id = ?", (snapshot.id,)):
        return
    ledger.put(
        "snapshot",
        {
            "id": snapshot.id, "document": snapshot.document, "section": snapshot.section,
            "kept_at": snapshot.kept_at.isoformat(), "reason": snapshot.reason.value,
            "words": snapshot.words,
        },
        kept,
    )  # fmt: skip


def listed(ledger: Ledger, document: DocumentId) -> tuple[Snapshot, ...]:
    """Return the snapshots of a document, newest first."""
    rows = ledger.select(
        "snapshot", "WHERE document = ? ORDER BY kept_at DESC, at DESC", (document,)
    )
    return tuple(_snapshot(row) for row in rows)


def find(ledger: Ledger, snapshot: SnapshotId) -> tuple[Snapshot, Body, Mapping[str, Any]]:
    """Return a snapshot with its body and fields, or raise KeyError, VaultDamagedError."""
    rows = ledger.select("snapshot", "WHERE id = ?", (snapshot,))
    if not rows:
        raise KeyError(snapshot)
    body, fields = documents.unpack_whole(ledger.body("snapshot", rows[0]))
    return _snapshot(rows[0]), body, fields


def make(snapshot: SnapshotId, section: Row, reason: Reason, words: int, at: datetime) -> Snapshot:
    """Return the noun for an earlier state of a section."""
    return Snapshot(
        id=snapshot,
        document=DocumentId(section["document"]),
        section=SectionId(section["id"]),
        kept_at=at,
        reason=reason,
        words=words,
    )


def words(body: Body) -> int:
    """Return how many words a body has; a body with signs but no words counts one."""
    return richtext.words(body) or (0 if richtext.is_empty(body) else 1)


def _snapshot(row: Row) -> Snapshot:
    return Snapshot(
        id=SnapshotId(row["id"]),
        document=DocumentId(row["document"]),
        section=SectionId(row["section"]),
        kept_at=datetime.fromisoformat(row["kept_at"]),
        reason=Reason(row["reason"]),
        words=row["words"],
    )
