"""Every shipped guide, filled to its last field, goes through the real press and is read back."""

import re

import filled
import pytest
import samples
from pypdf import PdfReader

from desktop import packet
from desktop.export.proof import reduced
from desktop.model import desk, richtext
from desktop.model.document import Section, SectionId
from desktop.model.manifest import Manifest

GUIDES = samples.guides()


@pytest.fixture(scope="module")
def press():
    with packet.Press() as one:
        yield one


def sections(guide):
    """Fill every section, its page too, and put a private page beside each."""
    for one in guide.sections:
        begins = filled.LEAVES if guide.exportable and one.exportable else filled.STAYS
        body = richtext.from_plain(f"{begins} {one.key} body") if one.has_body else richtext.EMPTY
        yield Section(
            id=SectionId(one.key), key=one.key, heading=one.heading, body=body,
            fields=filled.section(one),
        )  # fmt: skip
        private = richtext.from_plain(f"{filled.STAYS} private {one.key}")
        yield Section(
            id=SectionId(f"p{one.key}"), key=f"private:{one.key}", heading="", body=private
        )


def wanted(guide, written):
    """Return every free text that may leave, as it was typed."""
    if not guide.exportable:
        return
    for section in written:
        text = str(section.fields) + richtext.plain(section.body)
        yield from re.findall(rf"{filled.LEAVES} [a-z0-9_ ]+", text)


@pytest.mark.parametrize("name", sorted(GUIDES))
def test_a_filled_guide_leaves_with_all_that_may_and_nothing_else(press, tmp_path, name):
    guide, path = GUIDES[name], tmp_path / "pages.pdf"
    written = tuple(sections(guide))
    pieces = desk.pieces(guide, written)
    if not guide.exportable:
        assert pieces == ()
        return
    path.write_bytes(press.finish(Manifest(title=guide.title, pieces=pieces), None).file)

    text = reduced(" ".join(page.extract_text() for page in PdfReader(path).pages))

    assert reduced(filled.STAYS) not in text
    asked = tuple(wanted(guide, written))
    assert asked
    assert [one for one in asked if reduced(one) not in text] == []
