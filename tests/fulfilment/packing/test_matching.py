from hypothesis import given
from hypothesis import strategies as st

from fulfilment.packing.barcodes import ItemCode, Plain, RawScan, ScanSource, read_code
from fulfilment.packing.matching import Catalogue, find_by_name, wanting
from fulfilment.packing.work import Barcode
from tests.fakes.benches import (
    CODES,
    MUG,
    NO_CODE,
    PRODUCTS,
    SHARED_CODE,
    TEA,
    TEA_CARTON,
    NoGs1,
    a_product,
    an_order,
)


def read(text: str) -> ItemCode | Plain:
    code = read_code(RawScan(text, ScanSource.WEDGE), NoGs1())
    assert isinstance(code, ItemCode | Plain)
    return code


def test_a_product_is_found_under_each_of_its_codes_with_the_pieces_of_that_code() -> None:
    catalogue = Catalogue(PRODUCTS)
    assert [(one.product.sku, one.pieces) for one in catalogue.find(read(CODES[TEA]))] == [(TEA, 1)]
    assert [(one.product.sku, one.pieces) for one in catalogue.find(read(TEA_CARTON))] == [(TEA, 6)]
    assert catalogue.find(read(NO_CODE)) == ()
    assert len(catalogue) == len(PRODUCTS)


def test_a_code_of_two_products_stays_two_products() -> None:
    found = Catalogue(PRODUCTS).find(read(SHARED_CODE))
    assert {one.product.sku for one in found} == {"TRAY", "SOAP"}


@given(digits=st.text("0123456789", min_size=11, max_size=11))
def test_twelve_thirteen_and_fourteen_digits_of_one_number_meet(digits: str) -> None:
    """A UPC-A kept with the goods is the same number when a scanner gives it as EAN-13 or GTIN-14."""
    weighed = sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(digits)))
    upc = digits + str(-weighed % 10)
    if not upc.strip("0"):
        return
    catalogue = Catalogue([a_product(MUG, Barcode(upc))])
    for scanned in (upc, "0" + upc, "00" + upc):
        assert [one.product.sku for one in catalogue.find(read(scanned))] == [MUG]


def test_a_count_inside_the_code_beats_the_count_kept_with_the_product() -> None:
    catalogue = Catalogue(PRODUCTS)
    (goods,) = catalogue.find(ItemCode((CODES[TEA].zfill(14), "01..."), pieces=12))
    assert goods.pieces == 12


def test_an_orders_number_wins_over_a_tote_and_a_tote_over_a_wave() -> None:
    order = an_order("X-1", tote="T-9", wave="W-9").work
    tote = an_order("A-2", tote="x-1", wave="W-9").work
    wave = an_order("A-3", tote="T-9", wave="X-1").work
    assert find_by_name("x-1", (wave, tote, order)) == (order,)
    assert find_by_name("X-1", (wave, tote)) == (tote,)
    assert find_by_name("X-1", (wave,)) == (wave,)
    assert find_by_name("T-9", (wave, tote, order)) == (wave, order)
    assert find_by_name("nothing", (wave, tote, order)) == ()


def test_a_number_with_a_hash_is_found_with_and_without_it() -> None:
    work = an_order("#1042").work
    assert find_by_name("1042", (work,)) == find_by_name("#1042", (work,)) == (work,)


def test_single_pieces_are_wanted_first_each_group_as_urgent_as_it_was() -> None:
    big, bigger = an_order("B-1", {MUG: 1, TEA: 1}).work, an_order("B-2", {MUG: 2}).work
    single, second = an_order("S-1", {MUG: 1}).work, an_order("S-2", {MUG: 1}).work
    other = an_order("O-1", {TEA: 1}).work
    assert wanting(MUG, (big, single, other, bigger, second)) == (single, second, big, bigger)
