"""The printers screen's desk on a real journal and real virtual printers."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from commands.printers.desk import StationPrinters
from commands.printers.label_desk import LabelDesk
from commands.settings import PrinterSetting, Settings
from commands.wiring import StationParts, open_station
from db.print_journal import StationPrintJournal
from desktop.printers.ports import Condition, DeskRefusal, KnownKind, Leave, NoPicture, SpareUsed
from fulfilment.packing.barcodes import RawScan, ScanSource
from fulfilment.packing.facts import FactKind
from fulfilment.packing.ports import NumberRange
from fulfilment.shipping.ports import PrintJob, PrintState
from printing.virtual.paper import Fault
from printing.virtual.printer import VirtualPrinter
from tests.fakes.benches import CODES, MUG, PEOPLE, PRODUCTS, SUPERVISOR, an_order

S = PrintState
LEAVE = Leave(SUPERVISOR.operator_id, SUPERVISOR.name)


class Floor:
    """One station with a printer and a spare, one order packed up to its queued label."""

    def __init__(
        self, home: Path, first: VirtualPrinter, spare: VirtualPrinter, language: str = "zpl"
    ) -> None:
        self.first, self.spare = first, spare
        printers = (
            PrinterSetting("first", first.url),
            PrinterSetting("spare", spare.url, language),
        )
        self.settings = Settings(home, f"sqlite:///{home / 'shared.sqlite'}")
        self.parts: StationParts = open_station(self.settings, printers=printers)
        journal = self.parts.journal
        journal.keep_products(PRODUCTS)
        journal.keep_operators(PEOPLE)
        journal.keep_numbers(NumberRange("ZTO", 1, 500))
        journal.keep_work([an_order("A-1", {MUG: 1})])
        self.desk = StationPrinters(self.parts, printers)
        self.desk.operator_id = SUPERVISOR.operator_id

    def scan(self, *codes: str) -> None:
        for code in codes:
            self.parts.station.scan(RawScan(code, ScanSource.WEDGE))

    def pack(self) -> str:
        """Gives the number; its label waits."""
        self.parts.station.resume()
        self.scan("PWB-P7", "A-1", CODES[MUG])
        session = self.parts.station.prepare_label().session
        assert session is not None
        return session.tracking_number or ""

    def packed(self) -> str:
        """The parcel is closed by its label's scan."""
        number = self.pack()
        self.print_next()
        self.scan(number)
        return number

    def print_next(self) -> None:
        self.parts.spool.run_next()

    def states(self, number: str) -> list[PrintState]:
        return [job.state for job in self.parts.prints.list_of_number(number)]

    def job_id(self, number: str) -> str:
        return self.parts.prints.list_of_number(number)[-1].job_id

    def reprints(self) -> list[dict[str, object]]:
        facts = self.parts.journal.list_facts(an_order("A-1").work.order_id)
        return [
            {**fact.payload, "by": fact.operator} for fact in facts if fact.kind is FactKind.LABEL_REPRINTED
        ]


@pytest.fixture
def floor(tmp_path: Path) -> Iterator[Floor]:
    with VirtualPrinter() as first, VirtualPrinter() as spare:
        floor = Floor(tmp_path, first, spare)
        try:
            yield floor
        finally:
            floor.parts.close()


def test_a_closed_parcels_label_is_reprinted_with_who_and_why(floor: Floor) -> None:
    number = floor.packed()
    assert floor.desk.reprint(floor.job_id(number), "torn", LEAVE) is None
    assert floor.states(number) == [S.SCANNED, S.QUEUED]
    assert floor.reprints() == [
        {"tracking_number": number, "copy": 1, "why": "torn", "leave": "s1", "by": "s1"}
    ]
    floor.print_next()
    papers = floor.first.papers()
    assert [zxingcpp.read_barcodes(one.image().convert("L"))[0].text for one in papers] == [number, number]
    assert papers[0].image().tobytes() != papers[1].image().tobytes()  # R1 stands on it


def test_the_list_says_who_allowed_the_reprint(floor: Floor) -> None:
    number = floor.packed()
    floor.desk.reprint(floor.job_id(number), "jammed", LEAVE)
    waiting, before = floor.desk.list_printers()[0].labels
    assert (waiting.job.state, before.job.state, waiting.order) == (S.QUEUED, S.SCANNED, "A-1")
    assert [(one.kind, one.value) for one in waiting.reprints] == [
        (KnownKind.REPRINTED, f"1|jammed|{SUPERVISOR.name}")
    ]


def test_a_reprint_on_the_bench_is_the_one_that_the_scan_closes(floor: Floor) -> None:
    """The bench reads anew what the desk did, so its next copy is not the same one again."""
    number = floor.pack()
    floor.print_next()
    assert floor.desk.reprint(floor.job_id(number), "torn", LEAVE) is None
    floor.parts.station.resume()
    floor.print_next()
    session = floor.parts.station.prepare_label().session
    assert session is not None
    assert session.prints == 2
    floor.scan(number)
    assert floor.states(number) == [S.VOID, S.SCANNED]


def test_a_second_reprint_waits_for_the_first(floor: Floor) -> None:
    number = floor.packed()
    job_id = floor.job_id(number)
    assert floor.desk.reprint(job_id, "torn", LEAVE) is None
    assert floor.desk.reprint(job_id, "torn", LEAVE) is DeskRefusal.STILL_COMING
    floor.print_next()
    assert floor.desk.reprint(job_id, "other", LEAVE) is None
    assert [one["copy"] for one in floor.reprints()] == [1, 2]


def test_without_the_address_nothing_is_kept_and_nothing_is_printed(floor: Floor) -> None:
    number = floor.packed()
    with floor.parts.file.writing() as db:
        db.execute("DELETE FROM person")
    assert floor.desk.reprint(floor.job_id(number), "torn", LEAVE) is DeskRefusal.NO_ADDRESS
    assert (floor.states(number), floor.reprints()) == ([S.SCANNED], [])


def test_a_number_that_was_voided_is_never_a_label_again(floor: Floor) -> None:
    number = floor.pack()
    floor.print_next()
    station = floor.parts.station
    floor.scan("PWB-S1")
    outcome = station.redo("address_changed")
    assert outcome.session is not None
    assert outcome.session.tracking_number != number
    assert floor.desk.reprint(floor.job_id(number), "torn", LEAVE) is DeskRefusal.VOID_NUMBER


def test_a_test_label_is_nobodys(floor: Floor) -> None:
    assert floor.desk.test("first") is None
    (label,) = floor.desk.list_printers()[0].labels
    assert (label.order, label.job.state) == ("", S.PRINTED)
    assert floor.desk.reprint(label.job.job_id, "torn", LEAVE) is DeskRefusal.NO_PARCEL
    assert floor.desk.reprint("nothing", "torn", LEAVE) is DeskRefusal.NO_SUCH_LABEL


@pytest.mark.parametrize(
    ("badge", "leave"),
    [("", LEAVE), ("S1", LEAVE), ("s1", LEAVE), ("P7", DeskRefusal.NO_LEAVE), ("X", DeskRefusal.NO_LEAVE)],
)
def test_only_a_supervisor_gives_leave(floor: Floor, badge: str, leave: Leave | DeskRefusal) -> None:
    assert floor.desk.leave(badge) == leave


def test_nobody_signed_in_gives_no_leave(floor: Floor) -> None:
    floor.desk.operator_id = ""
    assert floor.desk.leave() is DeskRefusal.NO_LEAVE


def test_who_had_a_paper_printed_once_more_and_why_outlives_its_printing(floor: Floor) -> None:
    """Bug: it stood in the detail, which the next move of the job wrote over."""
    number = floor.packed()
    waybill = floor.parts.prints.list_of_number(number)[0]
    floor.parts.prints.queue(replace(waybill, job_id="slip-0", kind="slip", state=S.PRINTED))
    assert floor.desk.reprint("slip-0", "torn", LEAVE) is None
    for nth, why in ((1, "jammed"), (2, None)):
        floor.print_next()
        again = floor.parts.prints.list_papers(number)[nth]
        assert (again.state, again.copy) == (S.PRINTED, nth)
        if why is not None:
            assert floor.desk.reprint(again.job_id, why, LEAVE) is None
    label = floor.desk.list_printers()[0].labels[0]
    assert (label.job.kind, label.job.copy) == ("slip", 2)
    name = SUPERVISOR.name
    assert [one.value for one in label.reprints] == [f"1|torn|{name}", f"2|jammed|{name}"]
    assert all(one.kind is KnownKind.REPRINTED and one.at is not None for one in label.reprints)
    assert floor.reprints() == []


def test_a_paper_in_doubt_is_printed_again_on_the_spare_that_took_over(floor: Floor) -> None:
    number = floor.packed()
    waybill = floor.parts.prints.list_of_number(number)[0]
    floor.parts.prints.queue(replace(waybill, job_id="slip-0", kind="slip", state=S.IN_DOUBT))
    assert isinstance(floor.desk.use_spare("first"), SpareUsed)
    assert floor.desk.print_again("slip-0") is None
    old, again = floor.parts.prints.list_papers(number)
    assert (old.state, again.state, again.printer) == (S.VOID, S.QUEUED, "spare")
    assert again.asked.startswith("1|not_out|s1|")


def test_a_label_that_waits_can_be_taken_out_one_that_was_begun_cannot(floor: Floor) -> None:
    number = floor.pack()
    assert floor.desk.cancel(floor.job_id(number)) is None
    assert floor.states(number) == [S.VOID]
    assert floor.desk.cancel(floor.job_id(number)) is DeskRefusal.BEGUN
    floor.print_next()
    assert floor.first.papers() == ()
    assert floor.desk.reprint(floor.job_id(number), "other", LEAVE) is None


def test_doubt_is_settled_by_the_scan_or_by_another_copy(floor: Floor) -> None:
    number = floor.pack()
    job_id = floor.job_id(number)
    for state in (S.SENDING, S.IN_DOUBT):
        floor.parts.prints.move(job_id, state)
    assert [job.job_id for job in floor.desk.list_printers()[0].in_doubt] == [job_id]
    assert floor.desk.print_again(job_id) is None
    assert floor.states(number) == [S.VOID, S.QUEUED]
    assert floor.reprints()[0]["why"] == "not_out"
    for decide in (floor.desk.print_again, floor.desk.confirm_out, floor.desk.set_aside):
        assert decide(job_id) is DeskRefusal.NOT_IN_DOUBT


def test_a_label_is_found_by_its_number_whatever_its_state(floor: Floor) -> None:
    number = floor.packed()
    floor.desk.reprint(floor.job_id(number), "torn", LEAVE)
    found = floor.desk.find(number)
    assert found is not None
    assert (found.job.copy, found.order) == (1, "A-1")
    assert floor.desk.find("7550000099999") is None


def test_the_picture_is_what_came_out_and_its_small_one_has_its_shape(floor: Floor) -> None:
    number = floor.packed()
    picture = floor.desk.picture(floor.job_id(number))
    whole, small = (Image.open(io.BytesIO(one)) for one in (picture.whole, picture.small))
    assert zxingcpp.read_barcodes(whole.convert("L"))[0].text == number
    assert max(small.size) == 150
    assert abs(small.width / small.height - whole.width / whole.height) < 0.02
    assert floor.desk.picture(floor.job_id(number)) is picture


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"document": b""}, NoPicture.GONE),
        ({"language": "pdf"}, NoPicture.OTHER),
        ({"language": "escpos", "document": b"no picture"}, NoPicture.BLANK),
    ],
)
def test_what_cannot_be_shown_says_why(floor: Floor, changes: dict[str, object], reason: NoPicture) -> None:
    number = floor.pack()
    job = replace(floor.parts.prints.list_of_number(number)[0], job_id="other", **changes)  # type: ignore[arg-type]
    floor.parts.prints.queue(job)
    assert floor.desk.picture("other").reason is reason
    assert floor.desk.picture("never there").reason is NoPicture.GONE


def test_the_list_holds_what_waits_and_the_last_twenty(floor: Floor) -> None:
    number = floor.pack()
    job = floor.parts.prints.list_of_number(number)[0]
    for count in range(30):
        floor.parts.prints.queue(replace(job, job_id=f"j{count}", tracking_number=f"N{count}", copy=0))
        if count < 25:
            floor.parts.prints.move(f"j{count}", S.VOID)
    labels = floor.desk.list_printers()[0].labels
    assert [one.job.tracking_number for one in labels[:6]] == [number, "N25", "N26", "N27", "N28", "N29"]
    assert [one.job.tracking_number for one in labels[6:]] == [f"N{n}" for n in range(24, 4, -1)]


def test_the_spare_takes_the_queue_and_what_comes_after(floor: Floor) -> None:
    number = floor.pack()
    assert floor.desk.use_spare("first") == SpareUsed("spare", 1)
    floor.print_next()
    assert (floor.states(number), len(floor.spare.papers())) == ([S.PRINTED], 1)
    assert floor.first.papers() == ()


def test_a_label_drawn_while_the_spare_takes_over_comes_out_on_the_spare(
    floor: Floor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bug: it was drawn for the old printer, the queue moved, and then it was queued there."""
    swaps: list[object] = []
    draw = LabelDesk._draw

    def swap_and_draw(*given: Any) -> bytes:
        if not swaps:
            swaps.append(floor.desk.use_spare("first"))
        return draw(*given)

    monkeypatch.setattr(LabelDesk, "_draw", swap_and_draw)
    number = floor.pack()
    assert swaps == [SpareUsed("spare", 0)]
    assert [job.printer for job in floor.parts.prints.list_of_number(number)] == ["spare"]


def test_no_swap_comes_between_the_choice_of_a_printer_and_the_queue(
    floor: Floor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A swap that begins right after the choice waits for the label, and takes it along."""
    seen: list[object] = []
    queue, desk = StationPrintJournal.queue, floor.desk
    book = floor.parts.labels.book
    swap = Thread(target=lambda: seen.append(desk.use_spare("first")))

    def swap_and_queue(journal: StationPrintJournal, job: PrintJob) -> None:
        swap.start()
        swap.join(timeout=0.3)  # it would be over long before, if nothing held it
        seen.append(book.waybill_printer().name)
        queue(journal, job)

    monkeypatch.setattr(StationPrintJournal, "queue", swap_and_queue)
    number = floor.pack()
    swap.join(timeout=30)
    assert seen == ["first", SpareUsed("spare", 1)]
    assert [job.printer for job in floor.parts.prints.list_of_number(number)] == ["spare"]


@pytest.mark.parametrize(
    ("language", "dpi", "media"), [("tspl", 203, ""), ("zpl", 300, ""), ("zpl", 203, "76x130")]
)
def test_a_spare_of_another_kind_is_refused_in_words(
    tmp_path: Path, language: str, dpi: int, media: str
) -> None:
    """Waiting labels go over as they are, so another language would come out as letters."""
    printers = (
        PrinterSetting("first", (tmp_path / "first").as_uri()),
        PrinterSetting("spare", (tmp_path / "spare").as_uri(), language, dpi, media),
    )
    parts = open_station(Settings(tmp_path, f"sqlite:///{tmp_path / 'shared.sqlite'}"), printers=printers)
    try:
        assert StationPrinters(parts, printers).use_spare("first") is DeskRefusal.OTHER_LANGUAGE
        assert StationPrinters(parts, printers).use_spare("third") is DeskRefusal.NO_SUCH_PRINTER
    finally:
        parts.close()


def test_a_printer_in_trouble_says_so_and_is_neither_tested_nor_measured(floor: Floor) -> None:
    floor.first.fault = Fault.PAPER_OUT
    assert floor.desk.list_printers()[0].condition is Condition.PAPER_OUT
    assert floor.desk.test("first") is DeskRefusal.NOT_READY
    assert floor.desk.calibrate("first") is DeskRefusal.NOT_READY
    assert floor.desk.use_spare("spare") is DeskRefusal.SPARE_NOT_READY


def test_a_printer_that_feeds_blank_labels_is_measured(tmp_path: Path) -> None:
    """The complaint of blank labels: the printer measured a label of 76 mm where 150 mm are loaded."""
    with VirtualPrinter(media_rows=608, loaded_rows=1200) as first, VirtualPrinter() as spare:
        floor = Floor(tmp_path, first, spare)
        try:
            floor.pack()
            assert floor.desk.list_printers()[0].condition is Condition.MEDIA_WRONG
            assert floor.desk.calibrate("first") is None
            assert floor.desk.list_printers()[0].condition is Condition.READY
        finally:
            floor.parts.close()


def test_receipt_printers_have_no_labels_to_measure(tmp_path: Path) -> None:
    with VirtualPrinter() as first, VirtualPrinter() as spare:
        floor = Floor(tmp_path, first, spare, "escpos")
        try:
            assert floor.desk.calibrate("spare") is DeskRefusal.OWN_KEYS
            assert floor.desk.calibrate("third") is DeskRefusal.NO_SUCH_PRINTER
        finally:
            floor.parts.close()
