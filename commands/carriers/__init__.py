"""Numbers and labels bought from carriers.

accounts.py    who we are to them, from packwave.toml;  wire.py  HTTP with limits of our own
kuaidi100.py   its electronic waybills
"""
