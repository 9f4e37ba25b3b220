"""What the printers screen shows and what its keys and scans mean. No Qt in this file."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from typing import Protocol

from desktop.printers.chosen import Chosen
from desktop.printers.deeds import Deeds
from desktop.printers.labels import (
    AGAIN,
    REDO,
    TAKE_OUT,
    label_panel,
    label_shown,
    labels_shown,
    name_of,
    tail,
)
from desktop.printers.panels import blank_panel, doubt_panel, last_shown, panel_shown, row_shown
from desktop.printers.pictures import Pictures
from desktop.printers.ports import DeskRefusal, LabelRow, Leave, PrinterDesk, PrinterRow
from desktop.printers.reasons import REASONS, Reason, reason_panel
from desktop.printers.shown import LabelShown, PanelShown, PrintersShown
from desktop.running import Run
from desktop.say import Say, Words
from desktop.shown import KeyShown, Sign
from desktop.waves.bar import LEAVE
from desktop.waves.shown import FootShown, NoticeShown
from desktop.wording import advice_of
from fulfilment.errors import StationError
from fulfilment.packing.barcodes import RawScan
from fulfilment.packing.commands import Command, Deed, parse_badge, parse_command
from fulfilment.packing.reasons import LabelDeed
from fulfilment.shipping.ports import PrintJob, PrintState

AIM = re.compile(r"^\][A-Za-z][0-9A-Za-z]")  # an AIM identifier before the text, ISO/IEC 15424
ARROWS, TEST = KeyShown("↑ ↓", Say("Choose")), KeyShown("T", Say("Test"))
CALIBRATE, LABELS = KeyShown("K", Say("Calibrate")), KeyShown("J", Say("All labels"))
ROUTES, BACK = KeyShown("P", Say("Who prints what")), KeyShown("Esc", Say("Back"))
_DEED_OF_CARD = {Deed.REPRINT: LabelDeed.REPRINT, Deed.REDO: LabelDeed.REDO}
Read = tuple[tuple[PrinterRow, ...], LabelRow | None]


class PrintersView(Protocol):
    def show_printers(self, shown: PrintersShown) -> None: ...


def utc_now() -> datetime:
    return datetime.now(UTC)


class PrintersPresenter:
    """Either the printers are listed, or the labels of the framed one.

    run_bench: the bench's own lane, for what is decided about its parcels; None: the same as run.
    label_queued: called after each deed, as a label may wait now.
    """

    def __init__(
        self,
        view: PrintersView,
        desk: PrinterDesk,
        run: Run,
        zone: tzinfo | None = None,
        now: Callable[[], datetime] = utc_now,
        run_bench: Run | None = None,
        label_queued: Callable[[], None] = lambda: None,
    ) -> None:
        self._view, self._desk, self._run = view, desk, run
        self._run_bench, self._label_queued = run_bench or run, label_queued
        self._zone, self._now = zone, now
        self._chosen = Chosen()
        self._deeds = Deeds(run, self._say, self._after_deed)
        self._pictures = Pictures(desk, run, self._draw)
        self._is_reading = self._is_stale = self._is_helping = self._is_asking_leave = False
        self._notice: NoticeShown | None = None
        self._asked_for: LabelRow | None = None  # the label that waits for its reason
        self._deed = LabelDeed.REPRINT  # what it is asked for
        self._leave: Leave | None = None
        self._reason: Reason | None = None  # chosen before the leave was there

    # reading

    def on_refresh_wanted(self) -> None:
        if not self._is_reading:
            self._is_reading = True
            number = self._chosen.found_number
            self._run(lambda: self._read(number), self._take_rows, self._miss_rows)

    def _read(self, number: str) -> Read:
        return self._desk.list_printers(), self._desk.find(number) if number else None

    def _take_rows(self, read: Read) -> None:
        if self._is_stale:
            self._notice = None  # it said that nothing could be read
        self._is_reading = self._is_stale = False
        self._chosen.take(*read)
        self._show()

    def _after_deed(self) -> None:
        self._label_queued()
        self.on_refresh_wanted()

    def _miss_rows(self, error: StationError) -> None:
        self._is_reading, self._is_stale = False, True
        self._say(Sign.NO, advice_of(error))

    # choosing

    def on_stepped(self, down: int) -> None:
        if self._asked_for is None:
            self._chosen.step(down)
            self._calm()

    def on_chosen(self, name: str) -> None:
        self._chosen.printer = name
        self._calm()

    def on_label_chosen(self, job_id: str) -> None:
        self._chosen.label = job_id
        self._calm()

    def on_labels(self) -> None:
        self._chosen.open_labels()
        self._calm()

    def on_back(self) -> None:
        """One step: out of the question, out of the advice, out of the labels."""
        if self._asked_for is None and not self._is_helping:
            self._chosen.close_labels()
        self._calm()

    def _calm(self) -> None:
        self._asked_for, self._is_helping, self._notice = None, False, None
        self._show()

    # scans

    def on_scanned(self, scan: RawScan) -> None:
        """A label in doubt, on whichever printer, is proven by its scan. Any other label is looked up."""
        text = AIM.sub("", scan.text.strip())
        if badge := parse_badge(text):
            self._on_badge(badge.code)
        elif command := parse_command(text):
            self._on_card(command)
        elif job := self._chosen.doubt_of(text):
            out = Say("{tail} came out: proven.", tail=tail(text))
            self._deeds.do(lambda: self._desk.confirm_out(job.job_id), out)
        elif (asked := self._asked()) is not None:
            self._say(Sign.NO, Say("Not that label: scan {tail}.", tail=tail(asked.tracking_number)))
        else:
            self._run(lambda: self._desk.find(text), lambda row: self._take_found(text, row), self._warn)

    def _on_badge(self, badge: str) -> None:
        if self._asked_for is None:
            self._say(Sign.NO, Say("A badge gives leave: press R or D first."))
        else:
            self._ask_leave(badge)

    def _on_card(self, command: Command) -> None:
        """The cards of the bench that mean something here too: go on, reprint, redo, and their reasons."""
        deed = _DEED_OF_CARD.get(command.deed)
        if command.deed is Deed.GO_ON:
            self.on_back()
        elif deed is None:
            self._say(Sign.NO, Say("That card is for the bench."))
        elif self._asked_for is not None and deed is self._deed and command.reason in REASONS[deed]:
            self._reason = REASONS[deed][REASONS[deed].index(command.reason)]
            self._go_on()
        else:
            self._ask(deed)

    def _take_found(self, text: str, row: LabelRow | None) -> None:
        if row is None:
            self._say(Sign.NO, Say("No label {tail} at this station.", tail=tail(text)))
            return
        self._chosen.open_found(row)
        self._calm()

    # a label in doubt

    def on_print_again(self) -> None:
        if (job := self._asked()) is not None:
            said = Say("{tail} is printed once more.", tail=tail(job.tracking_number))
            self._deeds.do(lambda: self._desk.print_again(job.job_id), said)

    def on_set_aside(self) -> None:
        if (job := self._asked()) is not None:
            named = tail(job.tracking_number)
            self._deeds.do(lambda: self._desk.set_aside(job.job_id), named, self._run_bench)

    # any other label

    def on_again(self) -> None:
        self._ask(LabelDeed.REPRINT)

    def on_redo(self) -> None:
        """Void and replace."""
        self._ask(LabelDeed.REDO)

    def _ask(self, deed: LabelDeed) -> None:
        row, option = self._chosen.label_row(), REDO if deed is LabelDeed.REDO else AGAIN
        if row is not None and option in label_panel(row, self._zone).options:
            self._asked_for, self._deed, self._leave, self._reason = row, deed, None, None
            self._is_asking_leave = True
            self._ask_leave("")
            self._show()

    def _ask_leave(self, badge: str) -> None:
        about = self._asked_for
        self._run(
            lambda: self._desk.leave(badge),
            lambda leave: self._take_leave(about, badge, leave),
            self._warn,
        )

    def _take_leave(self, about: LabelRow | None, badge: str, leave: Leave | DeskRefusal) -> None:
        if about is not self._asked_for:
            return  # that question was left: leave is for one reprint
        self._is_asking_leave, self._notice = False, None
        if isinstance(leave, Leave):
            self._leave = leave
        elif badge:
            self._deeds.refuse(leave)
        self._go_on()

    def on_reason(self, number: int) -> None:
        """number: of the key, from 1. Before the leave is there, it is kept until the badge is scanned."""
        self._reason = REASONS[self._deed][number - 1]
        self._go_on()

    def _go_on(self) -> None:
        """Once both are known: why, and by whose leave."""
        row, leave, reason = self._asked_for, self._leave, self._reason
        if row is not None and leave is not None and reason is not None:
            self._asked_for = None
            self._do_asked(row.job, reason, leave)
        elif row is not None and reason is not None and not self._is_asking_leave and self._notice is None:
            self._notice = NoticeShown(Sign.NO, Say("A supervisor's badge first: scan it."))
        self._show()

    def _do_asked(self, job: PrintJob, reason: Reason, leave: Leave) -> None:
        named = tail(job.tracking_number)
        if self._deed is LabelDeed.REDO:
            self._deeds.do(lambda: self._desk.redo(job.job_id, reason, leave), named, self._run_bench)
        else:
            said = Say("{tail} is printed once more.", tail=named)
            self._deeds.do(lambda: self._desk.reprint(job.job_id, reason, leave), said)

    def on_cancel(self) -> None:
        row = self._chosen.label_row()
        if row is not None and TAKE_OUT in label_panel(row, self._zone).options:
            said = Say("{tail} is out of the queue.", tail=tail(row.job.tracking_number))
            self._deeds.do(lambda: self._desk.cancel(row.job.job_id), said)

    # the printer

    def on_test(self) -> None:
        if (row := self._chosen.row()) is not None:
            said = Say("{printer} prints a test label.", printer=row.name)
            self._deeds.do(lambda: self._desk.test(row.name), said)

    def on_calibrate(self) -> None:
        if (row := self._chosen.row()) is not None:
            self._is_helping = False
            said = Say("{printer} measures its labels: blank ones come now.", printer=row.name)
            self._deeds.do(lambda: self._desk.calibrate(row.name), said)

    def on_blank(self) -> None:
        """Blank labels come out: the steps that mend it."""
        self._is_helping, self._notice = True, None
        self._show()

    def on_use_spare(self) -> None:
        row = self._chosen.row()
        if row is not None and row.spare:
            self._deeds.do(lambda: self._desk.use_spare(row.name), "")

    def on_key(self, legend: str) -> None:
        """A key that the screen shows."""
        if legend.isdecimal() and self._asked_for is not None:
            self.on_reason(int(legend))
        elif (wish := self._wishes().get(legend)) is not None:
            wish()

    def _wishes(self) -> dict[str, Callable[[], None]]:
        return {
            "N": self.on_print_again, "H": self.on_set_aside, "T": self.on_test, "K": self.on_calibrate,
            "B": self.on_blank, "U": self.on_use_spare, "J": self.on_labels, "R": self.on_again,
            "D": self.on_redo, "V": self.on_cancel, "Esc": self.on_back,
        }  # fmt: skip

    # showing

    def _warn(self, error: StationError) -> None:
        self._say(Sign.NO, advice_of(error))

    def _say(self, sign: Sign, words: Words) -> None:
        self._notice = NoticeShown(sign, words)
        self._show()

    def _asked(self) -> PrintJob | None:
        """The label that the question on the screen is about."""
        if self._chosen.is_in_labels:
            row = self._chosen.label_row()
            return row.job if row is not None and row.job.state is PrintState.IN_DOUBT else None
        printer = self._chosen.row()
        return printer.in_doubt[0] if printer is not None and printer.in_doubt else None

    def _show(self) -> None:
        self._draw()
        self._pictures.want(self._chosen.in_sight())

    def _draw(self) -> None:
        chosen, row = self._chosen, self._chosen.row()
        labels = None
        if chosen.is_in_labels and row is not None:
            title = Say("Labels of {printer}", printer=row.name)
            labels = labels_shown(title, chosen.labels(), chosen.label, self._pictures.known, self._zone)
        self._view.show_printers(
            PrintersShown(
                tuple(row_shown(one, one.name == chosen.printer, self._zone) for one in chosen.rows),
                self._label_shown(),
                self._panel(),
                FootShown(self._keys(row), self._notice),
                f"{self._now().astimezone(self._zone):%H:%M}",
                self._is_stale,
                (TEST, CALIBRATE) if row is not None and labels is None else (),
                labels,
            )
        )

    def _label_shown(self) -> LabelShown | None:
        row, label = self._chosen.row(), self._chosen.label_row()
        known = self._pictures.known
        if self._chosen.is_in_labels:
            if label is None:
                return None
            return label_shown(name_of(label.job), label.job, known.get(label.job.job_id), self._zone)
        if row is None:
            return None
        picture = known.get(row.last.job_id) if row.last is not None else None
        return last_shown(row, picture, self._zone)

    def _panel(self) -> PanelShown | None:
        row, label = self._chosen.row(), self._chosen.label_row()
        if self._asked_for is not None:
            return reason_panel(self._deed, tail(self._asked_for.job.tracking_number), self._leave)
        if self._chosen.is_in_labels:
            if label is None:
                return None
            is_doubt = label.job.state is PrintState.IN_DOUBT
            return doubt_panel(label.job, self._zone) if is_doubt else label_panel(label, self._zone)
        if row is None:
            return None
        return blank_panel() if self._is_helping else panel_shown(row, self._zone)

    def _keys(self, row: PrinterRow | None) -> tuple[KeyShown, ...]:
        """Only what does something to the framed printer or label."""
        if row is None:
            return (LEAVE,)
        if self._asked_for is not None:
            return (BACK, LEAVE)
        if self._chosen.is_in_labels:
            return (ARROWS, BACK, LEAVE)
        if self._is_helping:
            return (BACK, LEAVE)
        spare = (KeyShown("U", Say("Use {spare}", spare=row.spare)),) if row.spare else ()
        return (ARROWS, LABELS, *spare, ROUTES, LEAVE)
