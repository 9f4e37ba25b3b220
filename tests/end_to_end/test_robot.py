"""A robot packer on a real queue: what it prints is what happened."""

from pathlib import Path

import pytest

from tests.end_to_end.program import Said, asked, by_ref, closed_in, did, journal, run


@pytest.fixture(scope="module")
def shift(homes) -> tuple[Path, Said]:  # type: ignore[no-untyped-def]
    home = homes("robot")
    return home, did("pack", "--auto", "--station", "07", "--mistakes", "0.2", home=home)


def test_every_printed_fact_stands_in_the_shared_database_as_it_was_printed(shift: tuple[Path, Said]) -> None:
    home, said = shift
    known = {fact["fact"]: fact for fact in asked("facts", home=home)}
    orders = by_ref(home)
    assert len(said.rows) == len(known) > 100
    for line in said.rows:
        assert set(line) == {"fact", "order", "kind", "parcel"}
        fact = known[line["fact"]]
        assert (fact["kind"], fact["parcel"], fact["verdict"]) == (line["kind"], line["parcel"], "ok")
        assert line["order"] in orders


def test_its_queue_is_empty_and_every_parcel_is_closed(shift: tuple[Path, Said]) -> None:
    home, said = shift
    closed = closed_in(said.rows)
    opened = {line["order"] for line in said.rows if line["kind"] == "work_opened"}
    assert sorted(closed) == sorted(set(closed)) == sorted(opened)
    orders = by_ref(home)
    assert all(orders[ref]["packed_at"] for ref in closed)
    left = [ref for ref, order in orders.items() if order["station"] == "07" and not order["packed_at"]]
    assert left == []
    assert asked("sync", "status", home=home)[-1]["unsent"] == 0


def test_its_mistakes_pack_nothing(shift: tuple[Path, Said]) -> None:
    """With one wrong scan in five, every parcel holds exactly what was ordered."""
    home, _ = shift
    orders = by_ref(home)
    for fact in asked("facts", home=home):
        if fact["kind"] == "parcel_closed":
            order = next(
                one for one in orders.values() if one["tracking_number"] == fact["payload"]["tracking_number"]
            )
            assert fact["payload"]["pieces"] == sum(line["quantity"] for line in order["lines"])


def test_the_stations_own_count_has_no_gap(shift: tuple[Path, Said]) -> None:
    home, said = shift
    rows = journal(home, "07", "SELECT seq, fact_id FROM fact ORDER BY seq")
    assert [seq for seq, _ in rows] == list(range(1, len(rows) + 1))
    assert [fact_id for _, fact_id in rows] == [line["fact"] for line in said.rows]


def test_it_stops_after_so_many_parcels_and_the_next_one_goes_on(a_home: Path) -> None:
    first = did("pack", "--auto", "--station", "03", "--orders", 3, home=a_home)
    assert len(closed_in(first.rows)) == 3
    second = did("pack", "--auto", "--station", "03", "--orders", 2, home=a_home)
    assert len(closed_in(second.rows)) == 2
    assert not set(closed_in(first.rows)) & set(closed_in(second.rows))
    assert closed_in(second.rows)[0] == first.rows[-1]["order"] or first.rows[-1]["kind"] == "parcel_closed"


@pytest.mark.parametrize("share", ["-0.1", "1.5", "nan"])
def test_a_share_of_mistakes_that_is_none_is_wrong_use(a_home: Path, share: str) -> None:
    said = run("pack", "--auto", "--station", "07", "--mistakes", share, home=a_home)
    assert (said.status, said.out) == (2, "")
    assert "0 to 1" in said.err
