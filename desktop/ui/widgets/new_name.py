"""The field in which something in a list gets another name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit

from desktop.model.document import DocumentId
from desktop.ui.widgets.kept_out import KeptOut


class NewName(QLineEdit):
    """Emits each name as it is typed, to be kept as words are, so that a lock loses none.

    Escape gives the former name back; Enter, and leaving for another line, take what stands there.
    """

    typed = Signal(str, str)
    entered = Signal(str, str)
    left = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(self.tr("New name"))
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        KeptOut(self)
        self._document: DocumentId | None = None
        self._former = self._last = self._at_first = ""
        self._was_typed = False
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self._on_entered)
        escape = QShortcut(QKeySequence("Escape"), self)
        # Given to the constructor, PySide takes no notice of it.
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self._on_escape)

    def begin(self, document: DocumentId, former: str, *, is_veiled: bool = False) -> None:
        """Ask for another name; the former one of what is veiled is not shown."""
        self._document, self._former, self._last = document, former, former
        self._at_first = "" if is_veiled else former
        self.setText(self._at_first)
        self.selectAll()
        self.show()
        self.setFocus()

    def finish(self) -> tuple[DocumentId, str] | None:
        """Let go of it, and return what was typed in for, with the name it has now."""
        document, last, was_typed = self._document, self._last, self._was_typed
        self._document, self._former, self._last, self._was_typed = None, "", "", False
        self._at_first = ""
        # Unlike `clear`, this also takes what could be undone.
        self.setText("")
        self.hide()
        return (document, last) if document is not None and was_typed else None

    def _on_edited(self, text: str) -> None:
        if self._document is not None:
            self._last, self._was_typed = text.strip() or self._former, True
            self.typed.emit(self._document, self._last)

    def _on_entered(self) -> None:
        if self._document is not None and self.text().strip():
            self.entered.emit(self._document, self.text().strip())

    def _on_escape(self) -> None:
        if self._document is not None and self._was_typed:
            self._last = self._former
            self.setText(self._at_first)
            self.typed.emit(self._document, self._former)
        self.left.emit()
