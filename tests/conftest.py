"""What holds for every test."""

from hypothesis import HealthCheck, settings

from tests.thorough import PROFILE

# How quickly examples are drawn, and how long one takes, says how busy the machine is and nothing of what is tried.
settings.register_profile(
    "default", parent=settings.get_profile("default"), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(PROFILE, parent=settings.get_profile("default"))
