"""Setting text into a rectangle: break it, make it smaller, or end it with an ellipsis."""

import re
from dataclasses import dataclass

from printing.drawing.field import Field, TextDoesNotFit
from printing.drawing.glyphs import text_width

__all__ = ["Setting", "TextDoesNotFit", "set_beside", "set_text"]

STEP_MM = 0.25
# a Latin word or number stays whole (Smith-Jones may part behind its hyphen, 0571-8888 not), so do dashes of
# two (——, ……) and what a no-break space joins; a hanzi stands alone, closing punctuation clings to it
PIECES = re.compile(
    r"[^\S\u00a0]+|——|……|(?:[\x21-\x2c\x2e-\x7e\u00a0-\u024f]|-(?![A-Za-z]))+(?:-(?=[A-Za-z]))?|-|"
    r"[^\s\x21-\x7e][，。、；：？！）》」』】”’…·×%]*"
)


@dataclass(frozen=True)
class Setting:
    size: int  # dots per em
    pitch: int  # dots from line to line
    lines: tuple[str, ...]
    starts: tuple[int, ...] = ()  # in which of the lines each line of the text begins


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
        raise TextDoesNotFit(f"field {field.name} has no room for {_where(setting, field, width, height)}")
    return _elided(setting, field, width, height)


def set_beside(field: Field, text: str, dots_per_mm: int, leader: Setting) -> Setting:
    """text with its n-th line where the leader's n-th begins, no larger than the leader's.

    Raises TextDoesNotFit.
    """
    said = [line for line in text.split("\n") if line.strip()]
    lines = [""] * len(leader.lines)
    for start, line in zip(leader.starts, said, strict=True):
        lines[start] = line
    size = min(leader.size, round(field.size_mm * dots_per_mm))
    setting = Setting(size, leader.pitch, tuple(lines), leader.starts)
    width = int(field.width_mm * dots_per_mm)
    while not _is_narrow(setting, field.weight, width):
        if setting.size <= round(field.min_size_mm * dots_per_mm):
            raise TextDoesNotFit(f"field {field.name} has no room for {_where(setting, field, width, 0)}")
        setting = Setting(setting.size - 1, leader.pitch, setting.lines, leader.starts)
    return setting


def _at_size(field: Field, text: str, size: int, width: int) -> Setting:
    whole = [line for line in text.split("\n") if line.strip()]
    lines, starts = list[str](), list[int]()
    for line in whole:
        starts.append(len(lines))
        lines += _wrapped(line, field.weight, size, width) if field.rule == "wrap" else [line]
    return Setting(size, round(size * field.pitch), tuple(lines), tuple(starts))


def _fits(setting: Setting, field: Field, width: int, height: int) -> bool:
    return _room(setting, height) >= len(setting.lines) and _is_narrow(setting, field.weight, width)


def _is_narrow(setting: Setting, weight: str, width: int) -> bool:
    return all(text_width(weight, setting.size, line) <= width for line in setting.lines)


def _where(setting: Setting, field: Field, width: int, height: int) -> str:
    """Which of the lines handed in is too much, without saying what stands there: it may be a person's."""
    wide = [
        at for at, line in enumerate(setting.lines) if text_width(field.weight, setting.size, line) > width
    ]
    first = wide[0] if wide else _room(setting, height)
    line = sum(1 for start in setting.starts if start <= first)
    return f"its line {line} of {len(setting.starts)}" if len(setting.starts) > 1 else "its text"


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
    return Setting(setting.size, setting.pitch, tuple(lines), setting.starts)


def _shortened(line: str, weight: str, size: int, width: int) -> str:
    while line and text_width(weight, size, line + "…") > width:
        line = line[:-1]
    return line.rstrip() + "…"
