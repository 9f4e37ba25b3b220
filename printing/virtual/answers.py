"""What the virtual printer says when it is asked, in each language's words, as the manuals give them."""

from collections.abc import Callable
from dataclasses import dataclass

from printing.readers.sheet import Query


@dataclass(frozen=True)
class Body:
    """The printer at this moment. waiting: labels taken and not printed; odometer None: it counts none.

    media_rows: the length in dots of a label as it measured it, None for paper without gaps.
    """

    is_paper_out: bool
    is_head_open: bool
    is_paused: bool
    waiting: int
    odometer: int | None
    is_jammed: bool = False
    is_too_hot: bool = False
    media_rows: int | None = None

    @property
    def wants_hands(self) -> bool:
        return self.is_paper_out or self.is_head_open or self.is_jammed


def answer(language: str, query: Query, body: Body) -> bytes:
    return _ANSWERS[language](query, body)


def _zpl(query: Query, body: Body) -> bytes:
    """Silent to ~HS while it wants hands."""
    if query.name == "getvar":
        is_known = query.variable == "odometer.total_label_count" and body.odometer is not None
        return f'"{body.odometer}"'.encode() if is_known else b'"?"'
    if query.name == "HQES":
        return _error_status(body)
    return b"" if body.wants_hands else _host_status(body)


def _host_status(body: Body) -> bytes:
    rows, settings = (1245, "128") if body.media_rows is None else (body.media_rows, "000")
    paused, hot = int(body.is_paused), int(body.is_too_hot)
    first = f"030,0,{paused},{rows:04d},{body.waiting:03d},0,0,0,000,0,0,{hot}"
    second = f"{settings},0,0,0,0,2,4,0,00000000,1,000"
    return "".join(f"\x02{text}\x03\r\n" for text in (first, second, "1234,0")).encode()


def _error_status(body: Body) -> bytes:
    bits = body.is_paper_out * 0x1 | body.is_head_open * 0x4 | body.is_paused * 0x10000
    bits |= body.is_jammed * 0x1000 | body.is_too_hot * 0x10
    errors = f"ERRORS: {int(bits > 0)} 00000000 {bits:08X}"
    return f"\x02\r\n\r\nPRINTER STATUS\r\n{errors}\r\nWARNINGS: 0 00000000 00000000\x03\r\n".encode()


def _tspl(query: Query, body: Body) -> bytes:
    bits = body.is_head_open * 0x01 | body.is_paper_out * 0x04 | body.is_paused * 0x10
    bits |= body.is_jammed * 0x02 | body.is_too_hot * 0x80
    return bytes([bits | (0x20 if body.waiting and not bits else 0)])


def _escpos(query: Query, body: Body) -> bytes:
    """A receipt printer knows no pause; it is offline without a cause."""
    bits = {
        "1": (body.wants_hands or body.is_paused or body.is_too_hot) * 0x08,
        "2": body.is_head_open * 0x04 | body.is_paper_out * 0x20 | body.is_jammed * 0x40,
        "3": 0,
        "4": body.is_paper_out * 0x6C,
    }.get(query.variable)
    return b"" if bits is None else bytes([0x12 | bits])


def _epl(query: Query, body: Body) -> bytes:
    troubles = (
        (body.is_paper_out, b"07"),
        (body.is_head_open, b"11"),
        (body.is_paused, b"12"),
        (body.is_jammed or body.is_too_hot, b"50"),  # no code of the manual's: a person has to look
    )
    codes = [code for is_so, code in troubles if is_so]
    return b",".join(codes or [b"00"]) + b"\r\n"


_ANSWERS: dict[str, Callable[[Query, Body], bytes]] = {
    "zpl": _zpl,
    "tspl": _tspl,
    "escpos": _escpos,
    "epl": _epl,
}
