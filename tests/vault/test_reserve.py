"""The two MiB that are kept free."""

import samples

from desktop.vault import reserve


def test_the_reserve_takes_its_space_and_gives_it_back(tmp_path):
    reserve.make(tmp_path)
    kept = (tmp_path / "reserve").stat()
    assert kept.st_size == reserve.SIZE
    # As many blocks as bytes: a file with a hole would keep nothing free.
    assert kept.st_blocks * 512 >= reserve.SIZE

    reserve.give_up(tmp_path)

    assert samples.names(tmp_path) == []


def test_a_whole_reserve_is_not_written_again_and_a_short_one_is(tmp_path):
    reserve.make(tmp_path)
    before = (tmp_path / "reserve").stat().st_ino
    reserve.make(tmp_path)
    assert (tmp_path / "reserve").stat().st_ino == before

    (tmp_path / "reserve").write_bytes(b"short")
    reserve.make(tmp_path)

    assert (tmp_path / "reserve").stat().st_size == reserve.SIZE
