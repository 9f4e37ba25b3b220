"""Why a label is wanted once more: the question before every reprint and redo. No Qt in this file."""

from desktop.printers.ports import Leave
from desktop.printers.shown import OptionShown, PanelShown
from desktop.say import Say, Words
from desktop.shown import Sign
from desktop.wording import label_reason_words
from fulfilment.packing.reasons import LabelDeed, RedoReason, ReprintReason

Reason = ReprintReason | RedoReason
_R = ReprintReason
REASONS: dict[LabelDeed, tuple[Reason, ...]] = {
    LabelDeed.REPRINT: (_R.TORN, _R.JAMMED, _R.NOT_OUT, _R.WRONG_PRINTER, _R.OTHER),
    LabelDeed.REDO: tuple(RedoReason),
}  # by the keys 1 to 5
_UNASKED: dict[str, Say] = {
    "in doubt": Say("It was in doubt"),
    "card": Say("Asked for by a card"),
    "packer": Say("Asked for at the bench"),
}  # what facts said before each reprint asked why


def why_words(why: str) -> Words:
    """A reason as a fact keeps it, also of those asked for at the bench."""
    return _UNASKED.get(why) or label_reason_words(why)


def reason_panel(deed: LabelDeed, tail: str, leave: Leave | None) -> PanelShown:
    """Asked anew each time: why, and who allows it."""
    title = Say("Why print {tail} once more?", tail=tail)
    last = Say("Kept in the order's history, and counted on the label.")
    if deed is LabelDeed.REDO:
        title = Say("Why another label for {tail}?", tail=tail)
        last = Say("Kept in the order's history. Throw the old label away.")
    sentence: Words = Say("A supervisor's badge gives leave: scan it.")
    if leave is not None:
        sentence = Say("Leave: {name}. Another badge may be scanned.", name=leave.name)
    options = tuple(OptionShown(str(n), str(n), why_words(why)) for n, why in enumerate(REASONS[deed], 1))
    return PanelShown(Sign.ATTENTION, False, title, sentence, options, (), last)
