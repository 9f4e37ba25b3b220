import pytest

from fulfilment.shipping.ports import MOVES, PrintState, may_move

S = PrintState


def test_every_state_has_its_moves() -> None:
    assert set(MOVES) == set(PrintState)
    assert all(state not in moves for state, moves in MOVES.items())


def test_doubt_never_leads_to_another_sending() -> None:
    reached, todo = set[PrintState](), [S.IN_DOUBT]
    while todo:
        todo += [state for state in MOVES[todo.pop()] if state not in reached and not reached.add(state)]  # type: ignore[func-returns-value]
    assert reached == {S.SCANNED, S.VOID}


@pytest.mark.parametrize("proven", [S.PRINTED, S.SCANNED, S.VOID])
def test_what_is_proven_or_void_is_not_sent(proven: PrintState) -> None:
    assert not may_move(proven, S.QUEUED)
    assert not may_move(proven, S.SENDING)


@pytest.mark.parametrize("state", [S.SENDING, S.SENT, S.PRINTED, S.IN_DOUBT])
def test_a_scan_closes_whatever_left_the_printer(state: PrintState) -> None:
    assert may_move(state, S.SCANNED)


def test_nothing_is_sent_that_was_not_queued() -> None:
    assert [state for state in PrintState if may_move(state, S.SENDING)] == [S.QUEUED]
