"""The row of figures over the board. No Qt in this file."""

from datetime import tzinfo

from desktop.say import Say
from desktop.shown import Sign
from desktop.waves.forecast import Lane, Standing, all_done
from desktop.waves.names import clock_text, some
from desktop.waves.shown import FigureShown
from fulfilment.waves.ports import Board


def figures_of(board: Board, lanes: tuple[Lane, ...], zone: tzinfo | None) -> tuple[FigureShown, ...]:
    """Packed, will be late, late, offline, to decide, and when all will be packed; in this order always."""
    silent = sum(not station.is_reachable for station in board.stations)
    return (
        FigureShown(
            Say("Packed today"), f"{board.packed_today:,}", Say("of {all}", all=f"{board.orders_today:,}")
        ),
        _waves(lanes, Standing.OVER, Say("Will be late"), Sign.ATTENTION),
        _waves(lanes, Standing.LATE, Say("Late"), Sign.NO),
        FigureShown(Say("Offline"), str(silent), _silent_words(silent), Sign.OFFLINE),
        FigureShown(
            Say("To decide"),
            str(board.to_decide),
            some(board.to_decide, Say("order"), Say("orders")),
            Sign.DOUBT,
        ),
        _all_packed(board, zone),
    )


def _waves(lanes: tuple[Lane, ...], standing: Standing, caption: Say, sign: Sign) -> FigureShown:
    """How many waves stand so, and how many of their orders are not packed yet."""
    found = [f for lane in lanes for f in lane.forecasts if f.standing is standing]
    left = sum(forecast.left for forecast in found)
    waves = some(len(found), Say("wave"), Say("waves"))
    orders = some(left, Say("{count} order", count=left), Say("{count} orders", count=left))
    unit = Say("{waves}·{orders}", waves=waves, orders=orders) if found else waves
    return FigureShown(caption, str(len(found)), unit, sign)


def _silent_words(count: int) -> Say:
    if count == 0:
        return Say("stations")
    return some(count, Say("station·packing"), Say("stations·packing"))


def _all_packed(board: Board, zone: tzinfo | None) -> FigureShown:
    end = all_done(board)
    text = clock_text(end, board.at, zone) if end is not None else "-"
    return FigureShown(Say("At this pace"), text, Say("all packed"))
