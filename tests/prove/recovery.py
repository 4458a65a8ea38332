"""Any two of three parts give the secret, one never does, and a single slip has its place."""

import random
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

if __name__ == "__main__":
    _repo = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(_repo), str(_repo / "tests")]

from prove.whole.verdict import Verdict, told

from desktop.errors import ShareError, SharesApartError, ShareTwiceError
from desktop.model.secret import SharedSecret
from desktop.vault import shares, slip39, unkind

SHOWS = (28, 29)
MINUTES = 1
EVERY = 7
"""The sets of parts that are not empty: three pairs, three single ones, all three."""


def tells(part: str, secret: SharedSecret) -> bool:
    """Return whether one part alone shows the secret, or all but four bytes of it.

    A part is a point of a line for each byte, the secret another one, and a third begins with four
    bytes of digest and goes on with bytes by chance. Were those known, one part would be enough.
    """
    share = shares.check(part)
    sealed = slip39._feistel(secret.raw, share, b"", range(slip39._ROUNDS))
    ground = ((slip39._DIGEST_AT, bytes(32)), (share.index, share.value))
    guess = slip39._at(ground, slip39._SECRET_AT)
    return guess[4:] == sealed[4:] or share.value in (secret.raw, sealed)


def wrong_subsets(secret: SharedSecret, texts: Sequence[str]) -> int:
    """Return how many of the seven sets of parts do not do what they should."""
    wrong = sum(_put_together(*two) != secret for two in combinations(texts, 2))
    wrong += sum(_put_together(one, one) is not None or tells(one, secret) for one in texts)
    try:
        slip39.combine([shares.check(text) for text in texts])
    except ValueError:
        return wrong
    return wrong + 1


def _put_together(one: str, other: str) -> SharedSecret | None:
    try:
        return shares.parse(one, other)
    except (ShareTwiceError, SharesApartError):
        return None


_honest = slip39.splits


def without_chance(
    secret: bytes, count: int, _random: slip39.Random, _suits: slip39.Suits
) -> Iterator[tuple[slip39.Share, ...]]:
    """Part a secret with zeros in the place of bytes by chance: the twin.

    They are the same each time: where it is asked to draw again, that never ends.
    """
    return _honest(secret, count, bytes)


def unplaced(text: str, chance: random.Random) -> bool:
    """Exchange one word for another of the list; return whether its place is not said."""
    words = text.split()
    place = chance.randrange(len(words))
    words[place] = chance.choice([one for one in shares.words() if one != words[place]])
    try:
        shares.check(" ".join(words))
    except ShareError as error:
        return error.position != place + 1
    return True


def failures(count: int, slips: int, seed: int) -> int:
    """Return how many of so many sets of parts, and of so many exchanged words, went wrong."""
    chance, wrong = random.Random(seed), 0
    for number in range(count):
        secret = shares.make()
        texts = [" ".join(part.words) for part in shares.parted(secret)]
        wrong += wrong_subsets(secret, texts)
        for _ in range(slips // count + (number < slips % count)):
            wrong += unplaced(chance.choice(texts), chance)
    return wrong


def main(arguments: Sequence[str]) -> int:
    """Part so many secrets (200 by default) and exchange ten words for each; 0 when all held."""
    count = int(arguments[0]) if arguments else 200
    seed = int(arguments[1]) if len(arguments) > 1 else random.randrange(1 << 30)
    slips = 10 * count
    tries = EVERY * count + slips
    found = failures(count, slips, seed)
    print(f"{tries} sets of parts and exchanged words, {found} not as they should be")
    slip39.splits, unkind.is_kind = without_chance, lambda _words: True
    twin = failures(count, 0, seed)
    print(f"twin (bytes that are not by chance): {twin} of {EVERY * count}")
    return told(Verdict(
        tries=tries, of="sets of parts and exchanged words", failures=found, seed=seed,
        twin="bytes that are not by chance", twin_tries=EVERY * count, twin_failures=twin,
    ))  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
