"""Tests of what worked examples try of a scheme."""
