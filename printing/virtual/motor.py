"""What moves in the virtual printer: its paper, its count, and what waits to be printed."""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from printing.virtual.answers import Body
from printing.virtual.paper import Acknowledgement, Fault, Label, Paper

KEPT = 1000  # papers; older ones are let go
WANTS_HANDS = (Fault.PAPER_OUT, Fault.HEAD_OPEN, Fault.JAM)
BLANK = b"^XA^XZ"  # what another program's label is taken for: nobody here knows what was on it


class Motor:
    """Prints what was taken, one label after the other, on a thread of its own."""

    def __init__(
        self,
        folder: Path | None,
        *,
        paper_left: int | None,
        print_s: float,
        odometer: int,
        has_odometer: bool,
        dots_per_mm: int | None,
        media_rows: int | None,
        loaded_rows: int | None,
        on_paper: Callable[[Paper], None] | None,
    ) -> None:
        self.folder, self.print_s, self.on_paper = folder, print_s, on_paper
        self.odometer, self.has_odometer, self.dots_per_mm = odometer, has_odometer, dots_per_mm
        self.media_rows, self.loaded_rows = media_rows, media_rows if loaded_rows is None else loaded_rows
        self._paper_left = paper_left
        self._papers: deque[Paper] = deque(maxlen=KEPT)
        self._waiting: deque[Label | Acknowledgement] = deque()
        self._printing = 0
        self._fault = Fault.NONE
        self._state = threading.Condition()
        self._is_on = False

    @property
    def paper_left(self) -> int | None:
        return self._paper_left

    def load_paper(self, labels: int | None) -> None:
        """A new roll; what waited for it comes out."""
        with self._state:
            self._paper_left = labels
            self._state.notify_all()

    def papers(self) -> tuple[Paper, ...]:
        """What came out, oldest first (the last thousand)."""
        with self._state:
            return tuple(self._papers)

    def wait_for_papers(self, count: int, timeout_s: float = 5.0) -> tuple[Paper, ...]:
        """papers() once there are count of them, or as they stand after timeout_s."""
        with self._state:
            self._state.wait_for(lambda: len(self._papers) >= count, timeout_s)
            return tuple(self._papers)

    def print_for_another(self, labels: int = 1) -> None:
        """Another program prints on this printer too; its labels count, and are kept as blank ones."""
        for _ in range(labels):
            self._keep(Paper(self.odometer + 1, BLANK, (), "zpl", self.dots_per_mm))

    def calibrate(self) -> None:
        """Measure the labels that are really loaded."""
        with self._state:
            self.media_rows = self.loaded_rows
            self._state.notify_all()

    def wait_until_measured(self, timeout_s: float = 5.0) -> int | None:
        """media_rows once it is what is loaded, or as it stands after timeout_s."""
        with self._state:
            self._state.wait_for(lambda: self.media_rows == self.loaded_rows, timeout_s)
            return self.media_rows

    def body(self) -> Body:
        """As it is now, for its answers."""
        with self._state:
            waiting = sum(isinstance(one, Label) for one in self._waiting) + self._printing
            return Body(
                is_paper_out=self._is_paper_out(),
                is_head_open=self._fault is Fault.HEAD_OPEN,
                is_paused=self._fault is Fault.PAUSED,
                waiting=waiting,
                odometer=self.odometer if self.has_odometer else None,
                is_jammed=self._fault is Fault.JAM,
                is_too_hot=self._fault is Fault.TOO_HOT,
                media_rows=self.media_rows,
            )

    # -- what waits ------------------------------------------------------------------------------------

    def _accept(self, label: Label) -> None:
        with self._state:
            self._waiting.append(label)
            self._state.notify_all()
            if self._fault is Fault.PRINT_THEN_RESET:
                self._state.wait_for(lambda: not (self._is_on and (self._waiting or self._printing)))

    def _promise(self, one: Acknowledgement) -> None:
        with self._state:
            self._waiting.append(one)
            self._state.notify_all()

    def _is_paper_out(self) -> bool:
        return self._fault is Fault.PAPER_OUT or self._paper_left == 0

    def _may_print(self) -> bool:
        stops = (*WANTS_HANDS, Fault.PAUSED, Fault.TOO_HOT)
        return bool(self._waiting) and not self._is_paper_out() and self._fault not in stops

    # -- the thread ------------------------------------------------------------------------------------

    def _feed(self) -> None:
        while True:
            with self._state:
                self._state.wait_for(lambda: not self._is_on or self._may_print())
                if not self._is_on:
                    return
                one = self._waiting.popleft()
                self._printing = int(isinstance(one, Label))
            if isinstance(one, Label):
                self._print(one)
            elif self._fault is not Fault.MUTE:
                with suppress(OSError):  # who asked may be gone
                    one.line.sendall(one.answer)

    def _print(self, label: Label) -> None:
        sheet = label.language.read_format(label.data, self.dots_per_mm)
        for _ in range(sheet.copies):
            with self._state:
                self._state.wait_for(lambda: not self._is_on, self.print_s)
                self._state.wait_for(lambda: not (self._is_on and self._is_paper_out()))
            complaints = tuple(sheet.complaints)
            name, scale = label.language.name, self.dots_per_mm
            self._keep(Paper(self.odometer + 1, label.data, complaints, name, scale))
        with self._state:
            self._printing = 0
            self._state.notify_all()

    def _keep(self, paper: Paper) -> None:
        if self.folder is not None:
            self.folder.mkdir(parents=True, exist_ok=True)
            paper.image().save(self.folder / f"{paper.number:06d}.png")
        with self._state:
            self.odometer = paper.number
            self._paper_left = self._paper_left and self._paper_left - 1
            self._papers.append(paper)
            self._state.notify_all()
        if self.on_paper is not None:
            self.on_paper(paper)
