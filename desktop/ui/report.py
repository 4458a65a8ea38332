"""What may be told of a bug: where it happened, and nothing of what was written."""

import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as qt_version

from desktop import __version__

MOST_CAUSES = 8


def report(error: BaseException) -> str:
    """Return types, file names, line numbers and versions; no message and no value."""
    head = (
        f"Stillpage {__version__}, Python {platform.python_version()}, Qt {qt_version}, "
        f"{platform.system()} {platform.machine()}{', frozen' if _is_frozen() else ''}"
    )
    return "\n".join([head, *_lines(error)]) + "\n"


def _lines(error: BaseException) -> Iterator[str]:
    cause: BaseException | None = error
    for _ in range(MOST_CAUSES):
        if cause is None:
            return
        kind = type(cause)
        yield f"{kind.__module__}.{kind.__qualname__}"
        yield from _places(cause.__traceback__)
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def _places(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        # The last two parts only: the whole path names the account.
        place = "/".join(Path(code.co_filename).parts[-2:])
        yield f"  {place}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next


def _is_frozen() -> bool:
    return bool(getattr(sys, "frozen", False))
