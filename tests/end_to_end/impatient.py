"""main.py whose robot waits seconds where it would wait a minute: for tests of what never comes back."""

import sys

from commands import robot
from commands.command_line import run

if __name__ == "__main__":
    robot.WAIT_FOR_DATABASE_S = 2.0
    robot.WAIT_FOR_PRINTER_S = 1.0
    sys.exit(run(sys.argv[1:]))
