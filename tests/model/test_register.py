import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import register
from desktop.model.document import is_beside, is_private
from desktop.model.register import Fate, Left, Return, What

AT = "2026-11-22T21:52:00+01:00"
LINE = Left(
    title="Thursday session",
    at=AT,
    headings=("Before", "What it reached"),
    form="pdf",
    pages=4,
    copy="copy 1 of 2, to be given back",
    fingerprint="7c41 e09a 55d2 0000",
    digest="ab" * 32,
    size=12,
    folder="/stick",
    name="pages.pdf",
    password="walnut harbour quiet",
    whom="my therapist",
    returns=Return.BACK,
)


def test_a_line_is_kept_and_read_again():
    assert Left.from_json(json.loads(json.dumps(LINE.to_json()))) == LINE
    assert Left.from_json({"title": "", "at": AT, "fate": "out"}) == Left(
        title="", at=AT, fate=Fate.OUT
    )


@given(
    st.builds(
        Left, title=st.text(), at=st.datetimes().map(lambda one: one.isoformat()),
        what=st.sampled_from(What), headings=st.lists(st.text()).map(tuple), form=st.text(),
        pages=st.integers(), copy=st.text(), fingerprint=st.text(), digest=st.text(),
        size=st.integers(), folder=st.text(), name=st.text(), password=st.text(), whom=st.text(),
        returns=st.sampled_from(Return), fate=st.sampled_from(Fate), fate_on=st.text(),
    )
)  # fmt: skip
def test_any_line_is_read_again_as_it_was(left):
    assert Left.from_json(json.loads(json.dumps(left.to_json()))) == left


@pytest.mark.parametrize(
    "kept",
    [{}, {"title": "x", "at": "yesterday"}, {"title": "x", "at": AT, "fate": "?"}, {"at": AT}, []],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_without_its_words(kept):
    with pytest.raises(ValueError, match=r"^not a line of the register$"):
        Left.from_json(kept)


def test_a_file_is_out_until_somebody_says_what_became_of_it():
    assert LINE.is_out
    out = LINE.kept_as("pages-2.pdf")
    assert (out.fate, out.name, out.is_out) == (Fate.OUT, "pages-2.pdf", True)

    back = out.with_fate(Fate.BACK, date(2026, 12, 1))
    assert (back.is_out, back.fate_on) == (False, "2026-12-01")
    assert back.with_fate(Fate.OUT, date(2026, 12, 2)) == out


def test_a_fingerprint_is_shown_in_a_few_groups():
    assert LINE.short_fingerprint == "7c41 · e09a · 55d2"
    assert Left(title="", at=AT).short_fingerprint == ""


def test_every_path_out_refuses_a_line_as_private_workings():
    key = f"{register.KEY}1"

    assert is_private(key)
    assert is_beside(key)
    assert register.is_line(key)
    assert not register.is_line("private:body")


def test_twin_of_lines_with_a_plain_key(monkeypatch):
    monkeypatch.setattr(register, "KEY", "left-")

    with pytest.raises(AssertionError):
        test_every_path_out_refuses_a_line_as_private_workings()
