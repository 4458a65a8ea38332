"""A damaged vault is read as its newest good backup with one click, and nothing of it changes."""

import contextlib
import threading

import pytest
import samples
from PySide6.QtCore import QCoreApplication, Qt
from shiboken6 import isValid

from desktop import files, vaults
from desktop.door import Mode
from desktop.model import entries, read_whole
from desktop.model.document import Kind
from desktop.model.entries import Entry
from desktop.model.richtext import Block, BlockKind, Run
from desktop.session import Reading
from desktop.ui.screens import read_backup
from desktop.vault import backup_file

HEAVY = (Block.of(BlockKind.PARAGRAPH, [Run("open, "), Run("stays", kept=True)]),)
WORDS = "Something written at the lake."
PART = "reading.part"


@pytest.fixture
def damaged(desk, monkeypatch, tmp_path):
    """Give a desk at whose lock screen a damaged vault was tried with its passphrase."""
    monkeypatch.setattr(files, "default_place", lambda: tmp_path / "place")
    with contextlib.closing(samples.opened(desk.folder)) as one:
        samples.letter(one, title="At the lake", text=WORDS)
        samples.letter(one, title="", text="without a heading")
        said = Entry(before=7, is_veiled=True, is_kept_in=True)
        heavy = one.start(kind=Kind.ENTRY, title="Under a veil", on=samples.TODAY)
        one.save(heavy.id, heavy.sections[0].id, HEAVY, fields=entries.with_entry({}, said))
        one.start(kind=Kind.PLAN, title="Nothing yet", on=samples.TODAY)
        one.begin_backup().finish()
        samples.letter(one, title="Later", text="words of later")
    raw = bytearray((desk.folder / "vault.db").read_bytes())
    raw[100:4000] = bytes(3_900)
    (desk.folder / "vault.db").write_bytes(raw)
    desk.sit_down()
    desk.types(samples.PASSPHRASE)
    desk.press("Return")
    desk.wait(lambda: desk.can_see("unlock_read"))
    return desk


def contents(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def reads_the_backup(desk):
    desk.chooses("unlock_read")
    desk.wait(lambda: desk.can_see("kept_list"))


def shown(desk):
    return desk.find("kept_text").toPlainText()


def test_it_is_read_with_one_click(damaged):
    before = contents(damaged.folder)
    reads_the_backup(damaged)

    listed = damaged.find("kept_list")
    lines = [listed.item(row).text() for row in range(listed.count())]
    assert any("At the lake" in line for line in lines)
    assert not any("Later" in line for line in lines)
    assert "14 March" in damaged.reads("kept_when")
    assert damaged.is_at == "kept_list"
    for _ in range(4):
        if WORDS not in shown(damaged):
            damaged.press("Down")
    assert WORDS in shown(damaged)
    damaged.press("Escape")
    damaged.wait(lambda: damaged.can_see("unlock_passphrase"))
    assert contents(damaged.folder) == before


def test_in_large_letters_and_a_small_window_all_of_it_can_be_read(damaged):
    damaged.look.set_text_size(200)
    damaged.window.resize(1024, 640)
    reads_the_backup(damaged)
    QCoreApplication.processEvents()
    when, text, listed = (damaged.find(f"kept_{one}") for one in ("when", "text", "list"))

    for wide, high, size in ((1280, 800, 100), (1024, 640, 200)):
        damaged.look.set_text_size(size)
        damaged.window.resize(wide, high)
        QCoreApplication.processEvents()
        assert listed.x() == when.x()
    assert listed.width() <= damaged.window.width() // 3
    assert when.height() >= when.heightForWidth(when.width())
    assert "It also holds earlier states, packets, the trash and the list" in when.text()
    assert text.height() >= 4 * text.fontMetrics().lineSpacing()


def goes_to_the_veiled_one(desk):
    reads_the_backup(desk)
    listed = desk.find("kept_list")
    for _ in range(listed.count()):
        if "A veiled entry" in listed.currentItem().text():
            return
        desk.press("Down")


def test_an_entry_under_a_veil_is_read_when_it_is_opened(damaged):
    goes_to_the_veiled_one(damaged)
    assert damaged.reads("kept_title") == "A veiled entry"
    assert shown(damaged) == "Veiled. Enter opens it."
    listed = damaged.find("kept_list")
    lines = "\n".join(listed.item(row).text() for row in range(listed.count()))
    assert "Under a veil" not in lines

    damaged.press("Return")

    assert damaged.reads("kept_title") == "Under a veil"
    assert shown(damaged).splitlines() == [
        read_whole.ENTRY_STAYS, "Distress before writing: 7 of 10", "open, stays",
    ]  # fmt: skip
    damaged.press("Up")
    assert "Nothing yet" in damaged.reads("kept_title")
    assert shown(damaged) == "No words yet."


def test_twin_a_list_that_knows_of_no_veil(damaged, monkeypatch):
    monkeypatch.setattr(Reading, "veiled", lambda _: frozenset())

    with pytest.raises(AssertionError, match="A veiled entry"):
        test_an_entry_under_a_veil_is_read_when_it_is_opened(damaged)


def test_what_is_typed_changes_nothing(damaged):
    reads_the_backup(damaged)
    damaged.goes_to("kept_text")
    before = shown(damaged)
    damaged.types("other words")
    for keys in ("Ctrl+V", "Delete", "Ctrl+A", "Delete", "Ctrl+X"):
        damaged.press(keys)

    assert shown(damaged) == before
    text = damaged.find("kept_text")
    assert text.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction


def test_a_lock_ends_the_room(damaged):
    reads_the_backup(damaged)
    assert damaged.find("kept").holds_a_vault()

    damaged.lock()


def test_a_locked_screen_locks_it(damaged):
    reads_the_backup(damaged)
    room = damaged.room

    assert (damaged.folder / "backups" / "reading.part").exists()
    signals = room._listening._signals
    assert signals is not None, "nobody listens"
    signals.must_lock.emit("screen")

    assert damaged.wait_until_left() is Mode.LOCK
    assert not (damaged.folder / "backups" / "reading.part").exists(), "what was read lies there"


def test_without_a_good_backup_that_is_said_and_what_can_be_saved_is_offered(damaged):
    for head in backup_file.found(damaged.folder / "backups"):
        samples.flip(head.path, -5_000)
    damaged.chooses("unlock_read")
    damaged.wait(lambda: "no backup here" in damaged.reads("kept_said"))

    assert damaged.is_at == "kept_salvage_first"
    damaged.press("Space")
    damaged.wait(lambda: damaged.can_see("salvage_go"))


@pytest.fixture
def held(monkeypatch):
    """Hold the backup just before it is there, until a test lets it come."""
    go_on, honest = threading.Event(), vaults.read_backup

    def late(*about):
        reading = honest(*about)
        go_on.wait(10)
        return reading

    monkeypatch.setattr(vaults, "read_backup", late)
    return go_on


def leaves_before_it_is_open(desk, held):
    desk.chooses("unlock_read")
    page = desk.find("kept")
    desk.wait(lambda: PART in samples.names(desk.folder / "backups"))
    desk.press("Escape")
    desk.wait(lambda: desk.can_see("unlock_passphrase") and not isValid(page))
    held.set()
    desk.room._jobs.drain()
    QCoreApplication.processEvents()
    assert PART not in samples.names(desk.folder / "backups")


def test_who_leaves_before_it_is_open_leaves_nothing_open(damaged, held):
    leaves_before_it_is_open(damaged, held)


def test_twin_an_answer_that_is_dropped_with_its_page_is_noticed(damaged, held, monkeypatch):
    monkeypatch.setattr(read_backup, "partial", lambda _take, screen: screen.take)

    with pytest.raises(AssertionError):
        leaves_before_it_is_open(damaged, held)
