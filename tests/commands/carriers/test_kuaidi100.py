"""Buying over a real line from a server that sells first and answers, or not, afterwards."""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commands.carriers.accounts import Kuaidi100Setting, PartnerSetting, SenderSetting
from commands.carriers.kuaidi100 import Kuaidi100, sign
from fulfilment.shipping.waybill_purchase import WaybillState, buy_all, buy_waybill, void_waybill
from fulfilment.shipping.waybills import CarrierAway, Waybill, WaybillReason, WaybillRefusal
from tests.fakes.kuaidi100 import KEY, PARTNER, SECRET, Fault, Kuaidi100Server, a_kuaidi100
from tests.fakes.waybills import SOMEBODY, Shelf, a_request

ZPL = "^XA^PW800^FO50,50^BY3^BCN,150,N^FD>:7551^FS^XZ"
LATE_S = 0.15


@pytest.fixture(scope="module")
def running() -> Iterator[Kuaidi100Server]:
    with a_kuaidi100() as server:
        yield server


@pytest.fixture
def desk(running: Kuaidi100Server) -> Kuaidi100Server:
    _forget(running)
    return running


def _forget(desk: Kuaidi100Server) -> None:
    for one in (desk.faults, desk.sold, desk.void, desk.questions, desk.asked, desk.forms):
        one.clear()
    desk.label, desk.label_file = "", b""


def a_buyer(desk: Kuaidi100Server, **other: Any) -> Kuaidi100:
    account = PartnerSetting(PARTNER, template="zto-76x130")
    setting = Kuaidi100Setting(
        url=desk.url,
        key=KEY,
        secret=SECRET,
        sender=SenderSetting("仓库", "0571-00000000", "浙江省杭州市"),
        carriers={"ZTO": account, "YTO": account},
        timeout_s=10,
    )
    return Kuaidi100(replace(setting, **other), lambda: 1_576_123_932_000)


def bought(buyer: Kuaidi100, carrier: str = "ZTO") -> Waybill:
    answer = buyer.buy(a_request(carrier=carrier))
    assert isinstance(answer, Waybill)
    return answer


def test_the_sign_is_the_md5_of_all_four_in_capitals() -> None:
    said = sign('{"a":"中"}', "1576123932000", "k", "s")
    assert said == hashlib.md5('{"a":"中"}1576123932000ks'.encode()).hexdigest().upper()
    assert said.isupper()


@pytest.mark.parametrize(("carrier", "company"), [("ZTO", "zhongtong"), ("YTO", "yuantong")])
def test_a_number_comes_with_its_route_and_its_label(
    desk: Kuaidi100Server, carrier: str, company: str
) -> None:
    desk.label = ZPL
    waybill = bought(a_buyer(desk), carrier)
    assert waybill.tracking_number == desk.sold[a_request(carrier=carrier).order_key]
    assert (waybill.document, waybill.document_kind) == (ZPL.encode(), "zpl")
    assert (waybill.route_code, waybill.carrier_order) == ("310-A12 03", f"K{waybill.tracking_number}")
    (asked,) = desk.asked
    assert asked["kuaidicom"] == company
    assert asked["recMan"] == {
        "name": "韩梅梅",
        "mobile": "13800000000",
        "printAddr": "上海上海浦东世纪大道 1 号",
    }
    assert asked["tempId"] == "zto-76x130"


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        (base64.b64encode(b"%PDF-1.4 x").decode(), "pdf"),
        ("data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\nx").decode(), "png"),
        (base64.b64encode(b"\xff\xd8\xffx").decode(), "jpg"),
    ],
)
def test_a_label_inside_of_the_answer_is_unpacked(desk: Kuaidi100Server, label: str, kind: str) -> None:
    desk.label = label
    assert bought(a_buyer(desk)).document_kind == kind


@pytest.mark.parametrize("label", ["not base64!", base64.b64encode(b"<html>").decode(), ""])
def test_a_number_whose_label_is_none_is_a_number_all_the_same(desk: Kuaidi100Server, label: str) -> None:
    desk.label = label
    waybill = bought(a_buyer(desk))
    assert (waybill.document, waybill.document_kind, waybill.document_url) == (None, "", "")


def test_a_label_elsewhere_is_fetched_and_only_from_known_hosts(desk: Kuaidi100Server) -> None:
    desk.label_file = ZPL.encode()
    desk.label = desk.url.replace("/label/order", "/label/42")
    buyer, waybill = a_buyer(desk), bought(a_buyer(desk))
    assert waybill.document is None
    assert buyer.fetch(waybill).document == ZPL.encode()
    with pytest.raises(CarrierAway, match="label_hosts"):
        buyer.fetch(replace(waybill, document_url="http://203.0.113.9/label/42"))


def test_a_wrong_secret_is_refused_by_name_and_sells_nothing(desk: Kuaidi100Server) -> None:
    answer = a_buyer(desk, secret="guessed").buy(a_request())
    assert answer == WaybillRefusal(WaybillReason.SIGN, "验证签名失败")
    assert a_buyer(desk, key="nobody").buy(a_request()) == WaybillRefusal(
        WaybillReason.ACCOUNT, "账号信息不正确"
    )
    assert not desk.sold


@pytest.mark.parametrize(
    ("fault", "reason"),
    [(Fault.NO_BALANCE, WaybillReason.BALANCE), (Fault.NOT_SERVED, WaybillReason.CARRIER)],
)
def test_a_no_is_a_value_without_peoples_data(
    desk: Kuaidi100Server, fault: Fault, reason: WaybillReason
) -> None:
    desk.faults = [fault]
    answer = a_buyer(desk).buy(a_request())
    assert isinstance(answer, WaybillRefusal)
    assert answer.reason is reason
    assert "138" not in answer.said


@pytest.mark.parametrize(
    "fault",
    [
        Fault.CLOSED,
        Fault.SOLD_DROPPED,
        Fault.SOLD_HALF,
        Fault.SOLD_RUBBISH,
        Fault.SOLD_NO_NUMBER,
        Fault.SOLD_LATE,
        Fault.ERROR_500,
        Fault.SERVER_ERROR,
    ],
)
def test_what_is_neither_yes_nor_no_is_unknown_and_asking_again_brings_the_number(
    desk: Kuaidi100Server, fault: Fault
) -> None:
    desk.faults = [fault]
    with pytest.raises(CarrierAway) as unknown:
        a_buyer(desk, timeout_s=LATE_S if fault is Fault.SOLD_LATE else 10).buy(a_request())
    assert SECRET not in str(unknown.value)
    assert KEY not in str(unknown.value)
    assert bought(a_buyer(desk)).tracking_number == desk.sold[a_request().order_key]
    assert len(desk.sold) == 1


def test_nobody_there_is_unknown(desk: Kuaidi100Server) -> None:
    with pytest.raises(CarrierAway):
        a_buyer(desk, url="http://127.0.0.1:9/label/order").buy(a_request())


FAULTS = st.sampled_from([one for one in Fault if one is not Fault.SOLD_LATE])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    faults=st.lists(FAULTS, max_size=8),
    orders=st.lists(st.sampled_from(["o1", "o2", "o3"]), min_size=1, max_size=6),
)
def test_whatever_gets_lost_no_box_is_bought_twice(
    running: Kuaidi100Server, faults: list[Fault], orders: list[str]
) -> None:
    """Rounds of buying through any run of faults, then a quiet one: a number a box, the one that was sold."""
    _forget(running)
    running.faults = list(faults)
    buyer, shelf = a_buyer(running), Shelf()
    for order in orders:
        buy_all(buyer, shelf, [a_request(order)])
    running.faults = []
    rows = buy_all(buyer, shelf, [a_request(order) for order in sorted(set(orders))])
    assert [row.state for row in rows] == [WaybillState.BOUGHT] * len(rows)
    numbers = [row.waybill.tracking_number for row in rows if row.waybill]
    assert sorted(numbers) == sorted(running.sold.values())
    assert len(set(numbers)) == len(rows)
    asked = sum(running.questions.values())
    buy_all(buyer, shelf, [a_request(order) for order in orders])
    assert sum(running.questions.values()) == asked  # what is on the shelf needs no carrier


def test_an_address_that_changed_after_a_lost_answer_is_not_used(desk: Kuaidi100Server) -> None:
    """The carrier adopts the first shipment, which goes to the first address."""
    desk.faults = [Fault.SOLD_DROPPED, Fault.SOLD_DROPPED]
    buyer, shelf = a_buyer(desk), Shelf()
    with pytest.raises(CarrierAway):
        buy_waybill(buyer, shelf, a_request())
    moved = a_request(to=replace(SOMEBODY, street="世纪大道 2 号"))
    assert buy_waybill(buyer, shelf, moved).state is WaybillState.STALE
    assert len(desk.sold) == 1


def test_a_refusal_after_a_lost_answer_proves_nothing(desk: Kuaidi100Server) -> None:
    desk.faults = [Fault.SOLD_DROPPED, Fault.NO_BALANCE]
    row = buy_waybill(a_buyer(desk), Shelf(), a_request())
    assert row.state is WaybillState.ASKED
    assert row.refusal is not None
    assert row.refusal.reason is WaybillReason.BALANCE


def test_a_carrier_that_changed_meanwhile_must_be_settled_first(desk: Kuaidi100Server) -> None:
    buyer, shelf = a_buyer(desk), Shelf()
    buy_waybill(buyer, shelf, a_request())
    assert buy_waybill(buyer, shelf, a_request(carrier="YTO")).state is WaybillState.STALE
    assert len(desk.sold) == 1


def test_nothing_is_asked_for_a_masked_phone_or_a_carrier_without_account(desk: Kuaidi100Server) -> None:
    masked = a_request("o2", to=replace(SOMEBODY, phone="138****0000", phone_masked=True))
    rows = buy_all(a_buyer(desk), Shelf(), [masked, a_request("o3", carrier="SF")])
    assert [row.refusal.reason for row in rows if row.refusal] == [
        WaybillReason.NO_RECIPIENT,
        WaybillReason.NOT_OURS,
    ]
    assert not desk.forms


def test_a_label_that_was_away_comes_with_the_next_round(desk: Kuaidi100Server) -> None:
    desk.label_file = ZPL.encode()
    desk.label = desk.url.replace("/label/order", "/label/42")
    desk.faults = [Fault.NONE, Fault.ERROR_500]
    buyer, shelf = a_buyer(desk), Shelf()
    first = buy_waybill(buyer, shelf, a_request())
    assert first.waybill is not None
    assert first.waybill.document is None
    again = buy_waybill(buyer, shelf, a_request())
    assert again.waybill is not None
    assert again.waybill.document == ZPL.encode()
    assert sum(desk.questions.values()) == 1


@pytest.mark.parametrize("fault", [Fault.NONE, Fault.SOLD_DROPPED, Fault.CLOSED, Fault.ERROR_500])
def test_giving_back_twice_gives_back_once(desk: Kuaidi100Server, fault: Fault) -> None:
    buyer, shelf = a_buyer(desk), Shelf()
    row = buy_waybill(buyer, shelf, a_request())
    desk.faults = [fault]
    if fault is Fault.NONE:
        assert void_waybill(buyer, shelf, row).state is WaybillState.VOID
    else:
        with pytest.raises(CarrierAway):
            void_waybill(buyer, shelf, row)
        assert shelf.begin(a_request()).state is WaybillState.VOIDING
    over = void_waybill(buyer, shelf, shelf.begin(a_request()))
    assert over.state is WaybillState.VOID
    assert row.waybill is not None
    assert desk.void == [row.waybill.tracking_number]
    fresh = buy_waybill(buyer, shelf, a_request(redo=1))
    assert fresh.waybill is not None
    assert fresh.waybill.tracking_number != row.waybill.tracking_number


def test_a_number_the_carrier_does_not_take_back_stays_in_doubt(desk: Kuaidi100Server) -> None:
    buyer, shelf = a_buyer(desk), Shelf()
    row = buy_waybill(buyer, shelf, a_request())
    desk.sold.clear()
    over = void_waybill(buyer, shelf, row)
    assert (over.state, over.refusal) == (
        WaybillState.VOIDING,
        WaybillRefusal(WaybillReason.CARRIER, "查无此单"),
    )


def test_secrets_are_in_no_text_of_the_settings() -> None:
    setting = Kuaidi100Setting(
        "https://x", "k-1", "s-1", SenderSetting("a", "b", "c"), {"ZTO": PartnerSetting("p", "pk")}
    )
    assert not any(secret in repr(setting) for secret in ("k-1", "s-1", "pk"))
