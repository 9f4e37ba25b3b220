"""How the virtual printer reads each language, into a sheet.py.

These import nothing of drawing or languages (checked in the test run), so writer and reader check each other.
"""
