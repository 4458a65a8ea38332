"""The way through the program: what each person does, step by step, keys alone."""

import dataclasses
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.model.richtext import Body
from tour import desk
from tour.sample import markup
from tour.sample.markup import Piece
from tour.stage import Screen, Stage, StageError
from tour.walk import INSIDE_ROWS, Album, Box, Walk

FIRST_PASSPHRASE = "tour passphrase for the sample vault"
SECOND_PASSPHRASE = "heron gravel lantern tuesday plum"
USUAL_PLACE = ".local/share/stillpage"
FILE_NAME = "session.pdf"
WORD_NAME = "session.docx"
ENTRY = markup.body(
    "Read section 9 aloud to the empty room. My voice went at the second figure.\n"
    "To do: ring D. before noon. Say it is about section 9, and say the figure first."
)

# Where things stand at 1280 x 800 and 100 %: left, top, right, bottom.
TITLE: Box = (320, 90, 960, 250)
NARROW_TODAY: Box = (6, 10, 86, 64)
NARROW_SETTINGS: Box = (6, 734, 86, 788)
WIDE_PLANS: Box = (14, 242, 194, 278)
NARROW_LETTERS: Box = (6, 70, 86, 122)
WIDE_SETTINGS: Box = (14, 750, 194, 786)
TRASH: Box = (781, 740, 843, 788)
NAME: Box = (262, 64, 560, 100)
PASSWORD: Box = (1008, 466, 1240, 498)
PUT_AWAY: Box = (1180, 740, 1272, 792)
SHEET: Box = (540, 100, 870, 200)
WANT: Box = (372, 682, 1018, 692)
NAMES: Box = (1000, 568, 1260, 618)
NEW_NAME: Box = (342, 276, 606, 288)
SAVE: Box = (1000, 730, 1260, 780)
WHAT_LEFT: Box = (116, 738, 204, 776)

INITIALS = "J. R."
WANTED = "To read section 9 aloud, with Erin there, and to stop when I ask for it."
WRITTEN, IN_ITS_PLACE = "Erin", "my sister"
BACK_TO_FORM = 8
"""From the way to the names: name, place, three of the password and its switch, size, form."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What the tour is asked for."""

    out: Path
    password: str
    program: Sequence[str]
    is_short: bool
    pieces: Sequence[Piece]

    @property
    def home(self) -> Path:
        """Return the private home: one level up from it lies the folder of the tour."""
        return self.out / ".home"

    @property
    def vaults(self) -> Path:
        """Return the folder in which the program makes vaults by itself."""
        return self.home / USUAL_PLACE


Step = tuple[str, Callable[[], None]]
PAGES_BEFORE = 6
"""Of "Before you write"."""
LAST_LINES = 2
"""Blocks of the first section that are written only after the lock."""


def pieces(*, is_short: bool) -> Sequence[Piece]:
    """Return the sections that are typed."""
    every = markup.load("disclosure").pieces
    if not is_short:
        return every
    front, facts = every[0], next(one for one in every if one.key == desk.FACTS)
    some = [row for row in facts.rows if row["kind"] == facts.rows[0]["kind"] or "none" in row]
    text = facts.text.split("\n")[1]
    return front, dataclasses.replace(facts, rows=tuple(some), text=text, private="")


class Person:
    """One person at the keyboard: the program is started, used, and left."""

    def __init__(self, plan: Plan, screen: Screen, album: Album) -> None:
        self.plan, self._screen = plan, screen
        self.walk = Walk(Stage(screen, plan.home, plan.program), album)
        self.vault = plan.vaults / "Vault"

    def steps(self) -> Sequence[Step]:
        """Return what this person does, each with its name."""
        raise NotImplementedError

    # what both do

    def _make_vault(self, passphrase: str, *, downs: int) -> None:
        walk = self.walk
        if downs:
            walk.press(*["Down"] * downs)
        walk.press("space")
        walk.shot("what-for")
        walk.press("Return")
        walk.type(passphrase)
        walk.press("Return")
        walk.type(passphrase)
        walk.shot("passphrase")
        walk.stage.keys.press("Return")
        walk.until(lambda: walk.frame().is_blank(TITLE), "the vault is being made")
        walk.shot("being-made")
        walk.until_seen(TITLE, "the recovery phrase")

    def _take_the_place(self) -> None:
        """From the first page leave what is to be known for later, and take the usual place."""
        self.walk.press("Return")
        self.walk.press("shift+Tab", "Return")
        self.walk.to_next_room("Return")

    def _lock(self) -> None:
        self.walk.to_next_room("ctrl+l")

    def _leave_at_once(self) -> None:
        """Leave by Shift, three times; the program ends and says that all was well."""
        process = self.walk.stage.process
        self.walk.stage.keys.press("Shift_L", "Shift_L", "Shift_L")
        if process.wait(20):
            raise StageError(f"the program ended with {process.returncode}")


class First(Person):
    """Prepares to tell the truth: the disclosure, a lock, and a file for a session."""

    def __init__(self, plan: Plan, screen: Screen, album: Album) -> None:
        super().__init__(plan, screen, album)
        self.desk = desk.Desk(self.walk, self.vault, plan.pieces)

    def steps(self) -> Sequence[Step]:
        """Return the whole way, or the short one."""
        short: list[Step] = [
            ("welcome", self.welcome),
            ("create", self.create),
            ("facts", self.facts),
            ("write", self.write),
            ("lock and reopen", self.reopen),
            ("export", self.export),
            ("leave at once", self._leave_at_once),
        ]
        if self.plan.is_short:
            return short
        return [
            *short[:1],
            ("look around before", self.look_around),
            *short[1:4],
            ("private, and a changed fact", self.change),
            ("timeline and gaps", self.desk.timeline),
            ("what is there so far", self.desk.completeness),
            ("read it with me", self.desk.reading_with),
            ("review", self.desk.review),
            ("reading room", self.desk.reading),
            *short[4:5],
            ("find", self.find),
            ("focus", self.focus),
            ("history", self.history),
            ("today", self.today),
            ("plans", self.plans),
            ("settings", self.settings),
            ("help now", self.help_now),
            ("a journal entry", self.entry),
            ("a letter and the trash", self.trash),
            *short[5:6],
            ("a packet with a first page", self.packet),
            *short[6:],
        ]

    # before there is a vault

    def welcome(self) -> None:
        """See the first page."""
        self.walk.begin()
        self.walk.shot("welcome")

    def look_around(self) -> None:
        """Read what there is to know, look at the places, leave both."""
        walk = self.walk
        walk.press("Return")
        walk.shot("before-you-write")
        walk.press(*["Return"] * PAGES_BEFORE)
        walk.press("shift+Tab", "space")
        walk.press("BackSpace")
        walk.shot("places")
        walk.press("Escape")
        walk.press("Escape")

    def create(self) -> None:
        """Make the vault in the usual place; put the phrase off; read what is protected."""
        walk = self.walk
        self._take_the_place()
        self._make_vault(FIRST_PASSPHRASE, downs=0)
        walk.shot("recovery-phrase")
        if not self.plan.is_short:
            walk.press("Return")
            walk.shot("three-asked-back")
            walk.press("Tab", "Tab", "Tab", "Tab", "Return")
        walk.press("Tab")
        walk.press("Return")
        walk.shot("what-this-protects")
        walk.press("Return")

    # writing

    def facts(self) -> None:
        """Begin the disclosure and enter its facts, kind by kind."""
        walk = self.walk
        walk.shot("today-empty")
        walk.press("space")
        walk.shot("disclosure-empty")
        self.desk.facts()

    def write(self) -> None:
        """Type every section; of the first, all but its last lines."""
        self.desk.letters(LAST_LINES)

    def change(self) -> None:
        """Write for nobody, correct a fact, and leave own words as they are."""
        self.desk.change()

    def reopen(self) -> None:
        """Lock in the middle of a section, try a wrong passphrase, come back to the same caret."""
        walk = self.walk
        self.desk.go(desk.KEYS[0])
        # The full stop is taken away, and put back as the first key after the lock: unless section
        # and caret are the same again, the text will differ from the sample at the end.
        walk.press("ctrl+Home", "Down", "Down", "End", "BackSpace", rows=0)
        walk.kept(self.vault)
        self._lock()
        walk.shot("lock")
        self._try_wrong()
        walk.unlock(FIRST_PASSPHRASE)
        walk.type(".")
        walk.shot("told-of-the-attempt")
        if not self.plan.is_short:
            walk.tab_to(PUT_AWAY)
            walk.press("space")
            walk.press("ctrl+Next")
            walk.press("ctrl+Prior")
        # The last lines of the section, so that history has something to tell.
        walk.press("ctrl+End", "Return", rows=0)
        walk.write(self.plan.pieces[0].body[-LAST_LINES:])
        walk.kept(self.vault)
        walk.shot("back-at-the-caret")

    def _try_wrong(self) -> None:
        attempts = self.vault / "attempts"
        known = attempts.stat().st_mtime_ns
        before = self.walk.frame()
        self.walk.stage.keys.type("not the passphrase\n")
        self.walk.until(lambda: attempts.stat().st_mtime_ns > known, "the attempt is noted")
        self.walk.stage.changed(before)
        self.walk.shot("wrong-passphrase")

    # looking

    def history(self) -> None:
        """See how the section was before this session, and take a copy of it."""
        walk = self.walk
        walk.press("Tab", "Right")
        walk.press("Tab", "Down")
        walk.shot("history")
        walk.press("Tab", "Tab")
        walk.press("space")
        walk.shot("a-copy")

    def find(self) -> None:
        """Find a word in a long section."""
        walk = self.walk
        walk.press("ctrl+f")
        walk.type("therapist")
        walk.press("Return")
        walk.shot("find")
        walk.press("Escape")

    def focus(self) -> None:
        """See the page alone."""
        walk = self.walk
        walk.press("F11")
        walk.shot("focus")
        walk.press("F11")

    def today(self) -> None:
        """Go to Today, where the attempt is told."""
        walk = self.walk
        walk.tab_to(NARROW_TODAY)
        walk.press("space")
        walk.shot("today")

    def plans(self) -> None:
        """Draw the three circles, and come back."""
        walk = self.walk
        walk.tab_to(WIDE_PLANS, back=True)
        walk.press("space")
        self.desk.circles()
        walk.kept(self.vault)
        walk.tab_to(NARROW_TODAY)
        walk.press("space")

    def settings(self) -> None:
        """Turn to dark, and to large text and back."""
        walk = self.walk
        walk.tab_to(WIDE_SETTINGS, back=True)
        walk.press("space")
        walk.shot("settings")
        walk.press("Tab", "Tab", "Tab", "Right", "Right", rows=INSIDE_ROWS)
        walk.shot("settings-dark")
        walk.press("Tab")
        walk.type("200")
        walk.press("Return", rows=INSIDE_ROWS)
        walk.shot("settings-large")
        walk.press("ctrl+0", rows=INSIDE_ROWS)

    def help_now(self) -> None:
        """Choose a country, see the five rows, one card, and come back."""
        walk = self.walk
        walk.press("F1")
        walk.shot("help-now-where")
        walk.press(*["Down"] * 8)
        walk.press("Return")
        walk.shot("help-now")
        walk.press("Return")
        walk.shot("help-now-breathe")
        walk.press("Escape")
        walk.press("Escape")

    def entry(self) -> None:
        """Write two lines in the journal."""
        walk = self.walk
        walk.press("ctrl+n")
        walk.write(ENTRY)
        walk.kept(self.vault)
        walk.shot("a-journal-entry")
        for _ in range(10):
            walk.press("ctrl+equal")
        walk.shot("a-journal-entry-large")
        walk.press("ctrl+0", rows=INSIDE_ROWS)

    def trash(self) -> None:
        """Put the copy into the trash, see it there, and turn to light again."""
        walk = self.walk
        walk.tab_to(NARROW_LETTERS)
        walk.press("space")
        walk.shot("letters")
        walk.press("Delete")
        walk.press("Return")
        walk.shot("disclosure-dark")
        walk.tab_to(NARROW_LETTERS)
        walk.press("space")
        walk.tab_to(TRASH)
        walk.press("space")
        walk.shot("trash")
        walk.tab_to(WIDE_SETTINGS)
        walk.press("space")
        # Wherever the radio buttons took the focus, this ends at the first of them.
        walk.press("Tab", "Tab", "Tab", "Left", "Left", "space", rows=INSIDE_ROWS)

    # leaving the vault

    def export(self) -> None:
        """Choose the whole disclosure, a password, the place, and save."""
        walk = self.walk
        walk.press("ctrl+shift+e")
        # The line that begins so: what stands above it depends on what was written.
        walk.press("d")
        walk.press("space")
        walk.until_seen(SHEET, "the pages")
        walk.shot("for-a-session")
        walk.tab_to(PASSWORD)
        walk.type(self.plan.password)
        # Past the ways to make another one and to hide it.
        walk.press("Tab", "Tab", "Tab")
        walk.press("space")
        walk.press("BackSpace")
        walk.shot("where-it-is-to-lie")
        walk.press("ctrl+Return")
        walk.press("Tab")
        walk.type(FILE_NAME)
        walk.shot("ready-to-save")
        # Past the way to the names.
        walk.press("Tab")
        walk.press("Tab", rows=4)
        file = self.plan.out / FILE_NAME
        walk.press("Return", rows=INSIDE_ROWS)
        walk.until(file.exists, "the file")
        walk.shot("saved-and-read-back")

    def packet(self) -> None:
        """Fill a first page, see the names, save as a Word file, and see what left."""
        walk = self.walk
        walk.press("ctrl+shift+e")
        former = walk.until_seen(SHEET, "the pages without a first page")
        # Above the choice stand the ways to other pages; the first page is the second from below.
        walk.press("shift+Tab", "shift+Tab")
        walk.press("space")
        walk.press("Tab", "Tab", "Tab")
        walk.press("space")
        walk.press("Tab")
        walk.type(INITIALS)
        walk.tab_to(WANT)
        walk.type(WANTED)
        walk.press("shift+Tab")
        walk.press("space")
        walk.shot("first-page-chosen")
        walk.press("Escape", rows=INSIDE_ROWS)
        walk.until(lambda: walk.frame().differs(former, SHEET), "the pages with a first page")
        walk.shot("with-a-first-page")
        walk.tab_to(NAMES, back=True)
        walk.press("space", rows=INSIDE_ROWS)
        walk.tab_to(NEW_NAME)
        walk.type(WRITTEN)
        walk.press("Tab")
        walk.type(IN_ITS_PLACE)
        walk.press("Return")
        walk.shot("names")
        walk.press("Escape", rows=INSIDE_ROWS)
        self._save_as_word()
        walk.press("ctrl+shift+e")
        walk.tab_to(WHAT_LEFT)
        walk.press("space", rows=INSIDE_ROWS)
        walk.shot("what-left")

    def _save_as_word(self) -> None:
        """Choose the form, say that it leaves as it is, and save."""
        walk = self.walk
        walk.press(*["shift+Tab"] * BACK_TO_FORM)
        page = walk.frame()
        walk.press("Down", "Down")
        walk.press("Tab", "Down", "space")
        walk.until(lambda: walk.frame().differs(page, SHEET), "the words of the Word file")
        walk.shot("as-a-word-file")
        walk.tab_to(SAVE)
        walk.press("Return", rows=INSIDE_ROWS)
        walk.until((self.plan.out / WORD_NAME).exists, "the Word file")
        walk.shot("word-file-read-back")


class Second(Person):
    """Has been hurt; makes a vault of their own on the same account."""

    def __init__(self, plan: Plan, screen: Screen, album: Album) -> None:
        super().__init__(plan, screen, album)
        self.vault = plan.vaults / "Vault 2"

    def steps(self) -> Sequence[Step]:
        """Return the whole way."""
        return [
            ("another vault", self.another),
            ("a journal entry of the second", self.entry),
            ("a letter of the second", self.letter),
            ("two vaults", self.two_vaults),
            ("end", self.end),
        ]

    def another(self) -> None:
        """Meet the lock screen of somebody else and make a vault of their own."""
        walk = self.walk
        walk.begin()
        self._other_vault()
        walk.shot("which-vault")
        walk.press("Tab", "Tab")
        walk.to_next_room("Return")
        self._take_the_place()
        self._make_vault(SECOND_PASSPHRASE, downs=1)
        walk.press("Tab")
        walk.press("Return")
        walk.press("Return")
        walk.shot("today-of-the-second")

    def entry(self) -> None:
        """Write the entry of the sample."""
        walk = self.walk
        walk.press("ctrl+n")
        walk.write(markup.load("entry").pieces[0].body)
        walk.kept(self.vault)
        walk.shot("journal-of-the-second")

    def letter(self) -> None:
        """Write the letter of the sample, and name it."""
        walk, sample = self.walk, markup.load("letter")
        walk.tab_to(NARROW_TODAY)
        walk.press("space")
        walk.press("Tab", "Tab")
        walk.press("space")
        walk.tab_to(NAME, back=True)
        walk.type(sample.title)
        walk.press("Return", rows=4)
        walk.write(sample.pieces[0].body)
        walk.kept(self.vault)
        walk.shot("letter-of-the-second")

    def two_vaults(self) -> None:
        """Lock, and see that both vaults are listed by their folders alone."""
        walk = self.walk
        self._lock()
        self._other_vault()
        walk.shot("two-vaults")
        walk.to_next_room("Return")
        walk.shot("lock-of-the-first")

    def end(self) -> None:
        """End as a system does that is switched off."""
        if code := self.walk.stage.end():
            raise StageError(f"the program ended with {code}")

    def _other_vault(self) -> None:
        self.walk.press("Tab", "Tab", "Tab", "Tab")
        self.walk.to_next_room("space")


def second_texts() -> Sequence[Body]:
    """Return what the second person writes."""
    return [markup.load(name).pieces[0].body for name in ("entry", "letter")]


def people(plan: Plan) -> Sequence[type[Person]]:
    """Return who comes, one after the other."""
    return (First,) if plan.is_short else (First, Second)


def clear(folder: Path) -> None:
    """Make the folder of the tour, without what an earlier tour left there."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in (*folder.glob("[0-9][0-9]-*.png"), folder / FILE_NAME, folder / WORD_NAME):
        old.unlink(missing_ok=True)
    for old in (folder / ".home", folder / "vault"):
        shutil.rmtree(old, ignore_errors=True)
