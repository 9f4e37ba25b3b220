"""From the last key of an order's last item to the first byte of its label at a printer on a TCP line.

The number is in stock at the station. The printer is the virtual one, on loopback, in a process of its own;
before a label it is asked for its condition and its odometer, each on a line of its own.
"""

import tempfile
from pathlib import Path

from benchmarks.hands import Hands, a_home
from benchmarks.measure import machine, row, sync_ms
from benchmarks.packing import TimedPacker
from benchmarks.printer_aside import printer_aside

ORDERS, PARCELS = 600, 60


def main() -> None:
    print(machine())
    took: list[float] = []
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder, printer_aside() as printer:
        disk = sync_ms(Path(folder))
        hands = Hands.at(a_home(Path(folder), ORDERS, printer.url))
        hands.sign_in()
        packer = TimedPacker(hands, mistakes=0)
        packer.on_label_sent = lambda: took.append((printer.first_byte() - packer.whole_at) * 1000)
        packer.pack(PARCELS)
        hands.desk.close()
        disk += sync_ms(Path(folder))
    print(row("the disk's own sync, before and after", disk))
    print(row("last scan to first byte at the printer", took[3:]))  # the first glyphs are drawn once a day
    print("must: 60 ms; aim: 25 ms")


if __name__ == "__main__":
    main()
