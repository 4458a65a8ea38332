import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop import errors
from desktop.ui import messages
from desktop.ui.widgets.said import Said, Trouble


@pytest.fixture
def beside(shown):
    """Return a function that shows a widget inside another, as screens do."""

    pages = []

    def show(widget):
        page = QWidget()
        pages.append(page)
        QVBoxLayout(page).addWidget(widget)
        page.resize(400, 300)
        shown(page)
        return widget

    yield show
    pages.clear()


def visible(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def test_with_nothing_to_say_it_takes_no_room(beside, look):
    said = beside(Said(look, name="said"))
    said.say("Something.")
    said.say("")

    assert (said.isVisible(), said.words()) == (False, "")


def test_what_is_said_is_seen_and_heard(beside, look):
    said = beside(Said(look, name="said"))
    said.say("Word 7 is not in the list.")

    assert (visible(said), said.findChild(QLabel, "said").accessibleName()) == (
        ["Word 7 is not in the list."],
        "Word 7 is not in the list.",
    )


@pytest.mark.parametrize("error", [errors.WrongSecretError(), errors.PhraseError(3)])
def test_a_slip_is_one_line(beside, look, error):
    trouble = beside(Trouble(look, name="trouble"))
    trouble.say(error, "Wait a little.")

    assert visible(trouble) == [f"{messages.sentence(error)} Wait a little."]


def test_what_typing_again_does_not_mend_is_a_card(beside, look):
    trouble = beside(Trouble(look, name="trouble"))
    trouble.say(errors.VaultInUseError())

    assert visible(trouble) == [
        "The vault stays closed",
        messages.sentence(errors.VaultInUseError()),
    ]


def test_a_later_line_takes_the_place_of_the_card(beside, look):
    trouble = beside(Trouble(look, name="trouble"))
    trouble.say(errors.VaultInUseError())
    trouble.say_words("You can try again now.")

    assert visible(trouble) == ["You can try again now."]


def test_it_can_be_cleared(beside, look):
    trouble = beside(Trouble(look, name="trouble"))
    trouble.say(errors.VaultInUseError())
    trouble.say(errors.WrongSecretError())
    trouble.clear()

    assert visible(trouble) == []
