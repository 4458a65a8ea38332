"""Fields and rows for the tests of the form, all invented."""

from desktop.model.guide import FixedRow, GuideField

KINDS = (
    "Paid subscriptions",
    "Profiles on dating apps",
    "Messages with person A",
    "Meeting in person",
)
PLACES = ("Phone", "Work laptop", "At home", "Person A")
COLUMNS = (
    GuideField(
        key="kind", kind="choice", label="Kind", choices=KINDS, role="kind", wide=True, own=True
    ),
    GuideField(key="first", kind="date", label="First time", role="first"),
    GuideField(key="last", kind="date", label="Last time", role="last"),
    GuideField(key="peak", kind="short", label="How often at the heaviest", role="peak"),
    GuideField(key="usual", kind="short", label="Usually", role="usual"),
    GuideField(key="money", kind="money", label="Money, from – to", role="money"),
    GuideField(
        key="known",
        kind="choice",
        label="Does your partner know already?",
        choices=("Yes", "Partly", "No", "Not sure"),
        role="known",
    ),
    GuideField(
        key="place",
        kind="choices",
        label="Where and with whom",
        choices=PLACES,
        own=True,
        role="place",
    ),
    GuideField(key="hidden", kind="text", label="What was hidden, and for how long", role="hidden"),
)
TABLE = GuideField(key="items", kind="table", label="Items", columns=COLUMNS)
STATES = ("not for me", "not yet", "working on it", "in place")
STEPS = GuideField(
    key="steps",
    kind="fixed",
    label="Steps",
    rows=(
        FixedRow(key="own", label="Own the harm", hint="Each time anew.", leads=("truth", "log")),
        FixedRow(key="help", label="Find help"),
        FixedRow(key="limits", label="Put limits in place", leads=("log",)),
    ),
    columns=(
        GuideField(key="state", kind="choice", label="Where it is", choices=STATES, role="aside"),
        GuideField(key="on", kind="date", label="When"),
        GuideField(key="note", kind="text", label="In my words"),
        GuideField(key="felt", kind="scale", label="How it felt", ends=("not at all", "fully")),
        GuideField(key="mine", kind="short", label="To myself", exportable=False),
        GuideField(key="from", kind="reference", label="From", refers_to="letters"),
    ),
)
FIELDS = (
    GuideField(key="title", kind="short", label="A name for it", hint="For yourself only."),
    GuideField(key="since", kind="date", label="Since when"),
    GuideField(key="sure", kind="yes-no-none", label="Was there anything like it before?"),
    GuideField(
        key="mood", kind="choice", label="How it is told", choices=("In one go", "In parts")
    ),
    GuideField(
        key="distress", kind="scale", label="How hard is it now?", ends=("calm", "hard", "too much")
    ),
    GuideField(
        key="with", kind="choices", label="Who knows", choices=("A friend", "Nobody"), own=True
    ),
    GuideField(key="cost", kind="money", label="What it cost"),
    GuideField(key="clock", kind="timer", label="Time for this", minutes=20),
    GuideField(key="more", kind="text", label="In your own words"),
    GuideField(key="from", kind="reference", label="A passage it refers to", refers_to="letters"),
)
ROWS = [
    {
        "id": f"{number:032x}",
        "cells": {
            "kind": KINDS[number % len(KINDS)],
            "first": {"precision": "year", "year": 2000 + number % 20},
            "last": {"precision": "day", "year": 2020, "month": 10, "day": 14},
            "peak": "4 times a week",
            "usual": "1 to 2 times a week",
            "hidden": "The account and the card it was paid with.",
        },
    }
    for number in range(60)
]
