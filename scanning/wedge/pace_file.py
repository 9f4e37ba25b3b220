"""What was learned of each scanner's pace, kept from one shift to the next.

A file that is missing, cut off or of another kind is no trouble: the scanners are learned anew within a few
codes. So nothing here raises.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from scanning.wedge.pace import KEPT, LONGEST_MS, Habit


def load_habits(file: Path) -> dict[str, Habit]:
    """By the scanner's name."""
    try:
        kept = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    rows = kept.items() if isinstance(kept, dict) else ()
    return {name: habit for name, row in rows if (habit := _habit(row)) is not None}


def save_habits(file: Path, habits: Mapping[str, Habit]) -> None:
    """Whole or not at all. Blocks: not on Qt's thread while somebody works."""
    kept = {
        name: {"slowest_ms": list(habit.slowest_ms), "ended": habit.ended} for name, habit in habits.items()
    }
    fresh = file.with_suffix(".new")
    with suppress(OSError):
        fresh.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
        fresh.replace(file)


def _habit(row: Any) -> Habit | None:
    try:
        slowest_ms, ended = row["slowest_ms"], row["ended"]
    except (TypeError, KeyError, IndexError):
        return None
    is_habit = isinstance(slowest_ms, list) and all(_is_count(ms, LONGEST_MS) for ms in slowest_ms)
    return Habit(tuple(slowest_ms), ended) if is_habit and _is_count(ended, KEPT) else None


def _is_count(value: Any, most: int) -> bool:
    return type(value) is int and 0 <= value <= most
