"""The shipped main with costs a test can bear, and without Qt where that is asked for."""

import os
import signal
import sys
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


def main():
    sys.meta_path.insert(0, NoQt())
    import samples  # noqa: PLC0415 - only where no Qt can come with it

    from desktop import terminal  # noqa: PLC0415
    from desktop.__main__ import ROLES, main, room  # noqa: PLC0415
    from desktop.vaults import Rules  # noqa: PLC0415

    if os.environ.get("STILLPAGE_TEST_IS_HEARD"):
        terminal._say = lambda words, where=None: print(words, file=where, flush=True)
    stop = os.environ.get("STILLPAGE_TEST_STOPS")
    if stop:
        _stop_at(*stop.split())

    rules = Rules(bounds=samples.CHEAP_BOUNDS, cost=lambda: samples.CHEAPEST)
    run = partial(terminal.run, dumpable=False, rules=rules)
    code = main(sys.argv[1:], dumpable=False, room=room, roles=ROLES, terminal=run)
    if os.environ.get("STILLPAGE_TEST_TELLS"):
        print("loaded:", sorted(one for one in sys.modules if "PySide" in one or "shiboken" in one))
    return code


if __name__ == "__main__":
    sys.exit(main())
