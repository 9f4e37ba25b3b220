"""Codes in single pictures: what three engines see in many views of one, and what of it to believe.

sighting.py   one code as one engine saw it in one view
pictures.py   a picture's bytes -> grey pixels
views.py      sizes, contrast, blur, turns, each with the way back to the picture's own pixels
zxing.py opencv.py zbar.py   the three voices; zbar_child.py is the process in which the third one lives
blurred.py    EAN-13 and UPC-A out of focus, by the likeliest whole text instead of edges
together.py   whether two sightings are of one place
verdict.py    pure: all sightings -> what to believe
reader.py     the cascade: a picture -> what a bench would accept, and what not
"""
