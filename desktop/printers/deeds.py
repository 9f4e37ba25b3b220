"""One thing is done at a time: a key pressed twice does not print twice. No Qt in this file."""

from collections.abc import Callable

from desktop.printers.panels import aside_words, refusal_words
from desktop.printers.ports import Aside, DeskRefusal, Redone, SpareUsed
from desktop.running import Run
from desktop.say import Say, Words
from desktop.shown import Sign
from desktop.wording import advice_of
from fulfilment.errors import StationError

Answer = SpareUsed | Redone | Aside | DeskRefusal | None
Tell = Callable[[Sign, Words], None]


class Deeds:
    """tell: what became of it. done: called after each, to read anew."""

    def __init__(self, run: Run, tell: Tell, done: Callable[[], None]) -> None:
        self._run, self._tell, self._done = run, tell, done
        self._is_acting = False

    def do(self, job: Callable[[], Answer], said: Words, run: Run | None = None) -> None:
        """said: the label's tail, or all that is to be said when it was not refused. run: None, as always."""
        if self._is_acting:
            return
        self._is_acting = True
        (run or self._run)(job, lambda answer: self._take(answer, said), self._fail)

    def refuse(self, refusal: DeskRefusal) -> None:
        self._tell(Sign.NO, refusal_words(refusal))

    def _take(self, answer: Answer, said: Words) -> None:
        self._is_acting = False
        if isinstance(answer, DeskRefusal):
            self.refuse(answer)
        else:
            self._tell(Sign.RIGHT, _words(answer, said))
        self._done()

    def _fail(self, error: StationError) -> None:
        self._is_acting = False
        self._tell(Sign.NO, advice_of(error))


def _words(answer: Answer, said: Words) -> Words:
    match answer:
        case SpareUsed(to, moved):
            return Say("Now on {to}; {n} labels went along.", to=to, n=moved)
        case Redone(number):
            return Say("{new} replaces {old}: scan it at the bench.", new=number[-4:], old=said)
        case Aside():
            return aside_words(answer, said)
    return said
