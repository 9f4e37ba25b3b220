"""Pictures of labels, fetched one after the other so that printing never waits for them. No Qt here."""

from collections.abc import Callable, Mapping, Sequence

from desktop.printers.ports import LabelPicture, NoPicture, PrinterDesk
from desktop.running import Run
from fulfilment.errors import StationError

KEPT = 120  # pictures; one is about 15 kB


class Pictures:
    """changed: called when one more has come."""

    def __init__(self, desk: PrinterDesk, run: Run, changed: Callable[[], None]) -> None:
        self._desk, self._run, self._changed = desk, run, changed
        self._known: dict[str, LabelPicture] = {}
        self._wanted: list[str] = []
        self._fetching = ""

    @property
    def known(self) -> Mapping[str, LabelPicture]:
        return self._known

    def want(self, job_ids: Sequence[str]) -> None:
        """What is in sight now, the most important first; what was asked for before is wanted no more."""
        self._wanted = [one for one in job_ids if one not in self._known and one != self._fetching]
        self._fetch()

    def _fetch(self) -> None:
        if self._fetching or not self._wanted:
            return
        self._fetching = job_id = self._wanted.pop(0)
        self._run(
            lambda: self._desk.picture(job_id),
            lambda picture: self._take(job_id, picture),
            lambda error: self._miss(job_id, error),
        )

    def _take(self, job_id: str, picture: LabelPicture) -> None:
        self._fetching = ""
        self._known[job_id] = picture
        while len(self._known) > KEPT:
            del self._known[next(iter(self._known))]
        self._changed()
        self._fetch()

    def _miss(self, job_id: str, error: StationError) -> None:
        """The journal could not be read: words in its place, and no second try every two seconds."""
        self._take(job_id, LabelPicture(reason=NoPicture.GONE))
