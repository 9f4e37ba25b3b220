"""The boxes of one order: what lies in each, the label it has, and the labels that are void."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from fulfilment.packing.work import Work, WorkLine


@dataclass(frozen=True)
class Packed:
    """says: what the codes told of it beside the item (lot, expiry, serial, weight_g)."""

    line: str
    pieces: int
    says: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Box:
    """One parcel of an order. history: what one scan each put into it, newest last.

    prints: labels asked for under the present number: 1 is the first print, more are reprints.
    is_full: it goes out with what it holds, whatever the order still owes.
    void_by: until when the carrier takes the number back for nothing, by the station's clock; None: always.
    voided: the numbers it had before, oldest first; none of them is ever a label again.
    """

    parcel_id: str
    history: tuple[Packed, ...] = ()
    tracking_number: str | None = None
    prints: int = 0
    is_full: bool = False
    is_closed: bool = False
    void_by: datetime | None = None
    voided: tuple[str, ...] = ()

    @property
    def pieces(self) -> Mapping[str, int]:
        """Pieces in this box, by line ref."""
        counts: dict[str, int] = {}
        for one in self.history:
            counts[one.line] = counts.get(one.line, 0) + one.pieces
        return counts


@dataclass(frozen=True)
class BoxMark:
    """What a label says of its box beside the number. number: from 1, as the boxes were begun.

    of: how many boxes the order has, None while that is not known. pieces: in this box, by line ref.
    """

    number: int = 1
    of: int | None = 1
    pieces: Mapping[str, int] = field(default_factory=dict)

    def lines_of(self, work: Work) -> list[tuple[WorkLine, int]]:
        """What of work lies in this box, and how much; all of it when there is one box."""
        if self.of == 1:
            return [(line, line.quantity) for line in work.lines]
        return [(line, self.pieces[line.ref]) for line in work.lines if self.pieces.get(line.ref)]

    @property
    def words(self) -> str:
        """What goes on the label, in both languages; "" for an order of one box."""
        if self.of == 1:
            return ""
        return f"箱 {self.number}/{self.of}" if self.of else f"箱 {self.number} / Box {self.number}"
