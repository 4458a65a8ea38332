"""One file that left: what, when, where, for whom, and what became of it."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.model import bridge, when
from desktop.model.register import Fate, Left, Return, What
from desktop.model.when import Precision
from desktop.ui import days
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.choices import Combo
from desktop.ui.widgets.fields import in_sight
from desktop.ui.widgets.fields.line import Line, ShortField
from desktop.ui.widgets.flow import flow
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.leaving_password import SHOWN_MS, breakable

FIELD = 220
FEW_HEADINGS = 4


class RegisterCard(Card):
    """Emits what is typed, what became of the file and when, and what is to be taken away.

    `delete_wanted` is about the file, `away_wanted` about this line alone.
    """

    whom_typed = Signal(str)
    returns_chosen = Signal(str)
    fate_chosen = Signal(str)
    day_typed = Signal(object)
    delete_wanted = Signal()
    away_wanted = Signal()

    def __init__(self, look: Look, left: Left, *, name: str) -> None:
        super().__init__(look, name=name)
        self._name, self._left = name, left
        self._first: QWidget | None = None
        self._password = label("", "heading", f"{name}_password")
        self._state = label(_state(left), "strong", f"{name}_state")
        self._day = Line(self.tr("On which day"), name=f"{name}_day")
        self._unread = label("", "note", f"{name}_day_said")
        self._eye: Button | None = None
        self._shown = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._shown.timeout.connect(self.hide_password)
        self._lay_out()

    def take_focus(self) -> None:
        """Give its first control the keys."""
        if self._first is not None:
            self._first.show()
            self._first.setFocus()

    def ask_for_day(self) -> None:
        """Give the keys to the day, where one can be said; all of it is chosen."""
        if self._has_day:
            self._day.show()
            self._day.hold()
            self._day.selectAll()
            in_sight.bring(self._day)

    def hide_password(self) -> None:
        """Put the password away, if it is shown."""
        self._shown.stop()
        self._password.setText("")
        self._password.hide()
        if self._eye is not None:
            self._eye.show_text(self.tr("Show its password"))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102, N802 - Qt's name
        super().hideEvent(event)
        self.hide_password()

    # parts

    def _lay_out(self) -> None:
        left, name = self._left, self._name
        self.lines.addWidget(label(left.title or _what(left), "panel", f"{name}_title"))
        self.lines.addWidget(label(_about(left), "note", f"{name}_about"))
        if left.headings:
            self.lines.addWidget(label(_headings(left), "note", f"{name}_headings"))
        self.lines.addWidget(label(_where(left), "body", f"{name}_where"))
        if left.fingerprint:
            words = self.tr("Fingerprint {f}").format(f=left.short_fingerprint)
            self.lines.addWidget(label(words, "note", f"{name}_fingerprint"))
        self.lines.addWidget(self._state)
        self._lay_out_typed()
        self._lay_out_actions()

    def _lay_out_typed(self) -> None:
        whom = ShortField(self.tr("For whom it is"), name=f"{self._name}_whom")
        whom.setPlaceholderText(self.tr("For whom"))
        whom.setFixedWidth(self._look.theme.px(FIELD))
        whom.show_value(self._left.whom)
        whom.textEdited.connect(self.whom_typed)
        parts: list[QWidget] = [whom]
        if self._left.is_out:
            returns = return_choice(self._look, self._left, name=f"{self._name}_returns")
            returns.currentIndexChanged.connect(
                lambda _: self.returns_chosen.emit(returns.currentData())
            )
            parts.append(returns)
        if self._has_day:
            self._lay_out_day()
            parts.append(self._day)
        self._first = whom
        self.lines.addLayout(across(*parts, gap=self._look.theme.px(12)))
        self.lines.addWidget(self._unread)
        self._unread.hide()

    @property
    def _has_day(self) -> bool:
        return self._left.fate in {Fate.BACK, Fate.DESTROYED} and bool(self._left.fate_on)

    def _lay_out_day(self) -> None:
        self._day.setPlaceholderText(self.tr("On which day"))
        self._day.setFixedWidth(self._look.theme.px(FIELD))
        self._day.setText(bridge.day(date.fromisoformat(self._left.fate_on)))
        self._day.textEdited.connect(self._on_day)

    def _lay_out_actions(self) -> None:
        parts: list[QWidget] = []
        for fate, key, words in self._fates():
            button = Button(self._look, words, name=f"{self._name}_{key}", kind="plain")
            button.clicked.connect(lambda _=False, value=fate.value: self.fate_chosen.emit(value))
            parts.append(button)
        if self._left.is_out and self._left.digest:
            delete = Button(
                self._look, self.tr("Delete this file"), name=f"{self._name}_delete", kind="quiet"
            )
            delete.clicked.connect(self.delete_wanted)
            parts.append(delete)
        away = Button(
            self._look, self.tr("Take out this line"), name=f"{self._name}_away", kind="quiet"
        )
        away.clicked.connect(self.away_wanted)
        parts.append(away)
        if self._left.password:
            self._eye = Button(self._look, "", name=f"{self._name}_eye", kind="quiet")
            self._eye.clicked.connect(self._on_eye)
            parts.append(self._eye)
        self.lines.addLayout(flow(*parts, gap=self._look.theme.px(8)))
        self.lines.addWidget(self._password)
        self.hide_password()

    def _fates(self) -> tuple[tuple[Fate, str, str], ...]:
        match self._left.fate:
            case Fate.BEGUN:
                return (
                    (Fate.OUT, "there", self.tr("It is there")),
                    (Fate.NEVER, "never", self.tr("It is not there")),
                )
            case Fate.OUT:
                return (
                    (Fate.BACK, "back", self.tr("It came back")),
                    (Fate.DESTROYED, "destroyed", self.tr("It was destroyed")),
                )
            case Fate.DELETED:
                return ()
            case _:
                return ((Fate.OUT, "out", self.tr("It is out after all")),)

    def _on_day(self, words: str) -> None:
        """Take the day once it can be read and has come; until then the former one stands."""
        on, why = _read_day(days.meant(words) or words, self._left)
        self._unread.setText(why)
        self._unread.setVisible(bool(why))
        if on is not None:
            self._left = self._left.with_fate(self._left.fate, on)
            self._state.setText(_state(self._left))
            self.day_typed.emit(on)

    def _on_eye(self) -> None:
        if self._shown.isActive() or self._eye is None:
            self.hide_password()
            return
        self._password.setText(breakable(self._left.password))
        self._password.show()
        self._eye.show_text(self.tr("Hide its password"))
        self._shown.start()


def return_choice(look: Look, left: Left, *, name: str) -> Combo:
    """Return the list to say in whether a file is to come back."""
    made = Combo(look, _tr("Is it to come back"), name=name)
    for value, words in (
        (Return.UNSAID, _tr("Not said")),
        (Return.BACK, _tr("To come back")),
        (Return.STAYS, _tr("Stays there")),
    ):
        made.addItem(words, value.value)
    made.setCurrentIndex(max(made.findData(left.returns.value), 0))
    return made


def _read_day(words: str, left: Left) -> tuple[date | None, str]:
    """Return the day on which a file came back or was destroyed, or why it cannot be taken."""
    try:
        found = when.parse(Precision.DAY, words)
    except ValueError:
        return None, _tr("Write a day like 3 March 2026. Until then the day above stands.")
    on = found.earliest()
    if on > days.today():
        return None, _tr("This day has not come yet. Until then the day above stands.")
    # By the clock of then and by the one of now: who travelled may be a day behind.
    if on < min(left.moment.date(), left.moment.astimezone().date()):
        return None, _tr("On this day it had not left yet. Until then the day above stands.")
    return on, ""


def _what(left: Left) -> str:
    return {
        What.PAGES: _tr("Pages"),
        What.SEALED: _tr("A sealed file"),
        What.QUESTIONS: _tr("A file of questions"),
        What.EVERYTHING: _tr("Everything in the vault"),
    }[left.what]


def _about(left: Left) -> str:
    """Return "Sunday 22 November, 21:52 · PDF, 4 pages · copy 1 of 3"."""
    copy = left.copy.removesuffix(", to be given back")
    parts = [days.wall_words(left.moment, days.today()), _form(left), left.volume, copy]
    return " · ".join(one for one in parts if one)


def _form(left: Left) -> str:
    """Return what kind of file it is, as the page on which it was chosen calls it."""
    if left.what is not What.PAGES:
        # A folder alone has no ending; all else is in the form that only this program opens.
        return _tr("sealed, readable with this program only") if left.form else ""
    names = {"docx": _tr("Word file"), "txt": _tr("text file"), "md": _tr("Markdown")}
    form = names.get(left.form, left.form.upper())
    if not left.pages:
        return form
    one, more = _tr("{form}, one page"), _tr("{form}, {n} pages")
    return (one if left.pages == 1 else more).format(form=form, n=left.pages).lstrip(", ")


def _headings(left: Left) -> str:
    shown = [one for one in left.headings if one][:FEW_HEADINGS]
    return ", ".join(shown) + (" …" if len(left.headings) > FEW_HEADINGS else "")


def _where(left: Left) -> str:
    return f"{breakable(left.name)}\n{breakable(left.folder)}"


def _state(left: Left) -> str:
    day = days.full_day(date.fromisoformat(left.fate_on)) if left.fate_on else ""
    return {
        Fate.BEGUN: _tr("The program ended while this was being saved."),
        Fate.OUT: _tr("Out"),
        Fate.BACK: _tr("Came back on {day}"),
        Fate.DESTROYED: _tr("Destroyed on {day}"),
        Fate.DELETED: _tr("Deleted from here on {day}"),
        Fate.NEVER: _tr("Never came to be"),
    }[left.fate].format(day=day)


def _tr(words: str) -> str:
    return QCoreApplication.translate("RegisterCard", words)
