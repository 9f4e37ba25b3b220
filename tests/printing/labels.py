"""Labels for the tests of this folder."""

from dataclasses import replace

from hypothesis import strategies as st

from fulfilment.shipping.carriers import CarrierCode, tracking_number
from fulfilment.shipping.label_content import LabelContent
from printing.samples import SAMPLES

HANZI = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
LATIN = st.characters(min_codepoint=0x21, max_codepoint=0x7E)
WORDS = st.text(st.one_of(HANZI, LATIN, st.sampled_from(" ，。×•·")), min_size=1, max_size=18)
NUMBERS = st.builds(tracking_number, st.sampled_from(list(CarrierCode)), st.integers(0, 99_999_999))


def a_label(**changes: object) -> LabelContent:
    return replace(SAMPLES["zh"], **changes)  # type: ignore[arg-type]


def labels() -> st.SearchStrategy[LabelContent]:
    lines = st.lists(WORDS, max_size=6).map(tuple)
    return st.builds(
        LabelContent,
        tracking_number=NUMBERS,
        carrier_name=WORDS.map(lambda name: name[:10]),
        service=st.sampled_from(["标准快递", "STANDARD"]),
        route_code=st.from_regex(r"[1-9][0-9]{2}-[A-Z][0-9]{2} [0-9]{2}", fullmatch=True),
        recipient_name=WORDS.map(lambda name: name[:4]),
        recipient_phone=st.just("138******27"),
        address_lines=st.lists(WORDS, min_size=1, max_size=2).map(tuple),
        item_lines=lines,
        footer_lines=lines,
        gift_note=st.none() | WORDS,
        copy=st.integers(0, 3),
    )
