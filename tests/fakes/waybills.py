"""A shelf for bought numbers in memory, and a recipient of nobody."""

from dataclasses import replace

from fulfilment.orders.order import OrderId, Recipient
from fulfilment.shipping.waybill_purchase import ShelvedWaybill, WaybillState
from fulfilment.shipping.waybills import Waybill, WaybillRefusal, WaybillRequest

SOMEBODY = Recipient("韩梅梅", "13800000000", False, "CN", "上海", "上海", "浦东", "世纪大道 1 号", None)


def a_request(
    order: str = "o1", carrier: str = "ZTO", redo: int = 0, to: Recipient = SOMEBODY
) -> WaybillRequest:
    return WaybillRequest("W1", OrderId(order), 1, redo, carrier, to, 350, 1)


class Shelf:
    """Implements WaybillShelf; keeps every row by its box."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, int, int], ShelvedWaybill] = {}

    def begin(self, request: WaybillRequest) -> ShelvedWaybill:
        key = (request.order_id, request.box, request.redo)
        row = self.rows.get(key)
        if row is None or row.state is WaybillState.REFUSED:
            row = ShelvedWaybill(request.order_key, WaybillState.ASKED, request.fingerprint)
            self.rows[key] = row
            return replace(row, is_new=True)
        return row

    def settle(
        self, order_key: str, state: WaybillState, outcome: Waybill | WaybillRefusal | None = None
    ) -> ShelvedWaybill:
        (key,) = [key for key, row in self.rows.items() if row.order_key == order_key]
        row = self.rows[key]
        if row.state is WaybillState.VOID:
            return row
        is_other = (
            isinstance(outcome, Waybill)
            and row.waybill
            and (row.waybill.tracking_number != outcome.tracking_number)
        )
        if not is_other:
            row = replace(row, state=state, refusal=None)
            if isinstance(outcome, Waybill):
                row = replace(row, waybill=outcome)
            elif outcome is not None:
                row = replace(row, refusal=outcome)
        self.rows[key] = row
        return row
