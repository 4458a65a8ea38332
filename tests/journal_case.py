"""A journal to look at: entries of several days, veiled and not, marked and not."""

import atexit
import shutil
import tempfile
from contextlib import closing
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import samples

from desktop.model import entries, richtext, when
from desktop.model.document import Kind
from desktop.model.entries import Entry
from desktop.model.settings import Purpose
from desktop.ui import days


def day(back):
    """Return the day so many days ago."""
    return days.today() - timedelta(days=back)


def write(vault, back, text, *, title="", **facts):
    """Keep an entry of so many days ago."""
    on = back if isinstance(back, date) else day(back)
    document = vault.start(kind=Kind.ENTRY, title=title or days.full_day(on), on=on)
    fields = entries.with_entry({}, Entry(**facts))
    vault.save(document.id, document.pages[0].id, richtext.from_plain(text), fields=fields)
    return document


def fill(folder):
    """Make a vault one with six entries, the last two long ago."""
    shutil.copytree(_filled(), folder, dirs_exist_ok=True)


def many(folder):
    """Make a vault one with a hundred entries, two of each day."""
    shutil.copytree(_many(), folder, dirs_exist_ok=True)


@cache
def _filled():
    folder = _blank()
    with closing(samples.opened(folder)) as vault:
        vault.change_settings(vault.settings.changed(purpose=Purpose.HURT))
        write(vault, 400, "the oldest words", happened=when.parse(None, "spring 2019"))
        write(vault, 90, "of the winter", happened=when.parse(None, "about 2021"))
        write(vault, 3, "by the river", reach=("sleep",), tags=("nights",), title="The river")
        write(vault, 1, "never seen in a list", is_veiled=True, title="The drawer")
        write(vault, 0, "in the morning", happened=when.parse(None, "12/04/2024"))
        write(vault, 0, "in the evening", reach=("sleep", "work"))
    return folder


@cache
def _many():
    folder = _blank()
    with closing(samples.opened(folder)) as vault:
        for number in range(100):
            write(vault, number // 2, f"entry {number}")
    return folder


def _blank():
    """Return a blank vault that is gone when the process is."""
    place = Path(tempfile.mkdtemp(prefix="journal-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return samples.blank_vault(place / "vault")
