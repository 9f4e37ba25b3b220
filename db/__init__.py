"""The station's own journal, and the shared database behind it.

The journal (SQLite, this station's alone):
journal.py and journal_*.py, print_journal.py, sync.py

The shared database, in the order in which things happen:
address.py connect.py deadline.py troubles.py   the way there, and what can go wrong on it
columns.py tables.py schema.py migrate.py       its tables and their revisions
catalogue.py stations.py                        products, shelves, people, number ranges, benches
order_import.py orders.py reviews.py stock.py   orders come in, are reviewed and given stock
waves.py                                        candidates -> plan -> stored and released waves
carrier_waybills.py                             numbers bought from carriers
claims.py work_forms.py                         a station gets work
fact_forms.py judging.py facts.py fact_effects.py parcels.py settling.py   what it did takes effect
feed.py order_end.py order_holds.py             what a station must hear of
board.py reassign.py wave_holds.py              what a supervisor sees and does
exceptions.py order_lists.py hand_over.py       what a person must decide, lists, numbers for the channels
paper_lists.py                                  what the office prints from
shared_lists.py shared_sqlite.py shared_postgres.py   all of it behind the ports, on either engine
"""
