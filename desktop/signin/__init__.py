"""The signin screen: screen.py what it shows, view.py the widget, presenter.py what its keys mean.

printer_check.py  whether the station may start;  showing.py  its words
"""
