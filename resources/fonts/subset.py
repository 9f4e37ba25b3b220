"""Cut the two fonts of labels and screens out of Noto Sans CJK (SC face).

Run by hand, with fontTools installed and Debian's fonts-noto-cjk at hand:
    python resources/fonts/subset.py FOLDER_WITH_THE_TTC
"""

import sys
from pathlib import Path

from fontTools import subset  # type: ignore[import-not-found,import-untyped,unused-ignore]

SC_FACE = 2  # in the collection: JP KR SC TC HK, then the Mono faces
WEIGHTS = ("Regular", "Bold")

RANGES = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x024F),  # Latin-1, Latin Extended-A and -B
    (0x1EA0, 0x1EF9),  # Vietnamese
    (0x2000, 0x206F),  # general punctuation
    (0x20A0, 0x20CF),  # currency
    (0x2100, 0x22FF),  # letter-like (numero), Roman numerals, arrows, mathematics
    (0x2460, 0x24FF),  # numbers in circles
    (0x2500, 0x27BF),  # boxes, shapes, ticks
    (0x3000, 0x33FF),  # CJK punctuation, kana, squared units
    (0x3400, 0x4DBF),  # extension A
    (0x4E00, 0x9FFF),  # all 20,902 unified ideographs of Unicode 1.1, and what was added behind them
    (0x20000, 0x2FA1F),  # the rare ones the font has: names of people and places in GB 18030's lists
    (0xFE30, 0xFE4F),  # CJK compatibility forms
    (0xFF00, 0xFFEF),  # full-width forms
)
RARE_NAMES = "䶮𫖯㛃㙟𠮷㐂犇骉喆堃昇镕珺龘"


def gb2312() -> set[int]:
    """Every code point of GB/T 2312, its symbols, Greek and Cyrillic included."""
    found: set[int] = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            text = bytes((row, cell)).decode("gb2312", errors="ignore")
            found.update(map(ord, text))
    return found


def wanted() -> set[int]:
    spans = {code for first, last in RANGES for code in range(first, last + 1)}
    return spans | gb2312() | set(map(ord, RARE_NAMES))


def options() -> subset.Options:
    """Kerning is kept (the screens use it); hints, vertical metrics and variants go."""
    return subset.Options(
        layout_features=["kern"],
        hinting=False,
        notdef_outline=True,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17],
        name_languages=[0x409],
        drop_tables=["vhea", "vmtx", "VORG", "BASE", "GSUB", "DSIG"],
        font_number=SC_FACE,
    )


def cut(source: Path, target: Path) -> None:
    chosen = options()
    font = subset.load_font(str(source), chosen)
    cutter = subset.Subsetter(chosen)
    cutter.populate(unicodes=wanted())
    cutter.subset(font)
    subset.save_font(font, str(target), chosen)


def main() -> None:
    folder = Path(sys.argv[1])
    for weight in WEIGHTS:
        target = Path(__file__).with_name(f"NotoSansCJKsc-{weight}.otf")
        cut(folder / f"NotoSansCJK-{weight}.ttc", target)
        print(f"{target.name}: {target.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
