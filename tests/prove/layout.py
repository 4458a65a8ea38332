"""Every page in every window and text size: nothing is cut off, nothing lies over anything else.

The body is that of `tests/test_layout.py`; here it is given the sizes between the corners, too.
"""

import os
import subprocess
import sys
from pathlib import Path

SHOWS = ()
MINUTES = 0
REPO = Path(__file__).resolve().parents[2]


def main(_: list[str]) -> int:
    """Walk through them all, and return 0 when each page had its place in each."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "tests/test_layout.py"]
    wanted = os.environ | {"STILLPAGE_LAYOUT": "all", "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=REPO, env=wanted, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
