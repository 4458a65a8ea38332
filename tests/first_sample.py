"""What a vault offers for a first page, for the tests of its widgets."""

from datetime import date, timedelta

from desktop.model.first_page import Facts, Item, Line
from desktop.model.scales import Reading, Scale

FIRST, LAST = date(2026, 9, 28), date(2026, 11, 22)
SCALES = (
    Scale(id="vigil", name="On guard", low="not at all", mid="often", high="all day"),
    *(Scale(id=f"s{n}", name=f"Scale {n}", low="", mid="", high="") for n in range(6)),
)
FACTS = Facts(
    first=FIRST, last=LAST, scales=SCALES,
    readings={
        one.id: tuple(
            Reading(id=f"{one.id}{n}", scale=one.id, at=str(FIRST + timedelta(days=n)), value=n)
            for n in range(5)
        )
        for one in SCALES
    },
    items={
        Line.SCALES: tuple(Item(key=one.id, words=one.name) for one in SCALES),
        Line.NEW: (Item(key="2026-10-02", words="2 October 2026", day="2 October 2026"),),
        Line.SET_OFF: (
            Item(key="a", words="A number on the bill. From 9 to 5.", day="4 October 2026"),
            Item(key="b", words="A form.", day="12 November 2026"),
        ),
        Line.URGES: (Item(key="u", words="Noted once, on 1 day.", is_whole=True),),
    },
)  # fmt: skip
