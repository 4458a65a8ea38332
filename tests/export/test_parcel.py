from hypothesis import given
from hypothesis import strategies as some

from desktop.export import parcel


@given(some.dictionaries(some.text(), some.text() | some.integers()), some.binary())
def test_header_and_content_come_out_as_they_went_in(header, content):
    assert parcel.unpack(parcel.pack(header, content)) == (header, content)
