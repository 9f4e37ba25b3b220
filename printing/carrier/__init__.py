"""A label that a carrier has made: unchanged to a printer of its language, as dots to any other.

kinds.py          what it is, by its first bytes
document.py       for one printer: the function most callers want
refused.py        why a label is not printed
pages.py          a PDF's page or a picture to dots;  codes.py  that no code was lost on the way
zpl_commands.py   a stream as commands;  zpl_whole.py  one whole label of this printer's size
zpl_label.py      commands to dots;  zpl_field.py  one field;  zpl_page.py  the paper under them
zpl_fonts.py zpl_text.py  letters and blocks of them;  zpl_graphics.py  boxes, discs, pictures
zpl_symbols.py    which code a command asks for;  zpl_code128.py zpl_code39.py zpl_matrix.py  the codes
"""
