"""Which port a setting means at this moment.

A USB scanner that is plugged into another socket, or back into the same one, may come back under another
name (ttyACM0, then ttyACM1; COM3, then COM7). `usb:0c2e:0b6a` or `usb:0c2e:0b6a:SERIAL` finds it by what it
is, at each opening anew.
"""

import re

from fulfilment.errors import ScannerAway

USB = re.compile(r"usb:([0-9a-fA-F]{4}):([0-9a-fA-F]{4})(?::(.+))?")


def is_usb(port: str) -> bool:
    return USB.fullmatch(port) is not None


def path_of(port: str) -> str:
    """The device to open. Raises ScannerAway when no USB device answers to port, or two do."""
    asked = USB.fullmatch(port)
    if asked is None:
        return port
    from serial.tools.list_ports import comports  # only a station with such a scanner waits for it

    vendor, product, serial = int(asked[1], 16), int(asked[2], 16), asked[3]
    found = [
        one.device
        for one in comports()
        if (one.vid, one.pid) == (vendor, product) and serial in (None, one.serial_number)
    ]
    if len(found) != 1:
        many = f": {', '.join(sorted(found))}" if found else ""
        raise ScannerAway(f"{port}{many}")
    return str(found[0])
