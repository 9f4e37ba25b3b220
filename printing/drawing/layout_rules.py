"""What a layout may not do: every rule of legibility, checked before the first label."""

import re
from typing import get_args

from fulfilment.shipping.contents import CONTENTS, content_names, one_of, text_names
from fulfilment.shipping.label_content import Masking
from printing.drawing.field import Field, Kind, Layout
from printing.drawing.image import image_trouble
from printing.drawing.symbols import SYMBOLS, code_trouble, is_sscc

HANZI_MIN_MM = 2.0  # 16 dots at 203 dpi; below that strokes run together
UNIT_TEXT_MIN_MM = 3.0  # what is printed on a GS1 logistic label
CHOICES: dict[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "weight": ("Regular", "Bold"),
    "align": ("left", "centre", "right"),
    "valign": ("top", "middle"),
    "rule": ("shrink", "wrap"),
    "overflow": ("refuse", "elide"),
    "missing": ("refuse", "name", "code"),
}


def page_trouble(page: Layout) -> str | None:
    """The first rule that the page itself breaks."""
    if page.content not in CONTENTS:
        return f"content cannot be {page.content!r}"
    return None if page.masking in get_args(Masking) else f"masking cannot be {page.masking!r}"


def field_trouble(field: Field, layout: Layout) -> str | None:
    """The first rule that field breaks, in words; None when it is fine."""
    checks = [_choice_trouble(field, layout), _place_trouble(field, layout), _name_trouble(field, layout)]
    if field.kind in ("text", "mark"):
        checks.append(_text_trouble(field, layout))
    if field.kind == "image":
        checks.append(image_trouble(field.text))
    if field.kind in SYMBOLS:
        checks += [code_trouble(field), _quiet_trouble(field, layout), _below_trouble(field, layout)]
    return next(filter(None, checks), None)


def _choice_trouble(field: Field, layout: Layout) -> str | None:
    names = ("", *content_names(layout.content))
    for key, allowed in {**CHOICES, "when": names, "unless": names}.items():
        if getattr(field, key) not in allowed:
            return f"{key} cannot be {getattr(field, key)!r}"
    texts = text_names(layout.content)
    for word in re.findall(r"\{([^}]*)\}", field.text):
        if word not in texts:
            return f"there is no {{{word}}}"
    return None


def _name_trouble(field: Field, layout: Layout) -> str | None:
    """Names are unique, and what a field stands beside comes before it and wraps."""
    if sum(other.name == field.name for other in layout.fields) > 1:
        return "has another field's name"
    if not field.beside:
        return None
    before = layout.fields[: layout.fields.index(field)]
    leader = next((other for other in before if other.name == field.beside), None)
    return (
        None
        if leader and leader.rule == "wrap"
        else f"stands beside {field.beside!r}, no wrapping field above"
    )


def _place_trouble(field: Field, layout: Layout) -> str | None:
    if field.width_mm <= 0 or field.height_mm <= 0 or min(field.x_mm, field.y_mm) < 0:
        return "needs a rectangle on the label"
    if field.x_mm + field.width_mm > layout.width_mm or field.y_mm + field.height_mm > layout.height_mm:
        return f"sticks out of {layout.width_mm:g} x {layout.height_mm:g} mm"
    return None


def _text_trouble(field: Field, layout: Layout) -> str | None:
    least = UNIT_TEXT_MIN_MM if layout.content == "logistics" else HANZI_MIN_MM
    if not least <= field.min_size_mm <= field.size_mm:
        return f"needs size_mm >= min_size_mm >= {least:g}"
    if field.size_mm > field.height_mm or field.pitch < 1:
        return "is higher than its rectangle, or its lines overlap"
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
        if other is not code and not apart and not _take_turns(code, other, layout):
            return f"field {other.name} reaches into its quiet zone"
    return None


def _take_turns(one: Field, other: Field, layout: Layout) -> bool:
    """Whether the two never stand on the same label."""
    if one.when != other.when and {one.when, other.when} <= one_of(layout.content):
        return True
    return bool(one.when and one.when == other.unless) or bool(one.unless and one.unless == other.when)


def _below_trouble(code: Field, layout: Layout) -> str | None:
    """GS1: on a logistic label the code with the SSCC stands lowest, where every scanner looks first."""
    if is_sscc(code.kind, code.text):
        for other in layout.fields:
            if other.kind in SYMBOLS and other.y_mm > code.y_mm:
                return f"must stand lowest, but {other.name} is below it"
    return None
