"""What stands in the fields of a section: whether it is there, right, and how it prints.

No shape is refused here: what a field does not know is still kept, found and printed as words.
With `leaving` only what the guide lets out of the vault is there.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from desktop.model import money, richtext, when
from desktop.model.guide import BODY, GuideField
from desktop.model.richtext import Block, BlockKind, Body, Run
from desktop.model.table import Table

_MAP, _ENDS = "map", (".", "?", "!", "…")
NONE = "none"
"""The cell of a row that says "none of this kind"."""
WANTED = "wanted"
"""The role of a choice whose last word keeps a row here."""
ASIDE = "aside"
"""The role of a choice whose first word puts a row aside; its words are kept, and stay here."""
MOMENT = "moment"
"""The role of a text the program writes itself: a day of the calendar, with a time or without."""
_MOMENT = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(\d\d)(?:T(\d\d:\d\d))?")
MOST_OF_A_SCALE = 10
_AS_TYPED = {"typed", "currency", "basis"}
"""What stands in the place of a date or an amount that is not read yet."""
_IDS = ("id", "document", "section")
_COPIES = frozenset({":passages", ":pulled", ":points"})
"""What the program noted of words that stand elsewhere (`desk`, `pulled`, `points`)."""

_Fits = Callable[[GuideField, Any], bool]
_NOT_NAMED_ROWS = "A row here was not kept whole. Please write it again."
_NOT_A_ROW = "A row of this table was not kept whole. Remove it, or write it again."


def is_empty(field: GuideField, value: Any, *, leaving: bool = False) -> bool:
    """Say whether nothing stands in a field; a scale skipped on purpose is not empty."""
    if leaving and not field.exportable:
        return True
    if value is None:
        return field.kind != "scale"
    if leaving and field.has_rows:
        return _table(field, value, leaving=True) is None
    return _is_nothing(prune(value))


def check(field: GuideField, value: Any) -> str:
    """Return "" if the value fits the field, else a sentence that says what is not right."""
    if is_empty(field, value):
        return ""
    if field.kind == "date":
        return _missed(when.from_json, value, lambda typed, _: when.parse(None, typed))
    if field.kind == "money":
        return _missed(money.from_json, value, lambda typed, code: money.parse(code, typed))
    if field.has_rows:
        return _check_rows(field, value)
    fits, sentence = _RULES.get(field.kind, (_is_anything, ""))
    return "" if fits(field, value) else sentence


def _missed(read: Callable[[Any], object], value: Any, ask: Callable[[str, str], object]) -> str:
    """Return why a value is not read; of one kept as it was typed, why that is not."""
    kept = {"typed": value} if isinstance(value, str) else value
    try:
        if isinstance(kept, Mapping) and kept.keys() <= _AS_TYPED:
            ask(str(kept.get("typed", "")), str(kept.get("currency", "")))
        else:
            read(value)
    except ValueError as why:
        return str(why)
    return ""


def _check_rows(field: GuideField, rows: Any) -> str:
    if field.names_rows:
        if not isinstance(rows, Mapping) or not all(
            isinstance(one, Mapping) for one in rows.values()
        ):
            return _NOT_NAMED_ROWS
        every = [rows[one.key] for one in field.rows if one.key in rows]
    elif not isinstance(rows, list) or not all(map(_is_row, rows)):
        return _NOT_A_ROW
    else:
        every = [row["cells"] for row in rows]
    return next(filter(None, _check_cells(field, every)), "")


def _check_cells(field: GuideField, rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for cells in rows:
        for column in field.columns:
            if column.key in cells:
                yield check(column, cells[column.key])


def _is_row(row: Any) -> bool:
    return (
        isinstance(row, Mapping) and _is_id(row.get("id")) and isinstance(row.get("cells"), Mapping)
    )


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{32}", value) is not None


def _is_anything(_field: GuideField, _value: Any) -> bool:
    return True


def _is_text(_field: GuideField, value: Any) -> bool:
    return isinstance(value, str)


def _is_chosen(field: GuideField, value: Any) -> bool:
    return isinstance(value, str) and (field.own or value in field.choices)


def _are_texts(_field: GuideField, value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_on_scale(_field: GuideField, value: Any) -> bool:
    return value is None or (type(value) is int and 0 <= value <= MOST_OF_A_SCALE)


def _is_answer(_field: GuideField, value: Any) -> bool:
    return value in ("yes", "no", "none")


def _is_passage(_field: GuideField, value: Any) -> bool:
    parts = ("document", "section", "words")
    return isinstance(value, Mapping) and all(isinstance(value.get(one), str) for one in parts)


def _is_time(_field: GuideField, value: Any) -> bool:
    return type(value) is int and value >= 0


_TEXT = (_is_text, "This is not kept as text. Please write it again.")
_RULES: dict[str, tuple[_Fits, str]] = {
    "short": _TEXT,
    "text": _TEXT,
    "choice": (_is_chosen, "This is not one of the choices. Choose one, or leave it empty."),
    "choices": (_are_texts, "This is not a list of choices. Please choose again."),
    "scale": (_is_on_scale, "A place on this scale is from 0 to 10. It can be skipped."),
    "yes-no-none": (_is_answer, "This is neither yes, no nor none. Please choose again."),
    "reference": (_is_passage, "This passage was not kept whole. Please choose it again."),
    "timer": (_is_time, "This time was not kept whole. It can be left empty."),
}


def plain(field: GuideField, value: Any, *, leaving: bool = False) -> str:
    """Return one text as it prints; a shape the field does not know gives its words."""
    if isinstance(value, str) and field.kind not in _PRINTED and not field.has_rows:
        # Logs have thousands of such cells, and nothing in them needs a second look.
        said = _moment(value) if field.role == MOMENT else value.strip()
        return "" if leaving and not field.exportable else said
    if is_empty(field, value, leaving=leaving):
        return ""
    if field.has_rows:
        table = _table(field, value, leaving=leaving)
        return _rows_in_words(table) if table else ""
    if check(field, value) == "" and field.kind in _PRINTED:
        return _PRINTED[field.kind](value)
    return value.strip() if isinstance(value, str) else _in_one_line(value)


def _moment(value: str) -> str:
    """Return "3 October 2026, 21:10"; what is no moment as it stands."""
    if (found := _MOMENT.fullmatch(value.strip())) is None:
        return value.strip()
    year, month, day, time = found.groups()
    words = f"{int(day)} {when.MONTHS[int(month) - 1]} {year}"
    return f"{words}, {time}" if time else words


def _in_one_line(value: Any) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ", ".join(words(value).splitlines())


def _listed(texts: Sequence[str]) -> str:
    mark = "; " if any("," in text for text in texts) else ", "
    return mark.join(text.strip() for text in texts if text.strip())


def _on_scale(value: int | None) -> str:
    return "skipped" if value is None else f"{value} of {MOST_OF_A_SCALE}"


def _duration(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "hour"), (minutes, "minute"), (rest, "second"))
    said = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count]
    return " ".join(said) or "0 seconds"


_PRINTED: dict[str, Callable[[Any], str]] = {
    "choices": _listed,
    "scale": _on_scale,
    "reference": lambda value: str(value["words"]).strip(),
    "timer": _duration,
}


def lines(
    fields: Sequence[GuideField], values: Mapping[str, Any], *, leaving: bool = False
) -> Body:
    """Return a paragraph "Label: value" for each field that is no table; empties leave nothing.

    Further lines of a value are paragraphs of their own; a map is a numbered list of its stations.
    The body of the section is not here.
    """
    made: list[Block] = []
    for field in fields:
        if field.kind == _MAP:
            made += _stations(field, values.get(field.key), leaving=leaving)
        if field.has_rows or field.key == BODY or field.key not in values:
            continue
        texts = plain(field, values[field.key], leaving=leaving).splitlines()
        first, *rest = [text for text in texts if text.strip()] or [""]
        made += [_labelled(field.label, first)] if first else []
        made += map(richtext.paragraph, rest)
    return tuple(made)


def _labelled(label: str, text: str) -> Block:
    if not label:
        return richtext.paragraph(text)
    mark = "" if label[-1] in ".:?…" else ":"
    return Block.of(BlockKind.PARAGRAPH, [Run(f"{label}{mark}", bold=True), Run(f" {text}")])


def _stations(field: GuideField, value: Any, *, leaving: bool) -> Iterator[Block]:
    """Yield the label of a map, and each of its stations in which something stands."""
    table = None if leaving and not field.exportable else _table(field, value, leaving=leaving)
    if table is None:
        return
    yield Block.of(BlockKind.PARAGRAPH, [Run(field.label, bold=True)])
    for name, *texts in table.rows:
        told = [
            ended(text if head == field.columns[0].label else f"{head}: {text}")
            for head, text in zip(table.headings[1:], texts, strict=True)
            if text
        ]
        yield Block.of(BlockKind.NUMBER, [Run(f"{name}:", bold=True), Run(f" {' '.join(told)}")])


def ended(text: str) -> str:
    """Return a text on one line as a sentence: others follow it."""
    text = " ".join(text.split())
    return text if text[-1:] in _ENDS else f"{text}."


def tables(
    fields: Sequence[GuideField], values: Mapping[str, Any], *, leaving: bool = False
) -> tuple[Table, ...]:
    """Return the tables without the rows and columns that are empty, captioned by their label."""
    made = (
        _table(field, values.get(field.key), leaving=leaving)
        for field in fields
        if field.has_rows and field.kind != _MAP and not (leaving and not field.exportable)
    )
    return tuple(table for table in made if table)


def _table(field: GuideField, value: Any, *, leaving: bool) -> Table | None:
    """Return what of a table prints; nothing if no cell does.

    Where the guide names the rows, their names stand in a first column under the field's label.
    """
    columns = [one for one in field.columns if one.role != NONE]
    going = [one for one in _rows(field, value) if not (leaving and stays(columns, one[1]))]
    cells = [(name, _texts(columns, row, leaving=leaving)) for name, row in going]
    full = [at for at in range(len(columns)) if any(row[at] for _, row in cells)]
    if not full:
        return None
    named = (field.label,) if field.names_rows else ()
    return Table(
        headings=(*named, *(columns[at].label for at in full)),
        rows=tuple((*name, *(row[at] for at in full)) for name, row in cells if any(row)),
        caption="" if named else field.label,
    )


def _rows(field: GuideField, value: Any) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    """Yield the cells of each row that has some, after its name where the guide gives it one."""
    if field.names_rows:
        for one in field.rows if isinstance(value, Mapping) else ():
            cells = value.get(one.key)
            if isinstance(cells, Mapping):
                yield (one.label,), cells
        return
    for row in value if isinstance(value, list | tuple) else ():
        cells = row.get("cells") if isinstance(row, Mapping) else None
        if isinstance(cells, Mapping):
            yield (), cells


def stays(columns: Sequence[GuideField], cells: Mapping[str, Any]) -> bool:
    """Say whether a row is kept and stays: it is not wanted any more, or was put aside."""
    return any(one.role == WANTED and cells.get(one.key) == one.choices[-1] for one in columns) or (
        is_aside(columns, cells)
    )


def is_aside(columns: Sequence[GuideField], cells: Mapping[str, Any]) -> bool:
    """Say whether a row was put aside: it chose the first there is to choose."""
    return any(one.role == ASIDE and cells.get(one.key) == one.choices[0] for one in columns)


def _texts(
    columns: Sequence[GuideField], cells: Mapping[str, Any], *, leaving: bool
) -> tuple[str, ...]:
    texts = [
        plain(one, cells[one.key], leaving=leaving) if one.key in cells else "" for one in columns
    ]
    if cells.get(NONE) is not True:
        return tuple(texts)
    # A row that says "none" says nothing else, whatever was written in it before.
    title = next((at for at, one in enumerate(columns) if one.role == "kind"), 0)
    # No colon: on paper the heading of its column stands before it with one.
    return tuple(f"{text} – none" if text and at == title else "" for at, text in enumerate(texts))


def _rows_in_words(table: Table) -> str:
    return "\n".join(
        "; ".join(
            f"{heading}: {text}" if heading else text
            for heading, text in zip(table.headings, row, strict=True)
            if text
        )
        for row in table.rows
    )


def words(values: Any) -> str:
    """Return every text in the values, one below the other; never raises, whatever their shape.

    Dates and amounts are there as they print; names of fields, ids and numbers are not, nor what
    the program noted of words that stand elsewhere.
    """
    found: list[str] = []
    waiting = [values]
    while waiting:  # not by calling itself: a shape may be deeper than Python's stack
        value = waiting.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, Mapping):
            waiting += reversed(_texts_of(value))
        elif isinstance(value, list | tuple):
            waiting += reversed(value)
    return "\n".join(text for text in found if text.strip())


def _texts_of(value: Mapping[str, Any]) -> list[Any]:
    """Return what of a mapping a person wrote, in its order."""
    # Thousands of rows are neither: an error for each would be most of the time of a save.
    if "precision" in value or "lower" in value:
        read = when.from_json if "precision" in value else money.from_json
        try:
            return [read(value).words_with_basis()]
        except ValueError:
            pass
    return [
        one
        for key, one in value.items()
        if key not in _COPIES and (key not in _IDS or not _is_id(one))
    ]


def prune(value: Any) -> Any:
    """Return the value without blank texts, empty lists, mappings and rows.

    Null, 0 and false stay: a skipped scale is a fact.
    """
    if isinstance(value, Mapping):
        kept = {key: prune(one) for key, one in value.items()}
        if _is_id(kept.get("id")) and "cells" in kept and _are_nothing(kept):
            return {}
        return {key: one for key, one in kept.items() if not _is_nothing(one)}
    if isinstance(value, list | tuple):
        return [one for one in map(prune, value) if not _is_nothing(one)]
    return "" if isinstance(value, str) and not value.strip() else value


def _are_nothing(row: Mapping[str, Any]) -> bool:
    return all(_is_nothing(one) for key, one in row.items() if key != "id")


def _is_nothing(value: Any) -> bool:
    return isinstance(value, str | list | dict) and not value
