"""CSV and its traps."""

import csv
import io

import pytest

from fulfilment.errors import BadDocument
from fulfilment.intake.reader import Intake
from tests.fulfilment.intake.payloads import a_reader

HEAD = {
    "Name": "#1",
    "Financial Status": "paid",
    "Created at": "2026-11-11 08:00:00 +0800",
    "Currency": "USD",
    "Total": "9.90",
    "Lineitem quantity": "1",
    "Lineitem name": "Mug",
    "Lineitem price": "9.90",
    "Lineitem sku": "MUG-1",
    "Shipping Name": "Ann",
    "Shipping Country": "US",
    "Shipping Zip": "'07030",
    "Shipping Phone": "'+1 201 555 0100",
    "Notes": "",
}
MORE = dict.fromkeys(HEAD, "") | {
    "Name": "#1",
    "Lineitem quantity": "2",
    "Lineitem name": "Lid",
    "Lineitem price": "1",
}


def an_export(*rows: dict[str, str], encoding: str = "utf-8-sig", newline: str = "\n") -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(HEAD), lineterminator=newline)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def read(data: bytes) -> Intake:
    return a_reader().read_document(data, "shopify_csv", "shop")


def test_rows_under_an_order_are_its_lines() -> None:
    (first, second) = read(an_export(HEAD, MORE, MORE, HEAD | {"Name": "#2"})).orders
    assert [(line.ref, line.title, line.quantity) for line in first.lines] == [
        ("1", "Mug", 1),
        ("2", "Lid", 2),
        ("3", "Lid", 2),
    ]
    assert (second.ref, len(second.lines)) == ("#2", 1)


def test_the_apostrophe_of_spreadsheets_goes_and_the_leading_zero_stays() -> None:
    (order,) = read(an_export(HEAD)).orders
    assert (order.recipient.postcode, order.recipient.phone) == ("07030", "+1 201 555 0100")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_note_of_several_lines_stays_one_note(newline: str) -> None:
    (order, _) = read(an_export(HEAD | {"Notes": 'a\nb, "c"'}, HEAD | {"Name": "#2"}, newline=newline)).orders
    assert order.buyer_note == 'a\nb, "c"'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_chinese_comes_through_in_each_encoding(encoding: str) -> None:
    (order,) = read(an_export(HEAD | {"Notes": "生日快乐"}, encoding=encoding)).orders
    assert (order.ref, order.buyer_note) == ("#1", "生日快乐")


def test_western_accents_are_not_taken_for_chinese() -> None:
    """latin-1 "João" is valid GB 18030 and would become 鉶: a name nobody has."""
    with pytest.raises(BadDocument, match="save it as UTF-8"):
        read(an_export(HEAD | {"Shipping Name": "João Souza"}, encoding="latin-1"))


def test_an_export_glued_to_itself_is_read_once() -> None:
    intake = read(an_export(HEAD, MORE, HEAD, MORE))
    assert ([len(order.lines) for order in intake.orders], intake.refused) == ([2], ())


def test_a_row_with_a_cell_too_many_refuses_its_order_alone() -> None:
    """An unquoted comma shifts every cell after it: "Main St, 5" would become a town."""
    good = an_export(HEAD).decode("utf-8-sig").splitlines()
    data = "\n".join([*good, good[1].replace("#1", "#2").replace("Ann", "Ann, Lee")]).encode()
    intake = read(data)
    assert [order.ref for order in intake.orders] == ["#1"]
    assert [(refused.ref, "15 cells" in refused.reason) for refused in intake.refused] == [("#2", True)]


def test_a_broken_continuation_row_refuses_the_whole_order() -> None:
    lines = an_export(HEAD, MORE).decode("utf-8-sig").splitlines()
    intake = read("\n".join([*lines[:2], lines[2] + ",x"]).encode())
    assert (intake.orders, [refused.ref for refused in intake.refused]) == ((), ["#1"])


def test_a_continuation_without_its_order_is_refused() -> None:
    (refused,) = read(an_export(MORE)).refused
    assert (refused.ref, refused.reason) == ("#1", "state is missing")


def test_an_order_number_a_spreadsheet_rounded_is_refused() -> None:
    (refused,) = read(an_export(HEAD | {"Name": "2.10000000000001E+18"})).refused
    assert "rounded" in refused.reason
