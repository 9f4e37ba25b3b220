"""Scanners on a serial line: a real one, a USB device or a Bluetooth one that looks like one.

framing.py  bytes and their times -> codes, whatever stands round them (pure)
port.py     which port a setting means now: a path, COM3, or a USB device wherever it was plugged in
line.py     the open line: opened, emptied, read, given up when it is unplugged
"""
