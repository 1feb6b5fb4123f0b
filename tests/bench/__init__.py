"""The benchmark: ``python -m tests.bench``. It is not a test, and no test depends on the time of day."""
