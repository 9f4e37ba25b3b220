from dataclasses import replace
from decimal import Decimal

import pytest

from fulfilment.errors import StationError
from fulfilment.shipping.customs_content import (
    MOST_LINES,
    CustomsContent,
    CustomsLine,
    Nature,
    cn22_content,
    cn22_pages,
)
from fulfilment.shipping.goods_content import item_content
from fulfilment.shipping.label_content import waybill_content
from fulfilment.shipping.logistics_content import LogisticsContent, logistics_content
from fulfilment.shipping.numbers import sscc
from fulfilment.shipping.paper_content import MANIFEST_ROWS, NOTHING, manifest_pages, slip_pages
from printing.drawing.field import TextDoesNotFit
from printing.drawing.raster import draw_label
from printing.samples import HANGZHOU, LYON

MUG = CustomsLine("Mug", 2, 700, Decimal("9.5"))


def a_form(*lines: CustomsLine) -> object:
    return cn22_content(
        lines, nature=Nature.GIFT, currency="EUR", tracking_number="LX473124829CN", day="2026-08-31"
    )


def test_customs_see_every_line_and_right_totals() -> None:
    form = vars(a_form(MUG, MUG))
    assert (form["total_weight"], form["total_value"], form["is_gift"]) == ("1.400", "19.00", "×")
    assert not form["is_sale"]


def pages(
    *lines: CustomsLine, currency: str = "EUR", number: str = "LX473124829CN"
) -> tuple[CustomsContent, ...]:
    return cn22_pages(lines, nature=Nature.SALE, currency=currency, tracking_number=number, day="2026-08-31")


def test_more_goods_go_on_more_pages_and_none_is_left_out() -> None:
    small = [CustomsLine(f"Spoon {at}", 1, 10, Decimal(1)) for at in range(9)]
    made = pages(*small)
    assert [page.page_line for page in made] == ["1/3", "2/3", "3/3"]
    assert [line for page in made for line in page.goods] == [f"1 × Spoon {at}" for at in range(9)]
    assert {(page.total_weight, page.total_value) for page in made} == {("0.090", "9.00")}
    assert pages(*small[:4])[0].page_line == ""


@pytest.mark.parametrize(
    ("line", "currency", "number", "trouble"),
    [
        (CustomsLine("Ring", 1, 10, Decimal("500")), "USD", "LX473124829CN", "ends at 300 SDR"),
        (CustomsLine("Ring", 1, 10, Decimal("2609")), "CNY", "LX473124829CN", "ends at 300 SDR"),
        (CustomsLine("Iron", 1, 2001, Decimal(1)), "CNY", "LX473124829CN", "2 kg"),
        (CustomsLine("Ring", 1, 10, Decimal(1)), "XAU", "LX473124829CN", "what XAU is in SDR"),
        (CustomsLine(" ", 1, 10, Decimal(1)), "EUR", "LX473124829CN", "what line 1 is"),
        (CustomsLine("Ring", 1, 0, Decimal(1)), "EUR", "LX473124829CN", "weight and pieces of line 1"),
        (CustomsLine("Ring", 1, 10, Decimal(1)), "EUR", "LX473124828CN", "check digit"),
    ],
)
def test_customs_refuse_by_name(line: CustomsLine, currency: str, number: str, trouble: str) -> None:
    with pytest.raises(StationError, match=trouble):
        pages(line, currency=currency, number=number)


@pytest.mark.parametrize("dpi", [203, 300])
def test_a_description_is_broken_or_refused_and_never_cut(dpi: int) -> None:
    long = CustomsLine("Hand-painted porcelain mug with lid and spoon, extra large", 2, 760, Decimal(18))
    (one,), (other,) = (pages(long, replace(MUG, description=text)) for text in ("Mug A", "Mug B"))
    assert draw_label(one, dpi).bits.tobytes() != draw_label(other, dpi).bits.tobytes()
    ends = [replace(long, description=long.description + end) for end in "AB"]
    one, other = (pages(each)[0] for each in ends)
    assert draw_label(one, dpi).bits.tobytes() != draw_label(other, dpi).bits.tobytes()
    with pytest.raises(TextDoesNotFit, match="field goods has no room for its line 2 of 2"):
        draw_label(pages(MUG, replace(MUG, description="mug " * 80))[0], dpi)


@pytest.mark.parametrize("count", [1, 8, 24, 60])
@pytest.mark.parametrize(
    "title", ["茶杯", "北欧风陶瓷马克杯女生高颜值办公室喝水杯情侣对杯" * 2, "Mug WWWWWWW " * 10]
)
def test_every_title_of_a_slip_is_on_a_page_that_can_be_drawn(title: str, count: int) -> None:
    made = slip_pages("1", "SF1234567890123", [(f"{title}{at}", at) for at in range(count)], "生日快乐")
    assert [line for page in made for line in page.titles] == [f"{title}{at}" for at in range(count)]
    for page in made[:2]:
        draw_label(page, 203)


@pytest.mark.parametrize(
    ("gtin", "trouble"),
    [("9506000134353", "no GTIN"), ("95060001343", "no GTIN"), ("95O6000134352", "no GTIN")],
)
def test_an_item_with_a_wrong_number_gets_no_label(gtin: str, trouble: str) -> None:
    with pytest.raises(StationError, match=trouble) as raised:
        item_content("A", "Mug", gtin=gtin)
    assert raised.value.advice == "Check that item's code."


@pytest.mark.parametrize(
    ("code", "gtin", "shown"),
    [
        ("A", "9506000134352", "gtin"),
        ("A", "19506000134359", "bars"),
        ("MUG-12345", "", "bars"),
        ("123456789012345678", "", "bars"),
        ("MUG-123456", "", "square"),
        ("PW-MUG-BLUE-450-WITH-LID-AND-SPOON", "", "square"),
    ],
)
@pytest.mark.parametrize("dpi", [203, 300])
def test_an_item_shows_just_one_code_and_it_has_room(code: str, gtin: str, shown: str, dpi: int) -> None:
    content = item_content(code, "Mug", gtin=gtin, batch="LT2608A-77B", expires="280831")
    assert [name for name in ("gtin", "bars", "square") if getattr(content, name)] == [shown]
    draw_label(content, dpi)


@pytest.mark.parametrize(
    ("changes", "trouble"),
    [
        ({"sscc": "106141411234567898"}, "no SSCC"),
        ({"content_gtin": "19506000134358", "count": 1}, "no GTIN"),
        ({"batch": "ABCDEFGHIJK"}, "batch 'ABCDEFGHIJK' is too long"),
    ],
)
def test_a_logistic_unit_with_a_wrong_number_gets_no_label(changes: dict[str, object], trouble: str) -> None:
    with pytest.raises(StationError, match=trouble):
        a_unit(**changes)


@pytest.mark.parametrize(
    ("batch", "best_before", "codes"),
    [
        ("LT2608", "280831", ("(15)280831(10)LT2608", "")),
        ("LT2608A", "280831", ("(10)LT2608A", "(15)280831")),
        ("ABCDEFGHIJ", "", ("(10)ABCDEFGHIJ", "")),
        ("12345678901234567890", "280831", ("(10)12345678901234567890", "(15)280831")),
        ("", "280831", ("(15)280831", "")),
    ],
)
@pytest.mark.parametrize("dpi", [203, 300])
def test_a_long_batch_takes_a_code_of_its_own(
    batch: str, best_before: str, codes: tuple[str, str], dpi: int
) -> None:
    """The one code of both was once drawn with thinner modules than a belt reads."""
    unit = a_unit(batch=batch, best_before=best_before)
    assert (unit.batch, unit.dates) == codes
    draw_label(unit, dpi)


def a_unit(**changes: object) -> LogisticsContent:
    values: dict[str, object] = {"sender_lines": ["A"], "recipient_lines": ["B"], "carrier_name": "SF"}
    values |= {"sscc": sscc("0614141", 1), "order": "1", **changes}
    return logistics_content(values.pop("sscc"), **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("lines", [(), (MUG,) * (MOST_LINES + 1), (CustomsLine("Mug", 1, 0, Decimal(1)),)])
def test_a_form_that_would_leave_something_out_is_refused(lines: tuple[CustomsLine, ...]) -> None:
    with pytest.raises(StationError):
        a_form(*lines)


def test_a_count_needs_what_is_counted() -> None:
    with pytest.raises(ValueError, match="count"):
        logistics_content(
            sscc("0614141", 1), sender_lines=[], recipient_lines=[], carrier_name="SF", order="1", count=3
        )


def test_every_parcel_is_on_one_page_and_an_empty_cell_keeps_its_row() -> None:
    pages = manifest_pages("M", "SF", "day", [(f"N{n}", "", 0) for n in range(MANIFEST_ROWS + 1)])
    assert [len(page.numbers) for page in pages] == [MANIFEST_ROWS, 1]
    assert set(pages[0].orders) | set(pages[0].weights) == {NOTHING}
    assert len(slip_pages("1", "2", [])) == 1


@pytest.mark.parametrize(("masking", "is_hidden"), [("always", True), ("never", False)])
def test_a_layouts_switch_hides_or_shows_everybody(masking: str, is_hidden: bool) -> None:
    for person in (HANGZHOU, LYON):
        label = waybill_content(
            person,
            tracking_number="1",
            carrier="SF",
            route_code="",
            items=[],
            masking=masking,  # type: ignore[arg-type]
        )
        assert ("*" in label.recipient_name) is is_hidden
        assert ("*" in label.recipient_phone) is is_hidden
