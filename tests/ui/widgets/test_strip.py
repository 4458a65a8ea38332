from PySide6.QtWidgets import QApplication, QPushButton

from desktop.ui.widgets.strip import Strip


def parts(strip):
    return strip.findChild(QPushButton, "strip_report"), strip.findChild(QPushButton, "strip_close")


def test_it_is_there_only_while_there_is_something_to_say(look, shown):
    strip = shown(Strip(look))
    strip.say("words")
    copy, close = parts(strip)
    assert strip.isVisible()
    assert not copy.isVisible()

    close.click()

    assert not strip.isVisible()


def test_a_report_goes_to_the_clipboard_when_it_is_asked_for(look, shown):
    strip = shown(Strip(look))
    strip.say("words", "a report")
    copy, _ = parts(strip)
    assert copy.isVisible()

    copy.click()

    assert QApplication.clipboard().text() == "a report"


def test_only_what_is_said_is_unsaid(look, shown):
    strip = shown(Strip(look))
    strip.say("words")
    strip.unsay("other words")
    assert strip.isVisible()
    strip.unsay("words")
    assert not strip.isVisible()
