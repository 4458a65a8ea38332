"""Words whose own place is damaged or gone are kept in a new page, once, and it is said."""

from contextlib import closing

import pytest
import samples

from desktop.errors import VaultDamagedError, VaultUnwritableError
from desktop.model import richtext
from desktop.model.document import Kind, Place, Reason
from desktop.ui.kept_aside import KeptAside

SPOILED = "UPDATE section SET mac = zeroblob(32) WHERE id = ?"
SPOILED_BODY = "UPDATE section SET body = zeroblob(9) WHERE id = ?"
GONE = "DELETE FROM section WHERE id = ?"
SPOILED_DOCUMENT = (
    "UPDATE document SET mac = zeroblob(32) WHERE id = (SELECT document FROM section WHERE id = ?)"
)
GONE_DOCUMENT = "DELETE FROM document WHERE id = (SELECT document FROM section WHERE id = ?)"
EVERY_WAY = (SPOILED, GONE, SPOILED_DOCUMENT, GONE_DOCUMENT)


@pytest.fixture
def vault(tmp_path):
    with closing(samples.opened(samples.blank_vault(tmp_path / "vault"))) as opened:
        yield opened


@pytest.fixture
def aside(vault):
    return KeptAside(vault)


def spoil(vault, document, how=SPOILED):
    vault._vault.database.run(how, (document.sections[0].id,))


def keep(vault, aside, document, words):
    body = richtext.from_plain(words)
    section = document.sections[0].id
    aside.keep(document.id, section, lambda *where: vault.save(*where, body))


def kept(vault, aside, document):
    """Return the new page of a document, opened from the vault."""
    section = document.sections[0].id
    place = aside.place(Place(document=document.id, section=section, caret=3))
    assert (place.caret, place.document != document.id) == (3, True)
    return vault.open(place.document)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("how", EVERY_WAY)
def test_words_without_a_place_are_kept_in_one_new_page(vault, aside, how, kind):
    document = samples.letter(vault, text="first", kind=kind)
    spoil(vault, document, how)

    keep(vault, aside, document, "first and more")
    keep(vault, aside, document, "first and more still")

    page = kept(vault, aside, document)
    assert richtext.plain(page.sections[0].body) == "first and more still"
    assert len(aside.untold()) == 1
    assert aside.untold() == []
    pages = vault._vault.database.row("SELECT count(*) FROM document WHERE id != ?", (document.id,))
    assert pages == (1,)


def test_words_whose_former_ones_are_damaged_are_kept_and_these_left_as_they_are(tmp_path):
    folder = samples.blank_vault(tmp_path / "vault")
    with closing(samples.opened(folder)) as vault:
        document = samples.letter(vault, text="first")
    with closing(samples.opened(folder)) as vault:
        spoil(vault, document, SPOILED_BODY)
        aside = KeptAside(vault)

        keep(vault, aside, document, "more")

        assert richtext.plain(kept(vault, aside, document).sections[0].body) == "more"
        left = vault._vault.database.row("SELECT body FROM section WHERE words = 1 ORDER BY at")
        assert left == (bytes(9),)


def test_twin_words_that_are_only_tried_where_they_were_are_never_kept(vault, aside, monkeypatch):
    monkeypatch.setattr(
        KeptAside, "keep", lambda _self, document, section, work: work(document, section)
    )
    body = test_words_without_a_place_are_kept_in_one_new_page

    with pytest.raises(VaultDamagedError):
        body(vault, aside, SPOILED, Kind.LETTER)


def test_the_new_page_is_called_after_its_text_and_of_its_kind(vault, aside):
    entry = samples.letter(vault, title="A walk", text="first", kind=Kind.ENTRY)
    guided = samples.letter(vault, title="The guide", text="first")
    aside.note_heading(guided.sections[0].id, "Front sheet")
    for document in (entry, guided):
        spoil(vault, document)
        keep(vault, aside, document, "more")

    found = [
        (kept(vault, aside, one).title, kept(vault, aside, one).kind) for one in (entry, guided)
    ]

    assert found == [
        ("A walk, kept aside", Kind.ENTRY),
        ("Front sheet, kept aside", Kind.LETTER),
    ]
    said = aside.untold()
    wanted = [
        ("in your journal", "“A walk, kept aside”"),
        ("among your letters", "“Front sheet, kept aside”"),
    ]
    assert [[words in one for words in two] for one, two in zip(said, wanted, strict=True)] == [
        [True, True],
        [True, True],
    ]


def test_what_was_taken_out_of_a_damaged_text_is_kept_with_the_new_page(vault, aside):
    document = samples.letter(vault, text="first")
    spoil(vault, document)
    before = richtext.from_plain("a long text")

    aside.keep(
        document.id,
        document.sections[0].id,
        lambda *where: vault.keep_snapshot(*where, before, Reason.REMOVED),
    )
    keep(vault, aside, document, "short")

    page = kept(vault, aside, document)
    [snapshot] = vault.snapshots(page.id)
    assert vault.snapshot_body(snapshot.id) == before
    assert richtext.plain(page.sections[0].body) == "short"


def test_a_title_without_a_place_is_that_of_the_new_page(vault, aside):
    document = samples.letter(vault, text="first")
    spoil(vault, document, GONE_DOCUMENT)

    aside.rename(document.id, "The lake")
    keep(vault, aside, document, "first and more")
    assert kept(vault, aside, document).title == "The lake, kept aside"

    aside.rename(document.id, "The sea")
    assert kept(vault, aside, document).title == "The sea, kept aside"
    assert len(vault.summaries()) == 1


def test_a_full_disk_moves_nothing(vault, aside):
    document = samples.letter(vault, text="first")
    with samples.file_limit(0), pytest.raises(VaultUnwritableError):
        keep(vault, aside, document, "more")

    keep(vault, aside, document, "more and more")
    assert samples.text_of(vault, document) == "more and more"
    assert aside.untold() == []


def test_a_move_on_a_full_disk_is_made_once_there_is_room_and_said_only_then(vault, aside):
    document = samples.letter(vault, text="first")
    spoil(vault, document)
    with samples.file_limit(0), pytest.raises(VaultUnwritableError):
        keep(vault, aside, document, "more")
    assert aside.untold() == []

    keep(vault, aside, document, "more and more")

    assert richtext.plain(kept(vault, aside, document).sections[0].body) == "more and more"
    assert len(aside.untold()) == 1
    assert len(vault.summaries()) == 2


def test_a_new_page_that_is_damaged_too_is_told_and_no_third_one_made(vault, aside):
    document = samples.letter(vault, text="first")
    spoil(vault, document)
    keep(vault, aside, document, "more")
    spoil(vault, kept(vault, aside, document))

    for _ in range(2):
        with pytest.raises(VaultDamagedError):
            keep(vault, aside, document, "and more")
    assert len(vault.summaries()) == 2


def test_a_new_page_deleted_for_good_is_written_to_no_more(vault, aside):
    document = samples.letter(vault, text="first")
    section = document.sections[0].id
    spoil(vault, document)
    keep(vault, aside, document, "more")
    page = kept(vault, aside, document)
    assert aside.own(page.sections[0].id) == section

    vault.delete_for_good(page.id)

    assert aside.forget(page.id) == [section]
    assert not aside.is_moved(section)
    assert aside.own(page.sections[0].id) == page.sections[0].id


def test_a_new_page_for_private_words_can_never_leave(vault, aside):
    open_page, private = (samples.letter(vault, text=words) for words in ("mine", "anger"))
    aside.note_kept_in(private.sections[0].id)
    for one in (open_page, private):
        spoil(vault, one)
        keep(vault, aside, one, "more")

    assert vault.settings.never_leaves == (kept(vault, aside, private).id,)
