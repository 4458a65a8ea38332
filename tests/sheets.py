"""Builders of a partner's sheet with defaults, and every sheet there can be."""

from datetime import date

from hypothesis import strategies as st

from desktop.model import questions
from desktop.model.questions import TAGS, Depth, Question, Sheet

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
SAID = TEXTS.filter(str.strip)
DEPTHS = st.sampled_from(Depth)
QUESTIONS = st.builds(
    Question,
    number=st.integers(1, questions.MOST_NUMBER),
    text=SAID,
    tag=st.sampled_from(TAGS) | TEXTS,
    depth=DEPTHS,
    purpose=TEXTS,
)
SHEETS = st.builds(
    Sheet,
    questions=st.lists(QUESTIONS, max_size=6, unique_by=lambda one: one.number).map(tuple),
    do_not_tell=st.lists(SAID, max_size=4).map(tuple),
    depths=st.dictionaries(st.sampled_from(TAGS), DEPTHS),
    note=TEXTS,
    made_on=st.dates(),
)


def question(number=1, **changes):
    values = {"text": "Is anyone I know involved?", "tag": "people", "depth": Depth.YES_NO}
    return Question(number=number, **{**values, **changes})


def sheet(*asked, **changes):
    values = {"do_not_tell": (), "depths": {}, "made_on": date(2026, 3, 14)}
    return Sheet(questions=asked, **{**values, **changes})
