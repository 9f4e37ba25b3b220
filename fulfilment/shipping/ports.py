"""What shipping asks of the outside: a journal of labels that outlives a power cut."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class PrintState(StrEnum):
    """A label is in exactly one of these."""

    RENDERED = "rendered"
    QUEUED = "queued"
    SENDING = "sending"  # on disk before the first byte leaves
    SENT = "sent"  # handed over; nothing is proven by it
    PRINTED = "printed"  # with evidence
    SCANNED = "scanned"  # the label itself was read: the end
    IN_DOUBT = "in_doubt"  # a person looks; never sent again by itself
    VOID = "void"


@dataclass(frozen=True)
class PrintJob:
    """One paper. document is kept, so that a second sending is the same to the bit.

    kind: what it is, as fulfilment.shipping.routing names documents; only a waybill is scanned to close its
    parcel. page: of a document that takes several papers, from 1. asked: why and by whose leave a paper
    without a number of its own was printed once more, "why|who|when" a line, oldest first; a waybill's
    reprints are facts of its order.
    """

    job_id: str
    order_id: str
    parcel_id: str
    tracking_number: str
    printer: str
    language: str
    document: bytes
    sha256: str
    copy: int
    state: PrintState
    evidence: str
    odometer_before: int | None  # labels the printer had ever printed; None or negative: it did not say
    detail: str
    changed_at: datetime
    kind: str = "waybill"
    page: int = 1
    asked: str = ""


class PrintJournal(Protocol):
    """Every call is durable (synchronous=FULL) when it returns."""

    def queue(self, job: PrintJob) -> None: ...

    def move(
        self,
        job_id: str,
        to: PrintState,
        *,
        evidence: str = "",
        odometer_before: int | None = None,
        detail: str = "",
    ) -> None:
        """odometer_before None keeps what stands.

        Raises ValueError when the table below has no such move: somebody else was faster.
        """

    def list_open(self, printer: str) -> tuple[PrintJob, ...]:
        """Queued, sending, sent and in doubt; oldest first."""

    def find(self, job_id: str) -> PrintJob | None: ...


_S = PrintState
MOVES: dict[PrintState, frozenset[PrintState]] = {
    _S.RENDERED: frozenset({_S.QUEUED, _S.VOID}),
    _S.QUEUED: frozenset({_S.SENDING, _S.VOID}),
    # a scan may come before our own evidence does
    _S.SENDING: frozenset({_S.SENT, _S.QUEUED, _S.PRINTED, _S.SCANNED, _S.IN_DOUBT, _S.VOID}),
    _S.SENT: frozenset({_S.PRINTED, _S.QUEUED, _S.SCANNED, _S.IN_DOUBT, _S.VOID}),
    _S.PRINTED: frozenset({_S.SCANNED, _S.VOID}),
    # in doubt never goes back to queued: a reprint is a new job with the next copy number
    _S.IN_DOUBT: frozenset({_S.SCANNED, _S.VOID}),
    _S.SCANNED: frozenset({_S.VOID}),  # a newer copy was scanned
    _S.VOID: frozenset(),
}


def may_move(now: PrintState, to: PrintState) -> bool:
    return to in MOVES[now]
