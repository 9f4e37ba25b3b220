"""Who takes a parcel, under which number, and what its label says.

carriers.py       the carriers, their numbers, and which one takes a parcel
masking.py        what of a person may stand on a label
label_content.py  what a waybill says
ports.py          the journal of labels and the moves it allows
"""
