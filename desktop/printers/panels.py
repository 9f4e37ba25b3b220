"""From one printer's row to what the screen shows of it. No Qt in this file."""

from dataclasses import replace
from datetime import tzinfo

from desktop.printers.known import known_of, lines_of
from desktop.printers.labels import label_shown, tail
from desktop.printers.ports import Aside, Condition, DeskRefusal, LabelPicture, PrinterRow
from desktop.printers.shown import LabelShown, OptionShown, PanelShown, RowShown
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
    DeskRefusal.OWN_KEYS: Say("It measures by its own keys: see its manual."),
    DeskRefusal.NOT_IN_DOUBT: Say("That was decided already."),
    DeskRefusal.OTHER_LANGUAGE: Say("The spare reads other labels: these stay here."),
    DeskRefusal.NO_SUCH_LABEL: Say("This label is no longer known."),
    DeskRefusal.BEGUN: Say("Too late: it has left the queue."),
    DeskRefusal.STILL_COMING: Say("Its last copy is still on its way."),
    DeskRefusal.NO_PARCEL: Say("A test label: T prints another."),
    DeskRefusal.NO_ADDRESS: Say("Its address is deleted: it cannot be drawn."),
    DeskRefusal.VOID_NUMBER: Say("Its number is void: throw that label away."),
    DeskRefusal.NO_LEAVE: Say("Only a supervisor's badge gives leave."),
    DeskRefusal.BENCH_BUSY: Say("Another order is on the bench: finish it first."),
    DeskRefusal.SET_ASIDE: Say("Its order is set aside: decide that first."),
    DeskRefusal.ELSEWHERE: Say("Its order is no longer at this station."),
    DeskRefusal.NO_NUMBERS: Say("No numbers are left for its carrier."),
    DeskRefusal.CANCELLED: Say("Its order is cancelled."),
    DeskRefusal.HELD: Say("Its order is on hold."),
}
_QUESTION = (
    OptionShown(Say("Scan"), "", Say("Yes: scan that label"), Say("the scan is the proof"), True),
    OptionShown("N", "N", Say("No: print the same one again"), Say("same number, nothing bought twice")),
    OptionShown("H", "H", Say("Not sure: to the supervisor"), Say("put the parcel aside")),
)


def refusal_words(refusal: DeskRefusal) -> Words:
    return _REFUSALS[refusal]


def aside_words(aside: Aside, tail: Words) -> Words:
    match aside:
        case Aside.PARCEL:
            return Say("Order of {tail} is set aside.", tail=tail)
        case Aside.ALREADY:
            return Say("Order of {tail} was set aside already.", tail=tail)
        case Aside.CLOSED:
            return Say("{tail} stays in doubt: its parcel is closed.", tail=tail)
        case Aside.NOBODY:
            return Say("{tail} stays in doubt: no parcel here waits for it.", tail=tail)


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


def last_shown(row: PrinterRow, picture: LabelPicture | None, zone: tzinfo | None) -> LabelShown:
    """The last label of one printer."""
    title = Say("Last on {printer}", printer=row.name)
    if row.last is None:
        return LabelShown(title, "", None, Say("Nothing printed yet"))
    return label_shown(title, row.last, picture, zone)


BLANK = OptionShown("B", "B", Say("Blank labels come out"), Say("what to do about it"))
_STEPS = (
    OptionShown(
        "1", "", Say("Lay the roll straight, close the lid"), Say("the guides touch it on both sides")
    ),
    OptionShown("K", "K", Say("Measure the labels: calibrate"), Say("a few blank ones come: that is right")),
    OptionShown("T", "T", Say("Print a test label"), Say("the next one starts at its upper edge")),
)


def blank_panel() -> PanelShown:
    """The blank-label complaint, with the steps that mend it."""
    title = Say("Blank labels come out?")
    sentence = Say("The printer has lost where a label ends.")
    last = Say("Still blank: the roll has another size than is set.")
    return PanelShown(Sign.ATTENTION, False, title, sentence, _STEPS, (), last)


def panel_shown(row: PrinterRow, zone: tzinfo | None) -> PanelShown:
    return _question(row, row.in_doubt[0], zone) if row.in_doubt else _state(row, zone)


def _question(row: PrinterRow, job: PrintJob, zone: tzinfo | None) -> PanelShown:
    asked = doubt_panel(job, zone)
    more = len(row.in_doubt) - 1
    last = Say("{n} more in doubt after this one.", n=more) if more else asked.last
    known = lines_of(row.history, zone) if row.history else asked.known
    return replace(asked, known=known, last=last)


def doubt_panel(job: PrintJob, zone: tzinfo | None) -> PanelShown:
    title = Say("Did {tail} come out?", tail=tail(job.tracking_number))
    sentence = Say("Look at the printer, then choose.")
    last = Say("A label in doubt is never sent again by itself.")
    return PanelShown(Sign.DOUBT, False, title, sentence, _QUESTION, lines_of(known_of(job), zone), last)


def _state(row: PrinterRow, zone: tzinfo | None) -> PanelShown:
    sign, is_quiet = sign_of(row.condition)
    known = lines_of(row.history or (known_of(row.last) if row.last is not None else ()), zone)
    if row.condition in _FINE:
        sentence = Say("{n} in its queue.", n=row.waiting) if row.waiting else Say("Nothing waits.")
        return PanelShown(sign, is_quiet, _FINE[row.condition], sentence, (BLANK,), known, row.url)
    told = TROUBLES[PrinterTrouble(row.condition.value)]
    options = (BLANK,) if row.condition is Condition.MEDIA_WRONG else ()
    return PanelShown(sign, is_quiet, told.word, told.sentence, options, known, row.url)
