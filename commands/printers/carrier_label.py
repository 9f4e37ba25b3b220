"""A bought number's label at the bench: the carrier's own paper, for the printer that is there."""

from commands.settings import PrinterSetting
from fulfilment.orders.order import Recipient
from fulfilment.shipping.carriers import route_code
from fulfilment.shipping.waybills import Waybill


def carrier_label(waybill: Waybill | None, printer: PrinterSetting, language: str = "") -> bytes | None:
    """In printer's language unless another is named; None when our own layout carries the number.

    Raises StationError: the carrier's label cannot be printed whole on this printer.
    """
    if waybill is None or not waybill.document:
        return None
    from printing.carrier.document import carrier_document  # numpy and pdfium: with the first such label

    width, height = (float(side) for side in printer.paper.split("x"))
    return carrier_document(
        waybill.document, language or printer.language, printer.dpi, (width, height), printer.encoding
    )


def route_of(waybill: Waybill | None, recipient: Recipient) -> str:
    """The carrier's sorting code where it has told us one, or else ours."""
    return (waybill.route_code if waybill else "") or route_code(recipient)
