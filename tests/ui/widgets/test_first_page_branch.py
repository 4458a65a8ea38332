"""In the choice stands of a first page what holds something; a tick there switches a line."""

from first_sample import FACTS

from desktop.model.first_page import FirstPage, Line, Report, Safety
from desktop.model.settings import Purpose
from desktop.ui.widgets import first_page_branch
from desktop.ui.widgets.choice_tree import ChoiceTree

PAGE = (
    FirstPage(words={"want": "One."}, safety=Safety.ALOUD)
    .switched(Line.WANT, is_on=True)
    .switched(Line.REPORT, is_on=True)
    .with_item(Line.SCALES, "vigil", is_ticked=True)
    .with_item(Line.SCALES, "s1", is_ticked=True)
)


def branch(page):
    return first_page_branch.branch(page, FACTS, Purpose.HURT)


def test_lines_in_which_something_stands_are_there_with_how_it_stands():
    assert [(one.key, one.words, one.is_on, one.note) for one in branch(PAGE).lines] == [
        ("report", "What it is", True, "excerpts"),
        ("want", "What I want from this session", True, ""),
        ("safety", "Safety", False, "say it aloud"),
        ("scales", "Scales over time", False, "two"),
    ]


def test_an_empty_page_has_one_line_without_a_box():
    [line] = branch(FirstPage()).lines
    assert (line.words, line.note, line.has_box) == ("Choose and write", "empty", False)
    assert first_page_branch.with_ticks(FirstPage(), branch(FirstPage()), ()) == FirstPage()


def test_notes_say_how_it_stands():
    page = FirstPage(safety=Safety.OWN, report=Report.UNEDITED).switched(Line.REPORT, is_on=True)
    assert [one.note for one in branch(page).lines] == ["unedited", "in my words"]
    off = FirstPage().switched(Line.SAFETY, is_on=True)
    assert [one.note for one in branch(off).lines] == ["nothing"]


def test_a_line_that_is_on_and_prints_nothing_says_so():
    page = FirstPage(words={"want": " "}, ticked={"set_off": ("gone",)})
    for line in (Line.NAME, Line.WANT, Line.SET_OFF, Line.DATES):
        page = page.switched(line, is_on=True)
    assert [(one.key, one.note) for one in branch(page).lines] == [
        ("name", "empty"), ("dates", ""), ("want", "empty"), ("set_off", "empty"),
    ]  # fmt: skip


def test_ticks_switch_lines_and_leave_what_is_not_shown():
    hidden = PAGE.switched(Line.SCALES, is_on=False)
    page = first_page_branch.with_ticks(hidden, branch(hidden), {"safety", "scales"})
    assert page.on == {"safety", "scales"}
    later = FirstPage(on=frozenset({"weather"}))
    assert first_page_branch.with_ticks(later, branch(later), ()).on == {"weather"}


def test_in_the_choice_it_is_ticked_like_any_other_line(look, shown):
    tree = shown(ChoiceTree(look, {}))
    tree.show_documents([], frozenset(), branches=([branch(PAGE)], []))
    assert tree.ticked(first_page_branch.KEY) == {"want", "report"}
