"""What every test stands on: no screen needed, a quiet log, and an honest last line."""

import ctypes
import gc
import itertools
import logging
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from desktop.ui import bindings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# As a room does before it loads anything else.
bindings.leave_imports_alone()
if os.environ.get("LC_ALL") in {"C", "POSIX"}:
    # Python helps itself where only LANG says so; here Qt would warn, and a warning fails a test.
    os.environ["LC_ALL"] = "C.UTF-8"

WAITING = frozenset({"flows", "tour"})
_NOT_SHOWN = "not_shown"
_CALM = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)

# Short and the same each time for `test`; long and different each time for `prove`.
settings.register_profile(
    "test",
    max_examples=40,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=_CALM,
)
settings.register_profile(
    "prove",
    max_examples=2_000,
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=_CALM,
)
settings.load_profile("test")


@pytest.fixture
def not_shown(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Return a function that notes, in one sentence, what this machine cannot show.

    The sentences stand in the last lines of the run; with CI set, one of them fails it.
    """

    def note(sentence: str) -> None:
        request.node.user_properties.append((_NOT_SHOWN, sentence))

    return note


@pytest.fixture
def landlock(not_shown: Callable[[str], None]) -> None:
    """Leave out what needs Landlock where the kernel has none, and say so."""
    version = ctypes.CDLL(None).syscall(
        ctypes.c_long(444), None, ctypes.c_long(0), ctypes.c_long(1)
    )
    if version < 1:
        not_shown("that only the vault's folder can be written: this kernel has no Landlock")
        pytest.skip("no Landlock here")


@pytest.fixture(autouse=True)
def _quiet_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that left a warning in the log; it takes an expected one with caplog.clear()."""
    yield
    records = [
        record
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    assert not records, [(record.name, record.levelname, record.msg) for record in records]


class _Honesty:
    """Gathers what could not be shown, and says it after everything else."""

    def __init__(self) -> None:
        self.sentences: dict[str, None] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        said = [text for name, text in report.user_properties if name == _NOT_SHOWN]
        if report.when == "teardown":
            self.sentences.update(dict.fromkeys(said))
        elif report.skipped and not said and isinstance(report.longrepr, tuple):
            # A test that skips without a word of its own is not shown either.
            reason = report.longrepr[2].removeprefix("Skipped: ")
            self.sentences[f"{report.nodeid}: {reason}"] = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.sentences and os.environ.get("CI") and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    @pytest.hookimpl(trylast=True)
    def pytest_unconfigure(self, config: pytest.Config) -> None:
        writer = config.get_terminal_writer()
        for sentence in self.sentences:
            writer.line(f"Not shown here: {sentence}")
        if self.sentences and os.environ.get("CI"):
            writer.line("CI is set, so what could not be shown fails the run.", red=True)


_KEEPS_NOTHING = sys.dont_write_bytecode


def pytest_collectstart() -> None:
    """Keep what was made of each test: a main that one of them imports has Python keep nothing."""
    sys.dont_write_bytecode = _KEEPS_NOTHING


# Left to itself Python collects in whichever thread allocates; what Qt made must go in its own.
_COLLECTED_EVERY, _ALL_COLLECTED_EVERY = 50, 500
_torn_down = itertools.count(1)


def pytest_runtest_teardown() -> None:
    """Collect what is new now and then, all of it seldom, in the thread in which the tests run."""
    count = next(_torn_down)
    if count % _COLLECTED_EVERY == 0:
        gc.collect(0 if count % _ALL_COLLECTED_EVERY else 2)


def pytest_collection_finish() -> None:
    """Leave out of each collecting what is there for the whole run, and spare what is dear.

    Two calls of the system for each piece of SQLCipher's memory are a tenth of the run. Only here:
    the programs that tests start have the setting of the product, which tests/vault/test_database
    looks at, too.
    """
    # What is garbage by now is left, too: there is little of it, and to look for it takes a while.
    gc.freeze()
    if database := sys.modules.get("desktop.vault.database"):
        database.MEMORY_SECURITY = "OFF"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what waits for programs and screens.

    Several workers each begin with a part: so one of them waits while the others reckon, nothing
    long is left for the end, and no two of them need the whole machine at once.
    """
    items.sort(key=lambda item: not WAITING.intersection(item.path.parts))


def pytest_sessionfinish() -> None:
    """End the helpers that went from test to test, and collect once for all."""
    if "lent" in sys.modules:
        sys.modules["lent"].end_all()
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        # Qt deletes what was copied last when Python is gone already, and the process crashes.
        gui.QGuiApplication.clipboard().clear()
    gc.collect()
    # pytest collects ten times more from here on; there is nothing left that could be found.
    gc.freeze()


def pytest_configure(config: pytest.Config) -> None:
    gc.disable()
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Honesty(), "honesty")


@pytest.fixture
def desk(request: pytest.FixtureRequest) -> Iterator[Any]:
    """Give a person at the real program; Qt is loaded only where this is asked for."""
    from desk import at_a_desk  # noqa: PLC0415 - rooms without Qt are tested without it

    wanted = ("qtbot", "qapp", "tmp_path", "monkeypatch")
    yield from at_a_desk(*(request.getfixturevalue(name) for name in wanted))
