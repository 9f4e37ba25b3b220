"""The print side of a station, as one life of it between two kills: journal, spool and a packer who looks."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.label_kills_printer import mark_of, papers_seen
from db.journal_file import JournalFile
from db.print_journal import StationPrintJournal
from fulfilment.errors import PrinterAway
from fulfilment.shipping.carriers import tracking_number
from fulfilment.shipping.ports import PrintJob, PrintState
from printing.drawing.layout import load_layout
from printing.label import make_label
from printing.samples import SAMPLES
from printing.spooling.spool import Patience, Spool
from printing.transports.ways import open_transport

PRINTER = "p1"
LAYOUT = "waybill_76x130"
# shorter than in life, as the virtual printer's label takes a hundredth of its time
PATIENCE = Patience(proof_s=0.8, rest_s=0.15, poll_s=0.004, start_s=0.06)
LOOK_S = 0.45  # how long the packer waits for a label that may still come
PAUSE_S = 0.004
S = PrintState


class WallClock:
    """The program's own comes with the whole station."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True)
class Shift:
    """is_last: no new labels, and an end when none is open."""

    home: Path
    port: int
    language: str
    is_last: bool = False


@dataclass
class Bench:
    """The journal of a shift, and the one packer at it."""

    shift: Shift
    file: JournalFile = field(init=False)
    journal: StationPrintJournal = field(init=False)
    doubts_since: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.file = JournalFile(self.shift.home / "journal.sqlite")
        self.journal = StationPrintJournal(self.file, WallClock())
        with self.file.reading() as db:
            (last,) = db.execute(
                "SELECT coalesce(max(CAST(order_id AS INTEGER)), 0) FROM print_job"
            ).fetchone()
        self._orders = int(last)

    def open_jobs(self) -> tuple[PrintJob, ...]:
        return self.journal.list_open(PRINTER)

    def next_orders(self) -> None:
        """One to three of them, so that a kill finds others waiting behind the label under way."""
        for _ in range(1 + self._orders % 3):
            self._orders += 1
            self.journal.queue(a_job(self.shift.language, self._orders, 0))

    def look(self) -> None:
        """Scan what lies there, reprint what does not come. Only what nothing else can prove is asked."""
        asked = [job for job in self.open_jobs() if is_question(job)]
        on_paper = papers_seen(self.shift.home) if asked else frozenset()
        for job in asked:
            if mark_of(job.document) in on_paper:
                self.journal.move(job.job_id, S.SCANNED, evidence=f"scan {job.evidence}".strip())
            elif time.monotonic() - self.doubts_since.setdefault(job.job_id, time.monotonic()) > LOOK_S:
                self._reprint(job)

    def _reprint(self, job: PrintJob) -> None:
        with self.file.writing():  # both or none, as the station's own reprint
            self.journal.move(job.job_id, S.VOID)
            self.journal.queue(a_job(self.shift.language, int(job.order_id), job.copy + 1))


def is_question(job: PrintJob) -> bool:
    """In doubt, or sent on a way that proves nothing more."""
    has_odometer = job.odometer_before is not None and job.odometer_before >= 0
    return job.state is S.IN_DOUBT or (job.state is S.SENT and not has_odometer)


def a_job(language: str, order: int, copy: int) -> PrintJob:
    number = tracking_number("ZTO", order * 7919)
    content = replace(SAMPLES["zh"], tracking_number=number, copy=copy)
    document = make_label(content, 203, language, load_layout(LAYOUT))
    return PrintJob(
        job_id=f"{order}-{copy}",
        order_id=str(order),
        parcel_id=str(order),
        tracking_number=number,
        printer=PRINTER,
        language=language,
        document=document,
        sha256=hashlib.sha256(document).hexdigest(),
        copy=copy,
        state=S.QUEUED,
        evidence="",
        odometer_before=None,
        detail="",
        changed_at=WallClock().now(),
    )


def live_with_journal(shift: Shift) -> None:
    """As the program does it: what a crash left open is settled first, then one label after the other."""
    bench = Bench(shift)
    transport = open_transport(f"tcp://127.0.0.1:{shift.port}")
    spool = Spool(PRINTER, transport, bench.journal, PATIENCE, language=shift.language)
    spool.recover()
    while (open_jobs := bench.open_jobs()) or not shift.is_last:
        if not open_jobs:
            bench.next_orders()
        spool.run_next()
        bench.look()
        if bench.open_jobs() == open_jobs:
            time.sleep(PAUSE_S)


def live_naively(shift: Shift) -> None:
    """Send, mark done, retry on an exception: what most programs do. Nothing is written before the bytes."""
    bench = Bench(shift)
    transport = open_transport(f"tcp://127.0.0.1:{shift.port}")
    while (open_jobs := bench.open_jobs()) or not shift.is_last:
        if not open_jobs:
            bench.next_orders()
        for job in bench.open_jobs():
            try:
                transport.send(job.document)
            except PrinterAway:
                time.sleep(PAUSE_S)
                continue
            with bench.file.writing():
                for state in (S.SENDING, S.SENT, S.PRINTED):
                    bench.journal.move(job.job_id, state, evidence="no exception")


LIVES: dict[str, Callable[[Shift], None]] = {"journal": live_with_journal, "naive": live_naively}
