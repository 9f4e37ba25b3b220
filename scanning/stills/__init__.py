"""Codes in single pictures: what three engines see in many views of one, and what of it to believe.

sighting.py   one code as one engine saw it in one view
pictures.py   a file -> grey pixels
zxing.py      zxing-cpp, the first voice
reader.py     the cascade: a picture -> what a bench would accept, and what not
"""
