"""Twelve years, nine kinds, sixty items, forty questions: typed through the window, frozen,
amended, exported, and every figure found where it belongs in the file.

The body is that of `tests/flows/test_desk_case.py`; here it is given all of the case.
"""

import os
import subprocess
import sys
from pathlib import Path

SHOWS = ()
MINUTES = 0
REPO = Path(__file__).resolve().parents[2]
ITEMS, QUESTIONS = 60, 40


def main() -> int:
    """Type the whole case, and return 0 when every figure was found where it belongs."""
    command = [
        sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "tests/flows/test_desk_case.py",
    ]  # fmt: skip
    wanted = os.environ | {
        "STILLPAGE_CASE_ITEMS": str(ITEMS),
        "STILLPAGE_CASE_QUESTIONS": str(QUESTIONS),
        "QT_QPA_PLATFORM": "offscreen",
    }
    return subprocess.run(command, cwd=REPO, env=wanted, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
