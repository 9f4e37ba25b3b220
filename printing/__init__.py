"""A label from millimetres to paper, in the order it travels. Each room's __init__ says what is there.

drawing/      millimetres to dots
languages/    dots to a printer's language
carrier/      a label that a carrier has made, unchanged or as dots
condition.py  how a printer is, in one word
label.py      both in one call: the function most callers want;  samples.py  labels of nobody
sheets.py     command cards and badges on A4;  card_words.py  their texts
label_gallery.py  the pictures of docs/labels
receipts.py   text on a roll, the knife and the cash drawer
transports/   the ways to a printer
spooling/     one label after the other, with its proof
readers/      a printer's language back to dots;  pictures.py  for screens that have only the bytes
virtual/      a printer without hands
"""
