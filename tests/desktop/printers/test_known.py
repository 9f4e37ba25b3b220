"""What the spool wrote is said in words, never shown as it stands."""

from dataclasses import replace

import pytest

from desktop.printers.known import known_of, reason_words
from desktop.printers.ports import KnownKind
from desktop.say import Say
from fulfilment.shipping.ports import PrintState
from tests.fakes.printers import a_job


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("acknowledged", Say("the printer said so")),
        ("R001 acknowledged; acknowledged", Say("the printer said so")),
        ("idle", Say("the printer is idle again")),
        ("not acknowledged; printer silent hands", Say("no word from the printer")),
        ("not sent: zpl, not tspl", Say("a {a} label, the printer reads {b}", a="zpl", b="tspl")),
        (
            "odometer 9 before, 12 after; printer ready; other_program",
            Say("another program printed here too"),
        ),
        (
            "odometer 9 before, 3 after; printer ready; other_printer",
            Say("the count went back: another printer?"),
        ),
        ("not acknowledged; printer ready", Say("no word from the printer")),
        ("12 bytes handed over; printer jam", Say("printer wants a hand")),
        ("made anew: address_changed", Say("another number took its place")),
        ("odometer 12 before, 14 after", Say("count {a} before, {b} after", a="12", b="14")),
    ],
)
def test_evidence_of_every_language_has_words(written: str, said: Say) -> None:
    """Bug: evidence of ESC/POS and TSPL printers stood on the screen as the spool had written it."""
    assert reason_words(written) == said


def test_what_nobody_has_words_for_is_shown_as_it_stands() -> None:
    assert reason_words("something new") == "something new"


def test_a_label_that_waits_says_nothing_of_a_count_that_nobody_asked_for() -> None:
    assert [known.kind for known in known_of(a_job(document=b"^XA"))] == [KnownKind.BYTES, KnownKind.QUEUED]


def test_stopping_again_is_told_and_is_no_proof() -> None:
    job = replace(
        a_job(document=b"^XA"), state=PrintState.SENT, evidence="idle", detail="3 bytes handed over"
    )
    assert [known.kind for known in known_of(job)][-2:] == [KnownKind.SENT, KnownKind.IDLE]
