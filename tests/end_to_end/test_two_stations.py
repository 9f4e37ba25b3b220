"""Two stations on one PostgreSQL: no order twice, a moved wave is known in time, late work is kept."""

import time
from collections import Counter
from pathlib import Path

import psycopg

from commands.driving import Driver, VisitsBeside
from commands.robot import ROBOT
from commands.settings import load_settings
from commands.wiring import StationParts, open_station
from fulfilment.orders.order import OrderId
from fulfilment.packing.work import Standing
from tests.end_to_end.program import IMPATIENT, Row, a_robot, asked, by_ref, closed_in, did, run
from tests.end_to_end.shifts import queues_of

KNOWN_WITHIN_S = 3.0
NOWHERE = "postgresql://packwave@127.0.0.1:1/packwave"


def facts_of(home: Path, database: str, kind: str) -> list[Row]:
    return [fact for fact in asked("facts", home=home, database=database) if fact["kind"] == kind]


def test_two_robots_over_the_same_waves_pack_every_order_once(a_database: str, tmp_path: Path) -> None:
    planned = {ref for ref, order in by_ref(tmp_path, a_database).items() if order["wave"]}
    with (
        a_robot("--station", "03", "--mistakes", "0.05", home=tmp_path / "a", database=a_database) as one,
        a_robot("--station", "07", "--mistakes", "0.05", home=tmp_path / "b", database=a_database) as two,
    ):
        assert [one.wait(), two.wait()] == [0, 0]
    assert set(one.closed()) | set(two.closed()) == planned
    assert not set(one.closed()) & set(two.closed())
    closed = facts_of(tmp_path, a_database, "parcel_closed")
    assert Counter(fact["station"] for fact in closed) == {"03": len(one.closed()), "07": len(two.closed())}
    assert len({fact["payload"]["tracking_number"] for fact in closed}) == len(planned)
    assert {fact["verdict"] for fact in closed} == {"ok"}
    assert asked("exceptions", home=tmp_path, database=a_database) == []
    waves = asked("waves", "list", home=tmp_path, database=a_database)
    assert {(wave["station"] in ("03", "07"), wave["state"]) for wave in waves} == {(True, "done")}


def test_a_moved_wave_is_known_at_the_other_station_in_time(a_database: str, tmp_path: Path) -> None:
    bench = open_station(load_settings(str(tmp_path / "b"), a_database), "07")
    visits, driver = VisitsBeside(bench), Driver(bench)
    bench.station.sign_in_as(ROBOT)
    try:
        driver.hear(visits.fetch(want_work=True))
        queue = bench.station.resume().work
        open_one = bench.station.open_order(queue[0].order_id)
        assert open_one.session is not None
        visits.fetch()  # its opening is known
        wave = queue[0].wave_number
        in_wave = [work.order_id for work in queue if work.wave_number == wave]
        others = set(in_wave[1:])

        said = did("waves", "reassign", wave, "--to", "03", home=tmp_path, database=a_database).last
        moved_at = time.monotonic()
        heard = _hear_of(visits, driver, bench, others)
        assert heard - moved_at < KNOWN_WITHIN_S
        assert (said["moved"], said["stayed"], said["at_risk"]) == (len(others), 1, 0)
        assert bench.station.look().refusal is None  # the one on the bench is finished here
    finally:
        visits.close()
        bench.close()

    with (
        a_robot("--station", "03", home=tmp_path / "a", database=a_database) as there,
        a_robot("--station", "07", home=tmp_path / "b", database=a_database) as here,
    ):
        assert [there.wait(), here.wait()] == [0, 0]
    refs = {work.order_id: work.ref for work in queue}
    assert {refs[one] for one in others} <= set(there.closed())
    assert refs[in_wave[0]] in here.closed()
    closed = Counter(fact["order_id"] for fact in facts_of(tmp_path, a_database, "parcel_closed"))
    assert set(closed.values()) == {1}
    assert {fact["verdict"] for fact in asked("facts", home=tmp_path, database=a_database)} == {"ok"}


def _hear_of(visits: VisitsBeside, driver: Driver, bench: StationParts, moved: set[OrderId]) -> float:
    """Until the station knows that these orders are another's; the moment when it did."""
    limit = time.monotonic() + 10 * KNOWN_WITHIN_S
    while time.monotonic() < limit:
        for visit in visits.take():
            driver.hear(visit)
        gone = {work.order_id for work in bench.journal.list_work() if work.standing is Standing.MOVED}
        if moved <= gone:
            return time.monotonic()
        time.sleep(0.02)
    raise AssertionError("the move was never heard of")


def test_work_done_under_an_old_epoch_is_kept_and_flagged(a_database: str, tmp_path: Path) -> None:
    """Station 07 packs on while nobody reaches it; its wave is given away by force and packed again."""
    queue = [order["ref"] for order in queues_of(tmp_path, a_database)["07"]]
    did("pack", "--auto", "--station", "07", "--orders", 1, home=tmp_path / "b", database=a_database)
    away = run(
        *("pack", "--auto", "--station", "07", "--orders", 3),
        home=tmp_path / "b",
        database=NOWHERE,
        script=IMPATIENT,
    )
    assert away.status == 1
    late = closed_in(away.rows)
    assert len(late) == 3
    assert set(late) <= set(queue)
    waves = {by_ref(tmp_path, a_database)[ref]["wave"] for ref in late}
    _lose_contact(a_database, "07")

    for wave in waves:
        refused = run("waves", "reassign", wave, "--to", "03", home=tmp_path, database=a_database)
        assert (refused.status, refused.out) == (1, "")
        assert "--force" in refused.err
        moved = did(
            "waves", "reassign", wave, "--to", "03", "--force", home=tmp_path, database=a_database
        ).last
        assert moved["at_risk"] > 0
    there = did("pack", "--auto", "--station", "03", home=tmp_path / "a", database=a_database)
    assert set(late) <= set(closed_in(there.rows))

    here = did("pack", "--auto", "--station", "07", home=tmp_path / "b", database=a_database)
    assert not set(closed_in(here.rows)) & set(closed_in(there.rows))
    known = {fact["fact"]: fact for fact in asked("facts", home=tmp_path, database=a_database)}
    kept = [known[line["fact"]] for line in away.rows if line["order"] in late]
    closings = [fact for fact in kept if fact["kind"] == "parcel_closed"]
    assert len(closings) == 3
    assert {fact["verdict"] for fact in closings} <= {"stale", "conflict"}
    assert "stale" in {fact["verdict"] for fact in kept}
    flagged = {case["order"] for case in asked("exceptions", home=tmp_path, database=a_database)}
    assert set(late) <= flagged
    assert set(late).isdisjoint(closed_in(here.rows))
    orders = by_ref(tmp_path, a_database)
    first = {
        fact["parcel"]
        for fact in known.values()
        if fact["kind"] == "parcel_closed" and fact["verdict"] == "ok"
    }
    assert len(first) == len([order for order in orders.values() if order["packed_at"]])


def _lose_contact(database: str, station: str) -> None:
    """As if nothing had been heard of it for an hour."""
    with psycopg.connect(database) as wire:
        wire.execute(
            "UPDATE station SET last_seen_at = last_seen_at - interval '1 hour' WHERE name = %s", [station]
        )
