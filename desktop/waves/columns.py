"""The columns of the board: one a station, with its waves as cards. No Qt in this file."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from desktop.say import Say, Words
from desktop.shown import Sign
from desktop.waves.forecast import Consequence, Forecast, Lane, Standing
from desktop.waves.names import clock_text, some, span_words, what_words
from desktop.waves.shown import CardShown, ColumnShown, Grip, Rail, Tone
from fulfilment.waves.ports import Board, BoardStation

HORIZON_S = 240 * 60
_LOOKS: dict[Standing, tuple[Tone, Sign | None]] = {
    Standing.ON_TIME: (Tone.PLAIN, None),
    Standing.OVER: (Tone.OVER, Sign.ATTENTION),
    Standing.LATE: (Tone.LATE, Sign.NO),
    Standing.HELD: (Tone.QUIET, Sign.WAITING),
    Standing.PLANNED: (Tone.QUIET, Sign.WAITING),
}


@dataclass(frozen=True)
class Hand:
    """Which card the supervisor has chosen, and what carrying it to another column would change.

    move None: nothing is carried, or it hangs over the column it came from (then is_carrying tells).
    """

    chosen: str | None
    is_carrying: bool = False
    move: Consequence | None = None


def columns_of(
    board: Board, before: tuple[Lane, ...], after: tuple[Lane, ...], hand: Hand, zone: tzinfo | None
) -> tuple[ColumnShown, ...]:
    """before: the lanes as they are; after: as the move in the hand would leave them (equal without one)."""
    stations: dict[str | None, BoardStation | None] = {None: None, **{s.name: s for s in board.stations}}
    was = {f.wave.wave_id: f for lane in before for f in lane.forecasts}
    made = _Columns(board, was, hand, zone)
    return tuple(made.column(stations[now.station], now, old) for old, now in zip(before, after, strict=True))


@dataclass(frozen=True)
class _Columns:
    board: Board
    was: dict[str, Forecast]
    hand: Hand
    zone: tzinfo | None

    def column(self, station: BoardStation | None, now: Lane, old: Lane) -> ColumnShown:
        cards = tuple(self._card(forecast, station) for forecast in now.forecasts)
        move = self.hand.move
        is_target = move is not None and move.to == now.station
        if move is not None and move.origin == now.station:
            cards = self._with_gap(cards, old)
        if is_target and move is not None:
            line, tone, sign = self._changed_line(move, station), Tone.NEWS, None
        else:
            line, tone, sign = self._line(station, now)
        title: Words = Say("Unassigned") if station is None else station.name
        person = station.operator if station is not None else ""
        return ColumnShown(now.station, title, person, line, tone, sign, cards, is_target)

    def _with_gap(self, cards: tuple[CardShown, ...], old: Lane) -> tuple[CardShown, ...]:
        """The dashed place where the carried card was, so that the rows under it do not jump."""
        places = [f.wave.wave_id for f in old.forecasts]
        gap = places.index(self.hand.chosen) if self.hand.chosen in places else None
        if gap is None:
            return cards
        leaving = replace(self._card(old.forecasts[gap], None), grip=Grip.LEAVING, note=Say("leaving"))
        return (*cards[:gap], leaving, *cards[gap:])

    # the second line of a column's head

    def _line(self, station: BoardStation | None, lane: Lane) -> tuple[Words, Tone, Sign | None]:
        if station is None:
            n = len(lane.forecasts)
            said = some(n, Say("1 wave waits"), Say("{n} waves wait", n=n))
            return said, Tone.PLAIN, None
        if not station.is_reachable:
            return self._silence(station), Tone.NEWS, Sign.OFFLINE
        late = sum(f.standing is Standing.LATE for f in lane.forecasts)
        over = sum(f.standing is Standing.OVER for f in lane.forecasts)
        if lane.done_at is None:
            return (Say("no work") if not lane.forecasts else Say("waits for release")), Tone.PLAIN, None
        done = self._clock(lane.done_at)
        if late:
            said = some(
                late, Say("{time}, 1 wave late", time=done), Say("{time}, {n} waves late", time=done, n=late)
            )
            return said, Tone.LATE, Sign.NO
        if over:
            said = some(
                over, Say("{time}, 1 wave over", time=done), Say("{time}, {n} waves over", time=done, n=over)
            )
            return said, Tone.OVER, Sign.ATTENTION
        return Say("done {time}", time=done), Tone.PLAIN, None

    def _changed_line(self, move: Consequence, station: BoardStation | None) -> Words:
        if station is None:
            return Say("waits for a station")
        old = self._clock(move.before_done) if move.before_done is not None else "-"
        new = self._clock(move.after_done) if move.after_done is not None else "-"
        return Say("done {time}", time=new) if old == "-" else Say("done {old} → {new}", old=old, new=new)

    @staticmethod
    def _silence(station: BoardStation) -> Words:
        if station.last_seen_s is None:
            return Say("never seen")
        return Say("offline {span}", span=span_words(station.last_seen_s))

    # cards

    def _card(self, forecast: Forecast, station: BoardStation | None) -> CardShown:
        wave, move = forecast.wave, self.hand.move
        tone, sign = _LOOKS[forecast.standing]
        note = self._note(forecast)
        if (
            forecast.standing is Standing.ON_TIME
            and station is not None
            and not station.is_reachable
            and wave.done
        ):
            tone, sign, note = Tone.QUIET, Sign.OFFLINE, self._as_of(station)
        changed = self._changed(forecast)
        if changed:
            tone, sign, note = Tone.OVER, Sign.ATTENTION, changed
        grip = self._grip(wave.wave_id)
        if grip is Grip.CARRIED:
            tone, sign = Tone.PLAIN, None
            note = self._origin_words(move)
        return CardShown(
            wave.wave_id, wave.number, what_words(wave), f"{wave.done}/{wave.total}",
            self._clock(wave.due_at), self._rail(forecast), tone, sign, note, grip,
        )  # fmt: skip

    def _grip(self, wave_id: str) -> Grip:
        if wave_id != self.hand.chosen:
            return Grip.NONE
        return Grip.CARRIED if self.hand.is_carrying else Grip.CHOSEN

    @staticmethod
    def _origin_words(move: Consequence | None) -> Words:
        if move is None:
            return Say("choose a station")
        if move.origin is None:
            return Say("from unassigned")
        return Say("from station {name}", name=move.origin)

    def _changed(self, forecast: Forecast) -> Words:
        """What the carried card does to another one, said on that one; "" for nothing."""
        move = self.hand.move
        if move is None:
            return ""
        if forecast in move.better:
            before = self.was[forecast.wave.wave_id]
            return Say("{before} → OK", before=self._note(before))
        if forecast in move.worse:
            return Say("OK → {after}", after=self._note(forecast))
        return ""

    def _note(self, forecast: Forecast) -> Words:
        """The state in words, and nothing when all is well."""
        match forecast.standing:
            case Standing.LATE:
                return Say("{span} late", span=span_words(forecast.spare_s or 0))
            case Standing.OVER:
                return Say("{span} over", span=span_words(forecast.spare_s or 0))
            case Standing.HELD:
                return Say("held")
            case Standing.PLANNED:
                return Say("not released")
        return Say("urgent") if forecast.wave.urgent else ""

    def _as_of(self, station: BoardStation) -> Words:
        if station.last_seen_s is None:
            return Say("never seen")
        return Say("as of {time}", time=self._clock(self.board.at - timedelta(seconds=station.last_seen_s)))

    def _rail(self, forecast: Forecast) -> Rail | None:
        if forecast.finish is None:
            return None
        due = forecast.wave.due_at
        return Rail(self._ahead(forecast.finish), self._ahead(due) if due >= self.board.at else None)

    def _ahead(self, at: datetime) -> float:
        return min(1.0, max(0.0, (at - self.board.at).total_seconds() / HORIZON_S))

    def _clock(self, at: datetime) -> str:
        return clock_text(at, self.board.at, self.zone)
