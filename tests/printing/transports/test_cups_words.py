import pytest

from printing.condition import PrinterCondition
from printing.transports.cups_words import condition_of
from printing.transports.ipp import Value

IDLE, PROCESSING, STOPPED = 3, 4, 5


def said(state: int | None, *reasons: str, **more: Value) -> PrinterCondition:
    about: dict[str, Value] = {"queued-job-count": 0, "printer-is-accepting-jobs": True}
    about |= {name.replace("_", "-"): value for name, value in more.items()}
    return condition_of(
        {name: (value,) for name, value in about.items()}
        | {"printer-state": (state,), "printer-state-reasons": reasons or ("none",)}
    )


@pytest.mark.parametrize(
    ("state", "reasons", "condition"),
    [
        (IDLE, ("none",), PrinterCondition.READY),
        (PROCESSING, ("none",), PrinterCondition.BUSY),
        (STOPPED, ("paused",), PrinterCondition.PAUSED),
        (STOPPED, ("none",), PrinterCondition.PAUSED),
        (IDLE, ("moving-to-paused",), PrinterCondition.PAUSED),
        (IDLE, ("media-empty",), PrinterCondition.PAPER_OUT),
        (IDLE, ("media-needed-error",), PrinterCondition.PAPER_OUT),
        (IDLE, ("media-low-warning", "marker-supply-low-report"), PrinterCondition.READY),
        (PROCESSING, ("media-empty-warning",), PrinterCondition.PAPER_OUT),
        (STOPPED, ("paused", "media-empty-error"), PrinterCondition.PAPER_OUT),
        (PROCESSING, ("door-open-report",), PrinterCondition.HEAD_OPEN),
        (PROCESSING, ("cover-open",), PrinterCondition.HEAD_OPEN),
        (PROCESSING, ("marker-supply-empty-warning",), PrinterCondition.RIBBON_OUT),
        (PROCESSING, ("media-jam-error",), PrinterCondition.NEEDS_HANDS),
        (PROCESSING, ("connecting-to-device",), PrinterCondition.OFFLINE),
        (IDLE, ("offline-report",), PrinterCondition.OFFLINE),
        (IDLE, ("cups-missing-filter-warning",), PrinterCondition.NEEDS_HANDS),
        (IDLE, ("spool-area-full-error",), PrinterCondition.BUFFER_FULL),
        (IDLE, ("com.example-winter",), PrinterCondition.READY),
        (None, ("none",), PrinterCondition.NEEDS_HANDS),
    ],
)
def test_states_and_reasons_are_understood(
    state: int | None, reasons: tuple[str, ...], condition: PrinterCondition
) -> None:
    assert said(state, *reasons) is condition


def test_jobs_before_ours_keep_it_busy() -> None:
    assert said(IDLE, queued_job_count=2) is PrinterCondition.BUSY


def test_a_queue_that_accepts_nothing_is_paused() -> None:
    assert said(IDLE, printer_is_accepting_jobs=False) is PrinterCondition.PAUSED


def test_what_an_idle_queue_said_long_ago_holds_nobody_up() -> None:
    """It hears of new paper only by printing, so whoever waited for it to say so would wait for ever."""
    then = {"printer_state_change_time": 1000}
    assert said(IDLE, "media-empty", printer_up_time=1005, **then) is PrinterCondition.PAPER_OUT
    assert said(IDLE, "media-empty", printer_up_time=1100, **then) is PrinterCondition.READY
    assert said(PROCESSING, "media-empty", printer_up_time=1100, **then) is PrinterCondition.PAPER_OUT


def test_a_message_without_a_reason_is_believed_while_it_prints() -> None:
    """CUPS's socket backend says nothing else of a printer that is off."""
    message = "The printer may not exist or is unavailable at this time."
    assert said(PROCESSING, printer_state_message=message) is PrinterCondition.OFFLINE
    assert said(IDLE, printer_state_message=message) is PrinterCondition.READY
