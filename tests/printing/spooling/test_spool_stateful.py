"""Labels through a printer and a station that fail at any moment: none is lost or doubled unnoticed.

The printer is a model with a clock of its own: what it took comes out 1.5 s later, also when the line broke
in between, unless its power went. The station dies before or after any write of its journal.
"""

from collections import Counter
from collections.abc import Callable
from enum import Enum

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from fulfilment.errors import PrinterAway
from fulfilment.shipping.ports import PrintState
from printing.condition import PrinterCondition
from printing.spooling.spool import Patience, Spool
from tests.fakes.printers import FakePrintJournal, a_job

LABEL_S = 1.5
Line = Enum("Line", ["FINE", "CUT_BEFORE_THE_END", "CUT_AFTER_THE_END", "POWER_CUT", "FORGETS", "GONE_AFTER"])


class Died(Exception):
    """The station's process, killed."""


class ModelPrinter:
    """Speaks ~HS and the odometer in its own time."""

    answers = True

    def __init__(self) -> None:
        self.now_s, self.odometer, self.is_away = 0.0, 1000, False
        self.line = Line.FINE
        self.coming: list[tuple[float, bytes]] = []
        self.paper: list[bytes] = []

    def clock_s(self) -> float:
        return self.now_s

    def wait(self, seconds: float) -> None:
        self.now_s += seconds
        while self.coming and self.coming[0][0] <= self.now_s:
            self.paper.append(self.coming.pop(0)[1])
            self.odometer += 1

    def send(self, data: bytes, name: str = "label.zpl") -> None:
        line, self.line = self.line, Line.FINE
        if line not in (Line.CUT_BEFORE_THE_END, Line.FORGETS, Line.POWER_CUT):
            self.coming.append((self.now_s + LABEL_S, data))
        self.is_away = line is Line.GONE_AFTER
        if line not in (Line.FINE, Line.FORGETS):
            raise PrinterAway(line.name)

    def ask(self, query: bytes, timeout_s: float, whole: Callable[[bytes], bool] | None = None) -> bytes:
        self.wait(0.001)
        if self.is_away:
            raise PrinterAway("away")
        if query.startswith(b"! U1"):
            return f'"{self.odometer}"'.encode()
        waiting = f"{len(self.coming):03d}"
        lines = (f"030,0,0,1245,{waiting},0,0,0,000,0,0,0", "000,0,0,0,0,2,4,0,00000000,1,000", "1234,0")
        return "".join(f"\x02{line}\x03\r\n" for line in lines).encode()

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


class AnyShift(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.printer, self.journal, self.count = ModelPrinter(), MortalJournal(), 0
        self.start_station()

    def start_station(self) -> None:
        patience = Patience(proof_s=6.0, rest_s=2.5, poll_s=0.1)
        self.spool = Spool(
            "p1", self.printer, self.journal, patience, self.printer.clock_s, self.printer.wait
        )

    @rule()
    def queue(self) -> None:
        self.count += 1
        self.journal.queue(a_job(str(self.count), str(self.count).encode()))

    @rule(
        line=st.sampled_from(list(Line)),
        dies_in=st.integers(0, 5),
        is_written=st.booleans(),
        idle_s=st.floats(0, 4),
    )
    def work(self, line: Line, dies_in: int, is_written: bool, idle_s: float) -> None:
        self.printer.line = line
        self.journal.dies_in, self.journal.is_written = dies_in, is_written
        try:
            self.spool.run_next()
        except Died:
            self.printer.wait(idle_s)
            self.start_station()
            self.journal.dies_in = -1
            self.spool.recover()
        self.journal.dies_in = -1

    @rule()
    def come_back(self) -> None:
        self.printer.is_away = False

    @rule(idle_s=st.floats(0, 4))
    def idle(self, idle_s: float) -> None:
        self.printer.wait(idle_s)

    @invariant()
    def nothing_is_doubled(self) -> None:
        out = Counter(self.printer.paper + [data for _, data in self.printer.coming])
        assert all(count == 1 for count in out.values())

    @invariant()
    def what_is_called_printed_is_on_paper(self) -> None:
        for job in self.journal.jobs.values():
            assert job.state is not PrintState.PRINTED or job.document in self.printer.paper

    def teardown(self) -> None:
        """Left alone, the queue empties: every label is on paper or asked about."""
        self.printer.is_away, self.printer.line = False, Line.FINE
        for _ in range(3 * self.count):
            self.printer.wait(LABEL_S)  # a busy printer is left alone, not waited for
            self.spool.run_next()
        for job in self.journal.jobs.values():
            assert job.state in (PrintState.PRINTED, PrintState.IN_DOUBT)
        self.nothing_is_doubled()


TestAnyShift = AnyShift.TestCase
TestAnyShift.settings = settings(max_examples=150, stateful_step_count=25, deadline=None)
