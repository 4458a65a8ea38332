"""Which scales are mine: up to six of the list, and those a person makes."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model.scales import MOST, Scale
from desktop.ui.theme import Look
from desktop.ui.widgets.across import across
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choices import CheckBox
from desktop.ui.widgets.fields.line import Line
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said

_BESIDE = 30
"""Where the words of a box begin, in px at 100 %."""
_LONGEST_NAME, _LONGEST_WORDS = 32, 80
"""In letters, so that a chip has its place in a small window with a large text."""


class ScaleChoice(QWidget):
    """Emits the ids in the order chosen at each tick, and each scale that is made or changed.

    `own` are the ids of those the writer made: their words can be changed, and what was noted on
    them stays. A scale that is new has no id yet.
    """

    chosen = Signal(tuple)
    made = Signal(Scale)
    done = Signal()

    def __init__(
        self, look: Look, scales: Sequence[Scale], chosen: Sequence[str], own: Collection[str] = ()
    ) -> None:
        super().__init__()
        self._look, self._own, self._changed = look, own, ""
        self._chosen = [one for one in chosen if one in {each.id for each in scales}]
        self._boxes: dict[str, CheckBox] = {}
        self.setObjectName("scales_choice")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(look.theme.px(10))
        self._lines.addWidget(label(self.tr("Choose scales"), "title", "scales_choice_title"))
        self._lines.addWidget(label(self.tr(
            "Up to six at a time. You can change them whenever you like; what was noted on a "
            "scale stays, and comes back with it."
        ), "muted", "scales_choice_words"))  # fmt: skip
        for scale in scales:
            self._add(scale)
        self._full = label("", "note", "scales_choice_full")
        self._lines.addWidget(self._full)
        self._done = Button(look, self.tr("Done"), name="scales_choice_done", kind="primary")
        self._done.clicked.connect(self.done)
        self._lines.addLayout(across(self._done, gap=0))
        self._lines.addSpacing(look.theme.px(16))
        self._lines.addWidget(label(self.tr("One of my own"), "panel"))
        self._fields = self._own_fields()
        self._plus = CheckBox(
            look, self.tr("A higher number is better"), name="scales_own_plus"
        )  # fmt: skip
        self._lines.addWidget(self._plus)
        self._said = Said(look, name="scales_own_said")
        self._make = Button(look, self.tr("Make this scale"), name="scales_own_make")
        self._make.clicked.connect(self._on_make)
        self._lines.addWidget(self._said)
        self._lines.addLayout(across(self._make, gap=0))
        self._dress()

    def hold(self) -> None:
        """Take the keyboard."""
        next(iter(self._boxes.values())).setFocus()

    def _add(self, scale: Scale) -> None:
        box = CheckBox(self._look, scale.name, name=f"scales_choice_{scale.id}")
        box.setChecked(scale.id in self._chosen)
        parts = ((0, scale.low), (5, scale.mid), (10, scale.high))
        about = " · ".join(f"{number} {words}" for number, words in parts if words)
        if scale.is_plus:
            about = self.tr("{0} · a higher number is better").format(about)
        box.setAccessibleDescription(about)
        box.clicked.connect(self._on_ticked)
        self._boxes[scale.id] = box
        words = label(about, "note", f"scales_choice_{scale.id}_words")
        words.setContentsMargins(self._look.theme.px(_BESIDE), 0, 0, 0)
        together = QVBoxLayout()
        together.setSpacing(0)
        together.addWidget(box)
        together.addWidget(words)
        if scale.id in self._own:
            together.addLayout(across(self._change(scale), gap=0))
        self._lines.addLayout(together)

    def _change(self, scale: Scale) -> Button:
        number = 1 + list(self._own).index(scale.id)
        made = Button(
            self._look, self.tr("Change its words"), name=f"scales_own_change_{number}",
            kind="quiet",
        )  # fmt: skip
        made.setAccessibleName(self.tr("Change the words of {name}").format(name=scale.name))
        made.clicked.connect(partial(self._begin_change, scale))
        return made

    def _begin_change(self, scale: Scale) -> None:
        """Put the words of a scale into the fields, from which they are taken again."""
        self._changed = scale.id
        for key, field in self._fields.items():
            field.setText(getattr(scale, key))
        self._plus.setChecked(scale.is_plus)
        self._make.show_text(self.tr("Keep these words"))
        self._fields["name"].setFocus()
        self._fields["name"].selectAll()

    def _own_fields(self) -> Mapping[str, Line]:
        words = {
            "name": self.tr("What it is called"),
            "low": self.tr("What 0 means"),
            "mid": self.tr("What 5 means"),
            "high": self.tr("What 10 means"),
        }
        fields = {}
        for key, what in words.items():
            fields[key] = Line(what, name=f"scales_own_{key}")
            fields[key].setMaxLength(_LONGEST_NAME if key == "name" else _LONGEST_WORDS)
            about = label(what, "label")
            about.setBuddy(fields[key])
            self._lines.addWidget(about)
            self._lines.addWidget(fields[key])
        return fields

    def _on_ticked(self) -> None:
        ticked = [key for key, box in self._boxes.items() if box.isChecked()]
        kept = [key for key in self._chosen if key in ticked]
        self._chosen = kept + [key for key in ticked if key not in kept]
        self._dress()
        self.chosen.emit(tuple(self._chosen))

    def _dress(self) -> None:
        is_full = len(self._chosen) >= MOST
        words = self.tr("Six are chosen. Take one away to choose another.") if is_full else ""
        self._full.setText(words)
        self._full.setVisible(is_full)
        for key, box in self._boxes.items():
            box.setEnabled(not is_full or key in self._chosen)
            box.setToolTip("" if box.isEnabled() else words)

    def _on_make(self) -> None:
        texts = {key: field.text().strip() for key, field in self._fields.items()}
        if not texts["name"]:
            self._said.say(self.tr("A scale needs a name. The words below 0, 5 and 10 can wait."))
            self._fields["name"].setFocus()
            return
        self._said.say("")
        self.made.emit(Scale(id=self._changed, is_plus=self._plus.isChecked(), **texts))
