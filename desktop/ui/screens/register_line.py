"""The line of the register under a file that was just saved: for whom, and is it to come back."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import files, texts
from desktop.model.document import SectionId
from desktop.model.register import Left, Return
from desktop.ui.registering import Line, Registering
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields.line import ShortField
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.register_card import return_choice

FIELD = 240


class RegisterLine(QWidget):
    """Shows each file that was saved; what is typed is kept in the register as it is typed."""

    def __init__(self, look: Look, register: Registering, lines: Sequence[Line]) -> None:
        super().__init__()
        self.setObjectName("register_line")
        self._look, self._register = look, register
        px = look.theme.px
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, px(8), 0, px(8))
        self._lines.setSpacing(px(8))
        self._lines.addWidget(label(self.tr("In the register"), "label", "register_line_title"))
        for number, parts in enumerate(_by_copy(lines), 1):
            self._lay_out(parts, f"register_line_{number}")
        self._lay_out_paper()

    def _lay_out(self, parts: Sequence[Line], name: str) -> None:
        left, px = parts[0].left, self._look.theme.px
        whom = ShortField(self.tr("For whom it is"), name=f"{name}_whom")
        whom.show_value(left.whom)
        whom.setFixedWidth(px(FIELD))
        returns = return_choice(self._look, left, name=f"{name}_returns")
        held = _Held(self._register, parts)
        whom.textEdited.connect(held.for_whom)
        returns.currentIndexChanged.connect(lambda _: held.returns(returns.currentData()))
        shown = label(left.short_fingerprint, "body", f"{name}_fingerprint")
        shown.setWordWrap(False)
        shown.setMinimumHeight(returns.sizeHint().height())
        columns = (
            self._column(self.tr("For"), whom),
            self._column(_copy_words(left, self.tr("Copy")), returns),
            self._column(self.tr("Fingerprint"), shown),
        )
        self._lines.addLayout(across(*columns, gap=px(20)))

    def _column(self, words: str, part: QWidget) -> QWidget:
        made = QWidget()
        lines = QVBoxLayout(made)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.theme.px(4))
        above = label(words, "note")
        above.setWordWrap(False)
        lines.addWidget(above)
        lines.addWidget(part, 1)
        return made

    def _lay_out_paper(self) -> None:
        """Offer what is to be known before these pages are printed."""
        self._button = Button(
            self._look, self.tr("On paper"), name="register_line_paper", kind="quiet"
        )
        self._button.setProperty("measure", "link")
        self._button.clicked.connect(self._on_paper)
        self._paper = QWidget()
        self._paper.setObjectName("register_line_printing")
        lines = QVBoxLayout(self._paper)
        lines.setContentsMargins(0, 0, 0, 0)
        page = printing()
        lines.addWidget(label(page.opening, "muted"))
        for part in page.parts:
            lines.addWidget(label(part.heading, "strong", f"register_line_{part.key}"))
            for sentence in part.sentences:
                lines.addWidget(label(sentence, "body"))
        lines.addWidget(label(page.closing, "body"))
        self._paper.hide()
        self._lines.addLayout(across(self._button, gap=0))
        self._lines.addWidget(self._paper)

    def _on_paper(self) -> None:
        is_shown = self._paper.isHidden()
        self._paper.setVisible(is_shown)
        self._button.show_text(self.tr("Hide this") if is_shown else self.tr("On paper"))


class _Held:
    """The lines of one copy as they are typed in."""

    def __init__(self, register: Registering, lines: Sequence[Line]) -> None:
        self._register, self._lines = register, tuple(lines)

    def for_whom(self, words: str) -> None:
        self._change(whom=words)

    def returns(self, value: str) -> None:
        self._change(returns=Return(value))

    def _change(self, **values: object) -> None:
        for line in self._lines:
            self._register.change(line, lambda left: left.changed(**values))


def _by_copy(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each copy: its parts go to the same people."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        key = line.left.copy if line.left.volume else f"{line.left.copy} {line.section.id}"
        found.setdefault(key, []).append(line)
    return list(found.values())


def _copy_words(left: Left, words: str) -> str:
    """Return "copy 1 of 3" where copies are numbered."""
    return left.copy.removesuffix(", to be given back").capitalize() or words


def printing() -> texts.Page:
    """Return what is to be known before printing; DataFileError if it is not as shipped."""
    path = files.resources() / "texts" / "en" / "printing.toml"
    return texts.load(path.name, path.read_text("utf-8"))


def of(look: Look, register: Registering, ids: Sequence[SectionId]) -> RegisterLine | None:
    """Return what stands under the proof; None where nothing was noted."""
    lines = [line for line in map(register.line, ids) if line is not None]
    return RegisterLine(look, register, lines) if lines else None
