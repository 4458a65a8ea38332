"""Where things stand behind the lock: the entries of the rail and the shelves of documents."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from desktop.model import scales, screening
from desktop.model.document import DocumentId, Kind, Place, Summary, shelf_of
from desktop.model.guide import Guide
from desktop.model.settings import Purpose, Settings
from desktop.session import Session
from desktop.ui.jobs import Jobs
from desktop.ui.screens.library import Shelf
from desktop.ui.widgets.rail import Entry

LIBRARIES = ("letters", "plans", "notice", "practise")
BELOW_SETTINGS = {
    "passphrase", "phrase", "backups", "protects", "pictures", "know", "keys", "checkup",
    "register", "sealed", "takeaway", "removal", "paper",
}  # fmt: skip
BELOW = {
    **dict.fromkeys(BELOW_SETTINGS, "settings"),
    "register": "session", "sealed_for_session": "session", "one_of_these": "notice",
    **dict.fromkeys(("later", "together"), "practise"),
}  # fmt: skip


def tr(words: str) -> str:
    """Return words in the language of the interface."""
    return QCoreApplication.translate("Shelves", words)


def entries(purpose: Purpose, extras: Sequence[str] = ()) -> tuple[Entry, ...]:
    """Return the places of a person who is here for this; `extras` are switched on beside them."""
    every = {
        "today": Entry(key="today", icon="sun", word=tr("Today")),
        "letters": Entry(key="letters", icon="mail", word=tr("Letters")),
        "journal": Entry(key="journal", icon="notebook-pen", word=tr("Journal")),
        "notice": Entry(key="notice", icon="activity", word=tr("Notice")),
        "plans": Entry(key="plans", icon="route", word=tr("Plans")),
        "practise": Entry(key="practise", icon="leaf", word=tr("Practise")),
        "session": Entry(key="session", icon="file-check", word=tr("For a session")),
    }
    order = {
        Purpose.TRUTH: ("today", "letters", "journal", "notice", "plans", "practise", "session"),
        Purpose.HURT: ("today", "journal", "letters", "notice", "plans", "practise", "session"),
        Purpose.JOURNAL: ("today", "journal", "letters", "session"),
    }[purpose]
    further = [one for one in every if one in extras and one not in order]
    return tuple(every[one] for one in (*order[:-1], *further, order[-1]))


def always() -> tuple[Entry, ...]:
    """Return what is always at hand."""
    return (
        Entry(key="help", icon="life-buoy", word=tr("Help now"), shortcut="F1"),
        Entry(key="lock", icon="lock", word=tr("Lock"), shortcut="Ctrl L"),
        Entry(key="settings", icon="settings", word=tr("Settings")),
    )


def opening(jobs: Jobs, session: Session, stopped: Place | None) -> str:
    """Return what is there after unlocking: "place", "entry" or "today".

    What is veiled, or was answered in private, opens by one more act, from Today. Where somebody
    asked for the vault to be removed it is "removal": the lock screen said that something waits.
    """
    if jobs.ask(session.settle_removal) is not None:
        return "removal"
    wanted = session.settings.opens_on
    if wanted != "place" or stopped is None:
        return "entry" if wanted == "entry" else "today"
    return "today" if is_hidden(jobs, session, stopped.document) else "place"


def is_hidden(jobs: Jobs, session: Session, document: DocumentId) -> bool:
    """Say whether no word of a document is shown anywhere but on its own page."""

    def ask() -> bool:
        is_private = session.guide_of(document) in screening.GUIDES
        return is_private or document in session.veiled([document])

    return jobs.ask(ask)


def has_scales(key: str, purpose: Purpose) -> bool:
    """Say whether this place is that of the scales; only somebody who was hurt has them."""
    return key == "notice" and purpose is Purpose.HURT


def front(key: str, purpose: Purpose) -> str:
    """Return the screen that has the documents of this place beside it; "" where it is their list.

    Such a screen takes their list as `take_records`.
    """
    if key == "practise":
        return "practising"
    return "scales" if has_scales(key, purpose) else ""


def leads_to_scales(jobs: Jobs, session: Session, document: DocumentId) -> bool:
    """Say whether a document is that of the scales, which has a page instead of a form."""
    if not has_scales("notice", session.settings.purpose):
        return False
    return jobs.ask(lambda: session.guide_of(document)) == scales.GUIDE


def kind_for(guide: Guide) -> Kind:
    """Return the kind of a document made from this guide."""
    return Kind.LETTER if guide.shelf == "letters" else Kind.PLAN


def shelf(key: str, guides: Mapping[str, Guide], purpose: Purpose) -> Shelf:
    """Return the shelf of this name."""

    def holds(one: Summary) -> bool:
        guide = guides.get(one.guide)
        return shelf_of(one.kind, guide.shelf if guide else "plans") == key

    title, empty, new = {
        "letters": (
            tr("Letters"),
            tr("No letters yet. What you write here is sent to nobody."),
            tr("A letter"),
        ),
        "plans": (
            tr("Plans"),
            tr("No plans yet. A plan can be half a page, and it can change."),
            "",
        ),
        "notice": (
            tr("Notice"),
            tr("Nothing noted yet. A note here is a line or two, when you want it."),
            "",
        ),
        "practise": (
            tr("Practise"),
            tr("Nothing here yet. Each of these can be tried once and left."),
            "",
        ),
    }[key]
    return Shelf(key, title, empty, holds, new, guides=bool(offered(key, guides, purpose)))


def offered(key: str, guides: Mapping[str, Guide], purpose: Purpose) -> tuple[Guide, ...]:
    """Return the guides of a shelf that are for a person who is here for this, in their order.

    Late ones are offered on the later pages only.
    """
    found = [
        guide
        for guide in guides.values()
        # The scales are begun by their own page.
        if guide.id != scales.GUIDE
        and guide.shelf == key
        and not guide.late
        and guide.is_for(purpose.value)
    ]
    return _in_order(found)


def late(guides: Mapping[str, Guide], purpose: Purpose) -> tuple[Guide, ...]:
    """Return the guides that somebody is offered only once they opened the later pages."""
    return _in_order(one for one in guides.values() if one.late and one.is_for(purpose.value))


def every(guides: Mapping[str, Guide], settings: Settings) -> tuple[Guide, ...]:
    """Return all guides this person can begin now, shelf by shelf."""
    open_to_all = [one for key in LIBRARIES for one in offered(key, guides, settings.purpose)]
    return (*open_to_all, *(late(guides, settings.purpose) if settings.shows_late else ()))


def _in_order(guides: Iterable[Guide]) -> tuple[Guide, ...]:
    return tuple(sorted(guides, key=lambda guide: (guide.order, guide.title)))
