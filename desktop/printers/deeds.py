"""One thing is done at a time: a key pressed twice does not print twice. No Qt in this file."""

from collections.abc import Callable

from desktop.printers.panels import refusal_words
from desktop.printers.ports import DeskRefusal, SpareUsed
from desktop.running import Run
from desktop.say import Say, Words
from desktop.shown import Sign
from desktop.wording import advice_of
from fulfilment.errors import StationError

Answer = SpareUsed | DeskRefusal | None
Tell = Callable[[Sign, Words], None]


class Deeds:
    """tell: what became of it. done: called after each, to read anew."""

    def __init__(self, run: Run, tell: Tell, done: Callable[[], None]) -> None:
        self._run, self._tell, self._done = run, tell, done
        self._is_acting = False

    def do(self, job: Callable[[], Answer], said: Words) -> None:
        """said: when it was not refused."""
        if self._is_acting:
            return
        self._is_acting = True
        self._run(job, lambda answer: self._take(answer, said), self._fail)

    def refuse(self, refusal: DeskRefusal) -> None:
        self._tell(Sign.NO, refusal_words(refusal))

    def _take(self, answer: Answer, said: Words) -> None:
        self._is_acting = False
        if isinstance(answer, DeskRefusal):
            self.refuse(answer)
        elif isinstance(answer, SpareUsed):
            said = Say("Now on {to}; {n} labels went along.", to=answer.to, n=answer.moved)
            self._tell(Sign.RIGHT, said)
        else:
            self._tell(Sign.RIGHT, said)
        self._done()

    def _fail(self, error: StationError) -> None:
        self._is_acting = False
        self._tell(Sign.NO, advice_of(error))
