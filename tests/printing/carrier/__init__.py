"""Carriers' labels: unchanged, or as dots that say the same."""
