"""What can be asked of Packwave, one file a command.

command_line.py  the words of the command line, and the exit status
settings.py      home, database and packwave.toml, every error with its line
wiring.py        builds an office or a station from the settings
driving.py       a bench without a window: scans in, labels out
"""
