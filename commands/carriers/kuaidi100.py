"""Numbers and labels of ZTO and YTO bought through Kuaidi100's electronic waybill.

Source: Kuaidi100, "电子面单下单接口 V2", "电子面单取消接口"; docs/devices/carriers.md has the rest.
"""

import binascii
import hashlib
import json
import re
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from commands.carriers.accounts import Kuaidi100Setting, PartnerSetting
from commands.carriers.wire import ask
from fulfilment.orders.order import Recipient
from fulfilment.shipping.waybills import CarrierAway, Waybill, WaybillReason, WaybillRefusal, WaybillRequest

COMPANIES = {"ZTO": "zhongtong", "YTO": "yuantong"}
DONE, REPEATED = (
    200,
    30011,
)  # 30011: public clients get it for an order id that was there, with the same number
_REASONS = {
    30001: WaybillReason.REQUEST,
    30002: WaybillReason.SIGN,
    30003: WaybillReason.ACCOUNT,
    30004: WaybillReason.BALANCE,
}
_UNKNOWN = (-1, 500)  # "server error": the documentation says nothing of what was done
_NUMBER = re.compile(r"[A-Z0-9]{8,30}")
_PERSONAL = re.compile(r"\d{5,}")
_WAS_VOID = ("已取消", "重复取消")
_KINDS = ((b"%PDF-", "pdf"), (b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpg"), (b"^XA", "zpl"))


class Kuaidi100:
    """Implements fulfilment.shipping.waybills.WaybillSource. now_ms: the wall clock, for the stamp."""

    def __init__(self, setting: Kuaidi100Setting, now_ms: Callable[[], int]) -> None:
        self._setting, self._now_ms = setting, now_ms

    def serves(self, carrier: str) -> bool:
        return carrier in self._setting.carriers

    def buy(self, request: WaybillRequest) -> Waybill | WaybillRefusal:
        account = self._setting.carriers[request.carrier]
        param = {
            **_account(account, request.carrier),
            "printType": "IMAGE" if account.template else "NON",
            **({"tempId": account.template} if account.template else {}),
            "orderId": request.order_key,
            "recMan": _person(request.recipient),
            "sendMan": {
                "name": self._setting.sender.name,
                "mobile": self._setting.sender.phone,
                "printAddr": self._setting.sender.address,
            },
            "cargo": self._setting.cargo,
            "count": "1",
            "weight": f"{max(request.weight_g, 10) / 1000:.2f}",
            "payType": "SHIPPER",
            "expType": "标准快递",
        }
        answer = self._ask("order", param)
        code = _code(answer)
        if answer.get("success") is True and code in (DONE, REPEATED):
            return _waybill(request.carrier, answer.get("data"))
        return _refusal(code, answer)

    def fetch(self, waybill: Waybill) -> Waybill:
        parts = urlsplit(waybill.document_url)
        own = urlsplit(self._setting.url)
        if parts.hostname not in (own.hostname, *self._setting.label_hosts) or parts.scheme != own.scheme:
            raise CarrierAway(f"the label is at {parts.hostname}, which is not among label_hosts")
        return _with_document(waybill, ask(waybill.document_url, None, self._setting.timeout_s))

    def void(self, waybill: Waybill) -> WaybillRefusal | None:
        account = self._setting.carriers.get(waybill.carrier)
        if account is None:
            return WaybillRefusal(WaybillReason.NOT_OURS)
        param = {
            **_account(account, waybill.carrier),
            "kuaidinum": waybill.tracking_number,
            "orderId": waybill.carrier_order,
            "reason": "暂时不寄了",
        }
        answer = self._ask("cancel", param)
        code, said = _code(answer), str(answer.get("message", ""))
        if (answer.get("success") is True and code == DONE) or any(word in said for word in _WAS_VOID):
            return None
        return _refusal(code, answer)

    def _ask(self, method: str, param: Mapping[str, Any]) -> dict[str, Any]:
        text = json.dumps(param, ensure_ascii=False, separators=(",", ":"))
        stamp = str(self._now_ms())
        form = {
            "method": method,
            "key": self._setting.key,
            "sign": sign(text, stamp, self._setting.key, self._setting.secret),
            "t": stamp,
            "param": text,
        }
        data = ask(self._setting.url, form, self._setting.timeout_s)
        try:
            answer = json.loads(data)
        except ValueError as error:
            raise CarrierAway("the carrier's answer is no JSON") from error
        if not isinstance(answer, dict):
            raise CarrierAway("the carrier's answer is no object")
        return answer


def sign(param: str, stamp: str, key: str, secret: str) -> str:
    """Capital hex of the MD5 over all four, nothing between them. The service asks for MD5."""
    return hashlib.md5((param + stamp + key + secret).encode(), usedforsecurity=False).hexdigest().upper()


def _account(account: PartnerSetting, carrier: str) -> dict[str, str]:
    said = {"partnerId": account.partner_id, "partnerKey": account.partner_key, "net": account.net}
    return {"kuaidicom": COMPANIES[carrier], **{name: value for name, value in said.items() if value}}


def _person(to: Recipient) -> dict[str, str]:
    address = "".join(part for part in (to.province, to.city, to.district, to.street) if part)
    return {"name": to.name or "", "mobile": to.phone or "", "printAddr": address}


def _code(answer: Mapping[str, Any]) -> int:
    try:
        return int(answer.get("code", ""))
    except (TypeError, ValueError) as error:
        raise CarrierAway("the carrier's answer has no code") from error


def _refusal(code: int, answer: Mapping[str, Any]) -> WaybillRefusal:
    """Raises CarrierAway for what is neither yes nor no."""
    if answer.get("success") is not False or code in _UNKNOWN:
        raise CarrierAway(f"the carrier answers {code}")
    said = _PERSONAL.sub("…", str(answer.get("message", "")))[:80]
    return WaybillRefusal(_REASONS.get(code, WaybillReason.CARRIER), said)


def _waybill(carrier: str, data: Any) -> Waybill:
    """Raises CarrierAway when there is no number in it: it was sold, so asking again must bring it."""
    number = data.get("kuaidinum") if isinstance(data, dict) else None
    if not isinstance(number, str) or not _NUMBER.fullmatch(number):
        raise CarrierAway("the carrier's answer has no number")
    label = str(data.get("label") or "")
    waybill = Waybill(
        carrier,
        number,
        route_code=str(data.get("bulkpen") or data.get("destSortingCode") or "")[:40],
        carrier_order=str(data.get("kdComOrderNum") or ""),
    )
    if label.startswith(("https://", "http://")):
        return replace(waybill, document_url=label)
    return _with_document(waybill, _unpacked(label)) if label else waybill


def _unpacked(label: str) -> bytes:
    """A label inside of the answer: ZPL as it is, or base64 of anything."""
    if label.lstrip().startswith("^XA"):
        return label.encode()
    try:
        return b64decode(label.partition("base64,")[2] or label, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _with_document(waybill: Waybill, data: bytes) -> Waybill:
    """A page that is no label (HTML, an error's text) is none: our own layout carries the number then."""
    kind = next((kind for mark, kind in _KINDS if data.lstrip()[:8].startswith(mark)), "")
    return (
        replace(waybill, document=data, document_kind=kind, document_url="")
        if kind
        else replace(waybill, document_url="")
    )
