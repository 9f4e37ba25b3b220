"""What a US-programmed scanner meant by a key, whatever layout the host has.

A scanner sends positions of keys, not letters. A host set to French, German or Chinese
turns the same positions into other letters; the positions stay (measured on X11 with
us, fr and de). Source: linux/input-event-codes.h; numbers below 84 equal PC scan codes.
"""

_ROWS = {
    2: ("1234567890-=", "!@#$%^&*()_+"),
    16: ("qwertyuiop[]", "QWERTYUIOP{}"),
    30: ("asdfghjkl;'`", 'ASDFGHJKL:"~'),
    43: ("\\zxcvbnm,./", "|ZXCVBNM<>?"),
    57: (" ", " "),
    71: ("789-456+1230.", "789-456+1230."),
    55: ("*", "*"),
    98: ("/", "/"),
}
_US = {
    first + place: pair
    for first, (bare, shifted) in _ROWS.items()
    for place, pair in enumerate(zip(bare, shifted, strict=True))
}


def us_character(scan_code: int, shift: bool) -> str | None:
    """The character at that place of a US keyboard; None when the key types nothing.

    scan_code: evdev's (an X11 keycode minus 8). Caps Lock plays no part.
    """
    pair = _US.get(scan_code)
    return pair[shift] if pair else None


def control_character(char: str) -> str | None:
    """What Ctrl and char type together (Ctrl+] is GS); None when they type nothing."""
    code = ord(char.upper()) if len(char) == 1 and char.isascii() else 0  # \u00df in capitals is two letters
    return chr(code - 64) if 64 <= code < 96 else None
