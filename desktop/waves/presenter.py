"""What the wave board shows and what its keys mean. No Qt in this file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Protocol

from desktop.running import Run
from desktop.say import Say, Words
from desktop.shown import Sign
from desktop.waves import bar
from desktop.waves.columns import Hand, columns_of
from desktop.waves.cursor import Grid, beside, grid_of, nearest, place_of, stepped
from desktop.waves.figures import figures_of
from desktop.waves.forecast import Consequence, consequence, lanes_of, moved
from desktop.waves.names import clock_text, refusal_words, trouble_words
from desktop.waves.shown import BoardShown, FootShown, NoticeShown
from fulfilment.errors import StationError
from fulfilment.waves.ports import Board, BoardRefusal, BoardWave, Reassigned, WaveBoard, WaveState


class BoardView(Protocol):
    def show_board(self, shown: BoardShown) -> None: ...


@dataclass
class _Carry:
    """A wave in the hand. to: the column it hangs over. is_sent: dropped, and not yet answered."""

    wave_id: str
    to: str | None
    is_refused: bool = False  # the shared database says: force it, or wait
    is_sent: bool = False


class BoardPresenter:
    """Reads the board whenever it is told to, and keeps what the supervisor holds through each reading."""

    def __init__(
        self, view: BoardView, waves: WaveBoard, run: Run, operator_id: str, zone: tzinfo | None = None
    ) -> None:
        self._view, self._waves, self._run = view, waves, run
        self._by, self._zone = operator_id, zone
        self._board: Board | None = None
        self._is_reading = self._is_stale = False
        self._chosen: str | None = None
        self._place = (0, 0)  # column and row of the chosen card, for when its wave goes away
        self._carry: _Carry | None = None
        self._notice: NoticeShown | None = None

    # reading

    def on_refresh_wanted(self) -> None:
        """A reading that is still under way is enough: a slow database is not asked twice."""
        if not self._is_reading:
            self._is_reading = True
            self._run(self._waves.read_board, self._take_board, self._miss_board)

    def _take_board(self, board: Board) -> None:
        self._is_reading = self._is_stale = False
        self._board = board
        self._keep_hold(board)
        self._show()

    def _miss_board(self, error: StationError) -> None:
        """The last figures stay, and say how old they are."""
        self._is_reading, self._is_stale = False, True
        self._show()

    def _keep_hold(self, board: Board) -> None:
        """Drop from the hand only what no longer exists; choose the nearest card when the chosen one went."""
        carry = self._carry
        if carry is not None and not carry.is_sent and self._find(carry.wave_id) is None:
            self._carry = None
            self._notice = NoticeShown(Sign.WAITING, Say("The wave in your hand is done, or gone."))
        if carry is not None and carry.to is not None and carry.to not in {s.name for s in board.stations}:
            wave = self._find(carry.wave_id)
            carry.to = wave.station if wave is not None else None
        if self._chosen is None or self._find(self._chosen) is None:
            self._chosen = nearest(self._grid(), self._place)

    # choosing

    def on_stepped(self, across: int, down: int) -> None:
        """The arrows: they choose a card, or the station of the carried one."""
        self._notice = None
        if self._carry is not None and self._board is not None:
            if not self._carry.is_sent:
                self._carry.to = beside(self._board, self._carry.to, across)
        elif self._board is not None:
            self._chosen = stepped(self._grid(), self._place, across, down) or self._chosen
        self._show()

    def on_card_chosen(self, wave_id: str) -> None:
        if self._carry is None and self._find(wave_id) is not None:
            self._chosen, self._notice = wave_id, None
            self._show()

    # carrying

    def on_enter(self) -> None:
        """Pick the chosen wave up, or drop the carried one."""
        if self._carry is not None:
            self._drop(force=False)
        elif self._chosen is not None:
            self.on_picked(self._chosen)

    def on_picked(self, wave_id: str) -> None:
        wave = self._find(wave_id)
        if wave is not None and self._carry is None:
            self._chosen, self._notice = wave_id, None
            self._carry = _Carry(wave_id, wave.station)
            self._show()

    def on_hung_over(self, station: str | None) -> None:
        """The mouse holds the carried card over this column."""
        if self._carry is not None and not self._carry.is_sent and self._carry.to != station:
            self._carry.to, self._notice = station, None
            self._show()

    def on_dropped(self) -> None:
        """The mouse let go. Whatever was put back in between is not picked up again."""
        if self._carry is not None:
            self._drop(force=False)

    def on_forced(self) -> None:
        if self._move() is not None and self._is_force_needed():
            self._drop(force=True)

    def on_put_back(self) -> None:
        if self._carry is None or not self._carry.is_sent:
            self._carry = self._notice = None
            self._show()

    def _drop(self, force: bool) -> None:
        carry, move = self._carry, self._move()
        if carry is None or carry.is_sent:
            return
        if move is None:
            return self.on_put_back()
        if self._is_force_needed() and not force:
            return
        carry.is_sent, self._notice = True, None
        self._show()
        self._run(
            lambda: self._waves.reassign(move.wave.wave_id, move.to, self._by, force=force),
            lambda result: self._take_answer(move, result),
            self._take_trouble,
        )

    def _take_answer(self, move: Consequence, result: Reassigned | BoardRefusal) -> None:
        if result is BoardRefusal.UNREACHABLE and self._carry is not None:
            self._carry.is_sent, self._carry.is_refused = False, True
        else:
            self._carry = None
        if isinstance(result, BoardRefusal):
            self._notice = NoticeShown(Sign.NO, refusal_words(result))
        else:
            self._notice = NoticeShown(Sign.RIGHT, bar.done_words(move, result))
            if self._board is not None:  # so that the card does not jump back until the next reading
                self._board = moved(self._board, move.wave.wave_id, move.to)
        self._show()
        self.on_refresh_wanted()

    def _take_trouble(self, error: StationError) -> None:
        """Nothing moved: the wave stays in the hand, to be dropped again or put back."""
        if self._carry is not None:
            self._carry.is_sent = False
        self._notice = NoticeShown(Sign.OFFLINE, trouble_words(error))
        self._show()

    # holding and releasing

    def on_hold(self) -> None:
        self._turn(self._waves.hold, {WaveState.RELEASED}, lambda wave: Say("{wave} is held.", wave=wave))

    def on_release(self) -> None:
        self._turn(
            self._waves.release,
            {WaveState.HELD, WaveState.PLANNED},
            lambda wave: Say("{wave} is released.", wave=wave),
        )

    def _turn(
        self,
        act: Callable[[str, str], BoardRefusal | None],
        when: set[WaveState],
        said: Callable[[str], Say],
    ) -> None:
        wave = self._find(self._chosen) if self._carry is None else None
        if wave is None or wave.state not in when:
            return

        def take(refusal: BoardRefusal | None) -> None:
            sign = Sign.RIGHT if refusal is None else Sign.NO
            self._notice = NoticeShown(sign, said(wave.number) if refusal is None else refusal_words(refusal))
            self._show()
            self.on_refresh_wanted()

        self._run(lambda: act(wave.wave_id, self._by), take, self._take_trouble)

    # what is where

    def _find(self, wave_id: str | None) -> BoardWave | None:
        if self._board is None:
            return None
        waves = (w for w in self._board.waves if w.state is not WaveState.DONE)
        return next((wave for wave in waves if wave.wave_id == wave_id), None)

    def _grid(self) -> Grid:
        return grid_of(self._board) if self._board is not None else ()

    def _move(self) -> Consequence | None:
        """What the carried wave would change; None when nothing is carried or it hangs at home."""
        if self._carry is None or self._board is None:
            return None
        wave = self._find(self._carry.wave_id)
        if wave is None or wave.station == self._carry.to:
            return None
        return consequence(self._board, wave, self._carry.to)

    def _is_force_needed(self) -> bool:
        if self._carry is None or self._board is None:
            return False
        wave = self._find(self._carry.wave_id)
        silent = {station.name for station in self._board.stations if not station.is_reachable}
        return self._carry.is_refused or (wave is not None and wave.station in silent)

    # showing

    def _show(self) -> None:
        if self._board is None:
            self._view.show_board(BoardShown((), (), FootShown((), self._said()), "", self._is_stale))
            return
        board, move = self._board, self._move()
        before = lanes_of(board)
        after = before if move is None else lanes_of(moved(board, move.wave.wave_id, move.to))
        self._place = place_of(self._grid(), self._chosen) or self._place
        hand = Hand(self._chosen, self._carry is not None, move)
        self._view.show_board(
            BoardShown(
                figures_of(board, before, self._zone),
                columns_of(board, before, after, hand, self._zone),
                self._foot(board, move),
                clock_text(board.at, board.at, self._zone),
                self._is_stale,
            )
        )

    def _foot(self, board: Board, move: Consequence | None) -> FootShown:
        carried = self._find(self._carry.wave_id) if self._carry is not None else None
        if carried is None or self._carry is None:
            return bar.resting(self._find(self._chosen), self._said())
        if self._carry.is_sent:
            return bar.sending(carried)
        if move is None:
            return bar.hanging(carried, self._said())
        return bar.moving(board, move, self._is_force_needed(), self._said(), self._zone)

    def _said(self) -> NoticeShown | None:
        """The newest news; without any, that the figures are old."""
        if self._notice is not None or not self._is_stale:
            return self._notice
        words: Words = Say("No connection.")
        if self._board is not None:
            words = Say(
                "No connection: figures as of {time}.",
                time=clock_text(self._board.at, self._board.at, self._zone),
            )
        return NoticeShown(Sign.OFFLINE, words)
