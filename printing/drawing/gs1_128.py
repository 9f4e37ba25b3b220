"""GS1-128: Code 128 with FNC1, from element strings as people write them: (00)3401234...

Source: GS1 General Specifications, 5.4 (symbol), 7.8 (which elements need a separator), 3.2 (formats).
"""

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from fulfilment.errors import StationError
from fulfilment.shipping.numbers import has_gs1_check_digit
from printing.drawing.code128 import START_C, STOP, TO_B, TO_C, bars_of_words, check_word

FNC1 = 102
SEPARATOR = "\x1d"  # how a reader hands on an FNC1 that stands between elements
MOST_CHARACTERS = 48
SSCC_MODULE_MIN_MM = 0.495  # 4 dots at 203 dpi, 6 at 300
# elements whose length everybody knows, so that no FNC1 follows them
PREDEFINED = {"00", "01", "02", "03", "04", *map(str, range(11, 21)), *map(str, range(31, 37)), "41"}
WITH_CHECK_DIGIT = {"00", "01", "02", "410", "411", "412", "413", "414", "415", "416", "417"}
FORMATS = {
    r"00": r"\d{18}",
    r"01|02": r"\d{14}",
    r"10|21": r".{1,20}",
    r"1[1235-7]": r"\d{6}",
    r"20": r"\d{2}",
    r"30|37": r"\d{1,8}",
    r"240|241|250|251|400|401|403": r".{1,30}",
    r"3[1-6]\d\d": r"\d{6}",
    r"402": r"\d{17}",
    r"41[0-7]": r"\d{13}",
    r"420": r".{1,20}",
    r"421": r"\d{3}.{1,9}",
    r"42[2456]": r"\d{3}",
    r"9[0-9]": r".{1,90}",
}
ELEMENT = re.compile(r"\((\d{2,4})\)([^()]*)")
SIGNS = re.compile(r"""[A-Za-z0-9!"%&'()*+,\-./:;<=>?_]*""")


def elements(text: str) -> tuple[tuple[str, str], ...]:
    """The (identifier, value) pairs of "(00)3401...(10)AB12". Raises StationError naming what is wrong."""
    found = tuple((match[1], match[2]) for match in ELEMENT.finditer(text))
    if not found or "".join(f"({key}){value}" for key, value in found) != text:
        raise _bad(f"{text!r} is no list of (identifier)value")
    for key, value in found:
        form = next((form for keys, form in FORMATS.items() if re.fullmatch(keys, key)), None)
        if form is None:
            raise _bad(f"no element ({key}) is known here")
        if not re.fullmatch(form, value, re.ASCII) or not SIGNS.fullmatch(value):
            raise _bad(f"({key}) cannot say {value!r}")
        if key in WITH_CHECK_DIGIT and not has_gs1_check_digit(value):
            raise _bad(f"the check digit of ({key}){value} is wrong")
    return found


def _bad(detail: str) -> StationError:
    return StationError(f"GS1: {detail}", advice="Check the GS1 numbers.")


def message(text: str) -> str:
    """What a reader hands on: elements without brackets, FNC1 as SEPARATOR where one has to stand."""
    parts = elements(text)
    said = ""
    for at, (key, value) in enumerate(parts):
        is_open = key[:2] not in PREDEFINED and at < len(parts) - 1
        said += key + value + (SEPARATOR if is_open else "")
    if len(said) > MOST_CHARACTERS:
        raise _bad(f"{len(said)} characters are more than {MOST_CHARACTERS}")
    return said


def code_words(text: str) -> list[int]:
    """Start C, FNC1, data, check and stop. Raises StationError."""
    words, rest, is_c = [START_C, FNC1], message(text), True
    while rest:
        if rest[0] == SEPARATOR:
            words, rest = [*words, FNC1], rest[1:]
        elif is_c != (wants_c := _wants_c(rest, is_c)):
            words, is_c = [*words, TO_C if wants_c else TO_B], wants_c
        else:
            size = 2 if is_c else 1
            words.append(int(rest[:2]) if is_c else ord(rest[0]) - 32)
            rest = rest[size:]
    return [*words, check_word(words), STOP]


def _wants_c(rest: str, is_c: bool) -> bool:
    """Stay in set C while pairs last; come back for an even run of four digits or more."""
    run = re.match(r"\d*", rest, re.ASCII)
    digits = len(run[0]) if run else 0
    return digits >= 2 if is_c else digits >= 4 and digits % 2 == 0


@lru_cache(maxsize=64)
def modules(text: str) -> NDArray[np.uint8]:
    """1 for bar, 0 for space, without quiet zones; shape (modules,), uint8."""
    return bars_of_words(code_words(text))
