"""What pages are made of, and what is registered, with a real vault."""

from pathlib import Path

import pytest
import samples
from fakes import InlineJobs

from desktop.model import entries, leaving, review, richtext
from desktop.model.document import Kind
from desktop.model.entries import Entry
from desktop.model.leaving import Front, Wish
from desktop.model.packets import Passage, digest
from desktop.model.richtext import Block, BlockKind, Run
from desktop.model.versions import VersionState
from desktop.packet import Packed
from desktop.ui import days, registering
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens import session_sources
from desktop.ui.screens.session_sources import Sources

GUIDE = samples.guides()["disclosure"]


class Vault:
    """A disclosure in a real vault, and what is open of it."""

    def __init__(self, folder):
        self.session = samples.opened(samples.blank_vault(folder))
        self.texts = OpenTexts(InlineJobs(), self.session)
        self.sources = Sources(self.texts, samples.guides())
        started = self.session.start(
            kind=Kind.LETTER, title="Disclosure", on=samples.TODAY, guide=GUIDE.id,
            sections=GUIDE.start(),
        )  # fmt: skip
        self.id = started.id
        self.write("opening", "first")

    def write(self, key, text):
        section = self.session.open(self.id).section(key)
        self.session.save(self.id, section.id, richtext.from_plain(text))

    def source(self):
        (found,) = self.sources.read()
        return found

    def fields(self):
        return self.session.open(self.id).section(review.KEY).fields

    def keep(self):
        task = self.texts.take()
        if task is not None:
            task()
            self.texts.was_kept()


@pytest.fixture
def vault(tmp_path):
    vault = Vault(tmp_path / "vault")
    yield vault
    vault.session.close()


def left(source):
    chosen = frozenset(one.id for one in source.document.pages)
    return leaving.put_together([source], Wish(chosen=chosen), Front(title="T"))


def test_words_that_are_not_kept_yet_are_in_the_pages(vault):
    section = vault.session.open(vault.id).section("front_sheet")
    vault.texts.set_fields(vault.id, section, {"held_back": "nothing"})

    held = vault.source().document.section("front_sheet")

    assert held.fields == {"held_back": "nothing"}
    assert vault.sources.has_unkept(vault.source())


def test_the_newest_version_of_each_state_is_read_with_its_day(vault):
    assert (vault.source().cleared, vault.source().reviewed) == (None, None)
    vault.session.keep_version(vault.id, VersionState.CLEARED)
    vault.write("opening", "second")
    vault.session.keep_version(vault.id, VersionState.CLEARED)
    vault.session.keep_version(vault.id, VersionState.WITH_THERAPIST)
    vault.write("opening", "third")

    source = vault.source()

    for former in (source.cleared, source.reviewed):
        (piece,) = source.former(former)
        assert richtext.plain(piece.body) == "second"
    assert source.cleared.day == "Saturday 14 March 2026"


def test_a_private_page_is_not_shown(vault):
    vault.session.add_section(vault.id, "private:opening")

    source = vault.source()

    assert any(one.key == "private:opening" for one in source.document.sections)
    assert all(":" not in one.key for one in vault.sources.shown(source).sections)


def test_a_copy_is_registered_beside_what_was_typed_and_is_not_kept_yet(vault):
    section = vault.session.add_section(vault.id, review.KEY)
    typed = {"id": "a" * 32, "cells": {"remark": "typed a moment ago"}}
    vault.texts.set_fields(vault.id, section, {review.REMARKS: [typed]})

    vault.sources.register(left(vault.source()), {"b" * 32: "copy 1 of 1"})
    vault.keep()

    assert vault.fields().get(review.REMARKS) == [typed]
    (row,) = vault.fields()[review.COPIES]
    assert row["cells"]["copy"] == "copy 1 of 1"
    assert row["cells"]["left"]["precision"] == "day"

    vault.sources.register_gone(left(vault.source()), {"b" * 32: ""})
    vault.keep()
    assert vault.fields()[review.COPIES][0]["cells"]["state"] == review.DESTROYED
    assert vault.fields()[review.REMARKS] == [typed]


def test_the_twin_that_reads_the_register_from_the_vault_loses_what_was_typed(vault, monkeypatch):
    monkeypatch.setattr(vault.texts, "fields", lambda section: section.fields)

    with pytest.raises(AssertionError):
        test_a_copy_is_registered_beside_what_was_typed_and_is_not_kept_yet(vault)


def test_a_version_has_the_pages_and_the_fingerprint_of_the_text(vault):
    source = vault.source()

    assert vault.sources.keep_version(source, 3) == ""

    (version,) = vault.session.versions(vault.id)
    assert (version.state, version.pages) == (VersionState.WITH_THERAPIST, 3)
    assert version.fingerprint == left(source).manifest.fingerprint()


def test_no_version_is_kept_of_another_text_than_was_printed(vault):
    source = vault.source()
    vault.write("opening", "changed meanwhile")

    said = vault.sources.keep_version(source, 3)

    assert vault.session.versions(vault.id) == ()
    assert "no version was kept" in said


def test_the_twin_that_does_not_look_whether_it_is_the_same_text_keeps_it(vault, monkeypatch):
    monkeypatch.setattr(Sources, "_fingerprint_now", lambda _, source: source.text().fingerprint())

    with pytest.raises(AssertionError):
        test_no_version_is_kept_of_another_text_than_was_printed(vault)


def test_what_may_never_leave_is_no_source(tmp_path):
    vault = Vault(tmp_path / "vault")
    letter = samples.letter(vault.session, text="kept in")
    lost = vault.session.start(
        kind=Kind.LETTER, title="Of a guide that is gone", on=samples.TODAY, guide="gone"
    )
    assert letter.id in {one.document.id for one in vault.sources.read()}

    vault.session.keep_in(letter.id)

    found = {one.document.id for one in vault.sources.read()}
    assert found == {vault.id}
    assert lost.id not in found
    vault.session.close()


def entry(vault, day, **facts):
    on = samples.TODAY.replace(day=day)
    document = vault.session.start(kind=Kind.ENTRY, title=f"day {day}", on=on)
    fields = entries.with_entry({}, Entry(**facts))
    body = richtext.from_plain(f"words of {day}")
    vault.session.save(document.id, document.sections[0].id, body, fields=fields)
    return vault.session.open(document.id)


def test_no_entry_is_read_with_the_letters_and_a_month_is_read_in_portions(vault, monkeypatch):
    monkeypatch.setattr(session_sources, "AT_ONCE", 2)
    for day in (1, 2, 3, 4):
        entry(vault, day)
    first, last = (samples.TODAY.replace(day=day) for day in (2, 31))

    journal = vault.sources.journal()

    assert len(vault.sources.read()) == 1
    assert [one.on.day for one in journal.days] == [1, 2, 3, 4]
    assert [one.title for one in journal.read(first, last)] == ["day 4", "day 3", "day 2"]
    monkeypatch.setattr(session_sources, "AT_ONCE", 3)
    assert len(journal.read(first, last)) == 3


def test_only_entries_that_may_leave_are_offered(vault):
    opened, kept, out = entry(vault, 1), entry(vault, 2, is_kept_in=True), entry(vault, 3)
    vault.session.keep_in(out.id)
    journal = vault.sources.journal()

    offered = {one.id for one in journal.read(opened.on, out.on) if journal.may_leave(one)}

    assert offered == {opened.id}
    assert kept.id not in offered


def test_entries_are_read_oldest_first_with_the_words_as_they_are_now_and_once(vault):
    late, early = entry(vault, 9), entry(vault, 2)
    vault.texts.set_fields(early.id, early.sections[0], {entries.KEPT_IN: True})

    found = vault.sources.entries([late.id, early.id])

    assert [one.document.id for one in found] == [early.id, late.id]
    assert [bool(one.pieces()) for one in found] == [False, True], "kept in, and not saved yet"
    assert vault.sources.entries([late.id])[0] is found[1]
    vault.sources.read()
    assert vault.sources.entries([late.id])[0] is not found[1]


def test_a_text_that_is_as_it_was_is_not_put_together_again(vault):
    first = vault.source()

    assert vault.source() is first
    vault.write("opening", "second")
    assert vault.source() is not first
    assert [richtext.plain(one.body) for one in vault.source().pieces()] == ["second"]


def assert_nothing_of_the_veil_is_noted(vault):
    """Take along a veiled entry as a whole and a passage of another, and look at their line."""
    fields = entries.with_entry({}, Entry(is_veiled=True))
    whole, some = (
        samples.letter(vault.session, kind=Kind.ENTRY, title=title, text="The lake")
        for title in ("Drawer", "Cellar")
    )
    marked = (Block.of(BlockKind.PARAGRAPH, [Run("The lake", reach=("sleep",))]),)
    for one in (whole, some):
        vault.session.save(one.id, one.sections[0].id, marked, fields=fields)
    passage = Passage(some.id, some.sections[0].id, "sleep", digest("The lake"))

    (entry,) = vault.sources.entries([whole.id])
    ((_, alone),) = vault.sources.quoted([passage], {whole.id})
    sources = (entry, alone)
    chosen = frozenset(one.id for each in sources for one in each.document.pages)
    made = leaving.put_together(sources, Wish(chosen=chosen), Front(title="T"))
    packed = Packed(b"", 1, made.manifest, "")
    line = registering.of_pages(packed, Path("/stick/pages.pdf"), "", made.veiled)

    assert [piece.heading for piece in made.manifest.pieces] == [
        "Drawer", f"{days.full_day(samples.TODAY)}, a passage",
    ]  # fmt: skip
    assert not {"Drawer", "Cellar"} & set(" ".join(line.headings).split())
    assert len(line.headings) == 1


def test_the_register_names_what_is_veiled_by_its_day(vault):
    assert_nothing_of_the_veil_is_noted(vault)


def test_twin_pages_that_forget_the_veil_have_its_title_noted(vault, monkeypatch):
    monkeypatch.setattr(leaving, "_veils", lambda _source: False)

    with pytest.raises(AssertionError, match="Drawer"):
        assert_nothing_of_the_veil_is_noted(vault)
