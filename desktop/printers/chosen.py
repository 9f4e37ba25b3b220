"""Which printer and which label is framed, while the rows beneath change. No Qt in this file."""

from desktop.printers.ports import LabelRow, PrinterRow
from fulfilment.shipping.ports import PrintJob


class Chosen:
    """printer: its name. label: its job_id. found: a label that was scanned, and may be no recent one."""

    def __init__(self) -> None:
        self.rows: tuple[PrinterRow, ...] = ()
        self.printer: str | None = None
        self.label: str | None = None
        self.is_in_labels = False
        self._found: LabelRow | None = None

    @property
    def found_number(self) -> str:
        """The number to read anew, "" when nothing was scanned."""
        return self._found.job.tracking_number if self._found is not None else ""

    def take(self, rows: tuple[PrinterRow, ...], found: LabelRow | None) -> None:
        """What was read just now. The frame stays where it is as long as its row is there."""
        self.rows = rows
        if self._found is not None and found is not None and found.job.job_id == self._found.job.job_id:
            self._found = found
        if self.row() is None:
            self.printer = self._first_to_see()
        if self.is_in_labels and self.label_row() is None:
            self.label = _first(self.labels())

    def _first_to_see(self) -> str | None:
        """At the start the first printer in doubt is framed, as that is what somebody came for."""
        doubtful = [row.name for row in self.rows if row.in_doubt]
        names = doubtful or [row.name for row in self.rows]
        return names[0] if names else None

    def row(self) -> PrinterRow | None:
        return next((row for row in self.rows if row.name == self.printer), None)

    def labels(self) -> tuple[LabelRow, ...]:
        """Those of the framed printer; a scanned one that is not among them stands first."""
        row = self.row()
        labels = row.labels if row is not None else ()
        if self._found is None or any(one.job.job_id == self._found.job.job_id for one in labels):
            return labels
        return (self._found, *labels)

    def label_row(self) -> LabelRow | None:
        if not self.is_in_labels:
            return None
        return next((row for row in self.labels() if row.job.job_id == self.label), None)

    def doubt_of(self, number: str) -> PrintJob | None:
        """The label in doubt with this number, on whichever printer."""
        return next((job for row in self.rows for job in row.in_doubt if job.tracking_number == number), None)

    def open_labels(self) -> None:
        if self.row() is not None:
            self.is_in_labels, self.label = True, _first(self.labels())

    def open_found(self, found: LabelRow) -> None:
        if any(row.name == found.job.printer for row in self.rows):
            self.printer = found.job.printer
        self._found, self.label, self.is_in_labels = found, found.job.job_id, True

    def close_labels(self) -> None:
        self.is_in_labels, self._found = False, None

    def step(self, down: int) -> None:
        if self.is_in_labels:
            self.label = _next([row.job.job_id for row in self.labels()], self.label, down)
        else:
            self.printer = _next([row.name for row in self.rows], self.printer, down)

    def in_sight(self) -> list[str]:
        """The labels whose pictures are wanted, the framed one first."""
        if not self.is_in_labels:
            row = self.row()
            return [row.last.job_id] if row is not None and row.last is not None else []
        framed = [self.label] if self.label is not None else []
        return [*framed, *(row.job.job_id for row in self.labels() if row.job.job_id != self.label)]


def _first(labels: tuple[LabelRow, ...]) -> str | None:
    return labels[0].job.job_id if labels else None


def _next(names: list[str], now: str | None, down: int) -> str | None:
    """The neighbour; at an end it stays."""
    if now not in names:
        return names[0] if names else None
    return names[min(max(names.index(now) + down, 0), len(names) - 1)]
