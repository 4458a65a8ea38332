"""What can be begun from a guide, through the real window."""


def begun(desk):
    desk.unlock()
    desk.goes("letters")
    desk.chooses("letters_guided")


def test_a_guide_is_begun_by_keys(desk):
    begun(desk)
    assert desk.is_at.startswith("guide_choice_")
    assert "Disclosure" in desk.reads()

    desk.press("Return")

    assert desk.documents()[0].guide == desk.find("writing")._document.guide
    assert desk.can_see("writing_outline")


def test_escape_leads_back_to_the_shelf(desk):
    begun(desk)

    desk.press("Escape")

    assert desk.can_see("letters_list") or desk.can_see("letters_empty")


def test_what_was_begun_before_is_said(desk):
    begun(desk)
    desk.chooses("guide_choice_disclosure")
    desk.goes("letters")
    desk.chooses("letters_guided")

    assert "You have begun one." in desk.reads()
