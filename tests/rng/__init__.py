"""Tests of chance that hangs on a key alone."""
