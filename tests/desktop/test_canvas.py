from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from desktop.canvas import Canvas, broken, key_width
from desktop.painted import Painted
from desktop.theme import Theme, metrics

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=80)


class Sheet(Painted):
    text = ""

    def paint(self, canvas: Canvas) -> None:
        canvas.text(10, 40, self.text, 30, width=200)


def test_a_line_that_does_not_fit_is_known_to_be_cut(qtbot: QtBot) -> None:
    sheet = Sheet()
    qtbot.addWidget(sheet)
    sheet.resize(300, 60)
    for text, is_cut in (("short", False), ("a line that is far too long for it", True)):
        sheet.text = text
        sheet.grab()
        assert [(one.text, one.is_cut) for one in sheet.drawn()] == [(text, is_cut)]


def test_neighbouring_boxes_meet_without_a_seam(qtbot: QtBot) -> None:
    sheet = Sheet()
    qtbot.addWidget(sheet)
    sheet.set_theme(Theme(scale=1.4))
    seams: list[tuple[float, float]] = []

    class Boxes(Sheet):
        def paint(self, canvas: Canvas) -> None:
            for left in range(0, 500, 7):
                seams.append((canvas.rect(left, 0, 7, 5).right(), canvas.rect(left + 7, 0, 7, 5).left()))

    boxes = Boxes()
    qtbot.addWidget(boxes)
    boxes.set_theme(Theme(scale=1.35))
    boxes.grab()
    assert seams
    assert all(right == left for right, left in seams)


def test_chinese_breaks_between_characters_and_keeps_every_one(qtbot: QtBot) -> None:
    note = "玻璃瓶，先套气泡袋再装箱。镜面朝内，两面垫硬纸板。"
    lines = broken(note, 30, True, 300)
    assert len(lines) > 1
    assert "".join(lines) == note
    assert all(metrics(30, True).horizontalAdvance(line) <= 301 for line in lines)


@given(TEXTS)
def test_breaking_loses_nothing_but_spaces(text: str) -> None:
    lines = broken(text, 24, False, 250)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_keys_with_longer_legends_are_wider(qtbot: QtBot) -> None:
    assert key_width(Theme(), "F1") == 52
    assert key_width(Theme(), "F12") > 52
    assert key_width(Theme(), "Esc", 30) > key_width(Theme(), "Esc")
