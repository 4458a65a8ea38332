"""The files that are no PDF, made in the helper that sets pages: one door for all their forms."""

import json
from collections.abc import Callable
from typing import Any

from desktop.export import markdown, parcel, plain
from desktop.model.manifest import Form

Picture = Callable[[str, float], bytes]
"""Gives a drawing, so many points across, as dots (PNG)."""


def work(header: dict[str, Any], content: bytes, picture: Picture) -> bytes:
    """Answer `{"code": "done"}` and the file of the form that the header names."""
    composed = json.loads(content)
    match Form(header["form"]):
        case Form.TEXT:
            file = plain.made(composed)
        case Form.MARKDOWN:
            file = markdown.made(composed)
        case _:
            # Late: it takes a third of a second, and most files are PDFs.
            from desktop.export import word  # noqa: PLC0415

            file = word.made(composed, word.Making(language=header["language"], picture=picture))
    return parcel.pack({"code": "done"}, file)
