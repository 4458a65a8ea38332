"""What is offered on the page Practise, and on the later pages, to whoever is here."""

from collections.abc import Mapping

from desktop.model.document import FEW, Summary
from desktop.model.guide import Guide
from desktop.model.settings import Purpose
from desktop.ui import screened, shelves
from desktop.ui.open_texts import OpenTexts
from desktop.ui.screens.later import Later
from desktop.ui.screens.practise import Practices

SHOWN = 6
"""So many texts stand on the page Practise itself."""


def practices(texts: OpenTexts, guides: Mapping[str, Guide]) -> Practices:
    """Return what the page Practise offers; after a yes in private, nothing for two people."""
    settings = texts.session.settings
    is_apart = screened.read(texts.jobs, texts.session).keeps_apart
    fitting = screened.fitting(texts.jobs, texts.session, guides)
    mine = shelves.offered("practise", fitting, settings.purpose)
    begun, kept = _kept(texts)
    holds = shelves.shelf("practise", guides, settings.purpose).holds
    written = sorted(filter(holds, kept), key=lambda one: one.changed_at, reverse=True)
    alone_only = is_apart or settings.purpose is Purpose.JOURNAL
    wrote_late = any(one.late and one.id in begun for one in guides.values())
    offers_late = bool(shelves.late(guides, settings.purpose)) and not is_apart
    return Practices(
        together=not alone_only,
        two=() if alone_only else [one for one in mine if one.for_two],
        alone=[one for one in mine if not one.for_two],
        # Nothing with the other person is what somebody hurt should meet first.
        alone_first=settings.purpose is Purpose.HURT,
        begun=begun,
        written=written[:SHOWN],
        later=offers_late or settings.shows_late or wrote_late,
    )


def later(texts: OpenTexts, guides: Mapping[str, Guide]) -> Later:
    """Return what the later pages hold; what was written stays in reach of everybody."""
    begun, _ = _kept(texts)
    mine = shelves.late(guides, texts.session.settings.purpose)
    others = [one for one in guides.values() if one.late and one.id in begun and one not in mine]
    is_apart = screened.read(texts.jobs, texts.session).keeps_apart
    return Later(guides=(*mine, *others), begun=begun, offers=bool(mine) and not is_apart)


def _kept(texts: OpenTexts) -> tuple[frozenset[str], tuple[Summary, ...]]:
    session = texts.session
    return texts.jobs.ask(lambda: (session.begun(), session.summaries(kinds=FEW)))
