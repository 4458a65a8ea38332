"""A value for every field of a guide, so that a guide can be filled, printed and searched."""

import hashlib
from typing import Any

from desktop.model import money, when
from desktop.model.guide import BODY, GuideField, GuideSection

LEAVES = "may leave from"
STAYS = "must stay in"
"""How every free text begins, by whether its field may leave."""


def section(one: GuideSection, rows: int = 2) -> dict[str, Any]:
    """Return values for every field of a section, by field key; the body is no value."""
    return {
        field.key: value(field, f"{one.key} {field.key}", rows, leaves=one.exportable)
        for field in one.fields
        if field.key != BODY
    }


def value(field: GuideField, place: str, rows: int = 2, *, leaves: bool = True) -> Any:
    """Return a value of the field's kind; what is free text names its place."""
    leaves = leaves and field.exportable
    if field.names_rows:
        return {
            row.key: {
                column.key: value(column, f"{place} {row.key} {column.key}", leaves=leaves)
                for column in field.columns
            }
            for row in field.rows
        }
    if field.kind == "table":
        return [
            {
                "id": hashlib.sha256(f"{place} {number}".encode()).hexdigest()[:32],
                "cells": {
                    column.key: value(column, f"{place} {column.key} {number}", leaves=leaves)
                    for column in field.columns
                },
            }
            for number in range(1, rows + 1)
        ]
    return _plain(field, f"{LEAVES} {place}" if leaves else f"{STAYS} {place}")


def _plain(field: GuideField, text: str) -> Any:
    fixed: dict[str, Any] = {
        "scale": 6,
        "date": when.parse(None, "summer 2019").to_json(),
        "money": money.parse("GBP", "140", "220", "statements").to_json(),
        "yes-no-none": "none",
        "reference": {"document": "d", "section": "s", "words": text},
        "timer": 90,
        # The first word of this role puts its row aside, and then nothing of it leaves.
        "choice": next(iter(field.choices[field.role == "aside" :]), ""),
        "choices": [*field.choices[:2], *([text] if field.own else [])],
    }
    return fixed.get(field.kind, text)
