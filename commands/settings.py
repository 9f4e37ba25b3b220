"""Where things are and how this station is set: home, database, packwave.toml."""

import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal

from commands.carriers.accounts import Kuaidi100Setting, kuaidi100_setting
from commands.scanner_setting import ScannerSetting, WrongScanner, scanners_setting
from fulfilment.errors import SettingsWrong
from fulfilment.packing.numbers import WeighedPattern
from fulfilment.shipping.routing import SIZE

FILE_NAME = "packwave.toml"
PRINTER_LANGUAGES = ("zpl", "tspl", "escpos", "epl", "pdf")
ENCODINGS = ("z64", "acs", "hex")  # of a picture in ZPL, smallest first
OFFICE_WAYS = ("cups", "file")  # who takes PDF


@dataclass(frozen=True)
class PrinterSetting:
    """url: see printing.transports.ways. dpi: 203 or 300; pdf is for office printers.

    media: what is loaded, "100x150" in millimetres; "" when nobody said. encoding: of ZPL alone, for
    printers whose firmware does not read the smallest.
    """

    name: str
    url: str
    language: str = "zpl"
    dpi: int = 203
    media: str = ""
    encoding: Literal["z64", "acs", "hex"] = "z64"

    @property
    def paper(self) -> str:
        """media, or what such a printer usually has: a label of 100x150, A4."""
        return self.media or ("210x297" if self.language == "pdf" else "100x150")


@dataclass(frozen=True)
class Settings:
    """printers: the first one prints what no route gives to another. return_address: lines of where parcels
    go back to, for the slip that says so."""

    home: Path
    database: str
    warehouse: str = "HZ1"
    station: str = "07"
    language: str = "zh"
    theme: str = "light"
    is_full_screen: bool = False
    printers: tuple[PrinterSetting, ...] = ()
    scanners: tuple[ScannerSetting, ...] = ()
    carrier_cut_offs: Mapping[str, str] = field(default_factory=dict)  # carrier -> "HH:MM", local time
    return_address: tuple[str, ...] = ()
    weighed_codes: tuple[WeighedPattern, ...] = ()  # how this site's scale writes weights into numbers
    kuaidi100: Kuaidi100Setting | None = None  # who sells numbers with their carriers' own labels

    def station_home(self, station: str) -> Path:
        return self.home / "stations" / station


def load_settings(home: str | None, database: str | None) -> Settings:
    """From the arguments, the environment and home's file, in this order of weight.

    Raises SettingsWrong with file and line.
    """
    root = Path(home or os.environ.get("PACKWAVE_HOME") or _usual_home()).expanduser().absolute()
    settings = Settings(home=root, database="")
    file = root / FILE_NAME
    if file.exists():
        settings = _read(file, settings)
    url = database or os.environ.get("PACKWAVE_DATABASE_URL") or settings.database
    return replace(settings, database=url or f"sqlite:///{root / 'shared.sqlite'}")


def _usual_home() -> str:
    import platformdirs

    return platformdirs.user_data_dir("packwave", appauthor=False)


def _read(file: Path, settings: Settings) -> Settings:
    text = _text_of(file)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsWrong(f"{file}: {error}", advice=f"Mend {file}: {error}.") from error
    known: dict[str, Any] = {}
    for key, value in table.items():
        check = _KEYS.get(key)
        if check is None:
            raise _wrong(file, text, key, f"there is no setting named {key}")
        try:
            known.update(check(value))
        except (ValueError, TypeError, KeyError) as error:
            nth = error.nth if isinstance(error, _WrongPrinter | WrongScanner) else 0
            raise _wrong(file, text, key, str(error), nth) from error
    return replace(settings, **known)


def _text_of(file: Path) -> str:
    """Also with the byte order mark that some editors put first."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsWrong(f"{file}: not UTF-8", advice=f"Save {file} as UTF-8.") from error


def _wrong(file: Path, text: str, key: str, reason: str, nth: int = 0) -> SettingsWrong:
    """nth: which of several tables of that name, from 0."""
    pattern = re.compile(rf"^\s*\[*\s*{re.escape(key)}\b")
    lines = [number for number, row in enumerate(text.splitlines(), 1) if pattern.match(row)]
    line = lines[min(nth, len(lines) - 1)] if lines else 1
    return SettingsWrong(f"{file}:{line}: {reason}", advice=f"Mend {file}, line {line}: {reason}.")


def _text(name: str) -> Callable[[Any], dict[str, Any]]:
    def check(value: Any) -> dict[str, Any]:
        if not isinstance(value, str) or not value:
            raise ValueError(f"{name} wants a text in quotes")
        return {name: value}

    return check


def _choice(name: str, *choices: str) -> Callable[[Any], dict[str, Any]]:
    def check(value: Any) -> dict[str, Any]:
        if value not in choices:
            raise ValueError(f"{name} is one of {', '.join(choices)}, not {value!r}")
        return {name: value}

    return check


def _full_screen(value: Any) -> dict[str, Any]:
    if not isinstance(value, bool):
        raise ValueError("full_screen is true or false")
    return {"is_full_screen": value}


def _printers(value: Any) -> dict[str, Any]:
    if not isinstance(value, list):
        raise ValueError("printers are written as [[printers]]")
    printers = tuple(_nth_printer(nth, row) for nth, row in enumerate(value))
    for nth, one in enumerate(printers):
        if one.name in [before.name for before in printers[:nth]]:
            raise _WrongPrinter(nth, f"two printers are named {one.name}")
    return {"printers": printers}


class _WrongPrinter(ValueError):
    def __init__(self, nth: int, reason: str) -> None:
        super().__init__(reason)
        self.nth = nth


def _nth_printer(nth: int, row: Any) -> PrinterSetting:
    try:
        if not isinstance(row, dict):
            raise ValueError("printers are written as [[printers]]")
        return _printer(row)
    except ValueError as error:
        raise _WrongPrinter(nth, str(error)) from error


def _printer(row: Mapping[str, Any]) -> PrinterSetting:
    if unknown := set(row) - {field.name for field in fields(PrinterSetting)}:
        raise ValueError(f"a printer has no {', '.join(sorted(unknown))}")
    if missing := {"name", "url"} - set(row):
        raise ValueError(f"a printer needs {', '.join(sorted(missing))}")
    for key in ("name", "url"):
        _text(key)(row[key])
    setting = PrinterSetting(**row)
    if trouble := next(_printer_troubles(setting), None):
        raise ValueError(f"printer {setting.name}: {trouble}")
    return setting


def _printer_troubles(one: PrinterSetting) -> Iterator[str]:
    if one.dpi not in (203, 300):
        yield f"dpi is 203 or 300, not {one.dpi}"
    if one.language not in PRINTER_LANGUAGES:
        yield f"language is one of {', '.join(PRINTER_LANGUAGES)}, not {one.language}"
    if one.encoding not in ENCODINGS:
        yield f"encoding is one of {', '.join(ENCODINGS)}, not {one.encoding}"
    if one.encoding != ENCODINGS[0] and one.language != "zpl":
        yield f"encoding is for ZPL, not for {one.language}"
    if one.media and not (isinstance(one.media, str) and SIZE.fullmatch(one.media)):
        yield f'media is a size in millimetres like "100x150", not {one.media!r}'
    if one.language == "pdf" and one.url.partition(":")[0] not in OFFICE_WAYS:
        yield "pdf goes to an office printer: write its url as cups://name or file:///folder"


def _cut_offs(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("carrier_cut_offs is a table of carriers and times")
    for carrier, time in value.items():
        if not isinstance(time, str) or not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", time):
            raise ValueError(f'the cut-off of {carrier} is a time like "18:00", not {time!r}')
    return {"carrier_cut_offs": dict(value)}


def _return_address(value: Any) -> dict[str, Any]:
    if not isinstance(value, list) or not all(isinstance(line, str) and line.strip() for line in value):
        raise ValueError('return_address is a list of lines like ["Warehouse 1", "2005 Jinchang Rd"]')
    return {"return_address": tuple(value)}


def _weighed_codes(value: Any) -> dict[str, Any]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError('weighed_codes is a list like ["21IIIIIWWWWWC"]')
    return {"weighed_codes": tuple(WeighedPattern(one) for one in value)}


_KEYS: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "database": _text("database"),
    "warehouse": _text("warehouse"),
    "station": _text("station"),
    "language": _choice("language", "zh", "en"),
    "theme": _choice("theme", "light", "dark"),
    "full_screen": _full_screen,
    "printers": _printers,
    "scanners": scanners_setting,
    "carrier_cut_offs": _cut_offs,
    "return_address": _return_address,
    "weighed_codes": _weighed_codes,
    "kuaidi100": kuaidi100_setting,
}
