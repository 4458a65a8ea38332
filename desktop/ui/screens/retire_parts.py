"""Parts that are to open nothing any more: asked of whoever knows the passphrase."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.errors import AppError
from desktop.session import Session
from desktop.ui.jobs import Jobs
from desktop.ui.screens.secrets import COLUMN, Gate, Named
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.calm_page import CalmPage, across
from desktop.ui.widgets.labels import label


class RetireParts(CalmPage):
    """Retires the parts once the passphrase fits; nobody at an open vault takes a way in away."""

    done = Signal(str)

    def __init__(self, look: Look, jobs: Jobs, session: Session) -> None:
        super().__init__(look, COLUMN, name="retire_page")
        self._jobs, self._session = jobs, session
        self._about = label("", "muted", "retire_about")
        self._is_here = False
        named = Named(
            name="retire", button="go", go=self.tr("Retire the parts"), going=self.tr("Looking…")
        )
        self._gate = gate = Gate(look, jobs, session, named)
        back = Button(look, self.tr("Leave them"), name="retire_back", kind="quiet")
        gate.hold(back)
        self.add(label(self.tr("Let the parts open nothing"), "title", "retire_title"))
        self.add(self._about, 8)
        self.add(gate.present, 24)
        self.add(gate.trouble, 0)
        self.add_layout(across(gate.go, back, gap=12), 24)
        self.without_help()
        gate.present.submitted.connect(gate.ask)
        gate.go.clicked.connect(gate.ask)
        gate.passed.connect(self._on_passed)
        back.clicked.connect(self._on_back)
        escape = QShortcut(
            QKeySequence(QKeySequence.StandardKey.Cancel), self,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )  # fmt: skip
        escape.activated.connect(self._on_back)

    def arrive(self) -> None:
        """Say what comes of it and ask for the passphrase."""
        self.leave()
        self._about.setText(self._what_comes())
        self._is_here = True
        self._gate.present.setFocus()

    def leave(self) -> None:
        """Forget what was typed; who left has not wanted it."""
        self._is_here = False
        self._gate.clear()

    def _what_comes(self) -> str:
        if self._session.has_phrase:
            return self.tr(
                "From then on no two of the three parts open this vault. The recovery phrase stays "
                "good. Backups and copies made before still open with the parts."
            )
        return self.tr(
            "From then on no two of the three parts open this vault, and nothing else on paper "
            "does. Without a recovery phrase, a forgotten passphrase is final. Backups and copies "
            "made before still open with the parts."
        )

    def _on_back(self) -> None:
        if not self._gate.is_busy:
            self.leave()
            self.done.emit("")

    def _on_passed(self) -> None:
        if not self._is_here:
            self._gate.free()
            return
        self._jobs.save(self._session.retire_shares, self._on_retired, self._on_not_retired)

    def _on_retired(self, _nothing: object) -> None:
        self._gate.free()
        self.leave()
        self.done.emit(self.tr("The parts open nothing any more."))

    def _on_not_retired(self, error: BaseException) -> None:
        self._gate.free()
        if not isinstance(error, AppError):
            raise error
        self._gate.trouble.say(error)
