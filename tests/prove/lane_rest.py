"""Two saves with 35 seconds of quiet between them, on the thread that owns the connection.

Its twin is a pool of Qt, whose thread ends after 30 seconds: the same connection then refuses.
"""

import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(REPO), str(REPO / "tests")]

from prove.whole.verdict import Verdict, told  # noqa: E402
from PySide6.QtCore import QCoreApplication, QThreadPool  # noqa: E402, TID251 - the twin is a pool
from sqlcipher3 import dbapi2  # noqa: E402

from desktop.lane import Lane  # noqa: E402

SHOWS = ()
MINUTES = 1.5
QUIET_SECONDS = 35.0


def two_saves(wait: Callable[[Callable[[], object]], object], seconds: float) -> None:
    """Save, rest, save again; raises what the second save raises."""
    connection = wait(_connected)
    wait(lambda: connection.execute("INSERT INTO words VALUES ('first')"))
    time.sleep(seconds)
    # A thread that ended gives its number to the next one; here somebody else gets it.
    gate = threading.Event()
    taker = threading.Thread(target=gate.wait)
    taker.start()
    try:
        wait(lambda: connection.execute("INSERT INTO words VALUES ('second')"))
    finally:
        gate.set()
        taker.join()
    assert wait(lambda: connection.execute("SELECT count(*) FROM words").fetchone()) == (2,)
    wait(connection.close)


def _connected() -> object:
    connection = dbapi2.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE words (word TEXT)")
    return connection


def pool_wait(work: Callable[[], object]) -> object:
    """Wait for work on a pool of one thread, as a program without a lane would."""
    answer: list[object] = []
    done = threading.Event()

    def run() -> None:
        try:
            answer.append(work())
        except dbapi2.Error as error:
            answer.append(error)
        done.set()

    QThreadPool.globalInstance().start(run)
    done.wait()
    if isinstance(answer[0], dbapi2.Error):
        raise answer[0]
    return answer[0]


def main(_arguments: Sequence[str]) -> int:
    """Show both; return 0 if the lane holds and the pool does not."""
    application = QCoreApplication([])
    QThreadPool.globalInstance().setMaxThreadCount(1)
    lane = Lane("prove")
    two_saves(lane.wait, QUIET_SECONDS)
    lane.end()
    print(f"lane: both saves kept, {QUIET_SECONDS:.0f} s apart")
    try:
        two_saves(pool_wait, QUIET_SECONDS)
    except dbapi2.ProgrammingError as error:
        print(f"twin, a pool: {type(error).__name__} at the second save, as it must be")
        is_refused = True
    else:
        print("twin, a pool: kept its thread; this proof shows nothing here")
        is_refused = False
    application.quit()
    return told(Verdict(
        tries=1, of="rest of 35 s", failures=0,
        twin="a pool of threads", twin_tries=1, twin_failures=is_refused,
    ))  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
