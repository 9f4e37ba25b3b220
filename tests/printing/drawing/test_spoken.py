import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.drawing.glyphs import is_drawn
from printing.drawing.spoken import WORDS, spoken


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("生日快乐\U0001f382", "生日快乐[蛋糕]"),
        ("爱你❤❤❤！", "爱你[爱心×3]！"),
        ("Happy birthday \U0001f382!", "Happy birthday [birthday cake]!"),
        ("好\U0001f44d\U0001f3fd", "好[赞]"),
        ("一\U0001f996二", "一[t-rex]二"),
        ("\ue000", "[U+E000]"),
        ("한국어 카드", "[U+D55C…×3] [U+CE74…×2]"),
        ("䶮𫖯㛃㙟𠮷㐂 Zoé ★", "䶮𫖯㛃㙟𠮷㐂 Zoé ★"),
        ("两行\n\U0001f382", "两行\n[蛋糕]"),
        ("", ""),
    ],
)
def test_what_the_font_lacks_is_said(text: str, said: str) -> None:
    assert spoken("Regular", text, with_letters=True) == said


def test_a_letter_stays_for_the_caller_to_refuse() -> None:
    assert spoken("Bold", "祝\U0001f382한", with_letters=False) == "祝[蛋糕]한"


@given(st.text(max_size=20))
def test_with_letters_nothing_is_left_that_would_be_a_box_and_nothing_is_gone(text: str) -> None:
    said = spoken("Regular", text, with_letters=True)
    assert all(char == "\n" or is_drawn("Regular", char) for char in said)
    assert bool(said.strip()) or not text.strip() or not text.isprintable()


def test_the_words_of_the_table_can_be_printed() -> None:
    assert all(is_drawn(weight, char) for weight in ("Regular", "Bold") for char in "".join(WORDS.values()))
