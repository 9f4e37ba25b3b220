"""Which printer prints what, set on a page behind the printers screen.

ports.py draft.py shown.py words.py presenter.py know no Qt; parts.py view.py gallery.py are Qt.
"""
