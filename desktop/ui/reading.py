"""The pages of plain sentences that are shipped, and what holds on this computer."""

from PySide6.QtCore import QCoreApplication

from desktop import files, texts
from desktop.sandbox import Held
from desktop.texts import Page

LANGUAGE = "en"


def page(name: str) -> Page:
    """Return a page of `resources/texts`; raises DataFileError if it is not as shipped."""
    path = files.resources() / "texts" / LANGUAGE / f"{name}.toml"
    return texts.load(path.name, path.read_text("utf-8"))


def holds(held: Held) -> tuple[str, ...]:
    """Return one sentence each for what this system lets the program do to itself, or does not."""
    return (
        _say("The system lets this program open no connection.")
        if held.network_closed
        else _say("This system cannot close the network to the program; it still opens none."),
        _say("The system lets it write nowhere but in the vault's folder.")
        if held.writes_confined
        else _say("This system cannot fence the program in; it still writes nowhere else."),
        _say("Other programs of this account may not look into its memory.")
        if held.memory_closed
        else _say("On this system, other programs of this account may look into its memory."),
    )


def _say(words: str) -> str:
    return QCoreApplication.translate("reading", words)
