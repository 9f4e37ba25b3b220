"""Whole shifts in plain text, replayed line by line through a bench on its real journal.

order REF tote T wave W: SKU n, ...   is claimed before the shift
scan CODE -> WORD[, opened REF]       WORD: the answer, or the refusal that stands
label | printer STATE | crash | claimed REF epoch N | news KIND REF [epoch N]
facts REF: KIND ...  |  queue: REF (why aside), ...
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from fulfilment.orders.order import Sku
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.ports import NewsItem, NewsKind, NumberRange
from fulfilment.shipping.ports import PrintState
from tests.fakes.benches import Bench, a_bench, an_order

STORIES = sorted(Path(__file__).parent.glob("*.txt"))
_ORDER = re.compile(r"(?P<ref>\S+) tote (?P<tote>\S+) wave (?P<wave>\S+): (?P<lines>.+)")


class Shift:
    """One story under way. Each line's word is a method; what it gives is compared with what stands there."""

    def __init__(self, bench: Bench) -> None:
        self.bench, self.claimed = bench, dict[str, str]()
        self.doing: dict[str, Callable[[str], str]] = {
            "scan": lambda code: told(self.bench.scan(code)),
            "label": lambda _: told(self.bench.station.prepare_label()),
            "printer": self.printer,
            "news": self.news,
            "crash": self.crash,
        }

    def play(self, line: str) -> None:
        said, _, expected = line.partition(" -> ")
        word, _, rest = said.partition(" ")
        if word == "order":
            self.claim(rest, epoch=1)
        elif word == "claimed":
            ref, epoch = rest.split(" epoch ")
            self.claim(self.claimed[ref], int(epoch))
        elif word == "facts":
            ref, _, kinds = rest.partition(": ")
            assert [fact.kind.value for fact in self.bench.facts(ref)] == kinds.split()
        elif word == "queue:":
            assert queue(self.bench.station.look()) == rest.strip()
        else:
            assert self.doing[word](rest) == expected

    def claim(self, text: str, epoch: int) -> None:
        found = _ORDER.fullmatch(text)
        assert found is not None, text
        lines = dict(part.strip().split() for part in found["lines"].split(","))
        owed = {Sku(sku): int(pieces) for sku, pieces in lines.items()}
        self.claimed = {**self.claimed, found["ref"]: text}
        place = {
            "tote": found["tote"],
            "wave": found["wave"],
            "position": list(self.claimed).index(found["ref"]),
        }
        self.bench.journal.keep_work([an_order(found["ref"], owed, epoch=epoch, **place)])  # type: ignore[arg-type]
        self.bench.station.refresh()

    def printer(self, state: str) -> str:
        """The printer's lane, then what the bench makes of it."""
        session = self.bench.station.look().session
        assert session is not None
        assert session.tracking_number is not None
        self.bench.move_label(session.tracking_number, PrintState(state))
        return told(self.bench.station.label_moved())

    def news(self, text: str) -> str:
        kind, ref, *more = text.split()
        payload: dict[str, object] = {"order_id": self.bench.id_of(ref)}
        if more:
            payload["epoch"] = int(more[1])
        return told(self.bench.station.hear([NewsItem(NewsKind(f"order_{kind}"), payload)]))

    def crash(self, _: str) -> str:
        self.bench = self.bench.again()
        session = self.bench.station.sign_out().session
        if session is None:
            return "nothing"
        return f"{session.work.ref} {session.step.name.lower()} {session.pieces_packed}"


def told(outcome: Outcome) -> str:
    """The word on the screen, and what is new on the bench."""
    opened = [fact for fact in outcome.facts if fact.kind.value == "work_opened"]
    ref = outcome.session.work.ref if outcome.session is not None else ""
    if outcome.refusal is not None:
        is_beneath = outcome.answer not in (Answer.REFUSED, Answer.LABEL_MOVED)
        return f"{outcome.answer}, {outcome.refusal}" if is_beneath else outcome.refusal.value
    if outcome.answer is Answer.OPENED:
        return f"opened {ref}"
    return f"{outcome.answer}, opened {ref}" if opened else outcome.answer.value


def queue(outcome: Outcome) -> str:
    return ", ".join(
        f"{work.ref} ({work.set_aside})" if work.set_aside else work.ref for work in outcome.work
    )


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_a_shift_goes_as_it_is_told(tmp_path: Path, story: Path) -> None:
    shift = Shift(a_bench(tmp_path, signed_in=False))
    shift.bench.journal.keep_numbers(NumberRange("ZTO", 1, 50))
    for number, line in enumerate(story.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            try:
                shift.play(line)
            except AssertionError as error:
                raise AssertionError(f"{story.name}:{number}: {line}\n{error}") from error


def test_there_are_stories() -> None:
    assert len(STORIES) >= 5
