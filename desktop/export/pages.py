"""The helper that shows and reads: it draws the very bytes that will be saved, and proves them.

It runs in a process of its own (`house.md` 0.12): what it has read is gone when it ends.
"""

from typing import Any

from desktop.export import parcel, proof, reading, sheets
from desktop.export.compose import Expected
from desktop.export.lines import Said
from desktop.model.manifest import Form


def work(request: bytes) -> bytes:
    """Answer one request: "draw" (content: a file) or "prove" (the file made, then the one read).

    "draw" answers width, height and the dots of a `sheets.Picture`; "prove" answers
    `{"checks": [[kind, holds], …]}`. A file with a "form" that is no PDF is not drawn but "shown":
    `{"lines": [[kind, [cell, …]], …]}`.
    """
    header, content = parcel.unpack(request)
    match header["verb"]:
        case "draw":
            picture = sheets.drawn(
                content, header["password"], page=header["page"], width=header["width"]
            )
            return parcel.pack({"width": picture.width, "height": picture.height}, picture.dots)
        case "show":
            lines = reading.shown(content, Form(header["form"]))
            return parcel.pack({"lines": lines})
        case _ if "form" in header:
            made, written = content[: header["made"]], content[header["made"] :]
            said = Said.from_json(header["said"])
            checks = reading.prove(written, made, said, Form(header["form"]))
            return parcel.pack({"checks": [[check.kind, check.holds] for check in checks]})
        case _:
            return _proven(header, content)


def _proven(header: dict[str, Any], content: bytes) -> bytes:
    made = content[: header["made"]]
    expected = Expected.from_json(header["expected"])
    claim = proof.Claim(
        made=made, expected=expected, pages=header["pages"], password=header["password"]
    )
    checks = proof.prove(content[len(made) :], claim)
    return parcel.pack({"checks": [[check.kind, check.holds] for check in checks]})
