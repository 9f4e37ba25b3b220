"""What the spool wrote is said in words, never shown as it stands."""

import pytest

from desktop.printers.known import reason_words
from desktop.say import Say


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("acknowledged", Say("the printer said so")),
        ("R001 acknowledged; acknowledged", Say("the printer said so")),
        ("idle", Say("the printer is idle again")),
        ("not acknowledged; printer silent hands", Say("no word from the printer")),
        ("not sent: zpl, not tspl", Say("a {a} label, the printer reads {b}", a="zpl", b="tspl")),
        ("odometer 12 before, 14 after", Say("count {a} before, {b} after", a="12", b="14")),
    ],
)
def test_evidence_of_every_language_has_words(written: str, said: Say) -> None:
    """Bug: evidence of ESC/POS and TSPL printers stood on the screen as the spool had written it."""
    assert reason_words(written) == said


def test_what_nobody_has_words_for_is_shown_as_it_stands() -> None:
    assert reason_words("something new") == "something new"
