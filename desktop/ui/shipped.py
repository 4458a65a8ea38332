"""What is shipped and goes into several pages: lines of help, plain sentences, made passphrases."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop import calming, files, helplines, texts
from desktop.model import breathing
from desktop.sandbox import Held
from desktop.texts import Page
from desktop.ui.screens.help_now import HelpNow, Shipped
from desktop.ui.screens.regulation import Liked, Regulation
from desktop.ui.theme import Look
from desktop.ui.widgets.calming_cards import Favourites
from desktop.ui.widgets.passphrase_form import Words

if TYPE_CHECKING:
    from desktop.model.practice import Practice
    from desktop.model.scales import Scale
    from desktop.model.settings import Settings

LANGUAGE = "en"
FIRST_GUESSES = ("stillpage", "vault", "passphrase", "password", "secret", "journal", "new")


def help_page(look: Look, country: str, *, can_keep: bool) -> HelpNow:
    """Return the page of help; from the lock screen no country is known and none is kept."""
    lines = helplines.load("lines.toml", _help("lines.toml"))
    public = Shipped(lines=lines, before=page("before"))
    return HelpNow(look, public, country, can_keep)


def regulation_page(look: Look, settings: "Settings | None") -> Regulation:
    """Return the page to breathe or ground; from the lock screen nothing is known or kept."""
    senses = texts.load("grounding.toml", _help("grounding.toml"))
    cards = calming.load("cards.toml", _help("cards.toml"))
    if settings is None:
        return Regulation(look, senses, cards, Liked())
    liked = Liked(
        rhythm=breathing.rhythm(settings.breath_counts, holds=settings.breath_holds),
        wants_stillness=settings.breath_is_still,
        favourites=Favourites(keys=settings.favourite_cards, can_keep=True),
    )
    return Regulation(look, senses, cards, liked)


def page(name: str) -> Page:
    """Return a page of `resources/texts`; raises DataFileError if it is not as shipped."""
    path = files.resources() / "texts" / LANGUAGE / f"{name}.toml"
    return texts.load(path.name, path.read_text("utf-8"))


def scales_of_the_list() -> "tuple[Scale, ...]":
    """Return the scales to choose from; raises DataFileError if they are not as shipped."""
    from desktop import scales  # noqa: PLC0415 - not on the way to the first page

    path = files.resources() / "scales" / LANGUAGE / "scales.toml"
    return scales.load(path.name, path.read_text("utf-8"))


def practices_of_two() -> "tuple[Practice, ...]":
    """Return what two people can do at one screen; what cannot be read is left out."""
    from desktop import practices  # noqa: PLC0415 - not on the way to the first page

    folder = files.resources() / "practices" / LANGUAGE
    found = {path.name: path.read_text("utf-8") for path in folder.glob("*.toml")}
    return practices.load_all(found)[0]


def passphrase_words() -> Words:
    """Return how passphrases are judged and made; what names the thing itself adds nothing."""
    from desktop import strength  # noqa: PLC0415 - not on the way to the first page

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


def _help(name: str) -> str:
    return (files.resources() / "help" / LANGUAGE / name).read_text("utf-8")


def _say(words: str) -> str:
    return QCoreApplication.translate("shipped", words)
