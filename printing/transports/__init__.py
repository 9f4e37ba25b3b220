"""The ways to a printer.

transport.py    what every way can do;  ways.py  which one a url names
tcp.py          raw port 9100;  usb_port.py  by libusb;  serial_line.py  RS-232
cups.py         a queue of CUPS, over ipp.py;  cups_words.py  what a queue says of its printer
spooler.py      a printer of Windows, over winspool.py
device.py       a device file of Linux
files.py        a folder or a file of labels;  twin.py  a virtual printer here
"""
