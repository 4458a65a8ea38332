"""What to say beside a page before its guide, or in the place of one."""

from PySide6.QtCore import QCoreApplication

from desktop.model.document import Document, Kind, Section
from desktop.model.guide import Guide


def hint(guide: Guide | None, document: Document, section: Section) -> str:
    """Return what is to be known before a guided text, or what a free page is."""
    if guide is not None:
        is_first = section.id == document.pages[0].id
        return "\n\n".join(guide.before) if is_first else ""
    if document.kind is Kind.ENTRY:
        return QCoreApplication.translate(
            "Hints",
            "This page is yours. Nothing in it is checked, counted or corrected. Stop when "
            "you have had enough; it keeps.",
        )
    return QCoreApplication.translate(
        "Hints",
        "A letter you write here is not sent to anybody. You can write what you would not "
        "say, and decide later what becomes of it.",
    )
