"""Who takes a parcel, under which number, and what its label says.

carriers.py       the carriers, their numbers, and which one takes a parcel
schemes.py        which of the 32 ways a parcel goes, and its words;  countries.py  last lines of addresses
masking.py        what of a person may stand on a label
numbers.py        check digits of GS1, UPU S10 and Brazil's tax numbers
label_content.py  what a waybill says;  contents.py  every kind of content, by name
*_content.py      logistic unit, goods and places, customs, papers;  paper_words.py  their words
routing.py        which printer prints what, and what comes out with a parcel
waybills.py       a number bought from the carrier;  waybill_purchase.py  once, whatever gets lost
ports.py          the journal of labels and the moves it allows
"""
