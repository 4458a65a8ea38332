"""What the page that reads along says of itself, and the way to help that it opens."""

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QCoreApplication, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model import reading_scope
from desktop.model.reading_parts import NEEDS
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label


class Ease(Enum):
    """Why help is offered: private answers, fear that is told here or elsewhere, or dying."""

    ANSWERED = "answered"
    FEAR = "fear"
    ELSEWHERE = "elsewhere"
    DYING = "dying"


def opening(guide: str) -> tuple[str, str]:
    """Return the heading of the page for a text of this guide, and what stands below it."""
    if guide == NEEDS:
        return _tr("Help me be heard"), _tr(
            "This is an offer, not a correction. Nothing here makes your card wrong."
            "\nIt is off until you switch it on. Then it asks about one thing alone: what you "
            "need, on this card. The rest of your needs, and any letter with an offer on, is "
            "looked through for words about fear and for nothing else: on this computer, and "
            "nothing of that is kept. Where there are some, nothing is asked. Nobody else learns "
            "that you asked."
        )
    if reading_scope.is_offered(guide):
        return _tr("Help me be heard"), _tr(
            "These are offers, not corrections. Nothing here makes your letter wrong."
            "\nEach of them is off until you switch it on. Nothing is ever asked about what was "
            "done to you. Once an offer is on, all of this text, and of any other with an offer "
            "on, is looked through for words about fear and for nothing else: on this computer, "
            "and nothing of that is kept. Where there are some, nothing is asked. Nobody else "
            "learns that you asked."
        )
    return _tr("Read it with me"), _tr(
        "A second pair of eyes, when you ask for it. It takes one sentence at a time and asks "
        "what somebody who listens may hear in it. It hears words; it cannot know what is true."
        "\nIt all happens on this computer. What is found, and what you answer, stays in this "
        "vault beside the text."
    )


def offers() -> Mapping[str, str]:
    """Return what each offer to somebody who was hurt is about, as the reader names them."""
    return {
        "character_judgement": _tr("A name for a person, where a scene could stand"),
        "absolute": _tr("Always and never"),
        "mind_reading": _tr("What somebody else thought or wanted"),
        "you_made_me_feel": _tr("What it did to you, said as what they made you feel"),
        "unclear_need": _tr("A need that is hard to see being met"),
        "self_blame": _tr("Blame that you take upon yourself"),
    }


def nothing_asked(*, is_any_on: bool) -> str:
    """Return why nothing is read: no offer is on, or none that is for this part."""
    if is_any_on:
        return _tr("What is switched on is not asked about in this part of the letter.")
    return _tr("Switch on what you would like to have looked at.")


def help_near(look: Look, why: Ease, wanted: SignalInstance) -> QWidget:
    """Return a calm way to Help now (`domain.md` 5.2, 5.3); it keeps nothing."""
    about = {
        Ease.ANSWERED: _tr(
            "You answered in private that somebody may come to harm, or the answers cannot be "
            "read. Until that is clear, no sentence is looked at here. Help now has numbers of "
            "people who know about fear at home."
        ),
        Ease.FEAR: _tr(
            "Some words in this text can be about fear, or about somebody being harmed. So "
            "nothing is asked about here, and all of it stays as it is. Help now has numbers of "
            "people who know about fear at home."
        ),
        Ease.ELSEWHERE: _tr(
            "In another text of yours some words can be about fear, or about somebody being "
            "harmed. So nothing is asked about here either. Help now has numbers of people who "
            "know about fear at home."
        ),
        Ease.DYING: _tr(
            "If it is too much at the moment, you need not be alone with it. Help now has numbers "
            "of people who listen. Nothing of this is kept."
        ),
    }
    held = QWidget()
    held.setProperty("surface", "none")
    lines = QVBoxLayout(held)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(look.theme.px(8))
    lines.addWidget(label(about[why], "body", "reading_with_rest"))
    ways = Button(look, _tr("Help now"), name="reading_with_help")
    ways.clicked.connect(wanted)
    lines.addLayout(across(ways, gap=0))
    return held


def _tr(words: str) -> str:
    return QCoreApplication.translate("ReadingWith", words)
