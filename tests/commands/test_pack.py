"""One bench session from the command line, scan by scan, on a real home."""

from pathlib import Path

import pytest

from printing.virtual.printer import VirtualPrinter
from tests.end_to_end.program import Row, Said, a_robot, asked, journal, run
from tests.end_to_end.shifts import CODES, scans_of, single_code

Queues = dict[str, list[Row]]


@pytest.fixture
def order(queues: Queues) -> Row:
    """Several goods."""
    return _multi(queues)[0]


@pytest.fixture
def other(queues: Queues) -> Row:
    return _multi(queues)[1]


def _multi(queues: Queues) -> list[Row]:
    return [one for one in queues["07"] if len(one["lines"]) > 1]


def pack(home: Path, order: Row, *codes: str, more: tuple[str, ...] = ()) -> Said:
    scans = ("--scan", *codes) if codes else ()
    return run("pack", order["ref"], *scans, "--station", "07", *more, home=home)


def state(home: Path, order: Row) -> Row:
    (row,) = asked("orders", "--ref", order["ref"], home=home)
    return row


def test_right_codes_print_the_label_and_its_scan_closes(a_home: Path, order: Row, tmp_path: Path) -> None:
    labels = tmp_path / "labels"
    first = pack(a_home, order, *scans_of(order), more=("--printer", labels.as_uri()))
    assert first.status == 0, first.err
    answers = [row["answer"] for row in first.rows]
    assert answers[0] == "opened"
    assert set(answers[1:-3]) <= {"item_ok", "line_done"}
    assert answers[-3:] == ["whole", "label_queued", "label_moved"]
    assert all(row["refusal"] is None for row in first.rows)
    assert first.last["packed"] == first.last["due"] == sum(line["quantity"] for line in order["lines"])
    number = first.last["tracking_number"]
    assert first.last["label"] == "printed"
    assert [path.name for path in labels.iterdir()] == [f"{number}.zpl"]
    assert state(a_home, order)["packed_at"] is None

    second = pack(a_home, order, number, more=("--printer", labels.as_uri()))
    assert second.status == 0, second.err
    assert [row["answer"] for row in second.rows] == ["nothing", "closed"]
    assert second.last["tracking_number"] == number
    assert state(a_home, order)["packed_at"]
    assert state(a_home, order)["tracking_number"] == number
    assert [path.name for path in labels.iterdir()] == [f"{number}.zpl"]


def test_wrong_ones_are_refused_and_change_nothing(a_home: Path, order: Row) -> None:
    """A wrong item, one too many and an unknown code on the way; the parcel is right all the same."""
    own = {line["sku"] for line in order["lines"]}
    foreign = next(single_code(sku) for sku in CODES if sku not in own)
    codes = scans_of(order)
    done = next(code for code in codes if codes.count(code) == 1)
    said = pack(a_home, order, done, done, foreign, "NO-SUCH-CODE", "")
    assert said.status == 1
    assert [row["refusal"] for row in said.rows] == [
        None,
        None,
        "too_many",
        "not_on_order",
        "unknown_code",
        "unreadable",
    ]
    assert [row["packed"] for row in said.rows] == [0, 1, 1, 1, 1, 1]
    assert len(said.err.strip().splitlines()) == 4
    packed = [
        fact for fact in asked("facts", "--order", order["ref"], home=a_home) if fact["kind"] == "item_packed"
    ]
    assert len(packed) == 1

    codes.remove(done)
    rest = pack(a_home, order, *codes)
    assert rest.status == 0, rest.err
    assert rest.last["label"] == "printed"


def test_the_session_goes_on_at_the_exact_scan(a_home: Path, order: Row) -> None:
    codes = scans_of(order)
    pack(a_home, order, codes[0])
    assert pack(a_home, order).last["packed"] == 1
    assert pack(a_home, order, *codes[1:]).last["label"] == "printed"


def test_another_parcels_label_closes_nothing(a_home: Path, order: Row) -> None:
    number = pack(a_home, order, *scans_of(order)).last["tracking_number"]
    wrong = pack(a_home, order, "7550009999999")
    assert (wrong.status, wrong.last["refusal"]) == (1, "wrong_label")
    assert pack(a_home, order, number).last["answer"] == "closed"


def test_what_is_scanned_after_the_end_goes_into_no_other_order(a_home: Path, order: Row) -> None:
    """The station opens the next order of the tote by itself; this session was about the first one."""
    number = pack(a_home, order, *scans_of(order)).last["tracking_number"]
    said = pack(a_home, order, number, *scans_of(order))
    assert said.status == 1
    assert said.rows[-1]["answer"] == "closed"
    assert "not on the bench any more" in said.err
    packed = journal(a_home, "07", "SELECT DISTINCT order_id FROM fact WHERE kind = 'item_packed'")
    assert len(packed) == 1


def test_the_next_order_of_the_tote_does_not_stand_in_the_way(
    a_home: Path, order: Row, queues: Queues
) -> None:
    """The order that opened by itself after a parcel refused every other one that was asked for."""
    number = pack(a_home, order, *scans_of(order)).last["tracking_number"]
    pack(a_home, order, number)
    for one in _multi(queues)[1:3]:
        said = pack(a_home, one)
        assert said.status == 0, said.err
        assert said.rows[0]["answer"] in ("opened", "nothing")


def test_a_begun_parcel_is_finished_before_another(a_home: Path, order: Row, other: Row) -> None:
    pack(a_home, order, scans_of(order)[0])
    said = pack(a_home, other, *scans_of(other))
    assert (said.status, said.out) == (1, "")
    assert order["ref"] in said.err


def test_a_packed_order_is_not_packed_again(a_home: Path, order: Row) -> None:
    number = pack(a_home, order, *scans_of(order)).last["tracking_number"]
    pack(a_home, order, number)
    again = pack(a_home, order, *scans_of(order))
    assert again.status == 1
    assert again.err.strip()
    facts = [fact["kind"] for fact in asked("facts", "--order", order["ref"], home=a_home)]
    assert facts.count("parcel_closed") == 1


def test_an_order_of_another_station_is_not_here(a_home: Path, queues: Queues) -> None:
    theirs = queues["03"][0]
    said = pack(a_home, theirs, *scans_of(theirs))
    assert (said.status, said.out) == (1, "")
    assert theirs["ref"] in said.err


def test_a_second_program_on_one_home_is_refused(a_home: Path, order: Row) -> None:
    """A robot holds the station; what it does is not disturbed, and its state can be read beside it."""
    with (
        VirtualPrinter(print_s=0.05) as printer,
        a_robot("--station", "07", "--printer", printer.url, home=a_home) as robot,
    ):
        assert robot.wait_for(lambda lines: len(lines) > 0)
        said = pack(a_home, order, *scans_of(order))
        assert (said.status, said.out) == (1, "")
        assert "already open on this station" in said.err
        status = asked("sync", "status", "--station", "07", home=a_home)[-1]
        assert set(status) == {"station", "unsent", "oldest_unsent_s", "set_aside", "last_contact"}
        assert robot.wait() == 0


def test_two_stations_of_one_home_work_side_by_side(a_home: Path, order: Row) -> None:
    with a_robot("--station", "03", home=a_home) as robot:
        assert robot.wait_for(lambda lines: len(lines) > 0)
        assert pack(a_home, order, *scans_of(order)).last["label"] == "printed"
        assert robot.wait() == 0


def test_cards_split_an_order_and_make_a_label_anew(a_home: Path, order: Row, tmp_path: Path) -> None:
    """One piece in the first box, the rest in the second; the second one's label is lost."""
    printer = ("--printer", (tmp_path / "labels").as_uri())
    first, *rest = scans_of(order)
    numbers = [pack(a_home, order, first, "PWC-NEXT-BOX", more=printer).last["tracking_number"]]
    numbers.append(pack(a_home, order, numbers[0], *rest, more=printer).last["tracking_number"])
    again = pack(a_home, order, "PWC-REDO-LABEL-LOST", "PWB-0090", more=printer)
    assert [row["answer"] for row in again.rows][1:3] == ["leave_asked", "label_queued"]
    numbers.append(again.last["tracking_number"])
    void = pack(a_home, order, numbers[1], more=printer)
    assert (void.status, void.last["refusal"]) == (1, "void_label")
    assert pack(a_home, order, numbers[2], more=printer).last["answer"] == "closed"
    assert state(a_home, order)["tracking_numbers"] == [numbers[0], numbers[2]]
