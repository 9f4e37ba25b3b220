"""A label in millimetres, as values: one thing on it, and the whole."""

from dataclasses import dataclass
from typing import Literal

from fulfilment.errors import StationError
from fulfilment.shipping.label_content import Masking

Kind = Literal[
    "text", "mark", "box", "frame", "code128", "gs1_128", "itf14", "datamatrix", "gs1_datamatrix", "qr"
]


@dataclass(frozen=True)
class Field:
    """One thing on the label; its rectangle is in mm from the upper left corner.

    text: may hold {names} of the layout's content, {tracking_grouped} or {copy_mark}; lists become lines.
    rule: shrink keeps the lines as they are and makes them smaller, wrap breaks them first.
    missing: a character that the font lacks: refuse the label, or print a geta mark for it.
    overflow: what happens at min_size_mm: refuse the label, or end it with an ellipsis.
    when, unless: names of the content that must, must not, have something to say.
    """

    name: str
    kind: Kind
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    text: str = ""
    size_mm: float = 0.0
    min_size_mm: float = 0.0
    pitch: float = 1.3  # distance of base lines, in sizes
    weight: Literal["Regular", "Bold"] = "Regular"
    align: Literal["left", "centre", "right"] = "left"
    valign: Literal["top", "middle"] = "top"
    rule: Literal["shrink", "wrap"] = "shrink"
    overflow: Literal["refuse", "elide"] = "refuse"
    missing: Literal["refuse", "geta"] = "refuse"
    module_mm: float = 0.0  # codes: the module to aim for
    line_mm: float = 0.25  # frame: how thick
    when: str = ""
    unless: str = ""


@dataclass(frozen=True)
class Layout:
    """content: which kind of content it shows, a name in fulfilment.shipping.contents.

    masking: what a waybill must have hidden before it may stand here.
    """

    name: str
    width_mm: float
    height_mm: float
    fields: tuple[Field, ...]
    content: str = "waybill"
    masking: Masking = "by_country"


class TextDoesNotFit(StationError):
    """A text that may not be cut is too long for its place, even at the smallest legible size."""

    advice = "Shorten that text, then print again."
