"""Contents as a printer wants them, and the print jobs they become."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from commands.printers.label_sizes import layout_on
from commands.settings import PrinterSetting
from fulfilment.shipping.contents import Content, kind_of
from fulfilment.shipping.ports import PrintJob, PrintState
from fulfilment.shipping.routing import WAYBILL

if TYPE_CHECKING:
    from printing.drawing.layout import Layout


def documents(pages: Sequence[Content], printer: PrinterSetting) -> tuple[bytes, ...]:
    """A document a page, since a label printer proves one label at a time; for PDF all pages in one.

    Raises StationError as printing.label.make_label does.
    """
    layouts = [layout_on(kind_of(page), printer.paper, page) for page in pages]
    if printer.language == "pdf":
        return (pdf_of(pages, printer.dpi, layouts),)
    return tuple(drawn(page, printer, layout) for page, layout in zip(pages, layouts, strict=True))


def drawn(
    content: Content, printer: PrinterSetting, layout: "Layout | None" = None, language: str = ""
) -> bytes:
    """As printing.label.make_label, loaded with the first label: numpy, Pillow and reportlab cost a quarter
    of the start, and no screen before a whole parcel needs them."""
    from printing.label import make_label

    return make_label(content, printer.dpi, language or printer.language, layout, printer.encoding)


def sample_document(printer: PrinterSetting, kind: str = WAYBILL) -> bytes:
    """A document of nobody's, as printer wants it."""
    from printing.samples import ALL_SAMPLES

    return documents([ALL_SAMPLES[kind]], printer)[0]


def pdf_of(pages: Sequence[Content], dpi: int, layouts: Sequence["Layout | None"] = ()) -> bytes:
    """All pages in one file, each as large as its layout."""
    from printing.drawing.raster import draw_label
    from printing.languages.pdf import pdf_of_rasters

    chosen = layouts or [None] * len(pages)
    return pdf_of_rasters([draw_label(page, dpi, layout) for page, layout in zip(pages, chosen, strict=True)])


def new_job(
    job_id: str,
    printer: PrinterSetting,
    document: bytes,
    at: datetime,
    *,
    order_id: str = "",
    parcel_id: str = "",
    tracking_number: str,
    copy: int = 0,
    kind: str = WAYBILL,
    page: int = 1,
) -> PrintJob:
    """Queued, for printer as it is set now."""
    return PrintJob(
        job_id=job_id,
        order_id=order_id,
        parcel_id=parcel_id,
        tracking_number=tracking_number,
        printer=printer.name,
        language=printer.language,
        document=document,
        sha256=hashlib.sha256(document).hexdigest(),
        copy=copy,
        state=PrintState.QUEUED,
        evidence="",
        odometer_before=None,
        detail="",
        changed_at=at,
        kind=kind,
        page=page,
    )
