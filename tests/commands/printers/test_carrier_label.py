"""A bought number at the bench: first in line, with the carrier's own paper."""

from dataclasses import replace
from pathlib import Path

import pytest

from commands.printers.carrier_label import carrier_label, route_of
from commands.settings import PrinterSetting
from fulfilment.errors import StationError
from fulfilment.packing.work import Claimed
from fulfilment.shipping.waybills import Waybill
from printing.languages.known import LANGUAGES
from tests.fakes.benches import CODES, MUG, Bench, a_bench, an_order
from tests.fakes.waybills import SOMEBODY
from tests.printing.carrier.labels import PLAIN, pdf_label

NUMBER = "ZT75123456"
BOUGHT = Waybill("ZTO", NUMBER, "310-A12 03", PLAIN, "zpl")
PRINTER = PrinterSetting("p1", "virtual://p1")


def a_bought_order(waybill: Waybill = BOUGHT) -> Claimed:
    return replace(an_order(lines={MUG: 1}), waybills=(waybill,))


def packed(home: Path, order: Claimed) -> Bench:
    bench = a_bench(home, order)
    bench.scan_all("A-1", CODES[MUG])
    return bench


def test_the_bench_takes_the_bought_number_and_prints_the_carriers_own_label(tmp_path: Path) -> None:
    bench = packed(tmp_path, a_bought_order())
    assert bench.label() == NUMBER
    (job,) = bench.prints.list_of_number(NUMBER)
    assert job.document == PLAIN
    assert bench.journal.numbers_left("ZTO") == 100


def test_another_order_has_a_number_of_this_station_as_ever(tmp_path: Path) -> None:
    bench = packed(tmp_path, an_order(lines={MUG: 1}))
    number = bench.label()
    assert number.startswith("755")
    assert bench.journal.numbers_left("ZTO") == 99


def test_a_number_of_another_carrier_is_left_alone(tmp_path: Path) -> None:
    bench = packed(tmp_path, a_bought_order(replace(BOUGHT, carrier="YTO")))
    assert bench.label() != NUMBER


def test_a_bought_number_survives_the_program(tmp_path: Path) -> None:
    bench = packed(tmp_path, a_bought_order()).again()
    assert bench.label() == NUMBER


def test_a_number_without_a_label_is_drawn_by_us_with_the_carriers_route(tmp_path: Path) -> None:
    bench = packed(tmp_path, a_bought_order(replace(BOUGHT, document=None, document_kind="")))
    assert bench.label() == NUMBER
    (job,) = bench.prints.list_of_number(NUMBER)
    assert job.document.startswith(b"^XA^PW800")
    assert job.document != PLAIN


def test_the_route_is_the_carriers_where_it_told_one() -> None:
    assert route_of(BOUGHT, SOMEBODY) == "310-A12 03"
    assert route_of(None, SOMEBODY) == route_of(replace(BOUGHT, route_code=""), SOMEBODY)
    assert route_of(None, SOMEBODY) != "310-A12 03"


@pytest.mark.parametrize("language", ["tspl", "escpos", "epl"])
def test_a_printer_of_another_language_gets_dots(language: str) -> None:
    made = carrier_label(BOUGHT, replace(PRINTER, language=language))
    assert made is not None
    sheet = LANGUAGES[language].read_format(made, 8)
    assert sheet.dots.any()
    assert not sheet.complaints


def test_a_printer_that_reads_no_z64_gets_none_in_any_label() -> None:
    made = carrier_label(replace(BOUGHT, document=pdf_label()), replace(PRINTER, encoding="hex"))
    assert made is not None
    assert b":Z64:" not in made
    z64 = carrier_label(replace(BOUGHT, document=pdf_label()), PRINTER)
    again = carrier_label(replace(BOUGHT, document=z64), replace(PRINTER, encoding="hex"))
    assert again == made


def test_a_label_larger_than_the_paper_is_refused_whole() -> None:
    with pytest.raises(StationError, match="mm wide"):
        carrier_label(BOUGHT, replace(PRINTER, media="76x130"))


def test_the_screen_shows_the_carriers_label_as_a_picture() -> None:
    made = carrier_label(BOUGHT, PRINTER, "png")
    assert made is not None
    assert made.startswith(b"\x89PNG")
