"""What stations and supervisors ask of the shared database, the same on both engines."""

import json

from db.journal_file import as_text
from db.journal_forms import work_document, work_from
from fulfilment.packing.facts import FactKind
from fulfilment.packing.work import Standing
from tests.fakes.warehouses import Warehouse, an_order


def test_a_packed_order_is_packed_and_its_stock_gone(warehouse: Warehouse) -> None:
    (one,) = warehouse.release(an_order("1", {"MUG": 2}))
    (claimed,) = warehouse.station("A").claim(5)
    assert claimed.recipient.name == "韩梅梅"
    assert claimed.work.standing is Standing.ALIVE
    assert (claimed.work.position, claimed.work.wave_size, claimed.work.tote) == (1, 1, "T-01")

    assert warehouse.verdicts(*warehouse.pack(claimed.work)) == ["ok"] * 5
    row = warehouse.order(one)
    assert (row.packed_by, row.station, row.pieces_packed) == ("A", None, 2)
    assert warehouse.wave().state == "done"
    assert warehouse.cases() == []


def test_customs_learn_at_the_bench_what_a_piece_costs(warehouse: Warehouse) -> None:
    """To the cent, and as long as it stands in the journal."""
    warehouse.release(an_order("1"))
    (claimed,) = warehouse.station("A").claim(5)
    (line,) = claimed.work.lines
    assert (str(line.unit_price), claimed.work.currency) == ("12.50", "CNY")
    work, document = claimed.work, work_document(claimed.work)
    assert work_from(json.loads(as_text(document)), work.standing, work.epoch, "") == work


def test_a_fact_sent_twice_is_there_once(warehouse: Warehouse) -> None:
    warehouse.release(an_order("1"))
    (claimed,) = warehouse.station("A").claim(5)
    facts = warehouse.pack(claimed.work)
    assert warehouse.verdicts(*facts[:3]) == ["ok"] * 3
    assert warehouse.verdicts(*facts) == ["already there: ok"] * 3 + ["ok"] * 2
    assert warehouse.cases() == []


def test_an_unknown_order_is_stored_and_flagged(warehouse: Warehouse) -> None:
    warehouse.release(an_order("1"))
    (claimed,) = warehouse.station("A").claim(1)
    strange = warehouse.fact(claimed.work, FactKind.WORK_OPENED, order_id="nobody")
    assert warehouse.verdicts(strange) == ["unknown order"]
    assert warehouse.cases() == ["unknown_order"]
