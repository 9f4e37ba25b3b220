"""From the papers of one printer to what the screen shows of them. No Qt in this file."""

from collections.abc import Mapping
from datetime import tzinfo

from desktop.printers.known import known_of, lines_of
from desktop.printers.ports import LabelPicture, LabelRow, NoPicture
from desktop.printers.shown import LabelRowShown, LabelShown, LabelsShown, OptionShown, PanelShown
from desktop.say import Say, Words
from desktop.shown import Sign
from fulfilment.shipping.ports import PrintJob, PrintState
from fulfilment.shipping.routing import WAYBILL

_S = PrintState
_STATES: dict[PrintState, tuple[Say, Say, Sign]] = {
    _S.RENDERED: (Say("waiting"), Say("It waits for its printer."), Sign.WAITING),
    _S.QUEUED: (Say("waiting"), Say("It waits for its printer."), Sign.WAITING),
    _S.SENDING: (Say("going out"), Say("It is going out now."), Sign.WAITING),
    _S.SENT: (Say("sent"), Say("Handed over: only its scan proves it."), Sign.WAITING),
    _S.PRINTED: (Say("printed"), Say("It came out."), Sign.RIGHT),
    _S.SCANNED: (Say("scanned"), Say("It was scanned: it is on its parcel."), Sign.RIGHT),
    _S.IN_DOUBT: (Say("in doubt"), Say("Look at the printer, then choose."), Sign.DOUBT),
    _S.VOID: (Say("void"), Say("It counts no more."), Sign.NO),
}
_NO_PICTURE = {
    NoPicture.GONE: Say("Deleted with the address: no picture"),
    NoPicture.BLANK: Say("Nothing on it"),
}
AGAIN = OptionShown("R", "R", Say("Print it once more"), Say("asks why, and counts on the label"))
REDO = OptionShown("D", "D", Say("Redo the label"), Say("the old number is void for ever"))
TAKE_OUT = OptionShown("V", "V", Say("Take it out of the queue"), Say("nothing of it was sent"))
_MAY_AGAIN = (_S.SENT, _S.PRINTED, _S.SCANNED, _S.VOID)


def tail(number: str) -> str:
    return number[-4:]


def name_of(job: PrintJob) -> Words:
    """A label by its number's tail, and which reprint it is."""
    if job.copy:
        return Say("{tail}·R{copy}", tail=tail(job.tracking_number), copy=job.copy)
    return tail(job.tracking_number)


def labels_shown(
    title: Words, rows: tuple[LabelRow, ...], chosen: str | None,
    pictures: Mapping[str, LabelPicture], zone: tzinfo | None,
) -> LabelsShown:  # fmt: skip
    return LabelsShown(title, tuple(_row(row, chosen, pictures.get(row.job.job_id), zone) for row in rows))


def _row(
    row: LabelRow, chosen: str | None, picture: LabelPicture | None, zone: tzinfo | None
) -> LabelRowShown:
    word, _, sign = _STATES[row.job.state]
    clock = f"{row.job.changed_at.astimezone(zone):%H:%M}"
    detail = Say("{order}·{clock}", order=_order(row), clock=clock)
    title = Say("{label}·{state}", label=name_of(row.job), state=word)
    small = picture.small if picture is not None and picture.small else None
    is_quiet = sign is not Sign.DOUBT
    return LabelRowShown(row.job.job_id, title, detail, sign, is_quiet, row.job.job_id == chosen, small)


def _order(row: LabelRow) -> Say:
    return Say("Order {order}", order=_short(row.order)) if row.order else Say("Test label")


def _short(order: str) -> str:
    """Ids show their tail; the look, section 8."""
    return order if len(order) <= 12 else f"…{order[-8:]}"


def label_shown(title: Words, job: PrintJob, picture: LabelPicture | None, zone: tzinfo | None) -> LabelShown:
    """One label, as it came out."""
    clock = f"{job.changed_at.astimezone(zone):%H:%M:%S}"
    if picture is not None and picture.reason is not None:
        unknown = Say("{language}: no picture of it here", language=job.language.upper())
        said = _NO_PICTURE.get(picture.reason, unknown)
        return LabelShown(title, clock, None, said)
    size = f"{len(job.document) / 1000:.1f}"
    caption = Say(
        "{language}·{size} kB·number ends {tail}",
        language=job.language.upper(), size=size, tail=tail(job.tracking_number),
    )  # fmt: skip
    return LabelShown(title, clock, picture.whole if picture is not None else None, caption)


def label_panel(row: LabelRow, zone: tzinfo | None) -> PanelShown:
    """What may be done with a label that is not in doubt."""
    job = row.job
    word, sentence, sign = _STATES[job.state]
    known = lines_of((*known_of(job), *row.reprints), zone)
    title = Say("{label}: {state}", label=name_of(job), state=word)
    return PanelShown(sign, True, title, sentence, options_of(row), known, _order_line(row))


def _order_line(row: LabelRow) -> Words:
    return Say("Order {order}", order=row.order) if row.order else Say("Test label")


def options_of(row: LabelRow) -> tuple[OptionShown, ...]:
    """Only a waybill has a number that another can replace."""
    redo = (REDO,) if row.order and row.job.kind == WAYBILL else ()
    if row.job.state is PrintState.QUEUED:
        return (TAKE_OUT, *redo)
    return (AGAIN, *redo) if row.order and row.job.state in _MAY_AGAIN else ()
