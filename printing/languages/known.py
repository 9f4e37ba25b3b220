"""The languages of label printers: who writes and reads them, and how a stream shows its own."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from printing.drawing.raster import Raster
from printing.languages.epl import epl_document
from printing.languages.escpos import escpos_document
from printing.languages.tspl import tspl_document
from printing.languages.zpl import zpl_document
from printing.readers import epl as epl_reader
from printing.readers import escpos as escpos_reader
from printing.readers import tspl as tspl_reader
from printing.readers import zpl as zpl_reader
from printing.readers.sheet import Event, Sheet


@dataclass(frozen=True)
class Language:
    """write: dots to bytes. next_event, read_format: the reader's. begins: a label's picture has begun."""

    name: str
    write: Callable[[Raster], bytes]
    next_event: Callable[[bytes], tuple[Event, bytes]]
    read_format: Callable[[bytes, int | None], Sheet]
    begins: bytes


LANGUAGES = {
    one.name: one
    for one in (
        Language("zpl", zpl_document, zpl_reader.next_event, zpl_reader.read_format, b"^XA"),
        Language("tspl", tspl_document, tspl_reader.next_event, tspl_reader.read_format, b"CLS"),
        Language("escpos", escpos_document, escpos_reader.next_event, escpos_reader.read_format, b"\x1dv0"),
        Language("epl", epl_document, epl_reader.next_event, epl_reader.read_format, b"GW"),
    )
}
_FIRST = (
    ("tspl", re.compile(rb"\x1b!\?|SIZE |CLS\r?\n|GAPDETECT")),
    ("escpos", re.compile(rb"\x10\x04|\x1b@|\x1d")),
    ("epl", re.compile(rb"\^ee|N\r?\n|q\d|xa\r?\n")),
    ("zpl", re.compile(rb"\^XA|~[HJ]|! U1")),
)
ENOUGH = 8  # bytes by which each language has shown itself


def heard_language(buffer: bytes) -> Language | None:
    """The language of a stream by its first bytes, ZPL if they are of none; None when more are needed."""
    first = buffer.lstrip(b"\r\n ")
    for name, mark in _FIRST:
        if mark.match(first):
            return LANGUAGES[name]
    return LANGUAGES["zpl"] if len(first) >= ENOUGH else None
