"""A shop of our own making, to try the program with.

families.tsv (what it sells) -> catalogue.py (with barcodes.py) -> products.json; picture.py draws pictures/;
stock.py says what sells and what lies in the warehouse; drafts.py makes a day's orders, forms.py says
them in a channel's words, trouble.py spoils a few, day.py writes the files. day_480/ is one such day.
"""
