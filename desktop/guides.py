"""Guides as they stand in TOML, made into nouns; says file, place and reason when one is wrong."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from desktop import datafile
from desktop.datafile import Table
from desktop.errors import DataFileError
from desktop.model.guide import FIELD_KINDS, Guide, GuideField, GuideSection

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
)
_FIELD_KEYS = ("key", "kind", "label", "hint", "choices", "ends", "column", "refers_to", "minutes")


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
    )
    _check(guide, top)
    return guide


def load_all(files: Mapping[str, str]) -> tuple[tuple[Guide, ...], tuple[DataFileError, ...]]:
    """Return the guides that are whole, and one problem for each file that is not."""
    return datafile.load_each(load, files)


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
        fields=_fields(table, "field") or (GuideField(key="body", kind="text"),),
    )


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
    kind = table.text("kind")
    if kind not in FIELD_KINDS:
        raise table.refuse("kind", f"{kind!r} is no kind of field")
    one = GuideField(
        key=_key(table, "key"),
        kind=kind,
        label=table.text_or("label", ""),
        hint=table.text_or("hint", ""),
        choices=table.texts("choices"),
        ends=table.texts("ends"),
        columns=_fields(table, "column"),
        refers_to=table.text_or("refers_to", ""),
        minutes=table.number_or("minutes", 0),
    )
    if kind in {"choice", "choices"} and not one.choices:
        raise table.refuse("choices", "a choice needs something to choose from")
    if kind == "table" and not one.columns:
        raise table.refuse("column", "a table needs columns")
    return one


def _key(table: Table, name: str) -> str:
    key = table.text(name)
    if not _KEY.fullmatch(key):
        raise table.refuse(name, "small letters, digits and _ only")
    return key


def _unique(table: Table, key: str, keys: tuple[str, ...]) -> None:
    if len(set(keys)) != len(keys):
        raise table.refuse(key, "two have the same key")


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
