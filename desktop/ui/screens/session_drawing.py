"""The pages as pictures, each drawn by a helper from the very bytes that will be saved."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop.errors import AppError
from desktop.packet import Packed, Picture, Press
from desktop.ui import messages
from desktop.ui.jobs import Jobs
from desktop.ui.screens.session_work import Made
from desktop.ui.theme import Look
from desktop.ui.widgets.full_page import FullPage
from desktop.ui.widgets.page_view import PageView
from desktop.ui.widgets.volume_bar import VolumeBar


@dataclass(frozen=True, slots=True)
class _Set:
    """A part that was set, or why it could not be; `made` tells one nobody waits for any more."""

    made: Made
    at: int
    packed: Packed | None = None
    error: AppError | None = None


class Drawing(QObject):
    """Draws what is wanted of what was made last, beside the rest or at full size.

    Of several files each is set when it is looked at, one at a time. What comes home after other
    pages were made is passed over.
    """

    failed = Signal(object)
    full_wanted = Signal()

    def __init__(self, look: Look, jobs: Jobs, press: Press) -> None:
        super().__init__()
        self._jobs, self._press = jobs, press
        self._made: Made | None = None
        self._looked: dict[int, Packed] = {}
        self._at, self._is_setting = 0, False
        self.view = PageView(look, has_full=True)
        self.full = FullPage(look)
        self.parts = VolumeBar(look)
        self.parts.turned.connect(self._on_part_turned)
        self.view.page_wanted.connect(self._on_page_wanted)
        self.view.full_wanted.connect(self._on_full_wanted)
        self.full.page_wanted.connect(self._on_full_page_wanted)

    @property
    def looked_at(self) -> tuple[Packed, ...]:
        """Return each file that was made so far: what was seen of it is what is to be saved."""
        return tuple(self._looked.values())

    def take(self, made: Made | None) -> None:
        """Draw of this from now on, of several files the first; None while there is nothing."""
        self._made, self._at = made, 0
        self._looked = {0: made.packed} if made is not None and made.packed is not None else {}
        self.parts.show_part(1, len(made.volumes) if made is not None and self._looked else 0)

    # the part that is looked at

    def _packed(self) -> Packed | None:
        return self._looked.get(self._at)

    def _on_part_turned(self, by: int) -> None:
        if self._made is not None and 0 <= self._at + by < len(self._made.volumes):
            self._at += by
            self.parts.show_part(self._at + 1, len(self._made.volumes))
            self._show_part()

    def _show_part(self) -> None:
        # From its first page on, whatever page of another part was looked at.
        self.view.show_count(0, self.tr("This part is being set."))
        if (packed := self._packed()) is not None:
            self.view.show_count(packed.count)
        elif self._made is not None and not self._is_setting:
            self._is_setting = True
            work = partial(_set, self._press, self._made, self._at)
            self._jobs.run(work, self._on_set, self._on_bug)

    def _on_set(self, found: _Set) -> None:
        self._is_setting = False
        if found.made is self._made and found.packed is not None:
            self._looked[found.at] = found.packed
        if found.made is self._made and found.at == self._at and found.error is not None:
            self.view.show_count(0, messages.sentence(found.error))
        elif self._made is not None and (found.at == self._at or self._packed() is None):
            self._show_part()

    def _on_bug(self, error: BaseException) -> None:
        self._is_setting = False
        raise error

    # drawing

    def _on_full_wanted(self) -> None:
        packed = self._packed()
        if packed is not None:
            self.full_wanted.emit()
            self.full.begin(self.view.page, packed.count)

    def _on_page_wanted(self, page: int) -> None:
        self._draw(page, self.view.width_wanted(), self._on_drawn)

    def _on_full_page_wanted(self, page: int) -> None:
        self._draw(page, self.full.width_wanted(), self._on_full_drawn)

    def _draw(self, page: int, width: int, then: Callable[[Picture], None]) -> None:
        packed = self._packed()
        if packed is not None:
            draw = partial(self._press.draw, packed.file, packed.password, page=page, width=width)
            self._jobs.run(draw, then, self._on_failed)

    def _on_drawn(self, picture: Picture) -> None:
        if self._packed() is not None:
            self.view.show_image(_image(picture))

    def _on_full_drawn(self, picture: Picture) -> None:
        if self._packed() is not None:
            self.full.show_image(_image(picture))

    def _on_failed(self, error: BaseException) -> None:
        self.failed.emit(error)


def _set(press: Press, made: Made, at: int) -> _Set:
    password = made.packed.password if made.packed is not None else None
    try:
        return _Set(made, at, press.finish(made.volumes[at], password))
    except AppError as error:
        return _Set(made, at, error=error)


def _image(picture: Picture) -> QImage:
    image = QImage(
        picture.dots, picture.width, picture.height, picture.width * 4,
        QImage.Format.Format_RGB32,
    )  # fmt: skip
    return image.copy()
