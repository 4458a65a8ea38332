"""A partner's questions come in: choose the file, open it, see what it holds, bring it in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import QuestionFileLockedError
from desktop.model.questions import Sheet
from desktop.ui.jobs import Jobs
from desktop.ui.screens.sealed_file import Opening, SealedFile, Told
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.held_questions import HeldQuestions


class QuestionsInScreen(QWidget):
    """Emits the sheet once the person, having seen what it holds, brings it in.

    Whoever takes it says what came of it: `opened` with the document, `said` with a sentence.
    """

    arrived = Signal()
    brought = Signal(object)
    go_wanted = Signal()
    by_hand_wanted = Signal()
    opened = Signal(str)
    begin_wanted = Signal(str)
    said = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, jobs: Jobs, means: Opening) -> None:
        super().__init__()
        self.setObjectName("questions_in")
        self._file = SealedFile(look, jobs, means, self._told())
        self._by_hand = Button(
            look, self.tr("Type them in by hand"), name="questions_in_by_hand", kind="plain"
        )
        self._go = Button(
            look, self.tr("Go to the questions you have"), name="questions_in_go", kind="plain"
        )
        self._held = HeldQuestions(look)
        self._file.add_ways(across(self._by_hand, self._go, gap=12))
        self._file.hold(self._held)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._file)
        self.show_ways(has_questions=False)
        self._join()

    def arrive(self) -> None:
        """Begin with what this is about."""
        self._file.arrive()

    def show_ways(self, *, has_questions: bool) -> None:
        """Offer the questions that are there, or to type them in where there are none."""
        self._go.setVisible(has_questions)
        self._by_hand.setVisible(not has_questions)

    def say(self, words: str) -> None:
        """Say on the first page why a sheet could not be taken."""
        self._file.say(words)

    def leave(self) -> None:
        """Forget the passphrase, the file, and what was in it."""
        self._file.forget()

    def _told(self) -> Told:
        return Told(
            name="questions_in",
            field="passphrase",
            heading="title",
            title=self.tr("Your partner’s questions"),
            about=(
                self.tr(
                    "This is for a file from your therapist, who had it from your partner’s "
                    "therapist. It holds the questions your partner wants answered, and how deep "
                    "each answer goes. It also says what your partner does not want to hear."
                ),
                self.tr(
                    "Bringing it in puts a copy of the questions into your vault. It answers "
                    "nothing, sends nothing back, and changes nothing you have written. Nobody "
                    "can see from the file that you opened it. A second sheet adds to the first."
                ),
                self.tr(
                    "If it reached you another way, talk to your therapist before you open it. "
                    "You can also bring it in when somebody is with you."
                ),
            ),
            passphrase=self.tr(
                "It has a passphrase of its own, which your therapist gives you apart from "
                "the file. The passphrase of your vault does not open it."
            ),
            mark=self.tr("(questions)"),
            locked=QuestionFileLockedError,
        )

    def _join(self) -> None:
        self._by_hand.clicked.connect(self.by_hand_wanted)
        self._go.clicked.connect(self.go_wanted)
        self._file.arrived.connect(self.arrived)
        self._file.read.connect(self._on_read)
        self._file.forgotten.connect(self._held.forget)
        self._file.closed.connect(self.closed)
        self._held.brought.connect(self._on_brought)
        self._held.closed.connect(self._on_close)

    def _on_read(self, sheet: Sheet) -> None:
        self._held.show_sheet(sheet)
        self._file.show_held(self._held, self._held)

    def _on_brought(self, sheet: Sheet) -> None:
        self._file.forget()
        self.brought.emit(sheet)

    def _on_close(self) -> None:
        self._file.forget()
        self.closed.emit()
