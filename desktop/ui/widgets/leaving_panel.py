"""How it leaves: paper, password, place, name; and the sentence saying who can read it."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop import strength
from desktop.model.manifest import NEUTRAL_NAME, Missing, Paper
from desktop.strength import FilePassword
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.cards import NoticeCard
from desktop.ui.widgets.choices import CheckBox, Combo
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.leaving_kind import LeavingKind
from desktop.ui.widgets.switch import Switch

SHOWN_MS = 60_000
SETTLE_MS = 400
LONGEST_WORD = 20
ROOM_FOR_FOOT = 620
"""Height in px at 100 % from which saving stands below the rest, always in sight."""


class LeavingPanel(QWidget):
    """Emits `changed` when the bytes have to be made anew, and the wish to save or choose."""

    changed = Signal()
    password_touched = Signal()
    save_wanted = Signal()
    place_wanted = Signal()
    names_wanted = Signal()
    renamed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._place = Path.home()
        self._missing: tuple[Missing, ...] = ()
        self._count = 0
        self._is_waiting = False
        self._named = 0
        self.kind = LeavingKind(look)
        self._names = NoticeCard(look, "", "", name="session_names_notice", icon="info")
        self._ask = Button(look, self.tr("Look at the names"), name="session_names", kind="plain")
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._shown = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._paper = Combo(look, self.tr("Form"), name="session_paper")
        self._is_closed = Switch(look, self.tr("Password"), name="session_password_on")
        self._password = QLineEdit()
        self._again = Button(look, self.tr("Make another"), name="session_make", kind="quiet")
        self._eye = Button(look, self.tr("Hide it"), name="session_eye", kind="quiet")
        self._whole = label("", "strong", "session_password_whole")
        self._strength = label("", "note", "session_strength")
        self._choose = Button(look, self.tr("Choose the place"), name="session_place", kind="plain")
        self._place_words = label("", "body", "session_place_words")
        self._name = QLineEdit(NEUTRAL_NAME)
        self._signs = CheckBox(look, self.tr("Put a sign in their place"), name="session_signs")
        self._lost = NoticeCard(look, "", "", name="session_missing", icon="info")
        self._notice = NoticeCard(look, "", "", name="session_notice", icon="log-out")
        self._save = Button(look, self.tr("Save"), name="session_save", kind="attention")
        self._why = label("", "note", "session_why")
        self._area = QScrollArea()
        self._foot = QWidget()
        self._foot_lines = QVBoxLayout(self._foot)
        self._lines, self._whole_lines = QVBoxLayout(), QVBoxLayout(self)
        self._lay_out()
        self._join()
        self._make()
        # The password that is there from the first is no change of it.
        self._settle.stop()

    # what others call

    def password(self) -> str | None:
        """Return the password that the file is to have, or None for none."""
        return self._password.text() if self._is_closed.isChecked() else None

    def is_password_fit(self) -> bool:
        """Say whether a file can have what is set."""
        word = self.password()
        return word is None or strength.file_password(word) is FilePassword.FITS

    def paper(self) -> Paper:
        """Return the sheet."""
        # Qt gives a plain string back.
        return Paper(self._paper.currentData())

    def folder(self) -> Path:
        """Return the place."""
        return self._place

    def file_name(self) -> str:
        """Return the file name, with its ending."""
        name = self._name.text().strip() or NEUTRAL_NAME
        return name if name.lower().endswith(".pdf") else f"{name}.pdf"

    def replaces(self) -> bool:
        """Say whether a sign may stand for what no font can draw."""
        return self._signs.isChecked()

    def set_place(self, place: Path) -> None:
        """Take another place."""
        self._place = place
        self._place_words.setText(str(place))
        self._choose.setFocus()

    def focus_last(self) -> None:
        """Go on where the hand was: at saving, or at what stands before it."""
        (self._save if self._save.isEnabled() or self._ask.isHidden() else self._ask).setFocus()

    def show_missing(self, missing: tuple[Missing, ...]) -> None:
        """Name what no font here can draw, all at once, each with its section."""
        self._missing = missing
        self._lost.setVisible(bool(missing))
        self._signs.setVisible(bool(missing))
        if missing:
            lines = [f"{one.heading}: {' '.join(one.characters)}" for one in missing]
            self._lost.say(
                self.tr("Some characters cannot be drawn"),
                self.tr(
                    "No typeface on this computer has them:\n{lines}\nYour text stays as it is. "
                    "In the file a sign can stand in their place, or you change the text first."
                ).format(lines="\n".join(lines)),
            )
        self._offer()

    def show_names(self, unasked: int, everybody: int) -> None:
        """Say in how many places somebody of the key stands by name whom nobody allowed."""
        self._named = unasked
        self._names.setVisible(bool(unasked))
        # One notice at a time stands above saving: while names are to be decided, nothing leaves.
        self._notice.setVisible(not unasked)
        self._ask.setVisible(bool(everybody))
        one = self.tr("Somebody of your name key stands in these pages by name, in one place.")
        more = self.tr("People of your name key stand in these pages by name, in {n} places.")
        self._names.say(
            self.tr("Names stand in these pages"), one if unasked == 1 else more.format(n=unasked)
        )
        self._offer()

    def show_count(self, count: int) -> None:
        """Say how many pages there are to save."""
        self._count, self._is_waiting = count, False
        words = self.tr("Save one page") if count == 1 else self.tr("Save {count} pages")
        self._save.show_text(words.format(count=count) if count else self.tr("Save"))
        self._offer()

    def show_waiting(self) -> None:
        """Say that the pages are not yet what is set."""
        self._is_waiting = True
        self._offer()

    def hide_password(self) -> None:
        """Put the password behind the eye."""
        self._shown.stop()
        self._hide()

    # parts

    def _lay_out(self) -> None:
        px = self._look.theme.px
        page = QWidget()
        page.setProperty("surface", "window")
        lines = self._lines
        page.setLayout(lines)
        lines.setContentsMargins(px(24), px(16), px(24), px(16))
        lines.setSpacing(px(8))
        self._paper.addItem(self.tr("PDF, A4"), Paper.A4)
        self._paper.addItem(self.tr("PDF, Letter"), Paper.LETTER)
        self._password.setObjectName("session_password")
        self._password.setAccessibleName(self.tr("Password of the file"))
        self._password.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._password.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._name.setObjectName("session_name")
        self._name.setAccessibleName(self.tr("File name"))
        self._name.setInputMethodHints(self._password.inputMethodHints())
        for part in (
            label(self.tr("How it leaves"), "panel"),
            self.kind,
            label(self.tr("Form"), "label"),
            self._paper,
            label(self.tr("Password"), "label"),
            self._is_closed,
            self._password,
            self._whole,
            self._strength,
            self._password_acts(),
            label(self.tr("Place"), "label"),
            self._place_words,
            self._choose,
            label(self.tr("File name"), "label"),
            self._name,
        ):
            lines.addWidget(part)
        lines.addStretch(1)
        lines.addWidget(self._lost)
        lines.addWidget(self._signs)
        foot = self._foot_lines
        foot.setSpacing(px(8))
        for last in (self._names, self._ask, self._notice, self._why, self._save):
            foot.addWidget(last)
        self._is_closed.setChecked(True)
        self._place_words.setText(str(self._place))
        self._lost.hide()
        self._signs.hide()
        self._names.hide()
        self._ask.hide()
        area = self._area
        area.setObjectName("session_leaving")
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = self._whole_lines
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        self._arrange()

    def _arrange(self) -> None:
        """Keep the way out in sight where there is room for it beside the rest."""
        px = self._look.theme.px
        is_high = self.height() >= px(ROOM_FOR_FOOT)
        lines = self._whole_lines if is_high else self._lines
        if lines.indexOf(self._foot) < 0:
            lines.addWidget(self._foot)
        side = px(24) if is_high else 0
        self._foot_lines.setContentsMargins(side, px(8) if is_high else 0, side, side)

    def _password_acts(self) -> QWidget:
        acts = QWidget()
        row = QHBoxLayout(acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self._again, self._eye):
            button.setProperty("measure", "link")
            row.addWidget(button)
            row.addStretch(1)
        return acts

    def _join(self) -> None:
        self._paper.currentIndexChanged.connect(self.changed)
        self.kind.changed.connect(self.changed)
        self._ask.clicked.connect(self.names_wanted)
        self._name.textChanged.connect(self.renamed)
        self._is_closed.toggled.connect(self._on_closed_toggled)
        self._password.textChanged.connect(self._on_password_changed)
        self._again.clicked.connect(self._make)
        self._eye.clicked.connect(self._on_eye)
        self._shown.timeout.connect(self._hide)
        self._settle.timeout.connect(self.changed)
        self._choose.clicked.connect(self.place_wanted)
        self._signs.toggled.connect(self._on_signs)
        self._save.clicked.connect(self.save_wanted)
        self._name.textChanged.connect(self._offer)

    # what happens

    def _make(self) -> None:
        self._password.setText(strength.make())
        self._show()

    def _show(self) -> None:
        self._password.setEchoMode(QLineEdit.EchoMode.Normal)
        self._password.setCursorPosition(0)
        self._eye.show_text(self.tr("Hide it"))
        # What is shown goes behind the eye by itself (interface.md, Look).
        self._shown.start()
        self._show_whole()

    def _hide(self) -> None:
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye.show_text(self.tr("Show it"))
        self._show_whole()

    def _show_whole(self) -> None:
        """Show all of a password that is open and too long for its field: it is to be copied."""
        words = self._password.text()
        room = self._password.width() - 2 * self._look.theme.px(16)
        is_cut = self._password.fontMetrics().horizontalAdvance(words) > room
        is_open = self._password.echoMode() is QLineEdit.EchoMode.Normal
        self._whole.setText(breakable(words) if is_open and is_cut else "")
        self._whole.setVisible(is_open and is_cut and self._is_closed.isChecked())

    def _on_eye(self) -> None:
        if self._password.echoMode() is QLineEdit.EchoMode.Normal:
            self._shown.stop()
            self._hide()
        else:
            self._show()

    def _on_closed_toggled(self, is_on: bool) -> None:
        for part in (self._password, self._again, self._eye, self._strength):
            part.setVisible(is_on)
        self._show_whole()
        self._offer()
        self.changed.emit()

    def _on_password_changed(self, text: str) -> None:
        self._strength.setText(self._password_words(text))
        self._show_whole()
        self.password_touched.emit()
        self._offer()
        self._settle.start()

    def _password_words(self, text: str) -> str:
        match strength.file_password(text):
            case FilePassword.EMPTY:
                return self.tr("Type a password, or have one made.")
            case FilePassword.NOT_ASCII:
                return self.tr(
                    "Only plain letters A to Z, digits and signs: other programs read the rest "
                    "in different ways."
                )
            case FilePassword.TOO_LONG:
                return self.tr("Sixty-four characters at most.")
        steps = {
            strength.Strength.TOO_EASY: self.tr(
                "Too easy to guess. Anybody who tries will open it."
            ),
            strength.Strength.KNOWN_TO_SOME: self.tr("Somebody who knows you could guess it."),
            strength.Strength.HARD: self.tr("Hard to guess."),
            strength.Strength.VERY_HARD: self.tr("Very hard to guess."),
        }
        say_it = self.tr("Say it on the telephone, not in the same message as the file.")
        return f"{steps[strength.strength(text)]} {say_it}"

    def _on_signs(self, _is_on: bool) -> None:
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        self._notice.say(self.tr("This leaves your vault"), self._who_can_read())
        reason = ""
        if self._is_waiting:
            reason = self.tr("The pages are being set.")
        elif not self._count:
            reason = self.tr("Choose what goes in first.")
        elif not self.is_password_fit():
            reason = self._password_words(self._password.text())
        elif self._missing and not self.replaces():
            reason = self.tr("Say first what is to become of the characters named above.")
        elif self._named:
            reason = self.tr("Look at the names first.")
        self._save.refuse(reason)
        # What the panel does not say elsewhere in sight; while the pages are set nothing flickers.
        is_said = self._is_waiting or not self._count or bool(self._named)
        self._why.setText(reason)
        self._why.setVisible(bool(reason) and not is_said)

    def _who_can_read(self) -> str:
        if self._is_closed.isChecked():
            return self.tr("Anyone who has the file and the password can read it.")
        return self.tr("Anyone who has the file can read it. It has no password.")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()
        self._show_whole()


def breakable(words: str) -> str:
    """Return words that go over to the next line: between them, or anywhere in a very long one."""
    is_long = any(len(word) > LONGEST_WORD for word in words.split())
    return "\u200b".join(words) if is_long else words
