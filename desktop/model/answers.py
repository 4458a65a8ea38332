"""Answers to a partner's questions: what was asked, how deep, how far each answer is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.model import desk
from desktop.model.completeness import Line
from desktop.model.document import Document, State
from desktop.model.facts import Assembled, Passage
from desktop.model.questions import Depth
from desktop.model.table import Table

GUIDE = "partner_questions"
"""The guide of the one document in which questions and answers are held."""
SECTION = "questions"
QUESTIONS, LIMITS, DEPTHS = "questions", "do_not_tell", "depths"
"""Its tables: what is asked, what must not be told, how deep the answers to a topic go."""
ASKED, NOT_ASKED = "yes", "no"
"""Whether a question stands on the newest sheet; one typed by hand says neither."""
ANSWERED, PARTLY, LATER, PRESENT = "answered", "partly", "not yet", "with somebody present"
"""How far an answer is, in the words of the guide."""

_HEADINGS = ("Number", "Question", "Answer", "How far")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question with its answer; "" where nothing was said.

    `depth` is that of its topic where the question itself has none.
    """

    id: str
    number: str = ""
    question: str = ""
    topic: str = ""
    depth: str = ""
    answer: str = ""
    state: str = ""
    with_whom: str = ""
    is_asked: bool = True

    @property
    def wants_nothing(self) -> bool:
        """Say whether the partner wants to be told nothing here."""
        return self.depth == Depth.NOTHING.words

    @property
    def is_open(self) -> bool:
        """Say whether this still waits for an answer."""
        return self.is_asked and not self.wants_nothing and not self.answer

    def stands(self) -> str:
        """Return how far the answer is, in words that can be read out."""
        if not self.is_asked:
            return "no longer asked"
        if self.state == PRESENT:
            return f"I will answer this with {self.with_whom or 'somebody'} present"
        if not self.answer:
            nothing = "you asked to be told nothing here"
            return nothing if self.wants_nothing else "not yet answered"
        known = {ANSWERED: "answered", PARTLY: "partly answered", LATER: "not yet answered"}
        return known.get(self.state, "begun")

    def briefly(self) -> str:
        """Return how far the answer is, for the writer's own list."""
        if self.is_asked and self.state == PRESENT:
            return f"with {self.with_whom or 'somebody'}"
        if self.is_asked and self.wants_nothing and not self.answer:
            return "nothing asked"
        return self.stands()

    def name(self) -> str:
        """Return number and question as one line."""
        return " · ".join(part for part in (self.number, _line(self.question)) if part)

    def hint(self) -> str:
        """Return in a sentence how deep the answer shall go, or ""."""
        if not self.depth:
            return ""
        if self.wants_nothing:
            return "Your partner asked to be told nothing here."
        return f"How deep your partner asked you to go: {self.depth}."

    def note(self) -> str:
        """Return in a sentence what should be known before this answer is given, or ""."""
        if not self.is_asked:
            return "This question is no longer on the newest sheet."
        return self.hint() if self.wants_nothing else ""


def read(fields: Mapping[str, Any]) -> tuple[Asked, ...]:
    """Return the questions in the fields of the section that holds them, in their order."""
    depths = {
        cell(row, "tag"): cell(row, "depth")
        for row in desk.rows(fields, DEPTHS)
        if cell(row, "depth")
    }
    found = (_asked(row, depths) for row in desk.rows(fields, QUESTIONS))
    return tuple(one for one in found if one.number or one.question or one.answer)


def _asked(row: Mapping[str, Any], depths: Mapping[str, str]) -> Asked:
    topic = cell(row, "tag")
    return Asked(
        id=row["id"],
        number=cell(row, "number"),
        question=cell(row, "question"),
        topic=topic,
        depth=cell(row, "depth") or depths.get(topic, ""),
        answer=cell(row, "answer"),
        state=cell(row, "state"),
        with_whom=cell(row, "with_whom"),
        is_asked=cell(row, "asked") != NOT_ASKED,
    )


def cell(row: Mapping[str, Any], key: str) -> str:
    """Return the text in a cell of a row, or ""."""
    cells = row.get("cells")
    value = cells.get(key) if isinstance(cells, Mapping) else None
    return value.strip() if isinstance(value, str) else ""


def held(documents: Sequence[Document]) -> tuple[Mapping[str, Any], ...]:
    """Return the fields in which questions are held, of those documents that hold some."""
    return tuple(
        section.fields
        for document in documents
        if document.guide == GUIDE
        for section in document.pages
        if section.key == SECTION and section.mark is not State.NOT_FOR_ME
    )


def questions(documents: Sequence[Document]) -> tuple[Asked, ...]:
    """Return every question these documents hold."""
    return tuple(one for fields in held(documents) for one in read(fields))


def of(documents: Sequence[Document]) -> Assembled | None:
    """Return what is put together under the view "answers"; None where nothing was asked."""
    return assemble(questions(documents))


def assemble(asked: Sequence[Asked]) -> Assembled | None:
    """Return questions, answers and how far each is; none is left out because it is open."""
    if not asked:
        return None
    rows = tuple((one.number, one.question, one.answer, one.stands()) for one in asked)
    passages = tuple(Passage(f"answers:{one.id}", _passage(one)) for one in asked)
    return Assembled(Table(headings=_HEADINGS, rows=rows), passages)


def _passage(one: Asked) -> str:
    told = f"{_line(one.answer)} ({one.stands()})" if one.answer else one.stands()
    return " — ".join(part for part in (one.name(), told) if part)


def _line(text: str) -> str:
    """Return a text of several lines as one."""
    return " ".join(text.split())


def states(asked: Sequence[Asked]) -> tuple[Line, ...]:
    """Return one line for each question: which it is, and how far its answer is."""
    return tuple(
        Line(key=one.id, heading=one.name(), words=one.stands(), is_unsaid=one.is_open)
        for one in asked
    )


def against(asked: Sequence[Asked]) -> str:
    """Return a sentence that names answers given to what nobody wants to hear, or ""."""
    named = [one.number or one.name() for one in asked if one.answer and one.note()]
    if not named:
        return ""
    if len(named) == 1:
        return f"Question {named[0]} has an answer that your partner does not ask for."
    *before, last = named
    listed = f"{', '.join(before)} and {last}"
    return f"Questions {listed} have answers that your partner does not ask for."
