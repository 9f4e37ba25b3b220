"""The world failing. Each kind carries advice: one sentence that says what to do."""


class StationError(Exception):
    """Something outside failed. `advice` is for a person; the cause is chained."""

    advice = "Call the technician."

    def __init__(self, detail: str = "", advice: str | None = None) -> None:
        super().__init__(detail or self.advice)
        self.detail = detail
        if advice is not None:
            self.advice = advice


class PrinterAway(StationError):
    """The printer refused, hung or closed; some bytes may have arrived."""

    advice = "Check the printer: power, cable, paper."


class ScannerAway(StationError):
    """The scanner was unplugged, is switched off, or may not be opened; it is tried again."""

    advice = "Check the scanner: cable, battery, cradle."


class PaperMissing(StationError):
    """A paper that belongs to a parcel cannot be had; its waybill comes out all the same."""

    advice = "A paper of this parcel is missing: ask a supervisor."


class DatabaseAway(StationError):
    """The shared database did not answer in time. Work goes on from the journal."""

    advice = "Keep packing: scans are saved here and sent later."


class DatabaseRefused(StationError):
    """The shared database answered, and the answer is no (old schema, wrong login, bad fact).

    is_about_facts: the facts handed in were malformed; others may pass.
    """

    advice = "Call the technician: the shared database refused this station."

    def __init__(self, detail: str = "", advice: str | None = None, *, is_about_facts: bool = False) -> None:
        super().__init__(detail, advice)
        self.is_about_facts = is_about_facts


class JournalFull(StationError):
    """The station's disk took no more: what was being written did not happen."""

    advice = "The disk is full: this scan was not saved. Call the technician."


class JournalTaken(StationError):
    """Another program holds this home's journal."""

    advice = "Packwave is already open on this station. Use that window."


class JournalDamaged(StationError):
    """The station's journal cannot be read any more: what it holds may still be saved by hand."""

    advice = "The journal is damaged: call the technician."


class JournalNewer(StationError):
    """A newer Packwave has kept this journal; this one could misread it."""

    advice = "Update Packwave: this journal is newer."


class HomeUnwritable(StationError):
    """The station's folder is missing, or nothing can be written there."""

    advice = "Check this station's folder: disk, rights."


class BadDocument(StationError):
    """A file that cannot be read as what it was said to be."""

    advice = "Check the file and its channel, then import it again."


class BadLayout(StationError):
    """A label layout that breaks a rule of legibility or names what is not there."""

    advice = "Mend the layout file."


class SettingsWrong(StationError):
    """The settings file says something that cannot be; detail has file and line."""

    advice = "Mend the settings file."
