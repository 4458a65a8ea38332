"""The page about this computer, joined to what looks; the same inside and before a vault."""

from functools import partial
from pathlib import Path

from desktop import files
from desktop.checkup import looking, wording
from desktop.model import checkup
from desktop.model.checkup import Program
from desktop.ui import shipped
from desktop.ui.jobs import Jobs
from desktop.ui.screens.checkup import Answers, CheckupScreen, Words
from desktop.ui.theme import Look


def screen(look: Look, jobs: Jobs, folder: Path | None, onward: str) -> CheckupScreen:
    """Return the page; `folder` is that of the open vault, or None before there is one.

    Raises DataFileError if its words are not as shipped.
    """
    groups = wording.load_topics("topics.toml", _read("topics.toml"))
    programs = wording.load_programs("programs.toml", _read("programs.toml"))
    words = Words(page=shipped.page("checkup"), groups=groups)
    return CheckupScreen(look, jobs, words, partial(_look_round, folder, programs), onward)


def _look_round(folder: Path | None, programs: tuple[Program, ...]) -> Answers:
    seen = looking.look(folder)
    return Answers(system=seen.system, findings=checkup.findings(seen, programs))


def _read(name: str) -> str:
    return (files.resources() / "checkup" / shipped.LANGUAGE / name).read_text("utf-8")
