from PySide6.QtWidgets import QAbstractButton, QLabel, QProgressBar

from desktop.ui.widgets.saving_page import SavingPage


def test_it_says_which_copy_is_on_its_way(look, shown):
    page = shown(SavingPage(look))

    page.show_file(2, 4)

    assert page.findChild(QLabel, "saving_title").text() == "Saving file 2 of 4"
    bar = page.findChild(QProgressBar)
    assert (bar.value(), bar.maximum()) == (1, 4)
    assert bar.accessibleName() == "Saving file 2 of 4"


def test_stopping_is_asked_once_and_can_be_asked_again_next_time(look, shown, qtbot):
    page = shown(SavingPage(look))
    page.show_file(1, 4)
    stop = page.findChild(QAbstractButton, "saving_stop")

    with qtbot.waitSignal(page.stop_wanted):
        stop.click()
    assert not stop.isEnabled()
    page.show_file(2, 4)
    assert not stop.isEnabled()

    page.show_file(1, 2)
    assert stop.isEnabled()
