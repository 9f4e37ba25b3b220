"""From one printer's row to what the screen shows of it. No Qt in this file."""

from datetime import tzinfo

from desktop.printers.known import known_of, known_words
from desktop.printers.ports import Condition, DeskRefusal, Known, KnownKind, PrinterRow
from desktop.printers.shown import KnownShown, LabelShown, OptionShown, PanelShown, RowShown
from desktop.say import Say, Words
from desktop.shown import Sign
from desktop.wording import TROUBLES, PrinterTrouble
from fulfilment.shipping.ports import PrintJob

_FINE = {
    Condition.READY: Say("Ready"),
    Condition.BUSY: Say("Printing"),
    Condition.BUFFER_FULL: Say("Printing"),
}
_REFUSALS = {
    DeskRefusal.NO_SUCH_PRINTER: Say("This printer is no longer there."),
    DeskRefusal.NO_SPARE: Say("There is no spare printer."),
    DeskRefusal.SPARE_NOT_READY: Say("The spare is not ready: see to it first."),
    DeskRefusal.NOT_READY: Say("Not now: this printer wants a hand first."),
    DeskRefusal.NOT_IN_DOUBT: Say("That was decided already."),
}
_QUESTION = (
    OptionShown(Say("Scan"), "", Say("Yes: scan that label"), Say("the scan is the proof")),
    OptionShown("N", "N", Say("No: print the same one again"), Say("same number, nothing bought twice")),
    OptionShown("H", "H", Say("Not sure: to the supervisor"), Say("put the parcel aside")),
)
KNOWN_MOST = 4


def refusal_words(refusal: DeskRefusal) -> Words:
    return _REFUSALS[refusal]


def tail(number: str) -> str:
    return number[-4:]


def row_shown(row: PrinterRow, is_chosen: bool, zone: tzinfo | None) -> RowShown:
    title: Words = Say("{printer}·Station {station}", printer=row.name, station=row.station)
    if not row.station:
        title = row.name
    sign, is_quiet = sign_of(row.condition)
    return RowShown(row.name, title, _detail(row, zone), sign, is_quiet, bool(row.in_doubt), is_chosen)


def sign_of(condition: Condition) -> tuple[Sign, bool]:
    """A printer that is fine has a grey tick: green would mean just now, and right."""
    if condition in _FINE:
        return Sign.RIGHT, True
    return (Sign.NO if condition is Condition.OFFLINE else Sign.ATTENTION), False


def _detail(row: PrinterRow, zone: tzinfo | None) -> Words:
    """What is wrong or loaded, and how many labels wait for it."""
    said = _state_words(row, zone)
    if row.waiting:
        return Say("{state}·{n} waiting", state=said, n=row.waiting)
    return Say("{state}·{detail}", state=said, detail=row.detail) if row.detail else said


def _state_words(row: PrinterRow, zone: tzinfo | None) -> Words:
    if row.condition in _FINE:
        return _FINE[row.condition]
    if row.condition is Condition.OFFLINE and row.since is not None:
        return Say("No answer since {time}", time=f"{row.since.astimezone(zone):%H:%M}")
    return TROUBLES[PrinterTrouble(row.condition.value)].word


def label_shown(row: PrinterRow, zone: tzinfo | None) -> LabelShown:
    title = Say("Last on {printer}", printer=row.name)
    if row.last is None:
        return LabelShown(title, "", None, Say("Nothing printed yet"))
    clock = f"{row.last.changed_at.astimezone(zone):%H:%M:%S}"
    size = f"{len(row.last.document) / 1000:.1f}"
    language, number = row.last.language.upper(), tail(row.last.tracking_number)
    caption = Say("{language}·{size} kB·number ends {tail}", language=language, size=size, tail=number)
    return LabelShown(title, clock, row.picture, caption)


def panel_shown(row: PrinterRow, zone: tzinfo | None) -> PanelShown:
    return _question(row, row.in_doubt[0], zone) if row.in_doubt else _state(row, zone)


def _question(row: PrinterRow, job: PrintJob, zone: tzinfo | None) -> PanelShown:
    title = Say("Did {tail} come out?", tail=tail(job.tracking_number))
    sentence = Say("Look at the printer, then choose.")
    more = len(row.in_doubt) - 1
    last: Words = Say("A label in doubt is never sent again by itself.")
    if more:
        last = Say("{n} more in doubt after this one.", n=more)
    known = _lines(row.history or known_of(job), zone)
    return PanelShown(Sign.DOUBT, False, title, sentence, _QUESTION, known, last)


def _state(row: PrinterRow, zone: tzinfo | None) -> PanelShown:
    sign, is_quiet = sign_of(row.condition)
    known = row.history or (known_of(row.last) if row.last is not None else ())
    if row.condition in _FINE:
        sentence = Say("{n} in its queue.", n=row.waiting) if row.waiting else Say("Nothing waits.")
        return PanelShown(sign, is_quiet, _FINE[row.condition], sentence, (), _lines(known, zone), row.url)
    told = TROUBLES[PrinterTrouble(row.condition.value)]
    return PanelShown(sign, is_quiet, told.word, told.sentence, (), _lines(known, zone), row.url)


def _lines(known: tuple[Known, ...], zone: tzinfo | None) -> tuple[KnownShown, ...]:
    return tuple(_line(line, zone) for line in known[-KNOWN_MOST:])


def _line(known: Known, zone: tzinfo | None) -> KnownShown:
    is_doubt = known.kind in (KnownKind.IN_DOUBT, KnownKind.NO_ODOMETER)
    clock = f"{known.at.astimezone(zone):%H:%M:%S.%f}"[:11] if known.at is not None else ""
    sign = Sign.DOUBT if is_doubt else Sign.WAITING if known.kind is KnownKind.QUEUED else Sign.RIGHT
    return KnownShown(clock, sign, not is_doubt, known_words(known))
