"""The domain, in the order a parcel travels. No Qt, no SQL, no socket, no file, no clock.

intake/    a channel's document -> one canonical order
orders/    the order, its states, holds and review
stock/     one pool, reservations, which warehouse
waves/     which orders go together, in which tote
packing/   the bench session, what a scan means, the use cases of a station
shipping/  carriers, tracking numbers, what a label says
returns/   what comes back
tower/     figures, alerts, forecast
errors.py  the world failing, with advice for a person
"""
