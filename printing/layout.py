"""A label in millimetres: data from resources/labels, checked when it is loaded."""

import json
import re
from dataclasses import MISSING, dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Literal

from fulfilment.errors import BadLayout
from fulfilment.shipping.label_content import LabelContent

FOLDER = Path(__file__).parent.parent / "resources" / "labels"
HANZI_MIN_MM = 2.0  # 16 dots at 203 dpi; below that strokes run together
MODULE_MIN_MM = 0.375  # 3 dots at 203 dpi: two-dot modules did not survive a worn head
QR_MODULE_MIN_MM = 0.375
CODE128_MIN_HEIGHT_MM = 10.0
KINDS = ("text", "mark", "box", "code128", "qr")
TEXTS = {
    "{" + name + "}"
    for name in (*(f.name for f in fields(LabelContent) if f.name != "copy"), "tracking_grouped", "copy_mark")
}


@dataclass(frozen=True)
class Field:
    """One thing on the label; its rectangle is in mm from the upper left corner.

    text: may hold {names} of LabelContent, {tracking_grouped} or {copy_mark}; lists become lines.
    rule: shrink keeps the lines as they are and makes them smaller, wrap breaks them first.
    missing: a character that the font lacks: refuse the label, or print a geta mark for it.
    overflow: what happens at min_size_mm: refuse the label, or end it with an ellipsis.
    when, unless: names of LabelContent that must, must not, have something to say.
    """

    name: str
    kind: Literal["text", "mark", "box", "code128", "qr"]
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    text: str = ""
    size_mm: float = 0.0
    min_size_mm: float = 0.0
    pitch: float = 1.3  # distance of base lines, in sizes
    weight: Literal["Regular", "Bold"] = "Regular"
    align: Literal["left", "centre", "right"] = "left"
    valign: Literal["top", "middle"] = "top"
    rule: Literal["shrink", "wrap"] = "shrink"
    overflow: Literal["refuse", "elide"] = "refuse"
    missing: Literal["refuse", "geta"] = "refuse"
    module_mm: float = 0.0  # code128, qr: the module to aim for
    when: str = ""
    unless: str = ""


@dataclass(frozen=True)
class Layout:
    name: str
    width_mm: float
    height_mm: float
    fields: tuple[Field, ...]


@cache
def load_layout(name: str = "waybill_100x150") -> Layout:
    """The layout of resources/labels/NAME.json. Raises BadLayout."""
    path = FOLDER / f"{name}.json"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadLayout(f"no layout {name}") from error
    return read_layout(text, name)


def read_layout(text: str, name: str) -> Layout:
    """The layout in text. Raises BadLayout with field and line."""
    try:
        data = json.loads(text)
        rows, width_mm, height_mm = data["fields"], float(data["width_mm"]), float(data["height_mm"])
    except json.JSONDecodeError as error:
        raise BadLayout(f"{name}, line {error.lineno}: {error.msg}") from error
    except (KeyError, TypeError, ValueError) as error:
        raise BadLayout(f"{name}: needs width_mm, height_mm and fields ({error})") from error
    page = Layout(name, width_mm, height_mm, ())
    seen = tuple(_read_field(row, page, text) for row in rows)
    layout = Layout(name, width_mm, height_mm, seen)
    for field in seen:
        if trouble := _trouble(field, layout):
            raise _bad(layout, field.name, trouble, text)
    return layout


def _read_field(row: dict[str, Any], page: Layout, text: str) -> Field:
    name = str(row.get("name", "?"))
    known = {field.name: field for field in fields(Field)}
    if unknown := sorted(set(row) - set(known)):
        raise _bad(page, name, f"unknown key {unknown[0]}", text)
    for key, field in known.items():
        if key not in row and field.default is MISSING:
            raise _bad(page, name, f"{key} is missing", text)
        wants_number = field.type is float
        if key in row and isinstance(row[key], int | float) != wants_number:
            raise _bad(page, name, f"{key} must be a {'number' if wants_number else 'text'}", text)
    return Field(**row)


def _bad(layout: Layout, field: str, trouble: str, text: str) -> BadLayout:
    found = re.search(rf'"name"\s*:\s*{re.escape(json.dumps(field, ensure_ascii=False))}', text)
    line = f", line {text.count(chr(10), 0, found.start()) + 1}" if found else ""
    return BadLayout(f"{layout.name}, field {field}{line}: {trouble}")


def _trouble(field: Field, layout: Layout) -> str | None:
    """The first rule that field breaks, in words; None when it is fine."""
    checks = [_choice_trouble(field), _place_trouble(field, layout)]
    if field.kind in ("text", "mark"):
        checks.append(_text_trouble(field))
    if field.kind in ("code128", "qr"):
        checks += [_code_trouble(field), _quiet_trouble(field, layout)]
    return next(filter(None, checks), None)


def _choice_trouble(field: Field) -> str | None:
    choices = {
        "kind": KINDS,
        "weight": ("Regular", "Bold"),
        "align": ("left", "centre", "right"),
        "valign": ("top", "middle"),
        "rule": ("shrink", "wrap"),
        "overflow": ("refuse", "elide"),
        "missing": ("refuse", "geta"),
        "when": ("", *(f.name for f in fields(LabelContent))),
        "unless": ("", *(f.name for f in fields(LabelContent))),
    }
    for key, allowed in choices.items():
        if getattr(field, key) not in allowed:
            return f"{key} cannot be {getattr(field, key)!r}"
    for word in re.findall(r"\{[^}]*\}", field.text):
        if word not in TEXTS:
            return f"there is no {word}"
    return None


def _place_trouble(field: Field, layout: Layout) -> str | None:
    if field.width_mm <= 0 or field.height_mm <= 0 or min(field.x_mm, field.y_mm) < 0:
        return "needs a rectangle on the label"
    if field.x_mm + field.width_mm > layout.width_mm or field.y_mm + field.height_mm > layout.height_mm:
        return f"sticks out of {layout.width_mm:g} x {layout.height_mm:g} mm"
    return None


def _text_trouble(field: Field) -> str | None:
    if not HANZI_MIN_MM <= field.min_size_mm <= field.size_mm:
        return f"needs size_mm >= min_size_mm >= {HANZI_MIN_MM:g}"
    if field.size_mm > field.height_mm or field.pitch < 1:
        return "is higher than its rectangle, or its lines overlap"
    return None if field.text else "has no text"


def _code_trouble(field: Field) -> str | None:
    least = MODULE_MIN_MM if field.kind == "code128" else QR_MODULE_MIN_MM
    if field.module_mm < least:
        return f"needs module_mm >= {least:g} (3 dots at 203 dpi)"
    if field.kind == "code128" and field.height_mm < CODE128_MIN_HEIGHT_MM:
        return f"needs height_mm >= {CODE128_MIN_HEIGHT_MM:g}"
    return None if field.text else "has no text"


def _quiet_trouble(code: Field, layout: Layout) -> str | None:
    """A code's rectangle includes its quiet zones, so nothing else may reach into it."""
    for other in layout.fields:
        apart = (
            other.x_mm >= code.x_mm + code.width_mm
            or code.x_mm >= other.x_mm + other.width_mm
            or other.y_mm >= code.y_mm + code.height_mm
            or code.y_mm >= other.y_mm + other.height_mm
        )
        if other is not code and not apart:
            return f"field {other.name} reaches into its quiet zone"
    return None
