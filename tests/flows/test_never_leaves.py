"""What is marked to stay is in no file, by whatever way it is sent; every way out is named here.

One word stands in a marked passage, another in an entry that is kept in. All that can leave is
ticked, by keys and in the real program, for each use; the files are read by two readers. A backup
is no way out: it is the vault again, closed with its own keys.
"""

import ast
import contextlib
import zipfile
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import samples
from pypdf import PdfReader
from PySide6.QtCore import Qt
from traveller import LONGEST_MS, Traveller

from desktop import journal, packet, question_file, sealed_pages, takeaway
from desktop.export.proof import reduced
from desktop.model import asking, entries, manifest_json, richtext
from desktop.model import desk as model
from desktop.model.asking import Choice
from desktop.model.document import Kind, Section, SectionId
from desktop.model.entries import Entry
from desktop.model.manifest import Manifest, Piece
from desktop.model.questions import Depth
from desktop.model.richtext import Block, BlockKind, Run
from desktop.model.versions import VersionState
from desktop.ui.widgets.choice_journal import JournalBranch

PASSAGE, ENTRY = "quillback", "tarpaulin"
OPEN, OF_ENTRY, REACHING = "heather", "bracken", "bilberry"
"""Words of a marked passage and of an entry that is kept in; and open ones around the passage: of
texts, of an entry, and of what touches a part of life."""
SLEEP = next(one.word for one in journal.load_reach() if one.id == "sleep")
GUIDES = samples.guides()
GUIDED = ("disclosure", "impact_letter", "agreement_two_rooms", "question_sheet")
PACKAGE = Path(packet.__file__).parent

WAYS = {
    "new_file": {
        "fresh",
        "ui.screens.questions_work",
        "ui.screens.session_work",
        "ui.screens.takeaway_work",
        "verbs.backups",
        "verbs.rescue",
    },
    "Piece": {
        "model.blank_sheet",
        "model.desk",
        "model.first_page",
        "model.leaving",
        "model.manifest_json",
        "model.practice_sheet",
        "model.review",
        "model.strip",
        "reader.wordpiece",  # a part of a word, of another kind
        "sealed_vault",
    },
    "Manifest": {
        "model.blank_sheet",
        "model.leaving",
        "model.manifest_json",
        "model.practice_sheet",
        "sealed_vault",
        "ui.screens.desk_review",
    },
}
"""Who opens a file outside the vault, and who makes what can stand in one; all are tried below.

But for these: a backup is the whole vault, sealed, and blank sheets hold no word of anybody. A
first page and its charts are tried in `test_first_page_leaves`.
"""


def body(open_word=OPEN):
    """Return open words, a passage among them that stays, and a paragraph that stays whole."""
    return (
        Block.of(
            BlockKind.PARAGRAPH,
            [
                Run(f"{open_word} before. "),
                Run(PASSAGE, kept=True, bold=True),
                Run(f" and {REACHING}.", reach=("sleep",)),
            ],
        ),
        Block.of(BlockKind.BULLET, [Run(f"{PASSAGE} alone", kept=True)]),
    )


class Writer:
    """Somebody with a vault full of what stays, who takes along all that may be taken."""

    def __init__(self, desk, place):
        self.desk = desk
        self.goes = Traveller(desk, place)
        desk.unlock()
        self.letter = self.start(Kind.LETTER, "A letter", body())
        self.entry = self.start(Kind.ENTRY, "An evening", body(OF_ENTRY), Entry(reach=("sleep",)))
        self.kept = self.start(
            Kind.ENTRY, "A night", richtext.from_plain(f"{ENTRY} all of it"),
            Entry(is_kept_in=True, reach=("sleep",), tags=(ENTRY,)),
        )  # fmt: skip
        self.earlier()
        self.pulled()
        for guide in GUIDED:
            self.guided(guide)

    def start(self, kind, title, text, entry=None):
        fields = entries.with_entry({}, entry) if entry else None

        def work(session):
            made = session.start(kind=kind, title=title, on=samples.TODAY)
            session.save(made.id, made.sections[0].id, text, fields=fields)
            return made.id

        return self.desk.asks(work)

    def earlier(self):
        """Open an earlier state of each as a copy: it is a page like any other."""
        for document in (self.letter, self.entry, self.kept):
            self.desk.asks(lambda session, id_=document: session.keep_version(
                id_, VersionState.DRAFT))  # fmt: skip
            (snapshot, *_) = self.desk.asks(lambda session, id_=document: session.snapshots(id_))
            self.desk.asks(
                lambda session, id_=snapshot.id: session.restore_as_copy(id_, title="Earlier")
            )

    def pulled(self):
        """Copy what touches a part of life into a letter, as the journal gives it."""

        def work(session):
            gathering = session.gathering("sleep")
            while not gathering.step():
                pass
            return gathering.found

        found = self.desk.asks(work)
        assert found
        self.start(Kind.LETTER, "Pulled", tuple(block for one in found for block in one.body))

    def guided(self, name):
        guide = GUIDES[name]

        def work(session):
            made = session.start(
                kind=Kind.LETTER, title=guide.title, on=samples.TODAY, guide=name,
                sections=guide.start(),
            )  # fmt: skip
            for section in made.pages:
                asked = guide.section(section.key)
                if asked is not None and asked.has_body:
                    session.save(made.id, section.id, body())
            session.keep_version(made.id, VersionState.WITH_THERAPIST)
            session.keep_version(made.id, VersionState.CLEARED)

        self.desk.asks(work)

    def leaves(self, use):
        """Tick all there is and save two copies for this use; return the files."""
        before = set(self.goes.place.glob("*.pdf"))
        self.desk.press("Ctrl+Shift+E")
        self.desk.wait(lambda: self.desk.is_at == "session_choice")
        self.goes.ticks_all()
        self.goes.without_password()
        self.goes.picks("session_use", use)
        self.goes.picks("session_copies", "2")
        self.goes.wait_for_pages()
        self.goes.save.setFocus()
        self.desk.press("Return")
        if use == "For a reading":
            self.desk.wait(lambda: self.desk.is_at == "before_back")
            self.desk.chooses("before_on")
        self.desk.qtbot.waitUntil(lambda: self.desk.can_see("proof_title"), timeout=LONGEST_MS)
        return sorted(set(self.goes.place.glob("*.pdf")) - before)


def words_in(path):
    """Return the letters of a file as each of two readers finds them, and its raw bytes."""
    by_pypdf = " ".join(page.extract_text() for page in PdfReader(path).pages)
    with pypdfium2.PdfDocument(path) as document:
        pages = [document[at].get_textpage().get_text_range() for at in range(len(document))]
    return reduced(by_pypdf), reduced(" ".join(pages)), path.read_bytes().decode("latin-1")


def holds_what_may_leave_alone(path, *held):
    for text in words_in(path)[:2]:
        assert [one for one in (OPEN, *held) if reduced(one) not in text] == []
    for text in words_in(path):
        assert PASSAGE not in text
        assert ENTRY not in text


def goes_out_without(desk, tmp_path, use):
    writer = Writer(desk, tmp_path)
    files = writer.leaves(use)
    assert len(files) == 2
    for path in files:
        holds_what_may_leave_alone(path, REACHING, OF_ENTRY)


@pytest.mark.parametrize("use", ["For a session", "A review copy", "For a reading"])
def test_pages_for_any_use_are_without_it(desk, tmp_path, use):
    goes_out_without(desk, tmp_path, use)


def open_the_way(monkeypatch):
    """Take away both walls: what leaves is chosen word by word, and pieces refuse the rest."""
    monkeypatch.setattr(richtext, "leaving", lambda body: body)
    monkeypatch.setattr(Piece, "refuse_kept", lambda _piece: None)


def test_twin_that_sends_marked_passages_is_seen(desk, tmp_path, monkeypatch):
    open_the_way(monkeypatch)

    with pytest.raises(AssertionError, match=PASSAGE):
        goes_out_without(desk, tmp_path, "For a session")


def test_twin_that_sends_kept_entries_is_seen(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(model, "stays", lambda _section: False)
    monkeypatch.setattr(JournalBranch, "_why_not", lambda *_: "")

    with pytest.raises(AssertionError, match=ENTRY):
        goes_out_without(desk, tmp_path, "For a session")


# -- packets ----------------------------------------------------------------


def saves(writer):
    """Save what is in the packet without a password; return the file."""
    before = set(writer.goes.place.glob("*.pdf"))
    if writer.desk.find("session_password_on").isChecked():
        writer.goes.without_password()
    writer.goes.wait_for_pages()
    writer.goes.saves()
    [path] = set(writer.goes.place.glob("*.pdf")) - before
    writer.desk.chooses("proof_done")
    writer.desk.wait(lambda: writer.desk.is_at == "session_choice")
    return path


def arrives(desk, tmp_path):
    writer = Writer(desk, tmp_path)
    desk.press("Ctrl+Shift+E")
    desk.wait(lambda: desk.is_at == "session_choice")
    return writer


def words_of(path):
    return words_in(path)[0]


def a_rule_brings_what_may_leave_alone(desk, tmp_path):
    writer = arrives(desk, tmp_path)
    writer.goes.sets_rule()
    path = saves(writer)
    for text in words_in(path):
        assert PASSAGE not in text
        assert ENTRY not in text
    assert reduced(OF_ENTRY) in words_of(path)


def test_a_rule_that_brings_every_entry_brings_none_that_stays(desk, tmp_path):
    a_rule_brings_what_may_leave_alone(desk, tmp_path)


def test_twin_a_rule_that_does_not_ask_what_stays_is_seen(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(model, "stays", lambda _section: False)

    with pytest.raises(AssertionError, match=ENTRY):
        a_rule_brings_what_may_leave_alone(desk, tmp_path)


def single_passages_leave_without_what_stays(desk, tmp_path):
    writer = arrives(desk, tmp_path)
    desk.chooses("session_passages")
    writer.goes.picks("passages_part", SLEEP)
    desk.wait(lambda: desk.find("passages_list").count() > 0)
    desk.goes_to("passages_list")
    desk.press("Home")
    for _ in range(desk.find("passages_list").count()):
        desk.press("Space")
        desk.press("Down")
    desk.press("Escape")
    desk.wait(lambda: desk.is_at == "session_choice")
    path = saves(writer)
    for text in words_in(path):
        assert PASSAGE not in text
        assert ENTRY not in text
    assert reduced(REACHING) in words_of(path)
    assert reduced(OF_ENTRY) not in words_of(path)


def test_single_passages_are_without_it(desk, tmp_path):
    single_passages_leave_without_what_stays(desk, tmp_path)


def single_paragraphs_leave_without_what_stays(desk, tmp_path):
    """Tick every paragraph of every text that is offered; one is offered that has nothing else."""
    writer = arrives(desk, tmp_path)
    desk.chooses("session_passages")
    found = desk.find("passages_from")
    titles = [found.itemText(at) for at in range(1, found.count())]
    assert {"A letter", "Earlier", GUIDES["disclosure"].title} <= set(titles)
    offered = desk.find("passages_list")
    for at in range(1, found.count()):
        found.setCurrentIndex(at)
        found.activated.emit(at)
        for row in range(offered.count()):
            offered.item(row).setCheckState(Qt.CheckState.Checked)
    desk.find("passages_back").click()
    desk.wait(lambda: desk.is_at == "session_choice")
    path = saves(writer)
    for text in words_in(path):
        assert PASSAGE not in text
        assert ENTRY not in text
    assert reduced(REACHING) in words_of(path)


def test_single_paragraphs_of_any_text_are_without_it(desk, tmp_path):
    single_paragraphs_leave_without_what_stays(desk, tmp_path)


def test_twin_single_paragraphs_that_go_as_they_are_are_seen(desk, tmp_path, monkeypatch):
    open_the_way(monkeypatch)

    with pytest.raises(AssertionError, match=PASSAGE):
        single_paragraphs_leave_without_what_stays(desk, tmp_path)


def a_repeated_packet_asks_again_what_stays(desk, tmp_path):
    """A packet remembers what was chosen; what is marked to stay since then does not go again."""
    writer = arrives(desk, tmp_path)
    writer.goes.sets_rule()
    assert reduced("An evening") in words_of(saves(writer))
    desk.goes("today")
    desk.asks(lambda session: session.keep_in(writer.entry))
    desk.press("Ctrl+Shift+E")
    desk.chooses("session_packets")
    desk.chooses("packets_repeat")
    desk.wait(lambda: desk.is_at == "session_choice")
    path = saves(writer)
    assert reduced("An evening") not in words_of(path)
    assert reduced("Earlier") in words_of(path)
    for text in words_in(path):
        assert PASSAGE not in text
        assert ENTRY not in text


def test_a_repeated_packet_takes_nothing_that_was_marked_to_stay_since(desk, tmp_path):
    a_repeated_packet_asks_again_what_stays(desk, tmp_path)


# -- other forms ------------------------------------------------------------


def as_another_form(desk, tmp_path, form, closing):
    """Take all there is along as another form, by keys; return what stands in the file."""
    writer = arrives(desk, tmp_path)
    writer.goes.ticks_all()
    writer.goes.wait_for_pages()
    writer.goes.picks("session_paper", form)
    desk.find(closing).setFocus()
    desk.press("Space")
    desk.qtbot.waitUntil(writer.goes.save.isEnabled, timeout=LONGEST_MS)
    is_sealed = closing == "session_sealed"
    password = desk.find("session_password").text() if is_sealed else ""
    writer.goes.saves()
    [path] = [one for one in tmp_path.glob("pages.*") if one.suffix != ".pdf"]
    return said_in(path, password)


def said_in(path, password):
    """Return all letters of a file: of each part of a package, of what is sealed, or as it is."""
    raw = path.read_bytes()
    if path.suffix == ".docx":
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            return " ".join(archive.read(name).decode("latin-1") for name in archive.namelist())
    if path.suffix == ".dat":
        manifest = sealed_pages.read(raw, password, samples.CHEAP_BOUNDS)
        return manifest_json.encode(manifest).decode()
    return raw.decode()


FORMS = ("Word file, A4", "Text file", "Markdown")
WAYS_OUT = [*((form, "session_as_it_is") for form in FORMS), ("Word file, A4", "session_sealed")]


@pytest.mark.parametrize(("form", "closing"), WAYS_OUT)
def test_no_form_takes_it_along(desk, tmp_path, form, closing):
    holds_in_form(desk, tmp_path, form, closing)


def holds_in_form(desk, tmp_path, form, closing):
    said = as_another_form(desk, tmp_path, form, closing)
    assert OPEN in said
    assert OF_ENTRY in said
    assert PASSAGE not in said
    assert ENTRY not in said


def test_twin_a_form_that_takes_marked_passages_is_seen(desk, tmp_path, monkeypatch):
    open_the_way(monkeypatch)

    with pytest.raises(AssertionError, match=PASSAGE):
        holds_in_form(desk, tmp_path, "Markdown", "session_as_it_is")


# -- every guide ------------------------------------------------------------


def pieces_of(guide):
    sections = [
        Section(id=SectionId(one.key), key=one.key, heading=one.heading, body=body())
        for one in guide.sections
        if one.has_body
    ]
    return model.pieces(guide, sections)


def every_guide_goes_out_without(path):
    pieces = tuple(piece for guide in GUIDES.values() for piece in pieces_of(guide))
    with packet.Press() as press:
        path.write_bytes(press.finish(Manifest(title="All", pieces=pieces), None).file)
    holds_what_may_leave_alone(path)


def test_no_guide_prints_it(tmp_path):
    every_guide_goes_out_without(tmp_path / "pages.pdf")


def test_twin_guides_that_print_it_are_seen(tmp_path, monkeypatch):
    open_the_way(monkeypatch)

    with pytest.raises(AssertionError, match=PASSAGE):
        every_guide_goes_out_without(tmp_path / "pages.pdf")


# -- the sealed file --------------------------------------------------------


def sheet(*, is_kept_in):
    """Return a sheet of questions with a marked page; or one that is kept in, fields and all."""
    guide = GUIDES[asking.GUIDE]
    row = {"id": "1" * 32, "cells": {"question": ENTRY if is_kept_in else OPEN, "number": "1"}}
    fields = {"questions": [row], entries.KEPT_IN: is_kept_in}
    sections = [
        Section(
            id=SectionId(one.key), key=one.key, heading="", body=body(),
            fields=fields if one.key == "questions" else {},
        )
        for one in guide.sections
    ]  # fmt: skip
    choice = Choice(open_depth=Depth.CATEGORY)
    return asking.prepare(guide, sections, choice, today=samples.TODAY, begun=samples.TODAY).sheet


def the_sealed_file_is_without():
    raw = question_file.seal(sheet(is_kept_in=False), "five words", samples.CHEAPEST)
    found = repr(question_file.read(raw, "five words", samples.CHEAP_BOUNDS))
    assert OPEN in found
    assert PASSAGE not in found
    assert ENTRY not in repr(sheet(is_kept_in=True))


def test_the_sealed_file_of_questions_is_without_it():
    the_sealed_file_is_without()


def test_twin_a_sheet_that_does_not_ask_whether_it_stays_is_seen(monkeypatch):
    monkeypatch.setattr(model, "stays", lambda _section: False)

    with pytest.raises(AssertionError, match=ENTRY):
        the_sealed_file_is_without()


# -- everything at once ------------------------------------------------------


def everything_is_without(folder):
    with contextlib.closing(samples.opened(folder)) as session:
        letter = samples.letter(session)
        session.save(letter.id, letter.sections[0].id, body())
        kept = session.start(kind=Kind.ENTRY, title="A night", on=samples.TODAY)
        fields = entries.with_entry({}, Entry(is_kept_in=True, tags=(ENTRY,)))
        session.save(kept.id, kept.sections[0].id, richtext.from_plain(ENTRY), fields=fields)
        found = b"".join(content for _, content in takeaway.everything(session, GUIDES)).decode()
    assert OPEN in found
    assert PASSAGE not in found
    assert ENTRY not in found


def test_everything_that_is_taken_along_is_without_it_unless_it_is_asked_for(tmp_path):
    everything_is_without(samples.blank_vault(tmp_path / "vault"))


def test_twin_that_takes_marked_passages_along_is_seen(tmp_path, monkeypatch):
    open_the_way(monkeypatch)

    with pytest.raises(AssertionError, match=PASSAGE):
        everything_is_without(samples.blank_vault(tmp_path / "vault"))


# -- every way is named -----------------------------------------------------


def callers(package):
    """Return for each way out which modules take it."""
    found = {name: set() for name in WAYS}
    for path in package.rglob("*.py"):
        module = ".".join(path.relative_to(package).with_suffix("").parts)
        text = path.read_text(encoding="utf-8")
        if not any(name in text for name in WAYS):
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in found:
                    found[name].add(module)
    return found


def every_way_is_named(package):
    assert callers(package) == WAYS


def test_every_way_out_is_named_here():
    every_way_is_named(PACKAGE)


def test_twin_another_way_out_is_seen(tmp_path):
    for modules in WAYS.values():
        for module in modules:
            path = tmp_path.joinpath(*module.split(".")).with_suffix(".py")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text((PACKAGE / path.relative_to(tmp_path)).read_text())
    every_way_is_named(tmp_path)
    (tmp_path / "new_way.py").write_text("def go(door):\n    door.new_file('', '')\n")

    with pytest.raises(AssertionError, match="new_way"):
        every_way_is_named(tmp_path)
