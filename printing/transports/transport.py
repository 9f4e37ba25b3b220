"""What the lane of a printer asks of the way to it. Building one touches nothing; only send and ask do."""

from collections.abc import Callable
from typing import Protocol

from fulfilment.errors import PrinterAway
from printing.condition import PrinterCondition

Whole = Callable[[bytes], bool]


class NothingSent(PrinterAway):
    """Nobody took the line, so not a byte arrived: the label may be sent again."""


class Transport(Protocol):
    @property
    def answers(self) -> bool:
        """Whether asking makes sense: a file and a one-way line never answer."""

    def send(self, data: bytes, name: str = "label.zpl") -> None:
        """Hand over all of data, or raise PrinterAway (some may have arrived).

        name: what a file of it is called; wires ignore it, they carry no names.
        """

    def ask(self, query: bytes, timeout_s: float, whole: Whole | None = None) -> bytes:
        """What came back within timeout_s, b"" for silence; ends early once whole says so.

        query: may be a whole label with a question behind it. whole is asked a few times a second.
        Raises NothingSent when nobody takes the line, PrinterAway when it breaks.
        """

    def holds(self, data: bytes, name: str) -> bool | None:
        """Whether data certainly arrived, certainly did not, or (None) nobody can say."""

    def own_condition(self) -> PrinterCondition | None:
        """What a spooler in between says of the printer; None when the printer itself is to be asked."""
