"""The pages as pictures, each drawn by a helper from the very bytes that will be saved."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop.packet import Packed, Picture, Press
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets.full_page import FullPage
from desktop.ui.widgets.page_view import PageView


class Drawing(QObject):
    """Draws what is wanted of the file that was made last, beside the rest or at full size.

    `packed` returns that file, or None while there is none.
    """

    failed = Signal(object)
    full_wanted = Signal()

    def __init__(
        self, look: Look, jobs: Jobs, press: Press, packed: Callable[[], Packed | None]
    ) -> None:
        super().__init__()
        self._jobs, self._press, self._packed = jobs, press, packed
        self.view = PageView(look, has_full=True)
        self.full = FullPage(look)
        self.view.page_wanted.connect(self._on_page_wanted)
        self.view.full_wanted.connect(self._on_full_wanted)
        self.full.page_wanted.connect(self._on_full_page_wanted)

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


def _image(picture: Picture) -> QImage:
    image = QImage(
        picture.dots, picture.width, picture.height, picture.width * 4,
        QImage.Format.Format_RGB32,
    )  # fmt: skip
    return image.copy()
