"""What leaves: the face of the export for the interface. No Qt; one helper for pages, one to look.

A press is asked from the work lane, never from the lane of the vault. Closing it ends both helpers
and with them all they knew.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from desktop import child
from desktop.errors import ChildError, ProofError, TooManyPagesError, TypesettingError
from desktop.export import compose, parcel
from desktop.model.manifest import LARGEST_FILE, Check, CheckKind, Manifest, Missing

SETTING_SECONDS = 120.0
"""Setting 300 pages takes about three seconds here; a slow old machine may take twenty times."""
LOOKING_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages as they would leave without a password, and how many they are."""

    pdf: bytes = field(repr=False)
    count: int


@dataclass(frozen=True, slots=True)
class Packed:
    """The very bytes to be saved, and what they were made of: what the proof compares with."""

    pdf: bytes = field(repr=False)
    count: int
    manifest: Manifest = field(repr=False)
    password: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn page: four bytes a dot (blue, green, red, unused), rows from the top.

    That is `QImage(dots, width, height, width * 4, QImage.Format.Format_RGB32)`.
    """

    width: int
    height: int
    dots: bytes


def helper(role: str) -> child.Child:
    """Return a running helper of this role."""
    return child.Child(child.command(role))


class Press:
    """Sets, draws and proves pages; its helpers start when first needed.

    `fonts` are folders to look for faces in, in place of those of the system.
    """

    def __init__(
        self,
        start: Callable[[str], child.Child] = helper,
        fonts: tuple[str, ...] | None = None,
    ) -> None:
        self._start = start
        self._fonts = {} if fonts is None else {"fonts": fonts}
        self._helpers: dict[str, child.Child] = {}
        self._busy: child.Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def warm_up(self) -> None:
        """Start both helpers ahead, so that the first pages need not wait for them."""
        for role in ("typeset", "pages"):
            self._helper(role)

    def missing(self, manifest: Manifest) -> tuple[Missing, ...]:
        """Return what no font here can draw, all at once, by piece; raises ChildError.

        Characters the writer has already agreed to replace are named, too.
        """
        texts = compose.texts(manifest)
        request = {"verb": "missing"} | self._fonts
        content = json.dumps([text for _, text in texts]).encode()
        answer, _ = self._ask("typeset", request, content)
        found = zip(texts, answer["missing"], strict=True)
        return tuple(
            Missing(heading=text[0], characters=tuple(lost)) for text, lost in found if lost
        )

    def set_pages(self, manifest: Manifest) -> Pages:
        """Return the pages without a password, to be drawn.

        Raises TooManyPagesError, TypesettingError (also for a character that neither a font can
        draw nor the writer agreed to replace) and ChildError.
        """
        return self._made(manifest, None)

    def count(self, manifest: Manifest) -> int:
        """Return how many pages these are, with a sign for what no font can draw.

        Raises TooManyPagesError, TypesettingError and ChildError.
        """
        missing = self.missing(manifest)
        return self.set_pages(manifest.replacing(missing) if missing else manifest).count

    def finish(self, manifest: Manifest, password: str | None) -> Packed:
        """Return the file to be saved, closed with this password; draw its bytes before saving.

        Each call gives it another random name, so no two are alike. Raises as `set_pages`.
        """
        made = self._made(manifest, password)
        return Packed(made.pdf, made.count, manifest, password)

    def copies(self, manifest: Manifest, passwords: Sequence[str | None]) -> Iterator[Packed]:
        """Give a numbered copy for each password, one after the other; raises as `finish`.

        The same password for all is what most people want; another one each is possible.
        """
        pairs = zip(manifest.copies(len(passwords)), passwords, strict=True)
        return (self.finish(copy, password) for copy, password in pairs)

    def draw(self, pdf: bytes, password: str | None, *, page: int, width: int) -> Picture:
        """Return one page (from 1), this many dots across; raises ChildError."""
        request = {"verb": "draw", "password": password, "page": page, "width": width}
        size, dots = self._ask("pages", request, pdf)
        return Picture(size["width"], size["height"], dots)

    def prove(self, written: bytes, packed: Packed) -> tuple[Check, ...]:
        """Return one check of each kind for the bytes read back from the disk.

        Raises ProofError if they could not be looked at.
        """
        request = {
            "verb": "prove",
            "made": len(packed.pdf),
            "expected": compose.expected(packed.manifest).as_json(),
            "pages": packed.count,
            "password": packed.password,
        }
        try:
            answer, _ = self._ask("pages", request, packed.pdf + written)
        except ChildError:
            raise ProofError from None
        return tuple(Check(CheckKind(kind), holds) for kind, holds in answer["checks"])

    def cancel(self) -> None:
        """End what is being done, from any thread: whoever waits gets a ChildError."""
        if (busy := self._busy) is not None:
            busy.kill()

    def close(self) -> None:
        """End both helpers; they start again if something more is asked."""
        while self._helpers:
            _, one = self._helpers.popitem()
            one.end()

    def _made(self, manifest: Manifest, password: str | None) -> Pages:
        request = {
            "verb": "pages",
            "title": compose.NEUTRAL_TITLE,
            "language": manifest.language,
            "password": password,
            "most": LARGEST_FILE,
        }
        content = compose.encoded(manifest)
        answer, pdf = self._ask("typeset", request | self._fonts, content)
        match answer["code"]:
            case "done":
                return Pages(pdf, answer["pages"])
            case "too many":
                raise TooManyPagesError
            case _:
                raise TypesettingError

    def _ask(
        self, role: str, request: dict[str, Any], content: bytes
    ) -> tuple[dict[str, Any], bytes]:
        self._busy = one = self._helper(role)
        seconds = SETTING_SECONDS if role == "typeset" else LOOKING_SECONDS
        try:
            answer = one.ask(parcel.pack(request, content), seconds=seconds)
        except ChildError:
            self._helpers.pop(role, None)
            one.end()
            raise
        finally:
            self._busy = None
        return parcel.unpack(answer)

    def _helper(self, role: str) -> child.Child:
        if role not in self._helpers:
            self._helpers[role] = self._start(role)
        return self._helpers[role]
