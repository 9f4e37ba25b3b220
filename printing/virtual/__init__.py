"""A printer without hands: the trainer's tool, and the tests' too.

printer.py    its line and its motor;  paper.py  what comes out, and what can go wrong
answers.py    what it says when asked;  twins.py  printers by name in this process
"""
