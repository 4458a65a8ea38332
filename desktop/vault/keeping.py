"""What is kept beside the documents: settings, the writer's place, the last cut, a generation."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from desktop.errors import VaultDamagedError
from desktop.model.document import DocumentId, Place, SectionId
from desktop.model.richtext import EMPTY, Body
from desktop.model.settings import Purpose, Settings
from desktop.vault import documents
from desktop.vault.ledger import Ledger

SETTINGS, _PLACE, _CUT, _GENERATION = "settings", "place", "cut", "generation"
_REMOVAL, _LOCKS = "removal", "locks"
_SUM = 32
MOST_OWN = 64
"""The sums of so many key files of ours are kept; an older one is taken for another computer's."""
_FIELDS = frozenset(asdict(Settings()))


def _put(ledger: Ledger, name: str, body: bytes, document: str = "") -> None:
    ledger.put("setting", {"id": name, "document": document}, body)


def _get(ledger: Ledger, name: str) -> bytes | None:
    rows = ledger.select("setting", "WHERE id = ?", (name,))
    return ledger.body("setting", rows[0]) if rows else None


def _json(kept: bytes | None) -> dict[str, Any]:
    try:
        value = json.loads(kept or b"{}")
    except ValueError:
        raise VaultDamagedError from None
    return dict(value)


def keep_settings(ledger: Ledger, settings: Settings) -> None:
    """Write the settings."""
    _put(ledger, SETTINGS, json.dumps(asdict(settings)).encode())


def settings(ledger: Ledger) -> Settings:
    """Return the settings; what an older vault does not hold yet has its default."""
    kept = _json(_get(ledger, SETTINGS))
    held = {name: value for name, value in kept.items() if name in _FIELDS}
    if "purpose" in held:
        held["purpose"] = Purpose(held["purpose"])
    for name, value in held.items():
        held[name] = tuple(value) if isinstance(value, list) else value
    return Settings(**held)


def keep_place(ledger: Ledger, place: Place) -> None:
    """Write where the writer stopped."""
    _put(ledger, _PLACE, json.dumps(asdict(place)).encode(), place.document)


def shows_late(kept: bytes | None) -> bool:
    """Say whether settings, as they are kept, say that the later pages were opened."""
    try:
        return _json(kept).get("shows_late") is True
    except VaultDamagedError:
        return False


def place(ledger: Ledger) -> Place | None:
    """Return where the writer stopped, or None."""
    held = _json(_get(ledger, _PLACE))
    if not held:
        return None
    return Place(
        document=DocumentId(held["document"]),
        section=SectionId(held["section"]),
        caret=held["caret"],
    )


def keep_cut(ledger: Ledger, body: Body, document: DocumentId | None) -> None:
    """Write the last cut and the document it came from."""
    _put(ledger, _CUT, documents.pack(body), document or "")


def cut(ledger: Ledger) -> Body:
    """Return the last cut; nothing cut is an empty body."""
    kept = _get(ledger, _CUT)
    return EMPTY if kept is None else documents.unpack(kept)


def cut_from(ledger: Ledger) -> DocumentId:
    """Return the document the last cut came from; "" where that is not known."""
    rows = ledger.select("setting", "WHERE id = ?", (_CUT,))
    return DocumentId(str(rows[0]["document"]) if rows else "")


def keep_generation(ledger: Ledger, generation: int) -> None:
    """Note of which generation the key file is, so that an older one is recognised."""
    _put(ledger, _GENERATION, str(generation).encode())


def generation(ledger: Ledger) -> int:
    """Return the generation of the newest key file this database has seen."""
    return int(_get(ledger, _GENERATION) or b"0")


def note_own_locks(ledger: Ledger, sums: Sequence[bytes]) -> None:
    """Note the sums of the key files that were written here, so that others are told from them.

    Of each before it is written: a cut may leave it beside the former one, which then opens. Raises
    VaultUnwritableError, VaultDamagedError.
    """
    newest = tuple(sums[-MOST_OWN:])
    if own_locks(ledger) != newest:
        with ledger.writing():
            _put(ledger, _LOCKS, b"".join(newest))


def own_locks(ledger: Ledger) -> tuple[bytes, ...]:
    """Return the sums of the key files that were written here, the newest last."""
    kept = _get(ledger, _LOCKS) or b""
    return tuple(kept[at : at + _SUM] for at in range(0, len(kept), _SUM))


def keep_removal(ledger: Ledger, after: datetime) -> None:
    """Note that the vault may be removed after this moment, if that is asked for again then."""
    _put(ledger, _REMOVAL, after.isoformat().encode())


def removal(ledger: Ledger) -> datetime | None:
    """Return after which moment the vault may be removed, or None where nobody asked for it."""
    kept = _get(ledger, _REMOVAL)
    try:
        return None if kept is None else datetime.fromisoformat(kept.decode())
    except ValueError:
        raise VaultDamagedError from None


def take_back_removal(ledger: Ledger) -> None:
    """Note that the vault stays."""
    ledger.remove("setting", "id", _REMOVAL)
