"""What the helper answers."""

import json

import pytest

from desktop.reader import helper
from desktop.reader.finding import LABELS, Voice


def test_a_request_is_answered_with_a_guess_for_each_label():
    request = {"voice": "impacted", "sentences": ["You are a liar.", "I felt cold."]}

    answer = json.loads(helper.work(json.dumps(request).encode()))

    assert [tuple(one) for one in answer] == [LABELS[Voice.IMPACTED]] * 2
    assert all(len(guess) == 3 for one in answer for guess in one.values())


def test_an_unknown_voice_is_refused():
    with pytest.raises(ValueError, match="other"):
        helper.work(b'{"voice": "other", "sentences": []}')
