"""How it leaves: form, password, place, name; and the sentence saying who can read it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop import files
from desktop.model.manifest import Form, Missing, Paper, Size
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.cards import NoticeCard
from desktop.ui.widgets.choices import CheckBox
from desktop.ui.widgets.fields import in_sight
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.leaving_form import SEALED_ENDING, Closing, LeavingForm
from desktop.ui.widgets.leaving_kind import LeavingKind
from desktop.ui.widgets.leaving_password import LeavingPassword

ROOM_FOR_FOOT = 620
"""Height in px at 100 % from which saving stands below the rest, always in sight."""
NEUTRAL_STEM = "pages"
"""What a file is called before its ending: it says nothing about what is inside."""
_ROOM_TO_NUMBER = 16
"""Signs that a name may still get: of a copy, of a volume, of a file that is there already."""
_ENDINGS = (*(form.value for form in Form), SEALED_ENDING)


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
        self._is_there = False
        self._is_waiting = False
        self._named = 0
        self._of: str | None = None
        self.kind = LeavingKind(look)
        self._names = NoticeCard(look, "", "", name="session_names_notice", icon="info")
        self._ask = Button(look, self.tr("Look at the names"), name="session_names", kind="plain")
        self.form = LeavingForm(look)
        self._password = LeavingPassword(look)
        self._choose = Button(look, self.tr("Choose the place"), name="session_place", kind="plain")
        self._place_words = label("", "body", "session_place_words")
        self._name = QLineEdit(f"{NEUTRAL_STEM}.{Form.PDF}")
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

    # what others call

    def password(self) -> str | None:
        """Return the password that the file is to have, or None for none."""
        return self._password.password()

    def is_password_fit(self) -> bool:
        """Say whether a file can have what is set."""
        return self._password.is_fit()

    def paper(self) -> Paper:
        """Return the sheet."""
        return self.form.paper()

    def take(self, form: Form, paper: Paper, size: Size, of: str | None = None) -> None:
        """Take the form that was kept; nothing is emitted.

        `of` is the packet; another one has nothing of the last one's name and password. Without
        a password leaves only what was said to, for this packet and this saving.
        """
        # A packet that is made of what was chosen already is no other one.
        is_other = self._of not in {None, of}
        self._of = of
        if is_other:
            self._name.setText(NEUTRAL_STEM)
        self._password.ask_anew(is_other=is_other)
        self.form.take(form, paper, size)
        self._fit_form()

    def go_on(self, *, has_saved: bool) -> None:
        """Be there again after a saving; what was saved keeps its password to itself."""
        self.setEnabled(True)
        if has_saved:
            self._password.use()

    def folder(self) -> Path:
        """Return the place."""
        return self._place

    def file_name(self) -> str:
        """Return the file name, with its ending."""
        return f"{self._stem()}.{self.form.ending()}"

    def _stem(self) -> str:
        name = self._name.text().strip()
        stem, dot, ending = name.rpartition(".")
        return (stem if dot and ending.lower() in _ENDINGS else name) or NEUTRAL_STEM

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
        """Name what no font here can draw, all at once, each with its section, and show it."""
        is_other, self._missing = missing != self._missing, missing
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
            if is_other:
                in_sight.bring(self._lost)
                in_sight.bring(self._signs)
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
        self._count, self._is_there, self._is_waiting = count, bool(count), False
        words = self.tr("Save one page") if count == 1 else self.tr("Save {count} pages")
        self._save.show_text(words.format(count=count) if count else self.tr("Save"))
        self._offer()

    def show_volumes(self, count: int) -> None:
        """Say that there are several files to save, as the pages are too many for one."""
        self._save.show_text(self.tr("Save {count} files").format(count=count))

    def show_file(self) -> None:
        """Say that there is a file to save, which has no pages of its own."""
        self.show_count(0)
        self._is_there = True
        self._save.show_text(self.tr("Save the file"))
        self._offer()

    def show_waiting(self) -> None:
        """Say that the pages are not yet what is set."""
        self._is_waiting = True
        self._offer()

    def hide_password(self) -> None:
        """Put the password behind the eye."""
        self._password.hide_password()

    # parts

    def _lay_out(self) -> None:
        px = self._look.theme.px
        page = QWidget()
        page.setProperty("surface", "window")
        lines = self._lines
        page.setLayout(lines)
        lines.setContentsMargins(px(24), px(16), px(24), px(16))
        lines.setSpacing(px(8))
        self._name.setObjectName("session_name")
        self._name.setAccessibleName(self.tr("File name"))
        self._name.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        for part in (
            label(self.tr("How it leaves"), "panel"),
            self.kind,
            self.form,
            self._password,
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

    def _join(self) -> None:
        self.form.changed.connect(self._on_form)
        self.kind.changed.connect(self.changed)
        self._ask.clicked.connect(self.names_wanted)
        self._name.textChanged.connect(self.renamed)
        self._password.switched.connect(self._on_switched)
        self._password.touched.connect(self._on_touched)
        self._password.changed.connect(self.changed)
        self._choose.clicked.connect(self.place_wanted)
        self._signs.toggled.connect(self._on_signs)
        self._save.clicked.connect(self.save_wanted)
        self._name.textChanged.connect(self._offer)

    # what happens

    def _on_form(self) -> None:
        self._fit_form()
        self.changed.emit()

    def _fit_form(self) -> None:
        """Let the name and the password follow the form."""
        self._password.take(self.form.closing())
        self._name.setText(self.file_name())
        self._offer()

    def _on_switched(self) -> None:
        self._offer()
        self.changed.emit()

    def _on_touched(self) -> None:
        self.password_touched.emit()
        self._offer()

    def _on_signs(self, _is_on: bool) -> None:
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        self._notice.say(self.tr("This leaves your vault"), self._who_can_read())
        reason = self._reason()
        self._save.refuse(reason)
        # What the panel does not say elsewhere in sight; while the pages are set nothing flickers.
        is_said = self._is_waiting or not self._is_there or bool(self._named)
        self._why.setText(reason)
        self._why.setVisible(bool(reason) and not is_said)

    def _reason(self) -> str:
        """Return why nothing can be saved now, or ""."""
        is_fit = self.is_password_fit()
        reasons = (
            (self._is_waiting, self.tr("The pages are being set.")),
            (not self._is_there, self.tr("Choose what goes in first.")),
            (
                self.form.closing() is Closing.UNSAID,
                self.tr("Say first whether it leaves sealed, or as it is."),
            ),
            # To judge a password takes long, and one that fits is not judged here.
            (not is_fit, "" if is_fit else self._password.words()),
            (
                bool(self._missing) and not self.replaces(),
                self.tr("Say first what is to become of the characters named above."),
            ),
            (bool(self._named), self.tr("Look at the names first.")),
            (
                not files.is_plain_name(self.file_name() + "0" * _ROOM_TO_NUMBER),
                self.tr("No file can have this name: take out “/” and “\\”, or make it shorter."),
            ),
        )
        return next((words for holds, words in reasons if holds), "")

    def _who_can_read(self) -> str:
        if self.form.closing() is Closing.SEALED:
            return self.tr(
                "Anyone who has the file, the password and this program can read it. No other "
                "program can."
            )
        if self.form.closing() is Closing.UNSAID:
            return self.tr("Sealed or as it is: who can read it depends on what you say above.")
        if self.password() is not None:
            return self.tr("Anyone who has the file and the password can read it.")
        return self.tr("Anyone who has the file can read it. It has no password.")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()
