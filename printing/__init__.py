"""A label from millimetres to paper, in the order it travels.

field.py      the label in mm, as values;  layout.py  data of resources/labels;  layout_rules.py  its limits
glyphs.py     letters as dots, cached;  setting.py  text into a rectangle
code128.py gs1_128.py itf14.py datamatrix.py qr.py  codes as modules
symbols.py    what each needs, drawn in whole dots
raster.py  the whole label as dots, for the preview and for the printer alike
zpl.py tspl.py escpos.py epl.py   dots as a printer's language, one file each;  inked.py  where the ink is
label.py      the one function most callers want;  samples.py  labels of nobody
pdf.py        dots as pages;  sheets.py card_words.py  command cards and badges on A4
transport.py  wire, folder, file, virtual printer;  status.py  what it says, and what silence means
spool.py      one label after the other, never one of them twice in silence
virtual.py    a printer without hands, its papers, answers and twins beside it
*_reader.py   how it reads each language, into a sheet.py;  languages.py  who writes and reads which
pictures.py   what a document puts on paper, for screens
"""
