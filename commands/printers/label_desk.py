"""From a whole parcel to a print job: who it goes to, what the label says, its bytes, the journal."""

from uuid import NAMESPACE_URL, uuid5

from commands.printers.carrier_label import carrier_label, route_of
from commands.printers.documents import drawn, new_job, sample_document
from commands.printers.label_sizes import layout_on
from commands.printers.paper_desk import PaperDesk
from commands.printers.route_book import RouteBook
from commands.settings import PrinterSetting
from db.journal import StationJournal
from db.print_journal import StationPrintJournal
from fulfilment.errors import StationError
from fulfilment.packing.boxes import BoxMark
from fulfilment.packing.ports import Clock, LabelNow
from fulfilment.packing.work import Work
from fulfilment.shipping.label_content import LabelContent, Masking, tongue_of, waybill_content
from fulfilment.shipping.ports import PrintJob, PrintState
from fulfilment.shipping.routing import CN22, WAYBILL, NoRoute
from fulfilment.shipping.waybills import Waybill

_OVER = (PrintState.SCANNED, PrintState.VOID)
_NOT_BEGUN = (PrintState.RENDERED, PrintState.QUEUED, PrintState.VOID)


class LabelDesk:
    """Implements fulfilment.packing.ports.Labels. The rules of book may change while the station runs.

    papers: what comes out beside a waybill; without a desk for it, nothing does.
    """

    def __init__(
        self,
        journal: StationJournal,
        prints: StationPrintJournal,
        clock: Clock,
        printer: PrinterSetting,
        book: RouteBook | None = None,
        papers: PaperDesk | None = None,
    ) -> None:
        self._journal, self._prints, self._clock = journal, prints, clock
        self.book = book or RouteBook(journal.station, (printer,))
        self.papers = papers

    @property
    def printer(self) -> PrinterSetting:
        """Who prints the waybills that no rule gives to another."""
        return self.book.waybill_printer()

    @printer.setter
    def printer(self, spare: PrinterSetting) -> None:
        """From now on spare prints whatever that one would."""
        self.book.use_instead(self.printer.name, spare)

    def queue_label(
        self, work: Work, parcel_id: str, tracking_number: str, copy: int, mark: BoxMark | None = None
    ) -> None:
        job_id = print_job_id(tracking_number, copy)
        if self._prints.find(job_id) is not None:
            return
        is_queued = False
        while not is_queued:
            printer = self.printer_of(work)
            job = new_job(
                job_id,
                printer,
                self._draw(work, tracking_number, copy, mark, printer),
                self._clock.now(),
                order_id=work.order_id,
                parcel_id=parcel_id,
                tracking_number=tracking_number,
                copy=copy,
            )
            is_queued = self._queue_on(printer, work, job)
        if self.papers is not None and copy == 0:
            self.papers.want(work, parcel_id, tracking_number, mark)

    def _queue_on(self, printer: PrinterSetting, work: Work, job: PrintJob) -> bool:
        """False when printer was given up for its spare while job was drawn for it.

        The journal's own hold, which use_spare of the desk takes too: a label is queued before a swap, and
        goes along with the others, or it is queued for the spare.
        """
        with self._journal.together():
            if self.printer_of(work) != printer:
                return False
            self._prints.queue(job)
        return True

    def printer_of(self, work: Work) -> PrinterSetting:
        """Who prints this order's waybill. Raises StationError when no printer here can."""
        printer = self.book.printer_for(WAYBILL, work.carrier)
        if isinstance(printer, NoRoute):
            raise StationError(
                f"no printer for waybills of {work.carrier}",
                advice="No printer is set for this paper: set one on the printers page.",
            )
        return printer

    def mark_scanned(self, tracking_number: str) -> None:
        """The scan proves the newest copy that can be on paper; every other copy is void with it."""
        jobs = [job for job in self._prints.list_of_number(tracking_number) if job.state not in _OVER]
        on_paper = [job for job in jobs if job.state is not PrintState.QUEUED]
        for job in jobs:
            if not on_paper or job is not on_paper[-1]:
                self._prints.move(job.job_id, PrintState.VOID, detail="another copy was scanned")
        if on_paper:
            self._prints.move(on_paper[-1].job_id, PrintState.SCANNED, evidence="scan")

    def void_label(self, tracking_number: str, why: str) -> None:
        for job in self._prints.list_of_number(tracking_number):
            if job.state is not PrintState.VOID:
                self._prints.move(job.job_id, PrintState.VOID, detail=f"made anew: {why}")
        for paper in self._prints.list_papers(tracking_number):
            if paper.kind == CN22 and paper.state is not PrintState.VOID:
                self._prints.move(paper.job_id, PrintState.VOID, detail="names a number that is void")

    def may_be_on_paper(self, tracking_number: str) -> bool:
        return any(job.state not in _NOT_BEGUN for job in self._prints.list_of_number(tracking_number))

    def find_label(self, tracking_number: str) -> LabelNow | None:
        jobs = self._prints.list_of_number(tracking_number)
        if not jobs:
            return None
        job = jobs[-1]
        return LabelNow(
            job_id=job.job_id,
            tracking_number=tracking_number,
            copy=job.copy,
            state=job.state.value,
            printer=job.printer,
            evidence=job.evidence,
            detail=job.detail,
            changed_at=job.changed_at,
        )

    def picture(self, work: Work, tracking_number: str, copy: int, mark: BoxMark | None = None) -> bytes:
        """The same raster as a PNG, for the screen."""
        return self._draw(work, tracking_number, copy, mark, self.printer_of(work), "png")

    def _draw(
        self,
        work: Work,
        tracking_number: str,
        copy: int,
        mark: BoxMark | None,
        printer: PrinterSetting,
        language: str = "",
    ) -> bytes:
        """The carrier's own label if it was bought with one, or ours on what printer has loaded.

        In printer's language unless another is named.
        """
        bought = self._journal.find_waybill(work.carrier, tracking_number)
        if (label := carrier_label(bought, printer, language)) is not None:
            return label
        layout = layout_on(WAYBILL, printer.paper)
        masking = layout.masking if layout else "by_country"
        content = self._content(work, tracking_number, copy, mark, masking, bought)
        return drawn(content, printer, layout, language)

    def _content(
        self,
        work: Work,
        tracking_number: str,
        copy: int,
        mark: BoxMark | None,
        masking: Masking,
        bought: Waybill | None,
    ) -> LabelContent:
        recipient = self._journal.find_recipient(work.order_id)
        if recipient is None:
            raise StationError(
                f"no address of order {work.ref} at this station",
                advice="Set this order aside: its address is not here.",
            )
        tongue, lines = tongue_of(recipient.country), (mark or BoxMark()).lines_of(work)
        return waybill_content(
            recipient,
            tracking_number=tracking_number,
            carrier=work.carrier,
            route_code=route_of(bought, recipient),
            items=[(self._title(line.sku, tongue), pieces) for line, pieces in lines],
            footer_lines=_footer(work, self._journal.station, mark),
            gift_note=work.gift_note,
            copy=copy,
            masking=masking,
            tongue=tongue,
        )

    def _title(self, sku: str, tongue: str) -> str:
        product = self._journal.find_product(sku)
        if product is None:
            return sku
        words = (product.title_en, product.spec_en) if tongue == "en" else (product.title_zh, product.spec_zh)
        return " ".join(words).strip() or sku

    def warm_up(self) -> None:
        """Load what draws labels now, on a lane that may wait, so that the first parcel does not."""
        self.sample(self.printer)

    def sample(self, printer: PrinterSetting, kind: str = WAYBILL) -> bytes:
        """A document that never was a parcel's, in printer's language, on what it has loaded."""
        return sample_document(printer, kind)


def print_job_id(tracking_number: str, copy: int) -> str:
    """The same number and copy are the same job, however often it is asked for."""
    return str(uuid5(NAMESPACE_URL, f"packwave:print:{tracking_number}:{copy}"))


def _footer(work: Work, station: str, mark: BoxMark | None) -> tuple[str, str]:
    place = f"{work.wave_number} · {work.position}/{work.wave_size} · {station}"
    box = f" · {mark.words}" if mark is not None and mark.words else ""
    return place, f"{work.channel} {work.ref}{box}"
