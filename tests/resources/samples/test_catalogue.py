import pytest

from resources import read_json
from resources.samples.barcodes import check_digit, ean13_ending
from resources.samples.catalogue import products

PRODUCTS = read_json("samples", "products.json")
CODES = [barcode for product in PRODUCTS for barcode in product["barcodes"]]


def test_the_committed_goods_are_what_the_families_make() -> None:
    assert products() == PRODUCTS


@pytest.mark.parametrize(
    ("digits", "check"),
    [("400638133393", "1"), ("9638507", "4"), ("03600029145", "2"), ("1540014128876", "3")],
)
def test_check_digits_of_published_examples(digits: str, check: str) -> None:
    assert check_digit(digits) == check


def test_every_code_is_right_and_names_one_product() -> None:
    numeric = [barcode["code"] for barcode in CODES if not barcode["code"].startswith("PW-")]
    assert all(code[-1] == check_digit(code[:-1]) for code in numeric)
    assert {len(code) for code in numeric} == {8, 12, 13, 14}
    assert len(CODES) > len(numeric)
    # a UPC-A is an EAN-13 with a leading zero: scanners say either
    assert len({barcode["code"].zfill(13) for barcode in CODES}) == len(CODES)


def test_cartons_hold_several_and_singles_one() -> None:
    assert {(len(barcode["code"]) == 14, barcode["pieces"]) for barcode in CODES} == {
        (False, 1),
        (True, 6),
        (True, 12),
    }


@pytest.mark.parametrize(
    ("title", "spec", "tail"),
    [
        ("烟酰胺精华液", "30 ml", "0417"),
        ("玻尿酸补水面膜", "5 片装", "2290"),
        ("防晒乳 SPF50+", "60 ml", "7731"),
        ("便携化妆镜", "樱花粉", "5508"),
        ("积雪草修护霜", "50 g", "6604"),
    ],
)
def test_the_goods_of_the_pictures(title: str, spec: str, tail: str) -> None:
    (found,) = [one for one in PRODUCTS if (one["title_zh"], one["spec_zh"]) == (title, spec)]
    assert found["barcodes"][0]["code"].endswith(tail)
    assert ean13_ending(tail) == found["barcodes"][0]["code"]


def test_every_product_can_be_told_found_and_weighed() -> None:
    for name in ("sku", "bin"):
        assert len({product[name] for product in PRODUCTS}) == len(PRODUCTS)
    assert len({(product["title_en"], product["spec_en"]) for product in PRODUCTS}) == len(PRODUCTS)
    assert len({(product["title_zh"], product["spec_zh"]) for product in PRODUCTS}) == len(PRODUCTS)
    assert all(10 <= product["weight_g"] <= 1000 for product in PRODUCTS)
    noted = [product for product in PRODUCTS if product["packing_note_zh"]]
    assert all(product["packing_note_en"] for product in noted)
    assert len(noted) < len(PRODUCTS) / 2
