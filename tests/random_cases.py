"""How many random cases are drawn: a tenth by default, all with `start.py test --full`."""

import os

from hypothesis import HealthCheck, settings

FULL = bool(os.environ.get("DESA_PLAN_FULL"))
_QUIET = {
    "deadline": None,  # a busy laptop is no defect
    "print_blob": True,  # a failure can be replayed with @reproduce_failure
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
}
settings.register_profile("full", max_examples=1000, **_QUIET)
settings.register_profile("quick", max_examples=100, **_QUIET)
settings.load_profile("full" if FULL else "quick")


def cases(number: int) -> settings:
    """Give a decorator that draws `number` cases in a full run and a tenth of them otherwise."""
    return settings(max_examples=number if FULL else max(number // 10, 1))
