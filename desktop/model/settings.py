"""What a person has set; kept inside their vault."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from desktop.model.breathing import USUAL


class Purpose(StrEnum):
    """What I am here for: it shapes the rail, and can be changed."""

    TRUTH = "truth"
    HURT = "hurt"
    JOURNAL = "journal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that is set inside the vault.

    `idle_minutes` is 1 to 30 (house 0.16); `country` is a code of the help lines or "";
    `rail_extras` are rail entries switched on beside those of the purpose. `spelling_language` is
    "en-GB" or "en-US", `own_words` are those a person added to it, and `spelling_on` holds the ids
    of the documents in which unknown words are marked; `never_leaves` those no export may take.
    `opens_on` is what is there after unlocking: "place", where the writer stopped, "today" or
    "entry", an empty page of the journal. `word_for_partner` and `word_for_use` are what the guides
    call the person they speak of and what was done; "" leaves it to each guide.
    `has_left_private` is whether somebody put away the line that offers the questions in private.
    `breath_counts`, `breath_holds` and `breath_is_still` are how a person likes to breathe on the
    page for that, `favourite_cards` the small things there that they want to find again.
    `shows_late` is whether they opened the later pages, about closeness and touch.
    `backup_place` is the folder to which each backup goes a second time, or "". `paper_tried_on`
    is the day (ISO) from which it is offered once to try the words that are on paper, or "".
    """

    purpose: Purpose = Purpose.JOURNAL
    idle_minutes: int = 5
    cover_on_focus_loss: bool = False
    quick_exit: bool = True
    shows_last_lines: bool = False
    country: str = ""
    guide_panel: bool = True
    rail_extras: tuple[str, ...] = ()
    never_leaves: tuple[str, ...] = ()
    spelling_language: str = "en-GB"
    spelling_on: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()
    opens_on: str = "place"
    word_for_partner: str = ""
    word_for_use: str = ""
    has_left_private: bool = False
    breath_counts: tuple[int, ...] = USUAL
    breath_holds: bool = True
    breath_is_still: bool = False
    favourite_cards: tuple[str, ...] = ()
    shows_late: bool = False
    backup_place: str = ""
    hides_from_capture: bool = True
    paper_tried_on: str = ""

    @property
    def words(self) -> Mapping[str, str]:
        """Return the words chosen for the central things, by their name in guides."""
        chosen = {"partner": self.word_for_partner.strip(), "use": self.word_for_use.strip()}
        return {name: word for name, word in chosen.items() if word}

    def changed(self, **values: Any) -> "Settings":
        """Return these settings with some values changed."""
        return replace(self, **values)

    def with_word(self, word: str) -> "Settings":
        """Return these settings with one word added, in the order of the alphabet."""
        words = {*self.own_words, word} - {""}
        return replace(self, own_words=tuple(sorted(words, key=lambda one: (one.lower(), one))))

    def without_word(self, word: str) -> "Settings":
        """Return these settings with one word taken out again."""
        return replace(self, own_words=tuple(one for one in self.own_words if one != word))

    def keeping_in(self, document: str) -> "Settings":
        """Return these settings with one more document that no export may take."""
        return replace(self, never_leaves=tuple(dict.fromkeys((*self.never_leaves, document))))

    def with_spelling(self, document: str, *, is_on: bool) -> "Settings":
        """Return these settings with the marks switched on or off for one document."""
        others = tuple(one for one in self.spelling_on if one != document)
        return replace(self, spelling_on=(*others, document) if is_on else others)
