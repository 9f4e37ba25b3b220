"""A printer desk and a printer without hands, in memory; they keep what they were asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PIL import Image

from desktop.paper.ports import PrintedPaper, PrinterFault
from desktop.printers.ports import (
    Aside,
    Condition,
    DeskRefusal,
    LabelPicture,
    LabelRow,
    Leave,
    PrinterRow,
    Redone,
    SpareUsed,
)
from fulfilment.errors import StationError
from fulfilment.shipping.ports import PrintJob, PrintState
from tests.fakes.printers import a_job


def a_doubt(number: str = "7551204738826", printer: str = "P1", copy: int = 0) -> PrintJob:
    return replace(a_job(number, b"^XA", printer, copy), state=PrintState.IN_DOUBT, detail="line dropped")


def a_row(name: str = "P1", condition: Condition = Condition.READY, **rest: Any) -> PrinterRow:
    values: dict[str, Any] = {"station": "07", "url": f"tcp://{name}:9100", "spare": "Spare"}
    return PrinterRow(name=name, condition=condition, **{**values, **rest})


class FakeDesk:
    """A PrinterDesk: what was decided is no longer in doubt on the next reading."""

    def __init__(self, *rows: PrinterRow) -> None:
        self.rows = rows
        self.asked: list[tuple[str, str]] = []
        self.refusal: DeskRefusal | None = None
        self.trouble: StationError | None = None
        self.pictures: list[str] = []
        self.aside = Aside.PARCEL
        self.old: LabelRow | None = None  # found by its number alone
        self.leaves: dict[str, Leave] = {"": Leave("7", "Zhou")}

    def list_printers(self) -> tuple[PrinterRow, ...]:
        if self.trouble is not None:
            raise self.trouble
        return self.rows

    def picture(self, job_id: str) -> LabelPicture:
        self.pictures.append(job_id)
        return LabelPicture(b"whole", b"small")

    def find(self, number: str) -> LabelRow | None:
        labels = [one for row in self.rows for one in row.labels]
        labels += [self.old] if self.old is not None else []
        return next((one for one in labels if one.job.tracking_number == number), None)

    def leave(self, badge: str = "") -> Leave | DeskRefusal:
        return self.leaves.get(badge, DeskRefusal.NO_LEAVE)

    def reprint(self, job_id: str, why: str, leave: Leave) -> DeskRefusal | None:
        return self._do("reprint", f"{job_id} {why} {leave.operator_id}")

    def redo(self, job_id: str, why: str, leave: Leave) -> Redone | DeskRefusal:
        refusal = self._do("redo", f"{job_id} {why} {leave.operator_id}")
        return refusal or Redone("7550000009999")

    def cancel(self, job_id: str) -> DeskRefusal | None:
        return self._do("cancel", job_id)

    def calibrate(self, printer: str) -> DeskRefusal | None:
        return self._do("calibrate", printer)

    def test(self, printer: str) -> DeskRefusal | None:
        return self._do("test", printer)

    def use_spare(self, printer: str) -> SpareUsed | DeskRefusal:
        row = next(row for row in self.rows if row.name == printer)
        return self._do("use_spare", printer) or SpareUsed(row.spare, row.waiting)

    def confirm_out(self, job_id: str) -> DeskRefusal | None:
        return self._settle("confirm_out", job_id)

    def print_again(self, job_id: str) -> DeskRefusal | None:
        return self._settle("print_again", job_id)

    def set_aside(self, job_id: str) -> Aside | DeskRefusal:
        return self._settle("set_aside", job_id) or self.aside

    def _settle(self, what: str, job_id: str) -> DeskRefusal | None:
        refusal = self._do(what, job_id)
        if refusal is None:
            self.rows = tuple(
                replace(row, in_doubt=tuple(job for job in row.in_doubt if job.job_id != job_id))
                for row in self.rows
            )
        return refusal

    def _do(self, what: str, name: str) -> DeskRefusal | None:
        self.asked.append((what, name))
        if self.trouble is not None:
            raise self.trouble
        return self.refusal


@dataclass(frozen=True)
class FakePaper:
    number: int
    width: int = 800
    height: int = 1200

    def image(self) -> Image.Image:
        return Image.new("1", (self.width, self.height), 1)


class FakePaperPrinter:
    """A PaperPrinter: print_one may be called from any thread, as the real one calls."""

    def __init__(self, *papers: FakePaper) -> None:
        self._papers: list[FakePaper] = list(papers)
        self._listeners: list[Callable[[PrintedPaper], None]] = []
        self.faults: list[PrinterFault] = []
        self.rolls = 0

    @property
    def odometer(self) -> int:
        return self._papers[-1].number if self._papers else 0

    def papers(self) -> Sequence[PrintedPaper]:
        return tuple(self._papers)

    def listen(self, on_paper: Callable[[PrintedPaper], None]) -> None:
        self._listeners.append(on_paper)

    def set_fault(self, fault: PrinterFault) -> None:
        self.faults.append(fault)

    def load_paper(self) -> None:
        self.rolls += 1

    def print_one(self, paper: FakePaper) -> None:
        self._papers.append(paper)
        for listener in self._listeners:
            listener(paper)
