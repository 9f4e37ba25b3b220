"""A printer without hands: the trainer's tool, and the tests' too.

printer.py    its line;  motor.py  its labels, one after the other
paper.py      what comes out, and what can go wrong
answers.py    what it says when asked;  twins.py  printers by name in this process
"""
