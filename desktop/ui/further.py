"""Screens that are seldom wanted: each is loaded and made when somebody first goes there."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.door import Door
from desktop.model import answers, asking
from desktop.model.document import Document, Section
from desktop.model.guide import Guide
from desktop.sandbox import Held
from desktop.session import Session
from desktop.ui import days, seeking, shipped
from desktop.ui.backing import Backing
from desktop.ui.jobs import Jobs
from desktop.ui.open_texts import OpenTexts
from desktop.ui.theme import Look
from desktop.vaults import Rules, change_passphrase, try_backup

if TYPE_CHECKING:
    from desktop.packet import Press
    from desktop.ui.screens.on_paper import OnPaper

BESIDE_ENTRIES = ("anger_page", "unsent_letter")
"""Guides that are begun from the journal, too."""
Guides = Mapping[str, Guide]
Maker = Callable[[OpenTexts, Guides], QWidget]


class Further:
    """Makes these screens, and holds the one press of a room."""

    def __init__(self, look: Look, jobs: Jobs, door: Door, held: Held, rules: Rules | None) -> None:
        self._look, self._jobs, self._door = look, jobs, door
        self._held, self._rules = held, rules or Rules()
        # A file from elsewhere has bounds of its own; only tests say others.
        self._bounds = rules.bounds if rules else None
        self._press: Press | None = None
        self._backing: Backing | None = None

    def screens(self) -> Mapping[str, Maker]:
        """Return what makes each screen, by its name."""
        return {
            "session": self._session,
            "journal": self._journal,
            "passphrase": self._passphrase,
            "phrase": self._phrase,
            "paper": self._paper,
            "backups": self._backups,
            "protects": self._protects,
            "keys": self._keys,
            "know": self._know,
            "pictures": self._pictures,
            "review": self._review,
            "reading": self._reading,
            "reading_with": self._reading_with,
            "passage": self._passage,
            "gathering": self._gathering,
            "origin": self._origin,
            "points": self._points,
            "search": self._search,
            "scales": self._scales,
            "one_of_these": self._one_of_these,
            "asking": self._asking,
            "questions": self._questions,
            "timeline": self._timeline,
            "completeness": self._completeness,
            "checkup": self._checkup,
            "practising": self._practising,
            "later": self._later,
            "together": self._together,
            "register": self._register,
            "sealed": self._sealed,
            "sealed_for_session": self._sealed,
            "takeaway": self._takeaway,
            "removal": self._removal,
        }

    def backing(self, session: Session) -> Backing:
        """Return what makes the backups of the open vault; there is one in a room."""
        if self._backing is None:
            self._backing = Backing(self._jobs, session, self._door)
        return self._backing

    @property
    def press(self) -> "Press":
        """Return the one press of this room; its helpers start when first needed."""
        if self._press is None:
            # Not on the way to the first page.
            from desktop.packet import Press, Sealing  # noqa: PLC0415

            sealing = Sealing(self._rules.cost(), self._bounds) if self._bounds else None
            self._press = Press(sealing=sealing)
        return self._press

    def cancel(self) -> None:
        """Let the press stop what it does."""
        if self._press is not None:
            self._press.cancel()

    def close(self) -> None:
        """End the helpers, and with them all they knew."""
        if self._press is not None:
            self._press.cancel()
            self._press.close()

    # each loads its screen only now: at the first painted window nothing of it is (house 0.18)

    def _session(self, texts: OpenTexts, guides: Guides) -> QWidget:
        from desktop import journal  # noqa: PLC0415
        from desktop.ui.screens import session_choosing, session_pages  # noqa: PLC0415

        offered = session_choosing.Offered(journal.load_reach(), shipped.scales_of_the_list())
        tools = session_pages.Tools(press=self.press, door=self._door, offered=offered)
        return session_pages.SessionPages(self._look, texts, guides, tools)

    def _journal(self, texts: OpenTexts, guides: Guides) -> QWidget:
        from desktop import journal  # noqa: PLC0415
        from desktop.ui import journal_lines  # noqa: PLC0415
        from desktop.ui.screens import journal as screen  # noqa: PLC0415

        parts, purpose = journal.load_reach(), texts.session.settings.purpose
        lines = journal_lines.JournalLines(texts.jobs, texts.session, parts, days.today)
        beside = [one for one in map(guides.get, BESIDE_ENTRIES) if one is not None]
        offered = [one for one in beside if one.is_for(purpose.value)]
        return screen.JournalScreen(self._look, texts, lines, screen.Offer(parts, offered))

    def _review(self, texts: OpenTexts, guides: Guides) -> QWidget:
        from desktop.ui.screens import desk_review  # noqa: PLC0415

        return desk_review.ReviewScreen(self._look, texts, guides, self.press.count)

    def _reading(self, texts: OpenTexts, guides: Guides) -> QWidget:
        from desktop.ui.screens import desk_reading  # noqa: PLC0415

        return desk_reading.DeskReading(self._look, texts, guides)

    def _reading_with(self, texts: OpenTexts, guides: Guides) -> QWidget:
        from desktop.ui.screens import reading_with  # noqa: PLC0415

        return reading_with.ReadingWith(self._look, texts, guides)

    def _timeline(self, texts: OpenTexts, guides: Guides) -> QWidget:
        from desktop.ui.screens import desk_timeline  # noqa: PLC0415

        return desk_timeline.TimelineScreen(self._look, texts, guides)

    def _completeness(self, texts: OpenTexts, guides: Guides) -> QWidget:
        from desktop.ui.screens import desk_completeness  # noqa: PLC0415

        return desk_completeness.CompletenessScreen(self._look, texts, guides)

    def _questions(self, texts: OpenTexts, guides: Guides) -> QWidget:
        from desktop import question_file  # noqa: PLC0415
        from desktop.ui import bringing  # noqa: PLC0415
        from desktop.ui.screens import sealed_file  # noqa: PLC0415

        bounds = self._bounds or question_file.SHIPPED
        means = sealed_file.Opening(
            is_one=question_file.looks_like_one,
            check=partial(question_file.check, bounds=bounds),
            read=partial(question_file.read_file, bounds=bounds),
        )
        return bringing.screen(self._look, texts, guides.get(answers.GUIDE), means)

    def _register(self, texts: OpenTexts, _guides: Guides) -> QWidget:
        from desktop.ui.screens import register  # noqa: PLC0415

        deleting, printing = shipped.page("deleting"), shipped.page("printing")
        return register.RegisterScreen(self._look, texts, self._door, deleting, printing)

    def _sealed(self, texts: OpenTexts, _guides: Guides) -> QWidget:
        from desktop.ui import sealed_kinds  # noqa: PLC0415
        from desktop.ui.screens import open_sealed  # noqa: PLC0415

        return open_sealed.OpenSealedScreen(self._look, texts, sealed_kinds.opening(self._bounds))

    def _takeaway(self, texts: OpenTexts, guides: Guides) -> QWidget:
        from desktop import sealed_pages  # noqa: PLC0415
        from desktop.ui.screens import takeaway  # noqa: PLC0415

        cost = self._rules.cost() if self._bounds else sealed_pages.COST
        return takeaway.TakeawayScreen(self._look, texts, guides, self._door, cost)

    def _removal(self, texts: OpenTexts, _guides: Guides) -> QWidget:
        from desktop.ui.screens import removal  # noqa: PLC0415

        return removal.RemovalScreen(self._look, texts, self.backing(texts.session))

    def _asking(self, texts: OpenTexts, guides: Guides) -> QWidget:
        from desktop import question_file, strength  # noqa: PLC0415
        from desktop.ui.screens import questions_out, questions_work  # noqa: PLC0415

        cost = self._rules.cost() if self._bounds else question_file.COST
        bounds = self._bounds or question_file.SHIPPED
        means = questions_work.Sealing(
            seal=partial(question_file.seal, cost=cost),
            read=partial(question_file.read, bounds=bounds),
            make=strength.make,
        )
        guide = guides[asking.GUIDE]
        return questions_out.QuestionsOutScreen(self._look, texts, guide, self._door, means)

    def _passage(self, texts: OpenTexts, guides: Guides) -> QWidget:
        from desktop.model import desk, richtext  # noqa: PLC0415
        from desktop.ui.screens import passage_choice  # noqa: PLC0415

        def lines(document: Document, section: Section) -> tuple[str, ...]:
            guide = guides.get(document.guide)
            if document.id in texts.session.settings.never_leaves:
                return ()
            if not desk.may_leave_from(guide, document, section):
                return ()
            one = guide.section(section.key) if guide else None
            lines = richtext.plain(desk.quotable(one, section)).splitlines()
            return tuple(line for line in lines if line.strip())

        return passage_choice.PassageChoice(self._look, texts, lines)

    def _gathering(self, texts: OpenTexts, guides: Guides) -> QWidget:
        from desktop import journal  # noqa: PLC0415
        from desktop.ui import pulling  # noqa: PLC0415
        from desktop.ui.screens import gathering  # noqa: PLC0415

        known = pulling.Shipped(
            parts=journal.load_reach(), scales=shipped.scales_of_the_list(), guides=guides
        )
        made = pulling.Pulling(self._look, texts, known)
        return gathering.GatheringScreen(self._look, texts, made)

    def _origin(self, texts: OpenTexts, _guides: Guides) -> QWidget:
        from desktop.ui.screens import origin  # noqa: PLC0415

        return origin.OriginScreen(self._look, texts)

    def _points(self, texts: OpenTexts, guides: Guides) -> QWidget:
        from desktop.ui.screens import points  # noqa: PLC0415

        return points.PointsScreen(self._look, texts, guides)

    def _search(self, texts: OpenTexts, guides: Guides) -> QWidget:
        from desktop.ui import screened  # noqa: PLC0415
        from desktop.ui.screens import search, search_rows  # noqa: PLC0415

        def goals() -> tuple[search_rows.Goal, ...]:
            fitting = screened.fitting(texts.jobs, texts.session, guides)
            return seeking.goals(texts.session, fitting)

        return search.SearchScreen(self._look, texts, goals)

    def _scales(self, texts: OpenTexts, guides: Guides) -> QWidget:
        from desktop.model import scales  # noqa: PLC0415
        from desktop.ui.screens import notice  # noqa: PLC0415

        guide = guides[scales.GUIDE]
        return notice.NoticeScreen(self._look, texts, guide, shipped.scales_of_the_list())

    def _practising(self, texts: OpenTexts, guides: Guides) -> QWidget:
        from desktop.ui import practising  # noqa: PLC0415
        from desktop.ui.screens import practise  # noqa: PLC0415

        offered = partial(practising.practices, texts, guides)
        return practise.PractiseScreen(self._look, offered)

    def _later(self, texts: OpenTexts, guides: Guides) -> QWidget:
        from desktop.ui import practising  # noqa: PLC0415
        from desktop.ui.screens import later  # noqa: PLC0415

        known = partial(practising.later, texts, guides)
        return later.LaterScreen(self._look, texts, shipped.page("later"), known)

    def _together(self, texts: OpenTexts, guides: Guides) -> QWidget:
        from desktop.ui.screens import together  # noqa: PLC0415

        known, guide = shipped.practices_of_two(), guides[together.GUIDE]
        return together.TogetherScreen(self._look, texts, guide, known, self.sheet())

    def _one_of_these(self, texts: OpenTexts, _guides: Guides) -> QWidget:
        from desktop.ui.screens import one_of_these  # noqa: PLC0415

        return one_of_these.OneOfThese(self._look, texts)

    def _passphrase(self, texts: OpenTexts, _guides: Guides) -> QWidget:
        from desktop.ui.screens import secrets  # noqa: PLC0415

        means = secrets.Changing(
            measure=self._rules.cost, change=change_passphrase, words=shipped.passphrase_words()
        )
        return secrets.PassphraseScreen(self._look, self._jobs, texts.session, means)

    def _phrase(self, texts: OpenTexts, _guides: Guides) -> QWidget:
        from desktop.ui.screens import secrets  # noqa: PLC0415

        return secrets.PhraseScreen(self._look, self._jobs, texts.session, self.sheet)

    def _paper(self, texts: OpenTexts, _guides: Guides) -> QWidget:
        from desktop.ui.screens import paper  # noqa: PLC0415

        return paper.PaperScreen(self._look, self._jobs, texts.session, self.sheet)

    def sheet(self) -> "OnPaper":
        """Return the page that sets a blank sheet; its press starts when it is first wanted."""
        from desktop.ui.screens import on_paper  # noqa: PLC0415

        return on_paper.OnPaper(self._look, self._jobs, self.press, self._door)

    def _backups(self, texts: OpenTexts, _guides: Guides) -> QWidget:
        from desktop.ui.screens import backups  # noqa: PLC0415

        folder, rules = texts.session.folder, self._rules

        def test(path: Path, passphrase: str, tell: Callable[[float], object]) -> None:
            try_backup(path, passphrase, folder, rules, tell)

        return backups.BackupsScreen(self._look, texts, self.backing(texts.session), test)

    def _protects(self, _texts: OpenTexts, _guides: Guides) -> QWidget:
        from desktop.ui.screens import protects  # noqa: PLC0415

        page, back = shipped.page("protects"), _tr("Back to Settings")
        return protects.ReadingScreen(self._look, page, shipped.holds(self._held), back)

    def _know(self, _texts: OpenTexts, _guides: Guides) -> QWidget:
        from desktop.ui.screens import one_by_one  # noqa: PLC0415

        onward = {"watched": ("checkup", _tr("Look at this computer"))}
        leading = one_by_one.Leading(out=_tr("Back to Settings"), onward=onward)
        return one_by_one.OneByOne(self._look, shipped.page("before"), leading)

    def _pictures(self, _texts: OpenTexts, _guides: Guides) -> QWidget:
        from desktop.ui.screens import protects  # noqa: PLC0415

        page, back = shipped.page("pictures"), _tr("Back to Settings")
        return protects.ReadingScreen(self._look, page, (), back, name="pictures")

    def _checkup(self, texts: OpenTexts, _guides: Guides) -> QWidget:
        from desktop.ui import checking  # noqa: PLC0415

        folder = texts.session.folder
        return checking.screen(self._look, self._jobs, folder, _tr("Back to Settings"))

    def _keys(self, _texts: OpenTexts, _guides: Guides) -> QWidget:
        from desktop.ui.screens import keys  # noqa: PLC0415

        return keys.KeysScreen(self._look, shipped.page("keys"), _tr("Back to Settings"))


def _tr(words: str) -> str:
    return QCoreApplication.translate("Further", words)
