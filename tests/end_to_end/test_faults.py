"""Printers that fail, and a disk that takes no more: the label stays queued or is in doubt, never twice."""

import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from printing.virtual.printer import Fault, VirtualPrinter
from tests.end_to_end.program import (
    IMPATIENT,
    MAIN,
    Row,
    Said,
    a_robot,
    asked,
    closed_in,
    did,
    environment,
    journal,
    run,
)
from tests.end_to_end.shifts import scans_of

Queues = dict[str, list[Row]]
JOBS = "SELECT tracking_number, copy, state FROM print_job ORDER BY queued"


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    with VirtualPrinter() as printer:
        yield printer


@pytest.fixture
def order(queues: Queues) -> Row:
    return next(one for one in queues["07"] if len(one["lines"]) > 1)


def pack(home: Path, order: Row, printer: VirtualPrinter, *codes: str) -> Said:
    scans = ("--scan", *codes) if codes else ()
    return run("pack", order["ref"], *scans, "--station", "07", "--printer", printer.url, home=home)


@pytest.mark.parametrize("fault", [Fault.REFUSE, Fault.HANG, Fault.CLOSE_MID_LABEL])
def test_a_label_that_did_not_come_out_stays_queued_and_comes_out_once(
    a_home: Path, order: Row, printer: VirtualPrinter, fault: Fault
) -> None:
    printer.fault = fault
    first = pack(a_home, order, printer, *scans_of(order))
    assert first.status == 0, first.err
    assert first.last["label"] == "queued"
    number = first.last["tracking_number"]
    assert printer.papers() == ()

    printer.fault = Fault.NONE
    second = pack(a_home, order, printer)
    assert second.last["label"] == "printed"
    assert second.last["tracking_number"] == number
    assert pack(a_home, order, printer, number).last["answer"] == "closed"
    assert len(printer.papers()) == 1
    assert journal(a_home, "07", JOBS) == [(number, 0, "scanned")]


def test_a_line_that_breaks_after_the_label_prints_no_second_one(
    a_home: Path, order: Row, printer: VirtualPrinter
) -> None:
    printer.fault = Fault.PRINT_THEN_RESET
    said = pack(a_home, order, printer, *scans_of(order))
    printer.fault = Fault.NONE
    assert said.last["label"] == "printed"
    assert pack(a_home, order, printer, said.last["tracking_number"]).last["answer"] == "closed"
    assert len(printer.papers()) == 1


def test_a_label_in_doubt_is_never_sent_again_by_itself(
    a_home: Path, order: Row, printer: VirtualPrinter
) -> None:
    printer.fault = Fault.FORGET
    said = pack(a_home, order, printer, *scans_of(order))
    assert said.last["label"] == "in_doubt"
    printer.fault = Fault.NONE
    again = pack(a_home, order, printer)
    assert again.last["label"] == "in_doubt"
    robot = run("pack", "--auto", "--station", "07", "--orders", 1, "--printer", printer.url, home=a_home)
    assert robot.status == 0, robot.err
    assert len(printer.papers()) == len(closed_in(robot.rows)) == 1
    number = said.last["tracking_number"]
    assert (number, 0, "in_doubt") in journal(a_home, "07", JOBS)
    cases = asked("exceptions", home=a_home)
    assert [(case["order"], case["kind"]) for case in cases] == [(order["ref"], "label_doubt")]


def test_a_robot_without_a_printer_puts_parcels_aside_and_never_prints_one_twice(
    a_home: Path, printer: VirtualPrinter
) -> None:
    """The labels that waited come out when the printer is back; each of them once."""
    words = ("--station", "07", "--printer", printer.url)
    with a_robot(*words, home=a_home, script=IMPATIENT) as robot:
        assert robot.wait_for(lambda lines: len(closed_in(lines)) >= 1)
        printer.fault = Fault.REFUSE
        assert robot.wait_for(lambda lines: any(line["kind"] == "order_held" for line in lines))
        printer.fault = Fault.NONE
        assert robot.wait() == 0, robot.err
    jobs = journal(a_home, "07", JOBS)
    assert set(Counter(number for number, _, _ in jobs).values()) == {1}
    assert {state for _, _, state in jobs} <= {"scanned", "printed", "queued", "in_doubt"}
    assert len({paper.data for paper in printer.papers()}) == len(printer.papers())
    closed = robot.closed()
    assert len(closed) == len(set(closed)) == sum(state == "scanned" for _, _, state in jobs)


# --- a disk that is full -------------------------------------------------------------------------


def limited(*words: object, home: Path, bytes_a_file: int) -> Said:
    """The command in a process none of whose files may grow past bytes_a_file."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_a_file, bytes_a_file))

    command = [sys.executable, str(MAIN), *map(str, words), "--json", "--home", str(home)]
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment(), timeout=90, preexec_fn=limit, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Said(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("spare", [20_000, 120_000])
def test_a_full_disk_refuses_the_scan_and_keeps_all_that_was_said(a_home: Path, spare: int) -> None:
    """The journal fills at once, in mid-shift, or while its courier writes: no fact that was shown is lost.

    Moving the log into the file at the end failed too, and hid the sentence behind a traceback.
    """
    did("pack", "--auto", "--station", "07", "--orders", 1, home=a_home)
    file = a_home / "stations" / "07" / "journal.sqlite"
    log = file.with_name("journal.sqlite-wal")
    size = log.stat().st_size if log.exists() else 0
    full = limited("pack", "--auto", "--station", "07", home=a_home, bytes_a_file=size + spare)
    assert full.status == 1
    assert "disk is full" in full.err
    kept = {fact_id for (fact_id,) in journal(a_home, "07", "SELECT fact_id FROM fact")}
    assert {line["fact"] for line in full.rows} <= kept
    assert journal(a_home, "07", "PRAGMA integrity_check") == [("ok",)]

    rest = did("pack", "--auto", "--station", "07", home=a_home)
    known = {fact["fact"] for fact in asked("facts", home=a_home)}
    assert {line["fact"] for line in (*full.rows, *rest.rows)} <= known
    closed = closed_in([*full.rows, *rest.rows])
    assert len(closed) == len(set(closed)) > 5
    seqs = [seq for (seq,) in journal(a_home, "07", "SELECT seq FROM fact ORDER BY seq")]
    assert seqs == list(range(1, len(seqs) + 1))


def test_a_scan_on_a_full_disk_is_not_ok(a_home: Path, order: Row) -> None:
    did("pack", order["ref"], "--station", "07", home=a_home)
    full = limited(
        *("pack", order["ref"], "--station", "07", "--scan", *scans_of(order)), home=a_home, bytes_a_file=4096
    )
    assert full.status == 1
    assert "disk is full" in full.err or "not saved" in full.err
    assert [row for row in map(dict, full.rows) if row["answer"] in ("item_ok", "line_done", "whole")] == []
    again = run("pack", order["ref"], "--station", "07", home=a_home)
    assert (again.status, again.last["packed"]) == (0, 0)
