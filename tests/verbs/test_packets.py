"""Packets and the register are kept like letters, and stand in no list of what was written."""

import pytest
import samples
from samples import TODAY

from desktop.errors import VaultDamagedError, VaultUnwritableError
from desktop.model import entries, richtext
from desktop.model.document import WRITTEN, Kind, Place
from desktop.model.entries import Entry
from desktop.model.packets import KEY, Packet
from desktop.vault import documents
from desktop.vault import entries as rows
from desktop.verbs import pages
from desktop.verbs.packets import Packets

WORD = "quillwort"
ASIDE = (Kind.PACKET, Kind.REGISTER)


def with_both(session):
    """Return a packet and a register that hold one word, beside a plain letter."""
    samples.letter(session, title="Plain", text="heather")
    packet = session.start_packet(f"{WORD} session", Packet(title=WORD).to_json())
    register = session.start(
        kind=Kind.REGISTER, title=f"{WORD} left", on=TODAY, sections=(("left", WORD),)
    )
    samples.write(session, register, WORD)
    session.keep_place(Place(document=packet.id, section=packet.sections[0].id, caret=0))
    return packet, register


def indexed(session):
    for _ in range(1_000):
        if session.index_slice():
            return
    raise AssertionError("the index comes to no end")


def seen(session, ids):
    """Return where any of these documents is shown among what was written."""
    lists = {
        "list": session.summaries(),
        "few": session.summaries(kinds=WRITTEN),
        "trash": session.summaries(trashed=True),
        "recent": session.recent(6),
        "journal": session.entries(),
    }
    places = {name for name, found in lists.items() if ids & {one.id for one in found}}
    places |= {"found"} if session.search(WORD) else set()
    places |= {"found in the trash"} if session.search(WORD, trashed=True) else set()
    places |= {"titles"} if session.titles_from(WORD) else set()
    places |= {"kept"} if any(session.is_kept(one) for one in ids) else set()
    return places | ({"begun"} if session.begun() else set())


def nothing_of_them_is_shown(session):
    found = with_both(session)
    ids = {one.id for one in found}
    assert seen(session, ids) == set()
    indexed(session)
    assert seen(session, ids) == set()
    for one in found:
        session.trash(one.id)
    assert seen(session, ids) == set()
    assert [one.title for one in session.summaries()] == ["Plain"]
    assert session.search("heather")


def test_no_list_no_search_and_no_trash_shows_them(desk):
    nothing_of_them_is_shown(desk)


@pytest.mark.parametrize(("module", "name"), [(documents, "WRITTEN"), (pages, "WRITTEN")])
def test_twin_lists_of_all_kinds_are_seen(desk, monkeypatch, module, name):
    monkeypatch.setattr(module, name, tuple(Kind))
    if module is pages:
        monkeypatch.setitem(pages.Pages.summaries.__kwdefaults__, "kinds", tuple(Kind))

    with pytest.raises(AssertionError, match=r"list|recent|found"):
        nothing_of_them_is_shown(desk)


def test_twin_a_search_that_does_not_ask_what_it_found_is_seen(desk, monkeypatch):
    monkeypatch.setattr(documents, "is_written", lambda _row: True)

    with pytest.raises(AssertionError, match="found"):
        nothing_of_them_is_shown(desk)


def test_the_index_of_words_holds_no_word_of_them(desk):
    with_both(desk)
    indexed(desk)

    database = desk._vault.database
    asked = "SELECT name FROM sqlite_master WHERE name LIKE 'words_%' AND sql LIKE '%fts5%'"
    tables = [name for (name,) in database.rows(asked)]
    held = [
        database.row(f"SELECT count(*) FROM {name} WHERE {name} MATCH ?", (WORD,))[0]
        for name in tables
    ]
    assert held
    assert not any(held)


def test_they_come_when_they_are_asked_for_the_last_changed_packet_first(desk):
    packet, register = with_both(desk)
    second = desk.start_packet("Second", {})
    desk.save(packet.id, packet.section(KEY).id, None, fields=Packet(title="b").to_json())

    assert [one.id for one in desk.packets()] == [packet.id, second.id]
    assert [one.id for one in desk.of_kind(Kind.REGISTER)] == [register.id]
    desk.rename(second.id, "Other")
    assert desk.packet(second.id).title == "Other"


def test_what_is_chosen_is_there_after_the_vault_was_closed(desk, folder):
    chosen = Packet(title="For us")
    made = desk.start_packet("Thursday", chosen.to_json())
    desk.close()

    opened = samples.opened(folder)
    try:
        assert samples.checked(opened)
        found = opened.packet(made.id)
        assert (found.title, Packet.from_json(found.section(KEY).fields)) == ("Thursday", chosen)
    finally:
        opened.close()


@pytest.fixture(params=["as it is", "with a damaged page"])
def asked(request, monkeypatch):
    """Let questions of rows that nobody verified meet a damaged page, or not."""

    def damaged(*_):
        raise VaultDamagedError

    if request.param == "with a damaged page":
        for name in ("ids_with_days", "days_by_id"):
            monkeypatch.setattr(rows, name, damaged)


@pytest.mark.usefixtures("asked")
def test_entries_are_asked_for_by_days_tag_and_part_of_life_and_none_is_read(desk):
    def entry(day, **facts):
        made = desk.start(kind=Kind.ENTRY, title="An evening", on=TODAY.replace(day=day))
        fields = entries.with_entry({}, Entry(**facts))
        desk.save(made.id, made.sections[0].id, richtext.from_plain("heather"), fields=fields)
        return made.id

    early, late = entry(1, tags=("nights",)), entry(20, reach=("sleep",))
    gone = entry(20)
    desk.trash(gone)
    first, last = TODAY.replace(day=1), TODAY.replace(day=28)

    assert list(desk.entries_in(first, last)) == [late, early]
    assert list(desk.entries_in(first, last, tag="nights")) == [early]
    assert list(desk.entries_in(None, None, reach="sleep")) == [late]
    assert list(desk.entries_in(first, first)) == [early]
    assert desk.days_of([early, gone, "nobody"]) == {early: TODAY.replace(day=1)}


def test_a_packet_is_taken_out_for_good_and_nothing_else_is(desk):
    packet, register = with_both(desk)

    with pytest.raises(KeyError):
        desk.remove_packet(register.id)
    desk.remove_packet(packet.id)

    assert desk.packets() == ()
    with pytest.raises(KeyError):
        desk.packet(packet.id)
    assert [one.title for one in desk.summaries()] == ["Plain"]
    assert len(desk.of_kind(Kind.REGISTER)) == 1


# -- whole, or not at all ---------------------------------------------------


def nothing_is_left_of_what_could_not_be_kept(desk, monkeypatch):
    """Let the vault fail between the beginning of a document and its words."""

    def fail(*_):
        raise VaultUnwritableError

    with monkeypatch.context() as patch:
        patch.setattr(documents, "store_fields", fail)
        patch.setattr(documents, "store_body", fail)
        for start in (
            lambda: desk.start_packet("A session", Packet(title=WORD).to_json()),
            lambda: desk.start_received("Pages", TODAY, richtext.from_plain(WORD)),
        ):
            with pytest.raises(VaultUnwritableError):
                start()
    assert [*desk.summaries(), *desk.packets()] == []


def test_a_packet_and_a_received_letter_are_there_whole_or_not_at_all(desk, monkeypatch):
    nothing_is_left_of_what_could_not_be_kept(desk, monkeypatch)

    kept = desk.start_received("Pages", TODAY, richtext.from_plain(WORD))
    packet = desk.start_packet("A session", Packet(title=WORD).to_json())

    assert richtext.plain(desk.open(kept.id).sections[0].body) == WORD
    assert Packet.from_json(desk.packet(packet.id).section(KEY).fields).title == WORD
    assert desk.search(WORD)


def test_what_a_packet_begins_with_is_no_earlier_state(desk):
    packet = desk.start_packet("A session", Packet(title=WORD).to_json())
    desk.save(packet.id, packet.sections[0].id, None, fields=Packet(title="Other").to_json())

    assert desk.snapshots(packet.id) == ()


def test_twin_that_begins_first_and_writes_then_is_seen(desk, monkeypatch):
    def in_two_steps(self, start, words, fields):
        made = self.start(kind=start.kind, title=start.title, on=start.on, sections=start.sections)
        self.save(made.id, made.sections[0].id, words, fields=fields)
        return self.open(made.id)

    monkeypatch.setattr(Packets, "_start_whole", in_two_steps)

    with pytest.raises(AssertionError):
        nothing_is_left_of_what_could_not_be_kept(desk, monkeypatch)
