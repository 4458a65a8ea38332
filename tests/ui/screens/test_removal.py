"""A vault is removed by keys: asked for, a day to think, asked for again; never by itself."""

from datetime import timedelta

import pytest
import samples
from controls import settle
from test_layout import faults
from wording import breaches

from desktop.door import Mode
from desktop.errors import VaultDamagedError
from desktop.model.register import Left, What
from desktop.ui.registering import Registering
from desktop.verbs import removing

OUT = Left(title="For a session", at="2026-03-14T21:40:00+00:00", what=What.PAGES,
           folder="/media/stick", name="pages.pdf")  # fmt: skip


def goes_there(desk):
    desk.unlock()
    desk.goes("settings")
    desk.chooses("settings_removal")


def asks_for_it(desk, passphrase=samples.PASSPHRASE):
    desk.goes_to("removal_passphrase")
    desk.types(passphrase)
    desk.press("Return")


def waits(desk):
    goes_there(desk)
    asks_for_it(desk)
    desk.wait(lambda: desk.can_see("removal_keep"))


def test_it_says_first_what_the_law_may_want_what_goes_and_what_stays(desk):
    desk.unlock()
    wanted = desk.asks(lambda one: one.settings).changed(backup_place="/media/other")
    desk.asks(lambda one: one.change_settings(wanted))
    line = desk.asks(lambda one: one.begin_line(OUT))
    desk.asks(lambda one: one.settle_line(line, lambda left: left.kept_as("pages.pdf")))
    desk.goes("settings")
    desk.chooses("settings_removal")
    said = desk.reads()

    assert "talk to a lawyer first" in said
    assert "/media/other" in said
    assert "/media/stick/pages.pdf" in said
    assert str(desk.folder) in said.replace("\u200b", "")
    assert "old pieces for a while" in said
    assert said.index("lawyer") < said.index("What goes")
    assert breaches(said) == []


def needs_its_passphrase(desk):
    goes_there(desk)
    desk.goes_to("removal_go")
    desk.press("Space")
    assert "Type your passphrase first" in desk.reads("removal_said")
    asks_for_it(desk, "a guess")
    desk.wait(lambda: bool(desk.reads("removal_said")) or desk.can_see("removal_keep"))
    assert "not that of the vault" in desk.reads("removal_said")
    assert desk.asks(lambda one: one.removal_after()) is None


def test_somebody_who_found_it_open_cannot_ask_for_it(desk):
    needs_its_passphrase(desk)


def test_twin_that_takes_any_passphrase_is_seen(desk, monkeypatch):
    monkeypatch.setattr(removing.Removing, "check_passphrase", lambda *_: True)

    with pytest.raises(AssertionError):
        needs_its_passphrase(desk)


def test_asked_for_it_waits_and_can_be_kept(desk):
    waits(desk)

    assert "It can be done from then on" in desk.reads("removal_state")
    assert not desk.can_see("removal_go")
    assert desk.is_at == "removal_keep"
    desk.press("Space")
    desk.wait(lambda: "Nothing is removed today" in desk.reads("removal_state"))
    assert samples.names(desk.folder).count("waiting") == 0


def test_the_lock_screen_says_that_something_waits_and_not_what(desk):
    waits(desk)
    desk.lock()
    desk.sit_down()
    said = desk.reads()

    assert "waits inside" in desk.reads("unlock_waits")
    assert [word for word in ("remove", "delete", "vault is") if word in said.lower()] == []
    desk.get_up()


def test_the_next_unlocking_leads_to_it_and_on_to_everything_else(desk):
    waits(desk)
    desk.lock()
    desk.sit_down()
    desk.types(samples.PASSPHRASE)
    desk.press("Return")
    desk.wait(lambda: desk.is_at == "removal_keep")
    desk.chooses("removal_later")

    desk.wait(lambda: desk.can_see("today"))
    assert "waiting" in samples.names(desk.folder)


def test_after_the_day_it_goes_with_its_passphrase_and_the_room_ends(desk, monkeypatch):
    monkeypatch.setattr(removing, "GRACE", timedelta(0))
    goes_there(desk)
    asks_for_it(desk)
    desk.wait(lambda: desk.can_see("removal_keep"))
    assert {"keys", "vault.db"} <= set(samples.names(desk.folder))
    asks_for_it(desk)

    assert desk.wait_until_left() is Mode.WELCOME
    assert samples.names(desk.folder) == []


def test_a_disk_that_refuses_is_said_and_it_can_be_tried_again(desk, monkeypatch):
    monkeypatch.setattr(removing, "GRACE", timedelta(0))
    goes_there(desk)
    asks_for_it(desk)
    desk.wait(lambda: desk.can_see("removal_keep"))
    with monkeypatch.context() as patch:
        patch.setattr(removing.removal, "_remove", _refuse)
        asks_for_it(desk)
        desk.wait(lambda: "full, closed to writing" in desk.reads("removal_said"))
    desk.goes_to("removal_go")
    desk.press("Space")

    assert desk.wait_until_left() is Mode.WELCOME
    assert samples.names(desk.folder) == []


def _refuse(_path):
    raise OSError(5, "input/output error")


def only_goes_with_its_passphrase(desk, monkeypatch):
    monkeypatch.setattr(removing, "GRACE", timedelta(0))
    goes_there(desk)
    asks_for_it(desk)
    desk.wait(lambda: desk.can_see("removal_keep"))
    asks_for_it(desk, "a guess")
    desk.wait(lambda: bool(desk.left) or "not that of the vault" in desk.reads("removal_said"))
    assert "vault.db" in samples.names(desk.folder)


def test_after_the_day_another_passphrase_does_nothing(desk, monkeypatch):
    only_goes_with_its_passphrase(desk, monkeypatch)


def test_twin_that_removes_without_asking_again_is_seen(desk, monkeypatch):
    def sure(session, _passphrase):
        session._is_sure = True

    monkeypatch.setattr(removing.Removing, "make_sure", sure)

    with pytest.raises(AssertionError):
        only_goes_with_its_passphrase(desk, monkeypatch)


def test_a_list_that_cannot_be_read_is_not_said_to_hold_nothing(desk, monkeypatch):
    def damaged(_):
        raise VaultDamagedError

    monkeypatch.setattr(Registering, "lines", damaged)
    goes_there(desk)

    assert "cannot be read" in desk.reads("removal_stays")
    assert "Nothing" not in desk.reads("removal_stays")


def test_what_was_typed_is_forgotten_when_the_page_is_left(desk):
    goes_there(desk)
    desk.goes_to("removal_passphrase")
    desk.types("half a passphra")
    desk.press("Escape")
    desk.wait(lambda: desk.can_see("settings_title"))

    assert desk.inside._screens["removal"]._field.text() == ""


def test_everything_can_be_taken_along_first(desk):
    goes_there(desk)
    desk.chooses("removal_along")

    desk.wait(lambda: desk.can_see("takeaway_title"))


@pytest.mark.parametrize("size", [100, 250])
def test_nothing_is_cut_at_any_text_size(desk, size):
    desk.look.set_text_size(size)
    waits(desk)
    settle()
    assert faults(desk.find("removal")) == []
    desk.press("Space")
    desk.wait(lambda: desk.can_see("removal_go"))
    settle()

    assert faults(desk.find("removal")) == []
