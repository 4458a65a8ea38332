import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
import samples
from export import paper

from desktop import child, sealed_pages
from desktop.errors import (
    ChildError,
    MemoryShortError,
    ProofError,
    TooManyPagesError,
    TypesettingError,
)
from desktop.model.manifest import LARGEST_FILE, Check, CheckKind, Form, Manifest, Missing, Piece
from desktop.model.table import Table
from desktop.packet import Picture, Press, Sealing

OWN_MAIN = Path(__file__).with_name("own_main.py")


@pytest.fixture(scope="module")
def press():
    with Press(fonts=()) as one:
        yield one


@pytest.fixture(scope="module")
def press_of_the_system():
    with Press() as one:
        yield one


def test_pages_are_set_and_drawn(press):
    pages = press.set_pages(paper.MANIFEST)

    picture = press.draw(pages.pdf, None, page=2, width=200)

    assert pages.count == paper.count()
    assert (picture.width, picture.height, len(picture.dots)) == (200, 283, 200 * 283 * 4)


def test_what_is_shown_is_what_is_saved_and_read_back(press, tmp_path):
    packed = press.finish(paper.MANIFEST, paper.PASSWORD)
    path = tmp_path / "pages.pdf"
    path.write_bytes(packed.file)
    written = path.read_bytes()

    shown = press.draw(packed.file, paper.PASSWORD, page=1, width=300)

    assert shown == press.draw(written, paper.PASSWORD, page=1, width=300)
    assert press.prove(written, packed) == tuple(Check(kind, True) for kind in CheckKind)


def test_a_written_file_that_lost_a_word_is_not_proven(press):
    packed = press.finish(paper.MANIFEST, None)
    other = press.finish(paper.without(paper.MANIFEST, 0), None)

    checks = press.prove(other.file, packed)

    assert {CheckKind.EVERYTHING, CheckKind.WHOLE} <= paper.failing(checks)


def test_copies_are_numbered_and_each_is_proven(press):
    copies = list(press.copies(paper.MANIFEST, [paper.PASSWORD, paper.PASSWORD, "another"]))

    assert [one.manifest.copy[:11] for one in copies] == [f"copy {n} of 3" for n in (1, 2, 3)]
    assert [one.password for one in copies] == [paper.PASSWORD, paper.PASSWORD, "another"]
    assert len({one.file for one in copies}) == len(copies)
    assert all(paper.failing(press.prove(one.file, one)) == set() for one in copies)


def test_a_copy_is_not_taken_for_another(press):
    one, other = press.copies(paper.MANIFEST, [None, None])

    assert CheckKind.PAGES in paper.failing(press.prove(other.file, one))


def test_what_no_font_draws_is_named_at_once_with_its_piece(press):
    manifest = paper.plainly("a 語 b", "→ 語", subtitle="☑")

    assert press.missing(manifest) == (
        Missing(heading="", characters=("☑",)),
        Missing(heading="Heading", characters=("語", "→")),
    )


def test_with_signs_agreed_to_it_leaves(press):
    manifest = paper.plainly("a 語 b")
    packed = press.finish(manifest.replacing(press.missing(manifest)), paper.PASSWORD)

    assert paper.failing(press.prove(packed.file, packed)) == set()


def test_pages_are_counted_with_signs_for_what_no_font_draws(press):
    assert press.count(paper.MANIFEST) == paper.count()
    assert press.count(paper.plainly("a 語 b")) == 1


def test_without_signs_it_is_refused_without_a_word(press):
    with pytest.raises(TypesettingError) as caught:
        press.set_pages(paper.plainly("canary 語"))

    assert caught.value.args == ()


def test_too_many_pages_are_refused(press):
    with pytest.raises(TooManyPagesError):
        press.set_pages(paper.plainly(*["line"] * 33 * LARGEST_FILE))


def test_a_refusal_ends_nothing(press):
    with pytest.raises(TypesettingError):
        press.set_pages(paper.plainly("語"))

    assert press.set_pages(paper.MANIFEST).count == paper.count()


def test_a_page_that_does_not_exist_ends_the_helper_and_the_next_one_answers(press):
    pages = press.set_pages(paper.MANIFEST)

    with pytest.raises(ChildError):
        press.draw(pages.pdf, None, page=99, width=100)

    assert isinstance(press.draw(pages.pdf, None, page=1, width=100), Picture)


def test_closing_ends_every_helper():
    press = Press(fonts=())
    press.draw(press.set_pages(paper.MANIFEST).pdf, None, page=1, width=50)
    helpers = [one._process for one in press._helpers.values()]

    press.close()

    assert len(helpers) == 2
    assert all(one.returncode is not None for one in helpers)


def test_helpers_started_ahead_are_those_that_answer():
    with Press(fonts=()) as press:
        press.warm_up()
        started = dict(press._helpers)
        press.draw(press.set_pages(paper.MANIFEST).pdf, None, page=1, width=50)

        assert set(started) == {"typeset", "pages"}
        assert press._helpers == started


def other_helper(role):
    """Return a starter of helpers of the tests' own main, whatever is asked."""
    return lambda _: child.Child((sys.executable, "-I", "-B", str(OWN_MAIN), "--child", role))


def test_a_proof_that_could_not_be_looked_at_says_so(press):
    packed = press.finish(paper.MANIFEST, None)

    with Press(start=other_helper("die")) as broken, pytest.raises(ProofError):
        broken.prove(packed.file, packed)


def test_long_work_can_be_cancelled_from_another_thread():
    with Press(start=other_helper("sleep")) as slow:
        threading.Timer(0.3, slow.cancel).start()
        with pytest.raises(ChildError):
            slow.set_pages(paper.MANIFEST)


def test_cancelling_where_nothing_is_done_does_nothing(press):
    press.cancel()

    assert press.set_pages(paper.MANIFEST).count == paper.count()


def test_fonts_of_the_system_are_asked_by_default():
    with Press() as press:
        assert press.set_pages(paper.MANIFEST).count == paper.count()


SCRIPTS = (
    "مرحبا بالعالم، عَرَبِيّ",
    "שלום עולם abc 123",
    "mixed مرحبا and שלום again",
    "日本語のテキスト 你好 한국어",
    "क्षत्रिय हिन्दी",
    "ไทยภาษา ที่นี่",
    "👩‍👩‍👧 🇬🇧 👍🏽 ❤️ 1️⃣",
    "→ ✓ ☑ ﷺ x\u0301\u0302 \ue000 \udc00",
)


@pytest.mark.parametrize("text", SCRIPTS, ids=ascii)
def test_every_script_leaves_whole_with_whatever_fonts_are_here(press_of_the_system, text):
    manifest = paper.plainly("before", text, "after", "")
    agreed = manifest.replacing(press_of_the_system.missing(manifest))

    packed = press_of_the_system.finish(agreed, paper.PASSWORD)

    assert paper.failing(press_of_the_system.prove(packed.file, packed)) == set()


@pytest.mark.parametrize("line_numbers", [False, True])
@pytest.mark.parametrize("wide", [3, 8])
def test_every_script_leaves_whole_in_a_table(press_of_the_system, wide, line_numbers):
    rows = tuple(
        (text, "a word", *[SCRIPTS[at - 1]] * (wide - 2)) for at, text in enumerate(SCRIPTS)
    )
    table = Table(headings=tuple(SCRIPTS[:wide]), rows=rows * 12, caption=SCRIPTS[1])
    manifest = Manifest(
        title="T",
        pieces=(Piece(heading="H", body=(), tables=(table,)),),
        line_numbers=line_numbers,
    )
    agreed = manifest.replacing(press_of_the_system.missing(manifest))

    packed = press_of_the_system.finish(agreed, None)

    assert paper.failing(press_of_the_system.prove(packed.file, packed)) == set()


PATHS = {
    "missing": lambda press, manifest: press.missing(manifest),
    "set_pages": lambda press, manifest: press.set_pages(manifest),
    "count": lambda press, manifest: press.count(manifest),
    "finish": lambda press, manifest: press.finish(manifest, paper.PASSWORD),
    "copies": lambda press, manifest: list(press.copies(manifest, [None])),
    "review copy": lambda press, manifest: press.finish(replace(manifest, line_numbers=True), None),
}


@pytest.mark.parametrize("path", PATHS)
def test_no_path_takes_private_workings(press, path):
    PATHS[path](press, paper.MANIFEST)
    with pytest.raises(ValueError, match="private"):
        PATHS[path](press, paper.smuggled())


def test_a_proof_of_private_workings_is_refused(press):
    packed = replace(press.finish(paper.MANIFEST, None), manifest=paper.smuggled())

    with pytest.raises(ValueError, match="private"):
        press.prove(packed.file, packed)


def test_values_do_not_show_the_text_or_the_password(press):
    packed = press.finish(paper.plainly("canary"), "canary")

    assert "canary" not in repr(packed) + repr(press.set_pages(packed.manifest))


def test_the_room_never_loads_the_libraries_that_keep_text():
    """The interface's process imports the face, and with it neither Typst, pypdf nor pdfium."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import desktop.packet\n"
        "print(sorted({'typst', 'pypdf', 'pypdfium2', 'PySide6'} & set(sys.modules)))"
    )
    root = str(Path(__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, root], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"


FORMS = (Form.WORD, Form.TEXT, Form.MARKDOWN)


@pytest.mark.parametrize("form", FORMS)
def test_each_form_leaves_is_shown_from_its_bytes_and_proven(press, form, tmp_path):
    packed = press.finish(replace(paper.MANIFEST, form=form), None)
    path = tmp_path / f"pages.{form}"
    path.write_bytes(packed.file)

    checks = press.prove(path.read_bytes(), packed)

    assert packed.count == 0
    assert any("I want to say this once, and whole." in line.text for line in packed.lines)
    assert [check.kind for check in checks] == [one for one in CheckKind if one is not PAGES]
    assert paper.failing(checks) == set()


PAGES = CheckKind.PAGES


@pytest.mark.parametrize("form", FORMS)
def test_a_form_that_lost_a_word_is_not_proven(press, form):
    packed = press.finish(replace(paper.MANIFEST, form=form), None)
    other = press.finish(replace(paper.without(paper.MANIFEST, 0), form=form), None)

    checks = press.prove(other.file, packed)

    assert {CheckKind.EVERYTHING, CheckKind.WHOLE} <= paper.failing(checks)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_drawn_elsewhere_misses_nothing(press, form):
    assert press.missing(replace(paper.plainly("a 語 b"), form=form)) == ()


@pytest.mark.parametrize("form", FORMS)
def test_no_form_takes_private_workings(press, form):
    for password in (None, paper.PASSWORD):
        with pytest.raises(ValueError, match="private"):
            press.finish(replace(paper.smuggled(), form=form), password)


@pytest.fixture(scope="module")
def sealing():
    """A press that seals at the cost of tests; no helper is asked."""
    cheap = Sealing(cost=samples.CHEAPEST, bounds=samples.CHEAP_BOUNDS)
    with Press(start=other_helper("die"), sealing=cheap) as one:
        yield one


SEALED = [CheckKind.EVERYTHING, CheckKind.NOTHING_ELSE, CheckKind.OPENS, CheckKind.WHOLE]


@pytest.mark.parametrize("form", FORMS)
def test_a_form_without_a_password_of_its_own_is_sealed_with_one(sealing, form):
    packed = sealing.finish(replace(paper.MANIFEST, form=form), paper.PASSWORD)

    checks = sealing.prove(packed.file, packed)

    assert packed.is_sealed
    assert packed.lines
    assert b"whole" not in packed.file
    assert [check.kind for check in checks] == SEALED
    assert paper.failing(checks) == set()


def test_what_is_sealed_is_not_taken_for_other_pages_or_another_password(sealing):
    manifest = replace(paper.MANIFEST, form=Form.WORD)
    packed = sealing.finish(manifest, paper.PASSWORD)
    less = sealing.finish(paper.without(manifest, 0), paper.PASSWORD)
    closed = sealing.finish(manifest, "another")

    assert paper.failing(sealing.prove(less.file, packed)) == set(SEALED) - {CheckKind.OPENS}
    assert paper.failing(sealing.prove(closed.file, packed)) == set(SEALED)


def test_what_cannot_be_unsealed_here_is_not_called_proven(sealing, monkeypatch):
    packed = sealing.finish(replace(paper.MANIFEST, form=Form.WORD), paper.PASSWORD)

    def no_room(*_):
        raise MemoryShortError

    monkeypatch.setattr(sealed_pages, "read", no_room)
    with pytest.raises(ProofError):
        sealing.prove(packed.file, packed)
