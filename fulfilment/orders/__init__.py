"""One order, whatever channel it came from.

In flow order: order.py (its form and id), states.py (which state may follow which), holds.py (why it waits),
review.py (the hard checks between payment and release).
"""
