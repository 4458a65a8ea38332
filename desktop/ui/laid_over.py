"""What is laid over whatever is there: Help now, and the page to breathe or ground."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look

if TYPE_CHECKING:
    from desktop.session import Session
    from desktop.ui.entrance import Entrance
    from desktop.ui.inside import Inside
    from desktop.ui.screens.help_now import HelpNow
    from desktop.ui.screens.regulation import Regulation
    from desktop.ui.widgets.sitting_page import SittingPage
    from desktop.ui.window import MainWindow

# Both pages are imported when they are wanted: at the first painted window only the lock screen
# is loaded (house 0.18).


class LaidOver(QObject):
    """Opens each of the two once, over what is there or over the other, and leads back to it.

    Before a vault is open no stored choice is used and none is kept. `present` says whether
    somebody breathes or grounds, for which no key is pressed (`autolock`).
    """

    present = Signal(bool)

    def __init__(self, look: Look, jobs: Jobs, window: "MainWindow", beneath: "Entrance") -> None:
        super().__init__()
        self._look, self._jobs, self._window = look, jobs, window
        self._beneath: Entrance | Inside | SittingPage = beneath
        self._session: Session | None = None
        self._keep_now: Callable[[], None] | None = None
        self._busy: set[str] = set()
        self.help: HelpNow | None = None
        self.ground: Regulation | None = None

    def enter(self, opened: "Session", inside: "Inside") -> None:
        """Know the vault that is open from here on."""
        self._session, self._beneath, self._keep_now = opened, inside, inside.keep_now

    def show_help(self) -> None:
        """Show Help now; where it lies beneath the other page, go back to it."""
        if self.help is not None:
            if self._window.over is not self.help:
                self._close_ground()
            return
        from desktop.ui import shipped  # noqa: PLC0415

        opened = self._session
        country = opened.settings.country if opened else ""
        self.help = shipped.help_page(self._look, country, can_keep=opened is not None)
        self.help.closed.connect(self._close_help)
        self.help.ground_wanted.connect(self.show_ground)
        self._lay(self.help)
        self.help.arrive()
        if opened is not None:
            from desktop.ui import screened  # noqa: PLC0415  # inside it is loaded already

            self.help.country_chosen.connect(self._on_country)
            # Help never waits for the vault: what was said about fear comes when it comes.
            screened.tell(self._jobs, opened, self.help.put_fear_first)

    def show_ground(self) -> None:
        """Show the page to breathe or ground, and after that go back to what was there."""
        if self.ground is not None:
            if self._window.over is self.ground:
                self._close_ground()
            else:
                self._close_help()
            return
        from desktop.ui import shipped  # noqa: PLC0415

        settings = self._session.settings if self._session else None
        self.ground = shipped.regulation_page(self._look, settings)
        self.ground.closed.connect(self._close_ground)
        self.ground.help_wanted.connect(self.show_help)
        self.ground.present.connect(partial(self._note, "ground"))
        self._lay(self.ground)
        self.ground.arrive()
        if self._session is not None:
            self.ground.liked.connect(self._on_liked)

    def show_senses(self) -> None:
        """Show the five senses at once, to whoever asks to come back to the room."""
        self.show_ground()
        if self.ground is not None:
            self.ground.begin("senses")

    def lay_for_two(self, page: "SittingPage") -> None:
        """Show only this page from here on; nothing but the lock leads out of it (decision 0054).

        Nothing stored is shown any more either: it belongs to one of the two.
        """
        self._session, self._beneath = None, page
        page.help_wanted.connect(self.show_help)
        page.ground_wanted.connect(self.show_ground)
        page.present.connect(partial(self._note, "two"))
        page.lock_wanted.connect(self._window.lock_wanted)
        self._window.hold_tongue()
        self._lay(page)
        page.resume()

    # parts

    def _lay(self, page: QWidget) -> None:
        self._window.lay_over(page)
        if self._keep_now is not None:
            self._keep_now()

    def _close_help(self) -> None:
        page, self.help = self.help, None
        self._close(page)

    def _close_ground(self) -> None:
        page, self.ground = self.ground, None
        self._note("ground", False)
        self._close(page)

    def _note(self, page: str, is_present: bool) -> None:
        """Tell whether somebody is there without a touch, on one of these pages or the other."""
        (self._busy.add if is_present else self._busy.discard)(page)
        self.present.emit(bool(self._busy))

    def _close(self, page: QWidget | None) -> None:
        """Go back to where this was called from."""
        if not self._window.lift():
            self._beneath.resume()
        if page is not None:
            page.deleteLater()

    def _on_country(self, country: str) -> None:
        self._on_liked({"country": country})

    def _on_liked(self, values: Mapping[str, Any]) -> None:
        """Keep what was chosen; nobody waits for it, and two choices never undo each other."""
        opened = self._session
        if opened is not None:
            keep = _keeping(opened, values)
            self._jobs.save(keep, self._on_kept, self._on_not_kept)

    def _on_kept(self, _nothing: object) -> None:
        """Say nothing: it stands on the page already."""

    def _on_not_kept(self, error: BaseException) -> None:
        raise error


def _keeping(opened: "Session", values: Mapping[str, Any]) -> Callable[[], None]:
    return lambda: opened.change_settings(opened.settings.changed(**values))
