"""Setting text into a rectangle: break it, make it smaller, or end it with an ellipsis."""

import re
from dataclasses import dataclass

from printing.drawing.field import Field, TextDoesNotFit
from printing.drawing.glyphs import text_width

__all__ = ["Setting", "TextDoesNotFit", "set_text"]

STEP_MM = 0.25
# a Latin word or number stays whole, a hanzi stands alone, closing punctuation clings to it
PIECES = re.compile(r"\s+|[\x21-\x7e\u00a1-\u024f]+|[^\s\x21-\x7e][，。、；：？！）》」』】”’…·×%]*")


@dataclass(frozen=True)
class Setting:
    size: int  # dots per em
    pitch: int  # dots from line to line
    lines: tuple[str, ...]


def set_text(field: Field, text: str, dots_per_mm: int) -> Setting:
    """text in the field's rectangle at the largest size that fits. Raises TextDoesNotFit."""
    width, height = int(field.width_mm * dots_per_mm), int(field.height_mm * dots_per_mm)
    size_mm = field.size_mm
    while True:
        setting = _at_size(field, text, round(size_mm * dots_per_mm), width)
        if _fits(setting, field, width, height):
            return setting
        if size_mm <= field.min_size_mm:
            break
        size_mm = max(size_mm - STEP_MM, field.min_size_mm)
    if field.overflow == "refuse":
        raise TextDoesNotFit(f"field {field.name} has no room for its text")
    return _elided(setting, field, width, height)


def _at_size(field: Field, text: str, size: int, width: int) -> Setting:
    lines = [line for line in text.split("\n") if line.strip()]
    if field.rule == "wrap":
        lines = [part for line in lines for part in _wrapped(line, field.weight, size, width)]
    return Setting(size, round(size * field.pitch), tuple(lines))


def _fits(setting: Setting, field: Field, width: int, height: int) -> bool:
    if _room(setting, height) < len(setting.lines):
        return False
    return all(text_width(field.weight, setting.size, line) <= width for line in setting.lines)


def _room(setting: Setting, height: int) -> int:
    """How many lines the height takes; the last one needs no pitch below it."""
    return (height - setting.size) // setting.pitch + 1 if height >= setting.size else 0


def _wrapped(line: str, weight: str, size: int, width: int) -> list[str]:
    lines, now, reach = [], "", 0.0
    for piece in PIECES.findall(line):
        wide = text_width(weight, size, piece)
        if now and reach + wide > width and not piece.isspace():
            lines.append(now.rstrip())
            now, reach = "", 0.0
        if wide > width:  # a word longer than the line: break it anywhere
            *whole, piece = _broken(piece, weight, size, width)
            lines += whole
            wide = text_width(weight, size, piece)
        if now or not piece.isspace():
            now, reach = now + piece, reach + wide
    return [*lines, now.rstrip()] if now.strip() else lines


def _broken(word: str, weight: str, size: int, width: int) -> list[str]:
    parts, now = [], ""
    for char in word:
        if now and text_width(weight, size, now + char) > width:
            parts.append(now)
            now = ""
        now += char
    return [*parts, now]


def _elided(setting: Setting, field: Field, width: int, height: int) -> Setting:
    room = max(1, _room(setting, height))
    lines = list(setting.lines[:room])
    is_cut = len(setting.lines) > room
    for at, line in enumerate(lines):
        ends_early = is_cut and at == room - 1
        if ends_early or text_width(field.weight, setting.size, line) > width:
            lines[at] = _shortened(line, field.weight, setting.size, width)
    return Setting(setting.size, setting.pitch, tuple(lines))


def _shortened(line: str, weight: str, size: int, width: int) -> str:
    while line and text_width(weight, size, line + "…") > width:
        line = line[:-1]
    return line.rstrip() + "…"
