"""What the journal knows of one label, line by line. No Qt in this file."""

import re
from collections.abc import Callable
from datetime import tzinfo

from desktop.printers.ports import Known, KnownKind
from desktop.printers.reasons import why_words
from desktop.printers.shown import KnownShown
from desktop.say import Say, Words
from desktop.shown import Sign
from fulfilment.shipping.ports import PrintJob, PrintState

_STATES = {
    PrintState.RENDERED: KnownKind.QUEUED,
    PrintState.QUEUED: KnownKind.QUEUED,
    PrintState.SENDING: KnownKind.SENDING,
    PrintState.SENT: KnownKind.SENT,
    PrintState.PRINTED: KnownKind.PRINTED,
    PrintState.SCANNED: KnownKind.SCANNED,
    PrintState.IN_DOUBT: KnownKind.IN_DOUBT,
    PrintState.VOID: KnownKind.VOID,
}


def known_of(job: PrintJob) -> tuple[Known, ...]:
    """The job's own evidence, for a desk that keeps no finer history."""
    why = job.evidence if job.state is PrintState.PRINTED else job.detail
    now = Known(_STATES[job.state], why, job.changed_at)
    is_idle = job.state is PrintState.SENT and job.evidence == "idle"
    idle = (Known(KnownKind.IDLE, "", job.changed_at),) if is_idle else ()
    size = len(job.document)
    kept = (Known(KnownKind.BYTES, str(size)),) if size else ()
    return (*kept, *_count(job), now, *idle)


def _count(job: PrintJob) -> tuple[Known, ...]:
    """Nothing while it waits: the printer is asked when its turn comes."""
    before = job.odometer_before
    if before is not None and before >= 0:
        return (Known(KnownKind.ODOMETER, str(before)),)
    return () if job.state in (PrintState.RENDERED, PrintState.QUEUED) else (Known(KnownKind.NO_ODOMETER),)


# what tells most stands first: of several parts that one is said
_PHRASES: tuple[tuple[str, Callable[[str, str], Say]], ...] = (
    (r"other_program()()", lambda _, __: Say("another program printed here too")),
    (r"other_printer()()", lambda _, __: Say("the count went back: another printer?")),
    (r"not sent: (\w+), not (\w+)", lambda a, b: Say("a {a} label, the printer reads {b}", a=a, b=b)),
    (r"not acknowledged()()", lambda _, __: Say("no word from the printer")),
    (r"acknowledged()()", lambda _, __: Say("the printer said so")),
    (r"printer offline()()", lambda _, __: Say("printer silent")),
    (r"printer (?!ready|busy|not)(\w+)()", lambda _, __: Say("printer wants a hand")),
    (r"odometer still (\d+)()", lambda a, _: Say("count still {a}", a=a)),
    (r"odometer (\d+) before, silent after()", lambda a, _: Say("count {a} before, silent after", a=a)),
    (r"odometer (\d+) before, (\d+) after", lambda a, b: Say("count {a} before, {b} after", a=a, b=b)),
    (r"odometer (\d+)()", lambda a, _: Say("count {a}", a=a)),
    (r"odometer()()", lambda _, __: Say("by the printer's count")),
    (r"idle()()", lambda _, __: Say("the printer is idle again")),
    (r"file()()", lambda _, __: Say("the file is there")),
    (r"another copy was scanned()()", lambda _, __: Say("another copy was scanned")),
    (r"taken out of the queue()()", lambda _, __: Say("taken out of the queue")),
    (r"printed once more()()", lambda _, __: Say("printed once more")),
    (r"made anew: (\w+)()", lambda _, __: Say("another number took its place")),
    (r"printer (ready|busy)()", lambda _, __: Say("printer answers")),
    (r"no odometer()()", lambda _, __: Say("no count")),
    (r"printer not asked()()", lambda _, __: Say("printer not asked")),
)


def reason_words(value: str) -> Words:
    """Why, as the spool wrote it; the part that tells most and has words, else all of it as it stands."""
    parts = value.split("; ")
    for pattern, say in _PHRASES:
        for part in parts:
            if found := re.fullmatch(pattern, part):
                return say(found[1], found[2])
    return value


def known_words(known: Known) -> Words:
    value = known.value
    match known.kind:
        case KnownKind.BYTES:
            return Say("{n} bytes, kept to the bit", n=f"{int(value):,}")
        case KnownKind.ODOMETER:
            return Say("Printer's count before: {n}", n=f"{int(value):,}")
        case KnownKind.NO_ODOMETER:
            return Say("The printer gave no count")
        case KnownKind.QUEUED:
            return Say("Waits in the queue")
        case KnownKind.SENDING:
            return Say("'Sending' written to disk")
        case KnownKind.SENT:
            count = value.split(" ")[0]  # "12480 bytes handed over"
            return Say("{n} bytes sent", n=f"{int(count):,}") if count.isdigit() else Say("Sent, not proven")
        case KnownKind.IDLE:
            return Say("It printed and stopped: no proof")
        case KnownKind.PRINTED:
            return Say("Printed: {why}", why=reason_words(value)) if value else Say("Printed")
        case KnownKind.SCANNED:
            return Say("Scanned: it is out")
        case KnownKind.IN_DOUBT:
            return Say("Not proven: {why}", why=reason_words(value)) if value else Say("Not proven")
        case KnownKind.VOID:
            return Say("Void: {why}", why=reason_words(value)) if value else Say("Void")
        case KnownKind.REPRINTED:
            copy, why, who = value.split("|", 2)
            return Say("R{copy}·{why}·{who}", copy=copy, why=why_words(why), who=who)


def lines_of(known: tuple[Known, ...], zone: tzinfo | None, most: int = 4) -> tuple[KnownShown, ...]:
    """The newest of them."""
    return tuple(_line(line, zone) for line in known[-most:])


def _line(known: Known, zone: tzinfo | None) -> KnownShown:
    is_doubt = known.kind in (KnownKind.IN_DOUBT, KnownKind.NO_ODOMETER, KnownKind.IDLE)
    clock = f"{known.at.astimezone(zone):%H:%M:%S.%f}"[:11] if known.at is not None else ""
    sign = Sign.DOUBT if is_doubt else Sign.WAITING if known.kind is KnownKind.QUEUED else Sign.RIGHT
    return KnownShown(clock, sign, not is_doubt, known_words(known))
