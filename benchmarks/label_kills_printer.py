"""The printer of the kill run, in a process that is never killed: its paper is the truth."""

import hashlib
import os
import random
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.label_kills_line import Line
from printing.virtual.printer import Fault, Paper, VirtualPrinter

PRINT_S = 0.015  # one label; a real one takes a hundred times as long
TURN_S = 0.03  # a fault begins within this after a label, so that it meets the next one at any point
QUIET_S = 0.5
FAULT_SECONDS = {
    "close_mid_label": 0.15,
    "print_then_reset": 0.15,
    "forget": 0.12,
    "mute": 0.4,
    "rubbish": 0.3,
    "hang": 0.3,
    "head_open": 0.2,
    "jam": 0.2,
    "paper_out": 0.2,  # until somebody has put in a new roll
    "half": 2.0,  # or until it has met a label
}
FAULTS = tuple(FAULT_SECONDS)
DOTS_PER_MM = 8


@dataclass(frozen=True)
class Truth:
    """What came out: how often each document, by mark_of; odometer: all of them together."""

    papers: Counter[str]
    damaged: int
    odometer: int
    faults: Counter[str]


@dataclass
class Floor:
    """A printer, the wire to it, and hands that turn its dial and put in paper.

    share: of the labels after which a fault begins.
    """

    home: Path
    chance: random.Random
    share: float
    kinds: tuple[str, ...] = FAULTS
    papers: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    damaged: int = 0
    _due: tuple[float, str] | None = None  # when the next fault begins
    _ends: float = 0.0
    _last: float = 0.0

    def run(self, control: Connection) -> None:
        """Say the port, work until control says anything, then say the Truth."""
        self._log = os.open(paper_log(self.home), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        with VirtualPrinter(print_s=PRINT_S, dots_per_mm=DOTS_PER_MM, on_paper=self._on_paper) as printer:
            line = Line(printer.port, self.chance)
            control.send(line.port)
            while not control.poll(0.003):
                self._turn_dial(printer, line)
            self._mend(printer, line)
            while time.monotonic() - self._last < QUIET_S:
                time.sleep(0.02)
            control.send(Truth(self.papers, self.damaged, printer.odometer, self.faults))

    def _on_paper(self, paper: Paper) -> None:
        mark = mark_of(paper.data)
        os.write(self._log, mark.encode() + b"\n")
        self.papers[mark] += 1
        self.damaged += bool(paper.complaints)
        self._last = time.monotonic()
        if self._due is None and self.chance.random() < self.share:
            self._due = (self._last + self.chance.uniform(0, TURN_S), self.chance.choice(self.kinds))

    def _turn_dial(self, printer: VirtualPrinter, line: Line) -> None:
        now = time.monotonic()
        has_met = self._due is not None and self._due[1] == "half" and not line.breaks_next
        if self._ends and (now >= self._ends or has_met):
            self._mend(printer, line)
            self._ends, self._due = 0.0, None
        elif self._due is not None and not self._ends and now >= self._due[0]:
            kind = self._due[1]
            self.faults[kind] += 1
            self._ends = now + FAULT_SECONDS[kind]
            if kind == "half":
                line.breaks_next = True
            elif kind == "paper_out":
                printer.load_paper(0)
            else:
                printer.fault = Fault(kind)

    def _mend(self, printer: VirtualPrinter, line: Line) -> None:
        line.breaks_next = False
        printer.fault = Fault.NONE
        printer.load_paper(None)


def mark_of(document: bytes) -> str:
    """What one label is known by, on paper and in the journal: all its bytes."""
    return hashlib.sha256(document.strip()).hexdigest()


def paper_log(home: Path) -> Path:
    """One mark a line, as the labels come out: what the packer sees."""
    return home / "paper.log"


def papers_seen(home: Path) -> frozenset[str]:
    with suppress(FileNotFoundError):
        return frozenset(paper_log(home).read_text("ascii").split())
    return frozenset()
