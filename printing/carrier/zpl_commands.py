"""A ZPL stream as commands, nothing dropped.

Source: Zebra, ZPL II Programming Guide, "Command characters".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from printing.carrier.refused import ZPL_PRINTER, CarrierLabelRefused

_COMMAND = re.compile(rb"([\^~])([A-Za-z][A-Za-z0-9@])([^\^~]*)")
_NUMBER = re.compile(r"[+-]?\d+(?:\.0+)?")
_BREAKS = bytes.maketrans(b"", b"")


@dataclass(frozen=True)
class Command:
    """name: FO, ~SD ...; of ^A0N the name is A and the text begins with the font's sign."""

    name: str
    text: bytes

    @property
    def shown(self) -> str:
        return self.name if self.name.startswith("~") else f"^{self.name}"

    @property
    def values(self) -> list[str]:
        """What stands between the commas, blanks away."""
        return [part.strip() for part in self.text.decode("latin-1").split(",")]

    def value(self, place: int, usual: str = "") -> str:
        """The value at place (0 is the first) in capitals, usual when it is left out."""
        values = self.values
        return values[place].upper() if place < len(values) and values[place] else usual

    def number(self, place: int, usual: int = 0) -> int:
        """Raises CarrierLabelRefused for something else than a whole number."""
        said = self.value(place)
        if not said:
            return usual
        if not _NUMBER.fullmatch(said):
            raise CarrierLabelRefused(f"{self.shown} says {said[:20]!r} where a number belongs")
        return int(float(said))


def zpl_commands(data: bytes) -> Iterator[Command]:
    """Every command in order; line ends inside of one mean nothing. Raises CarrierLabelRefused: damaged."""
    at = len(data) - len(data.lstrip(b"\xef\xbb\xbf\r\n\t \x00"))
    while at < len(data):
        found = _COMMAND.match(data, at)
        if found is None:
            raise CarrierLabelRefused(f"no ZPL command at byte {at}: {data[at : at + 12]!r}")
        mark, name, text = found.groups()
        yield _command(mark, name, text.translate(_BREAKS, b"\r\n"))
        at = found.end()


def _command(mark: bytes, name: bytes, text: bytes) -> Command:
    if mark == b"^" and name[:1] in b"Aa":
        return Command("A", name[1:] + text)
    return Command((mark.decode() if mark == b"~" else "") + name.decode().upper(), text)


def cannot(command: Command, what: str = "") -> CarrierLabelRefused:
    """The refusal of what only a ZPL printer can draw."""
    return CarrierLabelRefused(f"{command.shown} {what or 'is not drawn here'}", advice=ZPL_PRINTER)
