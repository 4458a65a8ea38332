"""The work of a salvage: what it leaves, and what a cut left that it takes up."""

import shutil
from contextlib import closing

import pytest
import samples

from desktop.errors import VaultUnwritableError
from desktop.model.salvaged import Course, Fate, Layer
from desktop.vault import salvage, slots
from desktop.vault.salvage import How


@pytest.fixture
def work(tmp_path):
    made = tmp_path / "work"
    made.mkdir()
    return made


def key_of(header):
    return slots.key_of_passphrase(samples.PASSPHRASE, header.lock)


def how(work, **more):
    return How(work=work, bounds=samples.CHEAP_BOUNDS, now=samples.FakeClock()(), **more)


@pytest.fixture
def written(folder):
    with closing(samples.opened(folder)) as desk:
        samples.letter(desk, title="kept", text="words that are kept")
    return folder


def test_the_new_vault_opens_with_the_same_passphrase(written, work, tmp_path):
    told = []
    course = Course(tell=lambda layer, far: told.append((layer, far)))
    with salvage.salvaged(written, key_of, how(work, course=course)) as made:
        (tmp_path / "new").mkdir()
        shutil.copy(made.database, tmp_path / "new" / "vault.db.new")
        (tmp_path / "new" / "keys").write_bytes(made.keys)

    assert [far for _, far in told] == sorted(far for _, far in told)
    assert list(dict.fromkeys(layer for layer, _ in told)) == [
        Layer.KEYS, Layer.BY_ID, Layer.BY_PAGE, Layer.MAKING,
    ]  # fmt: skip
    with closing(samples.opened(tmp_path / "new")) as desk:
        assert [one.title for one in desk.summaries()] == ["kept"]
        assert samples.checked(desk)


def test_nothing_is_left_in_the_folder_of_work(written, work):
    with salvage.salvaged(written, key_of, how(work)) as made:
        assert made.database.exists()

    assert samples.names(work) == []


def test_what_was_written_again_and_not_yet_named_is_salvaged(written, work):
    (written / "vault.db").rename(written / "vault.db.part")

    with salvage.salvaged(written, key_of, how(work)) as made:
        assert [piece.fate for piece in made.report.pieces] == [Fate.WHOLE]


def test_the_page_with_the_key_of_the_seals_may_be_gone_where_there_is_a_backup(written, work):
    with closing(samples.opened(written)) as desk:
        begun = desk.begin_backup()
        begun.finish()
        root = desk._vault.database.row("SELECT rootpage FROM sqlite_master WHERE name = 'vault'")
        samples.letter(desk, title="later", text="words of later")
    for at in (1, root[0]):
        samples.flip(written / "vault.db", at * 4096 - 50)

    with salvage.salvaged(written, key_of, how(work)) as made:
        fates = {piece.title: piece.fate for piece in made.report.pieces}

    assert fates == {"kept": Fate.WHOLE, "later": Fate.WHOLE}
    assert made.report.backup_at is not None


def test_without_a_backup_they_are_kept_and_doubtful(written, work):
    with closing(samples.opened(written)) as desk:
        root = desk._vault.database.row("SELECT rootpage FROM sqlite_master WHERE name = 'vault'")
    for at in (1, root[0]):
        samples.flip(written / "vault.db", at * 4096 - 50)

    with salvage.salvaged(written, key_of, how(work)) as made:
        assert [piece.fate for piece in made.report.pieces] == [Fate.DOUBTFUL]


def test_a_full_disk_is_told_and_leaves_nothing(written, work):
    with (
        samples.file_limit(50_000),
        pytest.raises(VaultUnwritableError),
        salvage.salvaged(written, key_of, how(work)),
    ):
        pass

    assert samples.names(work) == []
