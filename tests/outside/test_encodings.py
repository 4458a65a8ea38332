import base64

import pytest

from outside import encodings

WORDS = "quillback heron"


@pytest.mark.parametrize("before", range(6))
@pytest.mark.parametrize("behind", range(4))
def test_words_are_seen_in_base64_wherever_they_stand(before, behind):
    text = base64.b64encode(b"#" * before + WORDS.encode() + b"#" * behind)

    assert any(form.startswith("base64") for _, form in encodings.found(text, [WORDS]))


@pytest.mark.parametrize("form", sorted(encodings.forms(WORDS)))
def test_each_of_eleven_forms_is_seen_among_other_bytes(form):
    assert len(encodings.forms(WORDS)) == 11

    content = b"\x01\x02" + encodings.forms(WORDS)[form] + b"\x03"

    assert (WORDS, form) in encodings.found(content, [WORDS, "not there"])


def test_nothing_is_seen_where_nothing_is():
    assert encodings.found(bytes(range(256)) * 20, [WORDS]) == set()
