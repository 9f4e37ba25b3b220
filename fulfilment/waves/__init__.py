"""Which orders go together, in which tote.

planner.py  released orders -> waves and totes, each order's reason recorded
ports.py    what the wave board asks of the shared database
"""
