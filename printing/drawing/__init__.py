"""A label in millimetres, drawn in dots.

field.py      the label in mm, as values;  layout.py  data of resources/labels;  layout_rules.py  its limits
glyphs.py     letters as dots, cached;  spoken.py  what no font has, in words
setting.py    text into a rectangle
code128.py gs1_128.py itf14.py ean.py datamatrix.py qr.py  codes as modules;  symbols.py  what each needs
image.py      logos and signs
raster.py     the whole label as dots, for the preview and for the printer alike
"""
