"""How passphrases are judged and made, for every form that asks for one."""

from desktop import strength
from desktop.ui.widgets.passphrase_form import Words


def passphrase_words() -> Words:
    """Return the judge and the maker that are shipped."""
    return Words(judge=strength.strength, make=strength.make)
