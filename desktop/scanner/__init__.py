"""The scanner page: what came in, what it was taken for, and how loud the bench is.

ports.py       what it asks of whoever listens to the scanners
trace.py       the scans of late, kept in memory: when each came, what the bench said, how long it took
words.py shown.py   what it says: control characters, rules, fields, timings
presenter.py   what keys and scans mean
parts.py view.py gallery.py   Qt; the others know none of it
"""
