import pytest

from desktop.model.richtext import Block, BlockKind, Run, from_plain
from desktop.ui.widgets import paper_marks


def brute(paper):
    layout = paper.document().documentLayout()
    top = paper.verticalScrollBar().value()
    bottom = top + paper.viewport().height()
    numbers = []
    block = paper.document().begin()
    while block.isValid():
        place = layout.blockBoundingRect(block)
        if place.bottom() > top and place.top() <= bottom:
            numbers.append(block.blockNumber())
        block = block.next()
    return numbers


@pytest.mark.parametrize("share", [0, 0.001, 0.1, 0.33333, 0.5, 0.77, 0.999, 1])
def test_the_visible_blocks_are_those_on_the_screen_wherever_it_is_scrolled(paper, share):
    kinds = [Block.of(kind, [Run("word " * 40)]) for kind in BlockKind]
    paper.show_sheet(paper.new_sheet(tuple(kinds * 120)))
    bar = paper.verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))

    seen = [block.blockNumber() for block, _place in paper_marks.visible_blocks(paper)]

    assert [number for number in seen if number in brute(paper)] == brute(paper)
    assert len(seen) - len(brute(paper)) <= 2


def test_numbers_count_the_items_right_before():
    blocks = [
        *[Block(BlockKind.NUMBER)] * 2, *from_plain("x"), *[Block(BlockKind.NUMBER)] * 3,
    ]  # fmt: skip

    assert [paper_marks.number_of(blocks, index) for index in (0, 1, 3, 5)] == [1, 2, 1, 3]
