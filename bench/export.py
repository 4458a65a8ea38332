"""Ten and a hundred pages as a file: ours against WeasyPrint and Qt's own writer, in turn.

Each makes its file in a process of its own, from start to end: interpreter, imports, pages. Ours
closes the file with a password as well. Targets (research/performance.md D): 10 tagged pages in at
most 200 ms, 100 in at most 1 s, at most 200 MB.
"""

import importlib.util
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from desktop import child
from desktop.export import compose, parcel
from desktop.model.manifest import LARGEST_FILE, Manifest, Piece
from desktop.model.richtext import paragraph

ROUNDS = {10: 7, 100: 5}
SECTIONS = {10: 10, 100: 110}
FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
_SENTENCE = (
    "I want to say this once, in order, and without the words that make it smaller than it was. "
    "The first account was opened in the spring after we moved, and you did not know of it. "
)


def chapters(count: int) -> list[tuple[str, list[str]]]:
    """Return headings, each with four paragraphs of about a hundred words; no two are alike."""
    return [
        (f"Section {number}", [f"{number}.{part} " + _SENTENCE * 3 for part in range(1, 5)])
        for number in range(1, count + 1)
    ]


def ours(text: list[tuple[str, list[str]]]) -> tuple[bytes, float]:
    """Return the file our helper makes, and the peak of its memory in MB."""
    manifest = Manifest(
        title="For our session",
        pieces=tuple(
            Piece(heading=heading, body=tuple(paragraph(one) for one in paragraphs))
            for heading, paragraphs in text
        ),
    )
    request = {"verb": "pages", "title": "Pages", "language": "en", "password": "walnut harbour"}
    request |= {"most": LARGEST_FILE}
    with child.Child(child.command("typeset")) as helper:
        answer = helper.ask(parcel.pack(request, compose.encoded(manifest)), seconds=120)
        peak = peak_of(helper._process.pid)  # noqa: SLF001 - the product has no need to know
    return parcel.unpack(answer)[1], peak


def theirs(engine: str) -> Callable[[list[tuple[str, list[str]]]], tuple[bytes, float]]:
    """Return the same for another engine, run by this file."""

    def made(text: list[tuple[str, list[str]]]) -> tuple[bytes, float]:
        command = [sys.executable, "-B", str(Path(__file__).resolve()), "--engine", engine]
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        ) as process:
            file, _ = process.communicate(json.dumps(text).encode())
        peak, _, content = file.partition(b"\n")
        return content, float(peak)

    return made


def peak_of(process: int | str) -> float:
    """Return the most memory a running process had, in MB; 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if "VmHWM" in line)


def as_html(text: list[tuple[str, list[str]]]) -> str:
    """Return the text for engines that take HTML."""
    body = "".join(
        f"<h2>{escape(heading)}</h2>" + "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
        for heading, paragraphs in text
    )
    return f"<html lang=en><title>Pages</title><h1>For our session</h1>{body}</html>"


def weasyprint(text: list[tuple[str, list[str]]], variant: str | None) -> bytes:
    """Return WeasyPrint's file: A4, the same face, size and margins."""
    from weasyprint import CSS, HTML  # noqa: PLC0415 - only in its own process

    look = (
        f"@font-face {{ font-family: Literata; src: url('{FONTS.as_uri()}/Literata-Regular.ttf') }}"
        "@page { size: A4; margin: 28mm 35mm 30mm; @bottom-right { content: counter(page) } }"
        "body { font: 11pt/1.42 Literata }"
    )
    file: bytes = HTML(string=as_html(text)).write_pdf(
        stylesheets=[CSS(string=look)], pdf_variant=variant
    )
    return file


def qt(text: list[tuple[str, list[str]]]) -> bytes:
    """Return the file of Qt's own writer: A4, the same face, size and margins."""
    from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF  # noqa: PLC0415
    from PySide6.QtGui import (  # noqa: PLC0415
        QFont,
        QFontDatabase,
        QGuiApplication,
        QPageLayout,
        QPageSize,
        QPdfWriter,
        QTextDocument,
    )

    application = QGuiApplication(sys.argv[:1])
    QFontDatabase.addApplicationFont(str(FONTS / "Literata-Regular.ttf"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(35, 28, 35, 30), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setDefaultFont(QFont("Literata", 11))
    document.setHtml(as_html(text))
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.print_(writer)
    buffer.close()
    del application
    return bytes(buffer.data().data())


ENGINES: dict[str, Callable[[list[tuple[str, list[str]]]], bytes]] = {
    "qt": qt,
    "weasyprint": lambda text: weasyprint(text, None),
    "weasyprint-ua": lambda text: weasyprint(text, "pdf/ua-1"),
}


def facts(file: bytes, password: str | None) -> tuple[int, str]:
    """Return the number of pages, and whether the file is tagged."""
    from pypdf import PdfReader  # noqa: PLC0415 - after the clock has stopped

    opened = PdfReader(BytesIO(file), password=password)
    return len(opened.pages), "yes" if "/StructTreeRoot" in opened.root_object else "no"


def measured(engines: dict[str, Any], sections: int, rounds: int) -> dict[str, list[Any]]:
    """Return time, peak and file for each engine and round, the engines taking turns."""
    text, found = chapters(sections), {name: [] for name in engines}
    for _ in range(rounds):
        for name, make in engines.items():
            start = time.perf_counter()
            file, peak = make(text)
            found[name].append(((time.perf_counter() - start) * 1000, peak, file))
    return found


def main(arguments: list[str]) -> int:
    """Print the table; with --quick one round of ten pages."""
    engines = {"ours, closed": ours, "Qt QPdfWriter": theirs("qt")}
    if importlib.util.find_spec("weasyprint") is None:
        print("WeasyPrint is not here, so it is left out: pip install weasyprint")
    else:
        engines |= {
            "WeasyPrint": theirs("weasyprint"),
            "WeasyPrint pdf/ua-1": theirs("weasyprint-ua"),
        }
    quick = "--quick" in arguments
    for pages, rounds in [(10, 1)] if quick else ROUNDS.items():
        found = measured(engines, SECTIONS[pages], rounds)
        base = statistics.median(ms for ms, _, _ in found["ours, closed"])
        print(f"about {pages} pages, {rounds} rounds, medians")
        print(f"  {'':<20} {'ms':>7} {'x':>6} {'MB':>5} {'kB':>5} {'pages':>5}  tagged")
        for name, rows in found.items():
            ms = statistics.median(row[0] for row in rows)
            file = rows[-1][2]
            count, tagged = facts(file, "walnut harbour" if name.startswith("ours") else None)
            print(
                f"  {name:<20} {ms:>7.0f} {ms / base:>6.1f} {max(row[1] for row in rows):>5.0f}"
                f" {len(file) // 1024:>5} {count:>5}  {tagged}"
            )
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--engine"]:
        made_file = ENGINES[sys.argv[2]](json.load(sys.stdin))
        sys.stdout.buffer.write(b"%.1f\n" % peak_of("self") + made_file)
    else:
        raise SystemExit(main(sys.argv[1:]))
