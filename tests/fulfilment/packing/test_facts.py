"""The words that stand in journals, databases and robots' output for ever."""

from fulfilment.packing.facts import FactKind, Verdict
from fulfilment.packing.reasons import RedoReason, ReprintReason
from fulfilment.packing.session import Refusal, SetAsideReason
from fulfilment.packing.work import Standing


def test_kept_words_stay_as_they_are() -> None:
    """A renamed member would make old journals unreadable."""
    assert {kind.value for kind in FactKind} >= {
        "work_opened", "item_packed", "item_taken_back", "line_short", "order_held",
        "number_assigned", "label_printed", "label_in_doubt", "label_reprinted", "parcel_closed",
        "label_voided", "parcel_full", "parcel_added",
    }  # fmt: skip
    assert {verdict.value for verdict in Verdict} == {"ok", "duplicate", "stale", "conflict"}
    assert {reason.value for reason in ReprintReason} >= {
        "not_out", "torn", "jammed", "wrong_printer", "other",
    }  # fmt: skip
    assert {reason.value for reason in RedoReason} >= {
        "address_changed", "carrier_refused", "label_lost", "wrong_box", "other",
    }  # fmt: skip
    assert {reason.value for reason in SetAsideReason} >= {
        "short", "damaged", "address", "no_box", "weight", "question", "cancelled", "label_doubt",
    }  # fmt: skip


def test_every_standing_but_alive_has_a_refusal_of_its_name() -> None:
    assert {one.value for one in Standing if one is not Standing.ALIVE} <= {one.value for one in Refusal}
