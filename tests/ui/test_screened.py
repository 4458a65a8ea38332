"""A yes in private changes what is offered, at once and only while it stands; nothing is noted."""

import contextlib
from functools import partial

import pytest
import samples
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.model import screening
from desktop.model.document import Kind
from desktop.model.settings import Purpose
from desktop.ui import screened
from desktop.ui.widgets.help_row import HelpRow


def arrives(desk, purpose=Purpose.HURT):
    desk.unlock()
    desk.asks(lambda one: one.change_settings(one.settings.changed(purpose=purpose, country="GB")))
    desk.inside._on_settings_changed()
    desk.goes("today")
    return desk


def begins(desk):
    """Open the questions by the line on Today."""
    desk.chooses("today_private_open")
    assert desk.reads("writing_document") == "Some questions in private"
    return desk


def answers(desk, answer="yes", section="fear", question="afraid"):
    (document,) = (one for one in desk.documents() if one.guide == screening.GUIDE)
    one = document.section(section)
    desk.inside.texts.set_fields(document.id, one, {**one.fields, question: answer})


def rows(desk):
    """Return the rows of Help now from top to bottom."""
    desk.press("F1")
    desk.room._jobs.drain()
    desk.wait(lambda: desk.can_see("help_line"))
    desk.reads()
    shown = sorted(desk.window.findChildren(HelpRow), key=lambda one: one.y())
    said = [one.objectName().removeprefix("help_") for one in shown]
    line = desk.find("help_line").accessibleName()
    at = desk.is_at
    desk.press("Escape")
    return said, line, at


def offered(desk, shelf="plans"):
    desk.inside._on_guides_wanted(shelf)
    desk.reads()
    buttons = desk.window.findChildren(QWidget)
    names = [one.objectName() for one in buttons if one.isVisible()]
    return {one.removeprefix("guide_choice_") for one in names if one.startswith("guide_choice_")}


def everything_is_offered_as_before(desk):
    said, line, at = rows(desk)
    assert (said[0], at) == ("breathe", "help_breathe")
    assert "Samaritans" in line
    assert "agreement_two_rooms" in offered(desk)
    desk.goes("session")
    assert not desk.can_see("session_private_help")


def test_a_yes_changes_what_is_offered(desk):
    begins(arrives(desk))
    answers(desk)
    said, line, at = rows(desk)

    assert said == ["line", "safer", "person", "breathe", "emergency"]
    assert at == "help_line"
    assert "Domestic Abuse" in line
    assert "agreement_two_rooms" not in offered(desk)
    assert "boundaries" in offered(desk)
    desk.goes("session")
    assert "Before a letter is read aloud" in desk.reads("session_private_words")
    assert desk.can_see("session_private_help")


def is_told_of_both(desk):
    begins(arrives(desk))
    answers(desk)
    answers(desk, section="myself", question="to_others")
    desk.goes("session")
    said = desk.reads("session_private_words")
    assert "fear at home" in said
    assert "fear you might do" in said


def test_whoever_fears_others_and_themselves_is_told_of_both(desk):
    is_told_of_both(desk)


def test_twin_a_fear_of_oneself_that_drowns_the_other(desk, monkeypatch):
    monkeypatch.setattr(screening, "fears_others", lambda _sections: False)

    with pytest.raises(AssertionError, match="at home"):
        is_told_of_both(desk)


def test_twin_a_yes_nobody_reads(desk, monkeypatch):
    monkeypatch.setattr(screening, "says_yes", lambda _sections: False)

    with pytest.raises(AssertionError, match="breathe"):
        test_a_yes_changes_what_is_offered(desk)


@pytest.mark.parametrize("answer", ["no", "not sure", "I would rather not say"])
def test_any_other_answer_changes_nothing(desk, answer):
    begins(arrives(desk))
    answers(desk, answer)

    everything_is_offered_as_before(desk)


def test_a_yes_that_is_taken_back_or_put_away_is_forgotten(desk):
    begins(arrives(desk))
    answers(desk)
    assert rows(desk)[0][0] == "line"
    (document,) = desk.documents()
    desk.asks(lambda one: one.trash(document.id))

    everything_is_offered_as_before(desk)


def test_the_line_on_today_is_there_until_it_is_left_and_says_nothing_of_its_subject(desk):
    arrives(desk)
    words = desk.reads()
    assert "fear" not in words
    assert "violence" not in words
    desk.chooses("today_private_leave")
    assert not desk.can_see("today_private")
    assert desk.is_at.startswith("today_start")
    desk.goes("plans")
    desk.goes("today")

    assert not desk.can_see("today_private")
    assert "private_screening" in offered(desk)


def test_whoever_began_them_is_not_asked_again(desk):
    begins(arrives(desk))
    desk.goes("today")

    assert not desk.can_see("today_private")


def test_nobody_else_is_asked(desk):
    arrives(desk, Purpose.JOURNAL)
    assert not desk.can_see("today_private")
    desk.goes("session")
    assert not desk.can_see("session_private")


def test_before_something_leaves_the_questions_are_one_step_away(desk):
    arrives(desk)
    desk.goes("session")
    assert desk.can_see("session_private_words")
    desk.find("session_private_open").setFocus()
    desk.press("Space")
    assert desk.reads("writing_document") == "Some questions in private"
    answers(desk, "no")
    desk.goes("session")
    assert not desk.can_see("session_private")
    answers(desk)
    desk.goes("session")
    desk.find("session_private_open").setFocus()
    desk.press("Space")

    assert len(desk.documents()) == 1
    assert desk.reads("writing_document") == "Some questions in private"


def test_the_page_of_the_question_file_says_it_too(desk):
    begins(arrives(desk))
    answers(desk)
    desk.inside._beginning.guided("question_sheet")
    desk.inside._on_desk_wanted("asking")
    desk.wait(lambda: desk.can_see("questions_out_private_help"))

    desk.find("questions_out_private_help").setFocus()
    desk.press("Space")
    assert desk.can_see("help_line")


def tells(desk, answer="yes", question="to_others", section="myself"):
    """Answer, as somebody who is about to tell the truth, one question after what they might do."""
    arrives(desk, Purpose.TRUTH)
    desk.chooses("today_private_open")
    assert desk.reads("writing_document") == "Questions for me alone"
    (document,) = (one for one in desk.documents() if one.guide == screening.GUIDE_OF_TRUTH)
    one = document.section(section)
    desk.inside.texts.set_fields(document.id, one, {question: answer})
    return desk


def a_yes_of_whoever_tells_the_truth_changes_what_is_offered(desk):
    tells(desk)
    settings = desk.asks(lambda one: one.settings)
    said, _, _ = rows(desk)

    assert said[0] == "line"
    assert "technology_agreement" not in offered(desk)
    assert {"own_limits", "recovery_plan"} <= offered(desk)
    desk.goes("session")
    assert "fear you might do" in desk.reads("session_private_words")
    assert desk.can_see("session_private_help")
    assert not asked_about(desk)
    desk.goes("today")
    assert "Questions for me alone" not in desk.reads()
    assert desk.asks(lambda one: one.settings) == settings


def test_a_yes_of_whoever_tells_the_truth_changes_what_is_offered_and_nothing_else(desk):
    a_yes_of_whoever_tells_the_truth_changes_what_is_offered(desk)


def test_twin_a_yes_of_theirs_nobody_reads(desk, monkeypatch):
    monkeypatch.setattr(screening, "says_yes", lambda _sections: False)

    with pytest.raises(AssertionError, match="breathe"):
        a_yes_of_whoever_tells_the_truth_changes_what_is_offered(desk)


def test_whoever_is_afraid_of_somebody_else_is_told_who_knows_about_that(desk):
    tells(desk, question="afraid", section="fear")
    desk.goes("session")

    assert "fear at home" in desk.reads("session_private_words")


def test_whoever_has_used_force_is_told_who_knows_about_that(desk):
    tells(desk, question="by_me")
    desk.goes("session")

    assert "fear you might do" in desk.reads("session_private_words")


@pytest.mark.parametrize("answer", ["no", "not sure", "I would rather not say"])
def test_any_other_answer_of_theirs_changes_nothing(desk, answer):
    tells(desk, answer)

    everything_is_offered_as_before(desk)


def test_before_something_leaves_they_are_asked_whether_it_is_safe_for_both(desk):
    arrives(desk, Purpose.TRUTH)
    desk.goes("session")
    assert "safe, for both of you" in desk.reads("session_private_words")
    desk.find("session_private_open").setFocus()
    desk.press("Space")

    assert desk.reads("writing_document") == "Questions for me alone"


def a_yes_stands_whatever_somebody_is_here_for_now(desk, purpose):
    begins(arrives(desk))
    answers(desk)
    settings = desk.room._session.settings.changed(purpose=purpose)
    desk.asks(lambda one: one.change_settings(settings))
    desk.inside._on_settings_changed()
    desk.goes("today")

    assert rows(desk)[0][0] == "line"
    assert "agreement_two_rooms" not in offered(desk)
    desk.inside.go("practise")
    assert not desk.can_see("practising_together")
    desk.goes("session")
    desk.find("session_private_open").setFocus()
    desk.press("Space")
    assert desk.reads("writing_document") == "Some questions in private"


@pytest.mark.parametrize("purpose", [Purpose.TRUTH, Purpose.JOURNAL])
def test_a_yes_stands_whatever_somebody_is_here_for_now(desk, purpose):
    a_yes_stands_whatever_somebody_is_here_for_now(desk, purpose)


def test_twin_a_yes_to_the_questions_of_another_purpose_that_nobody_reads(desk, monkeypatch):
    monkeypatch.setattr(screening, "GUIDES", screening.GUIDES - {screening.GUIDE})

    with pytest.raises(AssertionError, match="breathe"):
        a_yes_stands_whatever_somebody_is_here_for_now(desk, Purpose.TRUTH)


def test_no_setting_holds_an_answer(desk):
    begins(arrives(desk))
    before = desk.asks(lambda one: one.settings)
    answers(desk)
    rows(desk)
    desk.goes("today")

    assert desk.asks(lambda one: one.settings) == before


def asked_about(desk):
    """Return the lines of the choice of what goes in that speak of questions."""
    tree = desk.find("session_choice")
    lines = tree.findItems("question", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    return [one.text(0) for one in lines]


def test_the_questions_themselves_are_not_among_what_can_leave(desk):
    begins(arrives(desk))
    answers(desk)
    desk.goes("session")

    assert not asked_about(desk)


def test_what_is_for_two_is_not_among_what_can_be_gone_to_by_name(desk):
    begins(arrives(desk))
    screen = partial(desk.inside._screens.get, "search")
    desk.inside.go("search")
    assert "agreement_two_rooms" in {one.key for one in screen()._goals}
    answers(desk)
    desk.inside.go("today")
    desk.inside.go("search")
    names = {one.key for one in screen()._goals}

    assert "agreement_two_rooms" not in names
    assert "boundaries" in names


def test_after_a_yes_no_late_guide_is_offered_either(monkeypatch):
    guides = samples.guides()
    late = {one.id for one in guides.values() if one.late}
    monkeypatch.setattr(screened, "read", lambda *_: screened.Screened(says_yes=True))

    assert late
    assert not late & set(screened.fitting(None, None, guides))


def assert_nothing_for_two_is_offered_while_answers_are_damaged(desk, spoiled):
    begins(arrives(desk))
    answers(desk)
    desk.wait(lambda: desk.inside.texts.is_kept)
    (document,) = (one for one in desk.documents() if one.guide == screening.GUIDE)
    desk.lock()
    with contextlib.closing(samples.opened(desk.folder)) as session:
        spoiled(session, document.id)
    desk.unlock()

    assert "agreement_two_rooms" not in offered(desk)
    assert "boundaries" in offered(desk)


def spoil(session, document):
    """Change something in the sections of a document, as nobody who has no key could sign."""
    database = session._vault.database
    with database.transaction():
        database.run("UPDATE section SET words = words + 1 WHERE document = ?", (document,))


def spoil_line(session, document):
    """Change the line of a document alone: its guide stands there, and it is in no list."""
    database = session._vault.database
    with database.transaction():
        database.run("UPDATE document SET version = version + 1 WHERE id = ?", (document,))


@pytest.mark.parametrize("spoiled", [spoil, spoil_line])
def test_nothing_for_two_is_offered_while_answers_are_damaged(desk, spoiled):
    assert_nothing_for_two_is_offered_while_answers_are_damaged(desk, spoiled)


def test_twin_what_cannot_be_read_taken_for_no_answer(desk, monkeypatch):
    monkeypatch.setattr(screened.Screened, "keeps_apart", property(lambda one: one.says_yes))

    with pytest.raises(AssertionError, match="agreement_two_rooms"):
        assert_nothing_for_two_is_offered_while_answers_are_damaged(desk, spoil_line)


def test_a_yes_counts_where_a_salvage_lost_which_questions_these_are(tmp_path):
    with contextlib.closing(samples.opened(samples.blank_vault(tmp_path / "vault"))) as session:
        made = session.start(kind=Kind.PLAN, title="", on=samples.TODAY, sections=[("fear", "")])
        session.save(made.id, made.sections[0].id, (), fields={"afraid": "yes"})

        assert screened._find(session).keeps_apart
