"""A whole session under strace: what was written where, opened, sent, said and named."""

import pytest
from outside import leaks
from samples import CHEAP_BOUNDS, FakeClock

from desktop import session
from desktop.model import richtext

pytestmark = pytest.mark.slow

TO_FIRST_WORDS = 3
"""Steps of the session after which something was written; the twin has leaked it by then."""
WRITTEN = [one for one in leaks.CANARIES if one not in leaks.PASSPHRASE + leaks.NEXT]


def assert_nothing_left(seen: leaks.Traced) -> None:
    """Nothing is in clear anywhere, and nothing was touched but what belongs to the vault."""
    lines = leaks.found(seen)
    assert not lines, "\n".join(lines)
    assert seen.printed == b""
    assert seen.titles == {"Stillpage"}


def test_a_whole_session_leaves_words_in_the_vault_and_nowhere_else(tmp_path):
    seen = leaks.traced(tmp_path, "main")

    assert_nothing_left(seen)
    # The session did all that was to be looked for; else there would be nothing to leak.
    assert [word for one in WRITTEN for word in one.split() if word not in held(seen)] == []
    assert (seen.home / "pages.pdf").read_bytes().startswith(b"%PDF-1.7")


def held(seen: leaks.Traced) -> str:
    """Return the title, the words, the earlier state and the last cut that the vault holds."""
    vault = seen.home / ".local/share/stillpage/Vault"
    opened = session.unlock(vault, leaks.PASSPHRASE, bounds=CHEAP_BOUNDS, now=FakeClock())
    (entry,) = opened.summaries()
    (earlier, *_) = opened.snapshots(entry.id)
    bodies = (
        opened.open(entry.id).sections[0].body,
        opened.snapshot_body(earlier.id),
        opened.kept_cut(),
    )
    opened.close()
    return " ".join((entry.title, *map(richtext.plain, bodies)))


def test_twin_an_unlinked_plain_copy_is_seen(tmp_path):
    seen = leaks.traced(tmp_path, "twins/plain_copy", most=TO_FIRST_WORDS)

    with pytest.raises(AssertionError, match="tarpaulin over the well” as utf-16-le in a write to"):
        assert_nothing_left(seen)
