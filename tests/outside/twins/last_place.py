"""A twin that begins with the vault that was open last, as most programs do with a file."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from outside import walls
from outside.main import ROLES

__all__ = ["ROLES"]


if __name__ == "__main__":
    walls.begin_with_the_last()
    sys.exit(walls.without(walls.place))
