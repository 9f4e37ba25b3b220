"""A label in millimetres, as values: one thing on it, and the whole."""

import re
from dataclasses import dataclass
from typing import Literal

from fulfilment.errors import StationError
from fulfilment.shipping.contents import Content, kind_of, must_show
from fulfilment.shipping.label_content import Masking

Kind = Literal[
    "text",
    "mark",
    "box",
    "frame",
    "image",
    "code128",
    "gs1_128",
    "itf14",
    "ean",
    "datamatrix",
    "gs1_datamatrix",
    "qr",
]


@dataclass(frozen=True)
class Field:
    """One thing on the label; its rectangle is in mm from the upper left corner.

    text: may hold {names} of the layout's content, {tracking_grouped} or {copy_mark}; lists become lines.
    An image's text is the name of a picture in resources/labels/images.
    rule: shrink keeps the lines as they are and makes them smaller, wrap breaks them first.
    beside: the wrapping field whose lines this one's stand beside: the n-th where its n-th begins.
    missing: a character that the font lacks: refuse the label; or write its name in brackets where it is a
    sign (emoji) and refuse a letter; or write the code of a letter too, for texts that no parcel waits for.
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
    missing: Literal["refuse", "name", "code"] = "refuse"
    beside: str = ""
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

    def left_out(self, content: Content) -> str | None:
        """The first thing that content must say and this layout has no place for; None when all have one."""
        shown = {name for field in self.fields for name in re.findall(r"\{(\w+)\}", field.text)}
        said = must_show(kind_of(content))
        return next((name for name in said if getattr(content, name) and name not in shown), None)


class TextDoesNotFit(StationError):
    """A text that may not be cut is too long for its place, even at the smallest legible size."""

    advice = "Shorten that text, then print again."
