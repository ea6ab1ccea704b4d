"""What holds for every test: properties are judged by what they find, never by how long an example takes."""

from hypothesis import HealthCheck, settings

# Tests run two at a time, on machines that do other work too.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
