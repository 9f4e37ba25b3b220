"""A queue of CUPS. What it calls completed was handed over, and may not be on paper yet."""

import getpass
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from fulfilment.errors import PrinterAway
from printing.condition import PrinterCondition
from printing.transports import ipp
from printing.transports.cups_words import ASKED_OF_A_QUEUE, condition_of
from printing.transports.transport import NothingSent, Whole

SOCKET = "/run/cups/cups.sock"
PORT = 631
TIMEOUT_S = 3.0  # CUPS itself answers at once, whatever its printers do
PENDING_S = 5.0  # another's job before ours, or a queue that was stopped just now: taken back without harm
PROCESSING_S = 20.0  # and what the bytes may take:
RAW_BYTES_PER_S, PDF_BYTES_PER_S = 10_000, 1_000  # a slow serial line; an office printer's pages
POLL_S = 0.02
RAW, PDF = "application/vnd.cups-raw", "application/pdf"

CANCELED, ABORTED, COMPLETED = 7, 8, 9  # job-state, RFC 8011, 5.3.7
ENDED = (CANCELED, ABORTED, COMPLETED)
ASKED_OF_A_JOB = ("job-state", "time-at-processing")
MAX_NAME = 255  # RFC 8011, 5.1.2, in octets
CLIENT_ERRORS = range(0x0400, 0x0500)
UNAVAILABLE, NOT_ACCEPTING, BUSY = 0x0502, 0x0506, 0x0507  # RFC 8011, appendix B: nothing was taken


class _Job(NamedTuple):
    """was_started False: no byte of it can have left for the printer."""

    state: int
    was_started: bool


@dataclass(frozen=True)
class CupsTransport:
    """server: a socket's path, or host and port; None for the CUPS of this machine."""

    queue: str
    server: str | tuple[str, int] | None = None
    pending_s: float = PENDING_S
    processing_s: float = PROCESSING_S
    answers: bool = False

    def send(self, data: bytes, name: str = "label.zpl") -> None:
        """Returns when CUPS has handed all of data over. A job that does not get there is taken back.

        PDF goes through the queue's filters, anything else to the printer as it is.
        """
        line = self._connect()
        try:
            with closing(line):
                job = self._see_off(line, self._submit(line, data, name), self._limit_s(data))
        except OSError as error:
            raise PrinterAway(self.queue, advice="Check the print queue.") from error
        if job.state == COMPLETED:
            return
        kind = PrinterAway if job.was_started else NothingSent
        raise kind(f"{self.queue}: the job was taken back", advice="Check the print queue.")

    def ask(self, query: bytes, timeout_s: float, whole: Whole | None = None) -> bytes:
        return b""

    def holds(self, data: bytes, name: str) -> bool | None:
        return None

    def own_condition(self) -> PrinterCondition | None:
        """What CUPS says of the queue; OFFLINE when it says nothing, or has no such queue."""
        try:
            with closing(self._connect()) as line:
                said = self._ask(line, ipp.Operation.GET_PRINTER_ATTRIBUTES, {}, ASKED_OF_A_QUEUE)
        except (OSError, PrinterAway):
            return PrinterCondition.OFFLINE
        return condition_of(said.attributes) if said.is_ok else PrinterCondition.OFFLINE

    def _connect(self) -> HTTPConnection:
        here: str | tuple[str, int] = SOCKET if Path(SOCKET).exists() else ("localhost", PORT)
        try:
            return ipp.connect(self.server or here, TIMEOUT_S)
        except OSError as error:
            raise NothingSent(self.queue, advice="Check the print queue.") from error

    def _submit(self, line: HTTPConnection, data: bytes, name: str) -> int:
        """The number of the job that data became. Raises NothingSent when CUPS refuses it."""
        kind = PDF if data.startswith(b"%PDF-") else RAW
        about: dict[str, ipp.Sent] = {
            "job-name": (ipp.NAME, name.encode()[:MAX_NAME].decode(errors="ignore")),
            "document-format": (ipp.MIME, kind),
        }
        try:
            said = self._ask(line, ipp.Operation.PRINT_JOB, about, data=data)
        except ipp.HttpRefused as error:
            raise NothingSent(self.queue, advice="Check the print queue.") from error
        if said.status in CLIENT_ERRORS or said.status in (UNAVAILABLE, NOT_ACCEPTING, BUSY):
            raise NothingSent(f"{self.queue}: {_reason(said)}", advice="Check the print queue.")
        job = said.first("job-id")
        if not said.is_ok or not isinstance(job, int):
            raise ipp.NoIpp(_reason(said))
        return job

    def _limit_s(self, data: bytes) -> float:
        rate = PDF_BYTES_PER_S if data.startswith(b"%PDF-") else RAW_BYTES_PER_S
        return self.processing_s + len(data) / rate

    def _see_off(self, line: HTTPConnection, number: int, limit_s: float) -> _Job:
        """The job at its end: its own, or the one that we put to it. Raises OSError if CUPS goes silent."""
        began_s = time.monotonic()
        while (job := self._look(line, number)).state not in ENDED:
            patience_s = limit_s if job.was_started else self.pending_s
            if time.monotonic() - began_s > patience_s:
                return self._take_back(line, number)
            time.sleep(POLL_S)
        return job

    def _take_back(self, line: HTTPConnection, number: int) -> _Job:
        """CUPS decides which came first, its start or our cancel; what it says afterwards is the truth.

        A job that stayed would come out once somebody mends the printer, long after it was reprinted.
        """
        said = self._ask(line, ipp.Operation.CANCEL_JOB, {"job-id": (ipp.INTEGER, number)})
        end_s = time.monotonic() + TIMEOUT_S  # a backend is given a moment to stop
        while (job := self._look(line, number)).state not in ENDED:
            if time.monotonic() > end_s:
                raise ipp.NoIpp(f"job {number} cannot be taken back: {_reason(said)}")
            time.sleep(POLL_S)
        return job

    def _look(self, line: HTTPConnection, number: int) -> _Job:
        said = self._ask(
            line, ipp.Operation.GET_JOB_ATTRIBUTES, {"job-id": (ipp.INTEGER, number)}, ASKED_OF_A_JOB
        )
        state = said.first("job-state")
        if not said.is_ok or not isinstance(state, int):
            raise ipp.NoIpp(f"job {number}: {_reason(said)}")  # PreserveJobHistory No forgets it at once
        return _Job(state, said.first("time-at-processing") is not None)

    def _ask(
        self,
        line: HTTPConnection,
        operation: ipp.Operation,
        about: Mapping[str, ipp.Sent],
        wanted: tuple[str, ...] = (),
        data: bytes = b"",
    ) -> ipp.Answer:
        path = f"/printers/{quote(self.queue)}"
        attributes: dict[str, ipp.Sent] = {"printer-uri": (ipp.URI, f"ipp://localhost{path}")}
        order = ("job-id",)  # RFC 8011, 4.1.5: what the question is about comes before who asks
        attributes |= {name: about[name] for name in order if name in about}
        attributes["requesting-user-name"] = (ipp.NAME, _user())
        attributes |= {name: value for name, value in about.items() if name not in order}
        if wanted:
            attributes["requested-attributes"] = (ipp.KEYWORD, *wanted)
        return ipp.ask(line, path, ipp.encode(operation, attributes, data))


def _reason(said: ipp.Answer) -> str:
    return str(said.first("status-message") or f"IPP status {said.status:#06x}")


def _user() -> str:
    """Who may take the job back later; a container may know no name for its user."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "packwave"
