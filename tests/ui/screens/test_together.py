"""Two people at one screen: nothing else of the vault is there, and nothing is kept unasked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.door import Mode
from desktop.errors import VaultUnwritableError
from desktop.model import screening
from desktop.model.document import Kind
from desktop.model.settings import Purpose
from desktop.ui import shipped
from desktop.ui.laid_over import LaidOver
from desktop.ui.screens.together import TogetherScreen
from desktop.ui.widgets.sitting_end import SittingEnd
from desktop.ui.widgets.sitting_page import SittingPage

PRACTICES = {one.id: one for one in shipped.practices_of_two()}
CANARY = "kingfisher"
SECRET = "a secret letter"


def go_there(desk, purpose=Purpose.TRUTH):
    desk.unlock()
    if purpose is not Purpose.TRUTH:
        settings = desk.room._session.settings
        desk.asks(lambda session: session.change_settings(settings.changed(purpose=purpose)))
    desk.inside.go("together")
    return desk


def begin(desk, practice):
    """Open a practice and begin it, by keys."""
    desk.chooses(f"together_{practice}")
    desk.chooses("practice_begin")
    desk.wait(lambda: desk.can_see("sitting"))


def write(desk, words):
    """Write at this turn, where there is something to write on."""
    if desk.can_see("sitting_text"):
        desk.goes_to("sitting_text")
        desk.types(words)


def lock(desk):
    """Stop here and lock."""
    desk.press("Escape")
    desk.chooses("sitting_lock")
    assert desk.wait_until_left() is Mode.LOCK


# nothing is kept


def two_turns_leave_nothing(desk, practice):
    go_there(desk)
    begin(desk, practice)
    turns = PRACTICES[practice].turns
    for turn in turns[:2]:
        assert desk.reads("sitting_heading") == turn.step.heading
        assert turn.step.prompt[0] in desk.reads("sitting_prompt")
        write(desk, CANARY)
        desk.chooses("sitting_next")
    lock(desk)
    raw = b"".join(one.read_bytes() for one in desk.folder.rglob("*") if one.is_file())
    desk.unlock()
    assert CANARY not in "\n".join(desk.texts()), "kept without being asked"
    assert desk.documents() == []
    assert CANARY.encode() not in raw


@pytest.mark.parametrize("practice", PRACTICES)
def test_two_turns_of_a_practice_leave_nothing_behind(desk, practice):
    two_turns_leave_nothing(desk, practice)


def test_twin_an_end_that_keeps_by_itself_is_noticed(desk, monkeypatch):
    monkeypatch.setattr(SittingEnd, "keeps", property(lambda _end: True))

    with pytest.raises(AssertionError, match="kept without being asked"):
        two_turns_leave_nothing(desk, "temperature")


def test_one_tick_is_not_the_word_of_the_owner(desk):
    go_there(desk)
    begin(desk, "temperature")
    write(desk, CANARY)
    desk.press("Escape")
    assert desk.find("sitting_keep").isChecked() is False
    desk.chooses("sitting_keep")
    assert desk.find("sitting_owner").isChecked() is False
    assert "Only the owner" in desk.reads("sitting_kept")
    desk.chooses("sitting_lock")
    desk.wait_until_left()
    desk.unlock()

    assert desk.documents() == []


def test_a_lock_in_the_middle_leaves_nothing(desk):
    go_there(desk)
    begin(desk, "repair")
    write(desk, CANARY)
    desk.lock()
    desk.unlock()

    assert desk.documents() == []


# kept, if the owner says so


def test_what_the_owner_keeps_is_a_page_under_practise_that_opens_as_any(desk):
    go_there(desk)
    desk.chooses("together_experience")
    desk.goes_to("practice_first")
    desk.types("Ada")
    desk.chooses("practice_begin")
    write(desk, CANARY)
    for _ in range(4):
        desk.chooses("sitting_next")
    assert desk.reads("sitting_who") == "Now: Second speaker"
    write(desk, "I heard it")
    desk.chooses("sitting_next")
    assert desk.reads("sitting_end_title") == "That was all of it"
    desk.chooses("sitting_change")
    assert desk.reads("sitting_who") == "Now: Second speaker"
    write(desk, "and I saw the snow")
    desk.press("Escape")
    desk.chooses("sitting_keep")
    desk.chooses("sitting_owner")
    assert desk.find("sitting_lock").text() == "Keep and lock"
    desk.chooses("sitting_lock")
    desk.wait_until_left()
    desk.unlock()
    (document,) = desk.documents()

    assert (document.kind, document.guide) == (Kind.PLAN, "talk")
    assert document.title.startswith("Experience statements, ")
    assert desk.texts()[0].splitlines() == [
        "What happened",
        f"Ada: {CANARY}",
        "Said back, and answered",
        "Second speaker: I heard it",
        "What happened",
        "Second speaker: and I saw the snow",
    ]
    desk.inside.open(document.id)
    assert CANARY in desk.page
    assert desk.inside.writing.shelf() == "practise"


def one_press_too_many_costs_no_word(desk):
    go_there(desk)
    begin(desk, "experience")
    write(desk, CANARY)
    for _ in range(5):
        desk.chooses("sitting_next")
    assert desk.reads("sitting_end_title") == "That was all of it"
    desk.press("Space")
    assert not desk.left, "locked"
    desk.find("sitting_end_back").click()
    desk.press("Escape")
    desk.press("Space")
    assert not desk.left, "locked"


def test_one_press_too_many_at_the_last_turn_costs_no_word(desk):
    one_press_too_many_costs_no_word(desk)


def test_twin_an_end_that_begins_at_the_lock_loses_them(desk, monkeypatch):
    monkeypatch.setattr(SittingEnd, "hold", lambda end: end._lock.setFocus())

    with pytest.raises(AssertionError, match="locked"):
        one_press_too_many_costs_no_word(desk)


def test_what_cannot_be_kept_is_said_and_stays_on_the_page(desk, monkeypatch):
    go_there(desk)
    begin(desk, "temperature")
    write(desk, CANARY)
    desk.press("Escape")
    desk.chooses("sitting_keep")
    desk.chooses("sitting_owner")
    session, honest = desk.room._session, desk.room._session.save

    def refuse(*_parts, **_values):
        raise VaultUnwritableError

    monkeypatch.setattr(session, "save", refuse)
    desk.chooses("sitting_lock")
    assert desk.reads("sitting_said")
    assert desk.left == []
    monkeypatch.setattr(session, "save", honest)
    desk.chooses("sitting_lock")
    desk.wait_until_left()
    desk.unlock()

    assert desk.texts() == [f"Appreciations\nFirst speaker: {CANARY}"]


def a_page_that_could_not_be_kept_is_not_there(desk, monkeypatch):
    go_there(desk)
    begin(desk, "temperature")
    write(desk, CANARY)
    desk.press("Escape")
    desk.chooses("sitting_keep")
    desk.chooses("sitting_owner")
    session = desk.room._session

    def refuse(*_parts, **_values):
        raise VaultUnwritableError

    with monkeypatch.context() as patched:
        patched.setattr(session, "save", refuse)
        desk.chooses("sitting_lock")
        assert desk.reads("sitting_said")
    desk.chooses("sitting_keep")
    desk.chooses("sitting_lock")
    desk.wait_until_left()
    desk.unlock()

    assert desk.documents() == [], "a name and a day are left"


def test_who_wants_nothing_kept_after_all_finds_no_page_of_a_failed_try(desk, monkeypatch):
    a_page_that_could_not_be_kept_is_not_there(desk, monkeypatch)


def test_twin_a_failed_try_that_is_not_taken_back_is_noticed(desk, monkeypatch):
    monkeypatch.setattr(TogetherScreen, "_take_back", lambda _screen: None)

    with pytest.raises(AssertionError, match="a name and a day"):
        a_page_that_could_not_be_kept_is_not_there(desk, monkeypatch)


# nothing else can be reached


def nothing_else_can_be_reached(desk):
    desk.unlock()
    desk.goes("today")
    desk.chooses("today_start_letter")
    desk.types(SECRET)
    desk.wait_until_saved()
    desk.inside.go("together")
    begin(desk, "temperature")
    before = desk.asks(lambda session: session.summaries())
    known = {one.key().toString() for one in desk.inside.findChildren(QShortcut)}
    assert {"Ctrl+N", "Ctrl+K", "Ctrl+Shift+F", "F11", "Ctrl+Shift+E"} <= known
    for keys in [*sorted(known - {"", "Esc"}), "Alt+Left", "Ctrl+Shift+V", "F10", "Menu"]:
        desk.find("sitting_text").setFocus()
        desk.press(keys)
        assert desk.can_see("sitting_text"), keys
    assert [one for one in desk.inside.findChildren(QWidget) if one.isVisible()] == []
    assert desk.asks(lambda session: session.summaries()) == before
    seen = set()
    for _ in range(60):
        seen.add(desk.is_at)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert {one for one in seen if not one.startswith("sitting")} == set()


def test_while_two_sit_here_no_key_reaches_anything_else(desk):
    nothing_else_can_be_reached(desk)


def test_twin_a_practice_on_a_page_of_the_vault_is_noticed(desk, monkeypatch):
    def beside(over, page):
        """Hide only the rail, as for a text that fills the window."""
        inside = desk.inside
        inside._stack.addWidget(page)
        inside._stack.setCurrentWidget(page)
        inside._rail.hide()
        page.resume()

    monkeypatch.setattr(LaidOver, "lay_for_two", beside)

    with pytest.raises(AssertionError, match="Ctrl"):
        nothing_else_can_be_reached(desk)


def test_help_and_breathing_lead_back_to_the_turn_and_show_nothing_stored(desk):
    go_there(desk)
    begin(desk, "temperature")
    write(desk, CANARY)
    desk.press("F1")
    assert desk.can_see("help_where")
    desk.press("Escape")
    assert desk.can_see("sitting_heading")
    assert desk.is_at == "sitting_text"
    desk.press("F8")
    assert "Nothing of this is kept" in desk.reads("regulation_kept_note")
    desk.press("Escape")

    assert desk.find("sitting_text").toPlainText() == CANARY


def test_nothing_is_said_at_the_foot_while_somebody_else_looks_on(desk):
    go_there(desk)
    desk.window.say("The letter to nobody was not kept")
    begin(desk, "temperature")
    desk.window.say("The letter to nobody was not kept")

    assert not desk.can_see("strip")


def test_what_was_copied_in_the_vault_cannot_be_pasted_here(desk):
    desk.unlock()
    desk.press("Ctrl+N")
    desk.types(SECRET)
    desk.press("Ctrl+A")
    desk.press("Ctrl+C")
    desk.inside.go("together")
    begin(desk, "temperature")
    desk.goes_to("sitting_text")
    desk.press("Ctrl+V")

    assert desk.find("sitting_text").toPlainText() == ""


# stopping, pausing, passing, going back


def test_each_step_can_be_passed_paused_stopped_and_gone_back_to(desk):
    go_there(desk)
    begin(desk, "temperature")
    turns = PRACTICES["temperature"].turns
    assert not desk.can_see("sitting_back")
    write(desk, CANARY)
    desk.chooses("sitting_pass")
    assert desk.reads("sitting_who") == "Now: Second speaker"
    desk.chooses("sitting_back")
    assert desk.find("sitting_text").toPlainText() == CANARY, "a word that was typed was dropped"
    for turn in turns:
        assert desk.reads("sitting_heading") == turn.step.heading
        for name in ("sitting_pass", "sitting_pause", "sitting_stop"):
            assert desk.can_see(name), turn.step.key
        desk.chooses("sitting_pause")
        assert desk.reads("sitting_rest_title") == "Paused"
        desk.press("Escape")
        desk.chooses("sitting_stop")
        assert desk.reads("sitting_end_title") in {"You stopped here", "Not today"}
        desk.press("Escape")
        desk.chooses("sitting_pass")
    assert desk.reads("sitting_end_title") == "That was all of it"
    assert not desk.can_see("sitting_keep"), "nothing was written"


# the time


def is_present(desk):
    return "over" in desk.room._autolock._present


def two_who_talk_are_there(desk):
    go_there(desk)
    begin(desk, "repair")
    talk = is_present(desk)
    desk.chooses("sitting_pause")
    rest = is_present(desk)
    desk.press("Escape")
    desk.chooses("sitting_time_start")
    again = is_present(desk)
    desk.press("F1")
    help_now = is_present(desk)
    desk.press("Escape")
    back = is_present(desk)
    desk.press("Escape")
    assert (talk, again, back) == (True, True, True), "locked while they talk"
    assert (rest, help_now, is_present(desk)) == (False, False, False)


def test_the_room_does_not_lock_by_idleness_while_two_people_are_at_a_turn(desk):
    two_who_talk_are_there(desk)


def test_twin_a_page_that_says_nothing_of_them_is_noticed(desk, monkeypatch):
    monkeypatch.setattr(SittingPage, "_tell", lambda _page, *, are_present: None)

    with pytest.raises(AssertionError, match="locked while they talk"):
        two_who_talk_are_there(desk)


# the way there


def test_the_page_practise_leads_there_and_back(desk):
    desk.unlock()
    desk.goes("practise")
    desk.chooses("practising_together")
    assert desk.reads("together_title") == "Practices for two"
    desk.press("Escape")

    assert desk.can_see("practising_title")


# who is offered it


def after_a_yes_none_is_offered(desk, purpose, guide, section, question):
    go_there(desk, purpose)
    assert desk.can_see("together_temperature")
    desk.inside.go("practise")
    assert desk.can_see("practising_together")
    desk.inside._beginning.guided(guide)
    (document,) = (one for one in desk.documents() if one.guide == guide)
    desk.inside.texts.set_fields(document.id, document.section(section), {question: "yes"})
    desk.inside.go("together")
    assert [one for one in PRACTICES if desk.can_see(f"together_{one}")] == []
    assert desk.can_see("together_none")
    desk.inside.go("practise")
    assert not desk.can_see("practising_together")


@pytest.mark.parametrize(
    ("purpose", "guide", "section", "question"),
    [
        (Purpose.HURT, screening.GUIDE, "fear", "afraid"),
        (Purpose.TRUTH, screening.GUIDE_OF_TRUTH, "myself", "to_others"),
    ],
)
def test_after_a_yes_in_private_none_is_offered(desk, purpose, guide, section, question):
    after_a_yes_none_is_offered(desk, purpose, guide, section, question)


def test_twin_an_answer_that_is_not_read_is_noticed(desk, monkeypatch):
    monkeypatch.setattr(screening, "says_yes", lambda _sections: False)

    with pytest.raises(AssertionError, match="temperature"):
        after_a_yes_none_is_offered(desk, Purpose.HURT, screening.GUIDE, "fear", "afraid")


def test_for_a_journal_alone_none_is_offered(desk):
    go_there(desk, Purpose.JOURNAL)

    assert [one for one in PRACTICES if desk.can_see(f"together_{one}")] == []


def test_to_be_the_listener_is_offered_to_the_one_who_did_it_only(desk):
    go_there(desk, Purpose.HURT)
    shown = [one for one in PRACTICES if desk.can_see(f"together_{one}")]

    assert shown == [one for one in PRACTICES if one != "listening"]


def test_every_practice_says_first_what_it_is_for_how_long_and_when_not(desk):
    go_there(desk)
    for one in PRACTICES.values():
        desk.find(f"together_{one.id}").click()
        said = desk.reads()
        for words in (one.title, one.purpose, one.takes, *one.when_not, *one.before):
            assert words in said
        assert "If the computer locks before that, it is gone." in desk.reads(
            "practice_notice_words"
        )
        desk.press("Escape")
        assert desk.can_see("together_title")


def test_a_name_is_for_this_time_only(desk):
    go_there(desk)
    desk.find("together_repair").click()
    desk.goes_to("practice_first")
    desk.types("Ada")
    desk.press("Escape")
    desk.find("together_repair").click()

    assert desk.find("practice_first").text() == ""
