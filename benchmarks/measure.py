"""Percentiles, the machine's load and the disk's own sync: what stands beside every figure."""

import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which share (0 to 1) of values lie; nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def timed_ms(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def row(name: str, values: Sequence[float], unit: str = "ms") -> str:
    marks = "  ".join(f"p{int(share * 100)} {percentile(values, share):8.3f}" for share in (0.5, 0.95, 0.99))
    return f"{name:<44}{marks}  max {max(values):8.3f} {unit}  (n={len(values)})"


def machine() -> str:
    load = ", ".join(f"{value:.2f}" for value in os.getloadavg())
    return f"machine: {os.cpu_count()} cores, load {load}"


def sync_ms(folder: Path, count: int = 200) -> list[float]:
    """A 4 kB append and fdatasync: what the disk itself asks for one durable commit."""
    block = os.urandom(4096)
    with tempfile.NamedTemporaryFile(dir=folder) as file:

        def once() -> None:
            os.write(file.fileno(), block)
            os.fdatasync(file.fileno())

        return [timed_ms(once) for _ in range(count)]
