import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import (
    QColor,
    QFontInfo,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from shiboken6 import delete

from desktop.preferences import Preferences
from desktop.ui import tokens
from desktop.ui.theme import Look, Theme
from desktop.ui.tokens import mix

# Words on what lies behind them; each line says where the pair occurs.
WORDS = (
    ("ink", "window"),
    ("ink", "paper"),
    ("ink", "desk"),
    ("ink", "over"),  # rows under the pointer
    ("ink", "accent_soft"),  # chosen rows, selected text
    ("ink", "attention_soft"),  # a notice
    ("ink", "irreversible_over"),
    ("muted", "window"),
    ("muted", "paper"),
    ("muted", "desk"),
    ("accent", "window"),  # quiet buttons
    ("accent", "paper"),
    ("accent", "accent_soft"),  # a quiet button under the pointer, the place in the rail
    ("accent", "attention_soft"),  # a quiet button in a notice
    ("on_accent", "accent"),
    ("on_accent", "accent_over"),
    ("attention", "window"),  # Caps Lock is on
    ("attention", "paper"),
    ("attention", "attention_soft"),
    ("on_attention", "attention"),
    ("on_attention", "attention_over"),
    ("irreversible", "paper"),
    ("irreversible", "window"),
    ("irreversible", "irreversible_over"),
)
# Edges of controls, signs and rings on what lies behind them.
EDGES = (
    ("control_line", "window"),
    ("control_line", "paper"),
    ("control_line", "desk"),
    ("muted", "window"),  # icons, the scroll bar under the pointer
    ("muted", "paper"),
    ("muted", "over"),  # icons of the rail under the pointer
    ("accent", "window"),
    ("accent", "paper"),
    ("accent", "desk"),
    ("accent", "over"),
    ("accent", "accent_soft"),
    ("muted", "accent_soft"),  # dots under what never leaves, where it reaches
    ("accent", "attention_soft"),
    ("ink", "attention_soft"),  # a plain button in a notice
    ("ink", "accent_soft"),
    ("attention", "window"),
    ("attention", "attention_soft"),
    ("irreversible", "paper"),
    ("irreversible", "irreversible_over"),
    ("on_accent", "accent"),  # the tick, the knob of a switch
)


_COLOUR = r"\"#[0-9A-Fa-f]{3,8}\"|GlobalColor\.(?!transparent)|\brgba?\("


def luminance(colour):
    parts = QColor(colour).getRgbF()[:3]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    """Return the ratio of WCAG 2.2, 1.4.3."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def poor(pairs, least):
    found = []
    for dark in (False, True):
        colours = Theme(dark=dark).colours
        for front, back in pairs:
            ratio = contrast(getattr(colours, front), getattr(colours, back))
            if ratio < least:
                found.append((dark, front, back, round(ratio, 2)))
    return found


@pytest.fixture
def look(qapp):
    made = Look(qapp, Preferences(theme="light"))
    made.dress(qapp)
    yield made
    made.set_text_size(100)
    made.set_mode("light")
    # At once: one that is only going would still put its ring into the next test.
    delete(made)


def test_the_ratio_is_the_published_one():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_words_can_be_read_on_everything_they_stand_on():
    assert poor(WORDS, 4.5) == []


def test_controls_can_be_told_from_what_they_stand_on():
    assert poor(EDGES, 3.0) == []


def test_twin_paler_words_could_not_be_read(monkeypatch):
    monkeypatch.setattr(tokens, "DARK", replace(tokens.DARK, muted="#77726A"))

    with pytest.raises(AssertionError):
        test_words_can_be_read_on_everything_they_stand_on()


def test_twin_a_dividing_line_would_be_no_edge(monkeypatch):
    light = tokens.LIGHT
    monkeypatch.setattr(tokens, "LIGHT", replace(light, control_line=light.line))

    with pytest.raises(AssertionError):
        test_controls_can_be_told_from_what_they_stand_on()


def test_no_colour_is_named_outside_the_theme():
    room = Path(tokens.__file__).parent
    named = {
        file.relative_to(room).as_posix()
        for file in room.rglob("*.py")
        if re.search(
            r"\"#[0-9A-Fa-f]{3,8}\"|GlobalColor\.(?!transparent)|\brgba?\(", file.read_text()
        )
    }

    assert named == {"tokens.py"}


@pytest.mark.parametrize("percent", [80, 100, 150, 250])
def test_a_persons_words_stand_on_lines_of_one_and_a_half_em(look, percent):
    look.set_text_size(percent)
    page = QTextDocument()
    page.setDefaultFont(look.theme.font("words"))
    page.setPlainText("one\ntwo\nthree\nfour\nfive")
    cursor = QTextCursor(page)
    cursor.select(QTextCursor.SelectionType.Document)
    form = QTextBlockFormat()
    proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    form.setLineHeight(look.theme.words_line_percent, proportional)
    cursor.setBlockFormat(form)
    layout = page.documentLayout()
    tops = [layout.blockBoundingRect(page.findBlockByNumber(line)).top() for line in range(1, 5)]
    steps = [after - before for before, after in pairwise(tops)]

    assert steps == pytest.approx([26 * percent / 100] * 3, abs=1)


@pytest.mark.parametrize(("role", "family"), [("words", "Literata"), ("label", "Stillpage Sans")])
def test_a_role_is_set_in_the_shipped_face(look, role, family):
    font = look.theme.font(role)

    assert QFontInfo(font).family() == family
    assert QFontInfo(font).weight() == font.weight()


def test_a_measure_is_never_nothing():
    assert Theme(text_size=80).px(0.3) == 1
    assert Theme(text_size=250).px(10) == 25


def test_a_mix_lies_between():
    assert mix("#000000", "#ffffff", 0) == "#000000"
    assert mix("#000000", "#ffffff", 1) == "#ffffff"
    assert mix("#000000", "#ff0000", 0.5) in {"#7f0000", "#800000"}


def test_kerning_and_joined_letters_survived_the_merging(look):
    for role in ("words", "control"):
        metrics = QFontMetricsF(look.theme.font(role))
        alone = metrics.horizontalAdvance("A") + metrics.horizontalAdvance("V")
        assert metrics.horizontalAdvance("AV") < alone
    words = QFontMetricsF(look.theme.font("words"))
    assert words.horizontalAdvance("ffi") < 2 * words.horizontalAdvance(
        "f"
    ) + words.horizontalAdvance("i")
