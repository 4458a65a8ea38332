"""The partner's questions as they are now, kept or not; those in the trash do not count."""

from asked import row

from desktop.model import answers
from desktop.ui import partner_sheet


def begun(desk):
    desk.unlock()
    desk.inside._beginning.guided(answers.GUIDE)
    return desk.inside.writing._document


def test_what_is_not_kept_yet_is_there(desk):
    document = begun(desk)
    section = document.section(answers.SECTION)
    desk.inside.texts.set_fields(document.id, section, {"questions": [row(7)]})

    found = answers.questions(partner_sheet.documents(desk.inside.texts))

    assert [one.number for one in found] == ["7"]
    assert not desk.inside.texts.is_kept


def test_questions_in_the_trash_are_none(desk):
    document = begun(desk)
    desk.asks(lambda session: session.trash(document.id))

    assert partner_sheet.documents(desk.inside.texts) == ()
