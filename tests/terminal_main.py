"""The shipped main with costs a test can bear, and without Qt.

Asked by a socket it is lent: everything is imported once, and each command has a process of its
own from there on, which is a sixth of a second less for each.
"""

import atexit
import json
import os
import signal
import socket
import sys
import traceback
from functools import partial
from pathlib import Path

sys.dont_write_bytecode = True
sys.path[:0] = [str(Path(__file__).resolve().parent.parent), str(Path(__file__).resolve().parent)]


class NoQt:
    """Refuses to import Qt, as a system without its libraries does."""

    def find_spec(self, name, _path=None, _target=None):
        """Refuse."""
        if name.split(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError(name)


def _stop_at(step, wish):
    """Have this process be stopped by a real signal once it says that it is at this step."""
    from desktop import terminal  # noqa: PLC0415

    honest = terminal._say
    # Whoever started the tests may ignore it.
    signal.signal(signal.Signals[wish], signal.SIG_DFL)

    def said(words, *where):
        honest(words, *where)
        if words.startswith(f"Step {step}"):
            os.kill(os.getpid(), signal.Signals[wish])

    terminal._say = said


def commands():
    """Return what carries out a command as the shipped main does."""
    sys.meta_path.insert(0, NoQt())
    import samples  # noqa: PLC0415 - only where no Qt can come with it

    from desktop import terminal  # noqa: PLC0415
    from desktop.__main__ import ROLES, main, room  # noqa: PLC0415
    from desktop.vaults import Rules  # noqa: PLC0415

    rules = Rules(bounds=samples.CHEAP_BOUNDS, cost=lambda: samples.CHEAPEST)
    run = partial(terminal.run, dumpable=False, rules=rules)
    return partial(main, dumpable=False, room=room, roles=ROLES, terminal=run)


def main():
    carry_out = commands()
    from desktop import terminal  # noqa: PLC0415

    if os.environ.get("STILLPAGE_TEST_IS_HEARD"):
        terminal._say = lambda words, where=None: print(words, file=where, flush=True)
    stop = os.environ.get("STILLPAGE_TEST_STOPS")
    if stop:
        _stop_at(*stop.split())

    code = carry_out(sys.argv[1:])
    if os.environ.get("STILLPAGE_TEST_TELLS"):
        print("loaded:", sorted(one for one in sys.modules if "PySide" in one or "shiboken" in one))
    return code


def lend(number):
    """Carry out what a socket asks for until it is closed, each command in its own process."""
    carry_out = commands()
    with socket.socket(fileno=number) as asked:
        while True:
            content, places, *_ = socket.recv_fds(asked, 1 << 20, 3)
            if not content:
                return
            child = os.fork()
            if not child:
                asked.close()
                _be_one(carry_out, json.loads(content), places)
            for place in places:
                os.close(place)
            _, status = os.waitpid(child, 0)
            asked.send(b"%d" % os.waitstatus_to_exitcode(status))


def _be_one(carry_out, asked, places):
    """Be the process of one command, and end with its number."""
    for at, place in enumerate(places):
        os.dup2(place, at)
        os.close(place)
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    code = 1
    try:
        code = carry_out(asked["words"])
        atexit._run_exitfuncs()
    except BaseException:  # noqa: BLE001 - as Python itself would end
        traceback.print_exc()
    for output in (sys.stdout, sys.stderr):
        output.flush()
    os._exit(code)


if __name__ == "__main__":
    sys.exit(lend(int(sys.argv[2])) if sys.argv[1:2] == ["--lent"] else main())
