"""What can be asked of Packwave, one file a command.

command_line.py  the words of the command line, and the exit status
settings.py      home, database and packwave.toml, every error with its line
wiring.py        builds an office or a station from the settings
route_book.py    which printer prints what;  route_file.py printer_routes.py  from a file, from the screen
label_desk.py    a parcel's waybill into the print journal;  paper_desk.py  what comes out beside it
driving.py       a bench without a window: scans in, labels out
"""
