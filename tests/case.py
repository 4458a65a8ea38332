"""A long case, made up: twelve years, nine kinds, as many items as wanted, typed by a person.

Nothing of it is anybody's. Each item has figures of its own, so that each can be found again.
"""

import random
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

KINDS = (0, 1, 2, 4, 5, 6, 7, 8, 9)
"""Which of the guide's kinds occur."""
SEED = 20261122


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is typed for one item; every text is like no other."""

    kind: int
    first: str
    last: str
    peak: str
    usual: str
    length: str
    lower: str
    upper: str
    hidden: str
    said: str
    left_out: str
    truth: str


def items(count: int) -> list[Item]:
    """Return so many items, the same each time."""
    chance = random.Random(SEED)
    made = []
    for number in range(count):
        year = 2012 + number % 12
        month = ("January", "March", "May", "July", "September", "November")[number % 6]
        made.append(
            Item(
                kind=KINDS[number % len(KINDS)],
                first=(f"about {year}", f"{month} {year}", f"{1 + number % 28} {month} {year}")[
                    number % 3
                ],
                last=f"{month} {min(year + chance.randrange(3), 2024)}",
                peak=f"{number + 2} times in week {number + 101}",
                usual=f"{number + 1} times in month {number + 201}",
                length=f"{number + 301} minutes",
                lower=str(1000 + number),
                upper=str(2000 + number),
                hidden=f"the invoice numbered {number + 4001}",
                said=f"“I was at meeting {number + 5001}”",
                left_out=f"the bill of {number + 6001}",
                truth=f"I was at home with bill {number + 6001}",
            )
        )
    return made


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the partner and its answer, both like no other."""

    question: str
    answer: str


def questions(count: int) -> list[Asked]:
    """Return so many questions, the same each time."""
    return [
        Asked(f"What was bought on day {number + 7001}?", f"One thing for {number + 8001} pounds.")
        for number in range(count)
    ]


class Typist:
    """Types items into the facts of a disclosure by real keys and clicks."""

    def __init__(self, desk) -> None:
        self.desk = desk

    def opens(self, key: str) -> None:
        """Go to a section by the outline, as a click there would."""
        writing = self.desk.inside.writing
        section = writing._document.section(key)
        row = [one.id for one in writing._document.pages].index(section.id)
        outline = self.desk.find("writing_outline")
        outline.setFocus()
        outline.setCurrentRow(row)
        self.desk.press("Return")

    def enters(self, item: Item) -> None:
        """Add an item and fill its form."""
        self.clicks("facts_items_bar_add")
        self.clicks(f"facts_items_cell_kind_{item.kind}")
        for name, words in (
            ("first_words", item.first), ("last_words", item.last), ("peak", item.peak),
            ("usual", item.usual), ("length", item.length), ("money_lower", item.lower),
            ("money_upper", item.upper), ("hidden", item.hidden), ("said", item.said),
            ("left_out", item.left_out), ("truth", item.truth),
        ):  # fmt: skip
            self.clicks(f"facts_items_cell_{name}")
            self.desk.types(words)

    def answers(self, one: Asked) -> None:
        """Add a question and answer it."""
        self.clicks("facts_questions_bar_add")
        for name, words in (("question", one.question), ("answer", one.answer)):
            self.clicks(f"facts_questions_cell_{name}")
            self.desk.types(words)

    def clicks(self, name: str) -> None:
        """Click a control, wherever the page is scrolled to."""
        control = self.desk.find(name)
        QTest.mouseClick(control, Qt.MouseButton.LeftButton)
        if control.focusPolicy() != Qt.FocusPolicy.NoFocus:
            control.setFocus(Qt.FocusReason.MouseFocusReason)
