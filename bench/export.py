"""10, 100 and 300 pages as a file: ours against four others in turn, and a changed word shown.

The others are WeasyPrint (with PDF/UA-1 and without), ReportLab, fpdf2 and Qt's own writer. Each
makes its file in a process of its own, from start to end: interpreter, imports, pages. Ours closes
the file with a password as well. Targets (research/performance.md D): 10 tagged pages in at most
200 ms, 100 in at most 1 s; 300 in at most 5 s and 500 MB; a changed word of 10 pages, from the
question which characters are missing to the drawn page, in at most 300 ms.
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

from desktop import child, packet
from desktop.export import compose, parcel
from desktop.model.manifest import LARGEST_FILE, Manifest, Piece
from desktop.model.richtext import paragraph

ROUNDS = {10: 7, 100: 5, 300: 2}
SECTIONS = {10: 10, 100: 110, 300: 326}
CHANGES = 15
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


def as_manifest(text: list[tuple[str, list[str]]]) -> Manifest:
    """Return the text as what leaves."""
    return Manifest(
        title="For our session",
        pieces=tuple(
            Piece(heading=heading, body=tuple(paragraph(one) for one in paragraphs))
            for heading, paragraphs in text
        ),
    )


def ours(text: list[tuple[str, list[str]]]) -> tuple[bytes, float]:
    """Return the file our helper makes, and the peak of its memory in MB."""
    manifest = as_manifest(text)
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


def reportlab(text: list[tuple[str, list[str]]]) -> bytes:
    """Return ReportLab's file: A4, the same face, size and margins."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415
    from reportlab.lib.units import mm  # noqa: PLC0415
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415
    from reportlab.platypus import Paragraph, SimpleDocTemplate  # noqa: PLC0415

    pdfmetrics.registerFont(TTFont("Literata", str(FONTS / "Literata-Regular.ttf")))
    body = ParagraphStyle("body", fontName="Literata", fontSize=11, leading=15.6, spaceAfter=6)
    head = ParagraphStyle("head", parent=body, fontSize=14, leading=18, spaceBefore=14)
    story = [Paragraph("For our session", head)]
    for heading, paragraphs in text:
        story.append(Paragraph(escape(heading), head))
        story += [Paragraph(escape(one), body) for one in paragraphs]
    output = BytesIO()
    SimpleDocTemplate(
        output,
        pagesize=A4,
        leftMargin=35 * mm,
        rightMargin=35 * mm,
        topMargin=28 * mm,
        bottomMargin=30 * mm,
        title="Pages",
    ).build(story)
    return output.getvalue()


def fpdf2(text: list[tuple[str, list[str]]]) -> bytes:
    """Return the file of fpdf2: A4, the same face, size and margins."""
    from fpdf import FPDF  # noqa: PLC0415

    document = FPDF(format="A4", unit="mm")
    document.add_font("Literata", fname=FONTS / "Literata-Regular.ttf")
    document.set_margins(35, 28, 35)
    document.set_auto_page_break(auto=True, margin=30)
    document.set_title("Pages")
    document.set_lang("en")
    document.add_page()
    for heading, paragraphs in [("For our session", []), *text]:
        document.set_font("Literata", size=14)
        document.multi_cell(0, 7, heading, new_x="LMARGIN", new_y="NEXT")
        document.set_font("Literata", size=11)
        for one in paragraphs:
            document.multi_cell(0, 5.5, one, new_x="LMARGIN", new_y="NEXT")
            document.ln(2)
    return bytes(document.output())


ENGINES: dict[str, Callable[[list[tuple[str, list[str]]]], bytes]] = {
    "qt": qt,
    "reportlab": reportlab,
    "fpdf2": fpdf2,
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


# Name, engine, and the module it needs; Qt is always here.
OTHERS = (
    ("Qt QPdfWriter", "qt", "PySide6"),
    ("ReportLab", "reportlab", "reportlab"),
    ("fpdf2", "fpdf2", "fpdf"),
    ("WeasyPrint", "weasyprint", "weasyprint"),
    ("WeasyPrint pdf/ua-1", "weasyprint-ua", "weasyprint"),
)


def engines() -> dict[str, Any]:
    """Return ours and those of the others that are here; the others are named."""
    found: dict[str, Any] = {"ours, closed": ours}
    for name, engine, module in OTHERS:
        if importlib.util.find_spec(module) is None:
            print(f"{name} is not here, so it is left out: requirements/bench.lock")
        else:
            found[name] = theirs(engine)
    return found


def refreshed(changes: int) -> list[float]:
    """Return how long ten pages take to be shown after each of so many changed words, in ms."""
    text, found = chapters(SECTIONS[10]), []
    with packet.Press() as press:
        press.warm_up()
        for change in range(changes + 1):
            text[3][1][0] = f"changed {change} " + _SENTENCE
            manifest = as_manifest(text)
            start = time.perf_counter()
            press.missing(manifest)
            packed = press.finish(manifest, "walnut harbour")
            press.draw(packed.file, "walnut harbour", page=3, width=900)
            found.append((time.perf_counter() - start) * 1000)
    # The first waits for the helpers, as nobody does who has seen a page already.
    return found[1:]


def main(arguments: list[str]) -> int:
    """Print the table; with --quick one round of ten pages."""
    quick, found_engines = "--quick" in arguments, engines()
    for pages, rounds in [(10, 1)] if quick else ROUNDS.items():
        found = measured(found_engines, SECTIONS[pages], rounds)
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
    shown = sorted(refreshed(1 if quick else CHANGES))
    print(f"a changed word of 10 pages, until a page of it is drawn, {len(shown)} times")
    print(f"  median {statistics.median(shown):.0f} ms, slowest {shown[-1]:.0f} ms")
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--engine"]:
        made_file = ENGINES[sys.argv[2]](json.load(sys.stdin))
        sys.stdout.buffer.write(b"%.1f\n" % peak_of("self") + made_file)
    else:
        raise SystemExit(main(sys.argv[1:]))
