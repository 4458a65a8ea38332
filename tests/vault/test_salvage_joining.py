"""What goes into the new vault, and what is said of each piece."""

from datetime import UTC, datetime

import pytest

from desktop.model import richtext
from desktop.model.salvaged import Fate
from desktop.vault import documents, ledger, salvage_joining
from desktop.vault.salvage_rows import Found, Harvest, Known, Seal

NOW = datetime(2026, 3, 14, 21, 40, tzinfo=UTC)
MOMENT = NOW.isoformat()
WORDS = richtext.from_plain("words that are all there")
EARLIER = richtext.from_plain("words of before")


def document(one="d", version=2, title="A heading", kind="letter"):
    return {
        "id": one, "document": one, "version": version, "kind": kind, "title": title,
        "on_day": "2026-03-14", "guide": "", "place": 0, "state": "started",
        "written_at": MOMENT, "changed_at": MOMENT, "trashed_at": None, "digest": None,
    }  # fmt: skip


def section(one="s", of="d", version=1):
    return {
        "id": one, "document": of, "version": version, "key": "body", "heading": "", "place": 0,
        "mark": None, "words": 5, "fields": "{}", "digest": b"",
    }  # fmt: skip


def snapshot(one="n", of="s", version=1):
    return {
        "id": one, "document": "d", "version": version, "section": of, "kept_at": MOMENT,
        "reason": "session", "words": 3, "digest": b"",
    }  # fmt: skip


def harvest(*rows, at=1):
    made = Harvest()
    for seal, table, row, body in rows:
        made.add(Found(table, at, row, body, bytes(32), seal), "here")
    return made


def whole(table, row, body=None):
    return Seal.WHOLE, table, row, body


def joined(now, older=None):
    return salvage_joining.joined(now, older or Harvest(), NOW)


def fates(found):
    return {piece.id: piece.fate for piece in found.pieces}


def words_in(found, table="section"):
    return [richtext.plain(documents.unpack(body)) for name, _, body in found.rows if name == table]


PACKED = documents.pack(WORDS)
HERE = (whole("document", document()), whole("section", section(), PACKED))
CUT = (Seal.FRONT, "section", section(version=5), PACKED[:20])
BEGUN = richtext.plain(salvage_joining.salvage_words.begun(PACKED[:20]))


def test_whole_rows_are_taken_in_the_order_in_which_they_were_written():
    found = joined(harvest(*HERE))

    assert [name for name, _, _ in found.rows] == ["section", "document"]
    assert fates(found) == {"d": Fate.WHOLE}
    assert found.from_backup == 0


def test_what_is_missing_is_taken_from_the_backup():
    found = joined(harvest(HERE[0]), harvest(*HERE))

    assert fates(found) == {"d": Fate.OLDER}
    assert words_in(found) == [richtext.plain(WORDS)]
    assert found.from_backup == 1


def test_a_document_of_the_backup_is_older_too():
    found = joined(harvest(HERE[1]), harvest(*HERE))

    assert fates(found) == {"d": Fate.OLDER}
    assert found.from_backup == 1


def test_what_was_deleted_since_the_backup_is_not_taken():
    now = harvest()
    now.living = set()

    assert joined(now, harvest(*HERE)).rows == ()


def test_without_any_older_words_the_beginning_is_kept_and_doubtful():
    found = joined(harvest(HERE[0], CUT))

    assert fates(found) == {"d": Fate.DOUBTFUL}
    assert words_in(found) == [BEGUN]


def test_with_older_words_the_beginning_stands_beside_them():
    older = harvest(HERE[0], whole("section", section(), documents.pack(EARLIER)))

    found = joined(harvest(HERE[0], CUT), older)

    assert fates(found) == {"d": Fate.OLDER}
    assert words_in(found) == [richtext.plain(EARLIER)]
    assert words_in(found, "snapshot") == [BEGUN]


def test_an_earlier_state_of_the_damaged_vault_is_newer_than_the_backup():
    older = harvest(HERE[0], whole("section", section(), documents.pack(EARLIER)))
    kept = documents.pack_whole(WORDS, {"mood": 3})
    rows = [whole("snapshot", snapshot(one, version=at), kept) for one, at in (("n", 3), ("m", 2))]

    found = joined(harvest(HERE[0], CUT, *rows), older)

    assert fates(found) == {"d": Fate.DOUBTFUL}
    assert words_in(found) == [richtext.plain(WORDS)]
    assert next(row["fields"] for name, row, _ in found.rows if name == "section") == '{"mood":3}'


def test_a_newer_cut_row_beside_an_old_whole_one_is_kept_beside_it():
    found = joined(harvest(*HERE, CUT))

    assert fates(found) == {"d": Fate.DOUBTFUL}
    assert words_in(found) == [richtext.plain(WORDS)]
    assert words_in(found, "snapshot") == [BEGUN]


def test_a_former_cut_row_does_not_matter():
    former = (Seal.FRONT, "section", section(version=0), PACKED[:20])

    assert fates(joined(harvest(*HERE, former))) == {"d": Fate.WHOLE}


@pytest.mark.parametrize("body", [PACKED, PACKED[:20]])
def test_a_row_without_a_seal_is_taken_and_doubtful(body):
    row = {**section(), "digest": ledger.digest_of(PACKED)}

    found = joined(harvest(HERE[0], (Seal.NONE, "section", row, body)))

    assert fates(found) == {"d": Fate.DOUBTFUL}
    assert words_in(found) == [richtext.plain(WORDS) if body == PACKED else BEGUN]


def test_a_document_without_a_row_is_made_up_from_the_index():
    now = harvest(HERE[1])
    now.documents["d"] = Known("entry", "2025-01-02", MOMENT, None)

    found = joined(now)

    assert fates(found) == {"d": Fate.DOUBTFUL}
    assert [(piece.kind, piece.on.year, piece.title) for piece in found.pieces] == [
        ("entry", 2025, "")
    ]


def test_a_document_without_a_row_or_an_index_is_a_letter_of_today():
    found = joined(harvest(HERE[1]))

    assert [(piece.kind, piece.on) for piece in found.pieces] == [("letter", NOW.date())]


def test_a_document_of_which_no_section_is_left_is_gone():
    found = joined(harvest(HERE[0]))

    assert fates(found) == {"d": Fate.GONE}
    assert found.rows == ()


def test_a_section_of_which_only_the_place_is_known_makes_a_document_doubtful():
    now = harvest(*HERE)
    now.sections = {1: "d", 2: "d"}

    assert fates(joined(now)) == {"d": Fate.DOUBTFUL}


def test_an_earlier_state_that_is_cut_keeps_its_beginning():
    cut = (Seal.FRONT, "snapshot", snapshot(), PACKED[:20])
    empty = (Seal.FRONT, "snapshot", snapshot("m"), b"")

    found = joined(harvest(*HERE, cut, empty))

    assert words_in(found, "snapshot") == [BEGUN]


def test_an_earlier_state_of_the_backup_is_taken():
    older = harvest(*HERE, whole("snapshot", snapshot(), PACKED))

    assert words_in(joined(harvest(*HERE), older), "snapshot") == [richtext.plain(WORDS)]


def test_a_letter_says_what_is_not_whole():
    section_row, document_row = salvage_joining.letter("What was saved", "one line", NOW)

    assert (document_row[1]["title"], document_row[1]["kind"]) == ("What was saved", "letter")
    assert richtext.plain(documents.unpack(section_row[2])) == "one line"
    assert section_row[1]["document"] == document_row[1]["id"]


def test_a_cut_snapshot_older_than_another_is_passed_over():
    rows = [
        whole("snapshot", snapshot(one, version=at), PACKED) for one, at in (("n", 2), ("m", 3))
    ]

    assert len(joined(harvest(*HERE, *rows)).rows) == 4


def test_settings_are_taken_without_what_belongs_to_the_key_file():
    rows = [
        whole("setting", {"id": one, "document": "", "version": 1, "digest": b""}, b"{}")
        for one in ("settings", "generation", "locks")
    ]
    loose = (Seal.NONE, "setting", {"id": "x", "document": "", "version": 1, "digest": b""}, b"")

    found = joined(harvest(rows[1], loose), harvest(*rows))

    assert [row["id"] for _, row, _ in found.rows] == ["settings"]


def test_what_stands_in_no_list_is_taken_and_not_told():
    register = (
        whole("document", document("r", kind="register")), whole("section", section("t", "r"), None)
    )  # fmt: skip

    found = joined(harvest(*HERE, *register))

    assert len(found.rows) == 4
    assert set(fates(found)) == {"d"}


@pytest.mark.parametrize(
    ("kind", "keys", "guide"),
    [
        ("entry", ["anything"], ""),
        ("letter", ["body", "private:body"], ""),
        ("plan", ["body"], "talk"),
        ("plan", ["steps", "own"], "steady"),
        ("letter", ["own", "private:own"], "steady"),
        ("plan", ["signs", "asking"], None),
        ("plan", ["asking"], None),
        ("letter", ["of no guide"], None),
    ],
)
def test_the_sections_say_which_guide_a_text_had_where_one_alone_fits(kind, keys, guide):
    of = {"talk": ["body"], "steady": ["steps", "own"],
          "help": ["signs", "asking"], "help_own": ["signs", "asking"]}  # fmt: skip

    assert salvage_joining.Guides(keys=of).of(kind, keys) == guide
