"""What a carrier sent, by its own first bytes: a name or a header may be wrong about it."""

import re

from printing.carrier.refused import CarrierLabelRefused

_MARKS = (
    ("pdf", re.compile(rb"%PDF-")),
    ("png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("jpg", re.compile(rb"\xff\xd8\xff")),
    ("zpl", re.compile(rb"(?:~[A-Z]{2}|\^XA|\^FX|\^xa)")),
    ("tspl", re.compile(rb"SIZE\s|CLS\r?\n")),
    ("escpos", re.compile(rb"\x1b@|\x1dv0")),
    ("epl", re.compile(rb"N\r?\n")),
)
_BLANKS = b"\xef\xbb\xbf\r\n\t \x00"  # what mailers and templates put before a document


def kind_of_document(data: bytes) -> str:
    """pdf, png, jpg, zpl, tspl, escpos or epl. Raises CarrierLabelRefused for anything else."""
    head = data[:200].lstrip(_BLANKS)
    for kind, mark in _MARKS:
        if mark.match(head):
            return kind
    raise CarrierLabelRefused("the carrier's document is no ZPL, PDF or PNG" if head else "an empty document")
