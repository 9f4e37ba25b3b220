"""Why a carrier's label is not printed. Half a label is worse than none."""

from fulfilment.errors import StationError

ASK_AGAIN = "Ask the carrier for this label again."
OTHER_SIZE = "Ask the carrier for a label of this printer's size."
ZPL_PRINTER = "Print this label on a ZPL printer."


class CarrierLabelRefused(StationError):
    """The label is damaged, of another size, or says what we cannot draw; detail names it."""

    advice = ASK_AGAIN
