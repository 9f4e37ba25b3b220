"""A ZPL label as dots, command by command. What would put ink on paper and is not known refuses the label.

Source: Zebra, ZPL II Programming Guide. Our letters are Noto's: other shapes, the same words.
"""

from collections.abc import Callable

import numpy as np

from printing.carrier.refused import CarrierLabelRefused
from printing.carrier.zpl_commands import Command, cannot
from printing.carrier.zpl_field import Field, block_of, text_of
from printing.carrier.zpl_fonts import font_of
from printing.carrier.zpl_graphics import graphic
from printing.carrier.zpl_page import Dots, Drawn, Spot, ZplPage
from printing.carrier.zpl_symbols import SYMBOLS, Bars, symbol
from printing.carrier.zpl_text import text_block, text_line
from printing.carrier.zpl_whole import SETTINGS, ZplLabel

FIGURES = frozenset(("GB", "GC", "GD", "GE", "GF"))


def zpl_dots(label: ZplLabel, width: int, height: int) -> Dots:
    """label on paper of width x height dots. Raises CarrierLabelRefused, MissingGlyph."""
    drawing = _Drawing(width, height)
    for command in label.commands:
        drawing.obey(command)
    return drawing.finish()


class _Drawing:
    """What a printer remembers from one command to the next."""

    def __init__(self, width: int, height: int) -> None:
        self._page, self._field = ZplPage(width, height), Field()
        self._home, self._shift = (0, 0), (0, 0)
        self._bars, self._font, self._turn = Bars(), Command("A", b"A"), "N"
        self._coding, self._table = 0, ""
        self._is_upside_down = self._is_all_flipped = False

    def obey(self, command: Command) -> None:
        name = command.name
        if act := _ACTS.get(name):
            act(self, command)
        elif name in SYMBOLS or name in FIGURES:
            self._field.shape = command
        elif name not in SETTINGS:
            raise cannot(command)

    def finish(self) -> Dots:
        if self._field.is_begun:
            raise CarrierLabelRefused("the last field has no ^FS")
        dots = self._page.dots
        return np.rot90(dots, 2).copy() if self._is_upside_down else dots

    def place(self, command: Command) -> None:
        if self._field.is_begun:
            raise CarrierLabelRefused(f"{command.shown} before the field before it has its ^FS")
        x, y = command.number(0), command.number(1)
        is_base = command.name == "FT"
        if is_base and not (command.value(0) and command.value(1)):
            raise cannot(command, "without its place is not drawn here")
        self._field.spot = Spot(x, y, is_base, command.value(2) == "1")

    def end(self, command: Command) -> None:
        field, self._field = self._field, Field()
        drawn, how, turn = self._drawn(field)
        if drawn is None:
            return
        spot = field.spot or Spot(0, 0)
        x = spot.x + self._home[0] - self._shift[0]
        y = spot.y + self._home[1] + self._shift[1]
        name = field.shape.shown if field.shape else "^FD"
        self._page.put(drawn, Spot(x, y, spot.is_base, spot.is_right), turn, how, name)

    def _drawn(self, field: Field) -> tuple[Drawn | None, str, str]:
        how = "flip" if field.is_flipped or self._is_all_flipped else "ink"
        if field.shape and field.shape.name in FIGURES:
            drawn, is_white = graphic(field.shape)
            return drawn, "paper" if is_white and how == "ink" else how, "N"
        text = text_of(field.raw(), self._coding, self._table)
        if field.shape:
            turn = field.shape.value(0, self._turn)[:1]
            return symbol(field.shape, text, self._bars), how, _known(turn, field.shape)
        if not text.strip():
            return None, how, "N"
        return self._text(field, text, how)

    def _text(self, field: Field, text: str, how: str) -> tuple[Drawn, str, str]:
        command = field.font or Command("A", self._font.text[:1])
        sign = command.value(0, "0")
        name, turn = sign[:1], sign[1:2] or self._turn
        height, width = command.number(1), command.number(2)
        if not height and not width:
            height, width = self._font.number(1), self._font.number(2)
        if name not in "0@" and not name.isalnum():
            raise cannot(command)
        font = font_of(name, height, width)
        drawn = text_block(text, font, field.block) if field.block else text_line(text, font)
        return drawn, how, _known(turn, command)

    def _begin_data(self, command: Command) -> None:
        self._field.data.append(command.text)

    def _settle(self, command: Command) -> None:
        """Values that hold until another of their kind."""
        match command.name:
            case "LH":
                self._home = (command.number(0), command.number(1))
            case "LT":
                self._shift = (self._shift[0], command.number(0))
            case "LS":
                self._shift = (command.number(0), self._shift[1])
            case "CF":
                same = self._font.text[:1] if not command.value(0) else b""
                self._font = Command("CF", same + command.text)
            case "CI":
                self._coding = command.number(0)
            case "SE":
                self._table = command.value(0)
            case "PO":
                self._is_upside_down = command.value(0, "N") == "I"
            case "LR":
                self._is_all_flipped = command.value(0, "N") == "Y"
            case "FW":
                self._turn = _known(command.value(0, "N"), command)

    def _set_bars(self, command: Command) -> None:
        ratio = command.value(1)
        if ratio and not ratio.replace(".", "", 1).isdigit():
            raise CarrierLabelRefused(f"^BY says {ratio[:20]!r} where a number belongs")
        now = self._bars
        self._bars = Bars(
            command.number(0, now.module), float(ratio or now.ratio), command.number(2, now.height)
        )

    def _mark(self, command: Command) -> None:
        """What a field says of itself before its data."""
        match command.name:
            case "A":
                self._field.font = command
            case "FB":
                self._field.block = block_of(command)
            case "FH":
                self._field.hex_sign = command.text[:1] or b"_"
            case "FR":
                self._field.is_flipped = True

    def _only_usual(self, command: Command) -> None:
        if command.value(0, _USUAL[command.name]) != _USUAL[command.name]:
            raise cannot(command, f"{command.value(0)} is not drawn here")


_USUAL = {"PM": "N", "JM": "A", "MC": "Y"}  # mirrored, at half the dots, on top of the label before
_ACTS: dict[str, Callable[[_Drawing, Command], None]] = {
    "FO": _Drawing.place,
    "FT": _Drawing.place,
    "FS": _Drawing.end,
    "FD": _Drawing._begin_data,
    "FV": _Drawing._begin_data,
    "BY": _Drawing._set_bars,
    **dict.fromkeys(("LH", "LT", "LS", "CF", "CI", "SE", "PO", "LR", "FW"), _Drawing._settle),
    **dict.fromkeys(("A", "FB", "FH", "FR"), _Drawing._mark),
    **dict.fromkeys(_USUAL, _Drawing._only_usual),
}


def _known(turn: str, command: Command) -> str:
    if turn not in ("N", "R", "I", "B"):
        raise CarrierLabelRefused(f"{command.shown} turned {turn!r}")
    return turn
