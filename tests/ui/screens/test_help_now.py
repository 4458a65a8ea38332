from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel

from desktop import files, helplines, texts
from desktop.ui.screens.help_now import HelpNow, Shipped
from desktop.ui.widgets.help_row import HelpRow

FOLDER = files.resources() / "help" / "en"
LINES = helplines.load("lines.toml", (FOLDER / "lines.toml").read_text("utf-8"))
KNOWN = files.resources() / "texts" / "en" / "before.toml"
BEFORE = texts.load(KNOWN.name, KNOWN.read_text("utf-8"))
ROWS = ("breathe", "person", "line", "safer", "emergency")


def build(look, country="GB", can_keep=True):
    return HelpNow(look, Shipped(lines=LINES, before=BEFORE), country, can_keep)


def row(screen, name):
    return screen.findChild(HelpRow, f"help_{name}")


def open_row(somebody, name):
    for _ in range(ROWS.index(name)):
        somebody.presses(Qt.Key.Key_Down)
    somebody.presses(Qt.Key.Key_Return)


def test_there_are_five_rows_of_one_height(look, person):
    screen = build(look)
    person(screen)

    assert [row(screen, name).height() for name in ROWS] == [86] * 5


def test_all_five_fit_into_the_window_without_scrolling(look, person):
    screen = build(look)
    person(screen)

    assert screen._rows_page.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("country", LINES.countries, ids=lambda country: country.code)
def test_the_numbers_of_a_country_stand_in_the_rows(look, person, country):
    screen = build(look, country.code)
    person(screen)
    said = (row(screen, "line").accessibleName(), row(screen, "emergency").accessibleName())

    assert (country.lines[0].number in said[0], country.emergency in said[1]) == (True, True)


def no_country_is_guessed(screen, somebody):
    shown = somebody.sees() + "".join(
        one.accessibleName() for one in screen.findChildren(HelpRow) if one.isVisible()
    )

    assert (somebody.can_see("help_where"), "Samaritans" in shown) == (True, False)


def test_without_a_known_country_the_list_comes_first(look, person):
    screen = build(look, "", can_keep=False)

    no_country_is_guessed(screen, person(screen))


def test_a_lock_screen_that_knew_a_country_is_noticed(look, person):
    screen = build(look, "GB", can_keep=False)
    somebody = person(screen)

    with pytest.raises(AssertionError):
        no_country_is_guessed(screen, somebody)


def test_a_chosen_country_is_told_and_its_numbers_shown(look, person, qtbot):
    screen = build(look, "")
    somebody = person(screen)
    with qtbot.waitSignal(screen.country_chosen) as chosen:
        somebody.presses(Qt.Key.Key_Down)
        somebody.presses(Qt.Key.Key_Return)

    assert (chosen.args, row(screen, "emergency").accessibleName()[:14]) == (
        ["CA"],
        "Emergency, 911",
    )


def test_it_is_said_whether_the_choice_is_kept(look, person):
    kept = person(build(look, "", can_keep=True)).sees()
    passing = person(build(look, "", can_keep=False)).sees()

    assert ("is kept inside your vault" in kept, "is not kept" in passing) == (True, True)


def test_the_country_can_be_left_out(look, person, qtbot):
    screen = build(look, "")
    somebody = person(screen)
    somebody.goes_to("help_skip")
    with qtbot.assertNotEmitted(screen.country_chosen):
        somebody.presses(Qt.Key.Key_Return)

    assert "112" in row(screen, "emergency").accessibleName()


def test_breathing_and_grounding_are_asked_for_and_the_row_keeps_the_keyboard(look, person, qtbot):
    screen = build(look)
    somebody = person(screen)
    with qtbot.waitSignal(screen.ground_wanted):
        somebody.presses(Qt.Key.Key_Return)

    assert somebody.is_at == "help_breathe"


@pytest.mark.parametrize("country", LINES.countries, ids=lambda country: country.code)
def test_both_lines_of_a_country_are_on_the_card(look, person, country):
    somebody = person(build(look, country.code))
    open_row(somebody, "line")
    shown = somebody.sees()
    wanted = [part for line in country.lines for part in (line.number, line.name, line.note)]

    assert [part for part in wanted if part not in shown] == []


@pytest.mark.parametrize("name", ["line", "safer"])
def test_beside_numbers_to_ring_stands_the_call_list(look, person, name):
    somebody = person(build(look))
    open_row(somebody, name)

    assert "clear your call list if that is safe" in somebody.sees()


def every_line_names_its_source(look, person, country):
    somebody = person(build(look, country.code))
    open_row(somebody, "line")
    shown = somebody.sees().split("\n")
    sources = [f"Source: {line.source}" for line in country.lines]

    assert [one for one in shown if one.startswith("Source: ")] == sources


@pytest.mark.parametrize("country", LINES.countries, ids=lambda country: country.code)
def test_each_line_is_shown_with_its_source(look, person, country):
    every_line_names_its_source(look, person, country)


def test_twin_a_line_without_its_source_would_be_found(look, person, monkeypatch):
    about = HelpNow._about
    monkeypatch.setattr(
        HelpNow, "_about", lambda screen, line: replace(about(screen, line), source="")
    )

    with pytest.raises(AssertionError, match="== "):
        every_line_names_its_source(look, person, LINES.countries[0])


def test_the_emergency_number_is_shown_with_its_source(look, person):
    somebody = person(build(look))
    open_row(somebody, "emergency")

    assert "Source: centre56.org.uk" in somebody.sees()


@pytest.mark.parametrize("name", ["line", "safer", "emergency"])
def test_a_card_with_numbers_says_when_they_were_taken_and_that_nobody_rang_them(
    look, person, name
):
    somebody = person(build(look))
    open_row(somebody, name)

    assert "taken from public sources on 22 November 2026, not rung by us" in somebody.sees()


@pytest.mark.parametrize("country", LINES.countries, ids=lambda country: country.code)
def test_the_number_comes_first_and_large(look, person, country):
    screen = build(look, country.code)
    somebody = person(screen)
    open_row(somebody, "line")
    shown = [one for one in screen.findChildren(QLabel) if one.isVisible()]
    large = [one.text() for one in shown if one.property("role") in {"number", "panel"}]

    assert large == [line.number for line in country.lines]


def nothing_can_open_a_browser(screen):
    labels = screen.findChildren(QLabel)

    assert [one.text() for one in labels if one.openExternalLinks()] == []
    assert {one.textFormat() for one in labels} <= {Qt.TextFormat.PlainText}
    assert {one.textInteractionFlags() for one in labels} <= {
        Qt.TextInteractionFlag.NoTextInteraction,
        Qt.TextInteractionFlag.LinksAccessibleByMouse,
    }


def test_no_number_and_no_address_opens_anything(look, person):
    screen = build(look, "other")
    somebody = person(screen)
    open_row(somebody, "line")

    nothing_can_open_a_browser(screen)


def test_twin_an_address_that_was_a_link_would_be_found(look, person):
    screen = build(look, "other")
    somebody = person(screen)
    open_row(somebody, "line")
    screen.findChild(QLabel, "help_card_title").setOpenExternalLinks(True)

    with pytest.raises(AssertionError, match="== "):
        nothing_can_open_a_browser(screen)


def test_what_could_hurt_is_put_out_of_reach_before_the_emergency_number(look, person):
    screen = build(look)
    somebody = person(screen)
    assert "out of reach" in row(screen, "safer").accessibleName()
    assert row(screen, "safer").y() < row(screen, "emergency").y()
    open_row(somebody, "safer")
    said = somebody.sees()

    assert said.index("Go where other people are") < said.index("could hurt yourself with")


def test_a_long_card_is_read_by_keys(look, person):
    screen = build(look)
    look.set_text_size(200)
    somebody = person(screen)
    open_row(somebody, "line")
    bar = screen._card_page.verticalScrollBar()
    QCoreApplication.processEvents()
    somebody.presses(Qt.Key.Key_PageDown)
    after_a_page = bar.value()
    somebody.presses(Qt.Key.Key_End)

    assert 0 < after_a_page <= bar.value() == bar.maximum()


def test_the_six_pages_of_before_are_found_here(look, person, qtbot):
    screen = build(look)
    somebody = person(screen)
    somebody.goes_to("help_know")
    somebody.presses(Qt.Key.Key_Return)
    read = [part.key for part in BEFORE.parts if somebody.can_see(f"know_{part.key}")]
    with qtbot.assertNotEmitted(screen.closed):
        somebody.presses(Qt.Key.Key_Escape)

    assert (read, somebody.is_at, somebody.can_see("help_back")) == (["adults"], "help_know", True)


def test_after_the_last_of_the_six_one_is_back(look, person):
    somebody = person(build(look))
    somebody.goes_to("help_know")
    for _ in range(len(BEFORE.parts) + 1):
        somebody.presses(Qt.Key.Key_Return)

    assert somebody.is_at == "help_know"


def test_where_the_numbers_come_from_is_said(look, person):
    said = person(build(look)).sees("help_origin")

    assert [part for part in ("the United Kingdom", LINES.origin, LINES.call_list)
            if part not in said] == []  # fmt: skip


@pytest.mark.parametrize("name", ROWS[1:])
def test_escape_leads_back_to_the_row_and_then_out(look, person, qtbot, name):
    screen = build(look)
    somebody = person(screen)
    open_row(somebody, name)
    somebody.presses(Qt.Key.Key_Escape)
    held = somebody.is_at
    with qtbot.waitSignal(screen.closed):
        somebody.presses(Qt.Key.Key_Escape)

    assert held == f"help_{name}"


def test_escape_leaves_the_list_of_countries_too(look, person, qtbot):
    screen = build(look, "")
    somebody = person(screen)
    with qtbot.waitSignal(screen.closed):
        somebody.presses(Qt.Key.Key_Escape)


def test_another_country_can_be_chosen_later(look, person):
    screen = build(look)
    somebody = person(screen)
    somebody.goes_to("help_country")
    somebody.presses(Qt.Key.Key_Return)

    assert somebody.is_at == "help_country_GB"


def test_nothing_in_it_is_red(look, person):
    screen = build(look)
    person(screen)
    tones = {one.property("role") for one in screen.findChildren(QLabel)}

    assert tones & {"attention", "irreversible"} == set()


def test_somebody_afraid_finds_those_who_know_about_fear_first(look, person):
    screen = build(look)
    somebody = person(screen)
    screen.put_fear_first(True)
    order = ("line", "safer", "person", "breathe", "emergency")
    QCoreApplication.processEvents()

    assert sorted(ROWS, key=lambda name: row(screen, name).y()) == list(order)
    for name in order:
        assert somebody.is_at == f"help_{name}"
        somebody.presses(Qt.Key.Key_Tab)
    assert "Domestic Abuse" in row(screen, "line").accessibleName()


def test_nobody_else_finds_anything_moved(look, person):
    screen = build(look)
    somebody = person(screen)
    screen.put_fear_first(False)

    assert sorted(ROWS, key=lambda name: row(screen, name).y()) == list(ROWS)
    assert somebody.is_at == "help_breathe"


def test_an_answer_that_comes_late_takes_no_card_away(look, person):
    screen = build(look)
    somebody = person(screen)
    open_row(somebody, "person")
    screen.put_fear_first(True)
    title = somebody.sees("help_card_title")
    somebody.presses(Qt.Key.Key_Escape)

    assert title != ""
    assert somebody.can_see("help_line")
