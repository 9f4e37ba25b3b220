"""Goods, orders and whole benches for tests: the real station, journal and label desk, a clock by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from commands.printers.label_desk import LabelDesk
from commands.settings import PrinterSetting
from db.journal import StationJournal
from db.journal_file import JournalFile
from db.journal_outbox import Outbox
from db.print_journal import StationPrintJournal
from fulfilment.orders.order import OrderId, Recipient, Sku, order_id
from fulfilment.packing.barcodes import Gs1Reader, Gs1Reading, RawScan, ScanSource
from fulfilment.packing.boxes import BoxMark
from fulfilment.packing.facts import Fact
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.ports import LabelNow, Labels, NumberRange
from fulfilment.packing.station import Station
from fulfilment.packing.work import Barcode, Claimed, Operator, Product, Role, Standing, Work, WorkLine
from fulfilment.shipping.carriers import tracking_number
from fulfilment.shipping.ports import PrintState

MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
MUG, TEA, TRAY, SOAP = (Sku(sku) for sku in ("MUG", "TEA", "TRAY", "SOAP"))
CODES = {MUG: "6979013000014", TEA: "6979013000021", TRAY: "6979013000038", SOAP: "6979013000045"}
TEA_CARTON = "16979013000028"  # six pieces
SHARED_CODE = "PW-000777"  # two products carry it
NO_CODE = "6979013099995"
PACKER = Operator("u7", "Chen Jing", Role.PACKER, "P7", "pin of u7")
SECOND_PACKER = Operator("u8", "Liu Yang", Role.PACKER, "P8", "pin of u8")
SUPERVISOR = Operator("s1", "Zhao Min", Role.SUPERVISOR, "S1", "pin of s1")
PEOPLE = (PACKER, SECOND_PACKER, SUPERVISOR)
GO_ON, UNDO, SHORT, REPRINT, SIGN_OUT = (
    f"PWC-{word}" for word in ("GO-ON", "UNDO", "SHORT-MISSING", "REPRINT-TORN", "SIGN-OUT")
)


def a_product(sku: Sku, *barcodes: Barcode) -> Product:
    return Product(sku, f"货 {sku}", f"Goods {sku}", "红", "red", barcodes, 200, "")


PRODUCTS = (
    a_product(MUG, Barcode(CODES[MUG])),
    a_product(TEA, Barcode(CODES[TEA]), Barcode(TEA_CARTON, 6)),
    a_product(TRAY, Barcode(CODES[TRAY]), Barcode(SHARED_CODE)),
    a_product(SOAP, Barcode(CODES[SOAP]), Barcode(SHARED_CODE)),
)


def a_recipient(name: str = "欧阳静怡") -> Recipient:
    return Recipient(name, "13812345678", False, "CN", "浙江省", "杭州市", "余杭区", "文一西路969号", None)


def an_order(
    ref: str = "A-1",
    lines: dict[Sku, int] | None = None,
    *,
    tote: str = "T-01",
    wave: str = "W-100",
    carrier: str = "ZTO",
    urgent: bool = False,
    due_in_h: float = 4,
    position: int = 1,
    epoch: int = 1,
    standing: Standing = Standing.ALIVE,
    shop: str = "Teahouse",
    name: str = "欧阳静怡",
) -> Claimed:
    """lines: pieces by SKU; {MUG: 1, TEA: 2} when not said."""
    owed = {MUG: 1, TEA: 2} if lines is None else lines
    work = Work(
        order_id=order_id("taobao", shop, ref),
        warehouse_id="HZ1",
        epoch=epoch,
        channel="taobao",
        shop=shop,
        ref=ref,
        wave_id=f"id-{wave}",
        wave_number=wave,
        position=position,
        wave_size=60,
        tote=tote,
        carrier=carrier,
        due_at=MORNING + timedelta(hours=due_in_h),
        urgent=urgent,
        lines=tuple(WorkLine(str(n), sku, pieces) for n, (sku, pieces) in enumerate(owed.items(), 1)),
        standing=standing,
    )
    return Claimed(work, a_recipient(name))


@dataclass
class FakeClock:
    """Moves only when it is told to."""

    at: datetime = MORNING

    def now(self) -> datetime:
        return self.at

    def go_on(self, by: timedelta) -> None:
        self.at += by


class NoGs1:
    """A Gs1Reader for benches whose goods carry no element strings."""

    def read(self, elements: str, keeps_separators: bool) -> Gs1Reading | None:
        return None


@dataclass
class FakeLabels:
    """A Labels in memory, for where no ink is needed. state: of every label queued from now on."""

    state: PrintState = PrintState.PRINTED
    queued: list[tuple[str, str, int]] = field(default_factory=list)
    scanned: list[str] = field(default_factory=list)
    voided: list[str] = field(default_factory=list)

    def queue_label(
        self, work: Work, parcel_id: str, tracking_number: str, copy: int, mark: BoxMark | None = None
    ) -> None:
        if (parcel_id, tracking_number, copy) not in self.queued:
            self.queued.append((parcel_id, tracking_number, copy))

    def may_be_on_paper(self, tracking_number: str) -> bool:
        return self.state is not PrintState.QUEUED

    def void_label(self, tracking_number: str, why: str) -> None:
        self.voided.append(tracking_number)

    def mark_scanned(self, tracking_number: str) -> None:
        self.scanned.append(tracking_number)

    def find_label(self, tracking_number: str) -> LabelNow | None:
        copies = [(parcel, copy) for parcel, number, copy in self.queued if number == tracking_number]
        if not copies:
            return None
        state = PrintState.SCANNED if tracking_number in self.scanned else self.state
        job_id = f"{copies[-1][0]}:{copies[-1][1]}"
        return LabelNow(job_id, tracking_number, copies[-1][1], state, "p1", "", "", MORNING)


@dataclass
class Bench:
    """One station on one home, as after a start; `again()` is the next start after a crash."""

    home: Path
    clock: FakeClock
    file: JournalFile
    journal: StationJournal
    outbox: Outbox
    prints: StationPrintJournal
    labels: Labels
    station: Station

    def scan(self, text: str) -> Outcome:
        return self.station.scan(RawScan(text, ScanSource.WEDGE))

    def scan_all(self, *texts: str) -> Outcome:
        """The last answer; every scan must have been taken."""
        outcomes = [self.scan(text) for text in texts]
        assert all(one.refusal is None for one in outcomes), [one.refusal for one in outcomes]
        return outcomes[-1]

    def go_on(self) -> Outcome:
        return self.scan(GO_ON)

    def label(self, state: PrintState = PrintState.PRINTED) -> str:
        """Number and label of a whole parcel, moved along to state; gives the number."""
        outcome = self.station.prepare_label()
        assert outcome.answer is Answer.LABEL_QUEUED, outcome
        assert outcome.session is not None
        assert outcome.session.tracking_number is not None
        self.move_label(outcome.session.tracking_number, state)
        return outcome.session.tracking_number

    def move_label(self, number: str, state: PrintState) -> None:
        """What the printer's lane does to the newest copy, and what the bench keeps of it."""
        job = self.prints.list_of_number(number)[-1]
        for step in _way(job.state, state):
            self.prints.move(job.job_id, step, evidence="odometer" if step is PrintState.PRINTED else "")
        self.station.label_moved()

    def facts(self, ref: str, shop: str = "Teahouse") -> tuple[Fact, ...]:
        return self.journal.list_facts(order_id("taobao", shop, ref))

    def find(self, ref: str) -> Work | None:
        return self.journal.find_work(an_order(ref).work.order_id)

    def id_of(self, ref: str) -> OrderId:
        return an_order(ref).work.order_id

    def again(self) -> "Bench":
        """The program was killed and started anew: nothing but the home is left."""
        self.file.close()
        bench = open_bench(self.home, self.clock, None if isinstance(self.labels, LabelDesk) else self.labels)
        bench.station.resume()
        bench.station.sign_in_as(PACKER)
        return bench


def open_bench(
    home: Path, clock: FakeClock | None = None, labels: Labels | None = None, gs1: Gs1Reader | None = None
) -> Bench:
    """A bench on whatever home holds. labels None: the real desk, which draws."""
    clock = clock or FakeClock()
    file = JournalFile(home / "journal.sqlite")
    journal, outbox, prints = StationJournal(file, "07"), Outbox(file, "07"), StationPrintJournal(file, clock)
    desk = labels or LabelDesk(journal, prints, clock, PrinterSetting("p1", "virtual://p1"))
    station = Station(
        "07", journal, desk, clock, gs1 or NoGs1(), tracking_number, lambda pin_hash, pin: pin_hash == pin
    )
    return Bench(home, clock, file, journal, outbox, prints, desk, station)


def a_bench(
    home: Path,
    *orders: Claimed,
    labels: Labels | None = None,
    numbers: int = 100,
    signed_in: bool = True,
    gs1: Gs1Reader | None = None,
    products: Sequence[Product] = PRODUCTS,
) -> Bench:
    """A bench with orders, goods, people and numbers of every carrier used, its packer signed in."""
    bench = open_bench(home, labels=labels, gs1=gs1)
    bench.journal.keep_products(products)
    bench.journal.keep_operators(PEOPLE)
    bench.journal.keep_work(orders)
    for carrier in {one.work.carrier for one in orders} if numbers else ():
        bench.journal.keep_numbers(NumberRange(carrier, 1, numbers))
    bench.station.resume()
    if signed_in:
        bench.station.sign_in_as(PACKER)
    return bench


def _way(now: PrintState, to: PrintState) -> tuple[PrintState, ...]:
    road = (PrintState.QUEUED, PrintState.SENDING, PrintState.SENT, PrintState.PRINTED)
    if to is PrintState.IN_DOUBT:
        return (*_way(now, PrintState.SENDING), to)
    return road[road.index(now) + 1 : road.index(to) + 1]
