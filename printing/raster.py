"""A label in dots: the same picture goes to the preview and to the printer."""

import io
import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image

from fulfilment.errors import StationError
from fulfilment.shipping.label_content import LabelContent
from printing.code128 import QUIET_MODULES, modules
from printing.glyphs import draw_line, text_width, with_geta
from printing.layout import MODULE_MIN_MM, QR_MODULE_MIN_MM, Field, Layout, load_layout
from printing.setting import TextDoesNotFit, set_text

DOTS_PER_MM = {203: 8, 300: 12}
QR_QUIET_MODULES = 4
EN_SPACE = "\u2002"  # a plain space hardly parts bold digits
QR_LEVEL = "Q"  # a quarter of the words may be damaged
Page = NDArray[np.uint8]  # (height, width), 1 is black


@dataclass(frozen=True, eq=False)
class Raster:
    """bits: (height, bytes a row) uint8, eight dots a byte, the first dot in the highest bit, 1 is black."""

    width: int
    height: int
    dpi: int
    bits: NDArray[np.uint8]

    def image(self) -> Image.Image:
        """Black on white, mode "1"."""
        return Image.frombytes("1", (self.width, self.height), np.invert(self.bits).tobytes())

    def png(self) -> bytes:
        out = io.BytesIO()
        dots_per_inch = DOTS_PER_MM[self.dpi] * 25.4
        self.image().save(out, "PNG", dpi=(dots_per_inch, dots_per_inch))
        return out.getvalue()


def dots_per_mm(dpi: int) -> int:
    """Raises StationError for a resolution that no printer of ours has."""
    if dpi not in DOTS_PER_MM:
        raise StationError(f"no printer here has {dpi} dpi", advice="Set the printer to 203 or 300 dpi.")
    return DOTS_PER_MM[dpi]


def draw_label(content: LabelContent, dpi: int = 203, layout: Layout | None = None) -> Raster:
    """The label as dots.

    Raises StationError: a character that the font lacks, a text or a code that does not fit.
    """
    layout = layout or load_layout()
    scale = dots_per_mm(dpi)
    width, height = round(layout.width_mm * scale), round(layout.height_mm * scale)
    page = np.zeros((height, width), np.uint8)
    for field in layout.fields:
        if _is_wanted(field, content):
            _draw(page, field, _text_of(field, content), scale)
    return Raster(width, height, dpi, np.packbits(page, axis=1))


def _is_wanted(field: Field, content: LabelContent) -> bool:
    if field.when and not getattr(content, field.when):
        return False
    return not (field.unless and getattr(content, field.unless))


def _text_of(field: Field, content: LabelContent) -> str:
    text = field.text
    if "{" in text:
        for name, value in _values(content).items():
            text = text.replace("{" + name + "}", value)
    return text.strip()


@lru_cache(maxsize=4)
def _values(content: LabelContent) -> dict[str, str]:
    values = {name: value or "" for name, value in vars(content).items() if isinstance(value, str | None)}
    lists = {name: "\n".join(value) for name, value in vars(content).items() if isinstance(value, tuple)}
    own = {
        "tracking_grouped": grouped(content.tracking_number).replace(" ", EN_SPACE),
        "copy_mark": f"R{content.copy}",
    }
    return values | lists | own


def grouped(number: str) -> str:
    """number for the eye: letters apart, digits in fours from the right (SF 1 2345 6789 0123)."""
    parts = []
    for part in re.findall(r"\d+|\D+", number):
        head = len(part) % 4 if part.isdigit() else len(part)
        parts += [part[:head], *(part[at : at + 4] for at in range(head, len(part), 4))]
    return " ".join(filter(None, parts))


def _draw(page: Page, field: Field, text: str, scale: int) -> None:
    match field.kind:
        case "text":
            _draw_text(page, field, text, scale)
        case "mark":
            _draw_disc(page, field, scale)
            _draw_text(page, field, text, scale, ink=False)
        case "box":
            page[_rows(field, scale), _columns(field, scale)] = 1
        case "code128":
            _draw_code128(page, field, text, scale)
        case "qr":
            _draw_qr(page, field, text, scale)


def _rows(field: Field, scale: int) -> slice:
    return slice(round(field.y_mm * scale), round((field.y_mm + field.height_mm) * scale))


def _columns(field: Field, scale: int) -> slice:
    return slice(round(field.x_mm * scale), round((field.x_mm + field.width_mm) * scale))


def _draw_text(page: Page, field: Field, text: str, scale: int, ink: bool = True) -> None:
    rows, columns = _rows(field, scale), _columns(field, scale)
    text = with_geta(field.weight, text) if field.missing == "geta" else text
    setting = set_text(field, text, scale)
    block = setting.pitch * (len(setting.lines) - 1) + setting.size
    top = rows.start + ((rows.stop - rows.start - block) // 2 if field.valign == "middle" else 0)
    for at, line in enumerate(setting.lines):
        spare = columns.stop - columns.start - text_width(field.weight, setting.size, line)
        x = columns.start + spare * {"left": 0.0, "centre": 0.5, "right": 1.0}[field.align]
        draw_line(page, field.weight, setting.size, line, x, top + at * setting.pitch, ink)


def _draw_disc(page: Page, field: Field, scale: int) -> None:
    part = page[_rows(field, scale), _columns(field, scale)]
    part |= _ellipse(*part.shape)


@lru_cache(maxsize=8)
def _ellipse(height: int, width: int) -> Page:
    y, x = np.ogrid[:height, :width]
    away = ((y + 0.5) / height - 0.5) ** 2 + ((x + 0.5) / width - 0.5) ** 2
    return (away <= 0.25).astype(np.uint8)


def _whole_dots(field: Field, count: int, room: int, least_mm: float, scale: int) -> int:
    """The widest module in whole dots, at most module_mm, with which count modules fit into room dots."""
    dots = min(int(field.module_mm * scale), room // count)
    if dots < least_mm * scale:
        raise TextDoesNotFit(f"field {field.name} has no room for its code")
    return dots


def _draw_code128(page: Page, field: Field, text: str, scale: int) -> None:
    rows, columns = _rows(field, scale), _columns(field, scale)
    bars = modules(text)
    room = columns.stop - columns.start
    module = _whole_dots(field, len(bars) + 2 * QUIET_MODULES, room, MODULE_MIN_MM, scale)
    start = columns.start + (room - len(bars) * module) // 2
    page[rows, start : start + len(bars) * module] = np.repeat(bars, module)


def _draw_qr(page: Page, field: Field, text: str, scale: int) -> None:
    rows, columns = _rows(field, scale), _columns(field, scale)
    matrix = _qr_matrix(text)
    high, wide = rows.stop - rows.start, columns.stop - columns.start
    count = len(matrix)
    module = _whole_dots(field, count + 2 * QR_QUIET_MODULES, min(high, wide), QR_MODULE_MIN_MM, scale)
    top, left = rows.start + (high - count * module) // 2, columns.start + (wide - count * module) // 2
    square = matrix.repeat(module, axis=0).repeat(module, axis=1)
    page[top : top + count * module, left : left + count * module] = square


@lru_cache(maxsize=64)
def _qr_matrix(text: str) -> Page:
    """Modules without a quiet zone, (n, n), 1 is black."""
    symbol = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=QR_LEVEL)
    picture: Page = np.asarray(symbol.to_image(scale=1, add_quiet_zones=False), np.uint8)
    return np.uint8(1) - np.minimum(picture, np.uint8(1))
