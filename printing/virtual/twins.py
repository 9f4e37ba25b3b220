"""Virtual printers by name, each started when it is first asked for."""

import threading

from printing.virtual.printer import VirtualPrinter

_twins: dict[str, VirtualPrinter] = {}
_twins_lock = threading.Lock()


def twin(name: str) -> VirtualPrinter:
    """The virtual printer of that name in this process, started when it is first asked for."""
    with _twins_lock:
        if name not in _twins:
            _twins[name] = VirtualPrinter().start()
        return _twins[name]


def stop_twins() -> None:
    with _twins_lock:
        while _twins:
            _twins.popitem()[1].stop()
