import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanning.stills.sighting import Reading, Sighting
from scanning.stills.verdict import weigh
from tests.scanning.stills.pictures import seen

MUG, WRONG, THIRD = "4006381333931", "7034759003930", "5030159003930"


def texts(reading: Reading) -> tuple[list[str], list[str]]:
    return [one.text for one in reading.reads], [one.text for one in reading.doubted]


def test_nothing_seen_says_nothing() -> None:
    assert weigh([]) == Reading()


def test_one_sighting_of_a_linear_code_is_doubted() -> None:
    assert texts(weigh([seen(MUG)])) == ([], [MUG])


@pytest.mark.parametrize(("engine", "view"), [("zxing", "x2"), ("zbar", "plain"), ("opencv", "plain")])
def test_two_views_or_two_engines_are_believed(engine: str, view: str) -> None:
    assert texts(weigh([seen(MUG), seen(MUG, engine, view)])) == ([MUG], [])


def test_the_same_sighting_twice_is_one() -> None:
    assert texts(weigh([seen(MUG), seen(MUG)])) == ([], [MUG])


@pytest.mark.parametrize("symbology", ["QRCode", "DataMatrix", "PDF417"])
def test_a_matrix_code_is_believed_at_once(symbology: str) -> None:
    assert texts(weigh([seen("A", symbology=symbology)])) == (["A"], [])


def test_two_texts_of_one_place_are_both_doubted_until_one_has_twice_as_many() -> None:
    """zxing-cpp gave 7034759003930 beside 5030159003930, both with a right check digit."""
    even = [seen(text, view=view) for text in (MUG, WRONG) for view in ("plain", "x2")]
    assert texts(weigh(even)) == ([], [MUG, WRONG])
    more = [seen(MUG, view=view) for view in ("soft", "sharp", "contrast")]
    assert texts(weigh(even + more)) == ([MUG], [WRONG])


def test_two_codes_side_by_side_do_not_contradict() -> None:
    sightings = [seen(text, view=view, left=left) for text, left in ((MUG, 0), (THIRD, 400)) for view in "ab"]
    assert texts(weigh(sightings)) == ([MUG, THIRD], [])


def test_opencv_alone_needs_three_and_no_other_linear_code() -> None:
    alone = [seen(MUG, "opencv", view) for view in ("plain", "x2", "sharp")]
    assert texts(weigh(alone[:2])) == ([], [MUG])
    assert texts(weigh(alone)) == ([MUG], [])
    card = seen("QUAGGA", symbology="Code39", left=500)
    assert texts(weigh([*alone, card])) == ([], [MUG, "QUAGGA"])


def test_the_price_line_of_a_japanese_book_is_no_item() -> None:
    price = [seen("1920081045006", view=view, left=400) for view in ("plain", "x2")]
    book = [seen("9784872348880", view=view) for view in ("plain", "x2")]
    assert texts(weigh(price + book)) == (["9784872348880"], ["1920081045006"])


@given(
    st.lists(
        st.builds(
            seen,
            st.sampled_from([MUG, WRONG, THIRD]),
            st.sampled_from(["zxing", "zbar", "opencv"]),
            st.sampled_from(["plain", "x2", "soft"]),
            st.sampled_from(["EAN13", "Code128", "QRCode"]),
            st.sampled_from([0.0, 50.0, 400.0]),
        ),
        max_size=40,
    )
)
def test_every_text_is_told_once_and_nothing_is_added(sightings: list[Sighting]) -> None:
    reading = weigh(sightings)
    told = [(one.symbology, one.text) for one in (*reading.reads, *reading.doubted)]
    assert len(told) == len(set(told))
    assert set(told) == {(one.symbology, one.text) for one in sightings}
