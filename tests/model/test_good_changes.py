"""A card needs what happened; all else may be missing."""

from desktop.model import good_changes
from desktop.model.document import Section, SectionId
from desktop.model.good_changes import Change

DAY = {"precision": "day", "year": 2026, "month": 3, "day": 14}


def cards(*cells):
    rows = [{"id": str(at), "cells": one} for at, one in enumerate(cells)]
    section = Section(id=SectionId("s"), key="cards", heading="", fields={"rows": rows})
    return good_changes.changes([section])


def test_a_card_is_what_happened_and_what_stands_beside_it():
    cells = {"what": "I slept.", "before": "Not at all.", "know": "The clock.", "on": DAY}

    assert cards(cells, {"what": "I said no.", "on": {"typed": "soon"}}) == (
        Change(what="I slept.", before="Not at all.", know="The clock.", on="14 March 2026"),
        Change(what="I said no."),
    )


def test_a_row_without_it_is_no_card():
    assert cards({"before": "Not at all.", "note": "For me."}, {}) == ()
