from datetime import UTC, datetime
from typing import Any

import pytest

from fulfilment.intake.paths import BadTable, Unmappable
from fulfilment.intake.times import time


def convert(value: Any, zone: str | None = "Asia/Shanghai", **spec: Any) -> datetime | None:
    return time(spec, zone)(value)


@pytest.mark.parametrize(
    ("said", "zone", "utc"),
    [
        ("2026-11-11 08:00:00", "Asia/Shanghai", datetime(2026, 11, 11, 0, 0, tzinfo=UTC)),
        ("2026-07-01T00:00:00", "America/Los_Angeles", datetime(2026, 7, 1, 7, 0, tzinfo=UTC)),
        ("2026-11-11T08:00:00Z", "Asia/Shanghai", datetime(2026, 11, 11, 8, 0, tzinfo=UTC)),
        ("2026-11-11 08:00:00 -0530", None, datetime(2026, 11, 11, 13, 30, tzinfo=UTC)),
        ("2026-11-11T08:00:00.250+01:00", None, datetime(2026, 11, 11, 7, 0, 0, 250_000, tzinfo=UTC)),
        ("0000-00-00 00:00:00", None, None),
    ],
)
def test_times_are_utc(said: str, zone: str | None, utc: datetime | None) -> None:
    assert convert(said, zone) == utc


def test_a_time_without_a_zone_anywhere_is_refused() -> None:
    with pytest.raises(Unmappable, match="names no time zone"):
        convert("2026-11-11 08:00:00", None)


@pytest.mark.parametrize(
    ("said", "unit", "second"),
    [(1762790592, "s", 1762790592), ("1762790592", "s", 1762790592), (1762790592000, "ms", 1762790592)],
)
def test_epochs(said: Any, unit: str, second: int) -> None:
    assert convert(said, unit=unit) == datetime.fromtimestamp(second, UTC)


def test_the_exponent_of_a_sandbox_is_an_epoch_too() -> None:
    """Amazon's sandbox answers 1.569521782042E9."""
    at = convert(1.569521782042e9, unit="s")
    assert at is not None
    assert at.year == 2019


@pytest.mark.parametrize("said", [0, "0", 0.0])
def test_epoch_zero_is_not_yet(said: Any) -> None:
    assert convert(said, unit="s") is None


@pytest.mark.parametrize("said", [-5, 1e300, "soon", True, "9" * 13, {}])
def test_what_is_no_epoch_is_refused(said: Any) -> None:
    with pytest.raises(Unmappable):
        convert(said, unit="s")


def test_a_zone_nobody_knows_is_the_tables_fault() -> None:
    with pytest.raises(BadTable):
        time({}, "Asia/Atlantis")
