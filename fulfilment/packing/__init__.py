"""One order on one bench, in one box or several.

work.py        an order as a station holds it, and the goods it names
facts.py       what happened: the envelope that journal and shared database keep for ever
boxes.py       the boxes of one order: what lies in each, its label, its void numbers
session.py     decide and evolve: the order from the first scan to the closed label of its last box
replay.py      an order as the facts of one journal tell it
sealing.py     decide the end of a box: full, one more, its number, void, its label scanned
reasons.py     what may be asked of a label, and why
barcodes.py    what a code can mean (the only place that tells codes apart)
numbers.py     the arithmetic of item numbers;  epc.py  those of RFID tags
repeats.py     a scanner that says one code twice by itself
commands.py    the command cards and badges, under a prefix that no product may use
matching.py    which order, tote or line of this bench a code means
outcome.py     the one frozen answer to anything done at a station
bench.py       one bench: who is at it, what lies on it, what it holds, what it says
opening.py     which order comes onto the bench, and pieces into it
labelling.py   a whole box's number, its label, and the scan that closes it
relabelling.py the label once more: reprint, redo (void and replace), one more box
station.py     the use cases of a bench: who is here, scans, keys, news
ports.py       what a station asks of the outside
ports_keys.py  keys on their way to becoming scans: where window and wedge meet
ports_scanners.py  scanners that are no keyboard: where lanes and drivers meet
"""
