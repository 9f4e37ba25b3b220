"""The papers of the virtual printer, in a small window of their own."""
