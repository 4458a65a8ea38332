import pytest
from export import formed, paper

from desktop.export import compose, parcel, typeset
from desktop.model.manifest import Form


@pytest.mark.parametrize("form", formed.FORMS)
def test_the_helper_that_sets_pages_makes_every_form(form):
    manifest = formed.of(form)
    request = {"verb": "write", "form": form, "language": "en", "fonts": []}

    header, file = parcel.unpack(typeset.work(parcel.pack(request, compose.encoded(manifest))))

    assert header == {"code": "done"}
    assert file == formed.made(manifest)


FOUND = (b"stillpage", b"Stillpage", b"/home", b"/root", b"/work", b"/tmp", b"python", b"2026")


@pytest.mark.parametrize("form", formed.FORMS)
def test_no_byte_tells_of_this_computer_or_this_program(form, monkeypatch):
    file = formed.made(formed.of(form, paper.MANIFEST))
    parts = formed.parts(file) if form is Form.WORD else {}
    whole = b"".join((file, *parts.values(), *(name.encode() for name in parts)))

    assert [one for one in FOUND if one in whole] == []
