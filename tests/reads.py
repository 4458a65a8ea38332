"""A text that is read with its writer, at the real window; one helper reads for all tests."""

import contextlib
import re

import lent
import samples
from PySide6.QtWidgets import QLabel

from desktop.model import richtext
from desktop.model.document import Kind, Place
from desktop.model.settings import Purpose
from desktop.ui import reading_door

GUIDES = samples.guides()
_SCREENING = GUIDES["private_screening"].sections[0]
AFRAID = ("private_screening", (_SCREENING.key, {_SCREENING.fields[0].key: "yes"}))
"""What somebody answers in private who is afraid."""
FEARED = "I am scared that you will hit me again."
LONG_MS = 30_000


class Helpers:
    """Counts the helpers that are asked for; they are lent from test to test."""

    def __init__(self):
        self.started = []

    def __call__(self):
        self.started.append(lent.Lent("read"))
        return self.started[-1]

    def lent(self, monkeypatch):
        """Have each reading ask here for its helper."""
        monkeypatch.setattr(reading_door.Reader.__init__, "__defaults__", (self,))
        return self


def page_of(desk):
    """Return the page that reads along."""
    return desk.find("reading_with")


def begins(desk, guide, sections, purpose=Purpose.TRUTH, further=()):
    """Unlock a vault in which a document from this guide holds these words, at the first of them.

    `sections` are words or fields by key; `further` are fields of other guides: of each a plan is
    begun.
    """
    with contextlib.closing(samples.opened(desk.folder)) as session:
        session.change_settings(session.settings.changed(purpose=purpose))
        document = session.start(
            kind=Kind.LETTER, title=GUIDES[guide].title, on=samples.TODAY, guide=guide,
            sections=GUIDES[guide].start(),
        )  # fmt: skip
        for key, words in sections.items():
            section = document.section(key).id
            if isinstance(words, str):
                session.save(document.id, section, richtext.from_plain(words))
            else:
                session.save(document.id, section, None, fields=words)
        for name, (key, fields) in further:
            plan = session.start(
                kind=Kind.PLAN, title="plan", on=samples.TODAY, guide=name,
                sections=GUIDES[name].start(),
            )  # fmt: skip
            session.save(plan.id, plan.section(key).id, None, fields=fields)
        first = document.section(next(iter(sections))).id
        session.keep_place(Place(document=document.id, section=first, caret=3))
    desk.unlock()
    return document


def asks(desk):
    """Go to the page by keys and have what is chosen read."""
    desk.chooses("writing_to_reading_with")
    reads_it(desk)


def reads_it(desk):
    """Have what is chosen read, and wait for it."""
    desk.chooses("reading_with_go")
    desk.qtbot.waitUntil(lambda: desk.can_see("reading_with_go"), timeout=LONG_MS)


def is_asked_nothing(desk, helpers):
    """See that nothing is switched on or asked here, that help is near, and nothing was read."""
    assert not desk.can_see("reading_with_go")
    assert not desk.can_see("reading_with_offer_unclear_need")
    assert desk.can_see("reading_with_help")
    assert helpers.started == []


def words_on(desk):
    """Return the words on the page, without their marks."""
    page = desk.find("reading_with")
    shown = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    return re.sub("</?[bu]>", "", "\n".join(shown))
