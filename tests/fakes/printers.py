"""A print journal in memory and a printer's line that fails as it is told."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from fulfilment.shipping.ports import PrintJob, PrintState, may_move
from printing.condition import PrinterCondition

OPEN = (PrintState.QUEUED, PrintState.SENDING, PrintState.SENT, PrintState.IN_DOUBT)
THE_DAY = datetime(2026, 1, 5, 6, 30, tzinfo=UTC)


def a_job(
    number: str = "7551204738826", document: bytes = b"", printer: str = "p1", copy: int = 0
) -> PrintJob:
    return PrintJob(
        job_id=f"job-{number}-{copy}",
        order_id="SO-1",
        parcel_id=f"parcel-{number}",
        tracking_number=number,
        printer=printer,
        language="zpl",
        document=document,
        sha256=hashlib.sha256(document).hexdigest(),
        copy=copy,
        state=PrintState.QUEUED,
        evidence="",
        odometer_before=None,
        detail="",
        changed_at=THE_DAY,
    )


@dataclass
class FakePrintJournal:
    """Keeps every move, and refuses one that is not allowed."""

    jobs: dict[str, PrintJob] = field(default_factory=dict)
    moves: list[tuple[str, PrintState]] = field(default_factory=list)

    def queue(self, job: PrintJob) -> None:
        self.jobs[job.job_id] = replace(job, state=PrintState.QUEUED)

    def move(
        self,
        job_id: str,
        to: PrintState,
        *,
        evidence: str = "",
        odometer_before: int | None = None,
        detail: str = "",
    ) -> None:
        job = self.jobs[job_id]
        if not may_move(job.state, to):
            raise ValueError(f"{job.state} may not become {to}")
        self.moves.append((job_id, to))
        before = job.odometer_before if odometer_before is None else odometer_before
        self.jobs[job_id] = replace(job, state=to, evidence=evidence, odometer_before=before, detail=detail)

    def list_open(self, printer: str) -> tuple[PrintJob, ...]:
        return tuple(job for job in self.jobs.values() if job.printer == printer and job.state in OPEN)

    def find(self, job_id: str) -> PrintJob | None:
        return self.jobs.get(job_id)

    def states(self, job_id: str) -> list[PrintState]:
        return [to for moved, to in self.moves if moved == job_id]


@dataclass
class FakeTransport:
    """A line that keeps what was sent. on_send may raise; replies answer questions that begin so."""

    answers: bool = True
    sent: list[bytes] = field(default_factory=list)
    replies: dict[bytes, bytes] = field(default_factory=dict)
    on_send: Callable[[bytes], None] = lambda data: None

    def send(self, data: bytes, name: str = "label.zpl") -> None:
        self.sent.append(data)
        self.on_send(data)

    def ask(self, query: bytes, timeout_s: float, whole: Callable[[bytes], bool] | None = None) -> bytes:
        return next((reply for start, reply in self.replies.items() if query.startswith(start)), b"")

    def own_condition(self) -> PrinterCondition | None:
        return None

    def holds(self, data: bytes, name: str) -> bool | None:
        return None
