"""Places that are hard on a vault: each has its sentence, and nothing in it is lost."""

import os
import random
import shutil
from contextlib import closing
from datetime import timedelta

import desk as desks
import pytest
import samples
from prove import places

from desktop import beside, files, session
from desktop.errors import VaultError
from desktop.model.read_whole import Book
from desktop.ui import autosave
from desktop.ui.autosave import Times
from desktop.vault import keyfile, salvage_layers
from desktop.vault import vault as vaults
from desktop.vault.database import Database

QUICKLY = Times(pause=40, limit=160, retry=120)
COPIES = (
    "vault (conflicted copy 2026-11-22).db",
    "vault.sync-conflict-20261122-214000-ABCDEFG.db",
    "vault (1).db",
    "keys (conflicted copy 2026-11-22)",
)

OURS = 5
"""The generation of key files after the passphrase was changed twice."""


@pytest.mark.parametrize("name", sorted(places.ANYWHERE))
def test_a_hard_place_is_told_for_what_it_is_and_nothing_is_lost(name, tmp_path, not_shown):
    attempt, told = places.PLACES[name]
    try:
        said = attempt(tmp_path / "place")
    except places.NotHereError:
        not_shown(f"what becomes of a vault where it is hard ({name}): nothing of it here")
        pytest.skip("no such place here")

    assert said.startswith("lost") is False
    assert (told in said) if told else said == ""


def test_twin_a_program_that_never_looks_which_file_it_writes_to(tmp_path, monkeypatch):
    monkeypatch.setattr(Database, "stay", lambda _database: None)
    name = "another file put in its place"

    with pytest.raises(AssertionError):
        test_a_hard_place_is_told_for_what_it_is_and_nothing_is_lost(name, tmp_path, None)


def test_a_stick_that_knows_no_owners_takes_a_vault(tmp_path, monkeypatch):
    honest = os.chmod

    def knows_no_owners(path, mode, **more):
        # What vfat says to a folder that is to be for its owner only (fat_sanitize_mode).
        if tmp_path in type(tmp_path)(path).parents:
            raise PermissionError(1, "")
        honest(path, mode, **more)

    monkeypatch.setattr(os, "chmod", knows_no_owners)

    assert places.life(tmp_path / "Vault") == ""


def test_a_computer_that_sleeps_in_the_middle_of_a_save_loses_nothing(tmp_path):
    chance = random.Random(20261122)
    slept = [places.close_the_lid(tmp_path / str(n), chance, places.__file__) for n in range(1)]

    assert [one.wrong() for one in slept if one.wrong()] == []


class ClockSetBack(samples.FakeClock):
    """A clock that is set back by two years once somebody says so."""

    def set_back(self):
        self.time -= timedelta(days=730)


def test_a_clock_that_is_set_back_loses_no_word_no_state_and_no_backup(tmp_path):
    folder, clock = samples.blank_vault(tmp_path / "Vault"), ClockSetBack()
    with closing(session.unlock(folder, samples.PASSPHRASE, bounds=samples.CHEAP_BOUNDS,
                                now=clock)) as desk:  # fmt: skip
        document = samples.letter(desk, text="written before")
        first = desk.begin_backup(lambda: False).finish(lambda: False, lambda _done: None)
        clock.set_back()
        samples.write(desk, document, "written later, under an earlier date")
        other = samples.letter(desk, title="another", text="made under an earlier date")

        assert desk.backup_is_due(is_hourly=True)
        second = desk.begin_backup(lambda: False).finish(lambda: False, lambda _done: None)
        assert {one.path for one in desk.backups()} == {first.path, second.path}
    with closing(session.unlock(folder, samples.PASSPHRASE, bounds=samples.CHEAP_BOUNDS,
                                now=clock)) as desk:  # fmt: skip
        assert samples.text_of(desk, document) == "written later, under an earlier date"
        assert samples.text_of(desk, other) == "made under an earlier date"
        assert len(desk.summaries()) == 2
        assert not desk.backup_is_due(is_hourly=False)
        assert samples.checked(desk)
    (folder / "vault.db").write_bytes(b"")
    about = samples.PASSPHRASE, samples.CHEAP_BOUNDS, Book()
    with closing(session.read_backup(folder, *about)) as kept:
        # The newest by what was written last; by its date the other one would be.
        assert {one.title for one in kept.summaries()} == {"A letter", "another"}


def test_twin_a_program_that_goes_by_the_dates_of_backups(tmp_path, monkeypatch):
    monkeypatch.setattr(salvage_layers, "_last_version", lambda *_: 0)

    with pytest.raises(AssertionError, match="another"):
        test_a_clock_that_is_set_back_loses_no_word_no_state_and_no_backup(tmp_path)


def leave_copies(folder):
    """Leave what programs that keep folders in step leave; return every byte of it."""
    for name in COPIES:
        shutil.copy(folder / ("keys" if name.startswith("keys") else "vault.db"), folder / name)
    return {name: (folder / name).read_bytes() for name in COPIES}


def test_copies_in_conflict_are_named_at_the_lock_and_neither_merged_nor_lost(desk):
    other = samples.blank_vault(desk.folder.with_name("other"))
    with closing(samples.opened(desk.folder)) as writing:
        document = samples.letter(writing, text="of both")
        copies = leave_copies(desk.folder)
        samples.write(writing, document, "of this one alone")
    desk.sit_down()
    said, name = desk.reads("unlock_copies"), desk.reads("unlock_copy_name")
    shutil.copytree(desk.folder, other, dirs_exist_ok=True)
    desk.types(samples.PASSPHRASE)
    desk.press("Return")
    desk.wait(lambda: desk.inside is not None and desk.is_at != "unlock_passphrase")
    desk.press("Ctrl+N")
    desk.types("more")
    desk.wait_until_saved()
    desk.lock()

    assert name == "File name: vault (1).db"
    assert "more of these: 3" in said
    assert {name: (desk.folder / name).read_bytes() for name in COPIES} == copies
    assert sorted(desks.words_in(desk.folder)) == ["more", "of this one alone"]
    # What the sentence says to do does lead to what the copy holds.
    (other / "vault (1).db").replace(other / "vault.db")
    assert desks.words_in(other) == ["of both"]


def test_twin_a_program_that_knows_only_one_way_of_naming_them(desk, monkeypatch):
    monkeypatch.setattr(beside, "_COPY", beside._FOLDER)

    with pytest.raises((AssertionError, AttributeError)):
        test_copies_in_conflict_are_named_at_the_lock_and_neither_merged_nor_lost(desk)


def test_a_vault_on_another_machine_is_told_of_at_the_lock(desk, monkeypatch):
    monkeypatch.setattr(files, "is_remote", lambda _folder: True)
    desk.sit_down()

    assert "lies on another machine" in desk.reads("unlock_remote")
    assert not desk.can_see("unlock_copies")


def test_words_over_an_exchanged_file_come_home_once_it_is_moved_away(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(autosave.Autosave.__init__, "__defaults__", (QUICKLY,))
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types("before")
    desk.wait_until_saved()
    shutil.copy(desk.folder / "vault.db", tmp_path / "theirs")
    theirs = (tmp_path / "theirs").read_bytes()
    (tmp_path / "theirs").replace(desk.folder / "vault.db")
    desk.types(", and after")
    desk.wait(lambda: "has come in place of" in desk.said)
    (desk.folder / "vault.db").rename(tmp_path / "away")
    desk.wait_until_saved()
    desk.lock()

    assert desks.words_in(desk.folder) == ["before, and after"]
    assert (tmp_path / "away").read_bytes() == theirs


def changed_elsewhere(folder, tmp_path, times_here=0):
    """Open a vault here, and have another computer change the passphrase of the same one."""
    elsewhere = shutil.copytree(folder, tmp_path / "elsewhere")
    here = samples.opened(folder)
    for _ in range(times_here):
        here.change_passphrase(samples.PASSPHRASE, cost=samples.CHEAPEST)
    with closing(samples.opened(elsewhere)) as there:
        document = samples.letter(there, text="written there")
        there.change_passphrase("changed elsewhere", cost=samples.CHEAPEST)
    return here, elsewhere, document


@pytest.mark.parametrize("times_here", range(3))
def test_locks_that_were_changed_elsewhere_shut_nobody_out(tmp_path, times_here):
    """However often the passphrase was changed here and there: each counts by itself."""
    folder = samples.blank_vault(tmp_path / "Vault")
    here, elsewhere, theirs = changed_elsewhere(folder, tmp_path, times_here)
    with closing(here):
        ours = samples.letter(here, text="written here")
        for name in ("keys", "keys.bak"):
            shutil.copy(elsewhere / name, folder / name)
        shutil.copy(elsewhere / "vault.db", folder / "vault (1).db")
        samples.letter(here, text="and written on")

    with closing(samples.opened(folder)) as here:
        assert samples.text_of(here, ours) == "written here"
        assert samples.checked(here)
    assert [one.kind for one in beside.copies(folder)] == ["words", "locks", "locks"]
    # Each state has its locks beside it.
    other = shutil.copytree(folder, tmp_path / "other")
    for kept, name in (("vault (1).db", "vault.db"), ("keys (2)", "keys"),
                       ("keys.bak (2)", "keys.bak")):  # fmt: skip
        (other / kept).replace(other / name)
    with closing(samples.opened(other, "changed elsewhere")) as there:
        assert samples.text_of(there, theirs) == "written there"


def test_twin_a_program_that_looks_only_whether_both_are_alike_shuts_out(tmp_path, monkeypatch):
    honest = keyfile.are_alike
    monkeypatch.setattr(keyfile, "are_alike", lambda folder, _raw=b"": honest(folder))

    with pytest.raises((VaultError, AssertionError)):
        test_locks_that_were_changed_elsewhere_shut_nobody_out(tmp_path, 0)


def test_twin_a_program_that_goes_by_generations_loses_the_locks_of_the_other(
    tmp_path, monkeypatch
):
    """The product with one decision changed: what is not newer than ours is taken for ours."""
    honest = keyfile._is_whole
    monkeypatch.setattr(
        keyfile, "_is_whole", lambda found: honest(found) and int.from_bytes(found[24:32]) > OURS
    )

    with pytest.raises(AssertionError, match="locks"):
        test_locks_that_were_changed_elsewhere_shut_nobody_out(tmp_path, 2)


@pytest.mark.parametrize("name", keyfile.NAMES)
def test_locks_of_another_computer_that_came_while_closed_are_kept_beside(tmp_path, name):
    folder = samples.blank_vault(tmp_path / "Vault")
    here, elsewhere, _theirs = changed_elsewhere(folder, tmp_path, 2)
    here.close()
    theirs = (elsewhere / "keys").read_bytes()
    (folder / name).write_bytes(theirs)
    for _ in range(2):
        samples.opened(folder).close()

    assert [one for one in samples.names(folder) if "(" in one] == [f"{name} (2)"]
    assert (folder / f"{name} (2)").read_bytes() == theirs
    assert keyfile.are_alike(folder)


def test_an_older_one_of_our_own_is_not_kept_beside(tmp_path):
    """Neither while open nor when closed: it would guard the former passphrase."""
    folder = samples.blank_vault(tmp_path / "Vault")
    former = (folder / "keys").read_bytes()
    with closing(samples.opened(folder)) as here:
        for number in range(3):
            here.change_passphrase(samples.PASSPHRASE, cost=samples.CHEAPEST)
            (folder / "keys").write_bytes(former)
            samples.letter(here, text=f"written {number}")
    for _ in range(2):
        (folder / "keys.bak").write_bytes(former)
        samples.opened(folder).close()

    assert [one for one in samples.names(folder) if "(" in one] == []
    assert keyfile.are_alike(folder)


def words_after_the_power_went(folder, tmp_path):
    """Write over the locks of another computer; return what the disk opens at that moment."""
    here, elsewhere, _theirs = changed_elsewhere(folder, tmp_path)
    with closing(here):
        ours = samples.letter(here, text="written here")
        for name in ("keys", "keys.bak"):
            shutil.copy(elsewhere / name, folder / name)
        samples.write(here, ours, "and written on")
        cut = shutil.copytree(folder, tmp_path / "cut")
        samples.write(here, ours, "and on")
    kept = {name: (cut / f"{name} (2)").read_bytes() == (elsewhere / name).read_bytes()
            for name in ("keys", "keys.bak") if (cut / f"{name} (2)").exists()}  # fmt: skip
    with closing(samples.opened(cut)) as there:
        return samples.text_of(there, ours), kept


def test_what_is_kept_over_the_locks_of_another_computer_opens_after_the_power_went(tmp_path):
    folder = samples.blank_vault(tmp_path / "Vault")
    words, kept = words_after_the_power_went(folder, tmp_path)

    assert words == "and written on"
    assert kept == {"keys": True, "keys.bak": True}


def test_twin_a_program_that_looks_at_the_locks_only_at_the_end_shuts_out(tmp_path, monkeypatch):
    monkeypatch.setattr(keyfile, "stay", lambda _folder, _header, _own, seen: seen)

    with pytest.raises(VaultError):
        test_what_is_kept_over_the_locks_of_another_computer_opens_after_the_power_went(tmp_path)


def words_after_the_power_went_in_quiet(folder, tmp_path):
    """Exchange the locks after the last save, and cut the power in the quiet that follows."""
    here, elsewhere, _theirs = changed_elsewhere(folder, tmp_path)
    with closing(here):
        ours = samples.letter(here, text="written here")
        for name in ("keys", "keys.bak"):
            shutil.copy(elsewhere / name, folder / name)
        here.backup_is_due(is_hourly=True)
        cut = shutil.copytree(folder, tmp_path / "cut")
    with closing(samples.opened(cut)) as there:
        return samples.text_of(there, ours)


def test_locks_exchanged_after_the_last_save_are_put_back_in_quiet(tmp_path):
    folder = samples.blank_vault(tmp_path / "Vault")

    assert words_after_the_power_went_in_quiet(folder, tmp_path) == "written here"
    assert {"keys (2)", "keys.bak (2)"} < set(samples.names(folder))


def test_twin_a_program_that_looks_at_the_locks_with_a_save_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(vaults.Vault, "keep_locks", lambda _vault: None)

    with pytest.raises(VaultError):
        test_locks_exchanged_after_the_last_save_are_put_back_in_quiet(tmp_path)


def test_locks_that_come_again_and_again_are_kept_beside_once(tmp_path):
    folder = samples.blank_vault(tmp_path / "Vault")
    here, elsewhere, _theirs = changed_elsewhere(folder, tmp_path)
    with closing(here):
        ours = samples.letter(here, text="written here")
        before = (folder / "keys").read_bytes()
        for number in range(3):
            for name in ("keys", "keys.bak"):
                shutil.copy(elsewhere / name, folder / name)
            samples.write(here, ours, f"and on {number}")
            assert (folder / "keys").read_bytes() == before

    assert [one for one in samples.names(folder) if "(" in one] == ["keys (2)", "keys.bak (2)"]
