"""The ways to the questions in private: a quiet line once, and what is said before others read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import label


class InPrivate(QWidget):
    """Offers the questions once, without saying what they are about: a page can be looked at."""

    wanted = Signal()
    left = Signal()

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._look_at = Button(
            look, self.tr("Answer in private"), name=f"{name}_open", kind="quiet"
        )
        self._leave = Button(look, self.tr("Leave them"), name=f"{name}_leave", kind="quiet")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.theme.px(4))
        lines.addWidget(
            label(
                self.tr(
                    "There are a few questions for you alone. Your answers stay in this vault, "
                    "and change only what is offered to you. You find the questions under Plans, "
                    "too."
                ),
                "muted",
            )
        )
        lines.addLayout(across(self._look_at, self._leave, gap=look.theme.px(8)))
        self._look_at.clicked.connect(self.wanted)
        self._leave.clicked.connect(self.left)


class BeforeOthersRead(Card):
    """Stands where something is about to be read by others.

    To somebody who has reason to be afraid it names who can be asked beforehand; it holds nothing
    back, and never sends anybody to face a person they fear.
    """

    wanted = Signal()
    help_wanted = Signal()

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__(look, name=name, surface="soft")
        self._words = label("", "body", f"{name}_words")
        self._open = Button(look, self.tr("Answer in private"), name=f"{name}_open", kind="quiet")
        self._help = Button(look, self.tr("Help now"), name=f"{name}_help", kind="quiet")
        self.lines.addWidget(self._words)
        self.lines.addLayout(across(self._open, self._help, gap=look.theme.px(8)))
        self._open.clicked.connect(self.wanted)
        self._help.clicked.connect(self.help_wanted)
        self.hide()

    def show_nothing(self) -> None:
        """Say nothing: there are no questions, or they were answered without a yes."""
        self.hide()

    def show_question(self, *, for_both: bool) -> None:
        """Ask whether it is safe: for whoever is here, or for both where one tells the other."""
        self._words.setText(
            self.tr("Is it safe, for both of you, that this is read?")
            if for_both
            else self.tr("Is it safe for you that somebody reads this?")
        )
        self._help.hide()
        self.show()

    def show_after_yes(self, *, fears_own_acts: bool, fears_others: bool) -> None:
        """Name who can be asked first, by somebody afraid of others, of themselves, or of both.

        One never takes the place of the other: rage does not undo what is done to somebody.
        """
        of_others = self.tr(
            "Before a letter is read aloud or given away, ask whether that is safe. People who "
            "know about fear at home can tell you. Help now has their numbers."
        )
        of_oneself = self.tr(
            "Before this is read, tell your therapist or a doctor what you did, or fear you "
            "might do. Help now has numbers, also for tonight."
        )
        said = [of_others] if fears_others or not fears_own_acts else []
        said += [of_oneself] if fears_own_acts else []
        self._words.setText("\n\n".join(said))
        self._help.show()
        self.show()
