"""Records settled in a Spark cluster; the tests that need one are run apart: ``pytest -m spark``."""
