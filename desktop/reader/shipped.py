"""The engines as they are shipped: the rules, the thresholds, and the model in its helper."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from desktop.datafile import parse
from desktop.reader import rules
from desktop.reader.finding import Label
from desktop.reader.reading import Engines, Model, Threshold

THRESHOLDS = Path(__file__).parents[2] / "resources" / "reader" / "thresholds.toml"


def engines(model: Model | None) -> Engines:
    """Return the shipped rules and thresholds beside a model, or the strong rules alone."""
    return Engines(_rules(), model, thresholds())


@lru_cache(maxsize=1)
def _rules() -> rules.Rules:
    return rules.load()


@lru_cache(maxsize=1)
def thresholds() -> Mapping[Label, Threshold]:
    """Return from where each label is shown; raise DataFileError where one is missing."""
    top = parse(THRESHOLDS.name, THRESHOLDS.read_text(encoding="utf-8"))
    top.of_format(1)
    found = {}
    for label in Label:
        table = top.table(label.value)
        table.only("alone", "beside_rule")
        alone, ruled = table.number_or("alone", 0), table.number_or("beside_rule", 0)
        if not 0 < ruled <= alone <= _WHOLE:
            raise table.refuse("alone", "two hundredths are needed, the second not the larger")
        found[label] = Threshold(alone / _WHOLE, ruled / _WHOLE)
    return MappingProxyType(found)


_WHOLE = 100
