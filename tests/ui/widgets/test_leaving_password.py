import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from desktop.ui.widgets.leaving_form import Closing
from desktop.ui.widgets.leaving_password import LeavingPassword, breakable


@pytest.fixture
def password(look, shown):
    return shown(LeavingPassword(look))


def field(password):
    return password.findChild(QLineEdit, "session_password")


def switch(password):
    return password.findChild(QAbstractButton, "session_password_on")


def test_a_made_one_is_there_and_can_be_switched_off(password, qtbot):
    assert password.password() == field(password).text() != ""
    with qtbot.waitSignal(password.switched):
        switch(password).click()

    assert password.password() is None
    assert password.is_fit()


def test_typing_is_told_at_once_and_changes_after_a_while(password, qtbot):
    with qtbot.waitSignals([password.touched, password.changed]):
        QTest.keyClick(field(password), "x")


def test_what_is_sealed_has_one_always_and_what_is_open_none(password):
    switch(password).click()

    password.take(Closing.SEALED)
    assert password.password() == field(password).text()
    assert not switch(password).isVisible()

    for closing in (Closing.OPEN, Closing.UNSAID):
        password.take(closing)
        assert password.password() is None
        assert not password.isVisible()

    # A PDF finds its switch as it was left.
    password.take(Closing.OWN)
    assert (password.password(), switch(password).isVisible()) == (None, True)


def test_it_is_judged_in_words(password):
    field(password).setText("")
    assert not password.is_fit()
    assert password.words() == "Type a password, or have one made."
    assert password.findChild(QLabel, "session_strength").text() == password.words()


def test_it_goes_behind_the_eye(password):
    password.hide_password()

    assert field(password).echoMode() is QLineEdit.EchoMode.Password


def test_a_very_long_word_may_break_anywhere():
    assert breakable("two words") == "two words"
    assert breakable("x" * 30) == "\u200b".join("x" * 30)
