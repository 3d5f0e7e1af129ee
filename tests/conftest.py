"""How every property is tried: a slow machine is no mistake, and a landing is repeatable."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "house", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
# Where a change lands the examples are the same each time; everywhere else new ones are looked for.
settings.register_profile("landing", settings.get_profile("house"), derandomize=True)
settings.load_profile("landing" if os.environ.get("CI") else "house")
