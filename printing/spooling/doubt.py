"""Why a label is in doubt, as far as a screen should tell one reason from another.

Written as the last part of a job's detail ("odometer 100 before, 103 after; printer ready; other_program"),
so it is part of the journal's form: never rename one.
"""

from enum import StrEnum


class Doubt(StrEnum):
    OTHER_PROGRAM = "other_program"  # the count moved by more than one: somebody else printed too
    OTHER_PRINTER = "other_printer"  # the count went back: the printer was exchanged, or set back


def doubt_of_count(before: int | None, now: int | None) -> Doubt | None:
    """None when the count tells no more than that it did not prove the label."""
    if before is None or now is None or before <= now <= before + 1:
        return None
    return Doubt.OTHER_PROGRAM if now > before else Doubt.OTHER_PRINTER
