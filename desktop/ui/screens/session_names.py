"""The names that stand in what leaves: what stands there instead, who may, and where each is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.model import identifiers, leaving, likely_names, names, naming, printed
from desktop.model.identifiers import Leads
from desktop.model.leaving import Leaving, NamePlace, Source, Wish
from desktop.model.manifest import Manifest
from desktop.model.names import Name
from desktop.model.naming import Naming, Replaced
from desktop.model.printed import Printed
from desktop.ui.theme import Look
from desktop.ui.widgets.name_row import Seen
from desktop.ui.widgets.names_page import Asked, NamesPage


class SessionNames(QObject):
    """Knows who may stand by name in what leaves now; nobody of the key does unless ticked.

    What stands in the place of names belongs to the packet: `take` it when one is opened; `agreed`
    follows with what the packet is to keep, as it is typed.
    """

    closed = Signal()
    agreed = Signal(object)
    change_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.page = NamesPage(look)
        self.printed: frozenset[Name] = frozenset()
        self.listed: frozenset[Name] = frozenset()
        self.naming = Naming()
        self._whole: Manifest | None = None
        self._replaced: tuple[Replaced, ...] = ()
        self._show: Callable[[], None] = self.page.forget
        self.page.closed.connect(self._on_closed)
        self.page.typed.connect(self._read_page)
        self.page.changed.connect(self._on_changed)
        self.page.again_wanted.connect(self._on_again)
        self.page.change_wanted.connect(self._on_change_wanted)

    def forget(self) -> None:
        """Let nobody stand by name, and show no name any more."""
        self.printed = self.listed = frozenset()
        self._show = self.page.forget
        self.page.forget()

    def take(self, kept: Mapping[str, Any]) -> None:
        """Take what a packet kept; what cannot be read is as if nothing was agreed.

        A tick is for one packet: in another, nobody may stand by name.
        """
        self.printed = self.listed = frozenset()
        try:
            self.naming = Naming.from_json(kept)
        except ValueError:
            self.naming = Naming()

    def fit(self, left: Leaving) -> Leaving:
        """Return the pages with other words in the place of names: the last step before setting."""
        self._whole = left.manifest
        manifest, self._replaced = naming.replaced(left.manifest, self.naming)
        return replace(left, manifest=manifest)

    def file_name(self, name: str) -> str:
        """Return the file name without the names."""
        return naming.file_name(name, self.naming)

    def places(
        self, left: Leaving | None, sources: Sequence[Source], wish: Wish, file_name: str
    ) -> tuple[NamePlace, ...]:
        """Return where somebody of the key stands by name whom nobody allowed."""
        if left is None:
            return ()
        name = self.file_name(file_name)
        return leaving.unasked(left.manifest, leaving.known(sources), wish, name)

    def show(
        self, left: Leaving | None, sources: Sequence[Source], wish: Wish, file_name: str
    ) -> None:
        """Show everybody of the key with each place, and all else that may lead to somebody."""
        self._show = partial(self.show, left, sources, wish, file_name)
        # Also who was ticked or replaced is shown, so that it can be taken back.
        asked = replace(wish, printed=frozenset())
        everybody = leaving.known(sources)
        is_there = left is not None and self._whole is not None
        whole = self._whole if is_there else None
        places = leaving.unasked(whole, everybody, asked, file_name) if whole else ()
        texts = _texts(left.manifest) if left is not None else []
        self.page.show_names(
            Asked(
                places=places,
                everybody=everybody,
                printed=self.printed,
                listed=self.listed,
                naming=self.naming,
                replaced=self._replaced if is_there else (),
                likely=tuple(_likely(texts, everybody, self.naming)),
                leads=tuple(_leading(texts, self.naming)),
            )
        )

    def _read_page(self) -> None:
        self.printed, self.listed = self.page.printed(), self.page.listed()
        if (naming_now := self.page.naming()) != self.naming:
            self.naming = naming_now
            self.agreed.emit(naming_now.to_json())

    def _on_changed(self) -> None:
        if self._whole is not None:
            _, self._replaced = naming.replaced(self._whole, self.naming)
            self.page.show_replaced(self._replaced)

    def _on_again(self) -> None:
        self._show()
        self.page.arrive()

    def _on_closed(self) -> None:
        self._read_page()
        self.page.forget()
        self.closed.emit()

    def _on_change_wanted(self, place: NamePlace) -> None:
        self._read_page()
        self.change_wanted.emit(place)


def _texts(manifest: Manifest) -> list[Printed]:
    return [one for one in printed.texts(manifest) if one.key != names.PAGE_KEY]


def _likely(texts: Sequence[Printed], everybody: Sequence[Name], agreed: Naming) -> Iterable[Seen]:
    """Yield what looks like a name and is nobody of the key, nor was looked at, nor written now."""
    known = {word for one in everybody for word in (one.name, *one.name.split())}
    known |= {word for one in agreed.insteads for word in (one.words, *one.words.split())}
    known |= agreed.left
    for guess in likely_names.guesses(texts, frozenset(one.casefold() for one in known)):
        text, start, end = guess.places[0]
        yield Seen(
            words=guess.words,
            where=text.heading,
            around=naming.around(text.text, start, end),
            offered="".join(f"{word[0]}." for word in guess.words.split()),
        )


_SIGNS = {
    Leads.MAIL: "[e-mail address]",
    Leads.WEB: "[web address]",
    Leads.ACCOUNT: "[account number]",
    Leads.CARD: "[card number]",
    Leads.PHONE: "[telephone number]",
    Leads.STREET: "[address]",
    Leads.POSTCODE: "[postcode]",
    Leads.USER: "[user name]",
}


def _leading(texts: Sequence[Printed], agreed: Naming) -> Iterable[Seen]:
    """Yield each address and number once, with its first place."""
    told = set(agreed.left)
    for text in texts:
        for one in identifiers.found(text.text):
            words = text.text[one.start : one.end]
            if words not in told:
                told.add(words)
                yield Seen(
                    words=words,
                    kind=one.kind.value,
                    where=text.heading,
                    around=naming.around(text.text, one.start, one.end),
                    offered=_SIGNS[one.kind],
                    exactly=True,
                )
