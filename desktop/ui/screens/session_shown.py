"""What stands around the pages, and what was made, shown: drawn from the bytes, or read."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QWidget

from desktop.model.leaving import Front, Leaving, Use
from desktop.model.manifest import Form
from desktop.packet import Packed
from desktop.ui import days, messages
from desktop.ui.screens import session_work as work
from desktop.ui.screens.session_choosing import Choosing
from desktop.ui.screens.session_saving import Outcome
from desktop.ui.screens.session_work import Made, Written
from desktop.ui.widgets.leaving_panel import LeavingPanel
from desktop.ui.widgets.page_view import PageView
from desktop.ui.widgets.proof_panel import ProofPanel
from desktop.ui.widgets.proof_words import Kind


def front(panel: LeavingPanel, choosing: Choosing) -> Front:
    """Return what stands around the pages; only what goes to a session has a first page.

    Pages for a reading are heard or held by the other person: no word says they are for therapy.
    """
    use, form, packet = panel.kind.use(), panel.form, choosing.keeper.packet
    title = _tr("Pages") if use is Use.READING else _tr("For a session")
    plain = Front(
        title=title, subtitle=days.full_day(days.today()), form=form.form(), paper=form.paper(),
        size=form.words_size(),
    )  # fmt: skip
    if use is not Use.SESSION:
        return plain
    first, charts = choosing.first.pieces(packet)
    own, subtitle = choosing.first.heading(packet)
    if own:
        plain = replace(plain, title=own, subtitle=subtitle)
    return replace(plain, first=first, charts=charts)


def show_kind(panel: LeavingPanel, choosing: Choosing, left: Leaving | None) -> None:
    """Say what follows from what was chosen, and whether a first page that is on stays out."""
    panel.kind.show_leaving(left)
    panel.kind.show_first(is_on=choosing.first.is_on(choosing.keeper.packet))


def show(made: Made, view: PageView, panel: LeavingPanel) -> None:
    """Show one turn of the press, or why there is nothing to be seen."""
    panel.show_missing(made.missing)
    packed = made.packed
    if made.error is not None or packed is None:
        show_words(view, panel, messages.sentence(made.error) if made.error else "")
    elif work.has_pages(packed.manifest):
        view.show_count(packed.count)
        panel.show_count(packed.count)
        if (count := len(made.volumes)) > 1:
            panel.show_volumes(count)
    else:
        view.show_parts(made.shown, _note(packed))
        panel.show_file()


def show_words(view: PageView, panel: LeavingPanel, words: str) -> None:
    """Say why there are no pages."""
    panel.show_count(0)
    view.show_count(0, words)


def show_stopped(view: PageView, panel: LeavingPanel) -> None:
    """Say that reading the entries was stopped."""
    show_words(view, panel, _tr("Reading was stopped. Fewer days need less time."))


def show_failure(panel: LeavingPanel, words: str) -> None:
    """Say beside Save why nothing could be saved; the pages stay, and can be saved again."""
    if words and (line := _why(panel)) is not None:
        line.setText(words)
        line.show()


def forget_failure(panel: LeavingPanel, words: str) -> None:
    """Say it no more; another reason that stands there stays."""
    line = _why(panel)
    if words and line is not None and line.text() == words:
        line.hide()


def _why(panel: LeavingPanel) -> QLabel | None:
    # The panel's own line beside Save: one place for every reason.
    return panel.findChild(QLabel, "session_why")


def show_outcome(proof: ProofPanel, outcome: Outcome, line: QWidget | None) -> None:
    """Show what was saved and proved, with what else is to be known of it."""
    last = outcome.last
    proof.note(outcome.notes, has_others=len(outcome.saved) > (last.path is not None))
    proof.hold(line)
    show_proof(proof, last)


def show_proof(proof: ProofPanel, written: Written, *, is_blank: bool = False) -> None:
    """Show what was found in a file, or why nobody could look at it; a sheet may be blank."""
    packed = written.packed
    if written.error is not None:
        proof.show_unproven(messages.sentence(written.error))
        return
    has_password = packed.password is not None
    kind = Kind(packed.manifest.form, has_password, packed.count, is_blank)
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
