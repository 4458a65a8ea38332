"""The helper that shows and reads: it draws the very bytes that will be saved, and proves them.

It runs in a process of its own (`house.md` 0.12): what it has read is gone when it ends.
"""

from typing import Any

from desktop.export import parcel, proof, sheets
from desktop.export.compose import Expected


def work(request: bytes) -> bytes:
    """Answer one request: "draw" (content: a file) or "prove" (the file made, then the one read).

    "draw" answers width, height and the dots of a `sheets.Picture`; "prove" answers
    `{"checks": [[kind, holds], …]}`.
    """
    header, content = parcel.unpack(request)
    match header["verb"]:
        case "draw":
            picture = sheets.drawn(
                content, header["password"], page=header["page"], width=header["width"]
            )
            return parcel.pack({"width": picture.width, "height": picture.height}, picture.dots)
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
