"""What a section is for, what it asks, and when to stop."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.model.guide import GuideSection
from desktop.ui.theme import Look
from desktop.ui.widgets.labels import label

EDGE = 16


class GuidePanel(QScrollArea):
    """Shows one section of a guide; scrolls by keyboard when it has the focus."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: tuple[GuideSection | None, str] = (None, "")
        self.setObjectName("writing_guide")
        self.setAccessibleName(self.tr("Guide to this section"))
        self.setProperty("kind", "read")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look.changed.connect(self._settle)

    def show_section(self, section: GuideSection | None, hint: str = "") -> None:
        """Show the hint, if there is one, and a guide's section; a free text has none."""
        self._shown = section, hint
        page = QWidget()
        page.setProperty("surface", "window")
        lines = QVBoxLayout(page)
        px = self._look.theme.px
        lines.setContentsMargins(px(EDGE), px(16), px(EDGE), px(24))
        lines.setSpacing(px(8))
        if section is None:
            if hint:
                lines.addWidget(label(hint, "body"))
        else:
            self._part(lines, self.tr("Before you begin"), (hint,), card="soft")
            self._fill(lines, section)
        lines.addStretch(1)
        self.setWidget(page)

    def _fill(self, lines: QVBoxLayout, section: GuideSection) -> None:
        if section.caution:
            self._part(lines, self.tr("Before you type"), (section.caution,), card="attention")
        self._part(lines, self.tr("What this section is for"), (section.purpose,))
        self._part(lines, self.tr("Questions"), section.questions)
        self._part(lines, self.tr("Hint"), (section.hint,), card="soft")
        # Who was hurt makes no mistake in how they write (docs/words.md).
        harder = self.tr("What can make it harder")
        mistake = harder if section.is_gentle else self.tr("Common mistake")
        self._part(lines, mistake, (section.mistake,))
        self._part(lines, self.tr("Why it is asked"), (section.why,))
        self._part(lines, self.tr("When to stop"), (section.stop,))
        self._part(lines, self.tr("Who sees it"), (section.who_sees,))

    def _part(self, lines: QVBoxLayout, title: str, texts: tuple[str, ...], card: str = "") -> None:
        texts = tuple(text for text in texts if text)
        if not texts:
            return
        px = self._look.theme.px
        holder = QFrame()
        if card:
            holder.setProperty("card", card)
        inside = QVBoxLayout(holder)
        # The words of a card begin a little right of the others: any more would make it longer.
        margin = px(12) if card else 0
        inside.setContentsMargins(margin, px(8), margin, margin)
        inside.setSpacing(px(4))
        inside.addWidget(label(title, "note"))
        for text in texts:
            inside.addWidget(label(text, "body"))
        lines.addWidget(holder)

    def _settle(self) -> None:
        """Show the same with the room it has at this size of text."""
        at = self.verticalScrollBar().value()
        self.show_section(*self._shown)
        self.verticalScrollBar().setValue(at)
