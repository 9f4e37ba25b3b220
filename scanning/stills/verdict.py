"""What to believe of all that was seen. Pure.

A matrix code carries error correction: one sighting is enough. A linear code carries one check digit
at best, and every engine was seen to misread one that fits: two sightings must agree, in different
views or by different engines, and outnumber two to one whatever else was read at that place. OpenCV
alone needs three, and no other linear code in the picture, as it sees GTINs in Code 39 and Code 128.

The second line on a Japanese book (192..., formerly 191...) is a right EAN-13 and still no item: it says
class and price, and a thousand titles share it. It is doubted, so the search goes on to the ISBN above.
Source: Japan Publishing Organization, JAN code for books, second line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scanning.stills import opencv
from scanning.stills.sighting import Reading, Sighting
from scanning.stills.together import is_same_place

AGREEING = 2
OPENCV_ALONE = 3
MATRIX = frozenset({"QRCode", "DataMatrix", "PDF417"})
_RETAIL = frozenset({"EAN13", "UPCA", "UPCE", "EAN8"})
_GTIN13 = frozenset({"EAN13", "UPCA"})
_PRICE_LINE = ("191", "192")


@dataclass(frozen=True)
class _Group:
    """All sightings of one text."""

    sightings: tuple[Sighting, ...]

    @property
    def first(self) -> Sighting:
        return self.sightings[0]

    @property
    def strong(self) -> int:
        return len({(seen.engine, seen.view) for seen in self.sightings if seen.engine != opencv.ENGINE})

    @property
    def votes(self) -> int:
        return len({(seen.engine, seen.view) for seen in self.sightings})

    def is_rival_of(self, other: "_Group") -> bool:
        return self.first.symbology not in MATRIX and any(
            is_same_place(mine, theirs) for mine in self.sightings for theirs in other.sightings
        )


def weigh(sightings: Iterable[Sighting]) -> Reading:
    """Each text once, first seen first; sightings: of all engines and views, in the picture's pixels."""
    groups = _groups(sightings)
    believed = [group for group in groups if _is_believed(group, groups)]
    return Reading(
        tuple(group.first for group in believed),
        tuple(group.first for group in groups if group not in believed),
    )


def _groups(sightings: Iterable[Sighting]) -> list[_Group]:
    found: dict[tuple[str, str], list[Sighting]] = {}
    for seen in sightings:
        found.setdefault((seen.symbology, seen.text), []).append(seen)
    return [_Group(tuple(group)) for group in found.values()]


def _is_believed(group: _Group, groups: Sequence[_Group]) -> bool:
    if group.first.symbology in MATRIX:
        return True
    if group.first.symbology == "EAN13" and group.first.text.startswith(_PRICE_LINE):
        return False
    others = [other for other in groups if other is not group]
    rivals = [other for other in others if other.is_rival_of(group)]
    return _has_company(group, others) and group.votes > 2 * max((rival.votes for rival in rivals), default=0)


def _has_company(group: _Group, others: Sequence[_Group]) -> bool:
    if group.strong:
        return group.votes >= AGREEING
    is_retail_only = all(other.first.symbology in _RETAIL | MATRIX for other in others if other.strong)
    return group.first.symbology in _GTIN13 and group.votes >= OPENCV_ALONE and is_retail_only
