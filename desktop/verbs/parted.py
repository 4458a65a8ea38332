"""Keeping the readings of scales month by month, though everybody else sees one list.

Each save writes all fields of a section again: with the readings of eight years in one section a
tap took 40 ms of the processor and 730 kB of the disk.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from desktop.model import scales
from desktop.model.document import DocumentId, Place, SectionId
from desktop.model.richtext import Body
from desktop.vault import documents
from desktop.verbs.core import new_id
from desktop.verbs.pages import Pages

_Versions = tuple[tuple[str, str, int], ...]


@dataclass(slots=True)
class _Known:
    """What the sections of the scales hold, in these versions, and their ids by key."""

    versions: _Versions
    ids: dict[str, SectionId]
    fields: dict[str, Mapping[str, Any]]


class Parted(Pages):
    """The verb that saves, for readings of scales, too."""

    @cached_property
    def _parts(self) -> dict[SectionId, _Known | None]:
        """Hold what is known of each section that is saved; None for what is no readings."""
        return {}

    def save(
        self,
        document: DocumentId,
        section: SectionId,
        body: Body | None,
        *,
        fields: Mapping[str, Any] | None = None,
        place: Place | None = None,
    ) -> datetime:
        """Keep a section as `Pages.save` does; of readings only the months that changed."""
        known = None if fields is None else self._parts_of(document, section)
        if fields is None or known is None:
            return super().save(document, section, body, fields=fields, place=place)
        newest = scales.part_of(self._now().astimezone().date())
        changed = scales.parted(fields, known.fields, newest)
        own = changed.pop(scales.SECTION, None)
        wanted: list[tuple[SectionId, Body | None, Mapping[str, Any] | None]] = [
            (known.ids.get(key) or self._begin_part(document, section, key), None, part)
            for key, part in changed.items()
        ]
        if own is not None or body is not None or not wanted:
            wanted.append((section, body, own))
        for where, words, part in wanted:
            at = super().save(document, where, words, fields=part, place=place)
        now = known.fields | changed | ({} if own is None else {scales.SECTION: own})
        self._parts[section] = self._parts_as(document, now)
        return at

    def _parts_of(self, document: DocumentId, section: SectionId) -> _Known | None:
        if section not in self._parts:
            row = documents.section_row(self._vault.ledger, document, section)
            is_readings = row["key"] == scales.SECTION and self.guide_of(document) == scales.GUIDE
            self._parts[section] = _Known((), {}, {}) if is_readings else None
        held = self._parts[section]
        if held is not None and held.versions != self._versions_of(document):
            held = self._parts[section] = self._read_parts(document)
        return held

    def _versions_of(self, document: DocumentId) -> _Versions:
        question = "SELECT id, key, version FROM section WHERE document = ? ORDER BY place"
        return tuple(self._vault.database.rows(question, (document,)))

    def _parts_as(self, document: DocumentId, fields: dict[str, Mapping[str, Any]]) -> _Known:
        versions = self._versions_of(document)
        ids = {key: SectionId(one) for one, key, _ in versions if _is_of_readings(key)}
        return _Known(versions, ids, fields)

    def _read_parts(self, document: DocumentId) -> _Known:
        where = "WHERE document = ? ORDER BY place"
        rows = self._vault.ledger.select("section", where, (document,))
        found = (row for row in rows if _is_of_readings(row["key"]))
        return self._parts_as(document, {row["key"]: documents.fields_of(row) for row in found})

    def _begin_part(self, document: DocumentId, beside: SectionId, key: str) -> SectionId:
        made = SectionId(new_id())
        with self._vault.writing() as ledger:
            heading = documents.section_row(ledger, document, beside)["heading"]
            documents.add_section(ledger, document, made, key, heading)
        return made


def _is_of_readings(key: str) -> bool:
    return key == scales.SECTION or key.startswith(scales.PART)
