"""Code 128 as ^BC means it: the code sets are chosen by the data itself, or by the printer.

Source: Zebra, ZPL II Programming Guide, ^BC, "Code 128 subsets"; ISO/IEC 15417, table 1.
"""

from printing.carrier.refused import CarrierLabelRefused
from printing.drawing.code128 import START_B, START_C, STOP, check_word

START_A, FNC1 = 103, 102
TO = {"A": 101, "B": 100, "C": 99}
START = {"A": START_A, "B": START_B, "C": START_C}
GROUP = "\x1d"  # stands for FNC1 in what is handed on here
_STARTS = {"9": "A", ":": "B", ";": "C"}
_WORDS = {"<": 62, "0": 30, "=": 94, "1": 95, "2": 96, "3": 97, "4": 98, "8": FNC1}
_SHIFTS = {"5": "C", "6": "B", "7": "A"}
_SHOWN = {"<": "^", "0": ">", "=": "~"}


def chosen_words(data: str) -> tuple[list[int], str]:
    """Mode N: > and a sign choose the set; without a start it is B. Start to stop, and the text for the eye.

    Raises CarrierLabelRefused for what the chosen set cannot carry.
    """
    own = data[:1] == ">" and data[1:2] in _STARTS
    kind = _STARTS[data[1]] if own else "B"
    words, shown, at = [START[kind]], "", 2 if own else 0
    while at < len(data):
        sign = data[at + 1 : at + 2]
        if data[at] == ">" and sign in _SHIFTS and sign:
            if kind != _SHIFTS[sign]:  # into the same set again the word would mean FNC4
                words.append(TO[_SHIFTS[sign]])
            kind = _SHIFTS[sign]
        elif data[at] == ">" and sign in _WORDS and sign:
            words.append(_WORDS[sign])
            shown += _SHOWN.get(sign, "")
        elif data[at] == ">":
            raise CarrierLabelRefused(f"^BC cannot carry {data[at : at + 2]!r}")
        else:
            words.append(_word(data[at : at + 2] if kind == "C" else data[at], kind))
            shown += data[at : at + 2] if kind == "C" else data[at]
        at += 2 if data[at] == ">" or kind == "C" else 1
    return _ended(words), shown


def automatic_words(data: str) -> list[int]:
    """Modes A and D: digits in pairs wherever that is shorter. data: printable, and GROUP for FNC1."""
    words: list[int] = []
    kind, at = "", 0
    while at < len(data):
        wanted = _wanted(data, at, kind)
        if wanted != kind:
            words.append(TO[wanted] if kind else START[wanted])
            kind = wanted
        if data[at] == GROUP:
            words.append(FNC1)
            at += 1
            continue
        step = 2 if kind == "C" else 1
        words.append(_word(data[at : at + step], kind))
        at += step
    return _ended(words)


def _wanted(data: str, at: int, kind: str) -> str:
    """The set of what comes next: C from four digits on (to stay in it two do), A for controls, else B."""
    rest = data[at:].lstrip(GROUP)
    run = len(rest) - len(rest.lstrip("0123456789"))
    if data[at] == GROUP:
        return kind or ("C" if run >= 4 else "B")
    if run >= (2 if kind == "C" else 4 + run % 2 * (kind == "B")) or (not kind and run == 2 == len(rest)):
        return "C"
    return "A" if data[at] < " " else "A" if kind == "A" and data[at] < "`" else "B"


def _word(piece: str, kind: str) -> int:
    if kind == "C":
        if len(piece) == 2 and piece.isascii() and piece.isdigit():
            return int(piece)
    elif kind == "B" and " " <= piece <= "~":
        return ord(piece) - 32
    elif kind == "A" and piece < "`":
        return ord(piece) - 32 if piece >= " " else ord(piece) + 64
    raise CarrierLabelRefused(f"^BC cannot carry {piece!r} in code set {kind}")


def _ended(words: list[int]) -> list[int]:
    if len(words) < 2:
        raise CarrierLabelRefused("^BC without data")
    return [*words, check_word(words), STOP]
