"""What the scanner page says of a scan: its characters, its rule, its fields, its times. No Qt here."""

import unicodedata
from collections.abc import Iterator

from desktop.say import Say, Words
from desktop.scanner.ports import Seen, SeenAndRead
from desktop.scanner.shown import EarShown, FieldShown, ScanRow, ScanShown
from desktop.shown import Sign
from desktop.wording import REFUSALS
from fulfilment.packing.barcodes import ItemCode, PieceDetails, Rule, ScanSource, Trouble, Unreadable
from fulfilment.packing.outcome import Answer
from fulfilment.packing.session import Refusal

MOST_SHOWN = 240  # characters of a code on the page; the export has them all


def visible(text: str) -> str:
    """text with its control characters by name: «GS», «LF», and a byte that was no text as «FFFD»."""
    return "".join(_sign(char) for char in text)


def _sign(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return f"«{_CONTROLS[code]}»"
    is_plain = unicodedata.category(char)[0] in "LMNPSZ" and char != "\ufffd"
    return char if is_plain else f"«{code:X}»"


def row_of(one: SeenAndRead, time: str, is_chosen: bool) -> ScanRow:
    seen = one.seen
    text = visible(seen.raw.text[:MOST_SHOWN])
    return ScanRow(seen.number, time, text, RULES[one.reading.rule], _answer(seen), _sign_of(one), is_chosen)


def scan_of(one: SeenAndRead, time: str) -> ScanShown:
    sign = _sign_of(one) or Sign.RIGHT
    sentence = SENTENCES[one.reading.rule]
    code = one.reading.code
    if isinstance(code, Unreadable):
        sentence = TROUBLES[code.reason]
    text = visible(one.seen.raw.text)
    more = len(text) - MOST_SHOWN
    shown = text if more <= 0 else f"{text[:MOST_SHOWN]} … +{more}"
    return ScanShown(
        sign, RULES[one.reading.rule], sentence, shown, tuple(_fields(one, time)), one.seen.is_test
    )


def ear_of(volume: int, is_voice_on: bool, trouble: str) -> EarShown:
    words: Words = f"{volume} %"
    if trouble == "no_device":
        words = Say("{volume} %, no speaker", volume=volume)
    elif volume == 0:
        words = Say("Off")
    return EarShown(
        volume, words, _VOICE[trouble] if is_voice_on and trouble in _VOICE else _voice(is_voice_on)
    )


def _voice(is_on: bool) -> Words:
    return Say("Voice on") if is_on else Say("Voice off")


def _answer(seen: Seen) -> Words:
    if seen.is_test:
        return Say("Only a test")
    if seen.refusal:
        return REFUSALS[Refusal(seen.refusal)].word
    return ANSWERS.get(seen.answer, "")


def _sign_of(one: SeenAndRead) -> Sign | None:
    if isinstance(one.reading.code, Unreadable) or one.seen.refusal:
        return Sign.NO
    if isinstance(one.reading.code, ItemCode) and one.reading.code.is_ambiguous:
        return Sign.DOUBT
    return Sign.RIGHT if one.seen.answer in _RIGHT else None


def _fields(one: SeenAndRead, time: str) -> Iterator[FieldShown]:
    seen, reading = one.seen, one.reading
    source: Words = SOURCES[seen.raw.source]
    if seen.raw.scanner:
        source = Say("{way}, {scanner}", way=source, scanner=seen.raw.scanner)
    yield FieldShown(Say("From"), Say("{way} at {time}", way=source, time=time))
    symbology = seen.raw.symbology or ""
    if symbology or reading.aim:
        yield FieldShown(Say("Symbol"), " ".join(filter(None, (symbology, reading.aim))))
    yield from _code_fields(one)
    if one.goods:
        yield FieldShown(Say("Goods here"), ", ".join(one.goods))
    answer = _answer(seen)
    if answer and not seen.is_test:
        yield FieldShown(Say("The bench said"), answer)
    if seen.took_ms is not None and seen.waited_ms is not None:
        timing = Say(
            "waited {wait} ms, answered in {took} ms",
            wait=f"{seen.waited_ms:.1f}",
            took=f"{seen.took_ms:.1f}",
        )
        yield FieldShown(Say("Time"), timing)
    length = len(seen.raw.text)
    reads = Say("{n} characters, read in {us} µs", n=length, us=f"{one.read_us:.0f}")
    yield FieldShown(Say("Reading"), reads)


def _code_fields(one: SeenAndRead) -> Iterator[FieldShown]:
    code = one.reading.code
    if isinstance(code, ItemCode):
        number = code.gtin14 or Say("{a} or {b}", a=code.keys[0], b=code.keys[1])
        yield FieldShown(Say("Item number"), number)
        if code.pieces is not None:
            yield FieldShown(Say("Pieces"), str(code.pieces))
        if code.weight_g is not None:
            yield FieldShown(Say("Weight"), f"{code.weight_g} g")
    if isinstance(code, ItemCode | PieceDetails):
        for caption, value in ((Say("Lot"), code.lot), (Say("Serial"), code.serial)):
            if value:
                yield FieldShown(caption, value)
        if code.expiry is not None:
            yield FieldShown(Say("Expiry"), code.expiry.isoformat())
    if isinstance(code, ItemCode) and code.doubt:
        yield FieldShown(Say("In doubt"), Say("{tail}: a separator was lost", tail=visible(code.doubt)))


_CONTROLS = (
    "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI",
    "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US",
)  # fmt: skip
RULES: dict[Rule, Say] = {
    Rule.CARD: Say("Command card"),
    Rule.BADGE: Say("Badge"),
    Rule.TAG: Say("RFID tag"),
    Rule.GS1: Say("GS1 label"),
    Rule.WEIGHED: Say("Weighed goods"),
    Rule.BOOK: Say("Book or magazine"),
    Rule.NUMBER: Say("Item number"),
    Rule.PLAIN: Say("Plain text"),
    Rule.NONE: Say("No code"),
}
SENTENCES: dict[Rule, Say] = {
    Rule.CARD: Say("Starts with PWC-: one of our cards."),
    Rule.BADGE: Say("Starts with PWB-: a person's badge."),
    Rule.TAG: Say("A tag's number: item and serial are in it."),
    Rule.GS1: Say("Fields of GS1: item, lot, expiry, serial."),
    Rule.WEIGHED: Say("The scale's pattern of this site fits."),
    Rule.BOOK: Say("An ISBN or ISSN: looked up as its EAN."),
    Rule.NUMBER: Say("A trade item number, its check digit is right."),
    Rule.PLAIN: Say("No known form: looked up as it stands."),
    Rule.NONE: Say("Nothing can be looked up."),
}
TROUBLES: dict[Trouble, Say] = {
    Trouble.EMPTY: Say("Nothing came: check the scanner's prefix."),
    Trouble.TOO_LONG: Say("Longer than any symbol: two scanners at once?"),
    Trouble.NOT_TEXT: Say("Bytes that are no text: check the scanner's settings."),
    Trouble.BAD_CHECK_DIGIT: Say("The check digit is wrong: scan it again."),
    Trouble.BROKEN_GS1: Say("Says GS1, but breaks its rules."),
    Trouble.UNKNOWN_CARD: Say("Our prefix, but no card of ours: print it anew."),
}
SOURCES: dict[ScanSource, Say] = {
    ScanSource.WEDGE: Say("keyboard scanner"),
    ScanSource.SERIAL: Say("serial scanner"),
    ScanSource.HID: Say("HID scanner"),
    ScanSource.CAMERA: Say("camera"),
    ScanSource.RFID: Say("RFID reader"),
    ScanSource.TYPED: Say("typed"),
}
ANSWERS: dict[str, Say] = {
    Answer.SIGNED_IN.value: Say("Signed in"),
    Answer.SIGNED_OUT.value: Say("Signed out"),
    Answer.OPENED.value: Say("Opened"),
    Answer.ITEM_OK.value: Say("OK"),
    Answer.LINE_DONE.value: Say("OK"),
    Answer.WHOLE.value: Say("All packed"),
    Answer.DESCRIBED.value: Say("Lot noted"),
    Answer.REPEATED.value: Say("Counted once"),
    Answer.UNDONE.value: Say("Took one back"),
    Answer.SET_ASIDE.value: Say("Set aside"),
    Answer.BOX_CLOSED.value: Say("Box closed"),
    Answer.CLOSED.value: Say("Closed"),
    Answer.WENT_ON.value: Say("Went on"),
    Answer.WISH.value: Say("Done"),
    Answer.LABEL_ASKED.value: Say("Label wanted"),
    Answer.LEAVE_ASKED.value: Say("Leave wanted"),
}
_RIGHT = frozenset(
    one.value for one in (Answer.ITEM_OK, Answer.LINE_DONE, Answer.WHOLE, Answer.OPENED, Answer.CLOSED)
)
_VOICE: dict[str, Say] = {
    "starting": Say("The voice is starting"),
    "no_engine": Say("No speech engine"),
    "no_language": Say("No voice for this language"),
}
