"""The printers screen. parts.py view.py gallery.py are Qt; the other files know none of it."""
