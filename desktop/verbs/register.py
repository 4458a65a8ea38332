"""The register: what left is noted in the vault, before it has a name and after."""

from collections.abc import Callable, Mapping
from typing import Any

from desktop.errors import VaultDamagedError, VaultUnwritableError
from desktop.model.document import Document, DocumentId, Kind, SectionId
from desktop.model.register import KEY, Left
from desktop.vault import documents
from desktop.vault.ledger import Ledger
from desktop.verbs.core import new_id
from desktop.verbs.packets import Packets

Fields = Mapping[str, Any]


class Registers(Packets):
    """The verbs for what left; what is typed in a line later is saved as all words are."""

    def register(self) -> Document | None:
        """Return the register, one section a line in the order they left; None before the first.

        A line that cannot be read costs only itself. Raises VaultDamagedError, also where nobody
        knows whether there is one, and VaultUnwritableError once the vault is closed.
        """
        found = self._register_id()
        if found is None:
            if not self.summaries_known(kinds=(Kind.REGISTER,))[1]:
                raise VaultDamagedError
            return None
        return documents.load_readable(self._vault.ledger, found)

    def begin_line(self, left: Left) -> SectionId:
        """Note that a file is about to get its name; it is durable when this returns.

        Raises VaultUnwritableError.
        """
        document, section, at = self._register_id(), SectionId(new_id()), self._now()
        key = f"{KEY}{section}"
        with self._vault.writing() as ledger:
            if document is None:
                start = documents.Start(
                    kind=Kind.REGISTER, title="", on=at.astimezone().date(), guide="",
                    sections=((key, ""),),
                )  # fmt: skip
                document = DocumentId(new_id())
                documents.add(ledger, document, [section], start, at)
            else:
                documents.add_section(ledger, document, section, key, "")
            _store(ledger, document, section, left.to_json())
        return section

    def settle_line(self, section: SectionId, change: Callable[[Left], Left]) -> None:
        """Note what is known of a line once its file has a name.

        Raises KeyError for no such line, VaultUnwritableError, VaultDamagedError.
        """
        document = self._line(section)
        with self._vault.writing() as ledger:
            row = documents.section_row(ledger, document, section)
            left = _read(documents.fields_of(row))
            _store(ledger, document, section, change(left).to_json())

    def drop_line(self, section: SectionId) -> None:
        """Take out a line with all its earlier states: its file never came to be, or is forgotten.

        Raises KeyError for no such line, VaultUnwritableError.
        """
        document = self._line(section)
        with self._vault.writing() as ledger:
            documents.section_row(ledger, document, section)
            documents.remove_section(ledger, section)

    def _line(self, section: SectionId) -> DocumentId:
        document = self._register_id()
        if document is None:
            raise KeyError(section)
        return document

    def _register_id(self) -> DocumentId | None:
        if self._is_closed:
            # A file may be done with after the vault was closed; its line stays as it was begun.
            raise VaultUnwritableError
        # Read each time: a room that lost an answer must not begin a second register.
        found = self.of_kind(Kind.REGISTER)
        return found[-1].id if found else None


def _read(fields: Fields) -> Left:
    try:
        return Left.from_json(fields)
    except ValueError:
        raise VaultDamagedError from None


def _store(ledger: Ledger, document: DocumentId, section: SectionId, fields: Fields) -> None:
    row = documents.section_row(ledger, document, section)
    documents.store_fields(ledger, row, documents.fields_text(fields))
