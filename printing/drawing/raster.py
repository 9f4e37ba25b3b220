"""A label in dots: the same picture goes to the preview and to the printer."""

import io
import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from fulfilment.errors import StationError
from fulfilment.shipping.contents import Content, kind_of
from fulfilment.shipping.label_content import LabelContent
from printing.drawing.glyphs import MissingGlyph, draw_line, first_missing, text_width
from printing.drawing.image import draw_image
from printing.drawing.layout import Field, Layout, fitting_layout
from printing.drawing.setting import Setting, set_beside, set_text
from printing.drawing.spoken import spoken
from printing.drawing.symbols import draw_code

DOTS_PER_MM = {203: 8, 300: 12}
EN_SPACE = "\u2002"  # a plain space hardly parts bold digits
NO_BREAK = "\u00a0"  # a phone number stays on one line
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


def draw_label(content: Content, dpi: int = 203, layout: Layout | None = None) -> Raster:
    """The label as dots; without a layout on the usual one of its kind, or the first that has place for it.

    Raises StationError: a layout for other content, people hidden in another way than it wants, a character
    that the font lacks, a text or a code that does not fit.
    """
    layout = layout or fitting_layout(content)
    _check_match(content, layout)
    scale = dots_per_mm(dpi)
    width, height = round(layout.width_mm * scale), round(layout.height_mm * scale)
    page, settings = np.zeros((height, width), np.uint8), dict[str, Setting]()
    for field in layout.fields:
        if _is_wanted(field, content):
            _draw(page, field, _text_of(field, content), scale, settings)
    return Raster(width, height, dpi, np.packbits(page, axis=1))


def _check_match(content: Content, layout: Layout) -> None:
    if kind_of(content) != layout.content:
        raise StationError(f"{layout.name} shows no {kind_of(content)}", advice="Choose another layout.")
    if left_out := layout.left_out(content):
        raise StationError(f"{layout.name} has no place for {left_out}", advice="Choose another layout.")
    if isinstance(content, LabelContent) and content.masking != layout.masking:
        detail = f"{layout.name} hides people {layout.masking}, this label was made {content.masking}"
        raise StationError(detail, advice="Make the label again for this layout.")


def _is_wanted(field: Field, content: Content) -> bool:
    if field.when and not getattr(content, field.when):
        return False
    return not (field.unless and getattr(content, field.unless))


def _text_of(field: Field, content: Content) -> str:
    text = field.text
    if "{" in text:
        values = _values(content)
        text = re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], found[0]), text)
    return text.strip()


@lru_cache(maxsize=4)
def _values(content: Content) -> dict[str, str]:
    said = vars(content)
    values = {name: value or "" for name, value in said.items() if isinstance(value, str | None)}
    lists = {name: "\n".join(value) for name, value in said.items() if isinstance(value, tuple)}
    own = {"copy_mark": f"R{said.get('copy', 0)}"}
    if number := said.get("tracking_number"):
        own["tracking_grouped"] = grouped(number).replace(" ", EN_SPACE)
    if phone := said.get("recipient_phone"):
        own["recipient_phone"] = phone.replace(" ", NO_BREAK)
    return values | lists | own


def grouped(number: str) -> str:
    """number for the eye: letters apart, digits in fours from the right (SF 1 2345 6789 0123)."""
    parts = []
    for part in re.findall(r"\d+|\D+", number):
        head = len(part) % 4 if part.isdigit() else len(part)
        parts += [part[:head], *(part[at : at + 4] for at in range(head, len(part), 4))]
    return " ".join(filter(None, parts))


def _draw(page: Page, field: Field, text: str, scale: int, settings: dict[str, Setting]) -> None:
    """settings: of the texts drawn so far, by field, for those that stand beside them."""
    part = page[_rows(field, scale), _columns(field, scale)]
    match field.kind:
        case "text":
            settings[field.name] = _set(field, text, scale, settings)
            _draw_text(page, field, settings[field.name], scale)
        case "mark":
            part |= _ellipse(*part.shape)
            _draw_text(page, field, _set(field, text, scale, settings), scale, ink=False)
        case "box":
            part[:] = 1
        case "frame":
            _draw_frame(part, max(1, round(field.line_mm * scale)))
        case "image":
            draw_image(part, field.text)
        case _:
            draw_code(part, field, text, scale)


def _set(field: Field, text: str, scale: int, settings: dict[str, Setting]) -> Setting:
    """Raises MissingGlyph and TextDoesNotFit, naming the field."""
    if field.missing != "refuse":
        text = spoken(field.weight, text, with_letters=field.missing == "code")
    if char := first_missing(field.weight, text):
        raise MissingGlyph(f"field {field.name}: the font has no {char!r} (U+{ord(char):04X})")
    if field.beside:
        return set_beside(field, text, scale, settings[field.beside])
    return set_text(field, text, scale)


def _rows(field: Field, scale: int) -> slice:
    return slice(round(field.y_mm * scale), round((field.y_mm + field.height_mm) * scale))


def _columns(field: Field, scale: int) -> slice:
    return slice(round(field.x_mm * scale), round((field.x_mm + field.width_mm) * scale))


def _draw_text(page: Page, field: Field, setting: Setting, scale: int, ink: bool = True) -> None:
    rows, columns = _rows(field, scale), _columns(field, scale)
    block = setting.pitch * (len(setting.lines) - 1) + setting.size
    top = rows.start + ((rows.stop - rows.start - block) // 2 if field.valign == "middle" else 0)
    for at, line in enumerate(setting.lines):
        spare = columns.stop - columns.start - text_width(field.weight, setting.size, line)
        x = columns.start + spare * {"left": 0.0, "centre": 0.5, "right": 1.0}[field.align]
        draw_line(page, field.weight, setting.size, line, x, top + at * setting.pitch, ink)


def _draw_frame(part: Page, thick: int) -> None:
    part[:thick] = part[-thick:] = part[:, :thick] = part[:, -thick:] = 1


@lru_cache(maxsize=8)
def _ellipse(height: int, width: int) -> Page:
    y, x = np.ogrid[:height, :width]
    away = ((y + 0.5) / height - 0.5) ** 2 + ((x + 0.5) / width - 0.5) ** 2
    return (away <= 0.25).astype(np.uint8)
