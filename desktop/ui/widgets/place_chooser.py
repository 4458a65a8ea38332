"""Our own chooser of a folder or a file: the system's would remember where somebody went."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import icons
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import across
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said

_PATH = Qt.ItemDataRole.UserRole
PLACES = ("home", "documents", "desktop")
"""Kinds of place to begin at; where a file is chosen, "downloads" is one more."""
_SPOTS, _BESIDE, _LEAST_LIST = 220, 560, 120
"""Width of the places, least width for both lists beside each other, least height; at 100 %."""
_ANY_HEIGHT = 16_777_215
"""Qt's own word for no limit (QWIDGETSIZE_MAX)."""
MOST_FOLDERS = 5_000
"""More than anybody scrolls through; a folder with more is shown in part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place to begin at."""

    name: str
    path: Path
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What is being chosen, and when it will do.

    `refusal` returns why it will not do, or ""; `mark` returns a word beside its name. `files`
    returns the files of a folder to choose from; it is None where the folder itself is chosen.
    """

    title: str
    words: str
    choose: str
    refusal: Callable[[Path], str]
    mark: Callable[[Path], str]
    files: Callable[[Path], Sequence[Path]] | None = None


class PlaceChooser(QWidget):
    """Places at the left, what is in one of them at the right; it remembers nothing.

    Enter goes into a folder or takes a file, Backspace goes one level up, letters find a name,
    Escape leaves.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, asking: Asking, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._look, self._asking = look, asking
        self._at = Path.home()
        self._files: frozenset[Path] = frozenset()
        self._spots = self._list(f"{name}_places", self.tr("Places"))
        self._folders = self._list(f"{name}_folders", self._what_is_listed())
        self._where = label("", "strong", f"{name}_where")
        self._nothing = label(self._what_is_missing(), "muted", f"{name}_nothing")
        self._said = Said(look, name=f"{name}_said")
        self._up = Button(
            look, self.tr("One level up"), name=f"{name}_up", kind="quiet", icon="arrow-up"
        )
        self._choose = Button(look, asking.choose, name=f"{name}_choose", kind="primary")
        self._close = Button(look, self.tr("Back"), name=f"{name}_back", kind="quiet")
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._area = QScrollArea()
        self._lay_out()
        self._join()

    def begin(self, spots: Sequence[Spot], at: Path) -> None:
        """Show these places and the folders in one of them."""
        self._spots.clear()
        for spot in spots:
            self._add(self._spots, spot.name, spot.path, spot.icon)
        self.go_to(at)
        self._hold()

    def go_to(self, folder: Path) -> None:
        """Show what is in this folder, or say why not and stay."""
        try:
            found, files = folders_in(folder), self._files_in(folder)
        except OSError:
            self._said.say(self.tr("This folder cannot be looked into. Choose another one."))
            return
        self._at = folder
        self._said.say("")
        self._where.setText(str(folder))
        self._where.setAccessibleName(self.tr("You are in {folder}").format(folder=folder))
        self._files = frozenset(files)
        self._folders.clear()
        marks = [self._show(one, "folder") for one in found]
        marks += [self._show(one, "file-text") for one in files]
        # Where a file is looked for, one that is known begins under the keyboard.
        self._folders.setCurrentRow(
            next((at for at, mark in enumerate(marks) if mark and files), 0)
        )
        self._nothing.setVisible(not marks)
        self._up.setEnabled(folder.parent != folder)

    # parts

    def _what_is_listed(self) -> str:
        if self._asking.files is None:
            return self.tr("Folders")
        return self.tr("Folders and files")

    def _what_is_missing(self) -> str:
        if self._asking.files is None:
            return self.tr("No folders in here.")
        return self.tr("Nothing in here.")

    def _files_in(self, folder: Path) -> Sequence[Path]:
        return () if self._asking.files is None else self._asking.files(folder)

    def _show(self, one: Path, icon: str) -> str:
        """Put a folder or a file at the end of the list, and return its mark."""
        mark = self._asking.mark(one)
        self._add(self._folders, f"{one.name}   {mark}".rstrip(), one, icon)
        return mark

    def _list(self, name: str, what: str) -> QListWidget:
        made = QListWidget()
        made.setObjectName(name)
        made.setAccessibleName(what)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        return made

    def _add(self, to: QListWidget, words: str, path: Path, icon: str) -> None:
        theme = self._look.theme
        item = QListWidgetItem(words)
        item.setData(_PATH, str(path))
        item.setIcon(icons.icon(icon, theme.px(20), theme.colours.muted))
        to.addItem(item)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        for one in (self._spots, self._folders):
            one.setIconSize(QSize(px(20), px(20)))
            one.setMinimumHeight(px(_LEAST_LIST))
        right = QVBoxLayout()
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.addWidget(self._where, 1)
        self._head.addWidget(self._up, 0, Qt.AlignmentFlag.AlignLeft)
        right.addLayout(self._head)
        right.addWidget(self._nothing)
        right.addWidget(self._folders, 1)
        self._both.setSpacing(px(24))
        self._both.addWidget(self._spots)
        self._both.addLayout(right, 1)
        ground = QWidget()
        ground.setProperty("surface", "none")
        lines = QVBoxLayout(ground)
        lines.setContentsMargins(px(32), px(32), px(32), px(28))
        lines.setSpacing(px(12))
        lines.addWidget(label(self._asking.title, "title"))
        lines.addWidget(label(self._asking.words, "muted"))
        lines.addLayout(self._both, 1)
        lines.addWidget(self._said)
        lines.addLayout(across(self._choose, self._close, gap=px(12)))
        self._area.setObjectName(f"{self.objectName()}_area")
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(ground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        self._settle()

    def _settle(self) -> None:
        """Put the places above the folders where there is no room for both beside each other."""
        px = self._look.theme.px
        is_narrow = self.width() < px(_BESIDE)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for layout in (self._both, self._head):
            layout.setDirection(below if is_narrow else beside)
        self._spots.setMaximumWidth(px(_BESIDE if is_narrow else _SPOTS))
        self._spots.setMinimumWidth(0 if is_narrow else px(_SPOTS))
        self._spots.setMaximumHeight(px(_LEAST_LIST) if is_narrow else _ANY_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().resizeEvent(event)
        self._settle()

    def _join(self) -> None:
        self._spots.itemActivated.connect(self._on_spot)
        self._spots.itemClicked.connect(self._on_spot)
        self._folders.itemActivated.connect(self._on_folder)
        self._up.clicked.connect(self._on_up)
        self._choose.clicked.connect(self._on_choose)
        self._close.clicked.connect(self.closed)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, slot in (
            (QKeySequence(Qt.Key.Key_Backspace), self._on_up),
            (QKeySequence("Alt+Up"), self._on_up),
            (QKeySequence("Ctrl+Return"), self._on_choose),
            (QKeySequence(Qt.Key.Key_Escape), self.closed.emit),
        ):
            QShortcut(keys, self, context=inside).activated.connect(slot)

    # what a person does

    def _on_spot(self, item: QListWidgetItem) -> None:
        self.go_to(Path(item.data(_PATH)))
        self._hold()

    def _on_folder(self, item: QListWidgetItem) -> None:
        one = Path(item.data(_PATH))
        if one in self._files or self._asking.mark(one):
            self._take(one)
        else:
            self.go_to(one)
            self._hold()

    def _hold(self) -> None:
        """Take the focus where it can be seen: an empty list shows none."""
        held = self._folders if self._folders.count() else self._choose
        held.setFocus()
        self._area.ensureWidgetVisible(held)

    def _on_up(self) -> None:
        left = self._at
        self.go_to(self._at.parent)
        for row in range(self._folders.count()):
            if self._folders.item(row).data(_PATH) == str(left):
                self._folders.setCurrentRow(row)
        if not self._up.hasFocus():
            self._hold()

    def _on_choose(self) -> None:
        if self._asking.files is None:
            self._take(self._at)
            return
        item = self._folders.currentItem()
        if item is not None and Path(item.data(_PATH)) in self._files:
            self._take(Path(item.data(_PATH)))
        else:
            self._said.say(self.tr("Choose a file in the list first, or go into a folder."))

    def _take(self, one: Path) -> None:
        refusal = self._asking.refusal(one)
        self._said.say(refusal)
        if not refusal:
            self.chosen.emit(one)


def any_folder(_folder: Path) -> str:
    """Return "": every folder will do, and none has a mark."""
    return ""


def files_in(folder: Path) -> tuple[Path, ...]:
    """Return the files in a folder that are not hidden, by name; raises OSError."""
    with os.scandir(folder) as entries:
        found = [Path(one.path) for one in entries if one.is_file() and one.name[0] not in ".$"]
    return tuple(sorted(found, key=_by_name)[:MOST_FOLDERS])


def folders_in(folder: Path) -> tuple[Path, ...]:
    """Return the folders in a folder that are not hidden, by name; raises OSError."""
    with os.scandir(folder) as entries:
        found = [Path(one.path) for one in entries if one.is_dir() and one.name[0] not in ".$"]
    return tuple(sorted(found, key=_by_name)[:MOST_FOLDERS])


def _by_name(folder: Path) -> tuple[str, str]:
    return folder.name.casefold(), folder.name


def place_for_a_file() -> Asking:
    """Return how somebody is asked where a file that leaves should go."""
    say = partial(QCoreApplication.translate, "place_chooser")
    return Asking(
        title=say("Where should the file go?"),
        words=say(
            "A stick you take with you is better than this computer. Enter goes into a folder, "
            "Backspace one level up. Where you looked is not remembered."
        ),
        choose=say("Choose this folder"),
        refusal=any_folder,
        mark=any_folder,
    )


def word_for(kind: str) -> str:
    """Return the word for a kind of place, as a system's own file manager has it."""
    say = partial(QCoreApplication.translate, "place_chooser")
    return {
        "home": say("Home"),
        "downloads": say("Downloads"),
        "documents": say("Documents"),
        "desktop": say("Desktop"),
    }[kind]


def spots(
    named: Callable[[str], str] = word_for, kinds: Sequence[str] = PLACES
) -> tuple[Spot, ...]:
    """Return the places to begin at here; `named` gives the word for each kind of place."""
    home = Path.home()
    known = {
        "home": (QStandardPaths.StandardLocation.HomeLocation, "house"),
        "downloads": (QStandardPaths.StandardLocation.DownloadLocation, "arrow-down"),
        "documents": (QStandardPaths.StandardLocation.DocumentsLocation, "file-text"),
        "desktop": (QStandardPaths.StandardLocation.DesktopLocation, "folder"),
    }
    found: dict[Path, Spot] = {}
    for kind in kinds:
        location, icon = known[kind]
        path = Path(QStandardPaths.writableLocation(location) or home)
        if path.is_dir():
            found.setdefault(path, Spot(name=named(kind), path=path, icon=icon))
    for path in removable(_roots(home.name)):
        found.setdefault(path, Spot(name=path.name or str(path), path=path, icon="usb"))
    return tuple(found.values())


def removable(roots: Iterable[Path]) -> tuple[Path, ...]:
    """Return what is mounted directly beneath these folders and can be looked into."""
    found: list[Path] = []
    for root in roots:
        try:
            found.extend(one for one in folders_in(root) if os.access(one, os.R_OK | os.X_OK))
        except OSError:
            continue
    return tuple(dict.fromkeys(found))


def _roots(person: str) -> tuple[Path, ...]:
    """Return where this system puts sticks and disks."""
    if sys.platform == "win32":
        return tuple(Path(drive.absoluteFilePath()) for drive in QDir.drives())
    if sys.platform == "darwin":
        return (Path("/Volumes"),)
    own = tuple(Path(root) / person for root in ("/run/media", "/media"))
    return (*own, Path("/mnt"))
