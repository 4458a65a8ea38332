"""What is shipped and goes into several pages: lines of help, plain sentences, made passphrases."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from desktop import files, helplines, scales, strength, texts
from desktop.model.scales import Scale
from desktop.sandbox import Held
from desktop.texts import Page
from desktop.ui.screens.help_now import HelpNow
from desktop.ui.theme import Look
from desktop.ui.widgets.passphrase_form import Words

LANGUAGE = "en"
FIRST_GUESSES = ("stillpage", "vault", "passphrase", "password", "secret", "journal", "new")


def help_page(look: Look, country: str, *, can_keep: bool) -> HelpNow:
    """Return the page of help; from the lock screen no country is known and none is kept."""
    folder = files.resources() / "help" / LANGUAGE
    lines = helplines.load("lines.toml", (folder / "lines.toml").read_text("utf-8"))
    grounding = texts.load("grounding.toml", (folder / "grounding.toml").read_text("utf-8"))
    return HelpNow(look, lines, grounding, country, can_keep)


def page(name: str) -> Page:
    """Return a page of `resources/texts`; raises DataFileError if it is not as shipped."""
    path = files.resources() / "texts" / LANGUAGE / f"{name}.toml"
    return texts.load(path.name, path.read_text("utf-8"))


def scales_of_the_list() -> tuple[Scale, ...]:
    """Return the scales to choose from; raises DataFileError if they are not as shipped."""
    path = files.resources() / "scales" / LANGUAGE / "scales.toml"
    return scales.load(path.name, path.read_text("utf-8"))


def passphrase_words() -> Words:
    """Return how passphrases are judged and made; what names the thing itself adds nothing."""
    return Words(judge=partial(strength.strength, own_words=FIRST_GUESSES), make=strength.make)


def holds(held: Held) -> tuple[str, ...]:
    """Return one sentence each for what this system lets the program do to itself, or does not."""
    return (
        _say("The system lets this program open no connection.")
        if held.network_closed
        else _say("This system cannot close the network to the program; it still opens none."),
        _say("The system lets it write nowhere but in the vault’s folder.")
        if held.writes_confined
        else _say("This system cannot fence the program in; it still writes nowhere else."),
        _say("Other programs of this account may not look into its memory.")
        if held.memory_closed
        else _say("On this system, other programs of this account may look into its memory."),
    )


def _say(words: str) -> str:
    return QCoreApplication.translate("shipped", words)
