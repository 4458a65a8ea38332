"""A question file that is there: where it lies, the words that open it, and whom it is for."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.deleting_note import deleting_note
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.leaving_password import breakable
from desktop.ui.widgets.made_phrase import MadePhrase
from desktop.ui.widgets.said import Said
from desktop.ui.widgets.scroll_page import ScrollPage

COLUMN = 600


class FileMade(QWidget):
    """Emits `done`, or the wish to have the file deleted; its words are kept nowhere else."""

    done = Signal()
    remove_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("questions_out_end")
        self._title = label("", "title", "questions_out_end_title")
        self._name = label("", "panel", "questions_out_end_name")
        self._where = label("", "muted", "questions_out_end_where")
        self._whom = label(
            self.tr("Give it to your own therapist, who passes it on."),
            "body",
            "questions_out_end_whom",
        )
        self._phrase = MadePhrase(look, name="questions_out_phrase")
        self._words = label(
            self.tr(
                "Copy these words by hand and give them to your therapist another way than the "
                "file. They are kept nowhere: once you leave this page nobody can show them again. "
                "You can then make the file anew."
            ),
            "body",
        )
        self._said = Said(look, name="questions_out_end_said")
        self._done = Button(look, self.tr("Done"), name="questions_out_done", kind="primary")
        self._remove = Button(
            look, self.tr("Delete this file"), name="questions_out_remove", kind="quiet"
        )
        deleting = deleting_note("questions_out_deleting")
        page = ScrollPage(look, COLUMN, name="questions_out_end_page")
        self._there = (self._name, self._whom, self._phrase, self._words, deleting, self._remove)
        for part in (
            self._title, self._name, self._where, self._whom, self._phrase, self._words, self._said,
            deleting,
        ):  # fmt: skip
            page.add(part)
        page.add_layout(across(self._done, self._remove, gap=12))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        self._done.clicked.connect(self.done)
        self._remove.clicked.connect(self._on_remove)

    def show_made(self, path: Path, phrase: str) -> None:
        """Show where the file is, and its words for a minute."""
        self._title.setText(self.tr("The file is there, and was read back"))
        self._name.setText(path.name)
        self._where.setText(way(path.parent))
        self._said.say("")
        for part in self._there:
            part.show()
        self._remove.setEnabled(True)
        self._phrase.show_phrase(phrase)
        # Not at "Done": a key pressed too often would take the words away for good.
        self._phrase.take_focus()

    def show_removed(self) -> None:
        """Say that the file is gone."""
        self._phrase.forget()
        for part in self._there:
            part.hide()
        self._title.setText(self.tr("The file is deleted"))
        self._where.setText(self.tr("Your sheet is as it was."))
        self._said.say("")
        self._done.setFocus()

    def say(self, words: str) -> None:
        """Say why the file could not be deleted."""
        self._remove.setEnabled(True)
        self._said.say(words)

    def _on_remove(self) -> None:
        # Once: a second try would find no file, and say that something else was wrong.
        self._remove.setEnabled(False)
        self.remove_wanted.emit()

    def forget(self) -> None:
        """Forget the words and the place."""
        self._phrase.forget()
        self._name.setText("")
        self._where.setText("")


def way(folder: Path) -> str:
    """Return the way to a folder with places to break: behind each stroke, or in a long name."""
    return "/\u200b".join(map(breakable, str(folder).split("/")))
