from pathlib import Path

import pytest

from commands.printer_desk import StationPrinters
from commands.settings import PrinterSetting, Settings
from commands.wiring import open_station
from desktop.printers.ports import DeskRefusal, SpareUsed


@pytest.mark.parametrize(
    ("language", "dpi", "answer"),
    [
        ("zpl", 203, SpareUsed("spare", 0)),
        ("tspl", 203, DeskRefusal.OTHER_LANGUAGE),
        ("zpl", 300, DeskRefusal.OTHER_LANGUAGE),
    ],
)
def test_a_spare_takes_the_same_bytes(
    tmp_path: Path, language: str, dpi: int, answer: SpareUsed | DeskRefusal
) -> None:
    """Waiting labels go over as they are, so another language would come out as letters."""
    printers = (
        PrinterSetting("first", (tmp_path / "first").as_uri()),
        PrinterSetting("spare", (tmp_path / "spare").as_uri(), language, dpi),
    )
    parts = open_station(Settings(tmp_path, f"sqlite:///{tmp_path / 'shared.sqlite'}"), printers=printers)
    try:
        assert StationPrinters(parts, printers).use_spare("first") == answer
    finally:
        parts.close()
