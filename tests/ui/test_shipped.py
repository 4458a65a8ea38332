import itertools

from PySide6.QtWidgets import QLabel

from desktop.model.settings import Settings
from desktop.preferences import Preferences
from desktop.sandbox import Held
from desktop.ui import shipped
from desktop.ui.theme import Look


def test_what_the_system_allows_is_said_in_one_sentence_each_and_never_wrongly():
    every = [
        shipped.holds(Held(network_closed=a, writes_confined=b, memory_closed=c))
        for a, b, c in itertools.product((True, False), repeat=3)
    ]

    assert len(set(every)) == 8
    assert all(len(one) == 3 for one in every)
    assert "cannot" not in " ".join(every[0])
    assert all("cannot" in one or "may look" in one for one in every[-1])


def test_pages_and_words_are_there():
    assert shipped.page("protects").title
    assert shipped.page("before").title
    words = shipped.passphrase_words()
    assert words.make() != words.make()


def test_help_opens_with_or_without_a_country(qtbot, qapp):
    look = Look(qapp, Preferences())
    look.dress(qapp)
    for country, can_keep in (("", False), ("GB", True)):
        page = shipped.help_page(look, country, can_keep=can_keep)
        qtbot.addWidget(page)
        page.arrive()
        assert page.objectName() == "help"
    qapp.setStyleSheet("")


def test_the_page_to_breathe_or_ground_opens_as_somebody_likes_it_or_knows_nothing(qtbot, qapp):
    look = Look(qapp, Preferences())
    look.dress(qapp)
    liked = Settings(breath_counts=(2, 3, 4, 5), favourite_cards=("feet", "gone"))
    for settings, first, can_keep in ((None, "4", False), (liked, "2", True)):
        page = shipped.regulation_page(look, settings)
        qtbot.addWidget(page)
        page.arrive()
        assert page.findChild(QLabel, "breathing_counts_in_count").text() == first
        assert page._cards.favourites.can_keep is can_keep
    qapp.setStyleSheet("")
