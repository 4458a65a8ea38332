from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor

from desktop.model.richtext import from_plain
from desktop.ui.widgets import paper_layers
from desktop.ui.widgets.paper_layers import Layer


def marks(paper, *spans):
    dress = QTextCharFormat()
    dress.setBackground(QColor("red"))
    text = paper.sheet.blocks[0].text
    return [paper_layers.mark(paper.document().begin(), text, span, dress) for span in spans]


def words(paper, layer):
    return [one.cursor.selectedText() for one in paper_layers.of(paper, layer)]


def open_text(paper, text):
    sheet = paper.new_sheet(from_plain(text))
    paper.show_sheet(sheet)
    return sheet


def test_what_one_layer_shows_the_other_leaves_alone(paper):
    kept = open_text(paper, "one two three")
    paper_layers.put(paper, Layer.FOUND, marks(paper, (0, 3)))
    paper_layers.put(paper, Layer.SPELLING, marks(paper, (4, 7), (8, 13)))
    paper_layers.put(paper, Layer.FOUND, marks(paper, (4, 7)))
    both = words(paper, Layer.FOUND), words(paper, Layer.SPELLING)
    paper_layers.put(paper, Layer.FOUND, ())

    assert kept.blocks
    assert both == (["two"], ["two", "three"])
    assert (words(paper, Layer.FOUND), words(paper, Layer.SPELLING)) == ([], ["two", "three"])


def test_characters_are_counted_not_the_units_of_qt(paper):
    kept = open_text(paper, "😀😀 two")
    paper_layers.put(paper, Layer.FOUND, marks(paper, (3, 6)))

    assert kept.blocks
    assert words(paper, Layer.FOUND) == ["two"]


def test_what_is_typed_behind_a_mark_is_not_marked(paper):
    kept = open_text(paper, "one two")
    paper_layers.put(paper, Layer.SPELLING, marks(paper, (0, 3)))
    cursor = QTextCursor(paper.document())
    cursor.setPosition(3)
    cursor.insertText(" and more")

    assert kept.blocks
    assert words(paper, Layer.SPELLING) == ["one"]
