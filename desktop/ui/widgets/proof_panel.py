"""What was found when the written file was opened again, in plain sentences."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.model.manifest import Check
from desktop.ui.theme import Look
from desktop.ui.widgets import proof_words
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.cards import Card, IconView
from desktop.ui.widgets.deleting_note import deleting_note
from desktop.ui.widgets.labels import label, no_taller_than_needed
from desktop.ui.widgets.leaving_password import SHOWN_MS, breakable
from desktop.ui.widgets.proof_words import Kind
from desktop.ui.widgets.scroll_page import ScrollPage


class ProofPanel(QWidget):
    """Emits `done`, or the wish to have the file removed."""

    done = Signal()
    remove_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("proof")
        self._look = look
        self._password = ""
        self._notes: tuple[str, ...] = ()
        self._has_others = False
        self._held: QWidget | None = None
        self._eye: Button | None = None
        self._open: QLabel | None = None
        self._shown = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._shown.timeout.connect(self.hide_password)
        self._page = ScrollPage(look, 820, name="proof_page")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def note(self, notes: Sequence[str], *, has_others: bool) -> None:
        """Take what is to be said beside the checks, and whether other files of it are left.

        The checks are those of the last file. Where there are others, this stands above them.
        """
        self._notes, self._has_others = tuple(notes), has_others

    def hold(self, part: QWidget | None) -> None:
        """Take what is to stand below the checks that are shown next: the line of the register."""
        self._held = part

    def show_checks(
        self,
        path: Path | None,
        checks: Sequence[Check],
        kind: Kind,
        *,
        password: str = "",
    ) -> None:
        """Show each check in its place; without a path one of them failed, and no file is left.

        The password can be shown once more until the page is left: it is to be copied by hand.
        """
        self._begin(self._failed() if path is None else self.tr("Saved, and read back"))
        self._page.add(label(proof_words.of_looking(kind), "muted", "proof_looking"))
        card = Card(self._look, name="proof_card")
        if path is not None:
            where = f"{path.parent}\n{proof_words.of_file(kind)}"
            card.lines.addWidget(label(path.name, "panel", "proof_name"))
            card.lines.addWidget(label(where, "muted", "proof_where"))
        for check in checks:
            card.lines.addLayout(self._line(check, kind))
        self._page.add(card)
        if path is None:
            words = self.tr(
                "The file was not as it should be, so it was not left in the place you chose. "
                "Save again; if it happens twice, choose another place, or leave out the section "
                "you added last."
            )
            self._page.add(label(words, "body", "proof_advice"))
        self._buttons(is_there=path is not None, password=password if path is not None else "")

    def show_unproven(self, words: str) -> None:
        """Say why nobody could look at the file, of which nothing is left."""
        self._begin(self._failed())
        self._page.add(label(words, "body", "proof_advice"))
        self._buttons(is_there=False)

    def show_removed(self, words: str) -> None:
        """Say that the file is gone, or why it could not be removed."""
        self._forget()
        self._page.clear()
        self._page.add(label(words, "heading", "proof_removed"))
        self._buttons(is_there=False)

    def hide_password(self) -> None:
        """Put the password away, if it is shown."""
        self._shown.stop()
        if self._eye is not None and self._open is not None:
            self._open.setText("")
            self._open.hide()
            self._eye.show_text(self.tr("Show the password again"))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().hideEvent(event)
        self.hide_password()

    def _failed(self) -> str:
        if self._has_others:
            return self.tr("Not every file was saved")
        return self.tr("Nothing was saved")

    def _forget(self) -> None:
        self._shown.stop()
        self._password, self._eye, self._open = "", None, None

    def _begin(self, title: str) -> None:
        self._forget()
        self._page.clear()
        self._page.add(label(title, "title", "proof_title"))
        if self._has_others:
            self._lay_out_notes()

    def _buttons(self, *, is_there: bool, password: str = "") -> None:
        """Say what else is to be known; offer to go on, to see the password, and to delete."""
        px = self._look.theme.px
        if (held := self._held) is not None:
            self._held = None
            self._page.add(held)
        self._lay_out_notes()
        words = self.tr("Delete these files") if self._has_others else self.tr("Delete this file")
        is_there = is_there or self._has_others
        self._has_others = False
        done = Button(self._look, self.tr("Done"), name="proof_done", kind="primary")
        done.clicked.connect(self.done)
        first: list[QWidget] = [done]
        if password:
            first.append(self._make_eye(password))
        remove = None
        if is_there:
            remove = Button(self._look, words, name="proof_remove", kind="quiet")
            remove.clicked.connect(self.remove_wanted)
            self._page.add(deleting_note("proof_deleting"))
        self._page.add_layout(across(*first, gap=px(12), to_right=remove))
        if self._open is not None:
            # Below everything else, so that nothing moves when it appears.
            self._page.add(self._open)
        no_taller_than_needed(self._page)
        done.setFocus()

    def _lay_out_notes(self) -> None:
        for number, note in enumerate(self._notes, 1):
            self._page.add(label(note, "body", f"proof_note_{number}"))
        self._notes = ()

    def _make_eye(self, password: str) -> Button:
        self._password = password
        self._open = label("", "heading", "proof_password")
        self._open.hide()
        self._eye = Button(
            self._look, self.tr("Show the password again"), name="proof_show_password", kind="quiet"
        )
        self._eye.clicked.connect(self._on_eye)
        return self._eye

    def _on_eye(self) -> None:
        if self._eye is None or self._open is None:
            return
        if self._shown.isActive():
            self.hide_password()
            return
        self._open.setText(breakable(self._password))
        self._open.show()
        self._eye.show_text(self.tr("Hide the password"))
        self._shown.start()
        QTimer.singleShot(0, self._open, partial(self._page.ensureWidgetVisible, self._open))

    def _line(self, check: Check, kind: Kind) -> QHBoxLayout:
        row = QHBoxLayout()
        icon = IconView(
            self._look,
            "check" if check.holds else "info",
            "accent" if check.holds else "attention",
        )
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(self._look.theme.px(4))
        good, bad, how = proof_words.of_check(check.kind, kind)
        words.addWidget(
            label(
                good if check.holds else bad,
                "strong" if check.holds else "attention",
                f"proof_{check.kind.name.lower()}",
            )
        )
        words.addWidget(label(how, "note"))
        row.addLayout(words, 1)
        return row
