"""A channel's document becomes canonical orders, or refusals with their reason.

In flow order: document.py (bytes -> records), paths.py (where a value lies), values.py and times.py (what it
means), fields.py (both, for one field), words.py (states and holds), mapping.py (a whole table applied
to one record), canonical.py (the JSON form, its checks and its hash), reader.py (the whole road).
"""
