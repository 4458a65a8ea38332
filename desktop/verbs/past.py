"""What was: snapshots of a section, copies of them, and versions of a whole document."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.errors import VaultDamagedError
from desktop.model import entries, richtext
from desktop.model.document import (
    Document,
    DocumentId,
    Kind,
    Reason,
    Section,
    SectionId,
    Snapshot,
    SnapshotId,
)
from desktop.model.facts import Assembled
from desktop.model.richtext import Body
from desktop.model.versions import KEY, Version, VersionState
from desktop.vault import documents, history, keeping
from desktop.verbs.core import Change, clean_title, new_id
from desktop.verbs.parted import Parted


class Past(Parted):
    """The verbs for earlier states."""

    def snapshots(
        self, document: DocumentId, section: SectionId | None = None
    ) -> tuple[Snapshot, ...]:
        """Return what was kept of a document or of one section, newest first."""
        kept = history.listed(self._vault.ledger, document)
        return tuple(one for one in kept if section is None or one.section == section)

    def snapshot_body(self, id: SnapshotId) -> Body:  # noqa: A002  the word of the interface
        """Return the words of a snapshot, or raise KeyError, VaultDamagedError."""
        return history.find(self._vault.ledger, id)[1]

    def snapshot_fields(self, id: SnapshotId) -> Mapping[str, Any]:  # noqa: A002  as above
        """Return the fields of a snapshot, or raise KeyError, VaultDamagedError."""
        return history.find(self._vault.ledger, id)[2]

    def keep_snapshot(
        self, document: DocumentId, section: SectionId, body: Body, reason: Reason
    ) -> None:
        """Keep this state of a section, with the fields it has."""
        with self._vault.writing() as ledger:
            row = documents.section_row(ledger, document, section)
            snapshot = history.make(
                SnapshotId(new_id()), row, reason, history.words(body), self._now()
            )
            history.keep(ledger, snapshot, documents.pack_whole(body, documents.fields_of(row)))

    def restore_as_copy(
        self,
        id: SnapshotId,  # noqa: A002  the word of the interface
        *,
        title: str,
        before: Body = richtext.EMPTY,
        now: Section | None = None,
        stays: bool = False,
    ) -> Document:
        """Return a new free document that holds a snapshot; nothing is overwritten.

        It is of the kind and the day of the document the snapshot came from. `before` is put above
        its words: what its fields said, in lines. `now` is the section as it is on the page, where
        that may be ahead of the vault. What belongs to an entry comes along: if no export may take
        it, then or now, none may take the copy. None may either where none may take the document,
        nor with `stays`. Where words are kept now that were not then, all of the copy's are kept.
        """
        ledger = self._vault.ledger
        snapshot, body, fields = history.find(ledger, id)
        fields_now, body_now = (now.fields, now.body) if now else self._section_now(snapshot)
        fields = _of_the_entry(fields, fields_now)
        source = documents.row_of(ledger, snapshot.document)
        start = documents.Start(
            kind=Kind(source["kind"]), title=clean_title(title), guide="",
            on=date.fromisoformat(source["on_day"]), sections=(("body", ""),),
        )  # fmt: skip
        document, section = DocumentId(new_id()), SectionId(new_id())
        whole = _as_kept_as(body_now, (*before, *body))
        settings = self.settings
        if stays or snapshot.document in settings.never_leaves:
            settings = settings.keeping_in(document)
        with self._vault.writing():
            documents.add(ledger, document, [section], start, self._now())
            row = documents.section_row(ledger, document, section)
            row = documents.store_fields(ledger, row, documents.fields_text(fields))
            documents.store_body(ledger, row, documents.pack(whole), history.words(whole))
            documents.touch(ledger, document, self._now())
            if settings is not self.settings:
                # In one change with the words: no crash may leave a copy that could go out.
                keeping.keep_settings(ledger, settings)
        if settings is not self.settings:
            self._settings = settings
            self.announce(Change.SETTINGS)
        self.announce(Change.DOCUMENTS)
        return self.open(document)

    def _section_now(self, snapshot: Snapshot) -> tuple[Mapping[str, Any], Body]:
        ledger = self._vault.ledger
        try:
            row = documents.section_row(ledger, snapshot.document, snapshot.section)
            return documents.fields_of(row), documents.body_of(ledger, row)
        except (KeyError, VaultDamagedError):
            return {}, richtext.EMPTY

    # -- versions -----------------------------------------------------------

    def versions(self, document: DocumentId) -> tuple[Version, ...]:
        """Return the versions of a document, oldest first, or raise VaultDamagedError."""
        for section in self.open(document).sections:
            if section.key == KEY:
                return _versions(section.fields)
        return ()

    def keep_version(  # noqa: PLR0913  a version has that many sides
        self,
        document: DocumentId,
        state: VersionState,
        *,
        pages: int = 0,
        fingerprint: str = "",
        note: str = "",
        answers: Assembled | None = None,
    ) -> Version:
        """Keep the document as it is in the vault now, whole, and return the version.

        `answers` is what stands in it of another document. All of it is kept in one change or
        nothing is. Raises KeyError, VaultUnwritableError.
        """
        register = self.add_section(document, KEY)
        former = _versions(register.fields)
        at = self._now()
        with self._vault.writing() as ledger:
            rows = ledger.select("section", "WHERE document = ? ORDER BY place", (document,))
            kept = {
                SectionId(row["id"]): self._keep_as_it_is(row, Reason.VERSION, at)
                for row in rows
                if ":" not in row["key"]
            }
            version = Version(
                number=len(former) + 1, state=state, made_at=at, pages=pages,
                fingerprint=fingerprint, note=note, kept=kept, answers=answers,
            )  # fmt: skip
            row = documents.section_row(ledger, document, register.id)
            every = [one.to_json() for one in (*former, version)]
            documents.store_fields(ledger, row, documents.fields_text({"versions": every}))
        return version

    def version_sections(self, document: DocumentId, version: Version) -> tuple[Section, ...]:
        """Return the sections as they were, in the order they have now.

        A section that came later is left out. Raises KeyError, VaultDamagedError.
        """
        found = []
        for section in self.open(document).pages:
            if section.id in version.kept:
                _, body, fields = history.find(self._vault.ledger, version.kept[section.id])
                found.append(replace(section, body=body, fields=fields))
        return tuple(found)


def _of_the_entry(then: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an entry of before; veiled or kept in now, a copy of it is so, too."""
    was, is_ = entries.of(then), entries.of(now)
    kept = replace(
        was,
        is_veiled=was.is_veiled or is_.is_veiled,
        is_kept_in=was.is_kept_in or is_.is_kept_in,
    )
    return entries.with_entry({}, kept)


def _as_kept_as(now: Body, copied: Body) -> Body:
    """Return earlier words, all kept where words are kept now that were not kept then.

    What these words were then, nobody knows: they may have been written otherwise.
    """
    return copied if _kept(now) <= _kept(copied) else richtext.kept(copied)


def _kept(body: Body) -> set[str]:
    return {run.text for block in body for run in block.runs if run.kept and run.text.strip()}


def _versions(fields: Mapping[str, Any]) -> tuple[Version, ...]:
    try:
        return tuple(Version.from_json(row) for row in fields.get("versions", ()))
    except (ValueError, KeyError, TypeError):
        raise VaultDamagedError from None
