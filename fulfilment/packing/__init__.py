"""One parcel on one bench.

work.py        an order as a station holds it, and the goods it names
facts.py       what happened: the envelope that journal and shared database keep for ever
session.py     decide and evolve: the parcel from the first scan to the closed label
barcodes.py    what a code can mean (the only place that tells codes apart)
commands.py    the command cards and badges, under a prefix that no product may use
matching.py    which order, tote or line of this bench a code means
outcome.py     the one frozen answer to anything done at a station
bench.py       one bench: who is at it, what lies on it, what it holds, what it says
opening.py     which order comes onto the bench, and pieces into it
labelling.py   the whole parcel's number, its label, and the scan that closes it
station.py     the use cases of a bench: who is here, scans, keys, news
ports.py       what a station asks of the outside
ports_keys.py  keys on their way to becoming scans: where window and wedge meet
"""
