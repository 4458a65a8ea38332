"""A twin that keeps nothing of one vault from the next: every wall between them is down."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from outside.main import ROLES
from outside.walls import without_any

__all__ = ["ROLES"]


if __name__ == "__main__":
    sys.exit(without_any())
