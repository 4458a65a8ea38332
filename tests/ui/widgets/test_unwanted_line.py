"""A quiet line is there only while there is something to say."""

from PySide6.QtWidgets import QLabel

from desktop.ui.widgets.unwanted_line import UnwantedLine


def test_it_takes_no_room_while_there_is_nothing_to_say(look, shown):
    line = shown(UnwantedLine(look))
    line.say("This may touch it.")
    words = line.findChild(QLabel, "writing_unwanted")

    assert (line.isVisible(), words.text()) == (True, "This may touch it.")
    line.say("")
    assert (line.isVisible(), words.text()) == (False, "")
