"""What every test stands on: no screen, no home of the person who runs it, one way to search."""

import os
import tempfile

from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for name in ("PACKWAVE_HOME", "PACKWAVE_DATABASE_URL"):
    os.environ.pop(name, None)  # a test writes where it says, never into somebody's station
_NOBODYS = tempfile.TemporaryDirectory(prefix="packwave-tests-")
os.environ["XDG_DATA_HOME"] = _NOBODYS.name  # where a home is looked for when none is said

# deadline: two shared cores make a time limit a coin toss
_QUIET = [HealthCheck.too_slow]
settings.register_profile("default", max_examples=60, deadline=None, suppress_health_check=_QUIET)
settings.register_profile("thorough", max_examples=2_000, deadline=None, suppress_health_check=_QUIET)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
