"""A shop of our own making, to try the program with.

families.tsv (what it sells) -> catalogue.py -> products.json; picture.py draws pictures/; demand.py says what
sells how often and stock.py what lies in the warehouse; people.py, orders.py and channels.py make a day's orders,
day.py writes them as four channels' files, trouble.py adds what goes wrong. day_480/ is one such day.
"""
