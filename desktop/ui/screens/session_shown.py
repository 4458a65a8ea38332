"""What was made, shown: pages drawn from the bytes, or the words that were read out of them."""

from PySide6.QtCore import QCoreApplication

from desktop.model.manifest import Form
from desktop.packet import Packed
from desktop.ui import messages
from desktop.ui.screens import session_work as work
from desktop.ui.screens.session_work import Made, Written
from desktop.ui.widgets.leaving_panel import LeavingPanel
from desktop.ui.widgets.page_view import PageView
from desktop.ui.widgets.proof_panel import ProofPanel
from desktop.ui.widgets.proof_words import Kind


def show(made: Made, view: PageView, panel: LeavingPanel) -> None:
    """Show one turn of the press, or why there is nothing to be seen."""
    panel.show_missing(made.missing)
    packed = made.packed
    if made.error is not None or packed is None:
        panel.show_count(0)
        view.show_count(0, messages.sentence(made.error) if made.error else "")
    elif work.has_pages(packed.manifest):
        view.show_count(packed.count)
        panel.show_count(packed.count)
        if (count := len(made.volumes)) > 1:
            view.note(
                _tr("Too many pages for one file: {count} files. This is the first.").format(
                    count=count
                )
            )
            panel.show_volumes(count)
    else:
        view.show_parts(made.shown, _note(packed))
        panel.show_file()


def show_proof(proof: ProofPanel, written: Written) -> None:
    """Show what was found in a file, or why nobody could look at it."""
    packed = written.packed
    if written.error is not None:
        proof.show_unproven(messages.sentence(written.error))
        return
    has_password = packed.password is not None
    kind = Kind(packed.manifest.form, has_password, packed.count)
    proof.show_checks(written.path, written.checks, kind, password=packed.password or "")


def _note(packed: Packed) -> str:
    if packed.is_sealed:
        return _tr("These words are in the sealed file. This program shows them; no other can.")
    if packed.manifest.form is Form.WORD:
        return _tr(
            "Read out of the very file that will be saved. A word processor lays the words out in "
            "its own way."
        )
    return _tr("The file that will be saved, sign for sign.")


def _tr(words: str) -> str:
    return QCoreApplication.translate("SessionShown", words)
