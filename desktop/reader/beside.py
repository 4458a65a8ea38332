"""What is said beside a finding: one line why it matters to the listener, and one question."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from desktop.datafile import parse
from desktop.reader.finding import Label

FILE = Path(__file__).parents[2] / "resources" / "reader" / "en.toml"


@dataclass(frozen=True, slots=True)
class Beside:
    """The two sentences of one label."""

    why: str
    question: str


@lru_cache(maxsize=1)
def beside() -> Mapping[Label, Beside]:
    """Return the sentences of every label; raise DataFileError where one is missing."""
    top = parse(FILE.name, FILE.read_text(encoding="utf-8"))
    top.of_format(1)
    found = {}
    for label in Label:
        table = top.table(label.value)
        table.only("why", "question")
        found[label] = Beside(table.text("why"), table.text("question"))
    return MappingProxyType(found)
