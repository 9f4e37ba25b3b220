"""One whole ZPL label: what must hold before a printer gets it, as it came or as dots."""

from dataclasses import dataclass, replace

from printing.carrier.refused import OTHER_SIZE, CarrierLabelRefused
from printing.carrier.zpl_commands import Command, cannot, zpl_commands

MOST_BYTES = 2_000_000  # plain hex of 4x8 inches at 300 dpi is 720,000
MOST_COMMANDS = 20_000
SLACK_MM = 4.0  # carriers say 4 x 6 inches where the roll says 100 x 150 mm
OTHER_DPI = 0.75  # narrower than this part of the paper, a label was made for another resolution
# how fast, how dark, which paper, what a printer keeps: nothing of it puts a dot elsewhere
SETTINGS = frozenset(
    """CV FX ID JJ JT JU JZ KL LL MD MF ML MM MN MP MT MU PA PN PP PQ PR PW
    SC SE SL SO SP SS ST SX SZ XB ~JS ~SD ~TA""".split()  # noqa: SIM905 - a list of 33 quoted words
)
INK = {"FD", "FV", "GB", "GC", "GD", "GE", "GF", "GS", "XG", "IM", "XF", "SN", "SF", "FN", "IL"}


@dataclass(frozen=True)
class ZplLabel:
    """commands: between ^XA and ^XZ of the label, after those of blocks without ink. 0 dots: not said."""

    commands: tuple[Command, ...]
    width: int = 0
    length: int = 0


def whole_label(data: bytes) -> ZplLabel:
    """The one label of data. Raises CarrierLabelRefused: none, several, no end, far too large."""
    if len(data) > MOST_BYTES:
        raise CarrierLabelRefused(f"a label of {len(data)} bytes")
    blocks = _blocks(data)
    inked = [block for block in blocks if any(command.name in INK for command in block)]
    if len(inked) != 1:
        raise CarrierLabelRefused(f"{len(inked)} labels in one document")
    label = ZplLabel(tuple(command for block in blocks[: blocks.index(inked[0]) + 1] for command in block))
    for command in label.commands:
        label = _measured(label, command)
    return label


def _blocks(data: bytes) -> list[list[Command]]:
    blocks: list[list[Command]] = []
    is_open = False
    for count, command in enumerate(zpl_commands(data)):
        if command.name == "XA" and not is_open:
            is_open = True
            blocks.append([])
        elif command.name == "XZ" and is_open:
            is_open = False
        elif command.name in ("XA", "XZ") or count > MOST_COMMANDS:
            raise CarrierLabelRefused(f"{command.shown} where no label can begin or end")
        elif is_open:
            blocks[-1].append(command)
        elif command.name not in SETTINGS:
            raise CarrierLabelRefused(f"{command.shown} outside of a label")
        if command.name.startswith("~") and command.name not in SETTINGS:
            raise cannot(command, "would disturb the printer's other labels")
    if is_open:
        raise CarrierLabelRefused("the label breaks off before ^XZ")
    return blocks


def _measured(label: ZplLabel, command: Command) -> ZplLabel:
    match command.name:
        case "PW":
            return replace(label, width=command.number(0))
        case "LL":
            return replace(label, length=command.number(0))
        case "PQ" if command.number(0, 1) > 1:
            raise CarrierLabelRefused(f"{command.number(0)} copies of one label")
        case "MU" if command.value(0, "D") != "D":
            raise cannot(command, "counts in another unit than dots")
    return label


def check_size(label: ZplLabel, dots_per_mm: int, size_mm: tuple[float, float]) -> None:
    """Raises CarrierLabelRefused: larger than the paper, or made for another resolution."""
    slack = SLACK_MM * dots_per_mm
    for said, room_mm, name in ((label.width, size_mm[0], "wide"), (label.length, size_mm[1], "long")):
        if said > room_mm * dots_per_mm + slack:
            detail = f"the label is {said / dots_per_mm:.0f} mm {name}, the paper {room_mm:g} mm"
            raise CarrierLabelRefused(detail, advice=OTHER_SIZE)
    if 0 < label.width < OTHER_DPI * size_mm[0] * dots_per_mm:
        detail = f"the label is {label.width / dots_per_mm:.0f} mm wide here: made for another resolution"
        raise CarrierLabelRefused(detail, advice=OTHER_SIZE)
