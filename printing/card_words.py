"""What stands on a command card above its bars, in both tongues: (Chinese, English)."""

from fulfilment.packing.commands import Command, Deed, ShortReason
from fulfilment.packing.reasons import RedoReason, ReprintReason
from fulfilment.packing.session import SetAsideReason

CARD_WORDS: dict[Command, tuple[str, str]] = {
    Command(Deed.UNDO): ("撤销", "Undo the last scan"),
    Command(Deed.HOLD): ("挂起", "Set aside"),
    Command(Deed.SHORT): ("缺货", "Short"),
    Command(Deed.REPRINT): ("补打面单", "Reprint the label"),
    Command(Deed.REDO): ("作废重出", "Redo the label"),
    Command(Deed.NEXT_BOX): ("下一箱", "Next box"),
    Command(Deed.GO_ON): ("继续", "Go on"),
    Command(Deed.QUEUE): ("看队列", "Show the queue"),
    Command(Deed.GET_WORK): ("领活", "Get work"),
    Command(Deed.SIGN_OUT): ("退出", "Sign out"),
    Command(Deed.HELP): ("叫人", "Call for help"),
    Command(Deed.OTHER_PRINTER): ("换打印机", "Other printer"),
    Command(Deed.HOLD, SetAsideReason.DAMAGED): ("挂起：破损", "Set aside: damaged"),
    Command(Deed.HOLD, SetAsideReason.ADDRESS): ("挂起：地址", "Set aside: address"),
    Command(Deed.HOLD, SetAsideReason.NO_BOX): ("挂起：没有箱子", "Set aside: no box"),
    Command(Deed.HOLD, SetAsideReason.WEIGHT): ("挂起：重量", "Set aside: weight"),
    Command(Deed.HOLD, SetAsideReason.QUESTION): ("挂起：有疑问", "Set aside: question"),
    Command(Deed.HOLD, SetAsideReason.CANCELLED): ("挂起：已取消", "Set aside: cancelled"),
    Command(Deed.HOLD, SetAsideReason.LABEL_DOUBT): ("挂起：面单存疑", "Set aside: label in doubt"),
    Command(Deed.SHORT, ShortReason.MISSING): ("缺货：找不到", "Short: missing"),
    Command(Deed.SHORT, ShortReason.DAMAGED): ("缺货：破损", "Short: damaged"),
    Command(Deed.SHORT, ShortReason.WRONG_GOODS): ("缺货：货不对", "Short: wrong goods"),
    Command(Deed.REPRINT, ReprintReason.NOT_OUT): ("补打：没出来", "Reprint: nothing came out"),
    Command(Deed.REPRINT, ReprintReason.TORN): ("补打：撕坏了", "Reprint: torn"),
    Command(Deed.REPRINT, ReprintReason.JAMMED): ("补打：卡纸", "Reprint: paper jam"),
    Command(Deed.REPRINT, ReprintReason.WRONG_PRINTER): ("补打：印错机器", "Reprint: wrong printer"),
    Command(Deed.REPRINT, ReprintReason.OTHER): ("补打：其他", "Reprint: something else"),
    Command(Deed.REDO, RedoReason.ADDRESS): ("作废重出：地址改了", "Redo: address changed"),
    Command(Deed.REDO, RedoReason.CARRIER): ("作废重出：承运商不收", "Redo: carrier refused"),
    Command(Deed.REDO, RedoReason.LOST): ("作废重出：面单丢了", "Redo: label lost"),
    Command(Deed.REDO, RedoReason.WRONG_BOX): ("作废重出：贴错了箱", "Redo: wrong box"),
    Command(Deed.REDO, RedoReason.OTHER): ("作废重出：别的原因", "Redo: something else"),
}
