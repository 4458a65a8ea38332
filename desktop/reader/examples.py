"""How somebody else put it: one pair of sentences a label, shown when it is asked for."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from desktop.datafile import parse
from desktop.reader.finding import Label

FILE = Path(__file__).parents[2] / "resources" / "reader" / "examples.toml"


@lru_cache(maxsize=1)
def examples() -> Mapping[Label, str]:
    """Return the example of every label; raise DataFileError where one is missing."""
    top = parse(FILE.name, FILE.read_text(encoding="utf-8"))
    top.of_format(1)
    top.only("format", *(label.value for label in Label))
    return MappingProxyType({label: top.text(label.value) for label in Label})
