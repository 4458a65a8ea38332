"""The end of a sitting: keep what was written, change over, go back, or lock."""

from PySide6.QtCore import Signal

from desktop.model.sitting import Sitting
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage
from desktop.ui.widgets.choices import CheckBox
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said

COLUMN = 720


class SittingEnd(CalmPage):
    """Says that it is over; nothing is kept unless the owner of the vault ticks both boxes."""

    lock_wanted = Signal()
    change_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, COLUMN, name="sitting_end")
        self._title = label("", "title", "sitting_end_title")
        self._words = label("", "words", "sitting_end_words")
        self._keep = CheckBox(look, self.tr("Keep what was written"), name="sitting_keep")
        self._owner = CheckBox(
            look,
            self.tr("This is my vault, and we both know that it is kept here"),
            name="sitting_owner",
        )
        self._kept = label("", "muted", "sitting_kept")
        self._said = Said(look, name="sitting_said")
        self._lock = Button(look, self.tr("Lock"), name="sitting_lock", kind="primary", icon="lock")
        self._change = Button(look, self.tr("Change over"), name="sitting_change")
        self._back = Button(look, self.tr("Go back"), name="sitting_end_back", kind="quiet")
        gap = look.theme.px(12)
        self.add(self._title)
        self.add(self._words)
        self.add(self._keep, 24)
        self.add(self._owner, 4)
        self.add(self._kept, 4)
        self.add(self._said)
        self.add_layout(across(self._lock, self._change, self._back, gap=gap), 24)
        self.add(
            label(
                self.tr(
                    "Locking closes the vault. Whoever it belongs to opens it again with the "
                    "passphrase, alone."
                ),
                "note",
            ),
            16,
        )
        for box in (self._keep, self._owner):
            box.toggled.connect(self._dress)
        self._lock.clicked.connect(self.lock_wanted)
        self._change.clicked.connect(self.change_wanted)
        self._back.clicked.connect(self.back_wanted)

    @property
    def keeps(self) -> bool:
        """Say whether the owner of the vault wants it kept: both boxes are ticked."""
        return self._keep.isChecked() and self._owner.isChecked()

    def show_end(self, sitting: Sitting, *, is_whole: bool) -> None:
        """Begin with both boxes off; where nothing is written there is nothing to keep."""
        for box in (self._keep, self._owner):
            box.setChecked(False)
        self._keep.setVisible(sitting.has_words)
        self._change.setVisible(is_whole and sitting.practice.change_over)
        self._title.setText(self._title_words(sitting, is_whole=is_whole))
        whole = self.tr("What was said can rest now. Nothing has to follow from it today.")
        stopped = self.tr("To stop is right at any step. Nobody has to say why.")
        self._words.setText(whole if is_whole else stopped)
        self._said.say("")
        self._dress()
        self.show_start()

    def say(self, words: str) -> None:
        """Say why it could not be kept; nobody is locked out of trying again."""
        self._said.say(words)
        self.reveal(self._said)

    def hold(self) -> None:
        """Take the keyboard where a key pressed once too often does not cost the words."""
        (self._lock if self._keep.isHidden() else self._keep).setFocus()

    def _title_words(self, sitting: Sitting, *, is_whole: bool) -> str:
        if is_whole:
            return self.tr("That was all of it")
        is_new = sitting.is_first and not sitting.has_words
        return self.tr("Not today") if is_new else self.tr("You stopped here")

    def _dress(self) -> None:
        has_words = not self._keep.isHidden()
        wants = has_words and self._keep.isChecked()
        self._owner.setVisible(wants)
        self._kept.setVisible(has_words)
        self._kept.setText(self._kept_words())
        keep = self.tr("Keep and lock")
        self._lock.show_text(keep if wants and self.keeps else self.tr("Lock"))

    def _kept_words(self) -> str:
        if not self._keep.isChecked():
            return self.tr("Nothing is kept. What you wrote is gone with the lock.")
        if not self._owner.isChecked():
            return self.tr("Only the owner of this vault decides that. Until then nothing is kept.")
        return self.tr("It is kept in this vault, under Practise.")
