"""Totes are physical: two waves on the floor never use the same card."""

from tests.fakes.warehouses import Warehouse, an_order


def test_two_waves_share_no_tote(warehouse: Warehouse) -> None:
    """Bug: every wave began at T-01, so scanning a tote opened an order of another wave."""
    warehouse.release(an_order("1", {"MUG": 2}))
    warehouse.release(an_order("2", {"MUG": 2}))
    totes = [claimed.work.tote for _ in range(2) for claimed in warehouse.station("A").claim(5)]
    assert totes == ["T-01", "T-02"]
