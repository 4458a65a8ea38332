"""Five hundred random packets over a hundred random vaults, read by other programs.

The body is that of `tests/flows/test_random_packets.py`, which makes twenty-five.
"""

import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import random_packets
from prove.whole.verdict import Verdict, told

from desktop.model.manifest import Form
from desktop.packet import Press

SHOWS = ()
MINUTES = 0
VAULTS = 100
FORMS = (Form.PDF, Form.WORD, Form.PDF, Form.TEXT, Form.MARKDOWN)


def main(arguments: Sequence[str]) -> int:
    """Make so many vaults (100) from a seed; return 0 when each file holds what was chosen."""
    vaults = int(arguments[0]) if arguments else VAULTS
    seed = int(arguments[1]) if len(arguments) > 1 else random.SystemRandom().randrange(10**6)
    print(f"seed {seed}, {5 * vaults} packets")
    wrong = 0
    with Press() as press:
        for number in range(seed, seed + vaults):
            with tempfile.TemporaryDirectory() as place:
                for line in random_packets.faults(number, FORMS, Path(place), press):
                    print(line)
                    wrong += 1
    print(f"{wrong} differ from what was chosen")
    return told(Verdict(tries=5 * vaults, of="packets", failures=wrong, seed=seed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
