"""Why a label is printed once more: the question before every reprint. No Qt in this file."""

from desktop.printers.ports import Leave
from desktop.printers.shown import OptionShown, PanelShown
from desktop.say import Say, Words
from desktop.shown import Sign
from desktop.wording import label_reason_words
from fulfilment.packing.reasons import ReprintReason

_R = ReprintReason
REASONS = (_R.TORN, _R.JAMMED, _R.NOT_OUT, _R.WRONG_PRINTER, _R.OTHER)  # by the keys 1 to 5
_UNASKED: dict[str, Say] = {
    "in doubt": Say("It was in doubt"),
    "card": Say("Asked for by a card"),
    "packer": Say("Asked for at the bench"),
}  # what facts said before each reprint asked why


def why_words(why: str) -> Words:
    """A reason as a fact keeps it, also of those asked for at the bench."""
    return _UNASKED.get(why) or label_reason_words(why)


def reason_panel(tail: str, leave: Leave | None) -> PanelShown:
    """Asked anew for each reprint: why, and who allows it."""
    title = Say("Why print {tail} once more?", tail=tail)
    sentence: Words = Say("A supervisor's badge gives leave: scan it.")
    if leave is not None:
        sentence = Say("Leave: {name}. Another badge may be scanned.", name=leave.name)
    options = tuple(OptionShown(str(n), str(n), why_words(why)) for n, why in enumerate(REASONS, 1))
    last = Say("Kept in the order's history, and counted on the label.")
    return PanelShown(Sign.ATTENTION, False, title, sentence, options, (), last)
