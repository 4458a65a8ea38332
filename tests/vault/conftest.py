"""A blank vault and an open session for each test of this room."""

from contextlib import closing

import pytest
import samples

from desktop.vault import schema, slots
from desktop.vault.database import Database


@pytest.fixture
def folder(tmp_path):
    return samples.blank_vault(tmp_path / "vault")


@pytest.fixture
def desk(folder):
    opened = samples.opened(folder)
    yield opened
    opened.close()


@pytest.fixture
def database(tmp_path):
    """Give an empty database with all its tables."""
    path = tmp_path / "vault.db"
    path.touch()
    with closing(Database(path, slots.new_master())) as opened:
        schema.bring_up(opened)
        yield opened
