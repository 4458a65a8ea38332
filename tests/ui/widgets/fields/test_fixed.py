import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from ui.widgets.fields.field_parts import STATES, STEPS

from desktop.model import richtext
from desktop.ui import clipboard
from desktop.ui.widgets.fields.field import ABSENT
from desktop.ui.widgets.fields.fixed import FixedField
from desktop.ui.widgets.fields.form import FieldForm
from desktop.ui.widgets.fields.form_find import places
from desktop.ui.widgets.fields.grid import Grid

KEPT = {
    "own": {"state": "working on it", "note": "On Tuesdays", "felt": None},
    "limits": {"mine": "the second phone"},
}


@pytest.fixture
def steps(shown, look):
    form = FieldForm(look, "facts", (STEPS,))
    form.resize(608, 1400)
    shown(form)
    return form


def fixed(form):
    return form.findChild(FixedField, "facts_steps")


def part(form, name, kind=QWidget):
    return form.findChild(kind, f"facts_steps_{name}")


def held():
    return QApplication.focusWidget()


def key(qtbot, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for one in keys:
        qtbot.keyClick(held(), one, modifier)


def test_every_row_has_its_name_its_hint_and_a_place_for_each_column(steps):
    assert part(steps, "own_name", QLabel).text() == "Own the harm"
    assert part(steps, "own_about", QLabel).text() == "Each time anew."
    assert part(steps, "help_about", QLabel).isHidden()
    for row in STEPS.rows:
        form = part(steps, f"{row.key}_cell", Grid)
        assert [one.key for one in STEPS.columns if form.field_widget(one.key)] == [
            "state", "on", "note", "felt", "mine", "from",
        ]  # fmt: skip


def test_a_screen_reader_hears_the_row_with_the_column(steps):
    assert part(steps, "own_cell_note").accessibleName() == "Own the harm: In my words"
    assert part(steps, "help_cell_note").accessibleName() == "Find help: In my words"


def test_what_is_typed_by_keys_alone_is_kept_under_row_and_column(steps, qtbot):
    told = []
    steps.edited.connect(lambda: told.append(steps.values()))
    steps.focus_first()
    steps.focus_field("steps/help/note")
    qtbot.keyClicks(held(), "Ask")
    key(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(held(), "again")
    key(qtbot, Qt.Key.Key_Tab)
    key(qtbot, Qt.Key.Key_7)

    assert steps.values() == {"steps": {"help": {"note": "Ask\nagain", "felt": 7}}}
    assert told[0] == {"steps": {"help": {"note": "A"}}}
    assert len(told) == len("Ask\nagain") + 1


def test_rows_and_columns_that_are_not_known_are_given_back_untouched(steps, qtbot):
    newer = {"own": {"note": "a", "newer": [1, {"b": None}]}, "later": {"x": 1}, "help": "strange"}
    steps.show_values({"steps": newer})
    steps.focus_field("steps/own/note")
    key(qtbot, Qt.Key.Key_End, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(held(), "b")

    assert steps.values() == {"steps": newer | {"own": newer["own"] | {"note": "ab"}}}


def test_what_is_taken_out_leaves_nothing_behind(steps, qtbot):
    steps.show_values({"steps": {"own": {"note": "a"}}})
    steps.focus_field("steps/own/note")
    key(qtbot, Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    key(qtbot, Qt.Key.Key_Delete)

    assert steps.values() == {}
    assert fixed(steps).value() is ABSENT


def test_undo_goes_back_inside_a_field_and_never_into_what_was_shown_before(steps, qtbot):
    steps.focus_field("steps/own/note")
    qtbot.keyClicks(held(), "ab")
    key(qtbot, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert steps.values() == {}
    steps.show_anew({"steps": KEPT})
    steps.focus_field("steps/own/note")
    key(qtbot, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)

    assert steps.values() == {"steps": KEPT}


def is_shown(form, *names):
    return [part(form, f"own_cell_{name}").isVisible() for name in names]


def assert_a_row_put_aside_is_folded_and_keeps_its_words(form, qtbot):
    form.show_values({"steps": KEPT})
    form.show_leads({"log": "Honesty log"})
    form.focus_field("steps/own/state")
    key(qtbot, Qt.Key.Key_Home)
    key(qtbot, Qt.Key.Key_Down)
    key(qtbot, Qt.Key.Key_Return)
    assert form.values()["steps"]["own"] == KEPT["own"] | {"state": STATES[0]}
    assert is_shown(form, "state", "note", "felt") == [True, False, False]
    assert part(form, "own_kept", QLabel).isVisible()
    assert not part(form, "own_about").isVisible()
    assert not part(form, "own_ways").isVisible()


def test_a_row_that_is_put_aside_shows_only_that_and_keeps_its_words(steps, qtbot):
    assert_a_row_put_aside_is_folded_and_keeps_its_words(steps, qtbot)
    key(qtbot, Qt.Key.Key_Down)
    key(qtbot, Qt.Key.Key_Return)

    assert is_shown(steps, "state", "note", "felt") == [True, True, True]
    assert part(steps, "own_ways").isVisible()
    assert steps.values()["steps"]["own"] == KEPT["own"] | {"state": STATES[1]}
    assert part(steps, "own_cell_note", QPlainTextEdit).toPlainText() == "On Tuesdays"


def test_twin_that_folds_nothing_goes_on_asking(steps, qtbot, monkeypatch):
    monkeypatch.setattr(Grid, "show_only", lambda *_: None)
    with pytest.raises(AssertionError, match="True, True, True"):
        assert_a_row_put_aside_is_folded_and_keeps_its_words(steps, qtbot)


def test_words_in_a_folded_row_are_found_and_opened(steps):
    steps.show_values({"steps": {"own": {"state": STATES[0], "note": "On Tuesdays"}}})
    found = places((STEPS,), steps.values(), "tuesdays")
    assert found == ("steps/own/note",)
    steps.focus_field(found[0])

    assert held() is part(steps, "own_cell_note")
    assert held().isVisible()


def test_each_cell_of_every_row_is_found_by_its_words(steps):
    assert places((STEPS,), {"steps": KEPT}, "phone") == ("steps/limits/mine",)
    assert places((STEPS,), {"steps": "strange"}, "strange") == ()
    assert places((STEPS,), {"steps": {"own": "strange"}}, "strange") == ()


def test_ways_to_other_guides_are_shown_by_title_and_only_where_one_is_given(steps, qtbot):
    assert steps.leads
    assert not part(steps, "own_ways").isVisible()
    steps.show_leads({"log": "Honesty log", "other": "Other"})
    shown = [one.text() for one in steps.findChildren(QPushButton) if "_to_" in one.objectName()
             and one.isVisible()]  # fmt: skip
    way = part(steps, "limits_to_log", QPushButton)
    way.setFocus()

    assert shown == ["Honesty log", "Honesty log"]
    with qtbot.waitSignal(steps.lead_wanted) as told:
        key(qtbot, Qt.Key.Key_Space)
    assert told.args == ["log"]


def ways_come_with_their_row(steps, qtbot):
    steps.show_leads({"truth": "The truth", "log": "Honesty log"})
    steps.focus_first()
    reached = []
    for _ in range(60):
        key(qtbot, Qt.Key.Key_Tab)
        reached.append(held().objectName())
    own, below = (
        reached.index("facts_steps_own_to_log"),
        reached.index("facts_steps_help_cell_note"),
    )
    assert own < below, "the ways come by Tab behind the rows below"


def test_ways_come_by_tab_with_the_row_they_stand_in(steps, qtbot):
    ways_come_with_their_row(steps, qtbot)


def test_twin_a_way_that_is_made_when_it_is_wanted_comes_too_late(steps, qtbot):
    for row in fixed(steps)._rows.values():
        row._leads = {guide: row._way(guide) for guide in row._leads}

    with pytest.raises(AssertionError, match="behind the rows"):
        ways_come_with_their_row(steps, qtbot)


def test_a_form_without_ways_says_so(look, qtbot):
    form = FieldForm(look, "facts", ())
    qtbot.addWidget(form)
    assert not form.leads


def test_a_passage_is_asked_for_by_row_and_column_and_comes_there(steps, qtbot):
    with qtbot.waitSignal(steps.reference_wanted) as told:
        part(steps, "help_cell_from_choose", QPushButton).click()
    passage = {"document": "d", "section": "s", "words": "then"}
    steps.set_reference(told.args[0], passage)

    assert told.args == ["steps/help/from"]
    assert steps.values() == {"steps": {"help": {"from": passage}}}


def test_a_path_to_nowhere_moves_nothing(steps):
    steps.focus_field("steps/own/note")
    steps.focus_field("steps/nobody/note")
    fixed(steps).set_reference("nobody/from", {"words": "x"})

    assert held() is part(steps, "own_cell_note")
    assert steps.values() == {}


def test_what_never_leaves_says_so_to_the_clipboard(steps):
    assert clipboard.stays(part(steps, "own_cell_mine", QLineEdit))
    assert not clipboard.stays(part(steps, "own_cell_note", QPlainTextEdit))


class Page(QWidget):
    """Keeps the last cut, as the page of facts does."""

    def __init__(self):
        super().__init__()
        self.cut = richtext.EMPTY

    def keep_cut(self, body):
        self.cut = body

    def last_cut(self):
        return self.cut


def test_the_last_cut_goes_from_one_row_to_another(shown, look, qtbot):
    page = Page()
    form = FieldForm(look, "facts", (STEPS,))
    form.setParent(page)
    shown(page)
    form.show_values({"steps": KEPT})
    form.focus_field("steps/own/note")
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    key(qtbot, Qt.Key.Key_A, Qt.Key.Key_X, modifier=ctrl)
    form.focus_field("steps/help/note")
    key(qtbot, Qt.Key.Key_V, modifier=ctrl | shift)

    kept = {key: one for key, one in KEPT["own"].items() if key != "note"}
    assert form.values()["steps"] == KEPT | {"own": kept, "help": {"note": "On Tuesdays"}}


def test_the_words_of_each_row_are_told_as_they_print(steps):
    steps.show_values({"steps": KEPT})

    assert fixed(steps).rows_words() == (
        ("Own the harm", {"state": "working on it", "note": "On Tuesdays", "felt": "skipped"}),
        ("Find help", {}),
        ("Put limits in place", {"mine": "the second phone"}),
    )


def test_a_table_without_rows_holds_nothing(look, qtbot):
    empty = FixedField(look, STEPS.spoken(str).__class__(key="e", kind="fixed"), name="e")
    qtbot.addWidget(empty)
    empty.hold()
    empty.show_value("strange")

    assert empty.value() is ABSENT
    assert not empty.leads
