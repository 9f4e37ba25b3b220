"""What the printers screen shows and what its keys and scans mean. No Qt in this file."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from typing import Protocol, TypeVar

from desktop.printers.panels import label_shown, panel_shown, refusal_words, row_shown, tail
from desktop.printers.ports import DeskRefusal, PrinterDesk, PrinterRow, SpareUsed
from desktop.printers.shown import PrintersShown
from desktop.running import Run
from desktop.say import Say, Words
from desktop.shown import KeyShown, Sign
from desktop.waves.bar import LEAVE
from desktop.waves.shown import FootShown, NoticeShown
from desktop.wording import advice_of
from fulfilment.errors import StationError
from fulfilment.packing.barcodes import RawScan
from fulfilment.shipping.ports import PrintJob

T = TypeVar("T")
AIM = re.compile(r"^\][A-Za-z][0-9A-Za-z]")  # an AIM identifier before the text, ISO/IEC 15424
ARROWS, TEST = KeyShown("↑ ↓", Say("Choose")), KeyShown("T", Say("Test"))


class PrintersView(Protocol):
    def show_printers(self, shown: PrintersShown) -> None: ...


def utc_now() -> datetime:
    return datetime.now(UTC)


class PrintersPresenter:
    """One thing is done at a time: a key pressed twice does not print twice."""

    def __init__(
        self,
        view: PrintersView,
        desk: PrinterDesk,
        run: Run,
        zone: tzinfo | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._view, self._desk, self._run = view, desk, run
        self._zone, self._now = zone, now
        self._rows: tuple[PrinterRow, ...] = ()
        self._chosen: str | None = None
        self._is_reading = self._is_acting = self._is_stale = False
        self._notice: NoticeShown | None = None

    # reading

    def on_refresh_wanted(self) -> None:
        if not self._is_reading:
            self._is_reading = True
            self._run(self._desk.list_printers, self._take_rows, self._miss_rows)

    def _take_rows(self, rows: tuple[PrinterRow, ...]) -> None:
        if self._is_stale:
            self._notice = None  # it said that nothing could be read
        self._is_reading = self._is_stale = False
        self._rows = rows
        if self._row() is None:
            self._chosen = self._first_to_see()
        self._show()

    def _miss_rows(self, error: StationError) -> None:
        self._is_reading, self._is_stale = False, True
        self._notice = NoticeShown(Sign.NO, advice_of(error))
        self._show()

    def _first_to_see(self) -> str | None:
        """At the start the first printer in doubt is framed, as that is what somebody came for."""
        doubtful = [row.name for row in self._rows if row.in_doubt]
        names = doubtful or [row.name for row in self._rows]
        return names[0] if names else None

    # choosing

    def on_stepped(self, down: int) -> None:
        names = [row.name for row in self._rows]
        if self._chosen in names:
            place = min(max(names.index(self._chosen) + down, 0), len(names) - 1)
            self.on_chosen(names[place])

    def on_chosen(self, name: str) -> None:
        self._chosen, self._notice = name, None
        self._show()

    # a label in doubt

    def on_scanned(self, scan: RawScan) -> None:
        """The scan of a label in doubt, on whichever printer, proves that it came out."""
        number = AIM.sub("", scan.text.strip())
        job = next((j for row in self._rows for j in row.in_doubt if j.tracking_number == number), None)
        if job is not None:
            out = Say("{tail} came out: proven.", tail=tail(number))
            self._act(lambda: self._desk.confirm_out(job.job_id), out)
        elif (asked := self._asked()) is not None:
            self._say(Sign.NO, Say("Not that label: scan {tail}.", tail=tail(asked.tracking_number)))

    def on_print_again(self) -> None:
        if (job := self._asked()) is not None:
            said = Say("{tail} is printed once more.", tail=tail(job.tracking_number))
            self._act(lambda: self._desk.print_again(job.job_id), said)

    def on_set_aside(self) -> None:
        if (job := self._asked()) is not None:
            said = Say("{tail} waits for the supervisor.", tail=tail(job.tracking_number))
            self._act(lambda: self._desk.set_aside(job.job_id), said)

    # the printer

    def on_test(self) -> None:
        if (row := self._row()) is not None:
            self._act(
                lambda: self._desk.test(row.name), Say("{printer} prints a test label.", printer=row.name)
            )

    def on_use_spare(self) -> None:
        row = self._row()
        if row is not None and row.spare:
            self._act(lambda: self._desk.use_spare(row.name), "")

    def _act(self, job: Callable[[], SpareUsed | DeskRefusal | None], said: Words) -> None:
        if self._is_acting:
            return
        self._is_acting = True
        self._run(job, lambda result: self._take_result(result, said), self._take_trouble)

    def _take_result(self, result: SpareUsed | DeskRefusal | None, said: Words) -> None:
        self._is_acting = False
        if isinstance(result, DeskRefusal):
            self._say(Sign.NO, refusal_words(result))
        elif isinstance(result, SpareUsed):
            self._say(Sign.RIGHT, Say("Now on {to}; {n} labels went along.", to=result.to, n=result.moved))
        else:
            self._say(Sign.RIGHT, said)
        self.on_refresh_wanted()

    def _take_trouble(self, error: StationError) -> None:
        self._is_acting = False
        self._say(Sign.NO, advice_of(error))

    # showing

    def _say(self, sign: Sign, words: Words) -> None:
        self._notice = NoticeShown(sign, words)
        self._show()

    def _row(self) -> PrinterRow | None:
        return next((row for row in self._rows if row.name == self._chosen), None)

    def _asked(self) -> PrintJob | None:
        row = self._row()
        return row.in_doubt[0] if row is not None and row.in_doubt else None

    def _show(self) -> None:
        now, row = self._now(), self._row()
        self._view.show_printers(
            PrintersShown(
                tuple(row_shown(r, r.name == self._chosen, self._zone) for r in self._rows),
                label_shown(row, self._zone) if row is not None else None,
                panel_shown(row, self._zone) if row is not None else None,
                FootShown(self._keys(row), self._notice),
                f"{now.astimezone(self._zone):%H:%M}",
                self._is_stale,
            )
        )

    @staticmethod
    def _keys(row: PrinterRow | None) -> tuple[KeyShown, ...]:
        """Only what does something to the framed printer."""
        if row is None:
            return (LEAVE,)
        spare = (KeyShown("U", Say("Use {spare}", spare=row.spare)),) if row.spare else ()
        return (ARROWS, TEST, *spare, LEAVE)
