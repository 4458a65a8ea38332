"""Builders of the document in which a discloser holds the partner's questions."""

import samples

from desktop.model.document import Document, DocumentId, Kind, Section, SectionId


def row(number, **cells):
    """Return the row of one question."""
    return {"id": f"{number:032x}", "cells": {"number": str(number), "question": "Was it?"} | cells}


def fields(*rows, depths=(), topics=(), touches=()):
    """Return the fields of the section with these questions, depths and topics not to be told."""
    of_topics = [
        {"id": f"{at:032x}", "cells": {"tag": tag, "depth": depth.words}}
        for at, (tag, depth) in enumerate(depths)
    ]
    untold = [
        {"id": f"{at:032x}", "cells": {"topic": one, "touches": list(touches)}}
        for at, one in enumerate(topics)
    ]
    return {"questions": list(rows), "depths": of_topics, "do_not_tell": untold}


def document(values, mark=None):
    """Return the document that holds these fields."""
    section = Section(
        id=SectionId("s"), key="questions", heading="Questions", fields=values, mark=mark
    )
    return Document(
        id=DocumentId("d"), kind=Kind.LETTER, title="", on=samples.TODAY,
        written_at=samples.FakeClock()(), changed_at=samples.FakeClock()(),
        guide="partner_questions", sections=(section,),
    )  # fmt: skip
