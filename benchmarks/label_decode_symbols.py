"""Every kind of code alone, at the narrowest module that a layout may give it, with a text by chance."""

import string
from collections.abc import Callable

import numpy as np

from benchmarks.label_decode_contents import Chance, a_code, a_day, a_gtin, a_number
from fulfilment.shipping.numbers import gtin14, sscc
from printing.drawing.field import Field
from printing.drawing.raster import DOTS_PER_MM, Page
from printing.drawing.symbols import draw_code, module_min_mm

Code = tuple[str, str]  # symbology identifier, text
# what a reader says each kind is; EAN-8 and the family of EAN-13 have their own
IDENTIFIERS = {
    "code128": "]C0",
    "gs1_128": "]C1",
    "itf14": "]I1",
    "datamatrix": "]d1",
    "gs1_datamatrix": "]d2",
    "qr": "]Q1",
}
WIDTH_MM, HEIGHT_MM = 200, 40
SIGNS = string.ascii_letters + string.digits + "-./:"


def as_read(kind: str, text: str) -> Code:
    """What a reader has to say of a code."""
    if kind == "ean":
        return ("]E4", text) if len(text) == 8 else ("]E0", f"{text:0>13}")
    return IDENTIFIERS[kind], text


def a_symbol(kind: str, dpi: int, chance: Chance) -> tuple[Page, Code]:
    """A page with one code in its middle, and what it says."""
    text, scale = chance.choice(TEXTS[kind])(chance), DOTS_PER_MM[dpi]
    least = module_min_mm(kind, text)
    field = Field("code", kind, 0, 0, WIDTH_MM, HEIGHT_MM, text, module_mm=least)  # type: ignore[arg-type]
    page = np.zeros((HEIGHT_MM * scale, WIDTH_MM * scale), np.uint8)
    draw_code(page, field, text, scale)
    return page, as_read(kind, text)


def _a_unit(chance: Chance) -> str:
    prefix = "".join(chance.choices(string.digits, k=7))
    return f"(00){sscc(prefix, chance.randrange(10**9), chance.randrange(10))}"


def _elements(chance: Chance) -> str:
    return f"(01){a_gtin(chance, 14)}(17){a_day(chance)}(10){a_code(chance, 1, 8)}"


def _some_text(most: int) -> Callable[[Chance], str]:
    return lambda chance: "".join(chance.choices(SIGNS, k=chance.randint(4, most)))


TEXTS: dict[str, tuple[Callable[[Chance], str], ...]] = {
    "code128": (a_number, _some_text(20)),
    "gs1_128": (_a_unit, _elements),
    "itf14": (lambda chance: gtin14(a_gtin(chance, 13), chance.randint(1, 8)),),
    "ean": (lambda chance: a_gtin(chance, 8, 12, 13),),
    "datamatrix": (a_number, _some_text(30)),
    "gs1_datamatrix": (_elements,),
    "qr": (a_number, _some_text(60)),
}
