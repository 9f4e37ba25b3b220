"""A PDF's pages, or a picture, as dots of one printer."""

import io
import warnings
from collections.abc import Iterator

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from printing.carrier.codes import check_codes_kept
from printing.carrier.refused import ASK_AGAIN, OTHER_SIZE, CarrierLabelRefused
from printing.carrier.zpl_page import Dots

POINTS_PER_MM = 72 / 25.4
INK_BELOW = 128  # of 255
SLACK_MM = 4.0
SMALLEST, LARGEST = 0.5, 1.5  # scales beyond these make no label that anybody meant
MOST_PAGES = 50
MOST_DOTS = 40_000_000
Grey = NDArray[np.uint8]


def pdf_pages(data: bytes, dots_per_mm: int, size_mm: tuple[float, float]) -> Iterator[Dots]:
    """Each page drawn at the printer's own resolution. Raises CarrierLabelRefused."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            if not 1 <= len(document) <= MOST_PAGES:
                raise CarrierLabelRefused(f"a PDF of {len(document)} pages")
            if document.get_formtype():  # what was filled in is drawn with its form alone
                document.init_forms()
            for page in document:
                yield _page_dots(page, dots_per_mm, size_mm)
    except pypdfium2.PdfiumError as error:
        raise CarrierLabelRefused(f"the PDF cannot be opened: {error}") from error


def _page_dots(page: pypdfium2.PdfPage, dots_per_mm: int, size_mm: tuple[float, float]) -> Dots:
    size = page.get_width() / POINTS_PER_MM, page.get_height() / POINTS_PER_MM
    if (size[0] > size[1]) != (size_mm[0] > size_mm[1]) and not _fits(size, size_mm):
        page.set_rotation((page.get_rotation() + 90) % 360)
        size = size[1], size[0]
    if max(size) * dots_per_mm * 2 > 20_000:
        raise CarrierLabelRefused(f"a page of {size[0]:.0f} x {size[1]:.0f} mm", advice=OTHER_SIZE)
    scale = _scale(size, size_mm)
    grey = _drawn(page, dots_per_mm * scale)
    dots = _on_paper((grey < INK_BELOW).astype(np.uint8), dots_per_mm, size_mm)
    check_codes_kept(_drawn(page, dots_per_mm * 2), dots)
    return dots


def _drawn(page: pypdfium2.PdfPage, dots_per_mm: float) -> Grey:
    bitmap = page.render(scale=dots_per_mm / POINTS_PER_MM, grayscale=True, may_draw_forms=True)
    return np.array(bitmap.to_numpy()).reshape(bitmap.height, -1)[:, : bitmap.width]


def _fits(size: tuple[float, float], room: tuple[float, float]) -> bool:
    return all(one <= other + SLACK_MM for one, other in zip(size, room, strict=True))


def _scale(size: tuple[float, float], room: tuple[float, float]) -> float:
    """1 for a page of the paper's size or smaller: bars stay as the carrier drew them."""
    if _fits(size, room):
        return 1.0
    scale = min(one / other for one, other in zip(room, size, strict=True))
    if scale < SMALLEST:
        detail = f"a page of {size[0]:.0f} x {size[1]:.0f} mm for paper of {room[0]:g} x {room[1]:g} mm"
        raise CarrierLabelRefused(detail, advice=OTHER_SIZE)
    return scale


def _on_paper(dots: Dots, dots_per_mm: int, size_mm: tuple[float, float]) -> Dots:
    """dots on the paper; a page a little larger loses only empty edges. Raises CarrierLabelRefused."""
    width, height = (round(side * dots_per_mm) for side in size_mm)
    if dots.shape[0] > height:
        dots = _within(dots, height)
    if dots.shape[1] > width:
        dots = _within(dots.T, width).T
    page = np.zeros((height, width), np.uint8)
    page[: dots.shape[0], : dots.shape[1]] = dots
    return page


def _within(dots: Dots, rows: int) -> Dots:
    """rows of dots around its ink. Raises CarrierLabelRefused: the ink needs more."""
    inked = np.flatnonzero(dots.any(axis=1))
    if len(inked) and int(inked[-1]) - int(inked[0]) >= rows:
        raise CarrierLabelRefused("the label's ink is larger than the paper", advice=OTHER_SIZE)
    spare = len(dots) - rows
    first = 0 if not len(inked) else min(spare // 2, int(inked[0]))
    first = max(first, int(inked[-1]) + 1 - rows) if len(inked) else first
    return dots[first : first + rows]


def picture_dots(data: bytes, dots_per_mm: int, size_mm: tuple[float, float]) -> Dots:
    """A PNG dot for dot when it has the paper's dots, else scaled. Raises CarrierLabelRefused."""
    grey = _opened(data)
    size = grey.shape[1] / dots_per_mm, grey.shape[0] / dots_per_mm
    is_dot_for_dot = all(abs(one - room) <= SLACK_MM for one, room in zip(size, size_mm, strict=True))
    scaled = grey if is_dot_for_dot else _resized(grey, dots_per_mm, size_mm)
    dots = _on_paper((scaled < INK_BELOW).astype(np.uint8), dots_per_mm, size_mm)
    check_codes_kept(grey, dots)
    return dots


def _opened(data: bytes) -> Grey:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture: Image.Image = Image.open(io.BytesIO(data), formats=["PNG", "JPEG"])
            if picture.width * picture.height > MOST_DOTS:
                raise CarrierLabelRefused(f"a picture of {picture.width} x {picture.height} dots")
            if picture.mode in ("RGBA", "LA", "P"):
                picture = picture.convert("RGBA")
                paper = Image.new("RGBA", picture.size, "white")
                picture = Image.alpha_composite(paper, picture)
            return np.asarray(picture.convert("L"))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombWarning) as error:
        raise CarrierLabelRefused(f"the picture cannot be opened: {error}", advice=ASK_AGAIN) from error


def _resized(grey: Grey, dots_per_mm: int, size_mm: tuple[float, float]) -> Grey:
    height, width = grey.shape
    room = size_mm[0] * dots_per_mm, size_mm[1] * dots_per_mm
    scale = min(room[0] / width, room[1] / height)
    if scale < SMALLEST / 2 or scale > 4 * LARGEST or abs(room[0] / width / (room[1] / height) - 1) > 0.35:
        detail = f"a picture of {width} x {height} dots for paper of {size_mm[0]:g} x {size_mm[1]:g} mm"
        raise CarrierLabelRefused(detail, advice=OTHER_SIZE)
    whole = max(1, round(scale)) if abs(scale - round(scale)) < 0.03 else scale
    size = max(1, round(width * whole)), max(1, round(height * whole))
    return np.asarray(Image.fromarray(grey).resize(size, Image.Resampling.LANCZOS))
