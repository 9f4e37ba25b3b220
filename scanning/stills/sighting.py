"""One code as one engine saw it in one view of a picture."""

from dataclasses import dataclass

Corners = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Sighting:
    """symbology: a name of design.md. text: EAN-13, UPC-A and UPC-E as 13 digits, add-ons cut.

    aim: the AIM identifier ("]C1"); None where the engine cannot tell.
    corners: of the code, clockwise, in pixels of the whole picture; four, or two along a linear code.
    """

    symbology: str
    text: str
    aim: str | None
    engine: str
    view: str
    corners: Corners


@dataclass(frozen=True)
class Reading:
    """What a picture says. reads: a bench would accept them; doubted: it would not."""

    reads: tuple[Sighting, ...] = ()
    doubted: tuple[Sighting, ...] = ()
