"""The papers beside a waybill, on a station with two real virtual printers and an office printer."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from commands.printers.label_desk import LabelDesk
from commands.printers.paper_desk import PaperDesk
from commands.printers.route_book import RouteBook
from commands.settings import PrinterSetting
from fulfilment.errors import PaperMissing
from fulfilment.packing.boxes import BoxMark
from fulfilment.packing.work import Claimed
from fulfilment.shipping.carriers import tracking_number
from fulfilment.shipping.ports import PrintState
from fulfilment.shipping.routing import ParcelPapers, Route, Routing
from printing.spooling.spool import Spool
from printing.transports.ways import open_transport
from printing.virtual.printer import VirtualPrinter
from tests.fakes.benches import Bench, a_bench, an_order, open_bench

NUMBER = "LX473124829CN"
RULES = Routing((Route("slip", printer="office"), Route("cn22", printer="small")))
LINES = ("杭州一号仓 退货组", "良渚街道金昌路2005号")


def abroad(ref: str = "A-1") -> Claimed:
    one = an_order(ref, carrier="INTL")
    lines = tuple(replace(line, unit_price=Decimal("18.00")) for line in one.work.lines)
    to = replace(one.recipient, country="FR", city="Lyon", street="12 rue de la République")
    work = replace(one.work, lines=lines, currency="EUR", gift_note="Joyeux anniversaire")
    return replace(one, work=work, recipient=to)


class Floor:
    """A bench whose labels go to A (100x150), customs to small (76x130), slips to a folder of PDF."""

    def __init__(
        self,
        home: Path,
        order: Claimed,
        urls: tuple[str, str],
        routing: Routing = RULES,
        a_start: bool = False,
    ) -> None:
        self.bench: Bench = a_bench(home, order) if not a_start else open_bench(home)
        self.printers = (
            PrinterSetting("A", urls[0]),
            PrinterSetting("small", urls[1], "tspl", media="76x130"),
            PrinterSetting("office", (home / "papers").as_uri(), "pdf"),
        )
        self.book = RouteBook("07", self.printers, routing)
        journal, prints, clock = self.bench.journal, self.bench.prints, self.bench.clock
        self.papers = PaperDesk(journal, prints, clock, self.book, LINES)
        self.labels = LabelDesk(journal, prints, clock, self.printers[0], self.book, self.papers)
        self.spools = [
            Spool(one.name, open_transport(one.url), prints, language=one.language) for one in self.printers
        ]

    def print_all(self) -> None:
        self.papers.draw()
        for spool in self.spools:
            while (job := spool.run_next().job) is not None and job.state is not PrintState.QUEUED:
                pass

    def kinds(self) -> list[tuple[str, str]]:
        return [(job.kind, job.printer) for job in self.bench.prints.list_papers(NUMBER)]


NOWHERE = ("virtual://nobody", "virtual://nobody-else")


def test_a_parcel_abroad_comes_out_on_the_printers_of_its_documents(tmp_path: Path) -> None:
    order = abroad()
    rules = replace(RULES, with_parcel=(ParcelPapers(("slip",), carrier="INTL"),))
    with VirtualPrinter() as label, VirtualPrinter() as small:
        floor = Floor(tmp_path, order, (label.url, small.url), rules)
        floor.labels.queue_label(order.work, "parcel", NUMBER, 0)
        floor.print_all()
        (waybill,), (customs,) = label.wait_for_papers(1), small.wait_for_papers(1)
    assert (waybill.language, waybill.image().size) == ("zpl", (800, 1200))
    assert (customs.language, customs.image().size) == ("tspl", (592, 840))
    assert [file.name for file in (tmp_path / "papers").iterdir()] == [f"{NUMBER}-slip.pdf"]
    assert floor.kinds() == [("cn22", "small"), ("slip", "office")]


def test_a_paper_wanted_before_its_printer_was_given_up_comes_out_on_the_spare(tmp_path: Path) -> None:
    order = abroad()
    floor = Floor(tmp_path, order, NOWHERE)
    floor.labels.queue_label(order.work, "parcel", NUMBER, 0)
    floor.book.use_instead("small", PrinterSetting("spare", NOWHERE[1], "tspl", media="76x130"))
    floor.papers.draw()
    assert floor.kinds() == [("cn22", "spare")]


def test_only_the_waybill_answers_to_its_number(tmp_path: Path) -> None:
    order = abroad()
    floor = Floor(tmp_path, order, NOWHERE)
    floor.labels.queue_label(order.work, "parcel", NUMBER, 0)
    floor.papers.draw()
    (customs,) = floor.bench.prints.list_papers(NUMBER)
    for state in (PrintState.SENDING, PrintState.PRINTED):
        floor.bench.prints.move(customs.job_id, state)
    assert not floor.labels.may_be_on_paper(NUMBER), "a declaration on paper is no waybill on paper"
    found = floor.labels.find_label(NUMBER)
    assert found is not None
    assert found.state == "queued"
    floor.labels.mark_scanned(NUMBER)
    assert [job.state for job in floor.bench.prints.list_papers(NUMBER)] == [PrintState.PRINTED]


def test_papers_come_once_and_not_with_a_reprint(tmp_path: Path) -> None:
    order = abroad()
    floor = Floor(tmp_path, order, NOWHERE)
    for copy in (0, 0, 1):
        floor.labels.queue_label(order.work, "parcel", NUMBER, copy)
    floor.papers.want(order.work, "parcel", NUMBER, None)
    assert floor.papers.draw() == 1
    floor.papers.want(order.work, "parcel", NUMBER, None)
    assert floor.papers.draw() == 0


def test_a_label_made_anew_has_customs_of_its_own_and_the_old_are_void(tmp_path: Path) -> None:
    order = abroad()
    rules = replace(RULES, with_parcel=(ParcelPapers(("slip",), carrier="INTL"),))
    floor = Floor(tmp_path, order, NOWHERE, rules)
    floor.labels.queue_label(order.work, "parcel", NUMBER, 0)
    floor.papers.draw()
    floor.labels.void_label(NUMBER, "torn")
    floor.labels.queue_label(order.work, "parcel", tracking_number("INTL", 1), 0)
    assert floor.papers.draw() == 1, "the slip lies in the box already"
    old = {job.kind: job.state for job in floor.bench.prints.list_papers(NUMBER)}
    assert old == {"cn22": PrintState.VOID, "slip": PrintState.QUEUED}


def test_what_a_stop_left_undrawn_is_drawn_after_it(tmp_path: Path) -> None:
    order = abroad()
    floor = Floor(tmp_path, order, NOWHERE)
    floor.labels.queue_label(order.work, "parcel", NUMBER, 0)
    floor.bench.file.close()
    again = Floor(tmp_path, order, NOWHERE, a_start=True)
    assert again.papers.draw() == 0
    again.papers.recover()
    assert again.papers.draw() == 1
    again.papers.recover()
    assert again.papers.draw() == 0


def test_a_paper_that_cannot_be_had_is_told_and_the_waybill_waits_in_its_queue(tmp_path: Path) -> None:
    """A price is missing for customs; the slip has no such trouble."""
    order = abroad()
    order = replace(order, work=replace(order.work, currency=None))
    rules = replace(RULES, with_parcel=(ParcelPapers(("slip",), carrier="INTL"),))
    floor = Floor(tmp_path, order, NOWHERE, rules)
    with pytest.raises(PaperMissing) as caught:
        floor.labels.queue_label(order.work, "parcel", NUMBER, 0)
    assert caught.value.advice == "Customs want a price: ask the office for it."
    floor.papers.draw()
    assert floor.kinds() == [("slip", "office")]
    floor.labels.queue_label(order.work, "parcel", NUMBER, 0)  # asked again, it is no trouble any more
    assert len(floor.bench.prints.list_of_number(NUMBER)) == 1


def test_nobody_to_print_it_is_told_too(tmp_path: Path) -> None:
    order = an_order("A-1")
    rules = Routing((), (ParcelPapers(("slip",)),))
    floor = Floor(tmp_path, order, NOWHERE, rules)
    with pytest.raises(PaperMissing, match="No printer is set for packing slips"):
        floor.labels.queue_label(order.work, "parcel", NUMBER, 0)
    assert len(floor.bench.prints.list_of_number(NUMBER)) == 1


def test_each_box_has_its_slip_and_the_order_one_return_slip(tmp_path: Path) -> None:
    order = an_order("A-1")
    rules = Routing(
        (Route("slip", printer="office"), Route("return", printer="office")),
        (ParcelPapers(("slip", "return")),),
    )
    floor = Floor(tmp_path, order, NOWHERE, rules)
    for number in (1, 2):
        floor.papers.want(order.work, f"box {number}", NUMBER, BoxMark(number, 2, {str(number): 1}))
    floor.papers.draw()
    assert [kind for kind, _ in floor.kinds()] == ["slip", "return", "slip"]


def test_two_carriers_print_on_two_printers_each_on_its_own_paper(tmp_path: Path) -> None:
    zto, sf = an_order("A-1"), an_order("A-2", carrier="SF")
    rules = Routing((Route("waybill", carrier="SF", printer="small"),))
    with VirtualPrinter() as label, VirtualPrinter() as small:
        floor = Floor(tmp_path, zto, (label.url, small.url), rules)
        floor.bench.journal.keep_work([sf])
        floor.labels.queue_label(zto.work, "parcel 1", "7550000000001", 0)
        floor.labels.queue_label(sf.work, "parcel 2", "SF1234567890123", 0)
        floor.print_all()
        (one,), (other,) = label.wait_for_papers(1), small.wait_for_papers(1)
    assert (one.image().size, other.image().size) == ((800, 1200), (608, 1040))
