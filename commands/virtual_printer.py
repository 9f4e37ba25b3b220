"""`printer virtual`: a printer without hands at a port, for training and for trying out a station."""

import random
import sys
import threading
import time
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path

from commands.answers import say
from commands.settings import Settings
from printing.virtual.printer import Fault, Paper, VirtualPrinter

HEALS_S = 8.0  # how long what went wrong by chance stays wrong
TICK_S = 0.2
QUIT = "quit"
CHANCES = tuple(fault for fault in Fault if fault is not Fault.NONE)
SCALES = {203: 8, 300: 12}  # dots a mm


class Trainer:
    """What happens to the printer: labels come out, things go wrong by chance and heal, a person turns the
    dial."""

    def __init__(
        self,
        printer: VirtualPrinter,
        tell: Callable[[dict[str, object]], None],
        *,
        fault_rate: float = 0.0,
        paper: int | None = None,
        chance: random.Random | None = None,
        clock_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """fault_rate: behind which share of labels something goes wrong. paper: labels of a new roll."""
        self._printer, self._tell, self._rate, self._paper = printer, tell, fault_rate, paper
        self._chance, self._clock_s = chance or random.Random(), clock_s
        self._heals_at_s: float | None = None

    def on_paper(self, paper: Paper) -> None:
        file = str(self._printer.folder / f"{paper.number:06d}.png") if self._printer.folder else None
        said = {"label": paper.number, "language": paper.language, "file": file}
        self._tell({**said, "paper_left": self._printer.paper_left, "complaints": list(paper.complaints)})
        if self._heals_at_s is None and self._chance.random() < self._rate:
            self._heals_at_s = self._clock_s() + HEALS_S
            self._turn(self._chance.choice(CHANCES))

    def tick(self) -> None:
        """What went wrong by chance heals by itself; a roll that ended by itself does not."""
        if self._heals_at_s is not None and self._clock_s() >= self._heals_at_s:
            self._heals_at_s = None
            self._turn(Fault.NONE)

    def obey(self, word: str) -> bool:
        """A line that somebody typed: nothing loads a roll, a fault's name turns the dial. False to end."""
        word = word.strip().lower()
        if word in (fault.value for fault in Fault):
            self._heals_at_s = None
            self._turn(Fault(word))
        elif not word:
            self._printer.load_paper(self._paper)
            self._tell({"paper_left": self._printer.paper_left})
        elif word != QUIT:
            self._tell({"unknown": word, "faults": [fault.value for fault in Fault]})
        return word != QUIT

    def _turn(self, fault: Fault) -> None:
        self._printer.fault = fault
        self._tell({"fault": fault.value})


def run_virtual(args: Namespace, settings: Settings, lines: Iterable[str] = sys.stdin) -> int:
    """Runs until it is told to quit or interrupted; goes on without a keyboard."""
    printer = VirtualPrinter(
        Path(args.folder) if args.folder else settings.home / "paper",
        port=args.port,
        paper_left=args.paper,
        print_s=args.print_s,
        language=None if args.language == "auto" else args.language,
        dots_per_mm=SCALES[args.dpi],
        media_rows=args.label_mm and args.label_mm * SCALES[args.dpi],
    )
    trainer = Trainer(printer, lambda answer: say(args, answer), fault_rate=args.fault_rate, paper=args.paper)
    printer.on_paper = trainer.on_paper
    over = threading.Event()
    ticking = threading.Thread(target=_tick, args=(trainer, over), daemon=True)
    with printer:
        say(args, {"url": printer.url, "folder": str(printer.folder)})
        ticking.start()
        try:
            if all(trainer.obey(line) for line in lines):
                over.wait()  # no keyboard: until it is interrupted
        except KeyboardInterrupt:
            pass
        over.set()
        ticking.join()
    return 0


def _tick(trainer: Trainer, over: threading.Event) -> None:
    while not over.wait(TICK_S):
        trainer.tick()
