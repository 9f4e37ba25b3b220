"""Labels through a printer and a station that fail at any moment: none is lost or doubled unnoticed.

The printer is a model with a clock of its own, in each language: what it took comes out 1.5 s later, also
when the line broke in between, unless its power went. The station dies before or after any write of its
journal. A packer scans what lies there, also while the spool still waits for its proof, and reprints.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from enum import Enum

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from fulfilment.errors import PrinterAway
from fulfilment.shipping.ports import PrintJob, PrintState, may_move
from printing.condition import PrinterCondition
from printing.spooling.spool import Patience, Spool
from tests.fakes.printers import FakePrintJournal, a_job

LABEL_S = 1.5
FOREIGN = b"of another program"
Line = Enum(
    "Line",
    [
        "FINE",
        "CUT_BEFORE_THE_END",
        "CUT_AFTER_THE_END",
        "POWER_CUT",
        "FORGETS",
        "GONE_AFTER",
        "MUTE_AFTER",
        "PAPER_ENDS",
        "ANSWERS_FOR_ANOTHER",  # the id of a label before, and ours is forgotten
        "OTHERS_BEFORE",  # another program's two labels, then ours
        "OTHERS_INSTEAD",  # they come out and ours does not
    ],
)
LOST = (
    Line.CUT_BEFORE_THE_END,
    Line.FORGETS,
    Line.POWER_CUT,
    Line.OTHERS_INSTEAD,
    Line.ANSWERS_FOR_ANOTHER,
)
BROKEN = (Line.CUT_BEFORE_THE_END, Line.CUT_AFTER_THE_END, Line.POWER_CUT, Line.GONE_AFTER)
OTHERS = (Line.OTHERS_BEFORE, Line.OTHERS_INSTEAD)
# what may be said of a label by the printer's own words; the rest is for the packer's scan
PROOF = {"zpl": "odometer", "escpos": "acknowledged", "tspl": None, "epl": None}
S = PrintState


class Died(Exception):
    """The station's process, killed."""


class ModelPrinter:
    """Says how it is, and what its language can say of a label, in its own time."""

    answers = True

    def __init__(self, language: str) -> None:
        self.language = language
        self.now_s, self.odometer, self.is_away, self.is_mute, self.has_paper = 0.0, 1000, False, False, True
        self.line = Line.FINE
        self.coming: list[tuple[float, tuple[bytes, ...]]] = []
        self.paper: list[bytes] = []
        self.mixed: set[bytes] = set()  # labels among which another program's came out
        self.on_paper: Callable[[bytes], None] = lambda document: None

    def clock_s(self) -> float:
        return self.now_s

    def wait(self, seconds: float) -> None:
        self.now_s += seconds
        while self.has_paper and self.coming and self.coming[0][0] <= self.now_s:
            for document in self.coming.pop(0)[1]:
                self.paper.append(document)
                self.odometer += 1
                self.on_paper(document)

    def send(self, data: bytes, name: str = "label.zpl") -> None:
        self._take(data)

    def _take(self, data: bytes) -> Line:
        """What the line did to it. Raises PrinterAway when it broke."""
        line, self.line = self.line, Line.FINE
        others = (FOREIGN, FOREIGN) if line in OTHERS else ()
        ours = () if line in LOST else (data,)
        if others + ours:
            self.coming.append((self.now_s + LABEL_S, others + ours))
        if others:
            self.mixed.add(data)
        self.is_away, self.is_mute = line is Line.GONE_AFTER, line is Line.MUTE_AFTER
        self.has_paper = line is not Line.PAPER_ENDS
        if line in BROKEN:
            raise PrinterAway(line.name)
        return line

    def ask(self, query: bytes, timeout_s: float, whole: Callable[[bytes], bool] | None = None) -> bytes:
        self.wait(0.001)
        if self.is_away:
            raise PrinterAway("away")
        if b"\x1d(H" in query:
            return self._acknowledge(query, timeout_s, whole or bool)
        if self.is_mute:
            self.wait(timeout_s)
            return b""
        return {"zpl": self._zpl, "tspl": self._tspl, "escpos": self._escpos, "epl": self._epl}[
            self.language
        ](query)

    def _acknowledge(self, query: bytes, timeout_s: float, whole: Callable[[bytes], bool]) -> bytes:
        """A label, if one is there, and the four characters behind it once it is on paper."""
        document, _, asked = query.rpartition(b"\x1d(H")
        line, mark = self._take(document) if document else Line.FINE, asked[4:]
        reply, end = b"", self.now_s + timeout_s
        if line is Line.ANSWERS_FOR_ANOTHER:
            reply = b"\x37\x22else\x00"
        while not whole(reply) and self.now_s < end:
            self.wait(0.1)
            if not self.coming and not self.is_mute and line not in LOST:
                reply = b"\x37\x22" + mark + b"\x00"
        return reply

    def _zpl(self, query: bytes) -> bytes:
        if query.startswith(b"! U1"):
            return f'"{self.odometer}"'.encode()
        if query.startswith(b"~HQES"):
            bits = f"{int(not self.has_paper)} 00000000 {int(not self.has_paper):08X}"
            return f"\x02\r\n\r\nPRINTER STATUS\r\nERRORS: {bits}\r\n\x03".encode()
        if not self.has_paper:
            return b""
        waiting = f"{len(self.coming):03d}"
        lines = (f"030,0,0,1245,{waiting},0,0,0,000,0,0,0", "000,0,0,0,0,2,4,0,00000000,1,000", "1234,0")
        return "".join(f"\x02{line}\x03\r\n" for line in lines).encode()

    def _tspl(self, query: bytes) -> bytes:
        return b"\x20" if self.coming and self.has_paper else b"\x00" if self.has_paper else b"\x04"

    def _escpos(self, query: bytes) -> bytes:
        return b"\x12\x12\x12" if self.has_paper else b"\x1a\x32\x7e"

    def _epl(self, query: bytes) -> bytes:
        return b"00\r\n" if self.has_paper else b"07\r\n"

    def own_condition(self) -> PrinterCondition | None:
        return None

    def holds(self, data: bytes, name: str) -> bool | None:
        return None


class MortalJournal(FakePrintJournal):
    """Kills the station at the write that is told, before or after it is on the disk."""

    dies_in = -1
    is_written = False

    def move(self, job_id: str, to: PrintState, **told: object) -> None:
        self.dies_in -= 1
        if self.dies_in == 0 and not self.is_written:
            raise Died
        super().move(job_id, to, **told)  # type: ignore[arg-type]
        if self.dies_in == 0:
            raise Died

    def decide(self, job_id: str, to: PrintState, evidence: str = "") -> None:
        """By the packer, on the station's own lane: it dies with the spool, not in its place."""
        super().move(job_id, to, evidence=evidence)


class AnyShift(RuleBasedStateMachine):
    language = "zpl"

    def __init__(self) -> None:
        super().__init__()
        self.printer, self.journal, self.count = ModelPrinter(self.language), MortalJournal(), 0
        self.printer.on_paper = self.see
        self.scans_at_once = False
        self.start_station()

    def start_station(self) -> None:
        patience = Patience(proof_s=6.0, rest_s=2.5, poll_s=0.1)
        self.spool = Spool(
            "p1", self.printer, self.journal, patience, self.printer.clock_s, self.printer.wait, self.language
        )

    def a_job(self, number: str, copy: int) -> PrintJob:
        return replace(a_job(number, f"{number}-R{copy}".encode(), copy=copy), language=self.language)

    @rule()
    def queue(self) -> None:
        self.count += 1
        self.journal.queue(self.a_job(str(self.count), 0))

    @rule(
        line=st.sampled_from(list(Line)),
        dies_in=st.integers(0, 5),
        is_written=st.booleans(),
        idle_s=st.floats(0, 4),
        scans_at_once=st.booleans(),
    )
    def work(self, line: Line, dies_in: int, is_written: bool, idle_s: float, scans_at_once: bool) -> None:
        self.printer.line, self.scans_at_once = line, scans_at_once
        self.journal.dies_in, self.journal.is_written = dies_in, is_written
        try:
            self.spool.run_next()
        except Died:
            self.printer.wait(idle_s)
            self.start_station()
            self.journal.dies_in = -1
            self.spool.recover()
        self.journal.dies_in, self.scans_at_once = -1, False

    @rule()
    def come_back(self) -> None:
        self.printer.is_away = self.printer.is_mute = False

    @rule()
    def load_paper(self) -> None:
        self.printer.has_paper = True

    @rule(idle_s=st.floats(0, 4))
    def idle(self, idle_s: float) -> None:
        self.printer.wait(idle_s)

    @rule()
    def scan_all_that_lies_there(self) -> None:
        for document in self.printer.paper:
            self.scan(document)

    @rule()
    def reprint_what_is_not_there(self) -> None:
        for job in list(self.journal.jobs.values()):
            if job.state is S.IN_DOUBT and job.document not in self.printer.paper:
                self.journal.decide(job.job_id, S.VOID)
                self.journal.queue(self.a_job(job.tracking_number, job.copy + 1))

    def see(self, document: bytes) -> None:
        if self.scans_at_once:
            self.scan(document)

    def scan(self, document: bytes) -> None:
        for job in list(self.journal.jobs.values()):
            if job.document == document and may_move(job.state, S.SCANNED):
                self.journal.decide(job.job_id, S.SCANNED, "scan")

    @invariant()
    def nothing_is_doubled(self) -> None:
        coming = [document for _, documents in self.printer.coming for document in documents]
        out = Counter(self.printer.paper + coming)
        assert all(count == 1 for document, count in out.items() if document != FOREIGN)

    @invariant()
    def what_is_called_printed_is_on_paper(self) -> None:
        for job in self.journal.jobs.values():
            assert job.state not in (S.PRINTED, S.SCANNED) or job.document in self.printer.paper

    @invariant()
    def only_what_the_language_can_prove_is_called_printed(self) -> None:
        """An odometer that jumped by more than one is another program's doing: ask."""
        for job in self.journal.jobs.values():
            if job.state is S.PRINTED:
                assert job.evidence == PROOF[self.language]
                assert job.evidence != "odometer" or job.document not in self.printer.mixed

    def teardown(self) -> None:
        """Left alone, the queue empties: every label is on paper, asked about or waits for its scan."""
        self.printer.line = Line.FINE
        self.come_back()
        self.load_paper()
        for _ in range(3 * len(self.journal.jobs)):
            self.printer.wait(LABEL_S)  # a busy printer is left alone, not waited for
            self.spool.run_next()
        ends = {S.PRINTED, S.SCANNED, S.IN_DOUBT, S.VOID} | ({S.SENT} if self.language != "zpl" else set())
        assert {job.state for job in self.journal.jobs.values()} <= ends
        self.nothing_is_doubled()
        self.what_is_called_printed_is_on_paper()


class AnyEscposShift(AnyShift):
    language = "escpos"


class AnyTsplShift(AnyShift):
    language = "tspl"


class AnyEplShift(AnyShift):
    language = "epl"


EVERY = settings(max_examples=150, stateful_step_count=25, deadline=None)
TestAnyShift = AnyShift.TestCase
TestAnyShift.settings = EVERY
TestAnyEscposShift = AnyEscposShift.TestCase
TestAnyEscposShift.settings = EVERY
TestAnyTsplShift = AnyTsplShift.TestCase
TestAnyTsplShift.settings = EVERY
TestAnyEplShift = AnyEplShift.TestCase
TestAnyEplShift.settings = EVERY
