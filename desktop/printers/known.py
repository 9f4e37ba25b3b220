"""What the journal knows of one label, line by line. No Qt in this file."""

import re
from collections.abc import Callable

from desktop.printers.ports import Known, KnownKind
from desktop.say import Say, Words
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
    before = job.odometer_before
    has_count = before is not None and before >= 0
    count = Known(KnownKind.ODOMETER, str(before)) if has_count else Known(KnownKind.NO_ODOMETER)
    why = job.evidence if job.state is PrintState.PRINTED else job.detail
    return (
        Known(KnownKind.BYTES, str(len(job.document))),
        count,
        Known(_STATES[job.state], why, job.changed_at),
    )


_PHRASES: tuple[tuple[str, Callable[[str, str], Say]], ...] = (
    (r"odometer still (\d+)()", lambda a, _: Say("count still {a}", a=a)),
    (r"odometer (\d+) before, silent after()", lambda a, _: Say("count {a} before, silent after", a=a)),
    (r"odometer (\d+) before, (\d+) after", lambda a, b: Say("count {a} before, {b} after", a=a, b=b)),
    (r"odometer (\d+)()", lambda a, _: Say("count {a}", a=a)),
    (r"odometer()()", lambda _, __: Say("by the printer's count")),
    (r"acknowledged()()", lambda _, __: Say("the printer said so")),
    (r"not acknowledged()()", lambda _, __: Say("no word from the printer")),
    (r"idle()()", lambda _, __: Say("the printer is idle again")),
    (r"not sent: (\w+), not (\w+)", lambda a, b: Say("a {a} label, the printer reads {b}", a=a, b=b)),
    (r"file()()", lambda _, __: Say("the file is there")),
    (r"no odometer()()", lambda _, __: Say("no count")),
    (r"printer (ready|busy)()", lambda _, __: Say("printer answers")),
    (r"printer not asked()()", lambda _, __: Say("printer not asked")),
    (r"printer offline()()", lambda _, __: Say("printer silent")),
    (r"printer (\w+)()", lambda _, __: Say("printer wants a hand")),
)


def reason_words(value: str) -> Words:
    """Why, as the spool wrote it; the last part that we have words for, else as it stands."""
    for part in reversed(value.split("; ")):
        for pattern, say in _PHRASES:
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
        case KnownKind.PRINTED:
            return Say("Printed: {why}", why=reason_words(value)) if value else Say("Printed")
        case KnownKind.SCANNED:
            return Say("Scanned: it is out")
        case KnownKind.IN_DOUBT:
            return Say("Not proven: {why}", why=reason_words(value)) if value else Say("Not proven")
        case KnownKind.VOID:
            return Say("Void")
