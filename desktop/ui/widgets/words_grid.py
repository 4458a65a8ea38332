"""The words of a recovery phrase or of a part: shown to be copied by hand, or typed from paper."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.theme import Look

WORDS = 24
COLUMNS = 4
LEAST_FIELD = 88
"""The width at 100 % below which “not in the list” would be cut."""
TELLING = 4
"""The first four letters of a word are its own in either list (BIP-39, SLIP-39)."""


class ShownWords(QWidget):
    """The words with their numbers; there is no way to choose, copy or drag them."""

    def __init__(self, look: Look, *, name: str, count: int = WORDS) -> None:
        super().__init__()
        self._look, self._name, self._count = look, name, count
        self.setObjectName(name)
        self._grid = QGridLayout(self)
        self._columns = 0
        self._numbers = [_number(place) for place in range(count)]
        self._words = [self._word(place) for place in range(count)]
        look.changed.connect(self._on_look_changed)
        self._flow(COLUMNS)

    def show_words(self, words: Sequence[str]) -> None:
        """Show these words, or nothing in their places."""
        shown = words or [""] * self._count
        for number, (part, word) in enumerate(zip(self._words, shown, strict=True), start=1):
            part.setText(word)
            part.setAccessibleName(f"{number} {word}" if word else "")
        self._fit()

    def _on_look_changed(self) -> None:
        self._settle()
        self._fit()

    def _word(self, place: int) -> QLabel:
        word = QLabel()
        word.setObjectName(f"{self._name}_{place + 1}")
        word.setProperty("role", "large")
        word.setTextFormat(Qt.TextFormat.PlainText)
        word.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        return word

    def _fit(self) -> None:
        """Stand in as many columns as there is room for: a word that is cut cannot be copied."""
        room = self.width()
        self._flow(next((n for n in (4, 3, 2) if n * self._one_column() <= room), 1))

    def _one_column(self) -> int:
        px = self._look.theme.px
        return px(28) + 2 * px(8) + max(word.sizeHint().width() for word in self._words)

    def _flow(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        rows = -(-self._count // columns)
        for place, (number, word) in enumerate(zip(self._numbers, self._words, strict=True)):
            row, column = place % rows, place // rows
            self._grid.addWidget(number, row, column * 2)
            self._grid.addWidget(word, row, column * 2 + 1)
        self._settle()

    def _settle(self) -> None:
        px = self._look.theme.px
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(8))
        rows = -(-self._count // self._columns)
        for row in range(self._count):
            self._grid.setRowMinimumHeight(row, px(32) if row < rows else 0)
        for column in range(COLUMNS):
            is_used = column < self._columns
            self._grid.setColumnMinimumWidth(column * 2, px(28) if is_used else 0)
            self._grid.setColumnStretch(column * 2 + 1, 1 if is_used else 0)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's name
        # One column is the least: otherwise four would hold the page open beyond the window.
        return QSize(self._one_column(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().resizeEvent(event)
        self._fit()


class TypedWords(QWidget):
    """A field for each word; Space goes on to the next one, and each is looked up at once."""

    submitted = Signal()
    changed = Signal()

    def __init__(self, look: Look, listed: Sequence[str], *, name: str, count: int = WORDS) -> None:
        super().__init__()
        self._look, self._count = look, count
        self._by_start = {word[:TELLING]: word for word in listed}
        self._listed = tuple(listed)
        self._is_filling = False
        self.setObjectName(name)
        self._grid = QGridLayout(self)
        self._fields: list[WordField] = []
        self._states: list[QLabel] = []
        self._numbers: list[QLabel] = []
        self._cells: list[QWidget] = []
        self._columns = 0
        for place in range(count):
            self._add(place, name)
        self.setFocusProxy(self._fields[0])
        look.changed.connect(self._settle)
        self._flow(COLUMNS)
        self._settle()

    def text(self) -> str:
        """Return what was typed, with spaces between."""
        return " ".join(field.text().strip() for field in self._fields)

    def clear(self) -> None:
        """Forget what was typed."""
        for field in self._fields:
            field.setText("")

    def first_open(self) -> int | None:
        """Return the number of the first word that is missing or not in the list, or None."""
        for number, field in enumerate(self._fields, start=1):
            if self._whole(field.text()) is None:
                return number
        return None

    def is_missing(self, number: int) -> bool:
        """Return whether nothing was typed for this word."""
        return not self._fields[number - 1].text().strip()

    def go_to(self, number: int) -> None:
        """Put the caret into this field and choose what stands in it."""
        field = self._fields[number - 1]
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()

    def _add(self, place: int, name: str) -> None:
        number = _number(place)
        field = WordField(f"{name}_{place + 1}", self.tr("Word {n}").format(n=place + 1))
        state = QLabel()
        state.setObjectName(f"{name}_{place + 1}_state")
        state.setProperty("role", "note")
        self._numbers.append(number)
        self._fields.append(field)
        self._states.append(state)
        cell = QWidget()
        self._cells.append(cell)
        lines = QVBoxLayout(cell)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(field)
        lines.addWidget(state)
        field.textChanged.connect(self._on_text_changed)
        field.left.connect(self._on_left)
        field.went_back.connect(self._on_went_back)
        field.finished.connect(self._on_finished)

    def _whole(self, typed: str) -> str | None:
        """Return the word of the list that this is or begins, by its first four letters."""
        plain = typed.strip().lower()
        word = self._by_start.get(plain[:TELLING])
        if word is None:
            return None
        is_shortened = len(plain) == TELLING and word.startswith(plain)
        return word if plain == word or is_shortened else None

    def _place_of(self, field: QObject | None) -> int:
        return next(place for place, one in enumerate(self._fields) if one is field)

    def _on_text_changed(self, text: str) -> None:
        if self._is_filling:
            return
        place = self._place_of(self.sender())
        if len(text.split()) > 1 or (text.strip() and text[-1:].isspace()):
            self._spread(place, text)
        self._say(place)
        self.changed.emit()

    def _spread(self, place: int, text: str) -> None:
        """Give each of several words its own field and go on behind the last one."""
        words = text.split()[: self._count - place]
        self._is_filling = True
        for at, word in enumerate(words, start=place):
            self._fields[at].setText(self._whole(word) or word)
            self._say(at)
        self._is_filling = False
        self.go_to(min(place + len(words), self._count - 1) + 1)

    def _on_left(self) -> None:
        place = self._place_of(self.sender())
        word = self._whole(self._fields[place].text())
        if word is not None and word != self._fields[place].text():
            self._fields[place].setText(word)
        self._say(place, is_left=True)

    def _on_went_back(self) -> None:
        self.go_to(max(self._place_of(self.sender()), 1))

    def _on_finished(self) -> None:
        place = self._place_of(self.sender())
        if place == self._count - 1 or self.first_open() is None:
            self.submitted.emit()
        else:
            self.go_to(place + 2)

    def _say(self, place: int, *, is_left: bool = False) -> None:
        """Say below a field whether its word is in the list, not before that can be known."""
        typed = self._fields[place].text().strip().lower()
        whole = self._whole(typed)
        words, role = "", "note"
        if whole is not None:
            words = f"✓ {whole}"
        elif typed and (is_left or not any(word.startswith(typed) for word in self._listed)):
            words, role = self.tr("not in the list"), "notice"
        state = self._states[place]
        if (state.text(), state.property("role")) != (words, role):
            state.setText(words)
            state.setProperty("role", role)
            state.style().unpolish(state)
            state.style().polish(state)
        self._fields[place].setAccessibleDescription(words)

    def _settle(self) -> None:
        px = self._look.theme.px
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(4))
        for column in range(COLUMNS):
            is_used = column < self._columns
            self._grid.setColumnMinimumWidth(column * 2, px(24) if is_used else 0)
            self._grid.setColumnStretch(column * 2 + 1, 1 if is_used else 0)
        for number in self._numbers:
            number.setFixedHeight(px(40))
        for state in self._states:
            state.setFixedHeight(px(20))
        self.updateGeometry()

    def _one_column(self) -> int:
        """Return how wide a field is with its number, so that what is said below it is not cut."""
        return self._look.theme.px(24 + 2 * 8 + LEAST_FIELD)

    def _flow(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        rows = -(-self._count // columns)
        for place, (number, cell) in enumerate(zip(self._numbers, self._cells, strict=True)):
            row, column = place % rows, place // rows
            self._grid.addWidget(number, row, column * 2, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(cell, row, column * 2 + 1)
        self._settle()

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's name
        # One column is the least, as with words that are shown.
        return QSize(self._one_column(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().resizeEvent(event)
        room = self.width()
        self._flow(next((n for n in (4, 3, 2) if n * self._one_column() <= room), 1))


class WordField(QLineEdit):
    """A field for one word of a phrase; nothing of it can be copied out."""

    left = Signal()
    went_back = Signal()
    finished = Signal()

    def __init__(self, name: str, what: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(what)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDragEnabled(False)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        # What the pointer chooses would go into the primary selection, open to every program.
        self.selectionChanged.connect(self._on_selection_changed)
        self._is_by_pointer = False

    def _on_selection_changed(self) -> None:
        if self._is_by_pointer:
            self.deselect()

    def event(self, event: QEvent) -> bool:  # noqa: D102 - Qt's name
        presses = {
            QEvent.Type.MouseButtonPress: True,
            QEvent.Type.MouseButtonDblClick: True,
            QEvent.Type.MouseButtonRelease: False,
        }
        self._is_by_pointer = presses.get(event.type(), self._is_by_pointer)
        done = super().event(event)
        if event.type() is QEvent.Type.FocusOut:
            self.left.emit()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102, N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.Copy) or event.matches(
            QKeySequence.StandardKey.Cut
        ):
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.finished.emit()
            case Qt.Key.Key_Backspace if not self.text():
                self.went_back.emit()
            case _:
                super().keyPressEvent(event)


def _number(place: int) -> QLabel:
    number = QLabel(str(place + 1))
    number.setProperty("role", "note")
    number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return number
