"""The layouts of resources/labels: data, checked when it is loaded."""

import json
import re
from dataclasses import MISSING, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from fulfilment.errors import BadLayout, StationError
from printing.drawing.field import Field, Layout
from printing.drawing.layout_rules import field_trouble, page_trouble

__all__ = ["Field", "Layout", "layouts_for", "load_layout", "read_layout", "sized_layout"]
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


def read_layout(text: str, name: str) -> Layout:
    """The layout in text. Raises BadLayout with field and line."""
    try:
        data = json.loads(text)
        rows, width_mm, height_mm = data["fields"], float(data["width_mm"]), float(data["height_mm"])
        words = {key: data[key] for key in ("content", "masking") if key in data}
        if strange := sorted(set(data) - PAGE_KEYS):
            raise BadLayout(f"{name}: unknown key {strange[0]}")
    except json.JSONDecodeError as error:
        raise BadLayout(f"{name}, line {error.lineno}: {error.msg}") from error
    except (KeyError, TypeError, ValueError) as error:
        raise BadLayout(f"{name}: needs width_mm, height_mm and fields ({error})") from error
    page = Layout(name, width_mm, height_mm, (), **words)
    if trouble := page_trouble(page):
        raise BadLayout(f"{name}: {trouble}")
    layout = replace(page, fields=tuple(_read_field(row, page, text) for row in rows))
    for field in layout.fields:
        if trouble := field_trouble(field, layout):
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
