"""The papers beside a waybill: which, where, and drawn on the printer's lane so that no label waits."""

from collections import deque
from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import NAMESPACE_URL, uuid5

from commands.printers.documents import documents, new_job
from commands.printers.parcel_papers import Goods, Parcel, paper_pages
from commands.printers.route_book import RouteBook
from commands.printers.route_words import refused
from commands.settings import PrinterSetting
from db.journal import StationJournal
from db.print_journal import StationPrintJournal
from fulfilment.errors import PaperMissing, StationError
from fulfilment.orders.order import OrderId
from fulfilment.packing.boxes import BoxMark
from fulfilment.packing.ports import Clock
from fulfilment.packing.replay import replay
from fulfilment.packing.work import Work, WorkLine
from fulfilment.shipping.contents import Content
from fulfilment.shipping.ports import PrintJob, PrintState
from fulfilment.shipping.routing import CN22, RETURN, WAYBILL, NoRoute, RouteRefusal

_CLOSED = (PrintState.SCANNED, PrintState.VOID)
RECENT = 20  # print jobs that a start looks through for papers that were never drawn


@dataclass(frozen=True)
class _Wanted:
    """One paper that is still to be drawn."""

    work: Work
    parcel_id: str
    tracking_number: str
    kind: str

    def job_id(self, page: int) -> str:
        """A label made anew has another number, which customs must know; the slip in the box stays."""
        key = self.tracking_number if self.kind == CN22 else self.parcel_id
        return str(uuid5(NAMESPACE_URL, f"packwave:print:{key}:{self.kind}:{page}"))


@dataclass(frozen=True)
class _Ready:
    """One whose contents and printer are known."""

    wanted: _Wanted
    pages: tuple[Content, ...]
    printer: PrinterSetting


class PaperDesk:
    """want() belongs on the station's lane, draw() on the printer's."""

    def __init__(
        self,
        journal: StationJournal,
        prints: StationPrintJournal,
        clock: Clock,
        book: RouteBook,
        return_lines: tuple[str, ...] = (),
    ) -> None:
        self._journal, self._prints, self._clock, self._book = journal, prints, clock, book
        self._return_lines = return_lines
        self._ready: deque[_Ready] = deque()

    def want(self, work: Work, parcel_id: str, tracking_number: str, mark: BoxMark | None) -> None:
        """Have this parcel's papers drawn; those that are there already stay as they are.

        Raises PaperMissing for the first that cannot be had; the others come out all the same.
        """
        recipient = self._journal.find_recipient(work.order_id)
        country = recipient.country if recipient else None
        trouble: StationError | None = None
        for kind in self._book.papers_with(work.channel, work.carrier, country):
            wanted = _Wanted(work, parcel_id, tracking_number, kind)
            if not _goes_with(kind, mark) or self._is_there(wanted):
                continue
            try:
                pages = paper_pages(kind, self._parcel(work, tracking_number, country, mark))
                self._ready.append(_Ready(wanted, pages, self._printer_for(kind, work.carrier)))
            except StationError as error:
                trouble = trouble or error
        if trouble is not None:
            raise PaperMissing(trouble.detail, advice=trouble.advice) from trouble

    def draw(self) -> int:
        """Put what was wanted into the print journal, all pages at once; how many. Raises JournalFull."""
        count = 0
        while self._ready:
            ready = self._ready.popleft()  # its printer may have been given up since it was wanted
            jobs = self._jobs(replace(ready, printer=self._book.stand_in(ready.printer)))
            with self._journal.together():
                for job in jobs:
                    self._prints.queue(job)
            count += len(jobs)
        return count

    def recover(self) -> None:
        """Want again what a stop left undrawn: papers of parcels whose waybill is not scanned yet."""
        for job in self._prints.list_latest(limit=RECENT):
            work = self._journal.find_work(OrderId(job.order_id)) if job.order_id else None
            if work is None or job.kind != WAYBILL or job.copy or job.state in _CLOSED:
                continue
            with suppress(PaperMissing):  # told when the label was queued
                self.want(work, job.parcel_id, job.tracking_number, self._mark(work, job))

    # --- what is on them ---

    def _parcel(self, work: Work, number: str, country: str | None, mark: BoxMark | None) -> Parcel:
        is_later = mark is not None and mark.number > 1
        return Parcel(
            channel=work.channel,
            ref=work.ref,
            tracking_number=number,
            country=country,
            goods=tuple(self._goods(line, pieces) for line, pieces in (mark or BoxMark()).lines_of(work)),
            day=self._clock.now().astimezone().date(),
            currency=work.currency,
            gift_note=None if is_later else work.gift_note,
            return_lines=self._return_lines,
        )

    def _goods(self, line: WorkLine, pieces: int) -> Goods:
        product = self._journal.find_product(line.sku)
        if product is None:
            return Goods(line.sku, line.sku, pieces, 0, line.unit_price)
        title_zh = f"{product.title_zh} {product.spec_zh}".strip()
        title_en = f"{product.title_en} {product.spec_en}".strip()
        return Goods(title_zh, title_en, pieces, product.weight_g, line.unit_price)

    def _mark(self, work: Work, job: PrintJob) -> BoxMark | None:
        """None when the journal's facts do not say what lies in that box: then it is the whole order."""
        facts = self._journal.list_facts(work.order_id)
        mark = replay(work, facts, job.parcel_id).mark_of(job.tracking_number)
        return mark if mark.pieces else None

    # --- where they go ---

    def _printer_for(self, kind: str, carrier: str) -> PrinterSetting:
        printer = self._book.printer_for(kind, carrier)
        if isinstance(printer, NoRoute):
            said = refused(RouteRefusal.NO_PRINTER, kind)
            raise StationError(
                said.en, advice="No printer is set for this paper: set one on the printers page."
            )
        return printer

    def _is_there(self, wanted: _Wanted) -> bool:
        key = wanted.job_id(1)
        return self._prints.find(key) is not None or any(
            one.wanted.job_id(1) == key for one in list(self._ready)
        )

    def _jobs(self, ready: _Ready) -> tuple[PrintJob, ...]:
        wanted, state, why = ready.wanted, PrintState.QUEUED, ""
        try:
            made = documents(ready.pages, ready.printer)
        except StationError as error:  # no font has a character; it is told where labels are looked after
            made, state, why = (b"",), PrintState.VOID, f"not drawn: {error.advice}"
        jobs = (
            new_job(
                wanted.job_id(page),
                ready.printer,
                document,
                self._clock.now(),
                order_id=wanted.work.order_id,
                parcel_id=wanted.parcel_id,
                tracking_number=wanted.tracking_number,
                kind=wanted.kind,
                page=page,
            )
            for page, document in enumerate(made, 1)
        )
        return tuple(replace(job, state=state, detail=why) for job in jobs)


def _goes_with(kind: str, mark: BoxMark | None) -> bool:
    """One return slip is enough for an order; what lies in a box, and its customs, each box says."""
    return not (kind == RETURN and mark is not None and mark.number > 1)
