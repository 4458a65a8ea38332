"""Versions of a whole document: kept in one change, read back as they were."""

import pytest
import samples
from samples import TODAY

from desktop.errors import VaultDamagedError, VaultUnwritableError
from desktop.model import desk as model_desk
from desktop.model import entries, richtext
from desktop.model.document import Kind, Reason
from desktop.model.entries import Entry
from desktop.model.settings import Settings
from desktop.model.versions import KEY, VersionState
from desktop.verbs import pages, past


@pytest.fixture
def document(desk):
    return desk.start(
        kind=Kind.LETTER, title="Disclosure", on=TODAY, guide="disclosure",
        sections=(("a", "A"), ("b", "B")),
    )  # fmt: skip


def write(desk, document, number, words, **fields):
    section = document.sections[number]
    desk.save(document.id, section.id, richtext.from_plain(words), fields=fields)


def stays_as_it_was(desk, document, folder):
    write(desk, document, 0, "as it was cleared", a="one")
    version = desk.keep_version(document.id, VersionState.CLEARED, pages=3, fingerprint="ab cd")
    write(desk, document, 0, "changed later", a="two")
    desk.close()
    opened = samples.opened(folder)
    (kept,) = opened.versions(document.id)
    assert kept == version
    first, second = opened.version_sections(document.id, kept)
    assert first.body == richtext.from_plain("as it was cleared")
    assert first.fields == {"a": "one"}
    assert second.body == richtext.EMPTY
    opened.close()


def test_a_version_stays_as_it_was(desk, document, folder):
    stays_as_it_was(desk, document, folder)


def test_the_twin_that_keeps_only_the_body_is_seen(desk, document, folder, monkeypatch):
    monkeypatch.setattr(pages, "_whole", lambda body, _: body or b"")

    with pytest.raises(AssertionError):
        stays_as_it_was(desk, document, folder)


def test_versions_are_numbered_in_order(desk, document):
    for state in VersionState:
        desk.keep_version(document.id, state)

    assert [one.number for one in desk.versions(document.id)] == [1, 2, 3]
    assert [one.state for one in desk.versions(document.id)] == list(VersionState)


def test_private_pages_are_in_no_version(desk, document):
    page = desk.add_section(document.id, "private:a")
    desk.save(document.id, page.id, richtext.from_plain("anger"))

    version = desk.keep_version(document.id, VersionState.DRAFT)

    assert page.id not in version.kept
    assert len(version.kept) == 2


def test_a_version_that_could_not_be_kept_leaves_nothing(desk, document, monkeypatch):
    desk.add_section(document.id, KEY)

    def full(*_):
        raise VaultUnwritableError

    with monkeypatch.context() as broken:
        broken.setattr(pages.documents, "store_fields", full)
        with pytest.raises(VaultUnwritableError):
            desk.keep_version(document.id, VersionState.DRAFT)

    assert desk.versions(document.id) == ()
    assert not [one for one in desk.snapshots(document.id) if one.reason is Reason.VERSION]


def test_a_register_that_says_nothing_is_damage(desk, document):
    register = desk.add_section(document.id, KEY)
    desk.save(document.id, register.id, None, fields={"versions": [{"number": 1}]})

    with pytest.raises(VaultDamagedError):
        desk.versions(document.id)


def test_a_copy_of_an_earlier_state_begins_with_its_fields_in_lines(desk, document):
    write(desk, document, 0, "the words", a="one")
    desk.keep_version(document.id, VersionState.DRAFT)
    (snapshot, *_) = desk.snapshots(document.id, document.sections[0].id)

    copy = desk.restore_as_copy(snapshot.id, title="Earlier", before=richtext.from_plain("A: one"))

    assert richtext.plain(copy.sections[0].body) == "A: one\nthe words"


# -- a copy of what may not leave ------------------------------------------


def entry_with(desk, body, **facts):
    entry = desk.start(kind=Kind.ENTRY, title="An evening", on=TODAY)
    fields = entries.with_entry({}, Entry(**facts))
    desk.save(entry.id, entry.sections[0].id, body, fields=fields)
    return entry


def copy_of(desk, entry):
    (snapshot, *_) = desk.snapshots(entry.id)
    return desk.restore_as_copy(snapshot.id, title="Earlier").sections[0]


def test_a_copy_of_an_entry_has_what_belongs_to_it(desk):
    entry = entry_with(desk, richtext.from_plain("a"), before=7, tags=("night",), reach=("sleep",))
    desk.keep_version(entry.id, VersionState.DRAFT)

    assert entries.of(copy_of(desk, entry).fields) == Entry(
        before=7, tags=("night",), reach=("sleep",)
    )


@pytest.mark.parametrize("is_kept_in_now", [True, False])
def test_a_copy_of_an_entry_that_was_or_is_kept_in_is_kept_in_too(desk, is_kept_in_now):
    entry = entry_with(desk, richtext.from_plain("a"), is_kept_in=not is_kept_in_now)
    desk.keep_version(entry.id, VersionState.DRAFT)
    now = entries.with_entry({}, Entry(is_kept_in=is_kept_in_now))
    desk.save(entry.id, entry.sections[0].id, None, fields=now)

    copy = copy_of(desk, entry)

    assert not model_desk.may_leave(None, copy)


def test_twin_a_copy_that_forgets_it_could_leave(desk, monkeypatch):
    monkeypatch.setattr(past, "_of_the_entry", lambda *_: {})

    with pytest.raises(AssertionError):
        test_a_copy_of_an_entry_that_was_or_is_kept_in_is_kept_in_too(desk, is_kept_in_now=True)


def test_a_copy_keeps_in_the_passages_that_were(desk):
    kept = richtext.kept(richtext.from_plain("between us"))
    entry = entry_with(desk, (*richtext.from_plain("open"), *kept))
    desk.keep_version(entry.id, VersionState.DRAFT)

    assert richtext.leaving(copy_of(desk, entry).body) == richtext.from_plain("open")


def test_a_copy_of_words_marked_only_later_is_kept_whole(desk):
    entry = entry_with(desk, richtext.from_plain("open\nbetween us"))
    desk.keep_version(entry.id, VersionState.DRAFT)
    open_, between = richtext.from_plain("open\nbetween us, now")
    desk.save(entry.id, entry.sections[0].id, (open_, *richtext.kept((between,))))

    assert richtext.leaving(copy_of(desk, entry).body) == ()


def test_twin_a_copy_that_does_not_look_at_the_marks_of_now_could_leave(desk, monkeypatch):
    monkeypatch.setattr(past, "_as_kept_as", lambda _now, copied: copied)

    with pytest.raises(AssertionError):
        test_a_copy_of_words_marked_only_later_is_kept_whole(desk)


def test_a_mark_on_the_page_counts_before_it_is_with_the_vault(desk):
    entry = entry_with(desk, richtext.from_plain("between us"))
    desk.keep_version(entry.id, VersionState.DRAFT)
    section = desk.open(entry.id).sections[0]
    (snapshot, *_) = desk.snapshots(entry.id)

    now = section.with_body(richtext.kept(section.body))
    copy = desk.restore_as_copy(snapshot.id, title="Earlier", now=now)

    assert richtext.leaving(copy.sections[0].body) == ()


def never_leaves_down_to_the_copy_of_a_copy(desk, document, folder):
    write(desk, document, 0, "fury")
    desk.keep_version(document.id, VersionState.DRAFT)
    (first, *_) = desk.snapshots(document.id)
    copy = desk.restore_as_copy(first.id, title="Earlier", stays=True)
    desk.keep_version(copy.id, VersionState.DRAFT)
    (second, *_) = desk.snapshots(copy.id)
    again = desk.restore_as_copy(second.id, title="Earlier, earlier")
    desk.close()
    opened = samples.opened(folder)
    never = opened.settings.never_leaves
    opened.close()
    assert never == (copy.id, again.id)


def test_a_copy_of_a_copy_that_never_leaves_does_not_either(desk, document, folder):
    never_leaves_down_to_the_copy_of_a_copy(desk, document, folder)


def test_twin_a_copy_that_asks_for_itself_alone_is_seen(desk, document, folder, monkeypatch):
    keeping_in = Settings.keeping_in
    monkeypatch.setattr(
        Settings, "keeping_in",
        lambda self, id_: self if self.never_leaves else keeping_in(self, id_),
    )  # fmt: skip

    with pytest.raises(AssertionError):
        never_leaves_down_to_the_copy_of_a_copy(desk, document, folder)


def no_copy_without_its_word(desk, document, monkeypatch):
    """Let the vault fail where it is noted that a copy stays: then there is no copy either."""
    write(desk, document, 0, "fury")
    desk.keep_version(document.id, VersionState.DRAFT)
    (snapshot, *_) = desk.snapshots(document.id)

    def full(*_):
        raise VaultUnwritableError

    with monkeypatch.context() as broken:
        broken.setattr(past.keeping, "keep_settings", full)
        with pytest.raises(VaultUnwritableError):
            desk.restore_as_copy(snapshot.id, title="Earlier", stays=True)
    assert [one.title for one in desk.summaries()] == ["Disclosure"]
    assert desk.settings.never_leaves == ()


def test_a_copy_that_stays_is_made_in_one_change(desk, document, monkeypatch):
    no_copy_without_its_word(desk, document, monkeypatch)


def test_twin_a_copy_that_is_kept_in_afterwards_is_seen(desk, document, monkeypatch):
    restore = type(desk).restore_as_copy

    def in_two(self, id, *, title, stays):  # noqa: A002 - the name it has
        copy = restore(self, id, title=title)
        if stays:
            self.keep_in(copy.id)
            past.keeping.keep_settings(None, self.settings)
        return copy

    monkeypatch.setattr(type(desk), "restore_as_copy", in_two)

    with pytest.raises(AssertionError):
        no_copy_without_its_word(desk, document, monkeypatch)
