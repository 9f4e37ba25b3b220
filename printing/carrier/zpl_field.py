"""One field of a ZPL label, gathered command by command until ^FS."""

import re
from dataclasses import dataclass, field

from printing.carrier.refused import ZPL_PRINTER, CarrierLabelRefused
from printing.carrier.zpl_commands import Command
from printing.carrier.zpl_page import Spot
from printing.carrier.zpl_text import Block

UTF_8 = "utf-8"
_CODINGS = {13: "cp850", 27: "cp1252", 28: UTF_8, 29: "utf-16-be", 30: "utf-16-le"}
_CODINGS |= {31: "cp1250", 33: "cp1251", 34: "cp1253", 35: "cp1254", 36: "cp1255", 15: "shift_jis"}
ASIAN = 26  # by the table that ^SE names


@dataclass
class Field:
    """spot: where ^FO or ^FT put it, without the label's home. shape: the ^B or ^G command, None for text."""

    spot: Spot | None = None
    shape: Command | None = None
    font: Command | None = None
    block: Block | None = None
    hex_sign: bytes = b""
    is_flipped: bool = False
    data: list[bytes] = field(default_factory=list)

    @property
    def is_begun(self) -> bool:
        return bool(self.data) or self.shape is not None

    def raw(self) -> bytes:
        """The data with the signs of ^FH turned to bytes. Raises CarrierLabelRefused."""
        data = b"".join(self.data)
        if not self.hex_sign:
            return data
        sign = re.escape(self.hex_sign)
        if re.search(sign + rb"(?![0-9A-Fa-f]{2})", data):
            raise CarrierLabelRefused(f"^FH without two hex digits in {data[:20]!r}")
        return re.sub(sign + rb"([0-9A-Fa-f]{2})", lambda found: bytes.fromhex(found[1].decode()), data)


def text_of(raw: bytes, coding: int, table: str) -> str:
    """raw as letters, by ^CI and ^SE. Never guessed. Raises CarrierLabelRefused."""
    if raw.isascii() and coding not in (29, 30):
        return raw.decode("ascii")
    name = _CODINGS.get(coding, "gb18030" if coding == ASIAN and "GB18030" in table else None)
    if name is None:
        raise CarrierLabelRefused(f"letters in ^CI{coding} are not read here", advice=ZPL_PRINTER)
    try:
        return raw.decode(name)
    except UnicodeDecodeError as error:
        raise CarrierLabelRefused(f"^CI{coding} says {name}, {raw[:20]!r} is not") from error


def block_of(command: Command) -> Block:
    """^FB's values. Raises CarrierLabelRefused."""
    width, lines = command.number(0), command.number(1, 1)
    if not 0 < width <= 10_000 or not 0 < lines <= 200:
        raise CarrierLabelRefused(f"^FB of {width} dots and {lines} lines")
    return Block(width, lines, command.number(2), command.value(3, "L"), command.number(4))
