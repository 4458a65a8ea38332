"""What is to be known before a file that left is deleted, beside each way to do it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from desktop.ui.widgets.labels import label


def deleting_note(name: str) -> QLabel:
    """Return what deleting cannot do, and when a lawyer is asked first (`domain.md` 5.4)."""
    words = QCoreApplication.translate(
        "deleting_note",
        "Deleting cannot promise that no copy is left: disks, snapshots, backups and mail keep "
        "what they held. If there is or may soon be a dispute in court, ask a lawyer first. "
        "Deleting can then be unlawful.",
    )
    return label(words, "note", name)
