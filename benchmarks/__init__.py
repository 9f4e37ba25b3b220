"""Speed, measured: `make bench` runs them all, `python -m benchmarks.NAME` one.

Each prints its figures, the machine's load, and what they are compared with, in the same run.
"""
