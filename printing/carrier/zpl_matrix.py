"""QR, Data Matrix and PDF417 as ^BQ, ^BX and ^B7 ask for them. Source: Zebra, ZPL II Programming Guide."""

import re

import numpy as np
import zxingcpp

from printing.carrier.refused import ZPL_PRINTER, CarrierLabelRefused
from printing.carrier.zpl_commands import Command, cannot
from printing.carrier.zpl_page import Dots
from printing.drawing.qr import matrix_of

_QR = re.compile(r"([HQML])([AM]),(.*)", re.S)
_QR_BYTES = re.compile(r"B(\d{4})(.*)", re.S)
PDF_ROW = 3  # zxing's pictures have three dots to a row


def qr(command: Command, data: str) -> Dots:
    """^BQ: level and way of input stand before the data (QA,...). Raises CarrierLabelRefused."""
    found = _QR.fullmatch(data)
    if found is None:
        raise CarrierLabelRefused(f"^BQ data begin with {data[:3]!r}, not with a level and a mode")
    level, way, text = found.groups()
    if way == "M":
        text = _by_hand(command, text)
    if not text:
        raise CarrierLabelRefused("^BQ without data")
    wanted = {} if text.isascii() else {"eci": "UTF-8"}  # or it would be written as Shift-JIS
    return _grown(_made(text, zxingcpp.BarcodeFormat.QRCode, ec_level=level, **wanted), command.number(2, 3))


def _by_hand(command: Command, text: str) -> str:
    if text[:1] in ("N", "A"):
        return text[1:]
    counted = _QR_BYTES.fullmatch(text)
    if counted is None or len(counted[2].encode()) != int(counted[1]):
        raise cannot(command, "in mixed mode is not drawn here")
    return counted[2]


def data_matrix(command: Command, data: str) -> Dots:
    """^BX, quality 200 alone. Raises CarrierLabelRefused: older qualities, FNC1 and other escapes."""
    if command.number(2) != 200:
        raise cannot(command, f"of quality {command.value(2, '0')} is not drawn here")
    sign = command.value(6, "~")
    if sign in data or not data:
        raise cannot(command, f"with {sign!r} in its data is not drawn here")
    is_square = command.value(7, "1") != "2"
    made = _made(data, zxingcpp.BarcodeFormat.DataMatrix, force_square=is_square)
    return _grown(made, command.number(1, 1))


def pdf417(command: Command, data: str, module: int, height: int) -> Dots:
    """^B7; height: ^BY's, shared by the rows when the command names none. Raises CarrierLabelRefused."""
    if command.value(5, "N") == "Y":
        raise cannot(command, "cut off on the right is not drawn here")
    if not data:
        raise CarrierLabelRefused("^B7 without data")
    wanted: dict[str, int | str] = {"ec_level": str(command.number(2))} if command.number(2) else {}
    if columns := command.number(3):
        wanted["columns"] = columns
    rows = _made(data, zxingcpp.BarcodeFormat.PDF417, **wanted)[::PDF_ROW]
    if columns and rows.shape[1] != (columns + 4) * 17 + 1:
        raise cannot(command, f"of {columns} columns is not drawn here")
    tall = command.number(1) or max(module * 3, height // max(1, len(rows)))
    return rows.repeat(tall, axis=0).repeat(module, axis=1)


def _made(data: str, kind: zxingcpp.BarcodeFormat, **wanted: object) -> Dots:
    try:
        return matrix_of(zxingcpp.create_barcode(data, kind, **wanted))
    except (ValueError, RuntimeError) as error:
        raise CarrierLabelRefused(f"no code for {data[:12]!r}: {error}", advice=ZPL_PRINTER) from error


def _grown(matrix: Dots, dots: int) -> Dots:
    if not 1 <= dots <= 100:
        raise CarrierLabelRefused(f"a code with modules of {dots} dots")
    return np.kron(matrix, np.ones((dots, dots), np.uint8))
