"""Scanners of every kind: what they send becomes a RawScan.

keyboard.py  key positions -> what a US-programmed scanner meant
wedge/       keys and their times -> scans, told apart from a person's typing; the pace learned
serial/      scanners on a serial line, plugged in and out
hid/         scanners that say what they read (HID point of sale), keyboards taken from the window
stills/      codes in single pictures: three engines, many views, a vote
camera/      a camera over the bench: frames in, scans and outlines out
gs1.py       GS1 element strings -> item, lot, expiry, serial, pieces
"""
