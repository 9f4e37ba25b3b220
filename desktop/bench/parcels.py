"""The bench from the whole parcel on: label coming, printed, waiting for a hand, or in doubt. No Qt here."""

from datetime import datetime

from desktop.bench.screen import LabelShown, ParcelShown, StepShown
from desktop.say import Say, Words
from desktop.shown import KeyShown, Progress, Sign, Tone, VerdictShown, Wish
from desktop.states import PrinterNow
from desktop.wording import TROUBLES
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.ports import LabelNow
from fulfilment.packing.reasons import LabelDeed
from fulfilment.packing.session import PackingSession

OUT = ("sent", "printed", "scanned")  # as far as the packer is concerned, the label is there
SET_ASIDE_KEY = KeyShown("F5", "", Wish.SET_ASIDE)
_WITHOUT_LEAVE: dict[LabelDeed, Say] = {
    LabelDeed.REPRINT: Say("No reprint"),
    LabelDeed.REDO: Say("Keep the label"),
    LabelDeed.ADD: Say("No more box"),
}


def parcel_verdict(
    outcome: Outcome, session: PackingSession, caption: Words, printer: PrinterNow | None
) -> VerdictShown:
    progress = Progress(session.pieces_packed, session.pieces_due)
    label = outcome.label
    word = Say("All packed") if session.is_whole else Say("Box {box} is full", box=session.at + 1)
    if label is not None and label.state == "in_doubt":
        return VerdictShown(
            Tone.DOUBT, caption, Say("Did {tail} come out?", tail=_tail(session)),
            Say("Look at the printer, then choose."), progress=progress,
        )  # fmt: skip
    if is_out(label):
        sentence = Say("Stick the label on, then scan it.")
        return VerdictShown(Tone.COMPLETE, caption, word, sentence, progress=progress)
    if printer is not None and printer.trouble is not None:
        told = TROUBLES[printer.trouble]
        return VerdictShown(Tone.ATTENTION, caption, told.word, told.sentence, progress=progress)
    coming = Say("Close the box. The label is coming.")
    return VerdictShown(Tone.COMPLETE, caption, word, coming, progress=progress)


def asked_verdict(outcome: Outcome, caption: Words, at: datetime) -> VerdictShown | None:
    """What the bench waits for before it does what is wanted of a label; None when it waits for nothing.

    at: now, aware.
    """
    session, wanted = outcome.session, outcome.wanted
    progress = Progress(session.pieces_packed, session.pieces_due) if session is not None else None
    if wanted is not None and wanted.wants_label:
        return VerdictShown(
            Tone.DOUBT, caption, Say("Which label?"), Say("Scan the label that is to be void."),
            key=KeyShown("Esc", Say("Back"), Wish.GO_ON), progress=progress,
        )  # fmt: skip
    if wanted is None and outcome.answer is not Answer.LEAVE_ASKED:
        return None
    deed = wanted.deed if wanted is not None else LabelDeed.REPRINT
    sentence = Say("A supervisor's badge gives leave.")
    if deed is not LabelDeed.REPRINT:
        sentence = Say("Wants leave: a supervisor's badge.")
    box = session.find_box(wanted.tracking_number) if session is not None and wanted is not None else None
    if deed is LabelDeed.REDO and box is not None and box.void_by is not None and at > box.void_by:
        sentence = Say("The carrier charges for it. Wants leave.")
    return VerdictShown(
        Tone.DOUBT, caption, Say("Supervisor?"), sentence,
        key=KeyShown("Esc", _WITHOUT_LEAVE[deed], Wish.GO_ON), progress=progress,
    )  # fmt: skip


def is_out(label: LabelNow | None) -> bool:
    return label is not None and label.state in OUT


def parcel_shown(
    outcome: Outcome, session: PackingSession, printer: PrinterNow | None, image: bytes
) -> ParcelShown:
    label = outcome.label
    checked = _first_step(session)
    if label is not None and label.state == "in_doubt":
        shown = LabelShown(Sign.DOUBT, Say("Not known if printed"), image)
        return ParcelShown(shown, _doubt_steps())
    if is_out(label):
        assert label is not None
        steps = (checked, _printed(label), _scan_label(session, is_present=True))
        shown = LabelShown(Sign.RIGHT, _where(label), image)
        return ParcelShown(shown, steps, Say("Label ends with"), _tail(session))
    if printer is not None and printer.trouble is not None:
        shown = LabelShown(Sign.WAITING, Say("Not printed, waiting"), image)
        return ParcelShown(shown, (checked, *_trouble_steps(printer)))
    return _coming(session, checked, image)


def _coming(session: PackingSession, checked: StepShown, image: bytes) -> ParcelShown:
    shown = LabelShown(Sign.WAITING, Say("The label is coming"), image)
    printing = StepShown(
        Say("Label is printing"), Say("Close the box meanwhile"), number="2", is_present=True
    )
    tail = _tail(session)
    caption: Words = Say("Label ends with") if tail else ""
    return ParcelShown(shown, (checked, printing, _scan_label(session, is_present=False)), caption, tail)


def _tail(session: PackingSession) -> str:
    return (session.tracking_number or "")[-4:]


def _first_step(session: PackingSession) -> StepShown:
    """What has been done; or the old label, which must not go out with the new one."""
    if session.box.voided:
        title = Say("Throw {tail} away", tail=session.box.voided[-1][-4:])
        return StepShown(title, Say("that label is void"), Sign.ATTENTION, is_quiet=False)
    if not session.is_whole:
        pieces = sum(session.box.pieces.values())
        return StepShown(
            Say("{pieces} pieces in this box", pieces=pieces), Say("the rest goes into the next"), Sign.RIGHT
        )
    return StepShown(
        Say("Checked {done} of {due}", done=session.pieces_packed, due=session.pieces_due),
        Say("Every piece was scanned"),
        Sign.RIGHT,
    )


def _scan_label(session: PackingSession, is_present: bool) -> StepShown:
    has_more = not session.is_whole or any(
        not box.is_closed for box in session.boxes if box is not session.box
    )
    then: Words = Say("The next box follows") if has_more else Say("Next order opens by itself")
    if session.was_packed:
        then = Say("It is packed again with it")
    return StepShown(Say("Scan the label"), then, number="3", is_present=is_present)


def _where(label: LabelNow) -> Words:
    """Sent is not printed: where the printer cannot say, the words do not either."""
    if label.state == "sent":
        return Say("Sent to printer {name}", name=label.printer)
    return Say("Printed on printer {name}", name=label.printer)


def _printed(label: LabelNow) -> StepShown:
    title = Say("Label sent") if label.state == "sent" else Say("Label printed")
    detail = Say(
        "Printer {name}·{time}", name=label.printer, time=f"{label.changed_at.astimezone():%H:%M:%S}"
    )
    return StepShown(title, detail, Sign.RIGHT)


def _trouble_steps(printer: PrinterNow) -> tuple[StepShown, ...]:
    """Wait for the printer; or, by a key, use the other one; or go on with the next order."""
    waiting = StepShown(
        Say("Waiting for printer {name}", name=printer.name), Say("prints once, when it is ready"),
        Sign.ATTENTION, is_quiet=False, is_present=True,
    )  # fmt: skip
    aside = StepShown(
        Say("Set aside, take the next"), Say("the label is kept"), key=SET_ASIDE_KEY, before=Say("or")
    )
    if not printer.spare and printer.why_no_spare:
        return waiting, StepShown(Say("No other printer"), printer.why_no_spare, Sign.WAITING), aside
    if not printer.spare:
        return waiting, aside
    other = StepShown(
        Say("Use printer {name}", name=printer.spare),
        Say("{media}·loaded", media=printer.media) if printer.media else Say("ready"),
        key=KeyShown("F6", "", Wish.OTHER_PRINTER), before=Say("or"),
    )  # fmt: skip
    return waiting, other, StepShown(aside.title, aside.detail, key=SET_ASIDE_KEY)


def _doubt_steps() -> tuple[StepShown, ...]:
    """Nothing in doubt is ever sent again by itself: the packer scans it or asks for a reprint."""
    return (
        StepShown(
            Say("Yes: scan that label"), Say("the scan is the proof"), number="→", is_present=True
        ),
        StepShown(
            Say("No: print it again"), Say("same number, nothing bought twice"),
            key=KeyShown("F8", "", Wish.REPRINT), before=Say("or"),
        ),
        StepShown(Say("Not sure: set aside"), Say("a supervisor decides"), key=SET_ASIDE_KEY),
    )  # fmt: skip
