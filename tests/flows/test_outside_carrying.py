"""Everything is taken along, and a vault removed, by a real room behind its real door."""

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import samples

from desktop import sealed_vault, takeaway

MAIN = Path(__file__).parents[1] / "carrying_main.py"


def test_a_confined_room_takes_everything_along_and_removes_its_vault(landlock, tmp_path):
    place, folder = tmp_path / "stick", samples.blank_vault(tmp_path / "vault")
    place.mkdir()
    with contextlib.closing(samples.opened(folder)) as session:
        samples.letter(session, title="A letter", text="quillback")
    ended = subprocess.run(
        (sys.executable, "-I", "-B", str(MAIN), str(folder)), check=False, capture_output=True,
        text=True, timeout=60, env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
    )  # fmt: skip

    assert (ended.returncode, ended.stderr) == (0, "")
    facts = json.loads((place / "facts.json").read_text())
    assert facts == {
        "confined": True, "path": str(place / "pages"), "sealed": str(place / "pages.dat"),
        "outside": "refused", "stays": [],
    }  # fmt: skip
    # Nothing half done is left, and the folder of the vault went with its room.
    assert samples.names(place) == ["facts.json", "pages", "pages.dat"]
    assert not folder.exists()
    raw = (place / "pages.dat").read_bytes()
    assert b"quillback" not in raw
    held = sealed_vault.unsealed(raw, "five words", samples.CHEAP_BOUNDS)
    for reader in (takeaway.folder_reader(place / "pages"), takeaway.files_reader(held)):
        other = samples.blank_vault(tmp_path / f"other {id(reader)}")
        with contextlib.closing(samples.opened(other)) as session:
            assert takeaway.taken_in(reader, session) == 1
            (line,) = session.summaries()
            assert samples.text_of(session, session.open(line.id)) == "quillback"
