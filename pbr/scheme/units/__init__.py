"""What is paid by: units, bases, durations and the rounding of time."""
