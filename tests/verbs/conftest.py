"""A blank vault and an open session for each test of these verbs."""

import pytest
import samples


@pytest.fixture
def folder(tmp_path):
    return samples.blank_vault(tmp_path / "vault")


@pytest.fixture
def desk(folder):
    opened = samples.opened(folder)
    yield opened
    opened.close()
