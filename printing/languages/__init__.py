"""Dots as a printer's language.

zpl.py tspl.py escpos.py epl.py   one file each;  pdf.py  dots as pages
inked.py      where the ink is;  acs.py  hex digits, shortened
known.py      who writes and reads which, and how a stream shows its own
"""
