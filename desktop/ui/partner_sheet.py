"""The partner's questions as they are now, kept or not."""

from dataclasses import replace

from desktop.model import answers
from desktop.model.document import FEW, Document
from desktop.ui.open_texts import OpenTexts


def documents(texts: OpenTexts) -> tuple[Document, ...]:
    """Return the documents that hold questions, as a rule one; those in the trash do not count.

    Raises what `Session.open` raises.
    """
    session = texts.session

    def read() -> list[Document]:
        found = session.summaries(kinds=FEW)
        return [session.open(one.id) for one in found if one.guide == answers.GUIDE]

    return tuple(
        replace(one, sections=tuple(map(texts.present, one.pages))) for one in texts.jobs.ask(read)
    )
