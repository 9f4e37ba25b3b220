"""One printer's lane.

spool.py      one label after the other, never one of them twice in silence
line.py       the printer as its spool sees it;  moves.py  what is written of a label
odometer.py acknowledging.py idle.py  what proves a label, or at least shows something
settling.py   what became of a label after a stop;  doubt.py  why one is in doubt
media.py      whether the labels are as long as those that are drawn
status.py     what a printer says of itself, and what its silence means;  status_*.py  in each language
"""
