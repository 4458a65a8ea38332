"""A whole vault in the open: what each record must look like before it is taken in.

The records are described in docs/open-export.md. Each function raises ValueError or TypeError,
without a word of the record, for what this program never writes.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from desktop.model import richtext
from desktop.model.document import Kind, Reason, State
from desktop.model.settings import Purpose, Settings

Record = dict[str, Any]
_ID = re.compile(r"[0-9a-f]{32}")
_LARGEST = 1 << 53
"""Numbers beyond this are not the same for every reader of JSON."""


def document(value: Any) -> Record:
    """Return the record of a document with its sections and snapshots, if it is whole."""
    made = _record(value, _DOCUMENT)
    sections = {one["id"] for one in made["sections"]}
    if len(sections) < len(made["sections"]):
        raise ValueError("a section stands twice")
    return made


def settings(value: Any) -> Settings:
    """Return settings; a name that a later version added is passed over."""
    if not isinstance(value, Mapping):
        raise TypeError
    usual = Settings()
    known = {one.name: getattr(usual, one.name) for one in fields(Settings)}
    made = {name: _like(known[name], value[name]) for name in value if name in known}
    if "purpose" in made:
        made["purpose"] = Purpose(made["purpose"])
    return Settings(**made)


def place(value: Any) -> Record | None:
    """Return where the writer stopped, or None."""
    return _record(value, _PLACE) if value is not None else None


def cut(value: Any) -> Record | None:
    """Return the last cut, or None."""
    return _record(value, _CUT) if value is not None else None


def _like(usual: Any, value: Any) -> Any:
    """Return a value of the kind that the usual one has."""
    if isinstance(usual, tuple):
        kind: type = type(usual[0]) if usual else str
        if not isinstance(value, list) or any(type(one) is not kind for one in value):
            raise TypeError
        return tuple(value)
    is_like = isinstance(value, str) if isinstance(usual, str) else type(value) is type(usual)
    if not is_like:
        raise TypeError
    return value


def _record(value: Any, shape: Mapping[str, Callable[[Any], Any]]) -> Record:
    if not isinstance(value, Mapping) or set(value) != set(shape):
        raise TypeError
    return {name: read(value[name]) for name, read in shape.items()}


def _records(shape: Mapping[str, Callable[[Any], Any]]) -> Callable[[Any], list[Record]]:
    def read(value: Any) -> list[Record]:
        if not isinstance(value, list):
            raise TypeError
        return [_record(one, shape) for one in value]

    return read


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _id(value: Any) -> str:
    if not _ID.fullmatch(_text(value)):
        raise ValueError("no id")
    return str(value)


def _id_or_none(value: Any) -> str:
    return _id(value) if value else _text(value)


def _number(value: Any) -> int:
    if type(value) is not int or abs(value) > _LARGEST:
        raise TypeError
    return int(value)


def _moment(value: Any) -> str:
    if datetime.fromisoformat(_text(value)).tzinfo is None:
        raise ValueError("a moment without its distance from UTC")
    return str(value)


def _moment_or_none(value: Any) -> str | None:
    return None if value is None else _moment(value)


def _day(value: Any) -> str:
    return date.fromisoformat(_text(value)).isoformat()


def _body(value: Any) -> richtext.Body:
    if not isinstance(value, list):
        raise TypeError
    return richtext.from_json(value)


def _body_or_none(value: Any) -> richtext.Body | None:
    return None if value is None else _body(value)


def _fields(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _mark(value: Any) -> str | None:
    return None if value is None else State(_text(value)).value


_SECTION: Mapping[str, Callable[[Any], Any]] = {
    "id": _id,
    "key": _text,
    "heading": _text,
    "place": _number,
    "mark": _mark,
    "words": _number,
    "fields": _fields,
    "body": _body_or_none,
}
_SNAPSHOT: Mapping[str, Callable[[Any], Any]] = {
    "id": _id,
    "section": _id,
    "kept_at": _moment,
    "reason": lambda value: Reason(_text(value)).value,
    "words": _number,
    "fields": _fields,
    "body": _body,
}
_DOCUMENT: Mapping[str, Callable[[Any], Any]] = {
    "id": _id,
    "kind": lambda value: Kind(_text(value)).value,
    "title": _text,
    "on_day": _day,
    "guide": _text,
    "place": _number,
    "state": lambda value: State(_text(value)).value,
    "written_at": _moment,
    "changed_at": _moment,
    "trashed_at": _moment_or_none,
    "sections": _records(_SECTION),
    "snapshots": _records(_SNAPSHOT),
}
_PLACE: Mapping[str, Callable[[Any], Any]] = {
    "document": _id,
    "section": _id,
    "caret": _number,
}
_CUT: Mapping[str, Callable[[Any], Any]] = {"document": _id_or_none, "body": _body}
