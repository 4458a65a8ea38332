import json
import sys
from pathlib import Path

import pypdfium2
import pytest
from export import paper
from export.test_glyphs import font

from desktop.export import parcel, sheets, typeset, wording
from desktop.model.manifest import LARGEST_FILE, Missing, Paper


def missing(*texts, fonts=()):
    request = parcel.pack({"verb": "missing", "fonts": list(fonts)}, paper.as_texts(*texts))
    return parcel.unpack(typeset.work(request))[0]["missing"]


def test_pages_are_counted_and_made():
    header, file = paper.answered(paper.MANIFEST)

    assert header == {"code": "done", "pages": 3}
    assert file.startswith(b"%PDF-1.7")


def test_what_is_missing_is_named_for_each_text_once_in_order():
    assert missing("plain", "語 → 語", "👩‍👩‍👧 ž") == [[], ["語", "→"], ["👩‍👩‍👧"]]


def test_a_face_in_another_folder_is_used(tmp_path):
    font(tmp_path / "other.ttf", [ord("語")])

    assert missing("語日", fonts=[str(tmp_path)]) == [["日"]]


def test_a_character_whose_parts_are_in_two_faces_is_missing(tmp_path):
    font(tmp_path / "one.ttf", [0x25C7])
    font(tmp_path / "two.ttf", [0x0324])

    assert missing("◇ ◇\u0324", fonts=[str(tmp_path)]) == [["◇\u0324"]]


def test_a_character_the_typesetter_takes_from_the_wrong_face_is_found_by_trial(tmp_path):
    # Both faces have the x; the one with the mark as well is not asked, for ours has the x, too.
    font(tmp_path / "one.ttf", [0x78, 0x0351])

    assert missing("x\u0351 x", fonts=[str(tmp_path)]) == [["x\u0351"]]


def test_halves_are_tried_until_each_refused_one_is_found(tmp_path, monkeypatch):
    draws = {"a", "b", "c"}
    monkeypatch.setattr(typeset, "_sets", lambda some, bench: set(some) <= draws)

    assert list(typeset._refused(["a", "x", "b", "c", "y"], typeset.Bench())) == ["x", "y"]


def test_a_character_no_face_has_is_refused_without_a_word():
    header, content = paper.answered(paper.plainly("canary 語"))

    assert (header, content) == ({"code": "refused"}, b"")


def test_agreed_signs_let_it_leave():
    manifest = paper.plainly("canary 語").replacing([Missing(heading="", characters=("語",))])

    assert "canary [?]" in sheets.texts(paper.made(manifest), None)[0]


def test_more_pages_than_one_file_may_have_are_refused():
    header, content = paper.answered(paper.plainly(*["line"] * 33 * LARGEST_FILE))

    assert (header["code"], content) == ("too many", b"")
    assert header["pages"] > LARGEST_FILE


def test_far_too_much_is_refused_before_it_takes_the_memory():
    text = "word " * (typeset.LONGEST_TEXT // 5)

    assert paper.answered(paper.plainly(text))[0] == {"code": "too many", "pages": 0}


def test_markup_stays_text():
    hostile = '#panic() *b* _i_ $x$ `c` <l> @r [z] \\ // = - + / "q" #sys.inputs'

    assert wording.clean(hostile) in sheets.texts(paper.made(paper.plainly(hostile)), None)[0]


def test_quotes_stay_as_they_were_written():
    assert 'it\'s "so"' in sheets.texts(paper.made(paper.plainly('it\'s "so"')), None)[0]


@pytest.mark.parametrize("kind", list(Paper))
def test_no_word_stands_outside_the_margins(kind):
    """A long address and a long word break; each letter's box is on the sheet."""
    long = "https://example.org/" + "x" * 300 + " " + "\u00a0".join(["word"] * 60) + " " + "ab" * 99
    manifest = paper.plainly(long, paper=kind)
    file = paper.made(manifest)

    for left, right, width in letter_boxes(file):
        assert left > 60
        assert right < width - 60


def letter_boxes(file):
    with pypdfium2.PdfDocument(file) as document:
        for page in document:
            words = page.get_textpage()
            for index in range(words.count_chars()):
                left, _, right, _ = words.get_charbox(index)
                if right > left:
                    yield left, right, page.get_width()


def test_fonts_of_the_system_are_asked_unless_folders_are_named():
    assert typeset._bench({}) == typeset.Bench(system=True)
    assert typeset._bench({"fonts": ["x"]}) == typeset.Bench(others=("x",), system=False)


def test_the_system_is_not_asked_where_our_faces_are_enough():
    asked = typeset.Bench(system=True)

    assert typeset._smallest("Café “yes” ž", asked) == typeset.Bench(own=asked.own, system=False)
    assert typeset._smallest("語", asked) == asked


def test_faces_are_ours_or_others(tmp_path):
    font(tmp_path / "other.ttf", [0x41])
    own, others = typeset._faces(typeset.Bench(others=(str(tmp_path),), system=False))

    assert len(own) == 7
    assert [face.path for face in others] == [tmp_path / "other.ttf"]


def test_an_unknown_template_error_leaves_no_message(monkeypatch):
    monkeypatch.setattr(typeset, "RESOURCES", Path(__file__).parent)
    request = parcel.pack({"verb": "pages", "fonts": []}, json.dumps({"fresh": 1}).encode())

    with pytest.raises(FileNotFoundError):
        typeset.work(request)
    assert "canary" not in str(sys.exc_info())
