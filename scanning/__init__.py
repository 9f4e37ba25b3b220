"""Scanners of every kind: what they send becomes a RawScan.

keyboard.py  key positions -> what a US-programmed scanner meant
wedge.py     keys and their times -> scans, told apart from a person's typing
gs1.py       GS1 element strings -> item, lot, expiry, serial, pieces
"""
