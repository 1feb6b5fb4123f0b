"""Tests of conditions: every operator, type and table of yes, no and unknown."""
