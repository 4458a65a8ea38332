"""Several copies, one after the other: what left is registered even if a later one fails."""

import errno
from dataclasses import replace

import pytest
import samples
from fakes import InlineJobs, local_door

from desktop import files, packet
from desktop.errors import DestinationError, VaultUnwritableError
from desktop.export import sheets
from desktop.model import bridge, entries, leaving, richtext
from desktop.model.document import Kind
from desktop.model.entries import Entry
from desktop.model.guide import BODY
from desktop.model.leaving import Front, Wish, file_names
from desktop.model.manifest import Form
from desktop.model.register import Fate
from desktop.ui import registering
from desktop.ui.open_texts import OpenTexts
from desktop.ui.registering import Registering
from desktop.ui.screens import session_work
from desktop.ui.screens.session_saving import Order, Saving
from desktop.ui.screens.session_sources import Sources
from desktop.ui.screens.session_work import Target


@pytest.fixture(scope="module")
def press():
    with packet.Press() as press:
        yield press


class Told:
    """What was registered, by the words of the copy."""

    def __init__(self):
        self.rows, self.gone, self.versions = [], [], []

    def register(self, _left, rows):
        self.rows += rows.values()

    def register_gone(self, _left, rows):
        self.gone += rows.values()

    def keep_version(self, _source, pages):
        self.versions.append(pages)
        return ""


class Desk:
    """Saves a small letter and notes what it is told."""

    def __init__(self, press, door, place, session):
        texts = OpenTexts(InlineJobs(), session)
        document = session.start(kind=Kind.LETTER, title="T", on=samples.TODAY)
        session.save(document.id, document.sections[0].id, richtext.from_plain("words"))
        (self.source,) = Sources(texts, {}).read()
        self.press, self.place, self.told = press, place, Told()
        self.register = Registering(texts)
        self.saving = Saving(InlineJobs(), press, door, self.told, self.register)
        self.ended, self.failed, self.removed, self.steps = [], [], [], []
        self.saving.ended.connect(self.ended.append)
        self.saving.failed.connect(self.failed.append)
        self.saving.removed.connect(self.removed.append)
        self.saving.progressed.connect(lambda *step: self.steps.append(step))

    def save(self, copies):
        chosen = frozenset(one.id for one in self.source.document.pages)
        left = leaving.put_together([self.source], Wish(chosen=chosen), Front(title="T"))
        manifest = left.manifest.copies(copies)[0] if copies else left.manifest
        packed = self.press.finish(manifest, None)
        self.saving.save(Order(left, packed, copies, Target(self.place, "pages.pdf")))

    def save_volumes(self, count, copies=0, form=Form.PDF, *, is_review=False, **what):
        """Save parts as they come from pages that are too many for one file."""
        whole = replace(self.source.text(), form=form)
        parts = tuple(
            replace(whole, title=f"{number}", volume=f"part {number} of {count}")
            for number in range(1, count + 1)
        )
        first = replace(parts[0], copy=whole.copies(copies)[0].copy) if copies else parts[0]
        chosen = frozenset(one.id for one in self.source.document.pages)
        left = leaving.put_together([self.source], Wish(chosen=chosen), Front(title="T"))
        left = replace(left, reviewed=self.source if is_review else None, **what)
        packed = self.press.finish(first, None)
        target = Target(self.place, "pages.pdf")
        self.saving.save(Order(left, packed, copies, target, parts))

    def names(self):
        return sorted(path.name for path in self.place.iterdir())


@pytest.fixture
def desk(qapp, press, tmp_path):
    session = samples.opened(samples.blank_vault(tmp_path / "vault"))
    place = tmp_path / "stick"
    place.mkdir()
    with local_door() as (door, _):
        yield Desk(press, door, place, session)
    session.close()


def test_one_file_that_is_not_numbered_is_in_no_register_of_its_document(desk):
    desk.save(0)

    (outcome,) = desk.ended
    assert (desk.names(), desk.told.rows, outcome.notes) == (["pages.pdf"], [], ())


def noted(desk):
    return [(one.left.name, one.left.fate, one.left.copy) for one in desk.register.lines()]


def test_every_file_has_a_line_in_the_register_of_the_vault(desk):
    desk.save(2)

    assert noted(desk) == [
        ("pages-2.pdf", Fate.OUT, "copy 2 of 2, to be given back"),
        ("pages.pdf", Fate.OUT, "copy 1 of 2, to be given back"),
    ]
    (outcome,) = desk.ended
    newest, oldest = desk.register.lines()
    assert outcome.lines == (oldest.section.id, newest.section.id)
    assert oldest.left.folder == str(desk.place)
    assert oldest.left.size == (desk.place / "pages.pdf").stat().st_size
    assert registering.holds(desk.place / "pages.pdf", oldest.left)
    assert oldest.left.fingerprint == desk.source.text().fingerprint()

    desk.saving.remove()
    assert [fate for _, fate, _ in noted(desk)] == [Fate.DELETED, Fate.DELETED]


def test_twin_that_begins_no_line(desk, monkeypatch):
    monkeypatch.setattr(Registering, "begin", lambda *_: None)

    with pytest.raises(AssertionError):
        test_every_file_has_a_line_in_the_register_of_the_vault(desk)


def test_the_line_of_an_entry_under_the_veil_does_not_name_it(desk):
    document = replace(desk.source.document, kind=Kind.ENTRY, title="The drawer")
    lead = document.sections[0].with_fields(entries.with_entry({}, Entry(is_veiled=True)))
    lead = replace(lead, key=BODY, heading="")
    desk.source = replace(desk.source, document=replace(document, sections=(lead,)))

    desk.save(0)

    [line] = desk.register.lines()
    assert line.left.headings == (bridge.day(samples.TODAY),)


def test_a_line_is_begun_before_the_file_has_its_name(desk, monkeypatch):
    seen = []
    honest = files.give_name

    def give(*arguments):
        seen.append(noted(desk))
        return honest(*arguments)

    monkeypatch.setattr(files, "give_name", give)
    desk.save(0)

    assert seen == [[("pages.pdf", Fate.BEGUN, "")]]
    assert noted(desk) == [("pages.pdf", Fate.OUT, "")]


def test_a_file_that_came_not_to_be_leaves_no_line(desk, monkeypatch):
    full_at(monkeypatch, 1)
    desk.save(0)

    assert len(desk.failed) == 1
    assert noted(desk) == []


def test_a_vault_that_takes_no_line_keeps_nothing_from_leaving_and_says_so(desk, monkeypatch):
    def full(_line):
        raise VaultUnwritableError(errno.ENOSPC)

    monkeypatch.setattr(desk.register._session, "begin_line", full)
    desk.save(0)

    (outcome,) = desk.ended
    assert desk.names() == ["pages.pdf"]
    assert outcome.notes == ("It could not be noted in the register. Note it by hand.",)
    assert outcome.lines == ()


def test_each_copy_is_registered_when_it_is_there(desk):
    desk.save(3)

    (outcome,) = desk.ended
    assert desk.names() == ["pages-2.pdf", "pages-3.pdf", "pages.pdf"]
    assert desk.told.rows == [f"copy {at} of 3, to be given back" for at in (1, 2, 3)]
    assert desk.steps == [(1, 3), (2, 3), (3, 3)]
    assert len(outcome.saved) == 3

    desk.saving.remove()
    assert (desk.names(), desk.told.gone) == ([], desk.told.rows)
    assert desk.removed == ["The files are deleted."]


def full_at(monkeypatch, copy):
    honest, tries = files.give_name, []

    def give(*arguments):
        tries.append(1)
        if len(tries) == copy:
            raise OSError(errno.ENOSPC, "")
        return honest(*arguments)

    monkeypatch.setattr(files, "give_name", give)


def stays_registered(desk):
    desk.save(3)
    (outcome,) = desk.ended
    assert isinstance(outcome.last.error, DestinationError)
    assert outcome.saved == (desk.place / "pages.pdf",)
    assert desk.names() == ["pages.pdf"]
    assert desk.told.rows == ["copy 1 of 3, to be given back"]
    assert "pages.pdf" in outcome.notes[0]
    assert outcome.notes[1] == "Copy 2 was not saved. Copy 3 was not begun."


def test_what_left_stays_registered_when_a_later_copy_fails(desk, monkeypatch):
    full_at(monkeypatch, 2)

    stays_registered(desk)


def test_the_twin_without_a_full_disk_saves_all(desk):
    with pytest.raises(AssertionError):
        stays_registered(desk)


def test_a_first_file_that_cannot_be_saved_is_said_and_registers_nothing(desk, monkeypatch):
    full_at(monkeypatch, 1)

    desk.save(2)

    assert (len(desk.failed), desk.ended, desk.told.rows, desk.names()) == (1, [], [], [])


def test_after_a_stop_no_further_copy_is_made(desk):
    desk.saving.progressed.connect(lambda *_: desk.saving.stop())

    desk.save(3)

    assert desk.names() == ["pages.pdf"]
    (outcome,) = desk.ended
    assert len(outcome.saved) == 1
    assert outcome.notes[1] == "Copies 2 and 3 were not begun."


def test_a_review_copy_keeps_one_version_however_many_copies_it_has(desk):
    put = leaving.put_together
    chosen = frozenset(one.id for one in desk.source.document.pages)
    left = replace(put([desk.source], Wish(chosen=chosen), Front(title="T")), reviewed=desk.source)
    packed = desk.press.finish(left.manifest.copies(2)[0], None)

    desk.saving.save(Order(left, packed, 2, Target(desk.place, "pages.pdf")))

    assert desk.told.versions == [1]
    assert "A version" in desk.ended[0].notes[-1]


def a_version_is_kept_of_what_left_whole(desk, **what):
    desk.save_volumes(3, **what)

    (outcome,) = desk.ended
    is_kept = len(outcome.saved) == 3 and not what.get("is_partial")
    pages = 0 if what.get("has_points") else 6
    assert desk.told.versions == ([pages] if is_kept else [])
    told = "A version “with therapist” was kept" if is_kept else "so no version was kept"
    assert told in outcome.notes[-1]


@pytest.mark.parametrize("what", [{}, {"is_partial": True}, {"has_points": True}])
def test_a_version_is_kept_only_where_all_of_a_text_left(desk, what):
    a_version_is_kept_of_what_left_whole(desk, is_review=True, **what)


def test_no_version_is_kept_of_a_text_whose_last_part_was_not_saved(desk, monkeypatch):
    full_at(monkeypatch, 3)

    a_version_is_kept_of_what_left_whole(desk, is_review=True)


def test_twin_that_takes_a_part_for_the_whole_is_seen(desk, monkeypatch):
    monkeypatch.setattr(Saving, "_whole_copies", lambda *_: 1)
    full_at(monkeypatch, 3)

    with pytest.raises(AssertionError):
        a_version_is_kept_of_what_left_whole(desk, is_review=True)


def titles_in(place):
    """Return which volume each file is, read out of it."""
    return {path.name: sheets.texts(path.read_bytes(), None)[0] for path in place.iterdir()}


def each_volume_once(desk):
    desk.save_volumes(3)

    (outcome,) = desk.ended
    found = titles_in(desk.place)
    for at, name in enumerate(file_names("pages.pdf", 3), 1):
        assert f"part {at} of 3" in found[name]
    assert desk.steps == [(1, 3), (2, 3), (3, 3)]
    (note,) = outcome.notes
    assert note.endswith(": pages.pdf, pages-2.pdf, pages-3.pdf. They belong together.")
    assert len(desk.register.lines()) == 3


def test_volumes_are_made_proved_and_noted_one_after_the_other(desk):
    each_volume_once(desk)


def what_was_looked_at_is_what_is_saved(desk):
    """Look at the second of three parts, then save all."""
    whole = desk.source.text()
    parts = tuple(replace(whole, volume=f"part {number} of 3") for number in (1, 2, 3))
    first, second = (desk.press.finish(one, None) for one in parts[:2])
    left = leaving.put_together([desk.source], Wish(chosen=frozenset()), Front(title="T"))
    target = Target(desk.place, "pages.pdf")
    desk.saving.save(Order(left, first, 0, target, parts, seen=(first, second)))
    saved = [(desk.place / name).read_bytes() for name in file_names("pages.pdf", 3)]
    assert saved[:2] == [first.file, second.file]
    assert "part 3 of 3" in sheets.texts(saved[2], None)[0]


def test_a_volume_that_was_looked_at_is_saved_as_it_was_seen(desk):
    what_was_looked_at_is_what_is_saved(desk)


def test_twin_that_sets_a_volume_again_is_seen(desk, monkeypatch):
    monkeypatch.setattr(Order, "made_of", lambda *_: None)

    with pytest.raises(AssertionError):
        what_was_looked_at_is_what_is_saved(desk)


def test_twin_that_saves_the_first_volume_for_each(desk, monkeypatch):
    honest, first = desk.press.finish, []

    def again(*what):
        first.append(honest(*what))
        return first[0]

    monkeypatch.setattr(desk.press, "finish", again)

    with pytest.raises(AssertionError):
        each_volume_once(desk)


def test_each_copy_has_all_its_volumes(desk):
    desk.save_volumes(2, copies=2)

    said = [titles_in(desk.place)[name] for name in file_names("pages.pdf", 4)]
    assert ["copy 1" in one for one in said] == [True, True, False, False]
    assert ["part 1 of 2" in one for one in said] == [True, False, True, False]


def test_after_a_stop_the_volumes_that_are_there_stay_and_the_rest_is_told(desk):
    desk.saving.progressed.connect(lambda *_: desk.saving.stop())

    desk.save_volumes(3)

    assert desk.names() == ["pages.pdf"]
    assert desk.ended[0].notes == (
        "Saved and proved: pages.pdf. The parts that follow are not saved.",
    )


def test_a_volume_that_cannot_be_saved_leaves_those_before_it(desk, monkeypatch):
    full_at(monkeypatch, 2)

    desk.save_volumes(3)

    assert desk.names() == ["pages.pdf"]
    assert isinstance(desk.ended[0].last.error, DestinationError)


# -- deleting what was saved ------------------------------------------------


def deletes_nothing_but_its_own(desk):
    desk.save(2)
    (outcome,) = desk.ended
    # The same file with new words: what it is called and where it lies says nothing of it.
    with (desk.place / "pages.pdf").open("r+b") as file:
        file.write(b"words of my own")

    desk.saving.remove()

    assert desk.names() == ["pages.pdf"]
    assert desk.told.gone == ["copy 2 of 2, to be given back"]
    assert noted(desk)[1][:2] == ("pages.pdf", Fate.OUT)
    assert noted(desk)[0][:2] == ("pages-2.pdf", Fate.DELETED)
    assert len(outcome.lines) == 2
    (words,) = desk.removed
    assert words.splitlines() == [
        "Deleted: pages-2.pdf.",
        "pages.pdf: Another file stands there now under this name. It was left alone.",
    ]


def test_only_what_is_still_as_it_was_saved_is_deleted(desk):
    deletes_nothing_but_its_own(desk)


def test_twin_a_door_that_looks_at_the_name_alone(desk, monkeypatch):
    monkeypatch.setattr(
        type(desk.saving._door), "remove_same", lambda door, path, **_: door.remove_file(path)
    )

    with pytest.raises(AssertionError):
        deletes_nothing_but_its_own(desk)


def test_a_file_that_was_moved_is_told_to_be_somewhere_else(desk):
    desk.save(0)
    (desk.place / "pages.pdf").rename(desk.place / "moved.pdf")

    desk.saving.remove()

    assert desk.removed == ["It is not in that place any more. It was moved, or deleted already."]
    assert desk.names() == ["moved.pdf"]
    assert noted(desk) == [("pages.pdf", Fate.OUT, "")]


def test_a_copy_of_which_a_part_is_missing_is_named(desk, monkeypatch):
    full_at(monkeypatch, 4)

    desk.save_volumes(3, copies=4)

    assert desk.ended[0].notes[1] == "Copy 2 is not whole. Copies 3 and 4 were not begun."


def test_of_copies_that_are_all_there_none_is_missing(desk):
    desk.save_volumes(2, copies=2)

    assert not any("Copy" in one for one in desk.ended[0].notes)


def a_second_saving_has_names_of_its_own(desk):
    for _ in range(3):
        desk.save(2)

    assert [[path.name for path in one.saved] for one in desk.ended] == [
        ["pages.pdf", "pages-2.pdf"],
        ["pages-b.pdf", "pages-b-2.pdf"],
        ["pages-c.pdf", "pages-c-2.pdf"],
    ]


def test_copies_that_are_saved_again_are_not_taken_for_further_ones(desk):
    a_second_saving_has_names_of_its_own(desk)


def test_twin_that_takes_the_name_as_it_is(desk, monkeypatch):
    monkeypatch.setattr(session_work, "free_name", lambda target, _count: target.name)

    with pytest.raises(AssertionError):
        a_second_saving_has_names_of_its_own(desk)
