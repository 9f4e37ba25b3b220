"""A label from millimetres to paper, in the order it travels.

layout.py     the label in mm: data, checked when loaded
glyphs.py     letters as dots, cached;  setting.py  text into a rectangle
code128.py    bars;  raster.py  the whole label as dots, for the preview and for the printer alike
zpl.py        dots as ZPL;  label.py  the one function most callers want;  samples.py  labels of nobody
transport.py  wire, folder, file, virtual printer;  status.py  what it says, and what silence means
spool.py      one label after the other, never one of them twice in silence
virtual.py    a printer without hands;  zpl_reader.py  how it reads
"""
