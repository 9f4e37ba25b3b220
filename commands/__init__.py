"""What can be asked of Packwave, one file a command, and what ties the floors together for it.

command_line.py  the words of the command line, and the exit status
settings.py      home, database and packwave.toml, every error with its line
scanner_setting.py  its scanners
wiring.py        builds a station from the settings;  office.py  what is asked without one
desktop.py       the window and its lanes;  desktop_courier.py  the link;  desktop_desk.py  for supervisors
desktop_scanners.py scanners.py  scanners that are no keyboard;  scan_desk.py  the page of scans
driving.py       a bench without a window: scans in, labels out;  robot.py  who drives it
printers/        what is printed, on which printer, and the printers' screens
carriers/        numbers bought from carriers
"""
