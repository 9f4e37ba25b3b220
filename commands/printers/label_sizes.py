"""Which layout a document takes on a printer's paper. Loads drawing rules only when it is asked."""

from typing import TYPE_CHECKING

from fulfilment.shipping.contents import CONTENTS, Content
from fulfilment.shipping.routing import size_mm

SHEET_MM = 200  # paper as wide as this lies in sheets
MUCH_LONGER = 1.5  # as printing.spooling.media has it

if TYPE_CHECKING:
    from printing.drawing.layout import Layout


def layout_on(kind: str, paper: str, content: Content | None = None) -> "Layout | None":
    """The largest layout of kind that lies on paper ("100x150") upright; None when none does.

    content: what it is for; one that has room for all of it goes before one that has not.

    On a roll a label may not be much shorter than what is loaded: printers that measure call that wrong.
    """
    from printing.drawing.layout import layouts_for

    if kind not in CONTENTS:
        return None
    width_mm, height_mm = size_mm(paper)
    least_mm = 0.0 if width_mm >= SHEET_MM else height_mm / MUCH_LONGER
    fitting = [
        one
        for one in layouts_for(kind)
        if one.width_mm <= width_mm and least_mm <= one.height_mm <= height_mm
    ]

    def merit(one: "Layout") -> tuple[bool, float]:
        return content is None or not one.left_out(content), one.width_mm * one.height_mm

    return max(fitting, key=merit, default=None)


def fits_on(kind: str, paper: str) -> bool:
    """Receipts have no layout: they are as long as they are."""
    return kind not in CONTENTS or layout_on(kind, paper) is not None


def sizes_of(kind: str) -> tuple[str, ...]:
    """The sizes that kind can be printed in, the usual one first; () for what has no layout."""
    from printing.drawing.layout import layouts_for, sized_layout

    if kind not in CONTENTS:
        return ()
    every = (sized_layout(kind), *layouts_for(kind))
    return tuple(dict.fromkeys(f"{one.width_mm:g}x{one.height_mm:g}" for one in every))
