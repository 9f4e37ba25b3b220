"""Pictures of every sample on every layout: python -m printing.label_gallery [OUTDIR], else docs/labels."""

import sys
from collections.abc import Iterator
from pathlib import Path

from fulfilment.shipping.contents import kind_of
from printing.drawing.layout import USUAL, Layout, layouts_for
from printing.drawing.raster import draw_label
from printing.samples import ALL_SAMPLES
from printing.sheets import SHEETS, sheet_document

FOLDER = Path(__file__).parents[1] / "docs" / "labels"
ALIASES = {"waybill"}  # the same content as another sample's
FINE = {"zh", "long", "long_en", "logistics", "item", "cn22_full", "return_en"}  # at 300 dpi too


def pictures() -> Iterator[tuple[str, bytes]]:
    """(file name, PNG): each sample on each layout that has place for all of it, then the A4 sheets."""
    for name, content in ALL_SAMPLES.items():
        layouts = [each for each in layouts_for(kind_of(content)) if not each.left_out(content)]
        for layout in [] if name in ALIASES else layouts:
            for dpi in (203, 300) if name in FINE and _is_usual(layout) else (203,):
                yield f"{name}-{layout.name}-{dpi}.png", draw_label(content, dpi, layout).png()
    for name in SHEETS:
        yield f"{name}-a4-203.png", sheet_document(name, 203, "png")


def _is_usual(layout: Layout) -> bool:
    return layout.name == USUAL[layout.content]


def main(folder: Path) -> None:
    """Write them all, and take away those of samples and layouts that are no more."""
    written = set()
    for name, png in pictures():
        (folder / name).write_bytes(png)
        written.add(name)
    for old in folder.glob("*.png"):
        if old.name not in written:
            old.unlink()
    print(f"{len(written)} pictures in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
