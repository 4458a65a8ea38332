"""A vault that somebody makes by keys, up to the words of its recovery phrase."""

from desktop.door import Mode

PASSPHRASE = "amber quilt seven walnut"


def to_the_words(desk, folder):
    """Make a vault by keys alone, up to its words; return the page."""
    folder.mkdir(mode=0o700)
    desk.sit_down(Mode.CREATE, folder)
    desk.press("Space")
    desk.press("Return")
    for _ in range(2):
        desk.types(PASSPHRASE)
        desk.press("Return")
    desk.wait(lambda: desk.can_see("create_phrase_copied"))
    return desk.find("create")
