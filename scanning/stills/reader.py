"""The cascade: a picture -> what a bench would accept, and what not."""

from scanning.stills import zxing
from scanning.stills.pictures import Grey
from scanning.stills.sighting import Reading


class StillReader:
    def read(self, grey: Grey) -> Reading:
        return Reading(reads=tuple(zxing.see(grey)))
