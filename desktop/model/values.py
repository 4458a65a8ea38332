"""What stands in the fields of a section: whether it is there, right, and how it prints."""

from collections.abc import Mapping, Sequence
from typing import Any

from desktop.model import money, richtext, when
from desktop.model.guide import GuideField
from desktop.model.richtext import Block, BlockKind, Body, Run
from desktop.model.table import Table


def is_empty(field: GuideField, value: Any, *, leaving: bool = False) -> bool:
    """Say whether nothing stands in a field; a scale skipped on purpose is not empty."""
    if leaving and not field.exportable:
        return True
    return (
        value is None
        and field.kind != "scale"
        or value is not None
        and prune(value) in ("", [], {})
    )


def check(field: GuideField, value: Any) -> str:
    """Return "" if the value fits the field, else a sentence that says what is not right."""
    return ""


def plain(field: GuideField, value: Any, *, leaving: bool = False) -> str:
    """Return one text as it prints; a shape that is not known gives its words."""
    if is_empty(field, value, leaving=leaving):
        return ""
    try:
        if field.kind == "scale":
            return "skipped" if value is None else f"{value} of 10"
        if field.kind == "date":
            return when.from_json(value).words_with_basis()
        if field.kind == "money":
            return money.from_json(value).words_with_basis()
    except ValueError:
        pass
    return words(value)


def lines(
    fields: Sequence[GuideField], values: Mapping[str, Any], *, leaving: bool = False
) -> Body:
    """Return a paragraph "Label: value" for each field that is no table and not empty."""
    return tuple(
        Block.of(BlockKind.PARAGRAPH, [Run(f"{one.label}:", bold=True), Run(f" {text}")])
        for one in fields
        if one.kind != "table"
        and (text := plain(one, values.get(one.key), leaving=leaving))
        and one.key in values
    )


def tables(
    fields: Sequence[GuideField], values: Mapping[str, Any], *, leaving: bool = False
) -> tuple[Table, ...]:
    """Return the tables of a section without empty rows and empty columns."""
    made = []
    for field in fields:
        rows = values.get(field.key) or []
        columns = [c for c in field.columns if c.exportable or not leaving]
        if field.kind == "table" and rows:
            cells = tuple(
                tuple(
                    plain(c, r["cells"].get(c.key)) if c.key in r["cells"] else "" for c in columns
                )
                for r in rows
            )
            made.append(
                Table(headings=tuple(c.label for c in columns), rows=cells, caption=field.label)
            )
    return tuple(made)


def words(values: Any) -> str:
    """Return every text in the values, one line each; never raises, whatever their shape."""
    if isinstance(values, str):
        return values
    if isinstance(values, Mapping):
        return "\n".join(filter(None, (words(v) for k, v in values.items() if k != "id")))
    if isinstance(values, list | tuple):
        return "\n".join(filter(None, map(words, values)))
    return ""


def prune(value: Any) -> Any:
    """Return the value without empty texts, lists and mappings; null and 0 are not empty."""
    if isinstance(value, Mapping):
        kept = {key: prune(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one not in ("", [], {})}
    if isinstance(value, list | tuple):
        return [one for one in map(prune, value) if one not in ("", [], {})]
    return "" if isinstance(value, str) and not value.strip() else value
