"""Power cuts in a shift: fifty of them, at two stations that work side by side."""

import random
import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import zxingcpp

from printing.virtual.printer import Paper, VirtualPrinter
from tests.end_to_end.program import Row, a_robot, asked, by_ref, closed_in, journal
from tests.end_to_end.shifts import copy_of, loaded_home

ORDERS = 120  # more than both pack between all cuts, however fast the machine
KILLS = 25  # at each of the two stations
STATIONS = ("03", "07")


@dataclass
class Cut:
    """What a station has printed over all its lives, and what its printer has."""

    lines: list[Row] = field(default_factory=list)
    papers: tuple[Paper, ...] = ()
    kills: int = 0


@pytest.fixture(scope="module")
def shift(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Cut]]:
    """Both robots are killed KILLS times and then left alone to the end."""
    home = copy_of(loaded_home(tmp_path_factory, ORDERS), tmp_path_factory.mktemp("kills") / "home")
    with ThreadPoolExecutor(len(STATIONS)) as pool:
        cuts = pool.map(lambda station: _work_through(home, station), STATIONS)
    return home, dict(zip(STATIONS, cuts, strict=True))


def _work_through(home: Path, station: str) -> Cut:
    cut, chance = Cut(), random.Random(f"kills {station}")
    # 60 ms a label, so that a kill finds some of them under way and the queue lasts
    with VirtualPrinter(print_s=0.06) as printer:
        words = ("--station", station, "--mistakes", "0.1", "--printer", printer.url)
        for _ in range(KILLS):
            _cut_off(home, station, words, cut, chance)
        with a_robot(*words, home=home) as last:
            assert last.wait() == 0, last.err
            cut.lines += last.lines
        cut.papers = printer.papers()
    return cut


def _cut_off(home: Path, station: str, words: tuple[str, ...], cut: Cut, chance: random.Random) -> None:
    """One life: some lines long, or not even that; then it ends between any two instructions."""
    lines, more_s = chance.choice([0, 1, 1, 2, 3, 5]), chance.uniform(0, 0.08)
    with a_robot(*words, home=home) as robot:
        if lines:
            robot.wait_for(lambda printed: len(printed) >= lines)
        else:
            more_s = chance.uniform(0.0, 0.6)  # while it starts
        try:
            robot.process.wait(more_s)
        except subprocess.TimeoutExpired:
            cut.kills += 1
            robot.kill()
    cut.lines += robot.lines
    if (home / "stations" / station / "journal.sqlite").exists():
        _check_journal(home, station, cut)


def _check_journal(home: Path, station: str, cut: Cut) -> None:
    """At once after the cut, before anybody has mended anything."""
    assert journal(home, station, "PRAGMA integrity_check") == [("ok",)]
    kept = [row[0] for row in journal(home, station, "SELECT fact_id FROM fact ORDER BY seq")]
    assert {line["fact"] for line in cut.lines} <= set(kept)


def test_it_was_cut_off_fifty_times(shift: tuple[Path, dict[str, Cut]]) -> None:
    """A queue that ran out early would prove less than it says."""
    assert sum(cut.kills for cut in shift[1].values()) == 2 * KILLS


def test_what_was_printed_is_in_the_shared_database(shift: tuple[Path, dict[str, Cut]]) -> None:
    home, cuts = shift
    known = {fact["fact"]: fact for fact in asked("facts", home=home)}
    for cut in cuts.values():
        for line in cut.lines:
            assert (known[line["fact"]]["kind"], known[line["fact"]]["parcel"]) == (
                line["kind"],
                line["parcel"],
            )
    assert {fact["verdict"] for fact in known.values()} == {"ok"}
    assert [row["unsent"] for row in asked("sync", "status", home=home)] == [0, 0]


def test_no_number_of_the_count_is_missing_or_given_twice(shift: tuple[Path, dict[str, Cut]]) -> None:
    home, _ = shift
    facts = asked("facts", home=home)
    for station in STATIONS:
        seqs = sorted(fact["seq"] for fact in facts if fact["station"] == station)
        assert seqs == list(range(1, len(seqs) + 1))
        kept = journal(home, station, "SELECT seq, fact_id FROM fact ORDER BY seq")
        assert kept == sorted((fact["seq"], fact["fact"]) for fact in facts if fact["station"] == station)


def _labels(home: Path, station: str) -> dict[bytes, tuple[str, int]]:
    """What the station's labels say on the wire -> tracking number and copy; 0 is the first print."""
    rows = journal(home, station, "SELECT document, tracking_number, copy FROM print_job")
    return {bytes(document).strip(): (number, copy) for document, number, copy in rows}


def test_no_label_came_out_twice_as_a_first_print(shift: tuple[Path, dict[str, Cut]]) -> None:
    home, cuts = shift
    for station, cut in cuts.items():
        jobs = _labels(home, station)
        papers = Counter(jobs[paper.data] for paper in cut.papers)
        assert len(papers) > 10
        assert {label: count for label, count in papers.items() if count > 1} == {}
        assert [paper.complaints for paper in cut.papers if paper.complaints] == []


def test_every_paper_reads_as_the_number_of_its_job(shift: tuple[Path, dict[str, Cut]]) -> None:
    home, cuts = shift
    for station, cut in cuts.items():
        jobs = _labels(home, station)
        for paper in cut.papers[:8]:
            read = {found.text for found in zxingcpp.read_barcodes(paper.image().convert("L"))}
            assert read == {jobs[paper.data][0]}


def test_every_order_ends_once_as_a_parcel_or_with_a_person(shift: tuple[Path, dict[str, Cut]]) -> None:
    """A label of which nobody can say whether it came out puts its parcel aside, and nothing else does."""
    home, cuts = shift
    orders = by_ref(home)
    closed = Counter(
        fact["order_id"] for fact in asked("facts", home=home) if fact["kind"] == "parcel_closed"
    )
    assert set(closed.values()) == {1}
    aside = {case["order"]: case["kind"] for case in asked("exceptions", home=home)}
    assert set(aside.values()) <= {"label_doubt"}
    planned = [order for order in orders.values() if order["wave"]]
    assert len([order for order in planned if order["packed_at"]]) == closed.total()
    assert {order["ref"] for order in planned if not order["packed_at"]} == set(aside)
    printed = {ref for cut in cuts.values() for ref in closed_in(cut.lines)}
    assert printed <= {order["ref"] for order in planned if order["packed_at"]}
