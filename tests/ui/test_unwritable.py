import errno

import pytest

from desktop import errors
from desktop.ui import messages, unwritable


@pytest.mark.parametrize(
    ("number", "true", "next_step"),
    [
        (errno.ENOSPC, "is full", "Make room on it"),
        (errno.EDQUOT, "is full", "Make room on it"),
        (errno.EFBIG, "is full", "Make room on it"),
        (errno.EROFS, "nothing may be written", "copy the folder of the vault to another place"),
        (errno.EACCES, "nothing may be written", "copy the folder of the vault to another place"),
        (errno.EEXIST, "has come in place of the one with your words", "move that file"),
        (errno.EIO, "full, closed to writing, or gone", "plug it in"),
        (None, "full, closed to writing, or gone", "plug it in"),
    ],
)
def test_a_disk_that_takes_nothing_is_told_for_what_it_is(number, true, next_step):
    said = messages.sentence(errors.VaultUnwritableError(number))

    assert true in said
    assert next_step in said
    assert said in unwritable.every()


def test_who_writes_over_an_exchanged_file_reads_how_the_words_get_home():
    said = messages.not_kept(errors.VaultUnwritableError(errno.EEXIST))
    cover, step = unwritable.behind_the_cover(errno.EEXIST)

    assert "move that file" in said
    assert "in this window only" in said
    assert "“vault.db”" in cover
    assert "move that file" in step
