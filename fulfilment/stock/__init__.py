"""One pool, reservations, which warehouse. Nothing here yet.

Reserving is one conditional statement (db/stock.py); choosing a warehouse will be a rule of its own.
"""
