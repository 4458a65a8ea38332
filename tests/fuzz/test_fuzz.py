"""Whatever others put before a reader: an error of ours or nothing, and no costly work unasked."""

import json

import pytest

from desktop.model import open_export, richtext
from desktop.vault.cost import Bounds
from fuzz import targets, trying

SEED = 20261122
COUNT = 250
FEW = {
    "vaults": 10, "vaults_within": 10, "attempts": 15, "backups": 50, "folders": 60, "pages": 60,
    "pages_within": 120, "guides": 100, "pasted": 80,
}  # fmt: skip
"""Those that take longer than the others get fewer; `dev.py prove fuzz` makes up for it."""
TARGETS = {one.name: one for one in targets.every()}


def wrong_with(name, count=None):
    print(f"seed {SEED}")
    found = trying.tried(TARGETS[name], count or FEW.get(name, COUNT), SEED)
    assert found.refused < found.tries, "no sample is read"
    return found.wrong


@pytest.mark.parametrize("name", TARGETS)
def test_a_reader_meets_anything_with_an_error_of_its_own(name):
    assert wrong_with(name) == []


@pytest.mark.parametrize("name", ["keys", "questions", "pages"])
def test_twin_a_reader_that_looks_at_no_bounds_derives_whatever_is_asked(name, monkeypatch):
    monkeypatch.setattr(Bounds, "hold", lambda _bounds, _cost: True)

    assert_found = [one for one in wrong_with(name) if "Cost(" in one]
    assert assert_found != []


def test_twin_a_reader_of_bodies_without_its_guard(monkeypatch):
    monkeypatch.setattr(richtext, "decode", lambda text: richtext.from_json(json.loads(text)))

    assert wrong_with("bodies") != []


def test_twin_a_reader_of_folders_that_takes_each_record_as_it_comes(monkeypatch):
    monkeypatch.setattr(open_export, "document", lambda value: value)

    assert trying.tried(TARGETS["folders"], FEW["folders"], SEED).wrong != []
