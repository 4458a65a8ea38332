from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import richtext
from desktop.model.document import Document, DocumentId, Kind, Section, SectionId, State

WRITTEN = richtext.from_plain("words")


def section(**values):
    return Section(**{"id": SectionId("s"), "key": "body", "heading": "", **values})


def test_an_unmarked_section_is_empty_until_something_is_written():
    assert section().state is State.EMPTY
    assert section(body=richtext.from_plain("  \n ")).state is State.EMPTY
    assert section(body=WRITTEN).state is State.STARTED
    assert section(fields={"when": "March"}).state is State.STARTED


@given(st.sampled_from([State.REVIEWED, State.CLEARED, State.NOT_FOR_ME]), st.booleans())
def test_a_mark_counts_more_than_what_is_written(mark, is_written):
    body = WRITTEN if is_written else richtext.EMPTY

    assert section(mark=mark, body=body).state is mark


def test_a_section_with_another_body_is_another_value():
    one = section()

    assert one.with_body(WRITTEN).body == WRITTEN
    assert one.body == richtext.EMPTY


def test_a_section_is_found_by_its_key_or_not_at_all():
    now = datetime(2026, 3, 14, tzinfo=UTC)
    document = Document(
        id=DocumentId("d"), kind=Kind.LETTER, title="", on=date(2026, 3, 14), written_at=now,
        changed_at=now, sections=(section(key="one"), section(key="two")),
    )  # fmt: skip

    assert document.section("two").key == "two"
    with pytest.raises(KeyError):
        document.section("three")


def document(*sections):
    return Document(
        id=DocumentId("d"), kind=Kind.LETTER, title="t", on=date(2026, 3, 14), sections=sections,
        written_at=datetime(2026, 3, 14, tzinfo=UTC), changed_at=datetime(2026, 3, 14, tzinfo=UTC),
    )  # fmt: skip


def test_the_first_page_is_the_first_that_is_meant():
    off = section(key="a", mark=State.NOT_FOR_ME)
    meant = section(key="b")

    assert document(off, section(key="private:a"), meant).first_page == meant
    assert document(off).first_page == off
