"""Turns what the station answered into what the bench shows. Pure functions; no Qt in this file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from desktop.bench.keys import bench_keys
from desktop.bench.parcels import asked_verdict, parcel_shown, parcel_verdict
from desktop.bench.screen import (
    BenchScreen,
    ChoicesShown,
    Content,
    FactShown,
    JustShown,
    OrderShown,
    RowShown,
    StepShown,
)
from desktop.say import Both, Say, Words
from desktop.shown import KeyShown, Progress, Sign, Tone, VerdictShown, Wish
from desktop.states import PrinterNow, clock_of, time_left
from desktop.wording import REFUSALS, carrier_name, channel_name
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.session import PackingSession, Refusal, Step
from fulfilment.packing.work import Product, Work, WorkLine

GO_ON = KeyShown("Esc", Say("Done, go on"), Wish.GO_ON)
_OF_LABELS = {Refusal.VOID_LABEL, Refusal.OTHER_BOX, Refusal.LABEL_NOT_OUT}


@dataclass(frozen=True)
class Around:
    """What stands beside the outcome. product: by SKU. at: now, aware. label_image: PNG, b"" for none yet."""

    product: Callable[[str], Product | None]
    printer: PrinterNow | None
    at: datetime
    label_image: bytes = b""


def bench_screen(outcome: Outcome, around: Around) -> BenchScreen:
    """The whole screen. Refused hides doubt, doubt the printer, the printer complete, complete OK."""
    session = outcome.session
    keys = bench_keys(outcome, around.printer is not None and around.printer.trouble is not None)
    if outcome.refusal is not None:
        return BenchScreen(_refused(outcome), _refused_content(outcome, around), keys)
    caption = box_caption(session) if session is not None else ""
    asked = asked_verdict(outcome, caption, around.at)
    if session is None:
        return BenchScreen(asked or _idle(outcome), None if asked else _idle_content(outcome), keys)
    if asked is not None and session.step is Step.SCANNING:
        return BenchScreen(asked, order_shown(outcome, session, around), keys)
    if session.step is not Step.SCANNING:
        verdict = asked or parcel_verdict(outcome, session, caption, around.printer)
        content = parcel_shown(outcome, session, around.printer, around.label_image)
        return BenchScreen(verdict, content, keys)
    normal = _waiting(session, caption, outcome)
    if outcome.answer not in (Answer.ITEM_OK, Answer.LINE_DONE):
        return BenchScreen(normal, order_shown(outcome, session, around), keys)
    return BenchScreen(
        _item_ok(outcome, session, caption), order_shown(outcome, session, around), keys, normal
    )


def order_caption(work: Work) -> Words:
    return Say(
        "Wave {wave}·order {position} of {size}",
        wave=work.wave_number,
        position=work.position,
        size=work.wave_size,
    )


def box_caption(session: PackingSession) -> Words:
    """Which box it is, as soon as the order has more than one."""
    if len(session.boxes) == 1 and (session.is_whole or not session.box.is_full):
        return order_caption(session.work)
    return Say("Order {position}·box {box}", position=session.work.position, box=session.at + 1)


def progress_of(session: PackingSession, fresh: int = 0) -> Progress:
    return Progress(session.pieces_packed, session.pieces_due, fresh)


def _fresh(outcome: Outcome, session: PackingSession) -> int:
    """How many pieces the last scan stood for."""
    is_item = outcome.answer in (Answer.ITEM_OK, Answer.LINE_DONE, Answer.WHOLE)
    return session.history[-1].pieces if is_item and session.history else 0


def _waiting(session: PackingSession, caption: Words, outcome: Outcome) -> VerdictShown:
    left = session.pieces_due - session.pieces_packed
    sentence: Words = Say("Any item, in any order.")
    if left == 1:
        sentence = Say("The last one.")
    if outcome.answer is Answer.UNDONE:
        sentence = Say("Took one back. Scan any item.")
    elif outcome.answer is Answer.DESCRIBED:
        sentence = Say("Lot noted. Scan the next item.")
    elif outcome.answer is Answer.REPEATED:
        sentence = Say("Same code twice: counted once.")
    elif outcome.answer is Answer.BOX_CLOSED:
        sentence = Say("Box closed. Scan into the next one.")
    return VerdictShown(
        Tone.NORMAL,
        caption,
        Say("Scan next"),
        sentence,
        hero=str(left),
        hero_unit=Say("left"),
        progress=progress_of(session),
    )


def _item_ok(outcome: Outcome, session: PackingSession, caption: Words) -> VerdictShown:
    line = next((line for line in session.work.lines if line.ref == outcome.line), None)
    sentence: Words = ""
    if line is not None and outcome.scanned is not None:
        done = session.packed.get(line.ref, 0)
        sentence = Say("{name}\n{done} of {due}", name=title(outcome.scanned), done=done, due=line.quantity)
    progress = progress_of(session, _fresh(outcome, session))
    return VerdictShown(Tone.OK, caption, Say("OK"), sentence, progress=progress)


def _refused(outcome: Outcome) -> VerdictShown:
    assert outcome.refusal is not None
    told, session = REFUSALS[outcome.refusal], outcome.session
    return VerdictShown(
        Tone.STOP,
        box_caption(session) if session else "",
        told.word,
        told.sentence,
        key=GO_ON,
        progress=progress_of(session) if session else None,
    )


def _refused_content(outcome: Outcome, around: Around) -> Content:
    """The rows stay where they were; what was scanned stands over them."""
    assert outcome.refusal is not None
    reason = REFUSALS[outcome.refusal].short
    product, just = outcome.scanned, None
    if product is not None:
        just = JustShown(title(product), detail(product, outcome.code), product.picture, reason)
    elif outcome.code:
        is_label = outcome.refusal in _OF_LABELS
        what = Say("A label, not goods") if is_label else Say("Not in the list of goods")
        just = JustShown(outcome.code, what, "", reason)
    if outcome.session is None:
        return OrderShown("", (), "", (), just) if just else None
    return order_shown(outcome, outcome.session, around, just)


def _idle(outcome: Outcome) -> VerdictShown:
    """Nothing on the bench: how many orders wait, and how the next one opens."""
    waiting = sum(work.may_be_packed for work in outcome.work)
    if outcome.answer is Answer.SET_ASIDE:
        return VerdictShown(Tone.SET_ASIDE, "", Say("Set aside"), Say("Put the tote on the waiting shelf."))
    if not waiting:
        return VerdictShown(Tone.NORMAL, "", Say("All done"), Say("Press F9, then F2 to get work."))
    return VerdictShown(
        Tone.NORMAL,
        Say("This station's work"),
        Say("Scan to begin"),
        Say("A tote, a pick list or an item."),
        hero=str(waiting),
        hero_unit=Say("orders"),
    )


def _idle_content(outcome: Outcome) -> Content:
    last: tuple[StepShown, ...] = ()
    if outcome.closed is not None:
        detail_words = Say(
            "{carrier}·order {ref}",
            carrier=carrier_name(outcome.closed.carrier),
            ref=tail_of(outcome.closed.ref),
        )
        last = (StepShown(Say("Parcel {tail} closed", tail=outcome.code[-4:]), detail_words, Sign.RIGHT),)
    following = StepShown(
        Say("Scan the next one"), Say("Its order opens by itself"), number="→", is_present=True
    )
    return ChoicesShown("", (*last, following))


def order_shown(
    outcome: Outcome, session: PackingSession, around: Around, just: JustShown | None = None
) -> OrderShown:
    work = session.work
    fresh = _fresh(outcome, session)
    rows = tuple(
        _row(line, session, around.product(line.sku), fresh if line.ref == outcome.line else 0)
        for line in work.lines
    )
    return OrderShown(str(work.order_id), _facts(work, around.at), _note(work, around), rows, just)


def _facts(work: Work, at: datetime) -> tuple[FactShown, ...]:
    order = Say("Order·{channel}", channel=channel_name(work.channel))
    return (
        FactShown(order, tail_of(work.ref), 5),
        FactShown(Say("Carrier"), carrier_name(work.carrier), 3),
        FactShown(Say("Tote"), work.tote, 3),
        FactShown(Say("Due {time}", time=clock_of(work.due_at)), time_left(work.due_at, at), 4),
    )


def tail_of(ref: str) -> str:
    """An id by its end, which is what tells one from the next: …8890 1407. Short ones stay whole."""
    if len(ref) <= 10:
        return ref
    tail = ref[-8:]
    return f"…{tail[:4]} {tail[4:]}" if tail.isdigit() else f"…{tail}"


def _note(work: Work, around: Around) -> Words:
    """What the customer asked for, the gift note, and what the goods themselves ask for. Never cut."""
    asked = [note for note in (work.note, work.gift_note) if note]
    goods = [around.product(line.sku) for line in work.lines]
    zh = [*asked, *dict.fromkeys(item.note_zh for item in goods if item and item.note_zh)]
    en = [*asked, *dict.fromkeys(item.note_en for item in goods if item and item.note_en)]
    return Both("".join(zh), " ".join(en)) if zh or en else ""


def _row(line: WorkLine, session: PackingSession, product: Product | None, fresh: int) -> RowShown:
    done = session.packed.get(line.ref, 0)
    if product is None:
        return RowShown(str(line.sku), Say("Not in the list of goods"), "", done, line.quantity, fresh)
    code = product.barcodes[0].code if product.barcodes else ""
    return RowShown(title(product), detail(product, code), product.picture, done, line.quantity, fresh)


def title(product: Product) -> Both:
    return Both(product.title_zh, product.title_en)


def detail(product: Product, code: str) -> Words:
    """What tells it from its sisters: the option, and the end of its code."""
    spec = Both(product.spec_zh, product.spec_en)
    if not code:
        return spec
    if not (product.spec_zh or product.spec_en):
        return Say("code ends {tail}", tail=code[-4:])
    return Say("{option}·code ends {tail}", option=spec, tail=code[-4:])
