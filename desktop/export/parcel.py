"""What goes to a helper and back: one line of JSON, then bytes."""

import json
from typing import Any


def pack(header: dict[str, Any], content: bytes = b"") -> bytes:
    """Return header and content as one."""
    return json.dumps(header).encode() + b"\n" + content


def unpack(parcel: bytes) -> tuple[dict[str, Any], bytes]:
    """Return header and content of what was packed."""
    line, _, content = parcel.partition(b"\n")
    header: dict[str, Any] = json.loads(line)
    return header, content
