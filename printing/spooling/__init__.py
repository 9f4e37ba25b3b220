"""One printer's lane.

spool.py      one label after the other, never one of them twice in silence
status.py     what a printer says of itself, and what its silence means
"""
