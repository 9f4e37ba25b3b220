"""Dots as a printer's language.

zpl.py tspl.py escpos.py epl.py   one file each;  inked.py  where the ink is;  pdf.py  dots as pages
known.py      who writes and reads which, and how a stream shows its own
"""
