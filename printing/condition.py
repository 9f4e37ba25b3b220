"""How a printer is, in one word, whoever said so."""

from enum import StrEnum


class PrinterCondition(StrEnum):
    READY = "ready"
    BUSY = "busy"  # still has labels of before: wait
    PAPER_OUT = "paper_out"
    HEAD_OPEN = "head_open"
    RIBBON_OUT = "ribbon_out"
    JAM = "jam"
    MEDIA_WRONG = "media_wrong"  # not the labels it was measured for: blank ones come out
    TOO_HOT = "too_hot"
    PAUSED = "paused"
    BUFFER_FULL = "buffer_full"
    NEEDS_HANDS = "needs_hands"  # takes the line but says nothing, or says something is wrong
    OFFLINE = "offline"
