"""The typesetter's file made ours: three facts about itself, one random name, one lock.

All but the streams goes into object streams: encryption closes strings and streams only, so that
otherwise the number of paragraphs and the shape of the outline could be read without a password.
"""

import secrets
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from itertools import islice
from typing import Any

from pypdf import PdfReader
from pypdf._encryption import EncryptAlgorithm, Encryption
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
EVERYTHING_ALLOWED = -4
"""All permission bits, the accessibility bit (10) among them, which PDF/UA-1 7.16 demands.

A ban on printing or copying would bind nobody who has the password, and hinder a reading voice.
"""
_IN_ONE_STREAM = 200
_METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>\
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\
<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def metadata(title: str, language: str) -> bytes:
    """Return the whole metadata: title, language, the part of PDF/UA, and nothing else."""
    said = {"title": title, "language": language}
    return _METADATA.format_map({k: escape(v, quote=False) for k, v in said.items()}).encode()


def pages(raw: bytes) -> int:
    """Return the number of pages."""
    return len(PdfReader(BytesIO(raw)).pages)


def finished(raw: bytes, *, title: str, language: str, password: str | None) -> bytes:
    """Return the typesetter's file as it may leave: nothing about its making, closed if asked.

    The password opens it; the owner's password is random and thrown away.
    """
    reader = PdfReader(BytesIO(raw))
    root = reader.trailer.raw_get("/Root")
    objects: dict[int, Any] = {
        number: reader.get_object(IndirectObject(number, 0, reader)) for number in numbers(reader)
    }
    catalogue = objects[root.idnum]
    objects.pop(reader.trailer.raw_get("/Info").idnum)
    # False is what its absence says, and one widespread reader stumbles over it.
    del catalogue["/MarkInfo"]["/Suspects"]
    for one in objects.values():
        if isinstance(one, DictionaryObject):
            # A fallback face would tell its full name; the short one in /FontName is enough.
            one.pop("/FontFamily", None)
    objects[catalogue.raw_get("/Metadata").idnum] = _metadata_stream(title, language)
    name = ByteStringObject(secrets.token_bytes(16))
    file = _File(name=name, root=root, next_number=max(objects) + 1)
    if password is not None:
        file.encrypt(password)
    return file.written(objects)


def _metadata_stream(title: str, language: str) -> StreamObject:
    stream = DecodedStreamObject()
    stream[NameObject("/Type")] = NameObject("/Metadata")
    stream[NameObject("/Subtype")] = NameObject("/XML")
    stream.set_data(metadata(title, language))
    return stream


@dataclass(slots=True, kw_only=True)
class _File:
    """A file being written: where each object begins or in which object stream it stands."""

    name: ByteStringObject
    root: IndirectObject
    next_number: int
    output: BytesIO = field(default_factory=lambda: BytesIO(HEADER))
    places: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    lock: Encryption | None = None
    lock_entry: DictionaryObject | None = None

    def encrypt(self, password: str) -> None:
        self.lock = Encryption.make(
            EncryptAlgorithm.AES_256, EVERYTHING_ALLOWED, self.name.original_bytes
        )
        self.lock_entry = self.lock.write_entry(password, secrets.token_urlsafe(32))
        # ISO 32000 wants it signed; the library keeps it unsigned.
        self.lock_entry[NameObject("/P")] = NumberObject(EVERYTHING_ALLOWED)

    def written(self, objects: dict[int, PdfObject]) -> bytes:
        self.output.seek(0, 2)
        loose = iter([(n, one) for n, one in objects.items() if not isinstance(one, StreamObject)])
        for number, one in objects.items():
            if isinstance(one, StreamObject):
                self._put(number, one)
        while group := list(islice(loose, _IN_ONE_STREAM)):
            self._put_together(group)
        self._put_end()
        return self.output.getvalue()

    def _new_number(self) -> int:
        self.next_number += 1
        return self.next_number - 1

    def _put(self, number: int, one: PdfObject, *, in_clear: bool = False) -> None:
        self.places[number] = (1, self.output.tell(), 0)
        if self.lock is not None and not in_clear:
            one = self.lock.encrypt_object(one, number, 0)
        self.output.write(b"%d 0 obj\n" % number)
        one.write_to_stream(self.output)
        self.output.write(b"\nendobj\n")

    def _put_together(self, group: list[tuple[int, PdfObject]]) -> None:
        number, index, body = self._new_number(), [], BytesIO()
        for place, (one_number, one) in enumerate(group):
            index.append(f"{one_number} {body.tell()}")
            one.write_to_stream(body)
            body.write(b"\n")
            self.places[one_number] = (2, number, place)
        head = " ".join(index).encode() + b"\n"
        stream = _compressed(head + body.getvalue(), "/ObjStm")
        stream[NameObject("/N")] = NumberObject(len(group))
        stream[NameObject("/First")] = NumberObject(len(head))
        self._put(number, stream)

    def _put_end(self) -> None:
        trailer = {"/Root": self.root, "/ID": ArrayObject([self.name, self.name])}
        if self.lock_entry is not None:
            number = self._new_number()
            self._put(number, self.lock_entry, in_clear=True)
            trailer["/Encrypt"] = IndirectObject(number, 0, None)
        number, start = self._new_number(), self.output.tell()
        self.places[number] = (1, start, 0)
        table = b"".join(_entry(self.places.get(one)) for one in range(number + 1))
        stream = _compressed(table, "/XRef")
        stream[NameObject("/W")] = ArrayObject(NumberObject(width) for width in (1, 4, 2))
        stream[NameObject("/Size")] = NumberObject(number + 1)
        for key, value in trailer.items():
            stream[NameObject(key)] = value
        self._put(number, stream, in_clear=True)
        self.output.write(b"startxref\n%d\n%%%%EOF\n" % start)


def _entry(place: tuple[int, int, int] | None) -> bytes:
    kind, where, which = place or (0, 0, 0xFFFF)
    return bytes([kind]) + where.to_bytes(4, "big") + which.to_bytes(2, "big")


def _compressed(content: bytes, kind: str) -> StreamObject:
    stream = StreamObject()
    stream[NameObject("/Type")] = NameObject(kind)
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    stream.set_data(zlib.compress(content))
    return stream


def numbers(reader: PdfReader) -> Iterator[int]:
    """Give the number of each object in a file, whether anything refers to it or not."""
    yield from sorted({*reader.xref.get(0, {}), *reader.xref_objStm})
