"""What a supervisor does, and what stations hear of it."""

from db.order_end import cancel_order, hold_order, release_order
from fulfilment.packing.facts import FactKind
from fulfilment.packing.ports import NewsKind
from fulfilment.packing.work import Standing
from fulfilment.waves.ports import BoardRefusal, Reassigned, WaveState
from tests.fakes.warehouses import AT, Warehouse, an_order


def news(warehouse: Warehouse, station: str, cursor: str | None) -> list[str]:
    return [item.kind.value for item in warehouse.station(station).poll(cursor).items]


def test_an_open_order_stays_and_the_rest_moves(warehouse: Warehouse) -> None:
    warehouse.release(*(an_order(str(n)) for n in range(3)))
    a = warehouse.station("A")
    works = [one.work for one in a.claim(2)]
    warehouse.verdicts(warehouse.fact(works[0], FactKind.WORK_OPENED))
    cursors = {name: warehouse.station(name).poll(None).cursor for name in "AB"}

    assert a.reassign(works[0].wave_id, "B", "s1") == Reassigned(moved=2, stayed=1, at_risk=0)
    items = a.poll(cursors["A"]).items
    assert [item.kind for item in items] == [NewsKind.ORDER_MOVED, NewsKind.WAVE_CHANGED]
    assert items[0].payload == {"order_id": works[1].order_id, "epoch": 2, "to": "B"}
    assert news(warehouse, "B", cursors["B"]) == ["wave_changed"]
    assert [one.work.order_id for one in a.list_held_work()] == [works[0].order_id]
    assert warehouse.verdicts(*warehouse.pack(works[0])) == ["ok"] * 5
    assert len(warehouse.station("B").claim(5)) == 2
    assert warehouse.wave().epoch == 2


def test_an_unreachable_station_needs_force_and_shows_the_risk(warehouse: Warehouse) -> None:
    warehouse.release(*(an_order(str(n)) for n in range(3)))
    works = [one.work for one in warehouse.station("A").claim(2)]
    warehouse.verdicts(warehouse.fact(works[0], FactKind.WORK_OPENED))
    warehouse.lose_contact("A")
    board = warehouse.station("C")
    assert board.reassign(works[0].wave_id, "B", "s1") is BoardRefusal.UNREACHABLE
    assert board.reassign(works[0].wave_id, "B", "s1", force=True) == Reassigned(3, 0, 2)
    assert warehouse.station("A").list_held_work() == ()


def test_a_freed_wave_goes_to_whoever_asks(warehouse: Warehouse) -> None:
    warehouse.release(an_order("1"))
    (one,) = warehouse.station("A").claim(1)
    board = warehouse.station("C")
    assert board.reassign(one.work.wave_id, None, "s1") == Reassigned(1, 0, 0)
    (again,) = warehouse.station("B").claim(1)
    assert again.work.epoch == 2


def test_a_station_asks_for_its_own_work_without_taking_a_free_wave(warehouse: Warehouse) -> None:
    warehouse.release(*(an_order(str(n)) for n in range(4)), a_wave=2)
    a = warehouse.station("A")
    assert a.claim(5, may_take_free=False) == ()
    assert len(a.claim(1)) == 1
    assert len(a.claim(5, may_take_free=False)) == 1
    assert a.claim(5, may_take_free=False) == ()


def test_refusals_are_values(warehouse: Warehouse) -> None:
    warehouse.release(an_order("1"))
    (one,) = warehouse.station("A").claim(1)
    wave, board = one.work.wave_id, warehouse.station("C")
    assert board.reassign(wave, "B", "p1") is BoardRefusal.NOT_A_SUPERVISOR
    assert board.reassign("none", "B", "s1") is BoardRefusal.NO_SUCH_WAVE
    assert board.reassign(wave, "Z", "s1") is BoardRefusal.NO_SUCH_STATION
    assert board.reassign(wave, "A", "s1") is BoardRefusal.SAME_STATION
    assert board.hold(wave, "nobody") is BoardRefusal.NOT_A_SUPERVISOR
    warehouse.verdicts(*warehouse.pack(one.work))
    assert board.reassign(wave, "B", "s1") is BoardRefusal.WAVE_DONE
    assert board.hold(wave, "s1") is BoardRefusal.WAVE_DONE


def test_a_held_wave_gives_no_work_and_tells_those_who_have_some(warehouse: Warehouse) -> None:
    warehouse.release(*(an_order(str(n)) for n in range(2)))
    a = warehouse.station("A")
    (one,) = a.claim(1)
    cursor = a.poll(None).cursor
    assert a.hold(one.work.wave_id, "s1") is None
    assert [held.work.standing for held in a.list_held_work()] == [Standing.HELD]
    assert (a.claim(5), [wave.is_held for wave in a.list_queue()]) == ((), [True])
    assert a.release(one.work.wave_id, "s1") is None
    assert news(warehouse, "A", cursor) == ["order_held", "wave_changed", "order_released", "wave_changed"]
    assert len(a.claim(5)) == 1


def test_a_cancelled_order_is_news_and_no_work(warehouse: Warehouse) -> None:
    warehouse.release(an_order("1"), an_order("2"))
    a = warehouse.station("A")
    (one,) = a.claim(1)
    cursor = a.poll(None).cursor
    for _ in range(2):
        warehouse.run(lambda db: cancel_order(db, warehouse.id, one.work.order_id, "s1", AT))
    assert news(warehouse, "A", cursor) == ["order_cancelled", "wave_changed"]
    assert news(warehouse, "B", cursor) == []
    assert (a.list_queue()[0].done, a.list_queue()[0].total) == (0, 1)


def test_an_order_held_by_the_office_is_skipped_and_comes_back(warehouse: Warehouse) -> None:
    (one,) = warehouse.release(an_order("1"))
    warehouse.run(lambda db: hold_order(db, warehouse.id, one, "s1", AT, "ask the customer"))
    assert warehouse.station("A").claim(1) == ()
    assert warehouse.wave().state == "done"
    assert warehouse.run(lambda db: release_order(db, warehouse.id, one, "s1", AT))
    assert len(warehouse.station("A").claim(1)) == 1


def test_the_board_counts_what_the_floor_does(warehouse: Warehouse) -> None:
    warehouse.release(*(an_order(str(n)) for n in range(4)), a_wave=2)
    a = warehouse.station("A")
    works = [one.work for one in a.claim(2)]
    warehouse.verdicts(*warehouse.pack(works[0]), warehouse.fact(works[1], FactKind.WORK_OPENED))
    warehouse.lose_contact("B")
    board = a.read_board()
    assert [(one.name, one.is_reachable, one.claimed) for one in board.stations] == [
        ("A", True, 1),
        ("B", False, 0),
        ("C", False, 0),
    ]
    assert board.stations[0].operator == "Wang Li"
    assert board.stations[2].last_seen_s is None
    first, second = board.waves
    assert (first.number, first.station, first.open_orders) == ("W-1", "A", 1)
    assert (first.done, first.total) == (1, 2)
    assert (first.state, first.channels, first.seconds_per_order) == (WaveState.RELEASED, ("shopify",), 4.0)
    assert (second.station, second.done, second.total) == (None, 0, 2)
    assert (board.packed_today, board.orders_today, board.to_decide) == (1, 4, 0)


def test_a_strange_cursor_asks_to_read_everything_anew(warehouse: Warehouse) -> None:
    a = warehouse.station("A")
    for cursor in ("nonsense", "99999999999:0", "99999999999"):
        (item,) = a.poll(cursor).items
        assert item.kind is NewsKind.WAVE_CHANGED


def test_a_silent_station_that_claimed_nothing_of_a_wave_puts_nothing_at_risk(warehouse: Warehouse) -> None:
    """Bug: a wave given to a station never switched on could not be taken back without force."""
    warehouse.release(an_order("1"), an_order("2"))
    board = warehouse.station("C")
    wave_id = board.read_board().waves[0].wave_id
    warehouse.lose_contact("A")
    assert board.reassign(wave_id, "A", "s1") == Reassigned(moved=2, stayed=0, at_risk=0)
    assert board.reassign(wave_id, None, "s1") == Reassigned(moved=2, stayed=0, at_risk=0)
