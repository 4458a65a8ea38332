"""What was found in a text by reading it, held to the words that stand there (decision 0079).

The caller holds the transaction. What cannot be read is left alone.
"""

import contextlib
from collections.abc import Mapping

from desktop.errors import VaultDamagedError
from desktop.model import reading_notes, reading_parts
from desktop.model.document import DocumentId
from desktop.model.reading_notes import KEY
from desktop.model.reading_parts import Words
from desktop.vault import documents
from desktop.vault.ledger import Ledger, Row


def words_of(ledger: Ledger, document: DocumentId) -> Mapping[str, Words]:
    """Return the words that may be read, by the key of what was found in them."""
    try:
        text = documents.load_readable(ledger, document)
    except KeyError:
        return {}
    return {f"{KEY}{one.id}": reading_parts.words(text.guide, one) for one in text.sections}


def settle_without(ledger: Ledger, going: DocumentId) -> None:
    """Settle what was found in every other text before this one is deleted for good.

    Its words may have stood there as a copy: nothing found in them outlives it, but for a reason
    that somebody typed.
    """
    gone = _every_word(ledger, going)
    rows, _ = ledger.sound("document", "kind = 'reading' AND title <> ?", "ORDER BY at", (going,))
    for row in rows:
        ledger.remove("snapshot", "document", row["id"])
        with contextlib.suppress(VaultDamagedError):
            _settle(ledger, row, gone)


def _every_word(ledger: Ledger, document: DocumentId) -> str:
    with contextlib.suppress(KeyError, VaultDamagedError):
        sections = documents.load_readable(ledger, document).sections
        return reading_parts.GAP.join(map(reading_parts.every_word, sections))
    return ""


def _settle(ledger: Ledger, found: Row, gone: str) -> None:
    words = words_of(ledger, DocumentId(found["title"]))
    rows, _ = ledger.sound("section", "document = ?", "ORDER BY place", (found["id"],))
    for row in rows:
        # Without its words nobody can say what stands there.
        if row["key"] in words:
            notes = reading_notes.notes_of(documents.fields_of(row))
            left = reading_notes.outlasting(words[row["key"]], notes, gone)
            if left != notes:
                text = documents.fields_text(reading_notes.kept(left))
                documents.store_fields(ledger, row, text)
