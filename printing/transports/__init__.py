"""The ways to a printer.

transport.py  what every way can do;  ways.py  which one a url names
tcp.py        raw port 9100;  files.py  a folder or a file of labels;  twin.py  a virtual printer here
"""
