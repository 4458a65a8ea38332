"""Versions of a whole document: kept in one change, read back as they were."""

import pytest
import samples
from samples import TODAY

from desktop.errors import VaultDamagedError, VaultUnwritableError
from desktop.model import richtext
from desktop.model.document import Kind, Reason
from desktop.model.versions import KEY, VersionState
from desktop.verbs import pages


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
