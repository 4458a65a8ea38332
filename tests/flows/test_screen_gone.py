"""The screen goes (a logout, a crash of the display): the words stay, the keys do not."""

import sys

import pytest
from tour.stage import ROOT, Screen, Stage

from desktop import vaults
from desktop.model import richtext
from desktop.model.settings import Purpose
from desktop.vault.cost import FLOOR

PASSPHRASE = "the screen goes away"
WORDS = "Words before the screen goes"


@pytest.mark.skipif(sys.platform != "linux", reason="needs an X server of its own")
def test_when_the_screen_goes_the_words_are_kept_and_no_process_stays(tmp_path):
    folder = tmp_path / ".local" / "share" / "stillpage" / "Vault"
    folder.mkdir(parents=True, mode=0o700)
    vaults.create(folder, PASSPHRASE, Purpose.JOURNAL, FLOOR).close()
    screen = Screen()
    stage = Stage(screen, tmp_path, [sys.executable, "-I", str(ROOT / "desktop/__main__.py")])
    try:
        before = stage.window()
        stage.keys.type(f"{PASSPHRASE}\n")
        # "Opening…" changes a few rows only; the page behind the lock changes most of them.
        before = stage.changed(before, rows=300)
        stage.keys.press("ctrl+n")
        stage.changed(before)
        stage.keys.type(WORDS)
        room = stage.processes()[1]

        screen.close()

        stage.until(lambda: room not in stage.processes(), "the room is gone", limit=3)
        # The door tries a few times to show the lock screen before it gives up.
        stage.process.wait(60)
    finally:
        stage.kill()
    assert b"Words" not in stage.output()
    session = vaults.unlock(folder, PASSPHRASE, vaults.Rules())
    try:
        entry = session.open(session.summaries()[0].id)
        assert richtext.plain(entry.sections[0].body) == WORDS
    finally:
        session.close()
