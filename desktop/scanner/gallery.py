"""Pictures of the scanner page: python -m desktop.scanner.gallery OUTDIR."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.scanner.ports import Exported, Seen, SeenAndRead
from desktop.scanner.presenter import ScannerPresenter
from desktop.scanner.view import ScannerPage
from desktop.translate import CHINESE, ENGLISH, Languages
from desktop.waves.desk import SCANNERS
from desktop.waves.gallery import NOW, SIZES, at_once
from fulfilment.packing.barcodes import (
    GS,
    Gs1Reading,
    ItemCode,
    Plain,
    RawScan,
    Reading,
    Rule,
    ScanSource,
    Trouble,
    Unreadable,
    explain,
)

NUMBER = "06901234567892"
LABEL = f"]C101{NUMBER}1726123110LOT-7A{GS}21SER90017"
LOST = f"01{NUMBER}10LOT11726123121SER9"


class NoReader:
    """A Gs1Reader of nothing: the pictures bring what a real one would have said."""

    def read(self, elements: str, keeps_separators: bool) -> Gs1Reading | None:
        return None


def sample_seen() -> tuple[SeenAndRead, ...]:
    """Newest first: a full label, a lost separator, a tag, and what a bench had before them."""
    item = ItemCode((NUMBER, LABEL[3:]), NUMBER, "LOT-7A", date(2026, 12, 31), "SER90017")
    doubt = ItemCode((NUMBER, LOST), NUMBER, doubt="10LOT11726123121SER9")
    broken = Reading(Rule.NONE, Unreadable(Trouble.BAD_CHECK_DIGIT), "6901234567893", "]E0")
    rows = (
        (LABEL, Reading(Rule.GS1, item, LABEL[3:], "]C1"), "item_ok", "", ("MUG-RED",)),
        (LOST, Reading(Rule.GS1, doubt, LOST), "refused", "ambiguous", ("MUG-RED",)),
        ("6901234567892", None, "line_done", "", ("MUG-RED",)),
        ("]E06901234567893", broken, "refused", "unreadable", ()),
        ("PWC-UNDO", None, "undone", "", ()),
        ("https://shop.example/p?id=66812&from=poster", None, "refused", "unknown_code", ()),
        ("9787115546081", None, "item_ok", "", ("BOOK-PY",)),
        ("7551204738826", Reading(Rule.PLAIN, Plain("7551204738826"), "7551204738826"), "closed", "", ()),
        ("T-0412", None, "opened", "", ()),
        ("PWB-LIN", None, "signed_in", "", ()),
    )
    made = []
    for nth, (text, reading, answer, refusal, goods) in enumerate(rows):
        raw = RawScan(
            text, ScanSource.WEDGE if nth % 3 else ScanSource.SERIAL, scanner="COM3" if nth % 3 == 0 else ""
        )
        seen = Seen(
            len(rows) - nth, raw, NOW - timedelta(seconds=9 * nth), answer, refusal, 0.4, 3.1 + nth / 7
        )
        made.append(SeenAndRead(seen, reading or explain(raw, NoReader()), 9.4 + nth, goods))
    return tuple(made)


class SampleScans:
    """A ScanDesk in memory."""

    def __init__(self, seen: tuple[SeenAndRead, ...]) -> None:
        self.seen = seen

    def list_seen(self) -> tuple[SeenAndRead, ...]:
        return self.seen

    def try_out(self, raw: RawScan) -> None:
        number = self.seen[0].seen.number + 1 if self.seen else 1
        seen = Seen(number, raw, NOW, is_test=True)
        self.seen = (SeenAndRead(seen, explain(raw, NoReader()), 11.0), *self.seen)

    def export(self) -> Exported:
        return Exported("support/scans-20261122-143107.jsonl", len(self.seen))


class SampleEar:
    """An Ear that only remembers."""

    def __init__(self, volume: int = 70, trouble: str = "") -> None:
        self.volume, self.is_voice_on, self.trouble = volume, bool(trouble), trouble

    def set_volume(self, percent: int) -> None:
        self.volume = percent

    def switch_voice(self, is_on: bool) -> None:
        self.is_voice_on = is_on


Act = Callable[[ScannerPresenter, SampleScans, SampleEar], None]


def _typing(presenter: ScannerPresenter, desk: SampleScans, ear: SampleEar) -> None:
    presenter.on_key("T")
    for char in "6901234567892":
        presenter.on_typed(char)


def _empty(presenter: ScannerPresenter, desk: SampleScans, ear: SampleEar) -> None:
    desk.seen = ()
    presenter.on_opened()


def _long(presenter: ScannerPresenter, desk: SampleScans, ear: SampleEar) -> None:
    first = desk.seen[0]
    raw = replace(first.seen.raw, text="\x02" + "BEGIN:VCARD 装箱 " * 40 + "\x00\x03")
    desk.try_out(raw)
    presenter.on_opened()


def _deaf(presenter: ScannerPresenter, desk: SampleScans, ear: SampleEar) -> None:
    ear.volume, ear.trouble, ear.is_voice_on = 0, "no_engine", True
    presenter.on_stepped(3)


STATES: dict[str, Act] = {
    "list": lambda presenter, desk, ear: presenter.on_opened(),
    "doubt": lambda presenter, desk, ear: presenter.on_stepped(1),
    "tried": lambda presenter, desk, ear: presenter.on_scanned(RawScan("96385074", ScanSource.WEDGE)),
    "typing": _typing,
    "long": _long,
    "deaf": _deaf,
    "exported": lambda presenter, desk, ear: presenter.on_key("E"),
    "empty": _empty,
}


def shoot(folder: Path, name: str, language: str, size: tuple[int, int], dark: bool = False) -> Path:
    """Write one state as a PNG and return where."""
    desk, ear, page = SampleScans(sample_seen()), SampleEar(), ScannerPage(dark)
    presenter = ScannerPresenter(page, desk, ear, at_once, UTC, lambda: NOW)
    page.listen_to(presenter)
    page.show_desk(SCANNERS, "技术·周" if language == CHINESE else "Tech Zhou")
    page.resize(*size)
    page.show()
    STATES[name](presenter, desk, ear)
    path = folder / f"scanners-{name}{'-dark' if dark else ''}-{language}-{size[0]}.png"
    page.grab().save(str(path))
    page.close()
    return path


def main(folder: Path) -> None:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    languages = Languages(ENGLISH)
    for language in (ENGLISH, CHINESE):
        languages.switch_to(language)
        for name in STATES:
            for size in SIZES:
                shoot(folder, name, language, size)
        shoot(folder, "list", language, SIZES[0], dark=True)
    application.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
