import pytest
from export import paper

from desktop.export import sheets


def test_every_page_is_read():
    texts = sheets.texts(paper.made(), None)

    assert len(texts) == paper.count()
    assert texts[0].startswith("For our session")
    assert texts[-1].endswith(f"page {len(texts)} of {len(texts)}")


def test_what_is_no_file_of_pages_is_said_to_be_none():
    assert not sheets.opens(b"plain", None)
    with pytest.raises(sheets.UnreadableError):
        sheets.texts(b"plain", None)


def test_the_password_is_needed():
    file = paper.made(password=paper.PASSWORD)

    assert [sheets.opens(file, word) for word in (paper.PASSWORD, None, "other")] == [
        True,
        False,
        False,
    ]


def test_a_page_is_drawn_as_wide_as_asked():
    picture = sheets.drawn(paper.made(), None, page=1, width=400)

    assert (picture.width, picture.height) == (400, 566)
    assert len(picture.dots) == 400 * 566 * 4
    assert picture.dots[:3] == b"\xff\xff\xff"
    assert len(set(picture.dots)) > 20


@pytest.mark.parametrize(("asked", "drawn"), [(0, 1), (-5, 1)])
def test_a_page_has_at_least_one_dot(asked, drawn):
    assert sheets.drawn(paper.made(), None, page=1, width=asked).width == drawn


def test_a_page_has_no_more_dots_than_memory_allows(monkeypatch):
    monkeypatch.setattr(sheets, "WIDEST", 50)

    assert sheets.drawn(paper.made(), None, page=1, width=10**9).width == 50


def test_what_is_shown_is_what_is_saved(tmp_path):
    """The preview is drawn from the bytes to be saved; the file is drawn from the disk."""
    shown = paper.made(password=paper.PASSWORD)
    path = tmp_path / "pages.pdf"
    path.write_bytes(shown)

    for page in range(1, paper.count() + 1):
        preview = sheets.drawn(shown, paper.PASSWORD, page=page, width=700)
        saved = sheets.drawn(path.read_bytes(), paper.PASSWORD, page=page, width=700)
        unlocked = sheets.drawn(paper.made(), None, page=page, width=700)
        assert preview == saved == unlocked


def test_pictures_of_other_words_differ():
    """Without this the test above could pass on blank pages."""
    other = paper.made(paper.without(paper.MANIFEST, 0))
    one, two = (sheets.drawn(file, None, page=1, width=700) for file in (paper.made(), other))

    assert one != two
