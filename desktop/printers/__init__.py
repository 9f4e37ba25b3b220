"""The printers screen.

ports.py                        what it asks of whoever looks after the printers
chosen.py deeds.py pictures.py  what is framed, one deed at a time, pictures fetched beside it
known.py labels.py panels.py reasons.py -> shown.py   what it says
presenter.py                    what keys and scans mean
lists.py parts.py view.py gallery.py                  Qt; the others know none of it
routing/                        the page behind it: which printer prints what
"""
