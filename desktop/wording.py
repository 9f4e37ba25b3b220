"""What the domain's enums are called on a screen: word, sentence, sound. No Qt in this file.

Every sentence says the thing to do, in at most 8 English words or 12 Han characters.
"""

from dataclasses import dataclass
from enum import StrEnum

from desktop.say import Both, Say, Sound, Words
from fulfilment.errors import StationError
from fulfilment.packing.outcome import Answer
from fulfilment.packing.session import Refusal

__all__ = [
    "NO_PRINTER", "REFUSALS", "SOUNDS", "TROUBLES", "Both", "PrinterTrouble", "Say", "Sound",
    "Told", "Words", "advice_of", "carrier_name", "channel_name", "label_reason_words", "reason_words",
]  # fmt: skip


@dataclass(frozen=True)
class Told:
    """word: the verdict; sentence: the remedy; short: a few words for a pill."""

    word: Say
    sentence: Say
    short: Say


_GREY_BIN = Say("Put it in the grey bin, then press Esc.")
_HELP = Say("Press Esc, then F1 for help.")
_OTHER_CODE = Say("Press Esc, scan another code on it.")
_ASIDE = Say("Press Esc, then F5: set aside.")
_R = Refusal

REFUSALS: dict[Refusal, Told] = {
    _R.NOT_ON_ORDER: Told(Say("Not this order"), _GREY_BIN, Say("Not ordered")),
    _R.TOO_MANY: Told(Say("One too many"), Say("Put it back, then press Esc."), Say("Enough already")),
    _R.UNKNOWN_CODE: Told(Say("Unknown code"), _OTHER_CODE, Say("Not known")),
    _R.ITEM_FIRST: Told(
        Say("Item code first"), Say("Press Esc, scan the item, then this."), Say("Item first")
    ),
    _R.SCANNED_ALREADY: Told(
        Say("Scanned already"), Say("Press Esc, scan the next piece."), Say("Same piece")
    ),
    _R.UNREADABLE: Told(Say("Not readable"), Say("Press Esc, scan again, closer."), Say("Not read")),
    _R.AMBIGUOUS: Told(Say("Two meanings"), _OTHER_CODE, Say("Not clear")),
    _R.WRONG_STEP: Told(Say("Not now"), Say("Press Esc, finish this order first."), Say("Not now")),
    _R.CANCELLED: Told(
        Say("Cancelled"), Say("Take everything out, then press Esc."), Say("Order cancelled")
    ),
    _R.HELD: Told(Say("On hold"), Say("Put the tote aside, then press Esc."), Say("Order on hold")),
    _R.MOVED: Told(Say("Moved away"), Say("Another station has it. Press Esc."), Say("Moved")),
    _R.ALREADY_PACKED: Told(
        Say("Packed already"), Say("Keep it apart, then press Esc."), Say("Packed")
    ),
    _R.NO_ORDER_NEEDS_IT: Told(Say("No order needs it"), _GREY_BIN, Say("Not needed")),
    _R.NO_WORK: Told(Say("No work here"), Say("Press Esc, then F9 and F2."), Say("No order")),
    _R.NOTHING_TO_UNDO: Told(Say("Nothing to undo"), Say("Press Esc and go on."), Say("Nothing packed")),
    _R.WRONG_LABEL: Told(
        Say("Another label"), Say("Find this parcel's label, press Esc."), Say("Not this parcel")
    ),
    _R.VOID_LABEL: Told(
        Say("Void label"), Say("Throw that label away, then press Esc."), Say("Void")
    ),
    _R.OTHER_BOX: Told(
        Say("Label of another box"), Say("Find this box's label, press Esc."), Say("Another box")
    ),
    _R.EMPTY_BOX: Told(
        Say("Nothing in this box"), Say("Press Esc, scan a piece into it."), Say("Empty box")
    ),
    _R.BOX_FULL: Told(
        Say("Next box"), Say("Press Esc, scan this box's label first."), Say("Next box")
    ),
    _R.NO_ADDRESS: Told(Say("Too long ago"), _HELP, Say("No address")),
    _R.NO_NUMBERS: Told(Say("No numbers left"), _ASIDE, Say("No number")),
    _R.SIGN_IN_FIRST: Told(Say("Badge first"), Say("Press Esc, then scan your badge."), Say("Nobody here")),
    _R.ASK_SUPERVISOR: Told(
        Say("Ask a supervisor"), Say("Press Esc. A supervisor's badge gives leave."), Say("No leave")
    ),
    _R.UNKNOWN_BADGE: Told(Say("Unknown badge"), _HELP, Say("Not known")),
    _R.LABEL_NOT_OUT: Told(Say("No label yet"), Say("Wait for the printer, press Esc."), Say("Not printed")),
}  # fmt: skip


class PrinterTrouble(StrEnum):
    """Why a printer does not print, as far as a packer can do something about it."""

    PAPER_OUT = "paper_out"
    HEAD_OPEN = "head_open"
    RIBBON_OUT = "ribbon_out"
    JAM = "jam"
    MEDIA_WRONG = "media_wrong"
    TOO_HOT = "too_hot"
    PAUSED = "paused"
    NEEDS_HANDS = "needs_hands"
    OFFLINE = "offline"


_T = PrinterTrouble
TROUBLES: dict[PrinterTrouble, Told] = {
    _T.PAPER_OUT: Told(Say("Out of labels"), Say("Load a roll and close the lid."), Say("no labels")),
    _T.HEAD_OPEN: Told(Say("Lid open"), Say("Close the lid: it goes on by itself."), Say("lid open")),
    _T.RIBBON_OUT: Told(Say("Out of ribbon"), Say("Load a ribbon: it goes on by itself."), Say("no ribbon")),
    _T.JAM: Told(Say("Label jam"), Say("Open it, pull the label out, close it."), Say("jam")),
    _T.MEDIA_WRONG: Told(
        Say("Label size is wrong"), Say("Check the roll; hold PAUSE+CANCEL two seconds."), Say("label size")
    ),
    _T.TOO_HOT: Told(Say("Printer too hot"), Say("Wait: it goes on when it is cool."), Say("too hot")),
    _T.PAUSED: Told(Say("Printer paused"), Say("Press the pause key on the printer."), Say("paused")),
    _T.NEEDS_HANDS: Told(
        Say("Printer stuck"), Say("Open it, straighten the labels, close it."), Say("stuck")
    ),
    _T.OFFLINE: Told(Say("Printer is off"), Say("Look at its switch and its cable."), Say("no answer")),
}

NO_PRINTER = Told(Say("No label printer"), Say("Call the technician to set one up."), Say("none"))

_REASONS: dict[str, Say] = {
    "short": Say("Pieces are missing"),
    "missing": Say("Not in the tote"),
    "damaged": Say("Goods are damaged"),
    "wrong_goods": Say("Wrong goods in the tote"),
    "barcode_missing": Say("Code missing or torn"),
    "address": Say("Address looks wrong"),
    "customer": Say("The customer asked"),
    "cancelled": Say("The order is cancelled"),
    "label_doubt": Say("Not sure about the label"),
    "no_box": Say("No box fits"),
    "weight": Say("The weight is wrong"),
    "question": Say("A question for the supervisor"),
    "pack_later": Say("Pack it later"),
    "other": Say("Something else"),
}


_LABEL_REASONS: dict[str, Say] = {
    "not_out": Say("It never came out"),
    "torn": Say("Torn or not readable"),
    "jammed": Say("Jammed in the printer"),
    "wrong_printer": Say("On the wrong printer"),
    "address_changed": Say("The address changed"),
    "carrier_refused": Say("The carrier refused it"),
    "label_lost": Say("The label is lost"),
    "wrong_box": Say("Stuck on the wrong box"),
    "other": Say("Something else"),
}


def label_reason_words(reason: str) -> Words:
    """Why a label is wanted again, by the value of its enum."""
    return _LABEL_REASONS.get(reason, reason)


def reason_words(reason: str) -> Words:
    """Why an order leaves the bench or a piece is short, by the value of its enum."""
    return _REASONS.get(reason, reason)


_ADVICE: dict[str, Say] = {
    say.source: say
    for say in (
        Say("Call the technician."),
        Say("Check the printer: power, cable, paper."),
        Say("Check the scanner: cable, battery, cradle."),
        Say("Let this user use the scanner."),
        Say("Keep packing: scans are saved here and sent later."),
        Say("Call the technician: the shared database refused this station."),
        Say("The disk is full: this scan was not saved. Call the technician."),
        Say("Packwave is already open on this station. Use that window."),
        Say("The journal is damaged: call the technician."),
        Say("Update Packwave: this journal is newer."),
        Say("Check this station's folder: disk, rights."),
        Say("Check the file and its channel, then import it again."),
        Say("Mend the layout file."),
        Say("Mend the scheme file."),
        Say("Ask for the recipient's tax number."),
        Say("Choose PDF or PNG."),
        Say("Choose a picture: PNG, JPEG or WebP."),
        Say("Check the camera: cable, other programs."),
        Say("Check the file of this film."),
        Say("Check the folder of pictures."),
        Say("Mend the settings file."),
        Say("Check the folder of labels: disk, rights."),
        Say("Check the file of labels: disk, rights."),
        Say("Mend the printer's address."),
        Say("Check the print queue."),
        Say("Save the text as UTF-8."),
        Say("Let this user use the USB printer."),
        Say("Install libusb-1.0."),
        Say("Set the printer to 203 or 300 dpi."),
        Say("Retype that character, then print again."),
        Say("Shorten that text, then print again."),
        Say("Install Packwave again."),
        Say("Choose ZPL, TSPL, ESC/POS, EPL, PDF or PNG."),
        Say("Choose another layout."),
        Say("Make the label again for this layout."),
        Say("Check that item's code."),
        Say("Check the GS1 numbers."),
        Say("Check the carton's number."),
        Say("No printer is set for this paper: set one on the printers page."),
        Say("Write return_address into packwave.toml: where parcels go back to."),
        Say("Customs want a price: ask the office for it."),
        Say("A paper of this parcel is missing: ask a supervisor."),
        Say("Check that badge: letters and digits only."),
        Say("Choose another carrier."),
        Say("Use form CN23."),
        Say("Weigh the goods, then print again."),
        Say("Check the tracking number."),
        Say("Ask again: a number that was already bought comes back, none is bought twice."),
        Say("Ask the carrier for this label again."),
        Say("Ask the carrier for a label of this printer's size."),
        Say("Print this label on a ZPL printer."),
        Say("Set this order aside: its address is not here."),
    )
}


def advice_of(error: StationError) -> Words:
    """The error's own advice, in words that can be translated."""
    return _ADVICE.get(error.advice, error.advice)


SOUNDS: dict[Answer, Sound] = {
    Answer.SIGNED_IN: Sound.CARD_READ,
    Answer.OPENED: Sound.CARD_READ,
    Answer.ITEM_OK: Sound.ITEM_OK,
    Answer.LINE_DONE: Sound.LINE_COMPLETE,
    Answer.WHOLE: Sound.ORDER_COMPLETE,
    Answer.DESCRIBED: Sound.CARD_READ,
    Answer.REPEATED: Sound.REPEATED,
    Answer.UNDONE: Sound.UNDONE,
    Answer.SET_ASIDE: Sound.CARD_READ,
    Answer.BOX_FULL: Sound.CARD_READ,
    Answer.BOX_ADDED: Sound.CARD_READ,
    Answer.BOX_CLOSED: Sound.CARD_READ,
    Answer.CLOSED: Sound.CARD_READ,
    Answer.REFUSED: Sound.REFUSED,
    Answer.LABEL_ASKED: Sound.ATTENTION,
    Answer.LEAVE_ASKED: Sound.ATTENTION,
}

_CHANNELS: dict[str, Words] = {
    "taobao": Both("淘宝", "Taobao"),
    "tmall": Both("天猫", "Tmall"),
    "douyin": Both("抖音", "Douyin"),
    "pdd": Both("拼多多", "PDD"),
    "wechat_shop": Both("微信小店", "WeChat"),
    "jd": Both("京东", "JD"),
    "shopify": "Shopify",
    "shopify_csv": "Shopify",
    "aliexpress": Both("速卖通", "AliExpress"),
    "amazon": Both("亚马逊", "Amazon"),
    "amazon_flatfile": Both("亚马逊", "Amazon"),
    "woocommerce": "WooCommerce",
    "ebay": "eBay",
    "sheet": Both("表格", "Sheet"),
}
_CARRIERS: dict[str, Words] = {
    "ZTO": Both("中通", "ZTO"),
    "YTO": Both("圆通", "YTO"),
    "JT": Both("极兔", "J&T"),
    "SF": Both("顺丰", "SF"),
    "EMS": Both("邮政", "EMS"),
    "INTL": Both("国际", "Intl"),
}


def channel_name(channel: str) -> Words:
    return _CHANNELS.get(channel, channel)


def carrier_name(carrier: str) -> Words:
    return _CARRIERS.get(carrier, carrier)
