"""Records of a whole vault: read as they were written, or refused; see tests/test_takeaway.py."""

from dataclasses import asdict

import pytest

from desktop.model import open_export
from desktop.model.settings import Purpose, Settings


def test_settings_come_back_as_they_were():
    one = Settings(
        purpose=Purpose.HURT, own_words=("wren",), breath_counts=(4, 0, 6, 0), shows_late=True
    )
    written = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(one).items()
    }

    assert open_export.settings(written) == one


def test_a_setting_of_a_later_version_is_passed_over():
    assert open_export.settings({"from_tomorrow": 1}) == Settings()


@pytest.mark.parametrize(
    "value",
    [{"idle_minutes": True}, {"idle_minutes": 5.0}, {"quick_exit": 1}, {"country": None},
     {"breath_counts": ["4"]}, {"breath_counts": [True]}, {"own_words": "wren"}, [], None],
)  # fmt: skip
def test_a_setting_of_another_kind_is_refused(value):
    with pytest.raises(TypeError):
        open_export.settings(value)


def test_there_may_be_no_place_and_no_cut():
    assert open_export.place(None) is None
    assert open_export.cut(None) is None
    assert open_export.cut({"document": "", "body": []}) == {"document": "", "body": ()}


@pytest.mark.parametrize("value", [{}, {"document": "x", "section": "y", "caret": 0}, [], 1])
def test_another_place_is_refused(value):
    with pytest.raises((TypeError, ValueError)):
        open_export.place(value)
