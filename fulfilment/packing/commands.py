"""Command cards and badges: what a packer with gloves scans instead of pressing a key.

Both stand under a prefix that no product, tote or label may use; the intake of
products asks `is_reserved` and refuses such a code. The texts are upper-case
letters, digits and hyphens, at most 24 of them, so that they print as Code 128 or
Code 39 and survive a scanner that knows neither lower case nor signs.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from fulfilment.packing.reasons import RedoReason, ReprintReason
from fulfilment.packing.session import SetAsideReason

COMMAND_PREFIX = "PWC-"
BADGE_PREFIX = "PWB-"


class Deed(StrEnum):
    """What a command card asks for."""

    UNDO = "undo"
    HOLD = "hold"
    SHORT = "short"
    REPRINT = "reprint"
    REDO = "redo"
    NEXT_BOX = "next_box"
    GO_ON = "go_on"
    QUEUE = "queue"
    GET_WORK = "get_work"
    SIGN_OUT = "sign_out"
    HELP = "help"
    OTHER_PRINTER = "other_printer"


class ShortReason(StrEnum):
    """Why a piece is not there to be packed."""

    MISSING = "missing"
    DAMAGED = "damaged"
    WRONG_GOODS = "wrong_goods"


@dataclass(frozen=True)
class Command:
    """One card. reason is None on every deed but HOLD, SHORT, REPRINT and REDO, where None means "ask"."""

    deed: Deed
    reason: SetAsideReason | ShortReason | ReprintReason | RedoReason | None = None


@dataclass(frozen=True)
class Badge:
    """An operator's badge. code is public text: it names a person, it proves nothing."""

    code: str


COMMANDS: tuple[Command, ...] = (
    *(Command(deed) for deed in Deed),
    *(Command(Deed.HOLD, reason) for reason in SetAsideReason if reason is not SetAsideReason.SHORT),
    *(Command(Deed.SHORT, reason) for reason in ShortReason),
    *(Command(Deed.REPRINT, reason) for reason in ReprintReason),
    *(Command(Deed.REDO, reason) for reason in RedoReason),
)


def is_reserved(code: str) -> bool:
    """True for a code that no product, tote or label may carry, in whatever case it is written."""
    return code.strip().upper().startswith((COMMAND_PREFIX, BADGE_PREFIX))


def make_command(command: Command) -> str:
    """The text of the card for command. ValueError when its reason belongs to another deed."""
    if command not in _TEXTS:
        raise ValueError(f"no card says {command}")
    return _TEXTS[command]


def parse_command(text: str) -> Command | None:
    """The command on a card; None when text is no card of ours. Case does not matter."""
    return _BY_TEXT.get(text.upper())


def make_badge(badge: Badge) -> str:
    """The text of a badge. ValueError unless code is 1-20 of A-Z, 0-9 and hyphen."""
    if not _BADGE_CODE.fullmatch(badge.code):
        raise ValueError(f"a badge code is 1-20 upper-case letters, digits or hyphens, not {badge.code!r}")
    return BADGE_PREFIX + badge.code


def parse_badge(text: str) -> Badge | None:
    """The badge that text is; None when it is none of ours. Case does not matter."""
    upper = text.upper()
    code = upper.removeprefix(BADGE_PREFIX)
    return Badge(code) if upper != code and _BADGE_CODE.fullmatch(code) else None


def _text(command: Command) -> str:
    words: tuple[str, ...] = (command.deed,)
    if command.reason:
        words = (command.deed, _CARD_WORDS.get(command.reason.value, command.reason))
    return COMMAND_PREFIX + "-".join(words).replace("_", "-").upper()


_CARD_WORDS = {"wrong_printer": "elsewhere"}  # too long for a card
_BADGE_CODE = re.compile(r"[A-Z0-9-]{1,20}")
_TEXTS = {command: _text(command) for command in COMMANDS}
_BY_TEXT = {text: command for command, text in _TEXTS.items()}
