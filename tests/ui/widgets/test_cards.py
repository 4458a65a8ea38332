from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.cards import Card, IconView, NoticeCard


def test_icons_change_their_colour_with_the_theme(shown, look):
    view = shown(IconView(look, "lock", "ink"))
    before = view.grab().toImage()
    look.set_mode("dark")

    assert view.grab().toImage() != before
    look.set_mode("system")


def test_a_notice_is_heard_as_one_sentence_and_stays(shown, look):
    made = NoticeCard(look, "Not saved", "The disk is full.", name="notice", icon="info")
    again = Button(look, "Try again", name="again")
    made.add_action(again)
    made.add_action(Button(look, "Another place", name="other", kind="quiet"))
    shown(made)

    assert made.accessibleName() == "Not saved. The disk is full."
    assert again.x() < made.findChild(Button, "other").x()
    made.say("Saved", "All is kept.")
    assert made.findChild(QLabel, "notice_title").text() == "Saved"


def test_words_of_a_notice_are_never_read_as_markup(shown, look):
    made = shown(NoticeCard(look, "<b>x</b>", "<i>y</i>", name="notice", icon="info"))

    for label in made.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_card_keeps_its_parts_away_from_its_edge(shown, look):
    made = Card(look, name="card")
    inner = QLabel("x")
    made.lines.addWidget(inner)
    shown(made)

    assert inner.x() >= 24
