from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from desktop.model.pasted import LeftOut
from desktop.model.richtext import EMPTY, Block, BlockKind, Run, from_plain
from desktop.ui import clipboard
from desktop.ui.widgets import paper_paste

HTML = "<h1>Title</h1><p>and <b>words</b></p>"
BODY = (
    Block.of(BlockKind.HEADING, [Run("Title")]),
    Block.of(BlockKind.PARAGRAPH, [Run("and "), Run("words", bold=True)]),
)


def mime(*, html="", text="", own=b""):
    made = QMimeData()
    if html:
        made.setHtml(html)
    if text:
        made.setText(text)
    if own:
        made.setData(clipboard.OWN_FORMAT, own)
    return made


def test_our_own_form_comes_first():
    made = clipboard.mime_of(BODY)
    made.setHtml("<p>other</p>")

    assert paper_paste.from_mime(made).body == BODY


def test_strange_bytes_under_our_name_do_no_harm():
    for own in (b"\xff\xfe", b"{}", b"[1]", b"null", b'["x"]', b"[" * 90_000):
        assert paper_paste.from_mime(mime(own=own, text="text")).body == from_plain("text")


def test_a_word_processor_comes_before_plain_text():
    assert paper_paste.from_mime(mime(html=HTML, text="Title\nand words")).body == BODY


def test_plain_text_steps_in_when_the_page_misses_a_word():
    found = paper_paste.from_mime(mime(html=HTML, text="Title\nand words\nand more"))

    assert found.body == from_plain("Title\nand words\nand more")


def test_a_picture_alone_is_named():
    made = QMimeData()
    made.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))

    found = paper_paste.from_mime(made)

    assert (found.body, found.left_out) == (EMPTY, {LeftOut.PICTURE})


def test_nothing_gives_nothing():
    assert paper_paste.from_mime(QMimeData()).body == EMPTY


def test_what_could_not_come_along_is_told_by_the_paper(paper, qtbot):
    paper.show_sheet(paper.new_sheet(EMPTY))

    with qtbot.waitSignal(paper.could_not_paste) as told:
        paper.insertFromMimeData(mime(html=HTML + "<img src='file:///x'>", text="Title and words"))

    assert told.args == [frozenset({LeftOut.PICTURE})]
    assert paper.sheet.body() == BODY
    paper.undo()
    assert paper.sheet.body() == EMPTY
