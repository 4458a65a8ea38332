import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.model.richtext import Block, BlockKind, Run, from_plain, plain
from desktop.preferences import Preferences
from desktop.spelling import Speller
from desktop.ui.theme import Look
from desktop.ui.widgets import paper_layers, paper_spelling
from desktop.ui.widgets.paper_layers import Layer
from desktop.ui.widgets.paper_spelling import PAUSE_MS, PaperSpelling

# What an offscreen window cannot do, and a menu asks of it.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
BRITISH = Speller("en-GB", ())


@pytest.fixture
def spelling(paper, look):
    paper.activateWindow()
    paper.setFocus()
    return PaperSpelling(paper, look)


@pytest.fixture
def speller():
    made = Speller("en-GB", ())
    made._book = BRITISH._words()
    return made


@pytest.fixture
def opened(paper, spelling, speller):
    """Return a function that opens a text with the dictionary on."""
    sheets = []

    def open_text(text):
        body = from_plain(text) if isinstance(text, str) else text
        sheets.append(paper.new_sheet(body))
        paper.show_sheet(sheets[-1])
        spelling.set_speller(speller)
        return sheets[-1]

    return open_text


def marked(paper):
    return [one.cursor.selectedText() for one in paper_layers.of(paper, Layer.SPELLING)]


def pause():
    QTest.qWait(PAUSE_MS + 100)


def choose(menu, words):
    """Press Down until this line is the active one, then Enter."""
    for _ in range(len(menu.actions()) + 1):
        if menu.activeAction() is not None and menu.activeAction().text() == words:
            QTest.keyClick(menu, Key.Key_Return)
            return
        QTest.keyClick(menu, Key.Key_Down)
    raise AssertionError(f"no line says {words}")


def ask(paper):
    QTest.keyClick(paper, Key.Key_Period, CTRL)
    return QApplication.activePopupWidget()


def test_unknown_words_are_marked(paper, opened):
    opened("I did not recieve it.\nThe colour was mised.")

    assert marked(paper) == ["recieve", "mised"]


def test_without_a_dictionary_nothing_is_marked(paper, spelling, opened):
    opened("I did not recieve it.")
    spelling.set_speller(None)

    assert marked(paper) == []


def typed_word_is_left_alone(paper):
    QTest.keyClicks(paper, "I did recie")
    pause()

    assert marked(paper) == []


def test_the_word_that_is_being_typed_is_not_marked(paper, opened):
    opened("")

    typed_word_is_left_alone(paper)


def test_a_mark_on_the_word_that_is_being_typed_is_noticed(paper, opened, monkeypatch):
    monkeypatch.setattr(PaperSpelling, "_is_being_typed", lambda _self, _place: False)
    opened("")

    with pytest.raises(AssertionError):
        typed_word_is_left_alone(paper)


def test_a_word_is_marked_once_it_was_left(paper, opened):
    opened("")
    QTest.keyClicks(paper, "I did recieve ")
    before = marked(paper)
    pause()

    assert (before, marked(paper)) == ([], ["recieve"])


def test_a_word_is_marked_when_the_caret_goes_elsewhere(paper, opened):
    opened("")
    QTest.keyClicks(paper, "I did recie")
    pause()
    QTest.keyClick(paper, Key.Key_Home)
    pause()

    assert marked(paper) == ["recie"]


def test_only_what_is_on_the_screen_is_marked(paper, opened):
    opened("\n".join(f"Paragraph with wrng{'abcdefghij'[n % 10]}x" for n in range(300)))
    first = len(marked(paper))
    paper.verticalScrollBar().setValue(paper.verticalScrollBar().maximum() // 2)
    pause()

    assert (0 < first < 40, 0 < len(marked(paper)) < 40) == (True, True)


def test_of_one_giant_paragraph_only_the_lines_on_the_screen_are_marked(paper, opened):
    opened("a recieve " * 5000)

    assert 0 < len(marked(paper)) <= paper_spelling.MOST_MARKS


def test_a_document_far_longer_than_the_screen_is_marked_at_once(paper, opened):
    opened("\n".join(["Some recieve words here."] * 20_000))

    assert 0 < len(marked(paper)) < 40


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_wave_is_seen_on_paper_and_is_no_red(qapp, mode):
    look = Look(qapp, Preferences(theme=mode))
    look.dress(qapp)
    wave, page = (look.theme.colour(one) for one in (paper_spelling.COLOUR, "paper"))
    qapp.setStyleSheet("")

    assert contrast(wave, page) >= 3
    assert wave.hsvSaturationF() < 0.3


def contrast(one, other):
    first, second = sorted((brightness(one), brightness(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def brightness(colour):
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_the_mark_is_a_wave(paper, opened):
    opened("recieve")
    one = paper_layers.of(paper, Layer.SPELLING)[0]

    assert one.format.underlineStyle() is QTextCharFormat.UnderlineStyle.WaveUnderline


def test_a_proposal_takes_the_place_of_the_word_by_keys_and_can_be_taken_back(paper, opened):
    sheet = opened("I did not recieve it.")
    paper.set_caret(12)
    choose(ask(paper), "receive")
    put = plain(sheet.blocks)
    QTest.keyClick(paper, Key.Key_Z, CTRL)

    assert (put, plain(sheet.blocks)) == ("I did not receive it.", "I did not recieve it.")


def test_the_first_proposal_is_ready_to_be_taken_with_enter(paper, opened):
    sheet = opened("I did not recieve it.")
    paper.set_caret(12)
    QTest.keyClick(ask(paper), Key.Key_Return)

    assert plain(sheet.blocks) == "I did not receive it."


def test_the_word_typed_last_is_the_one_that_is_asked_for(paper, opened):
    sheet = opened("")
    QTest.keyClicks(paper, "teh I recieve now")
    QTest.keyClick(ask(paper), Key.Key_Return)

    assert plain(sheet.blocks) == "teh I receive now"


def test_a_proposal_keeps_the_marks_of_the_word(paper, opened):
    block = Block.of(BlockKind.PARAGRAPH, [Run("I "), Run("recieve", bold=True), Run(" it")])
    sheet = opened((block,))
    paper.set_caret(4)
    QTest.keyClick(ask(paper), Key.Key_Return)

    assert sheet.blocks[0].runs == (Run("I "), Run("receive", bold=True), Run(" it"))


def test_a_proposal_lands_right_behind_an_emoji(paper, opened):
    sheet = opened("😀 recieve it")
    paper.set_caret(4)
    QTest.keyClick(ask(paper), Key.Key_Return)

    assert plain(sheet.blocks) == "😀 receive it"


def test_an_added_word_is_told_and_marked_no_more(paper, spelling, opened, qtbot):
    opened("Zubrowka rang. Zubrowka’s car.")
    paper.set_caret(20)
    with qtbot.waitSignal(spelling.word_added) as added:
        choose(ask(paper), "Add to my words")

    assert (added.args, marked(paper)) == (["Zubrowka"], [])


def test_a_word_that_is_left_here_is_marked_in_another_text(paper, opened):
    kept = opened("Zubrowka")
    choose(ask(paper), "Leave it here")
    here = marked(paper)
    opened("Zubrowka")
    there = marked(paper)
    paper.show_sheet(kept)
    pause()

    assert (here, there, marked(paper)) == ([], ["Zubrowka"], [])


def test_where_no_word_is_unknown_the_menu_says_so(paper, opened):
    opened("All is well.")
    menu = ask(paper)
    said = [one.text() for one in menu.actions()]
    menu.close()

    assert said == ["No unknown word in this paragraph"]


def test_without_a_dictionary_the_key_does_nothing(paper, spelling, opened):
    opened("recieve")
    spelling.set_speller(None)

    assert ask(paper) is None


def context_menu(paper, character):
    paper.set_caret(character)
    place = paper.cursorRect().center()
    target = paper.viewport()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place + QPoint(2, 0), target.mapToGlobal(place)
    )
    QApplication.sendEvent(target, event)
    menu = QApplication.activePopupWidget()
    said = [one.text() for one in menu.actions() if one.text()]
    menu.close()
    return said


def test_the_usual_menu_begins_with_the_proposals_over_an_unknown_word(paper, opened):
    opened("I did not recieve it.")
    said = context_menu(paper, 13)

    assert said[0] == "receive"
    assert {"Add to my words", "Leave it here", "Undo", "Paste"} <= set(said)


def test_over_a_known_word_the_menu_is_the_usual_one(paper, opened):
    opened("I did not recieve it.")

    assert context_menu(paper, 3)[0] == "Undo"


def test_a_menu_that_was_opened_before_the_text_changed_changes_nothing(paper, spelling, opened):
    sheet = opened("recieve it")
    menu = spelling.menu()
    paper.set_caret(0)
    QTest.keyClicks(paper, "x")
    menu.actions()[0].trigger()
    menu.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert plain(sheet.blocks) == "xrecieve it"


def test_marks_follow_the_size_of_the_words(paper, opened, look):
    opened("recieve")
    look.set_text_size(200)
    pause()

    assert marked(paper) == ["recieve"]
    look.set_text_size(100)


def test_marks_on_a_text_that_is_gone_do_no_harm_to_the_next(paper, spelling, speller):
    # Nobody but the paper holds these texts: each is gone when the next one is shown.
    for text in ("I did not recieve it.", "I kept it seperate.", "teh other text"):
        paper.show_sheet(paper.new_sheet(from_plain(text)))
        spelling.set_speller(speller)
    pause()

    assert marked(paper) == ["teh"]


def no_mark_stays(paper, spelling, speller, texts):
    paper.show_sheet(texts[0])
    spelling.set_speller(speller)
    paper.show_sheet(texts[1])

    assert paper.extraSelections() == []


def test_marks_go_before_their_text_does(paper, spelling, speller):
    texts = [paper.new_sheet(from_plain(one)) for one in ("recieve", "teh")]

    no_mark_stays(paper, spelling, speller, texts)


def test_marks_that_outlive_their_text_are_noticed(paper, spelling, speller, monkeypatch):
    texts = [paper.new_sheet(from_plain(one)) for one in ("recieve", "teh")]
    real = paper.setExtraSelections
    monkeypatch.setattr(paper, "setExtraSelections", lambda marks: real(marks) if marks else None)

    with pytest.raises(AssertionError):
        no_mark_stays(paper, spelling, speller, texts)
