"""What was found when a document was read with its writer: kept beside it, gone with it."""

from desktop.model.document import Document, DocumentId, Kind
from desktop.model.reading_notes import OFFERS
from desktop.vault import documents
from desktop.verbs import noted
from desktop.verbs.register import Registers


class ReadWith(Registers):
    """The verbs for findings and replies; `save` keeps what is answered."""

    def reading_of(self, document: DocumentId) -> Document | None:
        """Return what was found in this document so far; None before the first reading.

        Raises VaultDamagedError.
        """
        found = self._reading_id(document)
        return None if found is None else self._load_reading(found)

    def hold_reading(self, document: DocumentId) -> Document:
        """Return what `reading_of` does, begun where there is none.

        Raises KeyError for no such document, VaultUnwritableError, VaultDamagedError.
        """
        documents.row_of(self._vault.ledger, document)
        found = self._reading_id(document)
        if found is not None:
            return self._load_reading(found)
        today = self._now().astimezone().date()
        # Its name is the id of what it belongs to: the same vault taken out and in again keeps it.
        return self.start(kind=Kind.READING, title=document, on=today, sections=((OFFERS, ""),))

    def delete_for_good(self, document: DocumentId) -> None:
        """Take a document out as ever, and before it what was found in it.

        What was found in copies of it that stand in other texts no more goes, too.
        """
        with self._vault.writing() as ledger:
            noted.settle_without(ledger, document)
        found = self._reading_id(document)
        if found is not None:
            super().delete_for_good(found)
        super().delete_for_good(document)

    def _load_reading(self, found: DocumentId) -> Document:
        return documents.load(self._vault.ledger, found)

    def _reading_id(self, document: DocumentId) -> DocumentId | None:
        every = self.of_kind(Kind.READING)
        return next((one.id for one in every if one.title == document), None)
