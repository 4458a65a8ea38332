"""What left, as the interface notes it: begun before a file gets its name, settled after."""

import contextlib
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from desktop.errors import AppError
from desktop.model import register
from desktop.model.document import DocumentId, Section, SectionId
from desktop.model.register import Fate, Left, Return, What
from desktop.packet import Packed
from desktop.ui import days
from desktop.ui.open_texts import OpenTexts


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the register with the section that holds it."""

    document: DocumentId
    section: Section
    left: Left


class Registering:
    """Begins a line, settles or drops it, and keeps what is typed in it as words are kept.

    Where the vault cannot take a line the file is made all the same: `begin` returns None.
    """

    def __init__(self, texts: OpenTexts) -> None:
        self._texts, self._jobs, self._session = texts, texts.jobs, texts.session

    def begin(self, left: Left) -> SectionId | None:
        """Note that a file is about to get its name; None where that could not be noted."""
        try:
            return self._jobs.ask(partial(self._session.begin_line, left))
        except AppError:
            return None

    def settle(self, line: SectionId | None, path: Path, content: bytes) -> bool:
        """Note under which name the file stands, and its bytes; say whether that was noted."""
        digest = hashlib.sha256(content).hexdigest()

        def named(left: Left) -> Left:
            whole = replace(left, folder=str(path.parent), digest=digest, size=len(content))
            return whole.kept_as(path.name)

        return line is not None and self._try(partial(self._session.settle_line, line, named))

    def drop(self, line: SectionId | None) -> None:
        """Take out a line whose file never came to be."""
        if line is not None:
            self._try(partial(self._session.drop_line, line))

    def lines(self) -> tuple[Line, ...]:
        """Return what left, newest first, with what is typed and not kept yet.

        What cannot be read is left out. Raises VaultDamagedError.
        """
        held = self._jobs.ask(self._session.register)
        found = []
        for section in reversed(held.sections if held is not None else ()):
            left = _read(self._texts.present(section)) if register.is_line(section.key) else None
            if held is not None and left is not None:
                found.append(Line(held.id, section, left))
        return tuple(found)

    def has_damage(self) -> bool:
        """Say whether something in the vault is damaged: that no line is there proves nothing."""
        return self._session.has_damage

    def line(self, wanted: SectionId) -> Line | None:
        """Return one line, or None where there is none."""
        try:
            lines = self.lines()
        except AppError:
            return None
        return next((one for one in lines if one.section.id == wanted), None)

    def change(self, line: Line, change: Callable[[Left], Left]) -> Line:
        """Take a change of a line as it is now; it is kept as typed words are."""
        now = _read(self._texts.present(line.section)) or line.left
        left = change(now)
        if left != now:
            self._texts.set_fields(line.document, line.section, left.to_json())
        return replace(line, left=left)

    def fate(self, line: Line, fate: Fate, on: date | None = None) -> Line:
        """Note what became of a file, today or on another day."""
        return self.change(line, lambda left: left.with_fate(fate, on or days.today()))

    def take_out(self, line: Line) -> None:
        """Take out a line for good, with all that was ever kept of it; the file stays as it is.

        Raises VaultUnwritableError, and nothing is changed then.
        """
        with contextlib.suppress(KeyError):
            self._jobs.ask(partial(self._session.drop_line, line.section.id))
        self._texts.forget_line(line.section.id)

    def _try(self, work: Callable[[], None]) -> bool:
        try:
            self._jobs.ask(work)
        except (AppError, KeyError):
            return False
        return True


def _read(section: Section) -> Left | None:
    try:
        return Left.from_json(section.fields)
    except ValueError:
        return None


def of_pages(packed: Packed, path: Path, packet: str, veiled: Mapping[str, str]) -> Left:
    """Return a line for pages that are about to be saved: their headings, none of their words.

    They are called by the name of their packet, where there is one. Headings that are `veiled`
    give way to what may be said of them.
    """
    manifest = packed.manifest
    headings = (one.heading.strip() for one in manifest.pieces)
    said = {heading.strip(): instead for heading, instead in veiled.items()}
    return Left(
        title=packet.strip() or manifest.title.strip(),
        at=_now(),
        what=What.SEALED if packed.is_sealed else What.PAGES,
        headings=tuple(dict.fromkeys(said.get(one, one) for one in headings)),
        form=manifest.form.value,
        pages=packed.count,
        copy=manifest.copy,
        # A numbered copy has "to be given back" on each page.
        returns=Return.BACK if manifest.copy else Return.UNSAID,
        volume=manifest.volume,
        fingerprint=manifest.fingerprint(),
        digest=hashlib.sha256(packed.file).hexdigest(),
        size=len(packed.file),
        folder=str(path.parent),
        name=path.name,
        password=packed.password or "",
    )


def of_file(what: What, title: str, path: Path, password: str) -> Left:
    """Return a line for any other file that is about to be saved: questions, sealed, everything."""
    return Left(
        title=title, at=_now(), what=what, form=path.suffix.removeprefix("."),
        folder=str(path.parent), name=path.name, password=password,
    )  # fmt: skip


def holds(path: Path, left: Left) -> bool:
    """Say whether the file that left is still the one at this path; raises OSError."""
    if path.is_symlink() or path.stat().st_size != left.size:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == left.digest


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
