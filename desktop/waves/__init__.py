"""The wave board. Its views are cards.py foot.py view.py gallery.py; the other files know no Qt."""
