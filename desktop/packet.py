"""What leaves: the face of the export for the interface. No Qt; one helper for pages, one to look.

A press is asked from the work lane, never from the lane of the vault. Closing it ends both helpers
and with them all they knew.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from desktop import child, sealed_pages
from desktop.errors import (
    AppError,
    ChildError,
    ProofError,
    SealedFileError,
    TooManyPagesError,
    TypesettingError,
)
from desktop.export import compose, lines, parcel, parts
from desktop.export.lines import Line
from desktop.model import manifest_json
from desktop.model.manifest import LARGEST_FILE, Check, CheckKind, Form, Manifest, Missing
from desktop.vault.cost import Bounds, Cost

__all__ = ["Line", "Packed", "Pages", "Picture", "Press", "Sealing", "helper", "is_sealed"]

SETTING_SECONDS = 120.0
"""Setting 300 pages takes about three seconds here; a slow old machine may take twenty times."""
LOOKING_SECONDS = 60.0
MOST_SET = 400
"""Pages set by one helper: of a hundred it keeps 75 MB (measured), and it is to stay below 500."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages as they would leave without a password, and how many they are."""

    pdf: bytes = field(repr=False)
    count: int


@dataclass(frozen=True, slots=True)
class Packed:
    """The very bytes to be saved, and what they were made of: what the proof compares with.

    A file that is no PDF has no pages of its own: `count` is 0, and `lines` are what was read out
    of these bytes, to be shown.
    """

    file: bytes = field(repr=False)
    count: int
    manifest: Manifest = field(repr=False)
    password: str | None = field(repr=False)
    lines: tuple[Line, ...] = field(default=(), repr=False)

    @property
    def is_sealed(self) -> bool:
        """Say whether only this program opens the file: its form takes no password of its own."""
        return is_sealed(self.manifest, self.password)


@dataclass(frozen=True, slots=True)
class Sealing:
    """What a sealed file costs to open, and what may be asked of this computer."""

    cost: Cost = sealed_pages.COST
    bounds: Bounds = sealed_pages.SHIPPED


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn page: four bytes a dot (blue, green, red, unused), rows from the top.

    That is `QImage(dots, width, height, width * 4, QImage.Format.Format_RGB32)`.
    """

    width: int
    height: int
    dots: bytes


def is_sealed(manifest: Manifest, password: str | None) -> bool:
    """Say whether a password closes these pages though their form takes none: they are sealed."""
    return password is not None and not manifest.form.takes_password


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
        sealing: Sealing | None = None,
    ) -> None:
        self._start = start
        self._sealing = sealing or Sealing()
        self._fonts = {} if fonts is None else {"fonts": fonts}
        self._helpers: dict[str, child.Child] = {}
        self._busy: child.Child | None = None
        self._set = 0

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

        Characters the writer has already agreed to replace are named, too. A file that is no PDF
        is drawn elsewhere, with other fonts: nothing is missing in it.
        """
        if manifest.form is not Form.PDF:
            return ()
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
        """Return the file to be saved, closed with this password; show its bytes before saving.

        Each call gives a PDF another random name, so no two are alike. What is no PDF and has a
        password is sealed for this program. Raises as `set_pages`, MemoryShortError,
        SealedFileFullError.
        """
        if is_sealed(manifest, password):
            return self._sealed(manifest, password or "")
        if manifest.form is not Form.PDF:
            return self._written(manifest)
        made = self._made(manifest, password)
        if manifest.volume:
            # The typesetter keeps what it has set; the next volume has a helper of its own.
            self._renew("typeset")
        return Packed(made.pdf, made.count, manifest, password)

    def copies(self, manifest: Manifest, passwords: Sequence[str | None]) -> Iterator[Packed]:
        """Give a numbered copy for each password, one after the other; raises as `finish`.

        The same password for all is what most people want; another one each is possible.
        """
        pairs = zip(manifest.copies(len(passwords)), passwords, strict=True)
        return (self.finish(copy, password) for copy, password in pairs)

    def parts(self, manifest: Manifest) -> tuple[Manifest, ...]:
        """Return what becomes one file each: the manifest itself, or volumes if it is too long.

        What may be just too long is set to find out. Raises as `set_pages`, but for the length.
        """
        if manifest.form is not Form.PDF or not parts.may_be_too_many(manifest):
            return (manifest,)
        if not parts.must_be_parted(manifest) and self._is_one_file(manifest):
            return (manifest,)
        return parts.of(manifest, parts.FULL)

    def volumes(self, manifest: Manifest, password: str | None) -> Iterator[Packed]:
        """Give the file of each part, each set when it is asked for; raises as `finish`.

        Save and prove one before the next is asked for.
        """
        return (self.finish(part, password) for part in self.parts(manifest))

    def draw(self, pdf: bytes, password: str | None, *, page: int, width: int) -> Picture:
        """Return one page (from 1), this many dots across; raises ChildError."""
        request = {"verb": "draw", "password": password, "page": page, "width": width}
        size, dots = self._ask("pages", request, pdf)
        return Picture(size["width"], size["height"], dots)

    def prove(self, written: bytes, packed: Packed) -> tuple[Check, ...]:
        """Return one check of each kind that fits, for the bytes read back from the disk.

        Raises ProofError if they could not be looked at.
        """
        if packed.is_sealed:
            return self._unsealed(written, packed)
        request = {"verb": "prove", "made": len(packed.file)} | _claimed(packed)
        try:
            answer, _ = self._ask("pages", request, packed.file + written)
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
                self._set += answer["pages"]
                if self._set > MOST_SET:
                    self._renew("typeset")
                return Pages(pdf, answer["pages"])
            case "too many":
                raise TooManyPagesError
            case _:
                raise TypesettingError

    def _is_one_file(self, manifest: Manifest) -> bool:
        try:
            self.set_pages(manifest)
        except TooManyPagesError:
            return False
        return True

    def _written(self, manifest: Manifest) -> Packed:
        request = {"verb": "write", "form": manifest.form, "language": manifest.language}
        content = compose.encoded(manifest)
        _, file = self._ask("typeset", request, content)
        answer, _ = self._ask("pages", {"verb": "show", "form": manifest.form}, file)
        return Packed(file, 0, manifest, None, lines.lines_of(answer["lines"]))

    def _sealed(self, manifest: Manifest, password: str) -> Packed:
        compose.leaving(manifest)
        # It is read back where it is made: what is shown is what was found in it.
        file = sealed_pages.seal(manifest, password, self._sealing.cost)
        shown = lines.said(manifest).lines
        return Packed(file, 0, manifest, password, shown)

    def _unsealed(self, written: bytes, packed: Packed) -> tuple[Check, ...]:
        password = packed.password or ""
        found = self._opened(written, password)
        is_same = found == manifest_json.carried(packed.manifest)
        holds = {
            CheckKind.EVERYTHING: is_same,
            CheckKind.NOTHING_ELSE: is_same,
            CheckKind.OPENS: found is not None and self._opened(written, f"x{password}") is None,
            CheckKind.WHOLE: written == packed.file,
        }
        return tuple(Check(kind, holds[kind]) for kind in CheckKind if kind in holds)

    def _opened(self, written: bytes, password: str) -> Manifest | None:
        try:
            return sealed_pages.read(written, password, self._sealing.bounds)
        except SealedFileError:
            return None
        except AppError:
            raise ProofError from None

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

    def _renew(self, role: str) -> None:
        self._set = 0
        if used := self._helpers.pop(role, None):
            used.end()
            self._helper(role)

    def _helper(self, role: str) -> child.Child:
        if role not in self._helpers:
            self._helpers[role] = self._start(role)
        return self._helpers[role]


def _claimed(packed: Packed) -> dict[str, Any]:
    """Return what the proof compares the written file with."""
    if packed.manifest.form is not Form.PDF:
        return {"form": packed.manifest.form, "said": lines.said(packed.manifest).as_json()}
    return {
        "expected": compose.expected(packed.manifest).as_json(),
        "pages": packed.count,
        "password": packed.password,
    }
