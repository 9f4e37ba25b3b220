from decimal import Decimal

import pytest

from fulfilment.errors import StationError
from fulfilment.shipping.customs_content import MOST_LINES, CustomsLine, Nature, cn22_content
from fulfilment.shipping.label_content import waybill_content
from fulfilment.shipping.logistics_content import logistics_content
from fulfilment.shipping.numbers import sscc
from fulfilment.shipping.paper_content import MANIFEST_ROWS, NOTHING, manifest_pages, slip_pages
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
