"""The rules of docs/words.md that a machine can check."""

import re

LONGEST = 30
"""Words in one sentence."""

FORBIDDEN = {
    "addict", "addicted", "addiction", "addicts", "victim", "victims", "user", "users",
    "codependent", "perpetrator", "cheater", "offender", "toxic", "broken",
    "forgive", "forgiven", "forgiveness", "reconcile", "reconciliation", "closure",
    "journey", "healing", "heal", "streak", "score", "progress", "congratulations", "awesome",
    "simply", "obviously", "guarantee", "guaranteed", "oops", "sorry about that",
    "husband", "wife", "spouse",
}  # fmt: skip
AMERICAN = {
    "color", "colors", "behavior", "behaviors", "favor", "favorite", "honor", "neighbor", "humor",
    "center", "gray", "apologize", "organize", "realize", "realized", "recognize", "recognized",
    "minimize", "analyze", "canceled", "canceling", "traveled", "labeled", "license's", "fulfill",
    "defense", "judgment", "catalog", "gotten", "mom",
}  # fmt: skip


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, parted at their full stops, question marks and line ends."""
    parts = re.split(r"(?<=[.?!])[”\"\u2019]?\s+|\n+", text)
    return [part.strip() for part in parts if part.strip()]


def breaches(text: str) -> list[str]:
    """Return what this text breaks, one short reason each; none where it may be shown."""
    words = set(re.findall(r"[a-z']+", text.lower()))
    found = [f"never say {word!r}" for word in sorted(words & FORBIDDEN)]
    found += [f"American: {word!r}" for word in sorted(words & AMERICAN)]
    found += ["no exclamation marks"] * ("!" in text)
    found += ["no figures of outcome"] * bool(re.search(r"%|\bper ?cent\b", text))
    found += ["no jargon"] * bool(
        re.search(r"\b(dysregulat|triggered|self-care|boundar(y|ies) work)", text)
    )
    found += ["no straight quotation marks"] * ('"' in text)
    found += [
        f"too long: {sentence[:40]}"
        for sentence in sentences(text)
        if len(sentence.split()) > LONGEST
    ]
    return found
