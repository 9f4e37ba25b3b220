"""Which printer prints what: the rule that names most, and never one of two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulfilment.shipping.routing import (
    ANY,
    Fault,
    NoRoute,
    ParcelPapers,
    Route,
    RouteRefusal,
    Routing,
    choose,
    find_fault,
    papers_with,
    size_mm,
)

MEDIA = {"A": "100x150", "B": "76x130", "office": "210x297"}
CARRIERS, SIZES, STATIONS = ("ZTO", "SF"), ("100x150", "76x130"), ("07", "08")


def or_any(*words: str) -> st.SearchStrategy[str]:
    return st.sampled_from((ANY, *words))


ROUTES = st.lists(
    st.builds(
        Route,
        st.sampled_from(("waybill", "slip")),
        or_any(*CARRIERS),
        or_any(*SIZES),
        or_any(*STATIONS),
        st.sampled_from(("A", "B", "office")),
    ),
    max_size=8,
)


def fits(route: Route, kind: str, carrier: str, size: str, station: str) -> bool:
    said = (route.carrier, route.size, route.station)
    return route.document_kind == kind and all(
        one in (ANY, has) for one, has in zip(said, (carrier, size, station), strict=True)
    )


@given(
    ROUTES,
    st.sampled_from(("waybill", "slip", "manifest")),
    st.sampled_from((*CARRIERS, "EMS")),
    st.sampled_from((*SIZES, "100x180")),
    st.sampled_from((*STATIONS, "09")),
)
def test_the_rule_that_names_most_wins_in_whatever_order_they_stand(
    routes: list[Route], kind: str, carrier: str, size: str, station: str
) -> None:
    chosen = choose(routes, station, kind, size, carrier)
    fitting = [route for route in routes if fits(route, kind, carrier, size, station)]
    if not fitting:
        is_named = any(route.document_kind == kind for route in routes)
        assert chosen is (NoRoute.OTHERS_ONLY if is_named else NoRoute.NOT_SET)
        return
    most = max(3 - route.conditions.count(ANY) for route in fitting)
    best = {route.printer for route in fitting if 3 - route.conditions.count(ANY) == most}
    assert chosen in best


@given(ROUTES)
def test_rules_without_a_fault_never_leave_it_to_their_order(routes: list[Route]) -> None:
    media = dict.fromkeys(MEDIA, ANY)
    routes = [route for route in routes if route.size == ANY]
    if find_fault(Routing(tuple(routes)), media) is not None:
        return
    for carrier in CARRIERS:
        for station in STATIONS:
            fitting = [route for route in routes if fits(route, "waybill", carrier, "100x150", station)]
            most = max((3 - route.conditions.count(ANY) for route in fitting), default=0)
            assert sum(3 - route.conditions.count(ANY) == most for route in fitting) <= 1


ONE = Route("waybill", printer="A")
WRONG = [
    (Route("poster", printer="A"), RouteRefusal.UNKNOWN_KIND, "poster"),
    (Route("slip", printer="C"), RouteRefusal.UNKNOWN_PRINTER, "C"),
    (Route("slip", carrier="DHL?", printer="A"), RouteRefusal.UNKNOWN_CARRIER, "DHL?"),
    (Route("waybill", size="4x6", printer="A"), RouteRefusal.BAD_SIZE, "4x6"),
    (Route("waybill", size="76x130", printer="A"), RouteRefusal.OTHER_MEDIA, "100x150"),
]


@pytest.mark.parametrize(("route", "reason", "word"), WRONG)
def test_a_rule_that_cannot_be_kept_is_pointed_at(route: Route, reason: RouteRefusal, word: str) -> None:
    assert find_fault(Routing((ONE, route)), MEDIA) == Fault(reason, 1, word)


def test_rules_that_fit_the_same_document_equally_well_are_a_tie() -> None:
    by_carrier, by_station = (
        Route("waybill", carrier="ZTO", printer="A"),
        Route("waybill", station="07", printer="B"),
    )
    found = find_fault(Routing((ONE, by_carrier, by_station)), MEDIA)
    assert found == Fault(RouteRefusal.TIE, 2, "waybill", other=1)
    apart = Route("waybill", carrier="SF", printer="B")
    assert find_fault(Routing((ONE, by_carrier, apart)), MEDIA) is None
    assert find_fault(Routing((by_carrier, Route("slip", station="07", printer="B"))), MEDIA) is None


def test_a_parcel_goes_with_its_waybill_alone_unless_it_goes_abroad() -> None:
    assert papers_with((), "taobao", "ZTO", "CN", declares=True) == ()
    assert papers_with((), "aliexpress", "INTL", "FR", declares=True) == ("cn22",)
    assert papers_with((), "aliexpress", "INTL", None, declares=True) == ()
    assert papers_with((), "aliexpress", "INTL", "FR", declares=False) == ()


def test_a_rule_for_a_country_decides_and_any_other_adds_to_the_declaration() -> None:
    rules = (
        ParcelPapers(("slip",), channel="aliexpress"),
        ParcelPapers(("slip", "return"), channel="aliexpress", carrier="INTL"),
        ParcelPapers((), country="HK"),
    )
    assert papers_with(rules, "aliexpress", "ZTO", "CN", declares=True) == ("slip",)
    assert papers_with(rules, "aliexpress", "INTL", "FR", declares=True) == ("cn22", "slip", "return")
    assert papers_with(rules[2:], "aliexpress", "INTL", "HK", declares=True) == ()


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (ParcelPapers(("waybill",)), RouteRefusal.UNKNOWN_KIND),
        (ParcelPapers(("slip",), carrier="X"), RouteRefusal.UNKNOWN_CARRIER),
        (ParcelPapers(("slip",), country="France"), RouteRefusal.BAD_COUNTRY),
    ],
)
def test_a_rule_for_parcels_is_checked_like_the_others(rule: ParcelPapers, reason: RouteRefusal) -> None:
    found = find_fault(Routing((), (ParcelPapers(()), rule)), MEDIA)
    assert found is not None
    assert (found.reason, found.nth, found.is_paper) == (reason, 1, True)


def test_two_rules_for_the_same_parcels_are_a_tie() -> None:
    rules = (ParcelPapers(("slip",), channel="taobao"), ParcelPapers((), carrier="SF"))
    assert find_fault(Routing((), rules), MEDIA) == Fault(RouteRefusal.TIE, 1, "with_parcel", True, 0)


def test_a_size_is_millimetres_width_first() -> None:
    assert size_mm("76x130") == (76, 130)
    for wrong in ("76 x 130", "100x", "4x6", "1000x100", "0100x150"):
        with pytest.raises(ValueError, match="100x150"):
            size_mm(wrong)
