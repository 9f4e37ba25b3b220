"""Which printer prints what, and which papers come out with a parcel."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fulfilment.shipping.carriers import CARRIERS
from fulfilment.shipping.contents import CONTENTS

ANY = "*"
WAYBILL, CN22, SLIP, RETURN = "waybill", "cn22", "slip", "return"
DOCUMENT_KINDS = (*CONTENTS, "receipt")
PAPERS = (SLIP, RETURN, CN22)  # what may come out with a parcel beside its waybill
Fits = Callable[[str, str], bool]
SIZE = re.compile(r"([1-9]\d{1,2})x([1-9]\d{1,2})")  # millimetres, width first


@dataclass(frozen=True)
class Route:
    """One rule. ANY stands for every carrier, size ("100x150") or station; the kind is always named."""

    document_kind: str
    carrier: str = ANY
    size: str = ANY
    station: str = ANY
    printer: str = ""

    @property
    def conditions(self) -> tuple[str, str, str]:
        return self.carrier, self.size, self.station


@dataclass(frozen=True)
class ParcelPapers:
    """What comes out with a parcel beside its waybill. ANY stands for every channel, carrier or country."""

    papers: tuple[str, ...]
    channel: str = ANY
    carrier: str = ANY
    country: str = ANY

    @property
    def conditions(self) -> tuple[str, str, str]:
        return self.channel, self.carrier, self.country


@dataclass(frozen=True)
class Routing:
    """All that a station's routes file says."""

    routes: tuple[Route, ...] = ()
    with_parcel: tuple[ParcelPapers, ...] = ()


class NoRoute(StrEnum):
    """Why nobody prints a document."""

    NOT_SET = "not_set"  # no rule names its kind
    OTHERS_ONLY = "others_only"  # rules name its kind, each for other carriers, sizes or stations


class RouteRefusal(StrEnum):
    """What is wrong with a rule, or with what was asked about one."""

    UNKNOWN_KIND = "unknown_kind"
    UNKNOWN_PRINTER = "unknown_printer"
    UNKNOWN_CARRIER = "unknown_carrier"
    BAD_SIZE = "bad_size"
    BAD_COUNTRY = "bad_country"
    TIE = "tie"  # two rules that name equally much fit the same document
    OTHER_MEDIA = "other_media"  # the rule's size is not what its printer has loaded
    DOES_NOT_FIT = "does_not_fit"  # no layout of this kind fits the printer's paper
    NO_SUCH_ROUTE = "no_such_route"
    NO_PRINTER = "no_printer"  # nobody prints that kind
    NOT_READY = "not_ready"  # the printer would not print now; nothing was sent
    BAD_FILE = "bad_file"


@dataclass(frozen=True)
class RouteRefused:
    """A refusal with its sentence in both languages. line: of the file, 0 when it is about none."""

    reason: RouteRefusal
    zh: str
    en: str
    line: int = 0


@dataclass(frozen=True)
class Fault:
    """The first rule that is wrong. nth: of its list, from 0; other: the one it ties with. word: what."""

    reason: RouteRefusal
    nth: int
    word: str
    is_paper: bool = False
    other: int = 0


def choose(routes: Sequence[Route], station: str, kind: str, size: str, carrier: str) -> str | NoRoute:
    """The printer of the rule that names most and fits the document."""
    return choose_of_sizes(routes, station, kind, (size,), carrier)


def choose_of_sizes(
    routes: Sequence[Route], station: str, kind: str, sizes: Sequence[str], carrier: str
) -> str | NoRoute:
    """The same for a document that can be drawn in any of sizes, the usual one first."""
    of_kind = [route for route in routes if route.document_kind == kind]
    fitting = [
        route
        for size in (*sizes, ANY)
        for route in of_kind
        if _fits(route.conditions, (carrier, size, station))
    ]
    if not fitting:
        return NoRoute.OTHERS_ONLY if of_kind else NoRoute.NOT_SET
    return max(fitting, key=lambda route: _named(route.conditions)).printer


def papers_with(
    rules: Sequence[ParcelPapers], channel: str, carrier: str, country: str | None, *, declares: bool
) -> tuple[str, ...]:
    """What comes out beside the waybill, in the order it is printed.

    declares: abroad a CN22 comes out too, unless a rule for that very country says otherwise: goods without
    their declaration are sent back. Many carriers declare by data alone, so a station does when it is set.
    """
    fitting = [rule for rule in rules if _fits(rule.conditions, (channel, carrier, country or ""))]
    rule = max(fitting, key=lambda one: _named(one.conditions), default=ParcelPapers(()))
    is_home = country in (None, "CN")
    if is_home or not declares or rule.country != ANY or CN22 in rule.papers:
        return rule.papers
    return (CN22, *rule.papers)


def find_fault(routing: Routing, media: Mapping[str, str], fits: Fits | None = None) -> Fault | None:
    """The first rule that may not stand. media: the paper of each printer, by its name, the usual one first.

    fits: whether a kind can be drawn on a paper; None: not looked at, which spares the layouts at a start.
    """
    faults = (_route_fault(nth, route, media, fits) for nth, route in enumerate(routing.routes))
    paper_faults = (_paper_fault(nth, rule) for nth, rule in enumerate(routing.with_parcel))
    for fault in (*faults, *paper_faults, *_ties(routing), *_unprinted(routing, media, fits)):
        if fault is not None:
            return fault
    return None


def size_mm(size: str) -> tuple[int, int]:
    """Width and height. Raises ValueError for what is no size."""
    found = SIZE.fullmatch(size)
    if found is None:
        raise ValueError(f"a size is written like 100x150, in millimetres, not {size!r}")
    return int(found[1]), int(found[2])


def _fits(conditions: tuple[str, ...], document: tuple[str, ...]) -> bool:
    return all(wanted in (ANY, has) for wanted, has in zip(conditions, document, strict=True))


def _named(conditions: tuple[str, ...]) -> int:
    return sum(one != ANY for one in conditions)


def _route_fault(nth: int, route: Route, media: Mapping[str, str], fits: Fits | None) -> Fault | None:
    refusal = RouteRefusal
    if route.document_kind not in DOCUMENT_KINDS:
        return Fault(refusal.UNKNOWN_KIND, nth, route.document_kind)
    if route.printer not in media:
        return Fault(refusal.UNKNOWN_PRINTER, nth, route.printer)
    if route.carrier not in (ANY, *CARRIERS):
        return Fault(refusal.UNKNOWN_CARRIER, nth, route.carrier)
    if route.size != ANY and not SIZE.fullmatch(route.size):
        return Fault(refusal.BAD_SIZE, nth, route.size)
    if route.size not in (ANY, media[route.printer]):
        return Fault(refusal.OTHER_MEDIA, nth, media[route.printer])
    if fits is not None and not fits(route.document_kind, media[route.printer]):
        return Fault(refusal.DOES_NOT_FIT, nth, route.document_kind)
    return None


def _paper_fault(nth: int, rule: ParcelPapers) -> Fault | None:
    unknown = [kind for kind in rule.papers if kind not in PAPERS]
    if unknown:
        return Fault(RouteRefusal.UNKNOWN_KIND, nth, unknown[0], is_paper=True)
    if rule.carrier not in (ANY, *CARRIERS):
        return Fault(RouteRefusal.UNKNOWN_CARRIER, nth, rule.carrier, is_paper=True)
    if rule.country != ANY and not re.fullmatch("[A-Z]{2}", rule.country):
        return Fault(RouteRefusal.BAD_COUNTRY, nth, rule.country, is_paper=True)
    return None


def _unprinted(routing: Routing, media: Mapping[str, str], fits: Fits | None) -> Iterator[Fault]:
    """Papers that would come out nowhere: no rule names them, and the first printer has no room for them."""
    routed, first = {route.document_kind for route in routing.routes}, next(iter(media.values()), "")
    for nth, rule in enumerate(routing.with_parcel if fits is not None else ()):
        for kind in rule.papers:
            if kind not in routed and fits is not None and not fits(kind, first):
                yield Fault(RouteRefusal.NO_PRINTER, nth, kind, is_paper=True)


def _ties(routing: Routing) -> Iterator[Fault]:
    for kind in DOCUMENT_KINDS:
        same = [(nth, one.conditions) for nth, one in enumerate(routing.routes) if one.document_kind == kind]
        if tie := _tie(same):
            yield Fault(RouteRefusal.TIE, tie[1], kind, other=tie[0])
    papers = [(nth, one.conditions) for nth, one in enumerate(routing.with_parcel)]
    if tie := _tie(papers):
        yield Fault(RouteRefusal.TIE, tie[1], "with_parcel", is_paper=True, other=tie[0])


def _tie(rules: Collection[tuple[int, tuple[str, ...]]]) -> tuple[int, int] | None:
    """Two rules that name equally much and both fit some document; the later one second."""
    for nth, rule in rules:
        for later, other in rules:
            if later > nth and _named(rule) == _named(other) and _do_meet(rule, other):
                return nth, later
    return None


def _do_meet(rule: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return all(ANY in (one, two) or one == two for one, two in zip(rule, other, strict=True))
