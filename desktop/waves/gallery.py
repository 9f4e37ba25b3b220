"""Pictures of the wave board: python -m desktop.waves.gallery OUTDIR. Every state, tongue and size."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication

from desktop.translate import CHINESE, ENGLISH, Languages
from desktop.waves.desk import WAVES
from desktop.waves.presenter import BoardPresenter
from desktop.waves.view import BoardPage
from fulfilment.errors import DatabaseAway, StationError
from fulfilment.waves.ports import Board, BoardRefusal, BoardStation, BoardWave, Reassigned, WaveState

T = TypeVar("T")
NOW = datetime(2026, 5, 18, 14, 31, tzinfo=UTC)
SIZES = ((1366, 768), (1920, 1080))
_PEOPLE = {
    "03": ("赵大勇", "Zhao Dayong"), "05": ("孙丽", "Sun Li"), "07": ("林小敏", "Lin Xiaomin"),
    "09": ("何志强", "He Zhiqiang"), "11": ("王芳", "Wang Fang"), "12": ("周敏", "Zhou Min"),
    "14": ("吴磊", "Wu Lei"),
}  # fmt: skip
_WAVES = """
1160 -  YTO pdd 0 60 18:00 144 . 0
1161 -  ZTO taobao 0 60 18:00 135 . 0
1162 -  JT douyin 0 48 19:00 130 . 0
1163 -  ZTO taobao 0 48 19:00 130 . 0
1164 -  EMS jd 0 36 19:30 130 p 0
1144 03 ZTO tmall 41 60 15:30 70 . 0
1143 03 ZTO tmall 3 40 16:00 55 . 1
1152 03 SF douyin 0 24 16:05 145 . 0
1146 05 YTO tmall 52 60 15:30 70 . 1
1151 05 ZTO wechat_shop 0 20 17:00 170 . 0
1147 07 ZTO tmall 11 60 16:00 80 . 1
1149 07 YTO pdd 0 60 17:30 70 . 0
1155 07 ZTO wechat_shop 0 38 18:00 70 . 0
1145 09 ZTO douyin 30 60 16:00 70 . 1
1150 09 EMS tmall 0 40 18:00 90 . 0
1139 11 SF tmall 18 24 14:20 75 . 1
1153 11 ZTO tmall 0 36 17:00 110 u 0
1148 12 YTO douyin 22 60 16:30 90 . 1
1154 12 ZTO pdd 0 48 18:00 110 h 0
"""


def _wave(line: str) -> BoardWave:
    number, station, carrier, channel, done, total, due, pace, mark, opened = line.split()
    hour, minute = map(int, due.split(":"))
    states = {"p": WaveState.PLANNED, "h": WaveState.HELD}
    return BoardWave(
        number, f"W-{number}", states.get(mark, WaveState.RELEASED), None if station == "-" else station,
        carrier, (channel,), int(done), int(total), int(opened), NOW.replace(hour=hour, minute=minute),
        mark == "u", float(pace),
    )  # fmt: skip


def sample_board(language: str) -> Board:
    place = 0 if language == CHINESE else 1
    stations = tuple(
        BoardStation(name, people[place], 720.0 if name == "09" else 1.0, name != "09", 14)
        for name, people in _PEOPLE.items()
    )
    waves = tuple(_wave(line) for line in _WAVES.strip().splitlines())
    return Board(NOW, stations, waves, 1284, 2910, 5)


class SampleBoard:
    """A WaveBoard in memory, answering with one board."""

    def __init__(self, board: Board) -> None:
        self.board, self.trouble = board, False

    def read_board(self) -> Board:
        if self.trouble:
            raise DatabaseAway("sample")
        return self.board

    def reassign(
        self, wave_id: str, to: str | None, by: str, *, force: bool = False
    ) -> Reassigned | BoardRefusal:
        waves = tuple(replace(w, station=to) if w.wave_id == wave_id else w for w in self.board.waves)
        self.board = replace(self.board, waves=waves)
        return Reassigned(36, 1, 14 if force else 0)

    def hold(self, wave_id: str, by: str) -> BoardRefusal | None:
        return BoardRefusal.NOT_A_SUPERVISOR

    def release(self, wave_id: str, by: str) -> BoardRefusal | None:
        return None


def at_once(job: Callable[[], T], done: Callable[[T], None], failed: Callable[[StationError], None]) -> None:
    try:
        result = job()
    except StationError as error:
        return failed(error)
    done(result)


def _normal(presenter: BoardPresenter, board: SampleBoard) -> None:
    presenter.on_card_chosen("1147")


def _moving(presenter: BoardPresenter, board: SampleBoard) -> None:
    presenter.on_picked("1143")
    presenter.on_stepped(1, 0)


def _worse(presenter: BoardPresenter, board: SampleBoard) -> None:
    """An urgent wave goes before what is there, and three promises break."""
    presenter.on_picked("1153")
    presenter.on_hung_over("07")


def _hanging(presenter: BoardPresenter, board: SampleBoard) -> None:
    presenter.on_picked("1163")


def _force(presenter: BoardPresenter, board: SampleBoard) -> None:
    presenter.on_picked("1145")
    presenter.on_hung_over("14")


def _moved(presenter: BoardPresenter, board: SampleBoard) -> None:
    _force(presenter, board)
    presenter.on_forced()


def _refused(presenter: BoardPresenter, board: SampleBoard) -> None:
    presenter.on_card_chosen("1139")
    presenter.on_hold()


def _stale(presenter: BoardPresenter, board: SampleBoard) -> None:
    presenter.on_card_chosen("1154")
    board.trouble = True
    presenter.on_refresh_wanted()


def _late_promise(presenter: BoardPresenter, board: SampleBoard) -> None:
    """Half an hour on, with long figures, and a promise of tomorrow."""
    now = NOW + timedelta(minutes=92)
    waves = tuple(
        replace(w, due_at=w.due_at + timedelta(days=1)) if w.number == "W-1150" else w
        for w in board.board.waves
    )
    board.board = replace(board.board, at=now, waves=waves, to_decide=0)
    presenter.on_refresh_wanted()
    presenter.on_card_chosen("1152")


STATES = {
    "normal": _normal, "moving": _moving, "worse": _worse, "hanging": _hanging, "force": _force,
    "moved": _moved, "refused": _refused, "stale": _stale, "evening": _late_promise,
}  # fmt: skip


def shoot(folder: Path, name: str, language: str, size: tuple[int, int], dark: bool = False) -> Path:
    """Write one state as a PNG and return where."""
    board, page = SampleBoard(sample_board(language)), BoardPage(dark, poll_ms=600_000)
    presenter = BoardPresenter(page, board, at_once, "chen", UTC)
    page.listen_to(presenter)
    page.show_desk(WAVES, "陈主管" if language == CHINESE else "Chen Wei")
    page.resize(*size)
    page.show()
    STATES[name](presenter, board)
    path = folder / f"board-{name}{'-dark' if dark else ''}-{language}-{size[0]}.png"
    page.grab().save(str(path))
    page.close()
    return path


def main(folder: Path) -> None:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    languages = Languages(ENGLISH)
    for language in (ENGLISH, CHINESE):
        languages.switch_to(language)
        for name in STATES:
            for size in SIZES:
                shoot(folder, name, language, size)
        shoot(folder, "moving", language, SIZES[0], dark=True)
    application.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
