"""What a queue of CUPS says of its printer, in our words."""

from printing.condition import PrinterCondition
from printing.transports.ipp import Attributes, Value

IDLE, PROCESSING, STOPPED = 3, 4, 5  # printer-state, RFC 8011, 5.4.11
FRESH_S = 30  # how long an idle queue is believed: it hears of new paper only by printing
ASKED_OF_A_QUEUE = (
    "printer-state",
    "printer-state-reasons",
    "printer-state-message",
    "printer-is-accepting-jobs",
    "queued-job-count",
    "printer-state-change-time",
    "printer-up-time",
)
# RFC 8011, 5.4.12, and what CUPS's own backends add; the worst first. Backends say -error, -warning and
# -report of one and the same trouble, so that ending decides nothing.
REASONS = (
    ("media-empty", PrinterCondition.PAPER_OUT),
    ("media-needed", PrinterCondition.PAPER_OUT),
    ("input-tray-missing", PrinterCondition.PAPER_OUT),
    ("cover-open", PrinterCondition.HEAD_OPEN),
    ("door-open", PrinterCondition.HEAD_OPEN),
    ("interlock-open", PrinterCondition.HEAD_OPEN),
    ("marker-supply-empty", PrinterCondition.RIBBON_OUT),
    ("toner-empty", PrinterCondition.RIBBON_OUT),
    ("media-jam", PrinterCondition.NEEDS_HANDS),
    ("offline", PrinterCondition.OFFLINE),
    ("shutdown", PrinterCondition.OFFLINE),
    ("timed-out", PrinterCondition.OFFLINE),
    ("connecting-to-device", PrinterCondition.OFFLINE),
    ("cups-missing-filter", PrinterCondition.NEEDS_HANDS),
    ("cups-insecure-filter", PrinterCondition.NEEDS_HANDS),
    ("spool-area-full", PrinterCondition.BUFFER_FULL),
)
# CUPS's socket and lpd backends give no reason at all while nobody answers, only these; in English, as our
# jobs are. They are gone with the job.
UNREACHABLE = ("may not exist or is unavailable", "not responding", "not connected")
PAUSES = ("paused", "moving-to-paused")


def condition_of(said: Attributes) -> PrinterCondition:
    """How the printer behind a queue is, as far as CUPS knows.

    A queue that is stopped is paused, whatever stopped it: a person starts it again.
    """
    state = _first(said, "printer-state")
    reasons = tuple(str(reason) for reason in said.get("printer-state-reasons", ()))
    trouble = next((word for start, word in REASONS if _has(reasons, start)), None)
    if trouble is not None and (state != IDLE or _is_fresh(said)):
        return trouble
    if state == STOPPED or _first(said, "printer-is-accepting-jobs") is False or _has(reasons, *PAUSES):
        return PrinterCondition.PAUSED
    if state not in (IDLE, PROCESSING):
        return PrinterCondition.NEEDS_HANDS
    if state == PROCESSING and any(
        words in str(_first(said, "printer-state-message")) for words in UNREACHABLE
    ):
        return PrinterCondition.OFFLINE
    if state == PROCESSING or _first(said, "queued-job-count"):
        return PrinterCondition.BUSY
    return PrinterCondition.READY


ENDINGS = ("", "-error", "-warning", "-report")


def _has(reasons: tuple[str, ...], *starts: str) -> bool:
    """Whether one of reasons is one of starts, with or without -error, -warning or -report."""
    return any(reason.removesuffix(end) in starts for reason in reasons for end in ENDINGS)


def _is_fresh(said: Attributes) -> bool:
    now, then = _first(said, "printer-up-time"), _first(said, "printer-state-change-time")
    return not (isinstance(now, int) and isinstance(then, int)) or now - then < FRESH_S


def _first(said: Attributes, name: str) -> Value:
    return next(iter(said.get(name, ())), None)
