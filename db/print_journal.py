"""Every label's state on disk, "sending" before the first byte; the bytes kept for an identical reprint."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from db.journal_file import JournalFile
from db.journal_forms import instant_from, instant_text
from fulfilment.packing.ports import Clock
from fulfilment.shipping.ports import PrintJob, PrintState, may_move

_COLUMNS = (
    "job_id, order_id, parcel_id, tracking_number, printer, language, document, sha256, copy,"
    " state, evidence, odometer_before, detail, changed_at, kind, page, asked"
)
_PLACES = ", ".join("?" for _ in range(_COLUMNS.count(",") + 2))  # and the place in the queue
_WAYBILL = "waybill"  # what carries the number that a scan looks for; papers beside it only name it
_OPEN = (PrintState.QUEUED, PrintState.SENDING, PrintState.SENT, PrintState.IN_DOUBT)


class StationPrintJournal:
    """Implements fulfilment.shipping.ports.PrintJournal beside the station's facts, in the same file."""

    def __init__(self, file: JournalFile, clock: Clock) -> None:
        self._file, self._clock = file, clock

    def queue(self, job: PrintJob) -> None:
        """Keep job as it is; the same job_id again changes nothing."""
        with self._file.writing() as db:
            (last,) = db.execute("SELECT coalesce(max(queued), 0) FROM print_job").fetchone()
            db.execute(
                f"INSERT OR IGNORE INTO print_job ({_COLUMNS}, queued) VALUES ({_PLACES})",
                (*_row(job), last + 1),
            )

    def move(
        self,
        job_id: str,
        to: PrintState,
        *,
        evidence: str = "",
        odometer_before: int | None = None,
        detail: str = "",
    ) -> None:
        """Raises ValueError when the state table has no such move: a label is in exactly one state."""
        with self._file.writing() as db:
            row = db.execute("SELECT state FROM print_job WHERE job_id = ?", (job_id,)).fetchone()
            if row is None or not may_move(PrintState(row[0]), to):
                raise ValueError(f"print job {job_id}: {row and row[0]} -> {to}")
            db.execute(
                "UPDATE print_job SET state = ?, evidence = CASE WHEN ? = '' THEN evidence ELSE ? END,"
                " odometer_before = coalesce(?, odometer_before), detail = ?, changed_at = ?"
                " WHERE job_id = ?",
                (to.value, evidence, evidence, odometer_before, detail, self._now(), job_id),
            )

    def list_open(self, printer: str) -> tuple[PrintJob, ...]:
        marks = ", ".join("?" for _ in _OPEN)
        return self._list(
            f"WHERE printer = ? AND state IN ({marks}) ORDER BY queued",
            (printer, *(state.value for state in _OPEN)),
        )

    def find(self, job_id: str) -> PrintJob | None:
        found = self._list("WHERE job_id = ?", (job_id,))
        return found[0] if found else None

    def list_of_number(self, tracking_number: str) -> tuple[PrintJob, ...]:
        """All copies of one waybill, the first print first."""
        return self._list("WHERE tracking_number = ? AND kind = ? ORDER BY copy", (tracking_number, _WAYBILL))

    def list_papers(self, tracking_number: str) -> tuple[PrintJob, ...]:
        """What was made beside the waybill of that number, in the order it was queued."""
        return self._list(
            "WHERE tracking_number = ? AND kind <> ? ORDER BY queued", (tracking_number, _WAYBILL)
        )

    def list_latest(self, printer: str | None = None, limit: int = 50) -> tuple[PrintJob, ...]:
        """For the printers screen, newest first."""
        where = "" if printer is None else "WHERE printer = ? "
        given = () if printer is None else (printer,)
        return self._list(f"{where}ORDER BY queued DESC LIMIT ?", (*given, limit))

    def move_queue(self, printer: str, to: str) -> int:
        """Queued labels change to another printer; what was begun or is in doubt stays where it was."""
        with self._file.writing() as db:
            return db.execute(
                "UPDATE print_job SET printer = ?, changed_at = ? WHERE printer = ? AND state = ?",
                (to, self._now(), printer, PrintState.QUEUED.value),
            ).rowcount

    def _list(self, rest: str, given: Sequence[Any]) -> tuple[PrintJob, ...]:
        with self._file.reading() as db:
            rows = db.execute(f"SELECT {_COLUMNS} FROM print_job {rest}", given).fetchall()
        return tuple(_job(row) for row in rows)

    def _now(self) -> str:
        return instant_text(self._clock.now())


def _row(job: PrintJob) -> tuple[Any, ...]:
    return (
        job.job_id,
        job.order_id,
        job.parcel_id,
        job.tracking_number,
        job.printer,
        job.language,
        sqlite3.Binary(job.document),
        job.sha256,
        job.copy,
        job.state.value,
        job.evidence,
        job.odometer_before,
        job.detail,
        instant_text(job.changed_at),
        job.kind,
        job.page,
        job.asked,
    )


def _job(row: Sequence[Any]) -> PrintJob:
    values = list(row)
    values[6], values[9], values[13] = bytes(row[6]), PrintState(row[9]), instant_from(row[13])
    return PrintJob(*values)
