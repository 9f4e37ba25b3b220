"""Scan to verdict at the station: decide, commit to the journal, answer. With and without the disk's sync."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.measure import machine, row, sync_ms, timed_ms
from commands.settings import PrinterSetting, Settings
from commands.wiring import StationParts, open_station
from fulfilment.orders.order import OrderId, Recipient, Sku
from fulfilment.packing.barcodes import RawScan, ScanSource
from fulfilment.packing.work import Barcode, Claimed, Operator, Product, Role, Work, WorkLine

LINES, PIECES = 20, 50
PACKER = Operator("p1", "Lin Xiaomin", Role.PACKER, "P1", "")
NOBODY = Recipient("李**", "138******89", True, "CN", "浙江省", "杭州市", None, "文三路", None)


def main() -> None:
    print(machine())
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        disk = sync_ms(Path(folder))
        print(row("the disk's own sync (4 kB append, fdatasync)", disk))
        for name, mode in (("FULL: safe before OK", "FULL"), ("OFF: the same without the sync", "OFF")):
            parts = _bench(Path(folder) / mode)
            parts.file.connection.execute(f"PRAGMA synchronous={mode}")
            print(row(f"scan to verdict, synchronous={name}", _scan_all(parts)))
            parts.close()
    print("must: p99 25 ms; aim: the disk's sync + 3 ms")


def _scan_all(parts: StationParts) -> list[float]:
    parts.station.scan(RawScan("SO-1", ScanSource.WEDGE))
    took = []
    for piece in range(PIECES - 1):
        for line in range(LINES):
            raw = RawScan(_code(line), ScanSource.WEDGE, at_ms=piece)
            took.append(timed_ms(lambda raw=raw: parts.station.scan(raw)))  # type: ignore[misc]
    return took


def _bench(home: Path) -> StationParts:
    printer = PrinterSetting("1", (home / "labels").as_uri())
    parts = open_station(Settings(home=home, database="", printers=(printer,)))
    parts.journal.keep_products([_product(number) for number in range(5_000)])
    parts.journal.keep_work([Claimed(_work(), NOBODY)])
    parts.station.resume()
    parts.station.sign_in_as(PACKER)
    return parts


def _product(number: int) -> Product:
    barcode = Barcode(_code(number))
    return Product(Sku(f"SKU-{number}"), "货", "Goods", "", "", (barcode,), 100, "")


def _code(number: int) -> str:
    return f"PW{number:06d}"


def _work() -> Work:
    lines = tuple(WorkLine(str(line), Sku(f"SKU-{line}"), PIECES) for line in range(LINES))
    due = datetime.now(UTC) + timedelta(hours=2)
    return Work(
        OrderId("o1"), "HZ1", 1, "taobao", "s", "SO-1", "w1", "W-1", 1, 1, "T-01", "ZTO", due, False, lines
    )


if __name__ == "__main__":
    main()
