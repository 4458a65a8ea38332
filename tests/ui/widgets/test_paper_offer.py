from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.paper_offer import PaperOffer


def test_the_offer_can_be_taken_or_left_and_does_not_say_what_the_words_are_for(look, shown, qtbot):
    offer = shown(PaperOffer(look, name="offer"))
    said = offer.findChild(object, "offer_words").text()

    assert not {"vault", "recovery", "phrase", "passphrase"} & set(said.lower().split())
    with qtbot.waitSignal(offer.wanted):
        offer.findChild(Button, "offer_go").click()
    with qtbot.waitSignal(offer.left):
        offer.findChild(Button, "offer_leave").click()
