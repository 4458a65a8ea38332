"""What is noted of copies in a letter, held to what stands there (decision 0048).

The caller holds the transaction. What cannot be read counts as empty, and its notes are left alone.
"""

import contextlib
from collections.abc import Collection

from desktop.errors import VaultDamagedError
from desktop.model import pulled
from desktop.model.document import DocumentId, SectionId, is_beside
from desktop.model.richtext import EMPTY, Body
from desktop.vault import documents, keeping
from desktop.vault.ledger import Ledger, Row

_NOTED = f'"{pulled.KEY}"'
_IN_LETTERS = "document IN (SELECT id FROM document WHERE kind <> 'entry') AND instr(fields, ?)"


def settle(
    ledger: Ledger, document: DocumentId, kept: SectionId | None = None
) -> frozenset[SectionId]:
    """Settle the notes of a document's copies; return the sections that have other fields now.

    Of a source that is gone no word is left that is not in the document. In the section whose
    fields were `kept` just now, no copy is noted that stands nowhere in the document, nor is cut.
    """
    rows, _ = ledger.sound(
        "section", "document = ? AND instr(fields, ?)", "ORDER BY place", (document, _NOTED)
    )
    changed = set()
    for row in rows:
        gone = _gone(ledger, row)
        if (gone or row["id"] == kept) and _settle(ledger, row, gone, is_kept=row["id"] == kept):
            changed.add(SectionId(row["id"]))
    return frozenset(changed)


def settle_without(ledger: Ledger, source: DocumentId) -> None:
    """Settle the notes of every letter that has copies of a document which was just taken out."""
    rows, _ = ledger.sound("section", _IN_LETTERS, "ORDER BY at", (source,))
    for document in dict.fromkeys(row["document"] for row in rows):
        settle(ledger, DocumentId(document))


def _settle(ledger: Ledger, row: Row, gone: Collection[str], *, is_kept: bool) -> bool:
    fields, body = documents.fields_of(row), _text(ledger, row["document"])
    settled = pulled.without_sources(fields, body, gone)
    if is_kept:
        settled = pulled.with_standing(settled, (*body, *_cut(ledger)))
    if settled == fields:
        return False
    with contextlib.suppress(VaultDamagedError):
        documents.store_fields(ledger, row, documents.fields_text(settled))
        return True
    return False


def _gone(ledger: Ledger, row: Row) -> frozenset[str]:
    sources = {one.document for one in pulled.pulled(documents.fields_of(row))}
    index = "sqlite_autoindex_document_1"
    return frozenset(one for one in sources if not ledger.every("document", "id", index, one))


def _text(ledger: Ledger, document: str) -> Body:
    rows, _ = ledger.sound("section", "document = ?", "ORDER BY place", (document,))
    found: list[Body] = []
    for row in rows:
        if not is_beside(row["key"]):
            with contextlib.suppress(VaultDamagedError):
                found.append(documents.body_of(ledger, row))
    return tuple(block for body in found for block in body)


def _cut(ledger: Ledger) -> Body:
    with contextlib.suppress(VaultDamagedError):
        return keeping.cut(ledger)
    return EMPTY
