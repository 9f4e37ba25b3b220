"""Scanners that the system knows as devices of their own, each with a name that no other has.

device.py      a device file of Linux, opened, emptied, waited for
reports.py     HID point of sale: reports -> the code and its AIM identifier (pure)
descriptor.py  where a scanner's reports keep what, in its own words (pure)
hidraw.py      which device file a setting means now
pos.py         such a scanner behind fulfilment's Scanner
events.py      struct input_event of Linux -> keys (pure)
keyboard.py    a scanner that poses as a keyboard, taken away from the window and read alone
"""
