"""The layouts of resources/labels: data, checked when it is loaded."""

import json
import math
import re
from dataclasses import MISSING, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from fulfilment.errors import BadLayout, StationError
from fulfilment.shipping.contents import Content, kind_of
from printing.drawing.field import Field, Layout
from printing.drawing.layout_rules import field_trouble, page_trouble

__all__ = ["Field", "Layout", "fitting_layout", "layouts_for", "load_layout", "read_layout", "sized_layout"]
FOLDER = Path(__file__).parents[2] / "resources" / "labels"
USUAL = {
    "waybill": "waybill_100x150",
    "logistics": "logistics_100x150",
    "item": "item_60x40",
    "carton": "carton_100x70",
    "tote": "tote_100x60",
    "bin": "bin_100x40",
    "cn22": "cn22_74x105",
    "return": "return_100x100",
    "slip": "slip_210x297",
    "manifest": "manifest_210x297",
    "card": "card_140x48",
}
PAGE_KEYS = {"width_mm", "height_mm", "fields", "content", "masking"}


@cache
def load_layout(name: str = "waybill_100x150") -> Layout:
    """The layout of resources/labels/NAME.json. Raises BadLayout."""
    path = FOLDER / f"{name}.json"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadLayout(f"no layout {name}") from error
    return read_layout(text, name)


@cache
def layouts_for(kind: str) -> tuple[Layout, ...]:
    """Every layout that shows this kind of content, by name. Raises BadLayout."""
    everyone = (load_layout(path.stem) for path in sorted(FOLDER.glob("*.json")))
    return tuple(layout for layout in everyone if layout.content == kind)


def sized_layout(kind: str, width_mm: float | None = None, height_mm: float | None = None) -> Layout:
    """The layout of that size; without one the usual. Raises StationError naming the sizes there are."""
    if width_mm is None and height_mm is None:
        return load_layout(USUAL[kind])  # without opening all the others
    layouts = layouts_for(kind)
    for layout in layouts:
        if width_mm in (None, layout.width_mm) and height_mm in (None, layout.height_mm):
            return layout
    sizes = ", ".join(f"{layout.width_mm:g} x {layout.height_mm:g}" for layout in layouts)
    wanted = " x ".join("any" if side is None else f"{side:g}" for side in (width_mm, height_mm))
    raise StationError(f"no {kind} of {wanted} mm", advice=f"Choose {sizes} mm.")


def fitting_layout(content: Content) -> Layout:
    """The usual layout of content's kind; where that has no place for all of it, the first that has."""
    kind = kind_of(content)
    usual = load_layout(USUAL[kind])
    if not usual.left_out(content):
        return usual
    return next((layout for layout in layouts_for(kind) if not layout.left_out(content)), usual)


def read_layout(text: str, name: str) -> Layout:
    """The layout in text. Raises BadLayout with field and line."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadLayout(f"{name}, line {error.lineno}: {error.msg}") from error
    if not isinstance(data, dict):
        raise BadLayout(f"{name}, line 1: needs width_mm, height_mm and fields")
    page = _read_page(data, name, text)
    if trouble := page_trouble(page):
        raise BadLayout(f"{name}{_line_of_key(text, trouble.split()[0])}: {trouble}")
    starts = _starts(text, len(data["fields"]))
    read = [_read_field(row, page, text, start) for row, start in zip(data["fields"], starts, strict=True)]
    layout = replace(page, fields=tuple(read))
    for field, start in zip(layout.fields, starts, strict=True):
        if trouble := field_trouble(field, layout):
            raise _bad(layout, field.name, trouble, text, start)
    return layout


def _read_page(data: dict[str, Any], name: str, text: str) -> Layout:
    for key in sorted(set(data) - PAGE_KEYS):
        raise BadLayout(f"{name}{_line_of_key(text, key)}: unknown key {key}")
    for key in ("width_mm", "height_mm"):
        size = data.get(key)
        if isinstance(size, bool) or not isinstance(size, int | float) or not 10 <= size <= 1000:
            raise BadLayout(f"{name}{_line_of_key(text, key)}: needs {key} from 10 to 1000")
    if not isinstance(data.get("fields"), list):
        raise BadLayout(f"{name}{_line_of_key(text, 'fields')}: needs fields, a list")
    words = {key: data[key] for key in ("content", "masking") if key in data}
    return Layout(name, float(data["width_mm"]), float(data["height_mm"]), (), **words)


def _read_field(row: object, page: Layout, text: str, start: int) -> Field:
    if not isinstance(row, dict):
        raise _bad(page, "?", "is no object", text, start)
    name = str(row.get("name", "?"))
    known = {field.name: field for field in fields(Field)}
    if unknown := sorted(set(row) - set(known)):
        raise _bad(page, name, f"unknown key {unknown[0]}", text, start)
    for key, field in known.items():
        if key not in row and field.default is MISSING:
            raise _bad(page, name, f"{key} is missing", text, start)
        if key in row and not _is_of(row[key], field.type is float):
            raise _bad(
                page, name, f"{key} must be a {'number' if field.type is float else 'text'}", text, start
            )
    return Field(**row)


def _is_of(value: object, wants_number: bool) -> bool:
    if wants_number:
        return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return isinstance(value, str)


def _starts(text: str, count: int) -> list[int]:
    """Where each of the fields begins in text, which is known to be JSON."""
    decoder, at, found = json.JSONDecoder(), _after(text, r'"fields"\s*:\s*\['), []
    for _ in range(count):
        at = _after(text, r"[\s,]*", at)
        found.append(at)
        at = decoder.raw_decode(text, at)[1]
    return found


def _after(text: str, pattern: str, at: int = 0) -> int:
    match = re.compile(pattern).search(text, at)
    return match.end() if match else at


def _line_of_key(text: str, key: str) -> str:
    found = re.search(rf"{re.escape(json.dumps(key))}\s*:", text)
    return f", line {text.count(chr(10), 0, found.start()) + 1}" if found else ", line 1"


def _bad(layout: Layout, field: str, trouble: str, text: str, start: int) -> BadLayout:
    """The line is the one with the field's name, which is its first unless somebody wrote it below."""
    named = re.compile(rf'"name"\s*:\s*{re.escape(json.dumps(field, ensure_ascii=False))}').search(
        text, start
    )
    end = json.JSONDecoder().raw_decode(text, start)[1]
    at = named.start() if named and named.start() < end else start
    return BadLayout(f"{layout.name}, field {field}, line {text.count(chr(10), 0, at) + 1}: {trouble}")
