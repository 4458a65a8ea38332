"""A vault with one of every kind in it: what each verb keeps, and every setting other than usual.

What is to be there is asked of the program's own lists of kinds, so that a later one is missed.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import filled
import samples
import whole_vault

from desktop.model import entries, packets, reading_notes, richtext, when
from desktop.model.document import Document, DocumentId, Kind, Reason, State
from desktop.model.entries import Entry
from desktop.model.guide import FIELD_KINDS, Guide
from desktop.model.manifest import Form, Paper, Size
from desktop.model.packets import PARAGRAPH, Days, Packet, Passage, Rule, Span
from desktop.model.reading_notes import KEY, Note, Reply
from desktop.model.reading_scope import IMPACT_LETTER
from desktop.model.register import Fate, Left, Return, What
from desktop.model.settings import Purpose, Settings
from desktop.model.versions import VersionState

WORD = "quillwort η 🌊"
CHOICES: dict[str, Any] = {
    "purpose": Purpose.TRUTH, "spelling_language": "en-US", "opens_on": "entry",
    "country": "NZ", "paper_tried_on": "2026-04-01", "breath_counts": (3, 1, 5),
}  # fmt: skip
"""Of settings that take not just anything."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept by verbs of its own, to be asked for again where it was taken in."""

    packet: tuple[DocumentId, Packet]
    lines: tuple[Left, ...]
    letter: DocumentId
    notes: tuple[Note, ...]
    unsaid: DocumentId
    """What was offered beside an impact letter, which no file tells (domain.md 4.3)."""


def fill(session) -> Kept:
    """Keep one of every kind by the verbs of the program."""
    whole_vault.fill(session)
    for guide in _telling():
        _guided(session, guide)
    _entry(session)
    letter = _marked(session)
    impact = _guided(session, whole_vault.GUIDES[IMPACT_LETTER])
    return Kept(
        packet=_packet(session, letter),
        lines=_register(session),
        letter=letter.id,
        notes=_read(session, letter),
        unsaid=session.hold_reading(impact.id).id,
    )


def change_every_setting(session, document: DocumentId) -> None:
    """Set everything that can be set, other than it usually is."""
    usual = Settings()
    session.change_settings(usual.changed(**{
        one.name: _other(one.name, getattr(usual, one.name), document) for one in fields(usual)
    }))  # fmt: skip


def _other(name: str, usual: Any, document: DocumentId) -> Any:
    if name in CHOICES:
        return CHOICES[name]
    if isinstance(usual, bool):
        return not usual
    if isinstance(usual, int):
        return usual + 4
    return (str(document),) if isinstance(usual, tuple) else f"{usual}{WORD}"


def _telling() -> list[Guide]:
    """Return guides in which every kind of field there is stands at least once."""
    missing, chosen = set(FIELD_KINDS), []
    for guide in whole_vault.GUIDES.values():
        kinds = {
            one.kind for part in guide.sections for field in part.fields
            for one in (field, *field.columns)
        }  # fmt: skip
        if kinds & missing:
            missing -= kinds
            chosen.append(guide)
    assert missing == set(), missing
    return chosen


def _guided(session, guide: Guide) -> Document:
    kind = Kind.PLAN if guide.shelf == "plans" else Kind.LETTER
    made = session.start(
        kind=kind, title=guide.title, on=samples.TODAY, guide=guide.id, sections=guide.start()
    )
    asked = {one.key: one for one in guide.sections}
    for page in made.pages:
        if page.key in asked and asked[page.key].fields:
            values = filled.section(asked[page.key])
            session.save(made.id, page.id, richtext.from_plain(WORD), fields=values)
    return made


def _entry(session) -> None:
    made = session.start(kind=Kind.ENTRY, title=WORD, on=samples.TODAY)
    entry = Entry(
        happened=when.parse(None, "summer 2019"), before=10, after=0, reach=("sleep", "money"),
        tags=(WORD, "night"), is_veiled=True, is_kept_in=True, prompt="today",
    )  # fmt: skip
    kept = entries.with_entry({":passages": [1, 2.5, None, True]}, entry)
    session.save(made.id, made.sections[0].id, richtext.from_plain(WORD), fields=kept)


def _marked(session) -> Document:
    """Write a letter with a section of each state and a version of each, and rename it."""
    states = tuple(State)
    made = session.start(
        kind=Kind.LETTER, title="x", on=date(2031, 12, 31),
        sections=tuple((f"part-{at}", WORD) for at in range(len(states))),
    )  # fmt: skip
    for page, state in zip(made.pages, states, strict=True):
        session.save(made.id, page.id, richtext.from_plain(f"{WORD} {state}"))
        session.mark(made.id, page.id, state)
    for reason in Reason:
        earlier = richtext.from_plain(f"{WORD} {reason}")
        session.keep_snapshot(made.id, made.sections[0].id, earlier, reason)
    for state in VersionState:
        session.keep_version(made.id, state, pages=3, fingerprint="ab cd", note=WORD)
    session.rename(made.id, WORD)
    return session.open(made.id)


def _read(session, letter: Document) -> tuple[Note, ...]:
    held = session.hold_reading(letter.id)
    part = session.add_section(held.id, f"{KEY}{letter.sections[0].id}")
    notes = tuple(
        Note(label="vague", words=f"{WORD} {reply}", before="b", after="a", reply=reply,
             reason=f"{WORD} why")
        for reply in Reply
    )  # fmt: skip
    session.save(held.id, part.id, None, fields=reading_notes.kept(notes))
    return notes


def _packet(session, letter: Document) -> tuple[DocumentId, Packet]:
    section = letter.sections[0].id
    quoted = Passage(letter.id, section, PARAGRAPH, packets.digest(WORD))
    whole = Packet(
        title=WORD, days=Days(Span.DAYS, date(2026, 1, 1), date(2026, 3, 1)),
        rule=Rule(is_on=True, reach="sleep", tag=WORD), sections=frozenset({section}),
        entries=frozenset({letter.id}), without=frozenset({letter.id}), passages=(quoted,),
        charts=frozenset({"sleep"}), first_page={"want": {"words": WORD}},
        names={"found": [{"name": WORD, "in": "N."}]}, form=tuple(Form)[-1],
        size=tuple(Size)[-1], paper=tuple(Paper)[-1], use="session", copies=2,
        others={"of a later version": [WORD]},
    )  # fmt: skip
    return session.start_packet(WORD, whole.to_json()).id, whole


def _register(session) -> tuple[Left, ...]:
    lines = tuple(
        Left(
            title=f"{WORD} {what} {fate}", at="2026-11-22T21:52:00+01:00", what=what, fate=fate,
            headings=(WORD,), form="PDF", pages=4, copy="1", volume="2", fingerprint="ab cd",
            digest="ef", size=77, folder=f"/{WORD}", name="pages.pdf", password=WORD, whom=WORD,
            returns=Return.BACK, fate_on="2026-11-23",
        )
        for what in What for fate in Fate
    )  # fmt: skip
    for one in lines:
        session.begin_line(one)
    return lines
