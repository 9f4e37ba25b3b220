"""Packwave: parses the command line and calls commands/. Without a command, the desktop."""

import sys

from commands.command_line import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
