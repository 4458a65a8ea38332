"""Which kind of file leaves, how large its words are, and how it is closed if it cannot be."""

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSizePolicy, QVBoxLayout, QWidget

from desktop.model.manifest import Form, Paper, Size
from desktop.ui.theme import Look
from desktop.ui.widgets.choices import Combo, Radio, RadioGroup
from desktop.ui.widgets.labels import label

SEALED_ENDING = "dat"
"""What the name of a sealed file ends with; that of a file with questions, too."""
_SEALED, _AS_IT_IS = "sealed", "as it is"


class Closing(Enum):
    """How a file is closed: by a password of its own, by this program, not at all, or unsaid."""

    OWN = "own"
    SEALED = "sealed"
    OPEN = "open"
    UNSAID = "unsaid"


class LeavingForm(QWidget):
    """Emits `changed` when another file is wanted; nothing is closed or left open unasked."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._paper = Paper.A4
        self._form_label = label("", "label", "session_form_words")
        self._form = Combo(look, self.tr("Form"), name="session_paper")
        self._size = Combo(look, self.tr("Size of the words"), name="session_size")
        self._size_label = label(self.tr("Size of the words"), "label")
        self._question = QWidget()
        self._cannot = label("", "body", "session_no_password")
        self._sealed = Radio(
            look, self.tr("Sealed, readable with this program only"), name="session_sealed"
        )
        self._as_it_is = Radio(
            look, self.tr("As it is: anyone who has the file can read it"), name="session_as_it_is"
        )
        self._group = RadioGroup(self)
        self._lay_out()
        self._form.currentIndexChanged.connect(self._on_form)
        self._size.currentIndexChanged.connect(self._on_size)
        self._group.buttonToggled.connect(self._on_closing)
        self._say()

    # what others call

    def form(self) -> Form:
        """Return the kind of file."""
        # Qt gives plain strings back.
        return Form(self._form.currentData().partition(" ")[0])

    def paper(self) -> Paper:
        """Return the sheet; a form without sheets keeps the last one."""
        return self._paper

    def words_size(self) -> Size:
        """Return how large the words are; where a form has no size, as they are read."""
        return Size(self._size.currentData()) if self._has_size() else Size.READING

    def closing(self) -> Closing:
        """Return how the file is to be closed."""
        if self.form().takes_password:
            return Closing.OWN
        if self._sealed.isChecked():
            return Closing.SEALED
        return Closing.OPEN if self._as_it_is.isChecked() else Closing.UNSAID

    def ending(self) -> str:
        """Return what the name of the file ends with."""
        is_sealed = self.closing() is Closing.SEALED
        return SEALED_ENDING if is_sealed else self.form().value

    def take(self, form: Form, paper: Paper, size: Size) -> None:
        """Take what was kept; nothing is emitted, and how it is closed is asked again."""
        self._paper = paper
        for combo, data in ((self._form, _key(form, paper)), (self._size, size.value)):
            was = combo.blockSignals(True)
            combo.setCurrentIndex(max(0, combo.findData(data)))
            combo.blockSignals(was)
        self._unask()
        self._say()

    # parts

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.theme.px(8))
        for words, form, paper in (
            (self.tr("PDF, A4"), Form.PDF, Paper.A4),
            (self.tr("PDF, Letter"), Form.PDF, Paper.LETTER),
            (self.tr("Word file, A4"), Form.WORD, Paper.A4),
            (self.tr("Word file, Letter"), Form.WORD, Paper.LETTER),
            (self.tr("Text file"), Form.TEXT, None),
            (self.tr("Markdown"), Form.MARKDOWN, None),
        ):
            self._form.addItem(words, _key(form, paper))
        for words, size in (
            (self.tr("Reading size"), Size.READING),
            (self.tr("Large print"), Size.LARGE),
            (self.tr("For reading aloud"), Size.ALOUD),
        ):
            self._size.addItem(words, size.value)
        for combo in (self._form, self._size):
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        asked = QVBoxLayout(self._question)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(self._look.theme.px(4))
        asked.addWidget(self._cannot)
        for radio in (self._sealed, self._as_it_is):
            # Its words go on to a second line, and take the height of two.
            policy = radio.sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            radio.setSizePolicy(policy)
            self._group.take(radio)
            asked.addWidget(radio)
        for part in (self._form_label, self._form, self._question, self._size_label, self._size):
            lines.addWidget(part)

    # what happens

    def _on_form(self) -> None:
        _, _, paper = self._form.currentData().partition(" ")
        if paper:
            self._paper = Paper(paper)
        self._unask()
        self._say()
        self.changed.emit()

    def _on_size(self) -> None:
        self._say()
        self.changed.emit()

    def _on_closing(self, _radio: QAbstractButton, is_chosen: bool) -> None:
        if is_chosen:
            self.changed.emit()

    def _unask(self) -> None:
        """Let neither answer be chosen: what was said of one form is not said of another."""
        self._group.setExclusive(False)
        for radio in (self._sealed, self._as_it_is):
            radio.setChecked(False)
        self._group.setExclusive(True)

    def _has_size(self) -> bool:
        return self.form() in {Form.PDF, Form.WORD}

    def _sheet(self) -> str:
        """Return "Form: A4, large print"."""
        paper = {Paper.A4: self.tr("A4"), Paper.LETTER: self.tr("Letter")}[self._paper]
        words = {
            Size.READING: self.tr("Form: {paper}, reading size"),
            Size.LARGE: self.tr("Form: {paper}, large print"),
            Size.ALOUD: self.tr("Form: {paper}, for reading aloud"),
        }
        return words[self.words_size()].format(paper=paper)

    def _say(self) -> None:
        self._question.setVisible(not self.form().takes_password)
        self._form_label.setText(self._sheet() if self._has_size() else self.tr("Form"))
        for part in (self._size_label, self._size):
            part.setVisible(self._has_size())
        match self.form():
            case Form.WORD:
                words = self.tr(
                    "A Word file has no password that this program could set and prove. How is it "
                    "to leave?"
                )
            case Form.TEXT:
                words = self.tr("A text file cannot have a password. How is it to leave?")
            case _:
                words = self.tr("Markdown cannot have a password. How is it to leave?")
        self._cannot.setText(words)


def _key(form: Form, paper: Paper | None) -> str:
    has_sheets = form in {Form.PDF, Form.WORD} and paper is not None
    return f"{form.value} {paper.value}" if has_sheets and paper else form.value
