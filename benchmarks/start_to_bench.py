"""From the start of the process to a bench that takes scans, warm: the order left on it is painted again.

Beside it in the same run: the interpreter alone, and the interpreter with Qt's widgets and an empty window,
which is the least that a Qt program in Python can take.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from benchmarks.hands import Hands, a_home
from benchmarks.measure import machine, row, sync_ms
from benchmarks.packing import TimedPacker
from benchmarks.printer_aside import printer_aside

ROUNDS = 9
EMPTY_WINDOW = """
from time import perf_counter
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.show()
app.processEvents()
print("window", perf_counter(), flush=True)
"""


def started_ms(*arguments: str) -> dict[str, float]:
    """What the process said, in milliseconds after it was asked for."""
    # warm is also compiled, as after any first start
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begin = perf_counter()
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True, env=kept)
    told = (line.split() for line in done.stdout.splitlines())
    return {name: (float(at) - begin) * 1000 for name, at in told}


def main() -> None:
    print(machine())
    took: dict[str, list[float]] = {name: [] for name in ("python", "window", "sign-in", "bench")}
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder, printer_aside() as printer:
        settings = a_home(Path(folder), 200, printer.url)
        (Path(folder) / "packwave.toml").write_text(f'[[printers]]\nname = "1"\nurl = "{printer.url}"\n')
        hands = Hands.at(settings)
        hands.sign_in()
        TimedPacker(hands).leave_one_open()
        hands.desk.close()
        print(row("the disk's own sync", sync_ms(Path(folder))))
        for _ in range(ROUNDS + 1):  # the first one warms up and does not count
            told = started_ms("-c", "import time; print('python', time.perf_counter())")
            told |= started_ms("-c", EMPTY_WINDOW)
            told |= started_ms("-m", "benchmarks.one_start", "--home", folder)
            for name, value in told.items():
                took[name].append(value)
    for name, values in took.items():
        print(f"{name:10} median {statistics.median(values[1:]):7.0f} ms   worst {max(values[1:]):7.0f} ms")
    print("bench: must 1000 ms; aim 600 ms")


if __name__ == "__main__":
    main()
