"""What comes out of the virtual printer, and what can be wrong with it."""

import socket
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from PIL import Image

from printing.languages.known import LANGUAGES, Language


class Fault(StrEnum):
    NONE = "none"
    REFUSE = "refuse"  # nobody listens
    HANG = "hang"  # takes the line, reads nothing
    CLOSE_MID_LABEL = "close_mid_label"  # resets the line before the label is whole
    PRINT_THEN_RESET = "print_then_reset"  # prints, and the line breaks all the same
    FORGET = "forget"  # takes the label and nothing comes out
    PAPER_OUT = "paper_out"
    HEAD_OPEN = "head_open"
    PAUSED = "paused"
    JAM = "jam"
    TOO_HOT = "too_hot"
    MUTE = "mute"  # prints but answers nothing
    RUBBISH = "rubbish"  # prints, and answers every question with bytes that mean nothing


@dataclass(frozen=True)
class Label:
    """A label that was taken and is not printed yet."""

    data: bytes
    language: Language


@dataclass(frozen=True)
class Acknowledgement:
    """Asked for behind a label; said when all before it is on paper."""

    line: socket.socket
    answer: bytes


@dataclass(frozen=True)
class Paper:
    """One label as it came out. data: its commands; complaints: what the printer did not understand of it.

    dots_per_mm None: as the commands let one guess, which matters to TSPL alone.
    """

    number: int  # the odometer after it
    data: bytes
    complaints: tuple[str, ...]
    language: str = "zpl"
    dots_per_mm: int | None = None

    def image(self) -> Image.Image:
        """Black on white, mode "1", drawn anew."""
        dots = LANGUAGES[self.language].read_format(self.data, self.dots_per_mm).dots
        return Image.frombytes("1", dots.shape[::-1], np.packbits(1 - dots, axis=1).tobytes())
