"""A main whose confined room takes everything along, and then removes its vault."""

import os
import sys
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from desktop.__main__ import main  # noqa: E402 - found only after the line above

ROLES = {}
"""By this name the program knows that a main is the tests' own."""


def room(door, held):
    """Do what the pages do, with the real door; what it saw goes out as a file of its own."""
    import json  # noqa: PLC0415 - only in a room
    from datetime import timedelta  # noqa: PLC0415 - as above

    import samples  # noqa: PLC0415 - as above

    from desktop import takeaway  # noqa: PLC0415 - as above
    from desktop.door import Mode  # noqa: PLC0415 - as above
    from desktop.ui.screens import takeaway_work as work  # noqa: PLC0415 - as above
    from desktop.verbs import removing  # noqa: PLC0415 - as above

    place = Path(os.environ["HOME"]) / "stick"
    session = samples.opened(Path(door.start.folder))
    files = list(takeaway.everything(session, {}, is_whole=True))
    folder = door.new_folder(place, work.FOLDER_NAME)
    for one in files:
        work._write(folder, one)
    path = folder.keep()
    sealed = work._seal(door, files, ("five words", samples.CHEAPEST), place)
    half = door.new_folder(place, "half")
    work._write(half, files[0])
    facts = {"confined": held.writes_confined, "path": str(path), "sealed": str(sealed.path)}
    try:
        (place / "outside").touch()
    except OSError:
        facts["outside"] = "refused"
    removing.GRACE = timedelta(0)
    session.ask_removal(samples.PASSPHRASE)
    session.make_sure(samples.PASSPHRASE)
    facts["stays"] = session.remove()
    new = door.new_file(place, "facts.json")
    new.write(json.dumps(facts).encode())
    new.keep()
    door.leave(Mode.QUIT)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], dumpable=True, room=room, roles=ROLES))
