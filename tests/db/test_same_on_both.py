"""The same random history on SQLite and on PostgreSQL must give the same verdicts, claims and orders."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from db.exceptions import list_exceptions
from db.hand_over import list_packed, put_shipped
from db.order_end import cancel_order, hold_order, release_order
from db.shared import shared_database
from db.stock import read_stock
from db.tables import LabelRow, NewsRow, OrderRow, ParcelRow, PrintJobRow, StationRow, WaveRow
from fulfilment.packing.facts import Fact, FactKind
from tests.fakes.servers import Server
from tests.fakes.warehouses import AT, CARRIER, Warehouse, an_order

ORDERS, WAVES = 4, 2
STATIONS = st.sampled_from("ABC")
ORDER = st.integers(0, ORDERS)  # the last one is unknown
OFTEN = [FactKind.WORK_OPENED, FactKind.ORDER_HELD, FactKind.NUMBER_ASSIGNED, FactKind.PARCEL_CLOSED]
OFTEN += [FactKind.LABEL_VOIDED]
KINDS = [*FactKind, *OFTEN, *OFTEN, FactKind.PARCEL_CLOSED, FactKind.PARCEL_CLOSED]
FACTS = st.tuples(
    st.just("fact"),
    STATIONS,
    st.sampled_from(KINDS),
    ORDER,
    st.sampled_from([0, 0, 0, 0, -1, 1]),  # epochs away from the order's
    st.sampled_from([0, 0, 0, 1]),  # a parcel of its own, or a shared one
    st.sampled_from(["", "", "", "-anew", "SHARED"]),  # a number of its own, its second, or a shared one
    st.sampled_from([1, 1, 1, 1, 0]),  # the next sequence number, or the last once more
    st.sampled_from([True, True, False]),  # whether it is the order's last box
)
PACK = [FactKind.WORK_OPENED, FactKind.ITEM_PACKED, FactKind.NUMBER_ASSIGNED, FactKind.PARCEL_CLOSED]
STEPS = st.one_of(
    st.tuples(st.just("claim"), STATIONS, st.integers(0, 4), st.booleans()),
    FACTS,
    FACTS,
    st.tuples(st.just("pack"), STATIONS, ORDER, st.sampled_from([0, 0, -1])),
    st.tuples(st.just("pack"), STATIONS, ORDER, st.just(0)),
    st.tuples(st.just("resend"), st.integers(0, 30)),
    st.tuples(
        st.just("reassign"), st.integers(0, WAVES), st.sampled_from(["A", "B", None, "Z"]), st.booleans()
    ),
    st.tuples(st.sampled_from(["hold", "release"]), st.integers(0, WAVES)),
    st.tuples(st.sampled_from(["cancel", "hold_order", "release_order"]), ORDER),
    st.tuples(st.just("contact"), STATIONS, st.booleans()),
    st.tuples(st.just("hand_over")),
)
WAREHOUSES = count(1)


@dataclass
class History:
    """What a random step needs to know of the steps before."""

    orders: list[str]
    waves: list[str]
    facts: list[Fact]
    seq: dict[str, int]


class Side:
    """One engine's half of the comparison."""

    def __init__(self, warehouse: Warehouse) -> None:
        self.warehouse = warehouse

    def do(self, step: tuple[Any, ...], history: History) -> Any:
        house, link = self.warehouse, self.warehouse.link
        kind = step[0]
        by = shared_database(link, house.id, step[1] if kind == "claim" else "A")
        if kind == "claim":
            return by.claim(step[2], may_take_free=step[3])
        if kind == "pack":
            return by.apply(history.facts[-len(PACK) :])
        if kind in ("fact", "resend"):
            sent = history.facts[step[1] % len(history.facts)] if kind == "resend" else history.facts[-1]
            return by.apply([sent])
        if kind == "reassign":
            return by.reassign(history.waves[step[1]], step[2], "s1", force=step[3])
        if kind in ("hold", "release"):
            return getattr(by, kind)(history.waves[step[1]], "s1")
        if kind == "contact":
            at = datetime.now(UTC) if step[2] else AT
            seen = update(StationRow).where(StationRow.name == step[1], StationRow.warehouse_id == house.id)
            return link.run(lambda db: db.execute(seen.values(last_seen_at=at)).rowcount)
        if kind == "hand_over":
            return self.hand_over()
        office = {"cancel": cancel_order, "hold_order": hold_order, "release_order": release_order}[kind]
        return link.run(lambda db: office(db, house.id, history.orders[step[1]], "s1", AT))

    def hand_over(self) -> Any:
        """Whom it told of what; by order, because the clocks of packing differ."""
        house = self.warehouse
        told = house.run(lambda db: list_packed(db, house.id))
        house.run(lambda db: put_shipped(db, house.id, told))
        return sorted((one.order_id, one.tracking_number, *sorted(one.tracking_numbers)) for one in told)

    def epoch(self, order_id: str) -> int:
        query = select(OrderRow.epoch).where(
            OrderRow.warehouse_id == self.warehouse.id, OrderRow.order_id == order_id
        )
        return self.warehouse.link.read(lambda db: db.execute(query).scalar()) or 1

    def state(self) -> dict[str, Any]:
        """Everything but the clocks."""
        house = self.warehouse
        names = (
            "order_id state is_held epoch station opened_by pieces_packed packed_by parcel_id tracking_number"
        )
        is_set = (OrderRow.cancelled_at.is_not(None), OrderRow.opened_at.is_not(None))
        held = shared_database(house.link, house.id, "A").list_held_work()
        cases = house.run(lambda db: list_exceptions(db, house.id, with_resolved=True))
        return {
            "orders": self._rows(OrderRow, *(getattr(OrderRow, name) for name in names.split()), *is_set),
            "waves": self._rows(WaveRow, WaveRow.count, WaveRow.state, WaveRow.station, WaveRow.epoch),
            "parcels": self._rows(
                ParcelRow,
                *(ParcelRow.parcel_id, ParcelRow.station, ParcelRow.seconds, ParcelRow.tracking_number),
                *(ParcelRow.is_handed, ParcelRow.pieces),
            ),
            "labels": self._rows(
                LabelRow,
                *(LabelRow.tracking_number, LabelRow.parcel_id, LabelRow.state, LabelRow.copies),
                *(LabelRow.void_why, LabelRow.void_by),
            ),
            "jobs": self._rows(
                PrintJobRow,
                *(PrintJobRow.parcel_id, PrintJobRow.tracking_number, PrintJobRow.copy, PrintJobRow.state),
            ),
            "news": sorted(
                (str(row[0]), row[1], str(sorted(row[2].items(), key=str)))
                for row in self._rows(NewsRow, NewsRow.station, NewsRow.kind, NewsRow.payload)
            ),
            "cases": sorted((case.exception_id, case.kind, case.resolved_by or "") for case in cases),
            "stock": house.run(lambda db: read_stock(db, house.id)),
            "held": held,
        }

    def _rows(self, table: Any, *columns: Any) -> list[Any]:
        query = select(*columns).where(table.warehouse_id == self.warehouse.id)
        rows = self.warehouse.link.read(lambda db: db.execute(query).all())
        return sorted((tuple(row) for row in rows), key=str)


@pytest.fixture(scope="module")
def sides(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Side, Side]]:
    path: Path = tmp_path_factory.mktemp("both") / "shared.db"
    with Warehouse(f"sqlite:///{path}") as here, Warehouse(server.make_database()) as there:
        yield Side(here), Side(there)


def next_fact(step: tuple[Any, ...], history: History, side: Side) -> Fact:
    _, station, kind, order, epoch, parcel, number, ahead, is_last = step
    history.seq[station] = max(1, history.seq.get(station, 0) + ahead)
    order_id = history.orders[order]
    tracking = "SF-SHARED" if number == "SHARED" else f"SF{order}-{station}{number}"
    payload = {"line": "1", "sku": "MUG", "pieces": 1 + order % 2, "reason": "damaged"}
    payload |= {"tracking_number": tracking, "carrier": CARRIER, "is_last": is_last}
    payload |= {"why": "label_lost", "leave": "s1", "is_charged": not is_last, "next_parcel": f"{station}-x"}
    if ahead == 0:
        payload["copy"] = order
    return Fact(
        fact_id=str(uuid4()),
        station=station,
        seq=history.seq[station],
        order_id=order_id,
        epoch=max(0, side.epoch(order_id) + epoch),
        parcel_id="SHARED" if parcel else f"{station}-{order}",
        kind=kind,
        operator="p1",
        at=AT + timedelta(seconds=len(history.facts)),
        payload=payload,
    )


@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],  # shrinking a history on two engines takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(STEPS, min_size=10, max_size=25))
def test_both_engines_judge_alike(sides: tuple[Side, Side], steps: list[tuple[Any, ...]]) -> None:
    name = f"D{next(WAREHOUSES)}"  # a warehouse of its own in the same two databases
    orders = [an_order(str(n), {"MUG": 1 + n % 2}) for n in range(ORDERS)]
    for side in sides:
        side.warehouse.begin_anew(name, stock=7)
        ids = side.warehouse.release(*orders, a_wave=ORDERS // WAVES)
    rows = sides[0]._rows(WaveRow, WaveRow.wave_id)
    history = History([*ids, "nobody"], [*(row[0] for row in rows), "none"], [], {})
    for step in steps:
        if step[0] == "pack":
            history.facts += [
                next_fact(("fact", *step[1:2], kind, *step[2:], 0, "", 1, True), history, sides[0])
                for kind in PACK
            ]
        if step[0] == "fact":
            history.facts.append(next_fact(step, history, sides[0]))
        if step[0] == "resend" and not history.facts:
            continue
        here, there = (side.do(step, history) for side in sides)
        assert here == there, step
    assert sides[0].state() == sides[1].state()
