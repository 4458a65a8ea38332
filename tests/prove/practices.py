"""Every guide of every person filled by hand and found again.

The body is that of `tests/flows/test_all_practices.py`; here it is given all guides.
"""

import os
import subprocess
import sys
from pathlib import Path

SHOWS = ()
MINUTES = 0
REPO = Path(__file__).resolve().parents[2]


def main(_: list[str]) -> int:
    """Fill them all, and return 0 when each place of each was kept and shown again."""
    command = [
        sys.executable, "-m", "pytest", "-q", "-p", "no:randomly",
        "tests/flows/test_all_practices.py",
    ]  # fmt: skip
    wanted = os.environ | {"STILLPAGE_PRACTICES": "all", "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=REPO, env=wanted, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
