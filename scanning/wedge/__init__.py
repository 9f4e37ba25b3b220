"""Scanners that pose as keyboards: keys and their times in, scans out.

reader.py     the decision: a scanner's burst, or a person's typing
burst.py      keys in quick succession, and the clock they carry
settings.py   how this station's scanners type, as far as somebody said so
pace.py       how they really type, learned from what they scanned
pace_file.py  what was learned, kept from one shift to the next
"""

from scanning.wedge.reader import Wedge
from scanning.wedge.settings import WedgeSettings

__all__ = ["Wedge", "WedgeSettings"]
