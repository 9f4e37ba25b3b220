"""The virtual printer of this process, reached like a real one."""

from dataclasses import dataclass

from printing.condition import PrinterCondition
from printing.transports.tcp import TcpTransport
from printing.transports.transport import Whole


@dataclass(frozen=True)
class TwinTransport:
    """The virtual printer of that name in this process; it starts when it is first used."""

    name: str
    answers: bool = True

    def send(self, data: bytes, name: str = "label.zpl") -> None:
        self._wire().send(data, name)

    def ask(self, query: bytes, timeout_s: float, whole: Whole | None = None) -> bytes:
        return self._wire().ask(query, timeout_s, whole)

    def own_condition(self) -> PrinterCondition | None:
        return None

    def holds(self, data: bytes, name: str) -> bool | None:
        return None

    def _wire(self) -> TcpTransport:
        from printing.virtual.twins import (
            twin,
        )  # a whole printer, with numpy: not for those who have a real one

        return TcpTransport("127.0.0.1", twin(self.name).port)
