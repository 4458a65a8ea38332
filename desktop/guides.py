"""Guides as they stand in TOML, made into nouns; says file, place and reason when one is wrong."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from desktop import datafile, files
from desktop.datafile import Table
from desktop.errors import DataFileError
from desktop.model.guide import (
    ANSWERS,
    BODY,
    FACT_VIEWS,
    FIELD_KINDS,
    FIELD_ROLES,
    PEOPLE,
    SHELVES,
    FixedRow,
    Guide,
    GuideField,
    GuideSection,
)
from desktop.model.settings import Purpose

_FORMAT = 1
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_PLACEHOLDER = re.compile(r"\{([A-Za-z_]+)\}")
_GUIDE_KEYS = (
    "format",
    "id",
    "title",
    "purpose",
    "before",
    "who_sees",
    "words",
    "cautions",
    "section",
    "shelf",
    "roles",
    "private_workings",
    "exportable",
    "spelling",
    "order",
    "for_two",
    "late",
    "apart",
)
_SECTION_KEYS = (
    "key",
    "heading",
    "purpose",
    "why",
    "questions",
    "hint",
    "mistake",
    "stop",
    "who_sees",
    "caution",
    "exportable",
    "optional",
    "starts_off",
    "field",
    "assembles",
)
_FIELD_KEYS = (
    "key",
    "kind",
    "label",
    "hint",
    "choices",
    "ends",
    "column",
    "refers_to",
    "minutes",
    "role",
    "exportable",
    "wide",
    "own",
    "row",
)
_ROW_KEYS = ("key", "label", "hint", "leads", "sides")
_CHOOSING = frozenset({"choice", "choices"})
_SAID_BY_CHOICE = {
    "wanted": "only a choice can say what is wanted",
    "aside": "only a choice can put a row aside",
}
_NONE = "none"
_PAIR = 2
_VIEWS = (*FACT_VIEWS, ANSWERS)


def load(name: str, text: str) -> Guide:
    """Return the guide this TOML text describes, or raise DataFileError."""
    top = datafile.parse(name, text)
    top.only(*_GUIDE_KEYS)
    top.of_format(_FORMAT)
    guide = Guide(
        id=_key(top, "id"),
        title=top.text("title"),
        purpose=top.text("purpose"),
        before=top.texts("before"),
        words=MappingProxyType(top.texts_by_name("words")),
        sections=tuple(
            _section(table, number, top)
            for number, table in enumerate(top.tables("section"), start=1)
        ),
        shelf=_shelf(top),
        roles=_among(top, "roles", PEOPLE, "is nobody a guide can be for"),
        private_workings=top.flag_or("private_workings", default=False),
        exportable=top.flag_or("exportable", default=True),
        spelling=top.flag_or("spelling", default=False),
        order=top.number_or("order", 0),
        for_two=top.flag_or("for_two", default=False),
        late=top.flag_or("late", default=False),
        apart=top.flag_or("apart", default=False),
    )
    _check(guide, top)
    return guide


def load_all(texts: Mapping[str, str]) -> tuple[tuple[Guide, ...], tuple[DataFileError, ...]]:
    """Return the guides that are whole, and one problem for each file that is not."""
    return datafile.load_each(load, texts)


def shipped(language: str) -> tuple[tuple[Guide, ...], tuple[DataFileError, ...]]:
    """Return what `load_all` does of the guides that come with the program."""
    folder = files.resources() / "guides" / language
    return load_all({one.name: one.read_text("utf-8") for one in sorted(folder.glob("*.toml"))})


def fill(text: str, words: Mapping[str, str]) -> str:
    """Return the text with `{name}` and `{Name}` replaced; a name without a word stays as it is."""

    def word(match: re.Match[str]) -> str:
        name = match.group(1)
        chosen = words.get(name.lower())
        if not chosen:
            return match.group(0)
        return chosen[0].upper() + chosen[1:] if name[0].isupper() else chosen

    return _PLACEHOLDER.sub(word, text)


def in_words(guide: Guide, chosen: Mapping[str, str]) -> Guide:
    """Return the guide in the words a person chose; where they chose none, in its own."""
    words = {**guide.words, **{name: word for name, word in chosen.items() if word.strip()}}
    return guide.spoken(lambda text: fill(text, words))


def _section(table: Table, number: int, top: Table) -> GuideSection:
    table.only(*_SECTION_KEYS)
    starts_off = table.flag_or("starts_off", default=False)
    optional = table.flag_or("optional", default=False)
    if starts_off and not optional:
        raise table.refuse("starts_off", "only an optional section may start off")
    questions = table.texts("questions")
    if not questions:
        raise table.refuse("questions", "at least one is needed")
    return GuideSection(
        key=_key(table, "key"),
        number=number,
        heading=table.text("heading"),
        purpose=table.text("purpose"),
        why=table.text("why"),
        questions=questions,
        hint=table.text("hint"),
        mistake=table.text("mistake"),
        stop=table.text("stop"),
        who_sees=table.text_or("who_sees", top.text("who_sees")),
        caution=_caution(table, top),
        exportable=table.flag_or("exportable", default=True),
        optional=optional,
        starts_off=starts_off,
        is_gentle=top.texts("roles") != (Purpose.TRUTH.value,),
        fields=_fields(table, "field") or (GuideField(key=BODY, kind="text"),),
        assembles=_among(table, "assembles", _VIEWS, "is nothing that can be put together"),
    )


def _shelf(top: Table) -> str:
    shelf = top.text_or("shelf", SHELVES[0])
    if shelf not in SHELVES:
        raise top.refuse("shelf", f"{shelf!r} is no shelf")
    return shelf


def _among(table: Table, key: str, known: tuple[str, ...], reason: str) -> tuple[str, ...]:
    named = table.texts(key)
    for one in named:
        if one not in known:
            raise table.refuse(key, f"{one!r} {reason}")
    _unique(table, key, named, "name")
    return named


def _caution(table: Table, top: Table) -> str:
    names = table.texts("caution")
    cautions = top.texts_by_name("cautions")
    if not set(names) <= set(cautions):
        raise table.refuse("caution", "no caution has this name")
    return "\n".join(cautions[name] for name in names)


def _fields(table: Table, key: str) -> tuple[GuideField, ...]:
    fields = tuple(_field(one) for one in table.tables(key))
    _unique(table, key, tuple(one.key for one in fields))
    return fields


def _field(table: Table) -> GuideField:
    table.only(*_FIELD_KEYS)
    one = GuideField(
        key=_key(table, "key"),
        kind=table.text("kind"),
        label=table.text_or("label", ""),
        hint=table.text_or("hint", ""),
        choices=table.texts("choices"),
        ends=table.texts("ends"),
        columns=_columns(table),
        rows=_rows(table),
        refers_to=table.text_or("refers_to", ""),
        minutes=table.number_or("minutes", 0),
        role=table.text_or("role", ""),
        exportable=table.flag_or("exportable", default=True),
        wide=table.flag_or("wide", default=False),
        own=table.flag_or("own", default=False),
    )
    for key, reason in _wrong(one):
        raise table.refuse(key, reason)
    return one


def _columns(table: Table) -> tuple[GuideField, ...]:
    columns = _fields(table, "column")
    _unique(table, "column", tuple(one.role for one in columns if one.role), "role")
    if any(one.has_rows for one in columns):
        raise table.refuse("column", "a table cannot stand inside a table")
    # A row that says "none of this kind" carries that under this key, beside its cells.
    if any(one.key == _NONE for one in columns):
        raise table.refuse("column", f"the key {_NONE!r} is kept for rows that say so")
    return columns


def _rows(table: Table) -> tuple[FixedRow, ...]:
    rows = tuple(_row(one) for one in table.tables("row"))
    _unique(table, "row", tuple(one.key for one in rows))
    return rows


def _row(table: Table) -> FixedRow:
    table.only(*_ROW_KEYS)
    return FixedRow(
        key=_key(table, "key"),
        label=table.text("label"),
        hint=table.text_or("hint", ""),
        leads=table.texts("leads"),
        sides=table.texts("sides"),
    )


def _wrong(one: GuideField) -> Iterator[tuple[str, str]]:
    if one.kind not in FIELD_KINDS:
        yield "kind", f"{one.kind!r} is no kind of field"
    if one.role and one.role not in FIELD_ROLES:
        yield "role", f"{one.role!r} is no role of a field"
    if one.role in _SAID_BY_CHOICE and one.kind != "choice":
        yield "role", _SAID_BY_CHOICE[one.role]
    if one.key == BODY and one.kind != "text":
        yield "kind", "the body is text"
    if one.kind in _CHOOSING and not one.choices:
        yield "choices", "a choice needs something to choose from"
    if one.own and one.kind not in _CHOOSING:
        yield "own", "only choices can be added to"
    yield from _wrong_rows(one)


def _wrong_rows(one: GuideField) -> Iterator[tuple[str, str]]:
    if one.has_rows and not one.columns:
        yield "column", "a table needs columns"
    if bool(one.rows) != one.names_rows:
        yield "row", "rows stand in a fixed table or a map, and such a field needs them"
    pairs = [row.sides for row in one.rows if row.sides]
    if pairs and {len(one.ends), *map(len, pairs)} != {_PAIR}:
        yield "row", "a row stands between two sides, and the two ends of its field head them"


def _key(table: Table, name: str) -> str:
    key = table.text(name)
    if not _KEY.fullmatch(key):
        raise table.refuse(name, "small letters, digits and _ only")
    return key


def _unique(table: Table, key: str, keys: tuple[str, ...], what: str = "key") -> None:
    if len(set(keys)) != len(keys):
        raise table.refuse(key, f"two have the same {what}")


def _check(guide: Guide, top: Table) -> None:
    if not guide.sections:
        raise top.refuse("section", "at least one is needed")
    _unique(top, "section", tuple(section.key for section in guide.sections))
    texts = [
        ("title", guide.title),
        ("purpose", guide.purpose),
        *(("before", one) for one in guide.before),
    ]
    texts += [
        (f"section {section.number}", one)
        for section in guide.sections
        for one in section.sentences()
    ]
    for place, text in texts:
        _check_placeholders(guide, top, place, text)


def _check_placeholders(guide: Guide, top: Table, place: str, text: str) -> None:
    names = {name.lower() for name in _PLACEHOLDER.findall(text)}
    if not names <= set(guide.words):
        raise top.refuse(place, f"no word is given for {sorted(names - set(guide.words))}")
    if re.search(r"[{}]", _PLACEHOLDER.sub("", text)):
        raise top.refuse(place, "a brace stands alone")
