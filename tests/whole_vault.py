"""A vault with something of every kind in it, and how two vaults are compared field by field."""

import json

import samples

from desktop.model import entries, richtext
from desktop.model.document import Kind, Place, Reason
from desktop.model.entries import Entry
from desktop.model.richtext import Block, BlockKind, Run
from desktop.model.settings import Purpose
from desktop.model.versions import VersionState
from desktop.vault import documents
from desktop.vault.ledger import TABLES

STAYS, PRIVATE, KEPT_ENTRY, EARLIER = "quillback", "tarpaulin", "bramble", "periwinkle"
"""Words of a marked passage, of private workings, of an entry that is kept in, of before."""
OPEN, HIDDEN, CHOSEN, TRASHED = "heather", "sorrel", "wren", "thistle"
"""Words that may leave; of a late page, of a packet, of the trash."""
GUIDES = samples.guides()


def fill(session):
    """Write something of every kind, and return the session."""
    letter = samples.letter(session, title="A [letter]", text="first")
    body = (
        Block.of(BlockKind.HEADING, [Run("A heading")]),
        Block.of(BlockKind.PARAGRAPH, [Run(f"{OPEN} "), Run(STAYS, kept=True, reach=("sleep",))]),
        Block.of(BlockKind.BULLET, [Run("Η λίμνη 湖 🌊 \ud83d", bold=True)]),
        Block.of(BlockKind.PARAGRAPH, []),
    )
    session.save(letter.id, letter.sections[0].id, body)
    earlier = richtext.from_plain(f"{EARLIER} once")
    session.keep_snapshot(letter.id, letter.sections[0].id, earlier, Reason.RESTORED)
    session.keep_version(letter.id, VersionState.CLEARED, pages=2, fingerprint="ab cd", note="n")
    session.keep_place(Place(document=letter.id, section=letter.sections[0].id, caret=3))
    session.keep_cut(richtext.from_plain("a cut"), document=letter.id)
    for number, text in enumerate((f"{OPEN} in an entry", KEPT_ENTRY)):
        made = session.start(kind=Kind.ENTRY, title="An evening", on=samples.TODAY)
        entry = Entry(before=7, after=3, tags=("night",), is_kept_in=bool(number))
        session.save(
            made.id, made.sections[0].id, richtext.from_plain(text),
            fields=entries.with_entry({}, entry),
        )  # fmt: skip
    _guided(session)
    samples.letter(session, title="Chosen", text=CHOSEN, kind=Kind.PACKET)
    samples.letter(session, title="Left", text=CHOSEN, kind=Kind.REGISTER)
    samples.write(session, session.hold_reading(letter.id), CHOSEN)
    session.trash(samples.letter(session, title="Away", text=TRASHED).id)
    kept = samples.letter(session, title="Never", text=STAYS)
    session.keep_in(kept.id)
    wanted = session.settings.changed(
        purpose=Purpose.HURT, own_words=("wren",), idle_minutes=9, backup_place="/somewhere"
    )
    session.change_settings(wanted)
    return session


def _guided(session):
    late = GUIDES["without_pressure"]
    for guide, word in ((GUIDES["disclosure"], OPEN), (late, HIDDEN)):
        made = session.start(
            kind=Kind.LETTER, title=guide.title, on=samples.TODAY, guide=guide.id,
            sections=guide.start(),
        )  # fmt: skip
        section = made.pages[0]
        session.save(
            made.id, section.id, richtext.from_plain(word), fields={"unknown": {"a": [1, None]}}
        )
        aside = session.add_section(made.id, f"private:{section.key}", "Private workings")
        session.save(made.id, aside.id, richtext.from_plain(PRIVATE))
        session.save(made.id, section.id, richtext.from_plain(f"{word} {word}"), fields={})


def rows(session):
    """Return every field of every row of a vault, but for what each vault makes for itself."""
    ledger = session._vault.ledger
    found = {}
    for table in TABLES:
        for row in ledger.select(table, "ORDER BY id"):
            if table == "setting" and row["id"] in {"generation", "locks"}:
                continue
            body = ledger.body(table, row)
            plain = {key: row[key] for key in row if key not in {"version", "digest"}}
            if table == "section":
                plain["fields"] = json.loads(plain["fields"])
            found[table, row["id"]] = plain, _told(table, row, body)
    return found


def _told(table, row, body):
    if body is None or table == "document":
        return body
    if table == "setting" and row["id"] != "cut":
        return json.loads(body)
    return documents.unpack_whole(body)
