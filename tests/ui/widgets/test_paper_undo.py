from desktop.model.richtext import Block, paragraph
from desktop.ui.widgets import paper_undo
from desktop.ui.widgets.paper_undo import History, Step, Touch


def typed(old, new, at, *, begins_word=False):
    return Step(first=0, old=(paragraph(old),), new=(paragraph(new),), touch=Touch.TYPED,
                start=at, end=at + 1, begins_word=begins_word)  # fmt: skip


def test_letters_of_one_word_are_taken_back_together():
    history = History()
    history.push(typed("", "a", 0))
    history.push(typed("a", "ab", 1))

    step = history.undo()

    assert step is not None
    assert (step.old, step.new) == ((Block(),), (paragraph("ab"),))
    assert history.undo() is None


def test_a_new_word_is_a_step_of_its_own():
    history = History()
    history.push(typed("", "a", 0))
    history.push(typed("a ", "a b", 2, begins_word=True))

    assert history.undo().new == (paragraph("a b"),)
    assert history.can_undo


def test_typing_elsewhere_is_a_step_of_its_own():
    history = History()
    history.push(typed("", "a", 0))
    history.push(typed("a", "ba", 0))

    assert history.undo().old == (paragraph("a"),)


def test_what_lies_ahead_is_gone_after_a_new_step():
    history = History()
    history.push(typed("", "a", 0))
    history.undo()
    history.push(typed("", "b", 0))

    assert history.redo() is None


def test_a_step_done_again_does_not_grow():
    history = History()
    history.push(typed("", "a", 0))
    history.undo()
    history.redo()
    history.push(typed("a", "ab", 1))

    assert history.undo().old == (paragraph("a"),)


def test_the_oldest_steps_go_when_there_are_too_many(monkeypatch):
    monkeypatch.setattr(paper_undo, "LIMIT_CHARACTERS", 10)
    history = History()
    for number in range(5):
        history.push(Step(first=number, old=(paragraph("x" * 4),), new=(Block(),)))

    taken = []
    while step := history.undo():
        taken.append(step.first)

    assert taken == [4, 3]
