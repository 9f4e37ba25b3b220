"""Linux's /dev/hidrawN: which of them a setting means now, and what the scanner behind it says of itself.

The number is another one after each plugging in, so `usb:0c2e:0b6a` finds a scanner by what it is.
Source: the kernel's Documentation/hid/hidraw.rst; HID_ID in /sys/class/hidraw/hidrawN/device/uevent.
"""

import re
from pathlib import Path

from scanning.hid.descriptor import layout_of
from scanning.hid.reports import Layout

SYSTEM = Path("/sys/class/hidraw")
USB = re.compile(r"usb:([0-9a-fA-F]{4}):([0-9a-fA-F]{4})")


def path_of(port: str, system: Path = SYSTEM) -> str:
    """The device to open. Raises FileNotFoundError when no scanner, or more than one, answers to port."""
    asked = USB.fullmatch(port)
    if asked is None:
        return port
    who = f":0000{asked[1]}:0000{asked[2]}".upper()
    # a scanner is often a keyboard, too: that one's descriptor has no codes
    found = [
        one.name
        for one in sorted(system.glob("hidraw*"))
        if who in _said(one).upper() and layout_at(one.name, system) is not None
    ]
    if len(found) != 1:
        raise FileNotFoundError(f"{port}: {', '.join(found) or 'not there'}")
    return f"/dev/{found[0]}"


def layout_at(path: str, system: Path = SYSTEM) -> Layout | None:
    """Where its reports keep what; None when it is no such scanner, or the kernel does not tell."""
    number = Path(path).resolve().name  # a link of udev's leads to hidrawN
    try:
        return layout_of((system / number / "device" / "report_descriptor").read_bytes())
    except OSError:
        return None


def _said(device: Path) -> str:
    try:
        return (device / "device" / "uevent").read_text("utf-8", errors="replace")
    except OSError:
        return ""
