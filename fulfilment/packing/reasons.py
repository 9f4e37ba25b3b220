"""What may be asked of a label, and why: the same (reprint), another in its place (redo), one more (add)."""

from dataclasses import dataclass
from enum import StrEnum


class ReprintReason(StrEnum):
    """The number stays, the paper is printed once more."""

    NOT_OUT = "not_out"
    TORN = "torn"
    JAMMED = "jammed"
    WRONG_PRINTER = "wrong_printer"
    OTHER = "other"


class RedoReason(StrEnum):
    """The number is void for ever, another takes its place."""

    ADDRESS = "address_changed"
    CARRIER = "carrier_refused"
    LOST = "label_lost"
    WRONG_BOX = "wrong_box"
    OTHER = "other"


class LabelDeed(StrEnum):
    """What may be asked of a label. The cards of commands.Deed have the same names."""

    REPRINT = "reprint"
    REDO = "redo"
    ADD = "next_box"


@dataclass(frozen=True)
class Wanted:
    """A deed that waits for a supervisor's leave. tracking_number "": it waits for its label first."""

    deed: LabelDeed
    why: str
    tracking_number: str = ""

    @property
    def wants_label(self) -> bool:
        return self.deed is LabelDeed.REDO and not self.tracking_number
