import pytest

from desktop.ui.widgets.buttons import Button, IconButton


@pytest.mark.parametrize("kind", ["primary", "plain", "quiet", "attention", "irreversible", "chip"])
def test_a_button_has_its_names_and_its_kind(shown, look, kind):
    made = shown(Button(look, "Open", name="open", kind=kind, icon="lock"))

    assert (made.objectName(), made.accessibleName()) == ("open", "Open")
    assert made.property("kind") == kind
    assert not made.icon().isNull()
    assert made.isCheckable() is (kind == "chip")


def test_what_is_not_possible_says_why(shown, look):
    made = shown(Button(look, "Open", name="open"))
    made.refuse("Nothing is written yet.")
    assert not made.isEnabled()
    assert made.toolTip() == made.accessibleDescription() == "Nothing is written yet."

    made.refuse("")
    assert made.isEnabled()
    assert made.toolTip() == ""


def test_an_icon_alone_says_its_word_and_key(shown, look):
    made = shown(IconButton(look, "panel-right", "Guide", name="guide", key="F9"))

    assert made.accessibleName() == "Guide"
    assert made.toolTip() == "Guide (F9)"
