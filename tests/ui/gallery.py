"""Every part of the interface in one window: `python tests/ui/gallery.py FOLDER` draws it."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from desktop.model.document import State
from desktop.preferences import Preferences
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.cards import Card, NoticeCard
from desktop.ui.widgets.choices import CheckBox, Combo, Radio
from desktop.ui.widgets.mark import Mark
from desktop.ui.widgets.rail import Entry, Form, Rail
from desktop.ui.widgets.rows import RowList, RowText
from desktop.ui.widgets.secret_field import SecretField
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.state_mark import StateMark
from desktop.ui.widgets.switch import Switch

KINDS = ("primary", "plain", "quiet", "attention", "irreversible")
PLACES = (
    Entry(key="today", icon="sun", word="Today"),
    Entry(key="letters", icon="mail", word="Letters"),
    Entry(key="journal", icon="notebook-pen", word="Journal"),
    Entry(key="session", icon="file-check", word="For a session"),
)
AT_HAND = (
    Entry(key="help", icon="life-buoy", word="Help now", shortcut="F1"),
    Entry(key="lock", icon="lock", word="Lock", shortcut="Ctrl L"),
    Entry(key="settings", icon="settings", word="Settings"),
)


def words(text, role):
    made = QLabel(text)
    made.setProperty("role", role)
    made.setWordWrap(True)
    return made


def buttons(look):
    box, grid = QWidget(), None
    grid = QGridLayout(box)
    for row, kind in enumerate(KINDS):
        for column, text in enumerate(("Open", "Not possible")):
            made = Button(look, text, name=f"b_{kind}_{column}", kind=kind)
            if column:
                made.refuse("Nothing is written yet.")
            grid.addWidget(made, row, column)
    grid.addWidget(Button(look, "A letter", name="b_icon", icon="mail"), 5, 0)
    chip = Button(look, "Phone", name="chip", kind="chip")
    chip.setChecked(True)
    grid.addWidget(chip, 5, 1)
    grid.addWidget(IconButton(look, "trash-2", "Into the trash", name="trash"), 6, 0)
    grid.addWidget(Button(look, "At home", name="chip_off", kind="chip"), 6, 1)
    return box


def choices(look):
    box = QWidget()
    grid = QGridLayout(box)
    for column, state in enumerate(
        (Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked)
    ):
        made = CheckBox(look, ("chosen", "in part", "not chosen")[column], name=f"c{column}")
        made.setTristate(True)
        made.setCheckState(state)
        grid.addWidget(made, 0, column)
    for column, text in enumerate(("yes", "not sure")):
        made = Radio(look, text, name=f"r{column}")
        made.setChecked(not column)
        grid.addWidget(made, 1, column)
    switch = Switch(look, "Password", name="switch")
    switch.setChecked(True)
    grid.addWidget(switch, 2, 0)
    grid.addWidget(Switch(look, "Other", name="switch_off"), 2, 1)
    off = CheckBox(look, "not possible", name="off")
    off.setEnabled(False)
    grid.addWidget(off, 2, 2)
    plain = QCheckBox("plain")
    plain.setChecked(True)
    grid.addWidget(plain, 1, 2)
    return box


def fields(look):
    box = QWidget()
    line = QGridLayout(box)
    line.addWidget(QLineEdit("about 2016"), 0, 0)
    empty = QLineEdit()
    empty.setPlaceholderText("optional")
    line.addWidget(empty, 0, 1)
    combo = Combo(look, "Form", name="combo")
    combo.addItems(["PDF, A4", "PDF, large"])
    line.addWidget(combo, 1, 0)
    off = QLineEdit("not possible")
    off.setEnabled(False)
    line.addWidget(off, 1, 1)
    return box


def left(look):
    box = QWidget()
    lines = QVBoxLayout(box)
    lines.addWidget(Mark(look))
    for text, role in (
        ("Title, 26", "title"),
        ("Heading on paper, 20", "heading"),
        ("Heading in panels, 17", "panel"),
        ("Your own words are set in the serif at 17 px on a line of 26.", "words"),
        ("Controls and lists, 15", "control"),
        ("Labels, 13", "label"),
        ("States and times, 13", "note"),
        ("Nothing here has to be done today.", "aside"),
    ):
        lines.addWidget(words(text, role))
    for state in State:
        lines.addWidget(StateMark(look, state, state.value))
    secret = SecretField(look, "Passphrase", name="secret")
    secret._caps = True
    lines.addWidget(secret)
    QTest.keyClicks(secret._edit, "walNUt harbour")
    secret._caps = True
    secret._say_caps()
    lines.addStretch(1)
    return box


def right(look):
    box = QWidget()
    lines = QVBoxLayout(box)
    tabs = QTabBar()
    for text in ("Guide", "History", "Review"):
        tabs.addTab(text)
    lines.addWidget(tabs)
    notice = NoticeCard(
        look,
        "Not saved since 21:40",
        "The disk is full. Your words are still here. Make room; this line stays until it works.",
        name="notice",
        icon="hard-drive",
    )
    notice.add_action(Button(look, "Try again", name="again"))
    notice.add_action(Button(look, "Another place", name="other", kind="quiet"))
    lines.addWidget(notice)
    card = Card(look, name="card")
    card.lines.addWidget(words("Delete for good?", "panel"))
    card.lines.addWidget(words("This letter leaves the trash now and cannot come back.", "body"))
    row = QHBoxLayout()
    row.addWidget(Button(look, "Keep it", name="keep", kind="primary"))
    row.addWidget(Button(look, "Delete", name="delete", kind="irreversible"))
    row.addStretch(1)
    card.lines.addLayout(row)
    lines.addWidget(card)
    rows = RowList(look, name="rows")
    rows.show_rows(
        (
            RowText(
                key="1",
                title="Disclosure",
                detail="third draft",
                state=State.STARTED,
                state_word="started",
                side="Thursday",
            ),
            RowText(
                key="2",
                title="Recovery plan",
                state=State.REVIEWED,
                state_word="reviewed",
                side="Wednesday",
            ),
            RowText(key="3", title="Amends letter", state=State.EMPTY, state_word="empty"),
        ),
        "2",
    )
    lines.addWidget(rows)
    bar = QProgressBar()
    bar.setValue(40)
    lines.addWidget(bar)
    old = QListWidget()
    old.addItems(["Qt list, rest", "Qt list, chosen"])
    old.setCurrentRow(1)
    lines.addWidget(old, 1)
    return box


def gallery(look):
    window = QWidget()
    across = QHBoxLayout(window)
    across.setContentsMargins(0, 0, 0, 0)
    for form in (Form.WIDE, Form.NARROW, Form.ICONS):
        rail = Rail(look, "Stillpage", form=form)
        rail.set_entries(PLACES, AT_HAND)
        rail.set_current("letters")
        across.addWidget(rail)
    across.addWidget(left(look), 1)
    middle = QWidget()
    lines = QVBoxLayout(middle)
    lines.addWidget(buttons(look))
    lines.addWidget(fields(look))
    lines.addWidget(choices(look))
    answers = (("yes", "Yes"), ("partly", "Partly"), ("no", "No"), ("unsure", "Not sure"))
    known = Segmented(look, answers, name="known", what="Does your partner know already?")
    known.set_value("partly")
    lines.addWidget(known)
    lines.addStretch(1)
    across.addWidget(middle, 1)
    across.addWidget(right(look), 1)
    return window


def main(folder):
    application = QApplication.instance() or QApplication([])
    for mode in ("light", "dark"):
        for size in (100, 200):
            look = Look(application, Preferences(text_size=size, theme=mode))
            look.dress(application)
            window = gallery(look)
            window.resize(1500 * size // 100, 860 * size // 100)
            window.show()
            window.activateWindow()
            window.findChild(QWidget, "b_primary_0").setFocus()
            for _ in range(3):
                application.processEvents()
            window.grab().save(str(folder / f"parts-{mode}-{size}.png"))
            window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
